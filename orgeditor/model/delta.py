"""What differs between two tables of records, in the form in which files and journals keep it.

It is an edit without what stood before, which the other table holds already.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from operator import is_, not_
from typing import TYPE_CHECKING

import msgspec

from orgeditor.model.registry import AnyRecord

if TYPE_CHECKING:
    from orgeditor.model.record import Record

Table = Mapping[str, "Record"]
"""Records by id."""


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to put into a table, and the ids to take out; both sorted by id."""

    records: tuple[AnyRecord, ...] = ()
    gone: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.records) + len(self.gone)


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """A scenario's content: ``base`` from the baseline as it stands, ``edit`` from that base."""

    base: Delta = Delta()
    edit: Delta = Delta()


def changed_ids(old: Table, new: Table) -> list[str]:
    """Return the ids under which two tables do not hold the same, sorted.

    Tables of one document share nearly all records, so most are told by being the same object.
    """
    shared = map(is_, map(old.get, new), new.values())
    found = [key for key in compress(new, map(not_, shared)) if old.get(key) != new[key]]
    if len(new) - len(old) != sum(key not in old for key in found):
        found += old.keys() - new.keys()
    return sorted(found)


def delta(old: Table, new: Table) -> Delta:
    """Return what makes ``new`` of ``old``."""
    ids = changed_ids(old, new)
    return Delta(
        tuple(new[key] for key in ids if key in new), tuple(k for k in ids if k not in new)
    )


def with_delta(old: Table, found: Delta) -> dict[str, Record]:
    """Return ``old`` with what is otherwise; KeyError where what is to go is not there.

    TypeError where a record would become one of another kind.
    """
    new = dict(old)
    for key in found.gone:
        del new[key]
    for record in found.records:
        before = old.get(record.id)
        if before is not None and type(before) is not type(record):
            raise TypeError(record.id)
        new[record.id] = record
    return new
