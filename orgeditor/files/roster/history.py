"""Rows that are over: history beside the current row, and ends that are past."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from orgeditor.clock import today
from orgeditor.files.roster.words import CLOSED, is_nothing, status_word
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.files.roster.rows import Rows

_WHO = ("name", "name_zh", "first_name", "last_name", "person_id", "email", "login")


def find_past(rows: Rows) -> set[int]:
    """Return the rows that only tell what was: of those of one id, or person, all but the current.

    The current row has not ended; of several it is the one that began last, unless other
    people are in them, who share the position.
    """
    ends, starts = rows.dates.get("end"), rows.dates.get("start")
    if ends is None and starts is None and "status" not in rows.present:
        return set()
    said, titles = rows.column("status"), rows.column("title")
    day = today().isoformat()
    past: set[int] = set()
    for members in _groups(rows):
        over = {i for i in members if ends and ends[i] and ends[i] < day}
        closed = {i for i in members if said[i] and status_word(said[i]) in CLOSED}
        if len(closed - over) < len(members) - len(over) and len({titles[i] for i in members}) == 1:
            over |= closed
        going = [i for i in members if i not in over]
        if not going:
            going = [max(over, key=lambda i: ends[i] if ends else "")]
        elif starts and len({starts[i] for i in going}) > 1 and _same_person(rows, going):
            begun = [i for i in going if starts[i] <= day] or going
            going = [max(begun, key=lambda i: starts[i])]
        past |= set(members) - set(going)
    for i in sorted(past):
        told = t("The row is history: a later one about the same counts.")
        rows.tell("history-row", "hint", told, i, next((n for n in ("end", "start", "status") if n in rows.present), ""))  # fmt: skip
    return past


def _groups(rows: Rows) -> list[list[int]]:
    """Return the rows that say the same id, in a file without ids the same person, where there are several."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for part in rows.parts:
        name = next((n for n in ("id", "person_id", "login", "email") if n in part.mapping.fields), "")  # fmt: skip
        column = rows.column(name)
        for i in range(part.start, part.start + len(part.table.rows)) if name else ():
            # Rows that were multiplied by a join are one row of the file.
            if column[i] and not is_nothing(column[i]):
                found[part.start, column[i]].append(i)
    return [members for members in found.values() if len({rows.line(i) for i in members}) > 1]


def _same_person(rows: Rows, members: list[int]) -> bool:
    columns = [rows.column(name) for name in _WHO]
    return len({tuple(column[i] for column in columns) for i in members}) == 1
