"""From which state two files were made: what both have most in common with, of what is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.project.versions import versions
from orgeditor.model.delta import changed_ids
from orgeditor.model.document import Document
from orgeditor.model.fields import TYPES
from orgeditor.model.merge_documents import same_of
from orgeditor.model.records import PROJECT_ID

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.project.versions import Version
    from orgeditor.model.delta import Table


class Ancestor(msgspec.Struct, frozen=True):
    """A state that was kept: ``mine`` and ``theirs`` records are otherwise in the two made of it."""

    path: Path
    when: datetime
    document: Document
    mine: int
    theirs: int


def ancestors(
    mine: Document,
    theirs: Document,
    paths: tuple[Path | None, Path],
    go_on: Callable[[], bool] = lambda: True,
) -> list[Ancestor]:
    """Return the versions kept of the documents at ``paths``, the one both were made of first.

    It is one that both have had, the latest of these; else the one of either side from which the
    other differs least: what that side has saved since differs from the other by this, too, and of
    as near ones the earliest is sure to be no later than where they parted. Compared is the
    scenario that ``mine`` shows. What cannot be read any more is left out, and what has nothing in
    common with a side: that was not made of it.
    """
    sides = mine.organization.table, same_of(theirs, mine.shown)
    kept = [_kept(path) if path else [] for path in paths]
    common = {one.sha256 for one in kept[0]} & {one.sha256 for one in kept[1]}
    found: dict[str, tuple[tuple[float, float], Ancestor]] = {}
    for place, version in ((place, one) for place, those in enumerate(kept) for one in those):
        if version.sha256 in found or not go_on():
            continue
        try:
            document = open_document(version.path).document
        except CannotOpen:
            continue
        base = same_of(document, mine.shown)
        if not all(are_related(base, side) for side in sides):
            continue
        counts = [len(changed_ids(base, side)) for side in sides]
        when = datetime.fromtimestamp(version.time)
        shared = version.sha256 in common
        apart = _apart(base, sides[1 - place])
        near = (-1.0, -version.time) if shared else (apart, version.time)
        found[version.sha256] = near, Ancestor(version.path, when, document, *counts)
    return [one for _, one in sorted(found.values(), key=lambda pair: pair[0])]


def are_related(one: Table, other: Table) -> bool:
    """Whether two states have a record in common whose id is random: then one was made of the other."""
    return any(key in other and key != PROJECT_ID and not TYPES[type(one[key])].key for key in one)


def _apart(one: Table, other: Table) -> int:
    """Return how many fields two states have otherwise; of a record that only one has, all."""
    count = 0
    for key in changed_ids(one, other):
        records = [table[key] for table in (one, other) if key in table]
        names = records[0].__struct_fields__
        if len(records) == 1:
            count += len(names)
        else:
            count += sum(getattr(records[0], name) != getattr(records[1], name) for name in names)
    return count


def _kept(path: Path) -> list[Version]:
    try:
        return versions(path)
    except OSError:
        return []
