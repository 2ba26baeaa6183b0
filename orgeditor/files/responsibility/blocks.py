"""Where on a sheet responsibility tables stand: found by their letters, wherever they are."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.legends import explains, is_legend, said_in_cells
from orgeditor.files.responsibility.letters import is_remarked_code, looks_like_codes
from orgeditor.files.responsibility.words import known
from orgeditor.files.sheets.text import clean

if TYPE_CHECKING:
    from orgeditor.files.sheets.workbook import Sheet

Grid = Sequence[Sequence[str]]
"""Cleaned texts by row and column index, all rows of equal length."""

_JOINED: Final = re.compile(r"[/,;()]")
_RULE: Final = re.compile(r":?-{3,}:?")
_HEADING: Final = re.compile(r"^#{1,6} +")
_EMPHASIS: Final = re.compile(r"^(\*\*|__|\*|_)(\w.*?)\1$")
_ABOVE: Final = 12
"""Rows above the first letter in which the header may stand (section rows lie between)."""

_BELOW: Final = 12
_PAIR: Final = 2
_LEGEND: Final = 3
_HEADED: Final = 3
_WIDEST: Final = 2_000


class Block(msgspec.Struct, frozen=True):
    """A table as found: the row of its header, its first and last row and column of letters.

    Indexes from 0, ends included. ``next_row``: where what follows on the sheet begins;
    ``edge``: the first column that another table to the left does not hold.
    """

    header: int
    rows: tuple[int, ...]
    left: int
    right: int
    next_row: int
    edge: int = 0


def grid_of(sheet: Sheet) -> list[list[str]]:
    """Return a sheet as cleaned text; blank rows, of which there may be a million, are one list."""
    width = min(sheet.width, _WIDEST)
    blank = [""] * width
    grid = [
        [_unmarked(clean(cell)) for cell in row[:width]] + blank[len(row) :] if row else blank
        for row in sheet.rows
    ]
    if said := said_in_cells(grid):
        grid = [row if row is blank else [said.get(text, text) for text in row] for row in grid]
    return grid


def _unmarked(text: str) -> str:
    """Return text without the signs of Markdown: rules of tables, headings, emphasis."""
    if text[:1] not in "#*_-:" or not text:
        return text
    if _RULE.fullmatch(text):
        return ""
    return _EMPHASIS.sub(r"\2", _HEADING.sub("", text))


def find_blocks(grid: Grid) -> list[Block]:
    """Return the tables of letters on a sheet, from the top, then from the left."""
    filled = (row for row, cells in enumerate(grid) if any(cells))
    letters = {row: columns for row in filled if (columns := _letters_in(grid, row))}
    letters = _without_numbers(grid, letters)
    blocks: list[Block] = []
    bands = _bands(grid, letters)
    for number, band in enumerate(bands):
        below = bands[number + 1][0] if number + 1 < len(bands) else len(grid)
        floor = bands[number - 1][-1] + 1 if number else 0
        edge = 0
        for left, right in _column_runs(grid, band, letters):
            rows = tuple(r for r in band if any(left <= c <= right for c in letters[r]))
            held = sorted({c for r in rows for c in letters[r] if left <= c <= right})
            header = _header_above(grid, rows[0], held, floor)
            if header is not None and not _is_legend(grid, header, rows, left, right):
                blocks.append(Block(header, rows, left, right, below, edge))
            edge = right + 1
    return blocks


def _is_legend(grid: Grid, header: int, rows: Sequence[int], left: int, right: int) -> bool:
    """Whether a single column of letters has each but once, as a list of their meanings.

    One headed like a party is none.
    """
    if words.is_personal(grid[header][left]):
        return False
    letters = [grid[row][left] for row in rows]
    alone = left == right and len(letters) >= _LEGEND and all(len(x) == 1 for x in letters)
    return alone and len(set(letters)) == len(letters)


def _letters_in(grid: Grid, row: int) -> list[int]:
    """Return the columns of a row that hold letters, legends and headers left out."""
    cells = grid[row]
    if not any(cells):
        return []
    found = [c for c, text in enumerate(cells) if looks_like_codes(text) and not is_legend(text)]
    remarked = [c for c, text in enumerate(cells) if c and is_remarked_code(text)]
    if len(found) + len(remarked) >= _PAIR:
        found = sorted({*found, *remarked})
    if not found:
        return found
    alone = sum(1 for text in cells if text) == _PAIR
    for letter in list(found):
        before, after = (
            (cells[letter - 1] if letter else ""),
            "".join(cells[letter + 1 : letter + 2]),
        )
        if explains(cells[letter], after, loosely=alone):
            found = [c for c in found if c not in (letter, letter + 1)]
        elif explains(cells[letter], before):
            found = [c for c in found if c not in (letter, letter - 1)]
    if _names_roles(grid, row, found) or _heads_sums(grid, row, found) or _is_sum(cells, found):
        return []
    return found


def _without_numbers(grid: Grid, letters: dict[int, list[int]]) -> dict[int, list[int]]:
    """Leave out cells in which activities are numbered A, B, C; a set with B has them as letters."""
    columns = set(itertools.chain.from_iterable(letters.values()))
    if not letters or "B" in known().letters:
        return letters
    rows = range(max(0, min(letters) - _ABOVE), max(letters) + _BELOW)
    numbers = {cell for column in columns for cell in _numbered(grid, rows, column)}
    kept = {r: [c for c in held if (r, c) not in numbers] for r, held in letters.items()}
    return {row: held for row, held in kept.items() if held}


def _numbered(grid: Grid, rows: range, column: int) -> Iterator[tuple[int, int]]:
    """Yield the cells of a column, row and column, that run A, B and on, whatever lies between."""
    run: list[int] = []
    for row in rows:
        text = grid[row][column].strip(" .()").upper() if row < len(grid) else ""
        if len(text) != 1 or not text.isalpha():
            continue
        if text != chr(ord("A") + len(run)):
            run = []
        if text == chr(ord("A") + len(run)):
            run.append(row)
        if len(run) == _PAIR:
            yield run[0], column
        if len(run) >= _PAIR:
            yield row, column


def _is_sum(cells: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether a row counts a letter: it is called R or A and holds numbers."""
    others = [text for c, text in enumerate(cells) if text and c not in columns]
    return len(columns) == 1 and len(others) > 1 and all(map(_is_number, others))


