"""A table of letters becomes names down, names across, and the cells between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.heads import Head, Header, heads_of, read_header
from orgeditor.files.responsibility.labels import Labels, labels_of
from orgeditor.files.responsibility.legends import explains, is_legend, is_note
from orgeditor.files.responsibility.letters import begins_like_code, looks_like_codes
from orgeditor.files.responsibility.listed import letter_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.blocks import Block, Grid
    from orgeditor.files.sheets.workbook import Sheet

_SETS: Final = re.compile(r"(?i)ra[s]?ci|rasic|daci|rapid|pacsi|ratsi|cairo|responsib|职责|责任")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?%?")
_LONGEST_NAME: Final = 80
_TOGETHER: Final = frozenset("RASCI")
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


class RawTable(msgspec.Struct, frozen=True):
    """A table before it is known whether activities or roles run down.

    ``top`` and ``header``: the first and last row of its header; ``left`` and ``right``: its
    first and last column.
    """

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    corner: str
    top: int
    header: int
    left: int
    right: int
    sums: bool
    """Whether numbers beside the letters count them, in rows that have any."""


def read_grid(sheet: Sheet, grid: Grid, block: Block, *, listed: bool = False) -> RawTable | None:
    """Return the table of a block, None where nothing names its rows.

    ``listed``: the columns are headed by letters and hold names.
    """
    last = block.next_row - 1 if listed else _last_row(grid, block)
    body = [r for r in range(block.header + 1, last + 1) if any(grid[r])]
    if listed:
        named = tuple(grid[block.header])
        header = Header(named, named, named, block.header)
        heads = tuple(Head(c, letter) for c, letter in letter_columns(named).items())
    else:
        header = read_header(sheet, grid, block)
        heads = heads_of(grid, block, header, body)
    if not heads:
        return None
    labels = labels_of(grid, block, header.names, body, [head.column for head in heads])
    if labels is None:
        return None
    sums = _sum_columns(grid, body, heads)
    lines = [
        line
        for r in body
        if (line := _line(sheet, grid, r, heads, labels, sums, header.names)) is not None
    ]
    if not lines:
        return None
    if section := _first_section(grid, block, labels, lines, heads):
        lines.insert(0, section)
    left = min(c for c in (labels.name, labels.number, *labels.groups, heads[0].column) if c >= 0)
    corner = " ".join(header.names[c] for c in (labels.name, *labels.groups))
    right = max(*(head.column for head in heads), *(line.column for line in lines))
    filled = tuple(_filled_down(lines))
    return RawTable(heads, filled, corner, header.top, block.header, left, right, bool(sums))


def _last_row(grid: Grid, block: Block) -> int:
    """Return the last row: that of the last letters, or further activities right below it."""
    last = block.rows[-1]
    span = range(block.left, block.right + 1)
    for row in range(last + 1, block.next_row):
        cells = grid[row]
        texts = [text for text in cells if text]
        if not texts or any(map(is_legend, texts)) or any(cells[c] for c in span):
            break
        if words.is_total(texts[0]) or is_note(texts[0]) or explains(texts[0], "".join(texts[1:2])):
            break
        if len(texts) == 1 and len(texts[0]) > _LONGEST_NAME:
            break
        last = row
    return last


def _first_section(
    grid: Grid, block: Block, labels: Labels, lines: Sequence[Line], heads: Sequence[Head]
) -> Line | None:
    """Return the section that stands in the header itself, where the header is repeated per section."""
    name = grid[block.header][labels.name]
    again = any(
        not line.has_cells and all(grid[line.row][h.column] == h.name for h in heads)
        for line in lines
    )
    if not again or words.is_header(name) or not name or not lines[0].has_cells:
        return None
    return Line(block.header, labels.name, name, has_cells=False)


def _sum_columns(grid: Grid, body: Sequence[int], heads: Sequence[Head]) -> tuple[int, ...]:
    """Return the columns after the letters that hold numbers: sums of a row."""
    sums = []
    for column in range(heads[-1].column + 1, len(grid[body[0]]) if body else 0):
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
    names: Sequence[str],
) -> Line | None:
    cells = grid[row]
    held = [h for h in heads if cells[h.column]]
    told = [h for h in held if not words.is_blank(cells[h.column])]
    repeated = bool(told) and all(cells[h.column] == h.name for h in told)
    if repeated and cells[labels.name] in ("", names[labels.name]):
        return None
    # Dashes all along say that nobody has a part: an activity, not a heading.
    has_cells = bool(held) and not repeated
    name, at = cells[labels.name], labels.name
    number = cells[labels.number] if labels.number >= 0 else ""
    groups = tuple(cells[c] for c in labels.groups)
    if not told and not name:
        found = next(((c, t) for c, t in enumerate(cells[: heads[0].column]) if t), None)
        if found is None:
            return None
        at, name = found
        groups = ("",) * len(groups)
        number = "" if at == labels.number else number
    if told and all(_NUMBER.fullmatch(cells[h.column]) for h in told):
        return None  # How many letters, people or hours: no row of a matrix.
    first = name or next(filter(None, cells), "")
    if words.is_total(first) and not any(looks_like_codes(cells[h.column]) for h in heads):
        return None
    if is_legend(first) and not has_cells:
        return None
    notes = "\n".join(
        f"{names[c]}: {cells[c]}" if names[c] else cells[c]
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

    At least half of what stands in its cells is letters, and not below Status or Grade
    alone, nor abbreviations that could be letters, such as IT or PA; a single column is headed
    like a party, or sheet or file are ``called`` by a code set.
    """
    told = [
        (head.name, text)
        for line in table.lines
        for head in table.heads
        if line.has_cells and (text := grid[line.row][head.column]) and not words.is_blank(text)
    ]
    letters = [(name, text) for name, text in told if begins_like_code(text)]
    sure = [name for name, text in letters if not _may_be_abbreviation(text)]
    if len(letters) * 2 < len(told) or all(map(words.is_aside, sure)):
        return False
    if len(letters) == 1 < len(told):
        return False  # A mark, a class, an initial: one letter beside something else says nothing.
    name = table.heads[0].name
    party = words.names_roles(name) or words.is_personal(name) or _SETS.search(called)
    return len(table.heads) > 1 or bool(party)


def _may_be_abbreviation(text: str) -> bool:
    """Whether capitals stand together that are not R, A, S, C, I: IT, PA, CTO."""
    letters = text.isascii() and text.isalpha() and text.isupper()
    return letters and len(text) > 1 and not _TOGETHER.issuperset(text)


def depth_of(number: str) -> int:
    """Return the level that a number such as ``2.1`` tells (1), -1 for other ids."""
    return number.strip(".").count(".") if _DEPTH.fullmatch(number) else -1
