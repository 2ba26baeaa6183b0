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
from orgeditor.model.merge_documents import same_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.project.versions import Version


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
    paths: tuple[Path | None, ...],
    go_on: Callable[[], bool] = lambda: True,
) -> list[Ancestor]:
    """Return the versions kept of documents at ``paths``, that nearest to both sides first.

    Compared is the scenario that ``mine`` shows. What cannot be read any more is left out.
    """
    found: list[Ancestor] = []
    seen: set[str] = set()
    for version in (v for path in paths if path for v in _kept(path)):
        if version.sha256 in seen or not go_on():
            continue
        seen.add(version.sha256)
        try:
            document = open_document(version.path).document
        except CannotOpen:
            continue
        base = same_of(document, mine.shown)
        sides = mine.organization.table, same_of(theirs, mine.shown)
        counts = (len(changed_ids(base, side)) for side in sides)
        when = datetime.fromtimestamp(version.time)
        found.append(Ancestor(version.path, when, document, *counts))
    # Whatever either has saved since they parted is as near as where they parted, and later.
    return sorted(found, key=lambda one: (one.mine + one.theirs, one.when))


def _kept(path: Path) -> list[Version]:
    try:
        return versions(path)
    except OSError:
        return []
