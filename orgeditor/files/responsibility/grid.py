"""A table of letters becomes names down, names across, and the cells between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.letters import is_legend, looks_like_codes
from orgeditor.files.responsibility.listed import letter_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.blocks import Block, Grid
    from orgeditor.files.sheets.workbook import Sheet

_NUMBERED: Final = re.compile(r"(?:[A-Za-z]{0,3}[-.]?)\d+(?:[.\-]\d+)*\.?|[IVX]+\.?|[A-Z]\.?")
_SETS: Final = re.compile(r"(?i)ra[s]?ci|rasic|daci|rapid|pacsi|ratsi|cairo|responsib|职责|责任")
_SIGN: Final = 3
_DEPTH: Final = re.compile(r"\d+(?:\.\d+)*\.?")


class Line(msgspec.Struct, frozen=True):
    """A row of a table: its name with where it stands, and what the columns beside it say."""

    row: int
    column: int
    name: str
    number: str = ""
    groups: tuple[str, ...] = ()
    notes: str = ""
    has_cells: bool = True
    has_sums: bool = False
    indent: int = 0


class Head(msgspec.Struct, frozen=True):
    """A column of letters: its name, and the unit over it where the header has two rows."""

    column: int
    name: str
    band: str


class RawTable(msgspec.Struct, frozen=True):
    """A table before it is known whether activities or roles run down."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    corner: str
    header: int
    left: int
    sums: bool
    """Whether numbers beside the letters count them, in rows that have any."""


class Labels(msgspec.Struct, frozen=True):
    """The columns beside the letters, by what they hold; -1 where there is none."""

    name: int
    number: int
    groups: tuple[int, ...]
    notes: tuple[int, ...]


def read_grid(sheet: Sheet, grid: Grid, block: Block, *, listed: bool = False) -> RawTable | None:
    """Return the table of a block, None where nothing names its rows.

    ``listed``: the columns are headed by letters and hold names.
    """
    last = block.next_row - 1 if listed else _last_row(grid, block)
    body = [r for r in range(block.header + 1, last + 1) if any(grid[r])]
    if listed:
        columns = letter_columns(grid[block.header])
        heads = tuple(Head(column, letter, "") for column, letter in columns.items())
    else:
        heads = _heads(sheet, grid, block, body)
    if not heads:
        return None
    labels = _labels(grid, block, body, heads[0].column, heads[-1].column)
    if labels is None:
        return None
    sums = _sum_columns(grid, block, body, heads)
    lines = [
        line
        for r in body
        if (line := _line(sheet, grid, r, heads, labels, sums, block.header)) is not None
    ]
    left = min(c for c in (labels.name, labels.number, *labels.groups, heads[0].column) if c >= 0)
    corner = " ".join(grid[block.header][c] for c in (labels.name, *labels.groups))
    return RawTable(heads, tuple(_filled_down(lines)), corner, block.header, left, bool(sums))


def _last_row(grid: Grid, block: Block) -> int:
    """Return the last row: that of the last letters, or further activities right below it."""
    last = block.rows[-1]
    span = range(block.left, block.right + 1)
    for row in range(last + 1, block.next_row):
        cells = grid[row]
        texts = [text for text in cells if text]
        if not texts or any(map(is_legend, texts)) or any(cells[c] for c in span):
            break
        if words.is_total(texts[0]) or (len(texts) == 1 and len(texts[0]) > 80):
            break
        last = row
    return last


def _heads(sheet: Sheet, grid: Grid, block: Block, body: Sequence[int]) -> tuple[Head, ...]:
    """Return the columns that parties (or activities) head, without totals and remarks."""
    names, bands = _header_rows(sheet, grid, block)
    left, right = block.left, block.right
    while left < right and words.names_activities(names[left]):
        left += 1  # An activity called 执行 looks like a letter.
    while left > block.edge and _empty_party(grid, body, left - 1, names):
        left -= 1
    while right + 1 < len(names) and _empty_party(grid, body, right + 1, names):
        right += 1
    heads = []
    for column in range(left, right + 1):
        texts = [grid[r][column] for r in body if grid[r][column]]
        told = [text for text in texts if not words.is_blank(text)]
        letters = sum(1 for text in told if looks_like_codes(text) or _is_sign(text))
        numbers = sum(1 for text in told if text.replace(".", "", 1).isdigit())
        name = names[column]
        if numbers * 2 > len(told) or (told and letters * 2 < len(told) and letters < 3):
            continue
        if not letters and (not name or words.is_aside(name) or words.is_total(name)):
            continue
        heads.append(Head(column, name, bands[column]))
    return tuple(heads)


