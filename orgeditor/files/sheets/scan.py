"""One streaming pass over a worksheet's XML, for what python-calamine does not tell.

It gives hidden and grouped rows, formulas that have never been calculated, error values, indents,
codes with leading zeros, and whether cells may lie far apart. Patterns find these in a
fifth of the time that an XML parser takes, and the values themselves are left to
python-calamine. Where a program writes its cells without their addresses, these extras
are missing; the values are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html import unescape
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.sheets.signature import damaged
from orgeditor.files.sheets.strays import EMPTY_ROWS
from orgeditor.files.sheets.tags import Tags, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.sheets.ooxml import Styles
    from orgeditor.files.sheets.workbook import Range

_LONGEST_ROW: Final = 64 << 20
_COLOURED: Final = 20_000
"""With more cells, filled with values or with colours, a sheet is not told by colours."""
_ROOT: Final = re.compile(rb"<((?:[\w.-]+:)?)worksheet\b")


class Scan:
    """What has been seen of the sheet in ``part``; rows and columns are indexes from 0."""

    def __init__(self, styles: Styles, part: str) -> None:
        self.part = part
        self.tags = Tags(b"", styles)
        self.filled_cells = 0
        self.comments: list[tuple[int, int, str]] = []
        """Row, column and text of comments: these stand in a part of their own."""
        self.merged: list[Range] = []
        """Of OpenDocument files only: of the others python-calamine tells them."""
        self.is_wide = False
        """Whether cells may lie so far apart that some are strays."""
        self.hidden_rows: list[int] = []
        """Of the filled rows those that are hidden."""
        self.formulas_without_value: list[tuple[int, int]] = []
        self.errors: defaultdict[int, dict[int, str]] = defaultdict(dict)
        """What cells with an error show, by row and column."""
        self.indents: list[tuple[int, int, int]] = []
        """Row, column, level."""
        self.outlines: list[tuple[int, int]] = []
        """Row and how deep it is grouped."""
        self.padding: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """How many digits a number shows, by row and column, where that is fixed."""
        self.formats: Counter[tuple[int, str]] = Counter()
        """How often a column uses a telling number format."""
        self.fills: list[tuple[int, int, str]] = []
        """Row, column and colour; none of sheets too large to be told by colours."""
        self._styles = styles
        self._last_row = 0

    def read(self, pieces: Iterator[bytes], name: str) -> None:
        """Take in the text of the sheet; raise Unreadable where it is damaged (file ``name``)."""
        rest = b""
        has_begun = False
        for piece in pieces:
            rest += piece
            if not has_begun and (root := _ROOT.search(rest)):
                has_begun = True
                self.tags = Tags(root[1], self._styles)
            rows, end, rest = rest.rpartition(self.tags.row_end)
            self._take(rows + end)
            if len(rest) > _LONGEST_ROW:
                raise damaged(name)

    def _take(self, text: bytes) -> None:
        """Take in the text of whole rows."""
        tags = self.tags
        self.filled_cells += text.count(tags.value_end) + text.count(tags.inline_end)
        self._look_for_width(text)
        if b"hidden=" in text:
            self._look_for_hidden(text)
        if b"outlineLevel=" in text:
            self.outlines += [(int(f[2]) - 1, int(f[1])) for f in tags.outlined_row.finditer(text)]
        if tags.formula in text:
            self._look_for_formulas(text)
        if b't="e"' in text or b"t='e'" in text:
            self._look_for_errors(text)
        if self._styles.numbers():
            self._look_for_styles(text)
        if self._styles.fills:
            self._look_for_fills(text)

    def _look_for_width(self, text: bytes) -> None:
        for number in self.tags.row_number.findall(text):
            row = int(number)
            if row - self._last_row > EMPTY_ROWS:
                self.is_wide = True
            self._last_row = row
        self.is_wide = self.is_wide or self.tags.far_cell.search(text) is not None

    def _look_for_hidden(self, text: bytes) -> None:
        for found in self.tags.hidden_row.finditer(text):
            row = text[found.end() : text.find(self.tags.row_end, found.end())]
            if self.tags.value_end in row or self.tags.inline_end in row:
                self.hidden_rows.append(int(found[1]) - 1)

    def _look_for_formulas(self, text: bytes) -> None:
        for found in self.tags.bare_formula.finditer(text):
            # An empty string is a value, and said to be one.
            if b't="str"' not in found[1] and (cell := place(found[1])):
                self.formulas_without_value.append(cell)

    def _look_for_errors(self, text: bytes) -> None:
        for found in self.tags.error.finditer(text):
            if cell := place(found[1]):
                self.errors[cell[0]][cell[1]] = unescape(found[2].decode("utf-8", "replace"))

    def _look_for_styles(self, text: bytes) -> None:
        styles = self._styles
        for found in self.tags.styled.finditer(text):
            cell = place(found[1])
            if cell is None:
                continue
            row, column = cell
            style = int(found[2])
            if style in styles.indents:
                self.indents.append((row, column, styles.indents[style]))
            if style in styles.padding:
                self.padding[row][column] = styles.padding[style]
            if style in styles.formats:
                self.formats[column, styles.formats[style]] += 1

    def _look_for_fills(self, text: bytes) -> None:
        if self.filled_cells <= _COLOURED and len(self.fills) <= _COLOURED:
            for found in self.tags.coloured.finditer(text):
                if cell := place(found[1]):
                    self.fills.append((*cell, self._styles.fills[int(found[2])]))
        if self.filled_cells > _COLOURED or len(self.fills) > _COLOURED:
            self.fills = []
            self._styles = msgspec.structs.replace(self._styles, fills={})
