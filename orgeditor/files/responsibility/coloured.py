"""Matrices told by the colours of empty cells, with a legend that says what each colour means."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility.words import known, simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Sheet

_LEAST: Final = 2
"""So many colours make a legend, and a matrix."""
_LETTER: Final = re.compile(r"[A-Za-z]\s*[=:：\-–—]\s*")


class _Entry(msgspec.Struct, frozen=True):
    """A coloured cell of a legend, and the cell with its words: itself or the one beside it."""

    cell: tuple[int, int]
    said: tuple[int, int]
    letter: str


def letters_for_colours(sheet: Sheet, grid: list[list[str]]) -> dict[str, str]:
    """Write the letters into the empty cells of a sheet whose colours its legend explains.

    The words of the legend, which then has been read, go. Returns the letter of each of them;
    {} where the sheet has no such legend, or cells in its colours hold letters themselves.
    """
    legend = _legend(sheet, grid)
    told = {entry.cell for entry in legend.values()}
    meant = {c: colour for c, colour in sheet.fills.items() if colour in legend and c not in told}
    texts = {cell: text for cell in meant if (text := _text(grid, *cell))}
    if len(legend) < _LEAST or any(text.upper() in known().letters for text in texts.values()):
        return {}
    # A heading in one of these colours is coloured all along.
    headings = {(row, meant[row, column]) for row, column in texts}
    cells = {
        (row, column): legend[colour].letter
        for (row, column), colour in meant.items()
        if (row, column) not in texts and (row, colour) not in headings
    }
    if len(set(cells.values())) < _LEAST:
        return {}
    words = {_text(grid, *entry.said): entry.letter for entry in legend.values()}
    for (row, column), letter in (cells | {e.said: "" for e in legend.values()}).items():
        if row < len(grid) and column < len(grid[row]):
            # Blank rows are all the same list.
            grid[row] = [*grid[row][:column], letter, *grid[row][column + 1 :]]
    return words


def _legend(sheet: Sheet, grid: Sequence[Sequence[str]]) -> dict[str, _Entry]:
    """Return the entry of each colour that is explained; {} where colours or letters are mixed up."""
    found: dict[str, _Entry] = {}
    # A heading that is a word of some set, such as Task, stands among others of its colour.
    texts = Counter((cell[0], colour) for cell, colour in sheet.fills.items() if _text(grid, *cell))
    for cell, colour in sorted(sheet.fills.items()):
        row, column = cell
        said = cell if len(_text(grid, *cell)) > 1 else (row, column + 1)
        alone = said not in sheet.fills if said != cell else texts[row, colour] == 1
        letter = _meant(_text(grid, *said)) if alone else ""
        if letter and found.setdefault(colour, _Entry(cell, said, letter)).cell != cell:
            return {}
    return found if len({entry.letter for entry in found.values()}) == len(found) else {}


def _meant(text: str) -> str:
    """Return the letter of a legend's words: ``Responsible``, ``R = Responsible``, ``负责``; else ""."""
    said = _LETTER.sub("", text.strip(), count=1)
    return known().words.get(simplified(said), "")


def _text(grid: Sequence[Sequence[str]], row: int, column: int) -> str:
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""
