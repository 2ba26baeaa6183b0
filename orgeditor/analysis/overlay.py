"""Two states of an organisation on one chart: what was added, removed, moved from where, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from orgeditor.messages import Message, t
from orgeditor.model.delta import changed_ids
from orgeditor.model.fields import STATUS_CLOSED, Kind, fields_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Record, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.delta import Table

FATES: Final[dict[str, Message]] = {
    "added": t("Added"),
    "removed": t("Removed"),
    "moved": t("Moved"),
    "changed": t("Changed"),
}
"""What may become of a card, in the order of the legend."""


class Overlay(msgspec.Struct, frozen=True):
    """``organization`` has all that stands in either state; what is in both, as it is in the new one.

    ``fates``: what became of positions and units, by id (one of ``FATES``). ``moves``: the id
    of a position or unit and that of what was above it before.
    """

    organization: Organization
    fates: dict[str, str]
    moves: tuple[tuple[str, str], ...]


def overlaid(old: Organization, new: Organization) -> Overlay:
    """Return two states on one chart. What is gone hangs where it was, on whatever has become of that."""
    fates, moves = become(old.table, new.table)
    both = with_gone(old.table, new.table, fates)
    return Overlay(new.with_records(both.values()), fates, moves)


def with_gone(old: Table, new: Table, fates: Mapping[str, str]) -> dict[str, Record]:
    """Return the new records, and with them those that are gone; what was closed still stands where it is."""
    both = {**{key: _as_gone(one) for key, one in old.items() if key not in new}, **new}
    for key, fate in fates.items():
        before, after = old.get(key), new.get(key)
        if fate == "removed" and isinstance(before, Position) and isinstance(after, Position):
            both[key] = _as_gone(replace(after, status=before.status))
    return both


def _as_gone(record: Record) -> Record:
    """Return a record as it stands among those of the new state: seen, but in no head-count."""
    return replace(record, headcount=0.0) if isinstance(record, Position) else record


def become(old: Table, new: Table) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return what became of positions and units, and which moved from below what; see ``Overlay``."""
    fates: dict[str, str] = {}
    moves: list[tuple[str, str]] = []
    for key in changed_ids(old, new):
        before, after = old.get(key), new.get(key)
        some = after or before
        if not isinstance(some, Position | Unit):
            continue
        if not _stands(before) and not _stands(after):
            continue
        if before is None or after is None or not (_stands(before) and _stands(after)):
            fates[key] = "added" if _stands(after) else "removed"
            continue
        was, now = _above(before), _above(after)
        if was != now:
            fates[key] = "moved"
            if was:
                moves.append((key, was))
        elif _says_otherwise(before, after):
            fates[key] = "changed"
    return fates, tuple(moves)


def _stands(record: Record | None) -> bool:
    """Whether something has a card: a closed position has none."""
    return record is not None and getattr(record, "status", "") != STATUS_CLOSED


def _above(record: object) -> str:
    if isinstance(record, Position):
        return record.manager
    return record.parent if isinstance(record, Unit) else ""


def _says_otherwise(before: Record, after: Record) -> bool:
    """Whether something differs that a person reads, and not only the order among siblings."""
    return any(
        getattr(before, field.name) != getattr(after, field.name)
        for field in fields_of(type(after))
        if field.kind not in (Kind.RANK, Kind.INTERNAL)
    )
