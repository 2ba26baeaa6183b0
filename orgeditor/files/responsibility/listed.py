"""Matrices in list form: a column for each letter, holding the names of parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.blocks import Block, Grid
from orgeditor.files.responsibility.letters import looks_like_codes, read_letters
from orgeditor.files.roster.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from orgeditor.files.sheets.workbook import Value

_LEAST: Final = 2
_BETWEEN: Final = re.compile(r"[\r\n]+|(?:[;；,，、]+|\s+/\s+)(?![^(（\[]*[)）\]])")
_BULLET: Final = re.compile(r"^(?:[-–—•·*▪●○■□►➢✓]\s*|\(?\d{1,2}[.)、]\s*(?=\D))")
_AND: Final = re.compile(r"\s+(?:&|\+|and|und|et|y|и)\s+")
_SLASH: Final = re.compile("/")
_CLOSE: Final = re.compile(r"[&+和与及]")


def find_lists(grid: Grid) -> list[Block]:
    """Return the tables whose header is letters and whose cells are names."""
    blocks = []
    row = 0
    while row < len(grid):
        columns = letter_columns(grid[row]) if any(grid[row]) else {}
        heads = len(columns) >= _LEAST and not _goes_on(grid, row, columns)
        last = _last_row(grid, row, columns) if heads else row
        if last > row:
            rows = tuple(r for r in range(row + 1, last + 1) if any(grid[r][c] for c in columns))
            blocks.append(Block(row, rows, min(columns), max(columns), last + 1))
        row = last + 1
    return blocks


def _goes_on(grid: Grid, row: int, columns: dict[int, str]) -> bool:
    """Whether letters stand below names or other letters: they are cells, they head nothing."""
    above = grid[row - 1] if row else []
    spelt = all(len(grid[row][c]) > 1 for c in columns)
    if above and spelt and letter_columns(above) == columns:
        return False  # The letters over their names: a header of two rows.
    return sum(1 for c in columns if above and above[c]) * 2 >= len(columns)


def letter_columns(header: Sequence[str]) -> dict[int, str]:
    """Return the letter that each column is headed by: ``R``, ``Responsible``, ``负责 (R)``."""
    columns: dict[int, str] = {}
    for column, text in enumerate(header):
        # "Task" is a letter's name in RATSI, and what activities are headed by everywhere.
        letters = looks_like_codes(text) and not words.names_activities(text)
        reading = read_letters(text) if letters else None
        if reading and len(reading.codes) == 1 and reading.codes[0] not in columns.values():
            columns[column] = reading.codes[0]
    return columns


def _last_row(grid: Grid, header: int, columns: dict[int, str]) -> int:
    """Return the last row of names below a header of letters; the header where there are none."""
    names = others = 0
    last = header
    for row in range(header + 1, len(grid)):
        cells = grid[row]
        if not any(cells) and last < row - 1 and row > header + 1:
            break  # A single empty row may stand between others.
        if len(letter_columns(cells)) >= _LEAST or _stands_apart(grid, row, columns):
            break
        texts = [cells[c] for c in columns if cells[c] and not words.is_blank(cells[c])]
        names += sum(1 for t in texts if not looks_like_codes(t) and not t.isdigit())
        others += sum(1 for t in texts if looks_like_codes(t) or t.isdigit())
        last = row if any(cells) else last
    beside = any(
        grid[r][c] for r in range(header + 1, last + 1) for c in range(min(columns, default=0))
    )
    return last if names > others and beside else header


def _stands_apart(grid: Grid, row: int, columns: dict[int, str]) -> bool:
    """Whether a row below an empty one is no row of a list: nothing stands below its letters."""
    return not any(grid[row - 1]) and any(grid[row]) and not any(grid[row][c] for c in columns)


def names_in(cell: Value) -> list[str]:
    """Return the names that a cell lists; a comma in brackets is part of a name."""
    if cell is None or words.is_blank(str(cell)):
        return []
    names = (_BULLET.sub("", " ".join(name.split())) for name in _BETWEEN.split(str(cell)))
    return [name for name in names if name.strip(" -–•*")]


def names_of(cells: Iterable[Value]) -> dict[str, list[str]]:
    """Return by its text the names that each cell lists.

    ``Sales and Marketing`` is one name, ``CEO and CFO`` are two: an ``and`` divides where the
    parts are named alone elsewhere, or each is called like a role.
    """
    listed = {str(cell): names_in(cell) for cell in cells if cell is not None}
    alone = {fold(name) for names in listed.values() for name in names}
    return {
        text: [part for name in names for part in _divided(name, alone)]
        for text, names in listed.items()
    }


def _divided(name: str, alone: Set[str]) -> list[str]:
    for pattern in (_AND, _SLASH, _CLOSE):
        parts = [part.strip() for part in pattern.split(name) if part.strip()]
        if len(parts) > 1:
            known = sum(fold(part) in alone for part in parts)
            if known == len(parts) or (
                pattern is not _CLOSE and (known or all(map(words.is_personal, parts)))
            ):
                return parts
    return [name]