def _names_roles(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Whether what looks like letters are roles called IT, PA or R&D: they stand in a header."""
    cells = grid[row]
    if not columns or any(len(cells[c]) == 1 or _JOINED.search(cells[c]) for c in columns):
        return False
    named = [c for c in range(len(cells)) if c not in columns and _is_name(cells[c])]
    unlabelled = not any(cells[: columns[0]]) and named
    if unlabelled or any(map(words.is_header, cells)):
        return True
    # Words over letters beside it: a header that says CIO among other roles.
    if not all(cells[c].isupper() and cells[c].isascii() for c in columns):
        return False
    below = grid[row + 1 : row + 1 + _BELOW]
    return any(any(looks_like_codes(later[c]) for later in below) for c in named[1:])


def _heads_sums(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Whether letters in a header only say what is counted below: R and A over numbers."""
    if not any(map(words.is_header, grid[row])) or not columns:
        return False
    below = [
        cells
        for cells in grid[row + 1 : row + 1 + _BELOW]
        if not words.is_total(next(filter(None, cells), ""))
    ]
    # Other headings may look like letters, too: IT, and "Task" in RATSI.
    counted = [cells[c] for cells in below for c in columns if cells[c] and len(grid[row][c]) == 1]
    if counted:
        return all(text.isdigit() for text in counted)
    # Formulas that were never calculated are empty: among several roles the letters are sums.
    names = sum(1 for c, text in enumerate(grid[row]) if c not in columns and _is_name(text))
    others = (text for cells in below for c, text in enumerate(cells) if c not in columns)
    return names >= _HEADED and any(map(looks_like_codes, others))


def _bands(grid: Grid, letters: dict[int, list[int]]) -> list[list[int]]:
    """Group rows with letters into tables one below another: a header row begins the next."""
    bands: list[list[int]] = []
    for row in letters:
        if bands and not _header_between(grid, bands[-1][-1], row, letters):
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def _header_between(grid: Grid, above: int, below: int, letters: dict[int, list[int]]) -> bool:
    return any(
        any(grid[row])
        and _heads(grid[row], letters[below])
        and not _repeats_header(grid, row, below, letters)
        for row in range(above + 1, below)
    )


def _repeats_header(grid: Grid, row: int, below: int, letters: dict[int, list[int]]) -> bool:
    """Whether a row names the columns as the last header above it does: the same table goes on.

    One that stands apart, below an empty row, heads the next table where its corner is the
    same or says what stands below it; else the corner names a section of the same table.
    """
    columns = letters[below]
    above = next(
        (r for r in range(row - 1, -1, -1) if r not in letters and _heads(grid[r], columns)), -1
    )
    if above < 0 or any(grid[above][c] != grid[row][c] for c in columns):
        return False
    first = columns[0]
    apart = any(not any(cells) for cells in grid[above + 1 : row])
    heads = grid[above][:first] == grid[row][:first] or any(map(words.is_header, grid[row][:first]))
    return not (apart and heads)


def _heads(cells: Sequence[str], columns: Sequence[int]) -> bool:
    """Whether a row names at least half of the columns, in words."""
    named = sum(1 for c in columns if _is_name(cells[c]))
    return named * 2 >= len(columns) and (len(columns) > 1 or any(map(words.is_header, cells)))


def _is_name(text: str) -> bool:
    return bool(text) and not _is_number(text) and not words.is_blank(text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("%", "", 1).isdigit()


def _column_runs(
    grid: Grid, rows: list[int], letters: dict[int, list[int]]
) -> list[tuple[int, int]]:
    """Return the column ranges of tables side by side: names after an empty column begin one."""
    seen = sorted({c for row in rows for c in letters[row]})
    columns = [c for c in seen if _mostly_letters(grid, rows, c, letters)] or seen
    runs = [[columns[0], columns[0]]]
    for before, after in itertools.pairwise(columns):
        if any(_begins_table(grid, rows, c) for c in range(before + 2, after)):
            runs.append([after, after])
        runs[-1][1] = after
    return [(left, right) for left, right in runs]


def _mostly_letters(
    grid: Grid, rows: list[int], column: int, letters: dict[int, list[int]]
) -> bool:
    """Whether a column holds letters, and not names of which some happen to look like one."""
    texts = sum(1 for r in rows if grid[r][column] and not words.is_blank(grid[r][column]))
    return sum(1 for r in rows if column in letters[r]) * 2 >= texts


def _begins_table(grid: Grid, rows: list[int], column: int) -> bool:
    named = sum(1 for r in rows if _is_name(grid[r][column]))
    return named * 2 >= len(rows) and not any(grid[r][column - 1] for r in rows)


def _header_above(grid: Grid, first: int, span: Sequence[int], floor: int) -> int | None:
    """Return the row that names the columns of letters, the nearest above the first of them."""
    for row in range(first - 1, max(floor, first - _ABOVE) - 1, -1):
        named = sum(1 for c in span if _is_name(grid[row][c]))
        if named * 2 >= len(span):
            # A section may repeat the header that stands right above it.
            same = row > floor and all(grid[row - 1][c] == grid[row][c] for c in span)
            return row - 1 if same else row
    return None