def _empty_party(grid: Grid, body: Sequence[int], column: int, names: Sequence[str]) -> bool:
    """Whether a named column beside the letters is a party that has none."""
    name = names[column]
    if not name or words.is_header(name) or words.is_aside(name) or words.is_total(name):
        return False
    if words.counts_letter(name):
        return False
    return all(words.is_blank(grid[r][column]) or _is_sign(grid[r][column]) for r in body)


def _is_sign(text: str) -> bool:
    """Whether a text may stand where a letter does, though no set has it: ``x``, ``?``, ``✓``."""
    return len(text) <= _SIGN and not text.isdigit() and (text.isascii() or not text.isalnum())


def _header_rows(sheet: Sheet, grid: Grid, block: Block) -> tuple[list[str], list[str]]:
    """Return each column's name and the band over it, merged cells taken into account."""
    names = list(grid[block.header])
    upper = list(grid[block.header - 1]) if block.header else [""] * len(names)
    span = range(block.left, block.right + 1)
    merged = [m for m in sheet.merged if m.top == block.header - 1 and m.left in range(len(names))]
    # A title over the table stands at its left edge; a band stands over the letters.
    if not any(upper[c] for c in span):
        return names, [""] * len(names)
    bands = [""] * len(names)
    for column in span:
        bands[column] = upper[column]
    for area in merged:
        for column in range(area.left, min(area.right + 1, len(names))):
            if area.bottom > area.top and not names[column]:
                names[column] = upper[area.left]
            elif column >= block.left:
                bands[column] = upper[area.left]
    if not merged:
        for column in span[1:]:
            bands[column] = bands[column] or bands[column - 1]
    return names, bands


def _labels(grid: Grid, block: Block, body: Sequence[int], left: int, right: int) -> Labels | None:
    """Tell the columns beside the letters apart: numbers, groups, names, remarks."""
    letters = [r for r in body if r in block.rows]
    beside = [c for c in range(left - 1, block.edge - 1, -1) if any(grid[r][c] for r in letters)]
    # Where nothing stands to the left of the letters, the names stand to their right.
    if not beside and right > left:
        beside = [c for c in range(right + 1, len(grid[0])) if any(grid[r][c] for r in letters)][:1]
    header = grid[block.header]
    numbers = [c for c in beside if _holds_numbers(grid, letters, c, header[c])]
    rest = [c for c in beside if c not in numbers]
    if not rest and not numbers:
        return None
    if not rest:
        rest, numbers = numbers[:1], numbers[1:]
    name = _name_column(grid, letters, rest, header)
    groups = tuple(
        c
        for c in sorted(rest)
        if c < name and (words.names_groups(header[c]) or _repeats(grid, letters, c))
    )
    notes = tuple(c for c in sorted(rest) if c != name and c not in groups)
    return Labels(name, numbers[-1] if numbers else -1, groups, notes)


def _holds_numbers(grid: Grid, rows: Sequence[int], column: int, header: str) -> bool:
    texts = [grid[r][column] for r in rows if grid[r][column]]
    numbered = sum(1 for text in texts if _NUMBERED.fullmatch(text))
    return numbered * 2 > len(texts) and (words.names_numbers(header) or numbered == len(texts))


