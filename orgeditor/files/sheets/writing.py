"""Tables as sheets of a workbook (typed columns, a header to filter by, drop-downs) or as CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from orgeditor.files.sheets.addresses import area, letters
from orgeditor.files.sheets.books import Book, open_workbook, replace_file
from orgeditor.files.sheets.bulk_rows import bulk_rows, longest_text
from orgeditor.files.sheets.text import clean, neutral
from orgeditor.files.sheets.workbook import Value
from orgeditor.messages import t

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from orgeditor.analysis.left_out import Notice
    from orgeditor.messages import Message

Kind = Literal["text", "integer", "number", "money", "percent", "date"]

HEADER: Final[dict[str, str | int | bool]] = {
    "bold": True,
    "bg_color": "#DCE6F2",
    "bottom": 1,
    "bottom_color": "#8FA3B8",
    "valign": "vcenter",
    "text_wrap": True,
}
"""How a header cell looks, for all sheets that we write."""

_NUMBER_FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "integer": "0",
    "number": "0.0##",
    "money": "#,##0.00",
    "percent": "0%",
    "date": "yyyy-mm-dd",
}
_MEASURED_ROWS: Final = 1_000
_NARROWEST: Final = 6
_WIDEST: Final = 60
_FILTER_BUTTON: Final = 3
_SPARE_ROWS: Final = 1_000
"""Rows below the last that have the drop-downs, for what the client adds."""
_PATTERNS: Final = 1
"""The first of the two rows that show how the cells below the header look."""
_LONGEST: Final = 32_767
_STYLE: Final = re.compile(rb'<c r="[A-Z]+[23]" s="(\d+)"')
_DIMENSION: Final = re.compile(rb'(<dimension ref=")[^"]*')
_THREE_DECIMALS: Final = re.compile(r"-?\d+\.\d{3}")
_LIST_LIMIT: Final = 255
_ROWS_LIMIT: Final = 1_048_576


class Column(msgspec.Struct, frozen=True):
    """A column of a table to write. ``width`` is in characters; 0 fits it to the content.

    ``choices`` become a drop-down that suggests without forbidding other values.
    """

    header: str
    kind: Kind = "text"
    width: float = 0
    choices: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A sheet to write: a header row and typed rows below it.

    A value that does not fit its column's kind is written as what it is.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]


class Offer(msgspec.Struct, frozen=True):
    """A drop-down whose choices are too long to stand in the cell's own rule."""

    sheet: Any
    column: int
    last_row: int
    choices: tuple[str, ...]


def write_workbook(
    path: Path,
    tables: Iterable[Table],
    *,
    created: datetime | None = None,
    reached: Callable[[float], None] | None = None,
    notice: Notice | None = None,
) -> None:
    """Write ``tables`` as the sheets of an xlsx workbook, in place of ``path``; may raise OSError.

    Refused where a table or a text is longer than Excel can hold. ``reached`` hears 0.0 to
    1.0; what it raises leaves ``path`` as it was. ``notice``: see ``open_workbook``.
    """
    written = list(tables)
    with open_workbook(path, created, notice=notice) as book:
        offers = [offer for table in written for offer in _write(book, table)]
        if offers:
            _write_lists(book, offers)
        total = sum(len(table.rows) for table in written) or 1
        done = 0
        for number, table in enumerate(written, 1):
            part = partial(_tell, reached, done / total, len(table.rows) / total)
            book.finish(f"xl/worksheets/sheet{number}.xml", partial(_with_rows, table, part))
            done += len(table.rows)


def _tell(reached: Callable[[float], None] | None, begin: float, share: float, at: float) -> None:
    if reached is not None:
        reached(begin + share * at)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a CSV file (UTF-8 with BOM, text neutralised), in place of ``path``; may raise OSError.

    Dates are ISO; numbers have a decimal point and stay numbers: one of three decimals has a
    fourth, since 1.125 may be read as a thousand and more.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([neutral(name) for name in header])
    for row in rows:
        writer.writerow([_as_text(value) for value in row])
    replace_file(path, text.getvalue().encode("utf-8-sig"))


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return neutral(value)
    text = clean(value)
    return f"{text}0" if _THREE_DECIMALS.fullmatch(text) else text


