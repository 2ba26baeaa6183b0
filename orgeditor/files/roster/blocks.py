"""Tables side by side on one sheet: parted by empty columns, and of different length."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.sheets.text import clean
from orgeditor.files.sheets.workbook import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Row, Sheet, Value

Block = tuple[int, int]
"""First and last column of a table, indexes from 0."""

# Blocks of about the same length are one table with a spacer column.
_SHORTER = 0.8
_PIVOTS = frozenset(
    {"row labels", "行标签", "列標籤", "zeilenbeschriftungen", "étiquettes de lignes", "etiquetas de fila",
     "rótulos de linha", "行ラベル", "행 레이블"}
)  # fmt: skip


def blocks_of(sheet: Sheet, at: int) -> list[Block]:
    """Return the blocks of columns below the header in row ``at``, left to right; one where it is one table."""
    if at < 0:
        return []
    parts = _parts(sheet.rows[at])
    whole = [(parts[0][0], parts[-1][1])] if parts else []
    if len(parts) < 2 or any(last == first for first, last in parts):
        return whole
    below = sheet.rows[at + 1 :]
    gaps = [range(a[1] + 1, b[0]) for a, b in itertools.pairwise(parts)]
    if any(_filled(row, gap.start, gap.stop - 1) for row in below for gap in gaps):
        return whole
    if any(_is_pivot(sheet.rows[at][first]) for first, _ in parts[1:]):
        return parts
    if are_twins(sheet, at, parts):
        return parts
    sizes = [sum(1 for row in below if _filled(row, *part)) for part in parts]
    return parts if min(sizes) < _SHORTER * max(sizes) else whole


def are_twins(sheet: Sheet, at: int, parts: Sequence[Block]) -> bool:
    """Whether blocks have the same headers: several tables of one kind, side by side."""
    headers = [tuple(map(clean, sheet.rows[at][first : last + 1])) for first, last in parts]
    return len(headers) > 1 and len(set(headers)) == 1 and len(headers[0]) > 1


def caption_of(sheet: Sheet, at: int, block: Block) -> str:
    """Return what stands above a block, alone in its columns; "" where nothing or more does."""
    above = sheet.rows[at - 1][block[0] : block[1] + 1] if at > 0 else ()
    told = [clean(cell) for cell in above if cell not in (None, "")]
    return told[0] if len(told) == 1 else ""


def _parts(header: Row) -> list[Block]:
    parts: list[Block] = []
    for column, cell in enumerate(header):
        if cell is None or cell == "":
            continue
        if parts and parts[-1][1] == column - 1:
            parts[-1] = (parts[-1][0], column)
        else:
            parts.append((column, column))
    return parts


def _is_pivot(cell: Value) -> bool:
    """Whether a header is how Excel begins a pivot table, in the languages of this program's users."""
    return isinstance(cell, str) and cell.strip().casefold() in _PIVOTS


def _filled(row: Row, first: int, last: int) -> bool:
    return any(cell is not None and cell != "" for cell in row[first : last + 1])


def only(sheet: Sheet, at: int, block: Block) -> Sheet:
    """Return a sheet with the cells of one block from its header on; the rest is empty."""
    first, last = block
    blank = (None,) * first
    rows = [
        row if r < at else trimmed((*blank, *row[first : last + 1]))
        for r, row in enumerate(sheet.rows)
    ]
    while rows and not rows[-1]:
        rows.pop()
    return msgspec.structs.replace(sheet, rows=rows)
