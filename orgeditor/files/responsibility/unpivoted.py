"""Tables that have a row for each letter: an activity, a party, and what it is to it, as systems export them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.grid import Line, RawTable
from orgeditor.files.responsibility.heads import Head
from orgeditor.files.responsibility.letters import begins_like_code, looks_like_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.blocks import Grid

_LEAST: Final = 2
_COLUMNS: Final = 3


class Unpivoted(msgspec.Struct, frozen=True):
    """Where such a table stands: rows and columns by index; ``groups`` are columns, too."""

    header: int
    rows: tuple[int, ...]
    activity: int
    party: int
    letter: int
    groups: tuple[int, ...]


def find_unpivoted(grid: Grid) -> list[Unpivoted]:
    """Return the tables with a row for each letter, from the top."""
    found: list[Unpivoted] = []
    row = 0
    while row < len(grid):
        table = _table_at(grid, row)
        if table is not None:
            found.append(table)
            row = table.rows[-1]
        row += 1
    return found


def _table_at(grid: Grid, header: int) -> Unpivoted | None:
    """Return the table that a row heads: activities and parties by name, one column of letters."""
    cells = grid[header]
    if sum(map(bool, cells)) < _COLUMNS:
        return None
    activities = [c for c, text in enumerate(cells) if words.names_activities(text)]
    parties = [c for c, text in enumerate(cells) if words.names_roles(text) and c not in activities]
    if not activities or len(parties) != 1:
        return None
    end = next((r for r in range(header + 1, len(grid)) if not any(grid[r])), len(grid))
    rows = [r for r in range(header + 1, end) if grid[r][parties[0]]]
    others = {*activities, *parties}
    letters = [c for c in range(len(cells)) if c not in others and _holds_letters(grid, rows, c)]
    if (
        len(letters) != 1
        or len(rows) < _LEAST
        or any(map(looks_like_codes, _column(grid, rows, parties[0])))
    ):
        return None
    # Where a process stands beside its activities, both have the names of activities.
    outer = [
        c
        for c, text in enumerate(cells)
        if c < activities[-1] and (c in activities or words.names_groups(text))
    ]
    return Unpivoted(header, tuple(rows), activities[-1], parties[0], letters[0], tuple(outer))


def _holds_letters(grid: Grid, rows: Sequence[int], column: int) -> bool:
    texts = _column(grid, rows, column)
    return len(texts) >= _LEAST and all(map(begins_like_code, texts))


def _column(grid: Grid, rows: Sequence[int], column: int) -> list[str]:
    return [grid[row][column] for row in rows if grid[row][column]]


def lines_of(grid: Grid, table: Unpivoted) -> RawTable:
    """Return the activities as a raw table, a line for each row; a name stands until the next one."""
    lines: list[Line] = []
    name, groups = "", ("",) * len(table.groups)
    for row in table.rows:
        name = grid[row][table.activity] or name
        told = tuple(grid[row][column] for column in table.groups)
        groups = told if any(told) else groups
        lines.append(Line(row, table.activity, name, groups=groups))
    columns = (table.activity, table.party, table.letter, *table.groups)
    heads = (Head(table.letter, grid[table.header][table.letter]),)
    corner = grid[table.header][table.activity]
    return RawTable(
        heads, tuple(lines), corner, table.header, table.header, min(columns), max(columns), False
    )
