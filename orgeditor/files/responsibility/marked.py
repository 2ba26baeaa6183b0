"""Tables that have a column for each letter under each party, and a mark where it applies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.letters import read_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Sheet

_MARKS: Final = frozenset("xX×✓✔√●•■☑☒✕✖❌хХ") | {"TRUE", "True", "Yes", "YES", "是"}
_UNMARKED: Final = frozenset({"FALSE", "False", "No", "NO", "否", "☐", "□", "○"})
_LEAST: Final = 2
_GAP: Final = 12
"""Rows without marks after which a table has ended."""


def letters_for_marks(sheet: Sheet, grid: list[list[str]]) -> dict[int, int]:
    """Write the letters into the tables of a sheet that have marks below them.

    Each party then has its letters in the first of its columns and its name over it, and the
    table is like any other; one without a name is called by the title above, else the sheet.
    Returns the last column that each such table had, by either row of its header.
    """
    ends: dict[int, int] = {}
    row = 0
    while row < len(grid):
        columns = _letter_heads(grid[row]) if any(grid[row]) else {}
        last = _last_marked(grid, row, columns) if len(columns) >= _LEAST else row
        if last > row:
            ends[row] = ends[max(row - 1, 0)] = max(columns)
            _write(sheet, grid, row, last, columns)
        row = last + 1
    return ends


def _letter_heads(cells: Sequence[str]) -> dict[int, str]:
    """Return the letters that head columns; the same letters may head several parties' ones.

    {} where something else than a header stands beside them: these are cells.
    """
    found: dict[int, str] = {}
    for column, text in enumerate(cells):
        reading = read_letters(text) if text and not words.names_activities(text) else None
        if reading and len(reading.codes) == 1 and not reading.unknown:
            found[column] = reading.codes[0]
        elif text and not words.is_header(text):
            return {}
    return found


def _last_marked(grid: Sequence[Sequence[str]], header: int, columns: dict[int, str]) -> int:
    """Return the last row before one in which something else than marks stands below letters."""
    last = header
    for row in range(header + 1, len(grid)):
        if row > last + _GAP:
            break
        told = [text for c in columns if not words.is_blank(text := grid[row][c])]
        told = [text for text in told if text not in _UNMARKED]
        if any(text not in _MARKS for text in told):
            break
        if told:
            last = row
    return last


def _write(
    sheet: Sheet, grid: list[list[str]], header: int, last: int, columns: dict[int, str]
) -> None:
    parties = _parties(columns)
    for row in range(header + 1, last + 1):
        for group in parties:
            marked = [columns[c] for c in group if grid[row][c] in _MARKS]
            for column in group:
                grid[row][column] = ""
            grid[row][group[0]] = "/".join(marked)
    above = grid[header - 1] if header else [""] * len(grid[header])
    for group in parties:
        name = above[group[0]] or (_title(sheet, grid, header) if len(parties) == 1 else "")
        for column in group:
            grid[header][column] = ""
        grid[header][group[0]] = name


def _parties(columns: dict[int, str]) -> list[list[int]]:
    """Return the columns of each party: a letter that comes again begins the next."""
    parties: list[list[int]] = []
    seen: set[str] = set()
    for column, letter in columns.items():
        if not parties or letter in seen or column > parties[-1][-1] + 1:
            parties.append([])
            seen = set()
        parties[-1].append(column)
        seen.add(letter)
    return parties


def _title(sheet: Sheet, grid: Sequence[Sequence[str]], header: int) -> str:
    above = (text for cells in reversed(grid[:header]) for text in cells if text)
    return next(above, sheet.name)
