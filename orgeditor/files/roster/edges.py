"""An edge list: two columns, manager and report; some occur as managers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.words import is_nothing
from orgeditor.messages import tn

if TYPE_CHECKING:
    from orgeditor.files.roster.rows import Rows

_WHO = ("name", "id", "title")


def is_edge_list(rows: Rows) -> bool:
    """Whether a file has nothing but who reports to whom."""
    if len(rows.parts) != 1:
        return False
    part = rows.parts[0]
    fields = part.mapping.fields.keys()
    return (
        "manager" in fields
        and len(fields & set(_WHO)) == 1
        and len(fields) == 2
        and len(part.table.headers) <= 3
    )


def complete_edges(rows: Rows) -> None:
    """Join the rows about the same report, and add those who occur as managers only."""
    who = next(name for name in _WHO if name in rows.present)
    own, managers = rows.texts[who], rows.texts["manager"]
    first: dict[str, int] = {}
    for i in range(rows.count):
        if own[i] in first:
            at = first[own[i]]
            rows.joined[i] = at
            managers[at] = ";".join(filter(None, (managers[at], managers[i])))
        elif own[i]:
            first[own[i]] = i
    named = [m.strip() for cell in list(managers) for m in cell.split(";")]
    missing = [m for m in dict.fromkeys(named) if m and m not in first and not is_nothing(m)]
    for name in missing:
        rows.add({who: name})
    if missing:
        told = tn("{n} manager has no row of its own and was added at the top.", "{n} managers have no rows of their own and were added at the top.", len(missing))  # fmt: skip
        rows.tell("manager-added", "hint", told, managers.index(next(m for m in managers if missing[0] in m)), "manager")  # fmt: skip
