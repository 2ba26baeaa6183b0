"""Cells far outside the table: found, and brought near so that they can be read at all.

A single cell at XFD1048576 makes python-calamine ask for 549 GB. Such cells are moved, in
a copy of the workbook, into a row of their own below the table; read there like any
other, they are told to the user with the address and value that they have in the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from orgeditor.files.sheets.addresses import address
from orgeditor.files.sheets.scan import EMPTY_ROWS
from orgeditor.files.sheets.tags import Tags, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.sheets.archive import Archive
    from orgeditor.files.sheets.scan import Scan

_EMPTY_COLUMNS: Final = 100
_FEW: Final = 20
"""More cells than that are no strays but a table of their own."""
_HEAVY: Final = ("xl/media/", "xl/embeddings/", "docprops/", "customxml/")
_REFERENCE: Final = re.compile(rb"\br=[\"'][A-Z]+\d+[\"']")


class Strays(msgspec.Struct, frozen=True):
    """The strays of one sheet; all indexes are from 0."""

    row: int
    """The row of the repaired sheet in which they stand side by side, from column A on."""
    cells: list[tuple[int, int]]
    """Row and column that each has in the file."""


class Row(msgspec.Struct, frozen=True):
    """A filled row: its index, where its cells begin and end in the text, and how far they reach."""

    index: int
    begin: int
    end: int
    last_column: int
    cells: int


class Cell(msgspec.Struct, frozen=True):
    """A filled cell: its indexes, and where it begins and ends in the text."""

    row: int
    column: int
    begin: int
    end: int


def repaired(
    file: BinaryIO, archive: Archive, scans: dict[str, Scan]
) -> tuple[BinaryIO, dict[str, Strays]]:
    """Return a workbook without far strays (``file`` itself where it has none), and what was moved.

    ``scans`` and the result are by sheet name.
    """
    found: dict[str, Strays] = {}
    parts: dict[str, bytes] = {}
    for sheet, scan in scans.items():
        if scan.is_wide and (mended := _mended(archive.read(scan.part), scan.tags)):
            parts[scan.part.lower()], found[sheet] = mended
    return (_with_parts(archive, parts) if parts else file), found


def _with_parts(archive: Archive, parts: dict[str, bytes]) -> BinaryIO:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in archive.parts:
            if not part.startswith(_HEAVY):
                target.writestr(archive.true_name(part), parts.get(part) or archive.read(part))
    return copy


def _mended(text: bytes, tags: Tags) -> tuple[bytes, Strays] | None:
    """Return a worksheet's ``text`` with its strays brought near, None where it has none."""
    rows = list(_rows(text, tags))
    if not rows:
        return None
    far = _far_rows(rows)
    near = [row for row in rows if row not in far]
    moved = [cell for row in far for cell in _cells(text, tags, row)]
    moved += [cell for row, edge in _wide_rows(near) for cell in _far_cells(text, tags, row, edge)]
    moved.sort(key=lambda cell: cell.begin)
    if not moved or 2 * len(moved) > sum(row.cells for row in rows):
        return None
    target = near[-1].index + 2
    line = b"".join(
        _REFERENCE.sub(b'r="%b"' % address(target, column).encode(), text[cell.begin : cell.end], 1)
        for column, cell in enumerate(moved)
    )
    rest = b"".join(_without(text, moved))
    end = rest.rfind(tags.sheet_end)
    mended = rest[:end] + tags.new_row % (target + 1, line) + rest[end:]
    return mended, Strays(target, [(cell.row, cell.column) for cell in moved])


def _rows(text: bytes, tags: Tags) -> Iterator[Row]:
    for row in tags.whole_row.finditer(text):
        begin, end = row.span(2)
        last = max(text.rfind(tags.value_end, begin, end), text.rfind(tags.inline_end, begin, end))
        cell = text.rfind(tags.cell, begin, last)
        where = place(text[cell : text.find(b">", cell)]) if cell >= 0 else None
        if where:
            filled = text.count(tags.value_end, begin, end) + text.count(
                tags.inline_end, begin, end
            )
            yield Row(int(row[1]) - 1, begin, end, where[1], filled)


def _far_rows(rows: list[Row]) -> list[Row]:
    """Return the rows with few cells that a wide gap parts from the table."""
    clusters = [[rows[0]]]
    for before, row in pairwise(rows):
        if row.index - before.index > EMPTY_ROWS:
            clusters.append([])
        clusters[-1].append(row)
    sizes = [sum(row.cells for row in cluster) for cluster in clusters]
    table = sizes.index(max(sizes))
    few = min(_FEW, sizes[table])
    return [
        row
        for number, cluster in enumerate(clusters)
        if number != table and sizes[number] <= few
        for row in cluster
    ]


def _wide_rows(rows: list[Row]) -> list[tuple[Row, int]]:
    """Return the few rows that reach far further right than the others, with where those end."""
    for left, right in pairwise(sorted({row.last_column for row in rows})):
        wide = [(row, left) for row in rows if row.last_column >= right]
        if right - left > _EMPTY_COLUMNS and len(wide) <= _FEW:
            return wide
    return []


def _far_cells(text: bytes, tags: Tags, row: Row, edge: int) -> list[Cell]:
    """Return the cells of a row beyond its first wide gap after column ``edge``, if they are few."""
    far: list[Cell] = []
    previous = edge
    for cell in _cells(text, tags, row):
        if far or cell.column - previous > _EMPTY_COLUMNS:
            far.append(cell)
        previous = max(previous, cell.column)
    return far if len(far) <= _FEW else []


def _cells(text: bytes, tags: Tags, row: Row) -> Iterator[Cell]:
    for cell in tags.whole_cell.finditer(text, row.begin, row.end):
        is_filled = tags.value_end in cell[0] or tags.inline_end in cell[0]
        if is_filled and (where := place(cell[1])):
            yield Cell(*where, *cell.span())


def _without(text: bytes, cells: list[Cell]) -> Iterator[bytes]:
    """Yield the parts of ``text`` between ``cells``, which are in order."""
    position = 0
    for cell in cells:
        yield text[position : cell.begin]
        position = cell.end
    yield text[position:]
