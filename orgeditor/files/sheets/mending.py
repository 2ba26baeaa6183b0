"""An xlsx workbook with its strays brought near, so that it can be read at all.

A single cell at XFD1048576 makes python-calamine ask for 549 GB. Such cells are moved, in
a copy of the workbook, into a row of their own below the table; there they are read like
any other, and told to the user with the address that they have in the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, Final

import msgspec

from orgeditor.files.sheets.addresses import address
from orgeditor.files.sheets.strays import Row, find_strays
from orgeditor.files.sheets.tags import Tags, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.files.sheets.archive import Archive
    from orgeditor.files.sheets.scan import Scan

_HEAVY: Final = ("xl/media/", "xl/embeddings/", "docprops/", "customxml/")
_REFERENCE: Final = re.compile(rb"\br=[\"'][A-Z]+\d+[\"']")

Span = tuple[int, int]
"""Where something begins and ends in a text."""


class Mended(msgspec.Struct, frozen=True):
    """Where the strays of a mended sheet are; indexes from 0."""

    row: int
    """The row in which they stand side by side, from column A on."""
    cells: list[tuple[int, int]]
    """Row and column that each has in the file."""


def mended(
    file: BinaryIO, archive: Archive, scans: dict[str, Scan]
) -> tuple[BinaryIO, dict[str, Mended]]:
    """Return a workbook without far strays (``file`` itself where it has none), and what was moved.

    ``scans`` and the result are by sheet name.
    """
    moved: dict[str, Mended] = {}
    parts: dict[str, bytes] = {}
    for sheet, scan in scans.items():
        if scan.is_wide and (found := _mended_sheet(archive.read(scan.part), scan.tags)):
            parts[scan.part.lower()], moved[sheet] = found
    return (_with_parts(archive, parts) if parts else file), moved


def _with_parts(archive: Archive, parts: dict[str, bytes]) -> BinaryIO:
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in archive.parts:
            if not part.startswith(_HEAVY):
                target.writestr(archive.true_name(part), parts.get(part) or archive.read(part))
    return copy


def _mended_sheet(text: bytes, tags: Tags) -> tuple[bytes, Mended] | None:
    """Return a worksheet's ``text`` with its strays brought near, None where it has none."""
    rows, spans = _rows(text, tags)
    if not rows:
        return None
    cells: dict[int, dict[int, Span]] = {}

    def columns(row: int) -> Iterable[int]:
        cells[row] = _cells(text, spans[row], tags)
        return cells[row]

    strays = find_strays(rows, columns)
    if not strays:
        return None
    taken = Counter(row for row, _ in strays)
    target = max(row.index for row in rows if taken[row.index] < row.cells) + 2
    cut = [cells[row][column] for row, column in strays]
    line = b"".join(
        _REFERENCE.sub(b'r="%b"' % address(target, number).encode(), text[begin:end], count=1)
        for number, (begin, end) in enumerate(cut)
    )
    rest = b"".join(
        text[before[1] : after[0]]
        for before, after in pairwise([(0, 0), *sorted(cut), (len(text), len(text))])
    )
    at = rest.rfind(tags.sheet_end)
    return rest[:at] + tags.new_row % (target + 1, line) + rest[at:], Mended(target, strays)


def _rows(text: bytes, tags: Tags) -> tuple[list[Row], dict[int, Span]]:
    """Return the filled rows of a sheet, and by index where the cells of each are in ``text``."""
    rows: list[Row] = []
    spans: dict[int, Span] = {}
    for found in tags.row_with_cells.finditer(text):
        span = found.end(), text.find(tags.row_end, found.end())
        last = max(text.rfind(tags.value_end, *span), text.rfind(tags.inline_end, *span))
        cell = text.rfind(tags.cell, span[0], max(last, span[0]))
        where = place(text[cell : text.find(b">", cell)]) if cell >= 0 else None
        if where:
            filled = text.count(tags.value_end, *span) + text.count(tags.inline_end, *span)
            rows.append(Row(int(found[1]) - 1, where[1], filled))
            spans[rows[-1].index] = span
    return sorted(rows, key=lambda row: row.index), spans


def _cells(text: bytes, span: Span, tags: Tags) -> dict[int, Span]:
    """Return by column index where the filled cells of a row are in ``text``."""
    return {
        where[1]: cell.span()
        for cell in tags.whole_cell.finditer(text, *span)
        if (tags.value_end in cell[0] or tags.inline_end in cell[0]) and (where := place(cell[1]))
    }
