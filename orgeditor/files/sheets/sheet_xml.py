"""A worksheet's XML with some cells changed and rows added; all the rest stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.sheets.addresses import address, area, indexes
from orgeditor.files.sheets.cell_xml import cell_xml, formula_xml
from orgeditor.files.sheets.formulas import filled_down
from orgeditor.files.sheets.workbook import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROOT: Final = re.compile(rb"<((?:[\w.-]+:)?)worksheet\b")
_PLACE: Final = re.compile(rb"\br=[\"']([A-Z]+\d+)[\"']")
_STYLE: Final = re.compile(rb"\bs=[\"'](\d+)[\"']")
_SPANS: Final = re.compile(rb"\s+spans=[\"'][^\"']*[\"']")
_KEPT: Final = re.compile(rb"\s(?:s|customFormat|ht|customHeight)=[\"'][^\"']*[\"']")
"""What a new row has in common with the one that it is modelled on."""
_SPREAD: Final = re.compile(rb"\bref=[\"']([A-Z]+\d+(?::[A-Z]+\d+)?)[\"']")
_UNUSUAL: Final = (b"<!--", b"<![CDATA[", b"<!DOCTYPE")


class SheetEdit(msgspec.Struct, frozen=True):
    """What is to be written on one sheet; rows and columns are indexes from 0.

    ``cells`` are those to change. ``added`` are rows to write directly below row ``below``,
    each by column; they are made like row ``model``, the table's last, which may stand above
    it. ``looks`` names by column the row of a cell that new ones look like.
    """

    sheet: str
    cells: dict[tuple[int, int], Value]
    added: tuple[Mapping[int, Value], ...] = ()
    below: int = 0
    model: int = 0
    looks: dict[int, int] = {}


class Unusual(Exception):
    """The XML is written in a way that is not edited here, though it may be a good workbook."""


class Occupied(Exception):
    """A row to be added would stand where a value is; the argument is the cell's address."""


