"""What rules of the structure share: who is near an edit, and how several positions are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from orgeditor.model.fields import STATUS_CLOSED, Edge, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.edit import Edit

NAMED: Final = ("title", "title_zh", "code")
LINES: Final[Reads] = {Position: ("manager", "waiting", "status", "rank", *NAMED)}
"""What several are found by, told in the order of the chart."""


def near_lines(look: Look, edit: Edit) -> Iterable[str]:
    """Return the positions of an edit, whom they report to and who reports to them."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Position):
                yield record.id
                yield from managers(look, record)
        if isinstance(change.some, Position):
            yield from reports(look, change.id)


def managers(look: Look, position: Position) -> Iterable[str]:
    """Return the manager, and where that is closed those above up to the first who is not."""
    key = position.manager
    while key:
        yield key
        found = look.org.find(Position, key)
        key = found.manager if found and found.status == STATUS_CLOSED else ""


def reports(look: Look, key: str) -> Iterable[str]:
    """Return the direct reports, and below those that are closed the next."""
    waiting = look.org.below(key, Edge.REPORTS)
    while waiting:
        report = waiting.pop()
        yield report
        if look.org.get(Position, report).status == STATUS_CLOSED:
            waiting += look.org.below(report, Edge.REPORTS)


def at(ids: Sequence[str], mask: Any) -> tuple[str, ...]:
    """Return the ids at which a mask is set."""
    return tuple(ids[i] for i in np.flatnonzero(mask).tolist())


def whole_number(number: float) -> int | float:
    """Return a number without a fraction as a whole one."""
    return int(number) if number == int(number) else number


def names(look: Look, ids: Sequence[str], most: int = 3) -> str:
    """Return the names of the first few records of many."""
    names = ", ".join(name_of(look.org[key]) for key in ids[:most])
    return names + (", …" if len(ids) > most else "")