def _write(book: Book, table: Table) -> list[Offer]:
    """Write all of a table but its rows, for which two show how cells look; return drop-downs to be made."""
    last_row = len(table.rows)
    if last_row >= _ROWS_LIMIT:
        raise _refused(t("A sheet holds no more than {n} rows; write csv.", n=_ROWS_LIMIT))
    sheet = book.add_sheet(table.name)
    offers: list[Offer] = []
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    for index, (column, values) in enumerate(zip(table.columns, columns, strict=True)):
        _put(sheet, 0, index, column.header, book.format(**HEADER))
        look = book.format(num_format=_NUMBER_FORMATS[column.kind])
        wrapped = book.format(num_format="@", text_wrap=True, valign="top")
        sheet.set_column(index, index, column.width or _width(column, values), look)
        _check_lengths(values)
        for row, pattern in enumerate((look, wrapped), _PATTERNS):
            sheet.write_blank(row, index, None, pattern)
        if column.choices and not _offer(sheet, index, last_row, column.choices):
            offers.append(Offer(sheet, index, last_row, column.choices))
    if table.columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last_row, len(table.columns) - 1)
        whole = f"A1:{letters(len(table.columns) - 1)}{last_row + 1}"
        sheet.ignore_errors({"number_stored_as_text": whole})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
    return offers


def _with_rows(table: Table, reached: Callable[[float], None], xml: bytes) -> bytes:
    """Return a worksheet's XML with the rows of ``table`` in place of those that show how cells look."""
    if not table.columns:
        return xml
    styles = [row.decode() for row in _STYLE.findall(xml, xml.index(b'<row r="2"'))]
    looks = list(zip(styles[: len(table.columns)], styles[len(table.columns) :], strict=False))
    begin, end = xml.index(b'<row r="2"'), xml.index(b"</sheetData>")
    used = area(0, 0, len(table.rows), len(table.columns) - 1).encode()
    head = _DIMENSION.sub(lambda found: found[1] + used, xml[:begin], count=1)
    return b"".join([head, *bulk_rows(table.rows, looks, _PATTERNS, reached), xml[end:]])


def _check_lengths(values: Sequence[Value]) -> None:
    longest = longest_text(values)
    if len(longest) > _LONGEST:
        raise _refused(t("A cell holds no more than 32767 characters: “{text}…”", text=longest[:40]))  # fmt: skip


def _put(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    if sheet.write_string(row, column, text, look):
        raise _refused(t("A cell holds no more than 32767 characters: “{text}…”", text=text[:40]))


def _width(column: Column, values: Sequence[Value]) -> float:
    """Return a width in characters that the header and most of the values fit in."""
    longest = max((_cells(clean(value)) for value in islice(values, _MEASURED_ROWS)), default=0)
    return min(max(longest + 1, _cells(column.header) + _FILTER_BUTTON, _NARROWEST), _WIDEST)


def _cells(text: str) -> int:
    """Return how many Latin letters ``text`` is as wide as: a Chinese character is as wide as two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _offer(sheet: Worksheet, column: int, last_row: int, source: Sequence[str] | str) -> bool:
    """Give a column a drop-down; return whether ``source`` could stand in the cells' rule."""
    if not isinstance(source, str):
        length = sum(map(len, source)) + len(source) - 1
        if length > _LIST_LIMIT or any("," in choice for choice in source):
            return False
    offered = source if isinstance(source, str) else list(source)
    rule = {"validate": "list", "source": offered, "show_error": False}
    sheet.data_validation(1, column, last_row + _SPARE_ROWS, column, rule)
    return True


def _write_lists(book: Book, offers: Sequence[Offer]) -> None:
    """Write the choices of ``offers`` on a hidden sheet, and make the drop-downs from there."""
    lists = book.add_sheet(str(t("Lists")))
    lists.hide()
    for column, offer in enumerate(offers):
        for row, choice in enumerate(offer.choices):
            _put(lists, row, column, choice, book.format(num_format="@"))
        name = letters(column)
        source = f"='{lists.get_name()}'!${name}$1:${name}${len(offer.choices)}"
        _offer(offer.sheet, offer.column, offer.last_row, source)


def _refused(reason: Message) -> Exception:
    # Here, not above: the child that reads has no use for the model.
    from orgeditor.model.edit import Refused

    return Refused(reason)