class SheetXml:
    """The text of a worksheet and where its rows are. Raises Unusual for one that is not edited."""

    def __init__(self, text: bytes) -> None:
        root = _ROOT.search(text)
        if root is None or (b"<!" in text and any(mark in text for mark in _UNUSUAL)):
            raise Unusual
        self.text = text
        self.prefix = root[1]
        p = re.escape(self.prefix)
        self._cell = re.compile(rb"<%bc\b([^>]*?)(?:/>|>(.*?)</%bc>)" % (p, p), re.DOTALL)
        self._formula = re.compile(rb"<%bf\b([^>]*?)(?:/>|>([^<]*)</%bf>)" % (p, p))
        self._value = re.compile(rb"<%b(?:v|is)\b" % p)
        self._array = re.compile(rb"<%bf\b(?=[^>]*\bt=[\"'](?:array|dataTable))[^>]*>" % p)
        self._find_rows(p)
        self._parsed: dict[int, dict[int, tuple[bytes, bytes | None, bytes]]] = {}

    def _find_rows(self, p: bytes) -> None:
        data = re.search(rb"<%bsheetData\b[^>]*?(/?)>" % p, self.text)
        if data is None:
            raise Unusual
        self.is_empty = bool(data[1])
        self.begin = data.end()
        self.data_tag = data.start()
        end = self.text.find(b"</%bsheetData>" % self.prefix, self.begin)
        if end < 0 and not self.is_empty:
            raise Unusual
        self.end = self.begin if self.is_empty else end
        any_row = re.compile(rb"<%brow\b(?:[^>]*?\br=[\"'](\d+)[\"'])?" % p)
        found = [
            (row.start(), int(row[1] or 0) - 1) for row in any_row.finditer(self.text, 0, self.end)
        ]
        self.numbers = [number for _, number in found]
        """The rows that the XML has, indexes from 0, ascending."""
        self._starts = [start for start, _ in found]
        self._row = re.compile(rb"<%brow\b[^>]*?(/?)>" % p)
        # A row without a number is read as before the first.
        if any(b <= a for a, b in pairwise([-1, *self.numbers])):
            raise Unusual

    def _span(self, at: int) -> tuple[int, int, int, int]:
        """Return of one of the rows where it begins, where its cells do, where they end, where it does."""
        tag = self._row.match(self.text, self._starts[at])
        if tag is None:
            raise Unusual
        if tag[1]:
            return tag.start(), tag.end(), tag.end(), tag.end()
        close = self.text.find(b"</%brow>" % self.prefix, tag.end())
        return tag.start(), tag.end(), close, close + len(self.prefix) + len(b"</row>")

    def _index(self, row: int) -> int:
        """Return which of the XML's rows a row is, -1 where there is none."""
        at = bisect_left(self.numbers, row)
        return at if at < len(self.numbers) and self.numbers[at] == row else -1

    def cells(self, row: int) -> dict[int, tuple[bytes, bytes | None, bytes]]:
        """Return the attributes, the content and the whole of a row's cells by column, in order."""
        if row not in self._parsed:
            at = self._index(row)
            _, begin, end, _ = self._span(at) if at >= 0 else (0, 0, 0, 0)
            body = self.text[begin:end]
            found: dict[int, tuple[bytes, bytes | None, bytes]] = {}
            for cell in self._cell.finditer(body):
                place = _PLACE.search(cell[1])
                if place is None:
                    raise Unusual
                found[indexes(place[1].decode())[1]] = (cell[1], cell[2], cell[0])
            self._parsed[row] = found
        return self._parsed[row]

    def formulas_in(self, cells: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Return which of the cells hold a formula or lie in what one formula fills."""
        arrays = []
        for tag in self._array.findall(self.text):
            if spread := _SPREAD.search(tag):
                first, _, last = spread[1].decode().partition(":")
                arrays.append((indexes(first), indexes(last or first)))
        return {
            (row, column)
            for row, column in cells
            if self.has_formula(row, column)
            or any(a[0] <= row <= b[0] and a[1] <= column <= b[1] for a, b in arrays)
        }

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a cell holds a formula of its own."""
        return self.formula(row, column) is not None

    def formula(self, row: int, column: int) -> tuple[bytes, bytes] | None:
        """Return the attributes and the text of a cell's formula, None where it has none."""
        cell = self.cells(row).get(column)
        found = self._formula.search(cell[1] or b"") if cell else None
        return (found[1], found[2] or b"") if found else None

    def formulas(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield the address, the attributes and the text of all formulas that stand in one cell."""
        begin = b"<%bc " % self.prefix
        for found in self._formula.finditer(self.text, self.begin, self.end):
            start = self.text.rfind(begin, self.begin, found.start())
            place = _PLACE.search(self.text, start, found.start())
            if place:
                yield place[1].decode(), found[1], found[2] or b""

    def has_value(self, row: int, column: int) -> bool:
        """Whether something stands in a cell."""
        cell = self.cells(row).get(column)
        return cell is not None and self._value.search(cell[1] or b"") is not None

    def style(self, row: int, column: int) -> str:
        """Return the number of a cell's look, "" where it has none."""
        cell = self.cells(row).get(column)
        found = _STYLE.search(cell[0]) if cell else None
        return found[1].decode() if found else ""

    def with_rows(self, rows: Mapping[int, bytes]) -> bytes:
        """Return the whole text with rows replaced and put in, each given as its XML."""
        pieces = [self.text[: self.begin]]
        if self.is_empty:
            pieces = [self.text[: self.data_tag], b"<%bsheetData>" % self.prefix]
        at = self.begin
        for number in sorted(rows):
            place = bisect_left(self.numbers, number)
            start = self._starts[place] if place < len(self.numbers) else self.end
            pieces += [self.text[at:start], rows[number]]
            at = self._span(place)[3] if self._index(number) >= 0 else start
        pieces.append(self.text[at : self.end])
        if self.is_empty:
            pieces.append(b"</%bsheetData>" % self.prefix)
        pieces.append(self.text[self.end :])
        return b"".join(pieces)

    def row_tag(self, row: int, model: int) -> bytes:
        """Return what stands in the tag of a row; of one that is not there, as in its model."""
        at = self._index(row)
        if at >= 0:
            start, body, _, _ = self._span(at)
            tag = self.text[start + len(self.prefix) + 4 : body - 1].rstrip(b"/")
            return _SPANS.sub(b"", tag)
        at = self._index(model)
        start, body, _, _ = self._span(at) if at >= 0 else (0, 0, 0, 0)
        like = self.text[start:body]
        return b' r="%d"' % (row + 1) + b"".join(_KEPT.findall(like))


def edited_sheet(
    text: bytes, edit: SheetEdit, *, from_1904: bool = False
) -> tuple[bytes, list[str]]:
    """Return a worksheet's XML with what ``edit`` says, and the cells that formulas were put in.

    Raises Unusual, Occupied.

    Cells keep their look. Cells with formulas among those to change are an error of the
    caller; in the rows added they stay.
    """
    sheet = SheetXml(text)
    wanted: defaultdict[int, dict[int, bytes]] = defaultdict(dict)
    for (row, column), value in edit.cells.items():
        look = _look(sheet, row, column, edit)
        wanted[row][column] = cell_xml(sheet.prefix, address(row, column), look, value, from_1904=from_1904)  # fmt: skip
    formulas = filled_down(sheet, edit.model, edit.below + 1, len(edit.added)) if edit.added else []
    for n, cells in enumerate(edit.added):
        row = edit.below + 1 + n
        wanted[row] = _new_cells(sheet, row, _room(sheet, row, cells), edit, from_1904=from_1904)
        wanted[row] |= _new_formulas(sheet, row, formulas[n], edit)
    new = sheet.with_rows({row: _row(sheet, row, made, edit) for row, made in wanted.items()})
    if edit.added:
        new = _grown(new, sheet.prefix, edit)
    added = [(address(edit.below + 1 + n, c)) for n, made in enumerate(formulas) for c in made]
    return new, added


def _room(sheet: SheetXml, row: int, cells: Mapping[int, Value]) -> dict[int, Value]:
    """Return the cells that a new row is to fill: a formula that waits there stays."""
    free = {c: value for c, value in cells.items() if not sheet.has_formula(row, c)}
    for column in free:
        if sheet.has_value(row, column):
            raise Occupied(address(row, column))
    return free


def _new_cells(
    sheet: SheetXml, row: int, cells: Mapping[int, Value], edit: SheetEdit, *, from_1904: bool
) -> dict[int, bytes]:
    """Return the cells of an added row, those that only have a look too."""
    made = {}
    for column in cells.keys() | edit.looks.keys():
        look, value = _look(sheet, row, column, edit), cells.get(column)
        if column in cells or (look and column not in sheet.cells(row)):
            made[column] = cell_xml(sheet.prefix, address(row, column), look, value, from_1904=from_1904)  # fmt: skip
    return made


def _new_formulas(
    sheet: SheetXml, row: int, formulas: Mapping[int, str], edit: SheetEdit
) -> dict[int, bytes]:
    return {
        column: formula_xml(sheet.prefix, address(row, column), _look(sheet, row, column, edit), formula)
        for column, formula in formulas.items()
        if not sheet.has_formula(row, column) and not sheet.has_value(row, column)
    }  # fmt: skip


def _row(sheet: SheetXml, row: int, made: dict[int, bytes], edit: SheetEdit) -> bytes:
    """Return a row with cells put in among those that it has."""
    cells = {column: whole for column, (_, _, whole) in sheet.cells(row).items()} | made
    body = b"".join(cells[column] for column in sorted(cells))
    return b"<%brow%b>%b</%brow>" % (sheet.prefix, sheet.row_tag(row, edit.model), body, sheet.prefix)  # fmt: skip


def _look(sheet: SheetXml, row: int, column: int, edit: SheetEdit) -> str:
    """Return the look that a cell has, else that of its column."""
    own = sheet.style(row, column)
    return own or (sheet.style(edit.looks[column], column) if column in edit.looks else "")


def _grown(text: bytes, prefix: bytes, edit: SheetEdit) -> bytes:
    """Let what holds for the table's rows hold for the added ones: formats, rules, the used range."""
    p = re.escape(prefix)
    bottom = edit.below + len(edit.added)

    def taller(ranges: bytes) -> bytes:
        return b" ".join(_taller(r.decode(), edit, bottom).encode() for r in ranges.split())

    kinds = rb"(?:conditionalFormatting|dataValidation|ignoredError)"
    pattern = re.compile(rb"(<%b%b\b[^>]*?\bsqref=[\"'])([^\"']*)" % (p, kinds))
    text = pattern.sub(lambda found: found[1] + taller(found[2]), text)
    pattern = re.compile(rb"(<%bdimension\b[^>]*?\bref=[\"'])([^\"']*)" % p)

    def wider(found: re.Match[bytes]) -> bytes:
        first, _, last = found[2].decode().partition(":")
        (top, left), (old, right) = indexes(first), indexes(last or first)
        right = max([right, *(c for cells in edit.added for c in cells)])
        return found[1] + area(top, left, max(old, bottom), right).encode()

    return pattern.sub(wider, text, count=1)


def _taller(ranges: str, edit: SheetEdit, bottom: int) -> str:
    """Return a range that reaches to ``bottom`` where it had reached to the table's end.

    Where something stands between, it is two ranges.
    """
    first, _, last = ranges.partition(":")
    try:
        (top, left), (end, right) = indexes(first), indexes(last)
    except ValueError:
        return ranges
    if top < end == edit.below:
        return area(top, left, bottom, right)
    if top < end == edit.model:
        return f"{ranges} {area(edit.below + 1, left, bottom, right)}"
    return ranges