def _name_column(
    grid: Grid, rows: Sequence[int], columns: Sequence[int], header: Sequence[str]
) -> int:
    """Return the column of names; ``columns`` run from the letters outwards."""
    full = [c for c in columns if sum(1 for r in rows if grid[r][c]) * 5 >= len(rows) * 4]
    for asked in (words.names_activities, words.names_roles):
        named = [c for c in full if asked(header[c]) and not words.names_groups(header[c])]
        if named and not _repeats(grid, rows, named[0]):
            return named[0]
    distinct = [c for c in full if not _repeats(grid, rows, c) and not words.is_aside(header[c])]
    return (distinct or full or list(columns))[0]


def _repeats(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column says the same for several rows, or leaves out what stands above."""
    texts = [grid[r][column] for r in rows]
    return len(set(filter(None, texts))) * 4 <= len(texts) * 3


def _sum_columns(
    grid: Grid, block: Block, body: Sequence[int], heads: Sequence[Head]
) -> tuple[int, ...]:
    """Return the columns after the letters that hold numbers: sums of a row."""
    sums = []
    for column in range(heads[-1].column + 1, len(grid[block.header])):
        texts = [grid[r][column] for r in body if grid[r][column]]
        if texts and all(text.isdigit() for text in texts):
            sums.append(column)
    return tuple(sums)


def _line(
    sheet: Sheet,
    grid: Grid,
    row: int,
    heads: Sequence[Head],
    labels: Labels,
    sums: Sequence[int],
    header: int,
) -> Line | None:
    cells = grid[row]
    told = [h for h in heads if cells[h.column] and not words.is_blank(cells[h.column])]
    repeated = bool(told) and all(cells[h.column] == h.name for h in told)
    if repeated and cells[labels.name] in ("", grid[header][labels.name]):
        return None
    has_cells = bool(told) and not repeated
    name, at = cells[labels.name], labels.name
    number = cells[labels.number] if labels.number >= 0 else ""
    groups = tuple(cells[c] for c in labels.groups)
    if not has_cells and not name:
        found = next(((c, t) for c, t in enumerate(cells[: heads[0].column]) if t), None)
        if found is None:
            return None
        at, name = found
        groups = ("",) * len(groups)
        number = "" if at == labels.number else number
    first = name or next(filter(None, cells), "")
    if words.is_total(first) and not any(looks_like_codes(cells[h.column]) for h in heads):
        return None
    if is_legend(first) and not has_cells:
        return None
    notes = "\n".join(
        f"{grid[header][c]}: {cells[c]}" if grid[header][c] else cells[c]
        for c in labels.notes
        if cells[c] and c != at
    )
    has_sums = any(cells[c] for c in sums)
    indent = sheet.indents.get((row, at), 0)
    return Line(row, at, name, number, groups, notes, has_cells, has_sums, indent)


def _filled_down(lines: Sequence[Line]) -> list[Line]:
    """Give each row the groups that stand only in the first of several rows."""
    filled: list[Line] = []
    above = ("",) * max((len(line.groups) for line in lines), default=0)
    for line in lines:
        if any(line.groups):
            first = next(n for n, text in enumerate(line.groups) if text)
            above = (*above[:first], *line.groups[first:])
        filled.append(msgspec.structs.replace(line, groups=above if line.groups else ()))
    return filled


def is_matrix(table: RawTable, grid: Grid, called: str) -> bool:
    """Whether a table is one of responsibilities, and not a list in which letters occur.

    At least half of what stands in its cells is letters; a single column is headed like a
    party, or sheet or file are ``called`` by a code set.
    """
    told = [
        text
        for line in table.lines
        for head in table.heads
        if line.has_cells and (text := grid[line.row][head.column]) and not words.is_blank(text)
    ]
    letters = sum(1 for text in told if looks_like_codes(text))
    if not letters or letters * 2 < len(told):
        return False
    name = table.heads[0].name
    party = words.names_roles(name) or words.is_personal(name) or _SETS.search(called)
    return len(table.heads) > 1 or bool(party)


def depth_of(number: str) -> int:
    """Return the level that a number such as ``2.1`` tells (1), -1 for other ids."""
    return number.strip(".").count(".") if _DEPTH.fullmatch(number) else -1
