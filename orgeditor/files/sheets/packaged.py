"""Workbooks that python-calamine reads (xlsx, xls, xlsb, ods) -> sheets and their rows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.sheets import ahead, mending, notes, ooxml, opendocument, strays, wire
from orgeditor.files.sheets.archive import Archive
from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.files.sheets.scan import Scan
from orgeditor.files.sheets.signature import damaged
from orgeditor.files.sheets.workbook import Container, Range, trimmed
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from python_calamine import CalamineSheet

    from orgeditor.files.sheets.mending import Mended

_BATCH: Final = 2_000
_SCANNED: Final = 0.2
_LARGEST_EXACT: Final = 1 << 53
_NOTHING: Final = Scan(ooxml.Styles(), "")


class Bar(msgspec.Struct, frozen=True):
    """Where a sheet is in the progress: its first fraction, its share, its number of rows."""

    begin: float
    share: float
    rows: int


def frames(
    file: BinaryIO, name: str, container: Container, request: wire.Request
) -> Iterator[wire.Sent]:
    """Yield a workbook's sheets and rows, at last what is to be told. Raises Unreadable."""
    limits = request.limits
    parsing: ahead.Parsing | None = None
    scans: dict[str, Scan] = {}
    open_document: dict[str, Scan] = {}
    moved: dict[str, Mended] = {}
    if container != "xls":
        archive = Archive(file, name, limits)
        if container == "xlsx":
            parsing = ahead.begun(file) if request.ahead else None
            scans = _scans(archive, limits)
            file, moved = mending.mended(file, archive, scans)
        elif container == "ods":
            open_document = opendocument.scans(archive)
        archive.check_rest()
    yield wire.Progress(_SCANNED)
    told: list[Problem] = []
    for item in _sheets(file, name, scans | open_document, moved, None if moved else parsing, limits):  # fmt: skip
        if isinstance(item, Problem):
            told.append(item)
        else:
            yield item
    yield wire.Finished(container, notes=told)


def _scans(archive: Archive, limits: wire.Limits) -> dict[str, Scan]:
    """Return by sheet name what a pass over its XML tells."""
    styles = ooxml.styles(archive)
    scans: dict[str, Scan] = {}
    filled = 0
    parts = ooxml.sheet_parts(archive)
    _check_sheets(archive.name, len(parts), limits)
    for sheet, part in parts.items():
        scan = scans[sheet] = Scan(styles, part)
        scan.read(archive.pieces(part), archive.name)
        scan.comments = ooxml.comments(archive, part)
        filled += scan.filled_cells
        if filled > limits.cells:
            raise too_many_cells(archive.name, limits)
    return scans


def _sheets(
    file: BinaryIO,
    name: str,
    scans: dict[str, Scan],
    moved: dict[str, Mended],
    parsing: ahead.Parsing | None,
    limits: wire.Limits,
) -> Iterator[wire.Sent | Problem]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    read: dict[str, CalamineSheet] = {}
    workbook = None
    if parsing is not None:
        parsing.join()
        workbook, read = parsing.workbook, parsing.sheets
    file.seek(0)
    try:
        workbook = workbook or CalamineWorkbook.from_filelike(file)
        tables = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        _check_sheets(name, len(tables), limits)
        for index, table in enumerate(tables):
            here = table.name in read
            sheet = read.pop(table.name) if here else workbook.get_sheet_by_name(table.name)
            scan = scans.get(table.name, _NOTHING)
            yield _begins(sheet, table.visible != SheetVisibleEnum.Visible, scan)
            yield from notes.of_scan(name, table.name, scan)
            share = (1 - _SCANNED) / len(tables)
            bar = Bar(_SCANNED + index * share, share, max(sheet.total_height, 1))
            removed: list[strays.Stray] = []
            if not scan.part:
                near, removed = strays.taken_out(list(_rows(sheet, scan)))
                yield from _batches(iter(near), bar)
            elif (mended := moved.get(table.name)) is not None:
                removed = yield from _without_mended(_rows(sheet, scan), mended, bar)
            elif scan.errors or scan.padding:
                yield from _batches(_rows(sheet, scan), bar)
            else:
                yield from _as_they_are(sheet, bar)
            yield from notes.of_strays(name, table.name, removed, scan)
            yield wire.Progress(_SCANNED + (index + 1) * share)
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name) from error


def _begins(sheet: CalamineSheet, hidden: bool, scan: Scan) -> wire.SheetBegins:
    formats: dict[int, str] = {}
    for (column, code), _ in reversed(scan.formats.most_common()):
        formats[column] = code
    return wire.SheetBegins(
        sheet.name,
        hidden,
        sorted(scan.hidden_rows),
        [Range(*first, *last) for first, last in sheet.merged_cell_ranges or []] or scan.merged,
        scan.formulas_without_value,
        scan.indents,
        formats,
        scan.outlines,
        scan.comments,
        scan.fills,
    )


def _batches(rows: Iterator[tuple[Any, ...]], bar: Bar) -> Iterator[wire.Rows | wire.Progress]:
    sent = 0
    while batch := list(islice(rows, _BATCH)):
        yield wire.Rows(batch)
        sent += len(batch)
        yield wire.Progress(bar.begin + bar.share * min(sent / bar.rows, 1))


def _as_they_are(sheet: CalamineSheet, bar: Bar) -> Iterator[wire.Sent]:
    """Yield the rows of a sheet that nothing is to be added to or taken from."""
    sent = 0
    for columns in _columns(sheet):
        yield wire.of_columns(columns)
        sent += len(columns[0])
        yield wire.Progress(bar.begin + bar.share * min(sent / bar.rows, 1))


def _without_mended(
    rows: Iterator[tuple[Any, ...]], mended: Mended, bar: Bar
) -> Generator[wire.Rows | wire.Progress, None, list[strays.Stray]]:
    """Yield the rows of an xlsx sheet but the one that strays were brought to; return the strays."""
    yield from _batches(islice(rows, mended.row), bar)
    return [(*place, value) for place, value in zip(mended.cells, next(rows), strict=False)]


def _rows(sheet: CalamineSheet, scan: Scan) -> Iterator[tuple[Any, ...]]:
    """Yield the sheet's rows from its first row and column on, as ``wire.Rows`` takes them."""
    number = 0
    for columns in _columns(sheet):
        rows = list(zip(*columns, strict=True))
        if scan.errors or scan.padding:
            rows = [_corrected(row, number + n, scan) for n, row in enumerate(rows)]
        yield from [row if row and row[-1] is not None else trimmed(row) for row in rows]
        number += len(rows)


def _columns(sheet: CalamineSheet) -> Iterator[list[Sequence[Any]]]:
    """Yield some of the sheet's rows at a time as columns: most hold one kind of value, and are done with in one go."""
    before = sheet.start[1] if sheet.start else 0
    cells = sheet.iter_rows()
    while batch := list(islice(cells, _BATCH)):
        columns = [_converted(values) for values in zip(*batch, strict=True)]
        yield [*[[None] * len(batch)] * before, *columns]


def _converted(values: tuple[Any, ...]) -> Sequence[Any]:
    if set(map(type, values)) == {str}:
        return [value or None for value in values] if "" in values else values
    return [
        value or None if type(value) is str else _CONVERSIONS[type(value)](value)
        for value in values
    ]


def _corrected(row: tuple[Any, ...], number: int, scan: Scan) -> tuple[Any, ...]:
    """Return a row with what python-calamine leaves out: errors and leading zeros."""
    errors = scan.errors.get(number, {})
    padding = scan.padding.get(number, {})
    if not errors and not padding:
        return row
    width = max((*errors, *padding)) + 1
    cells = [*row, *[None] * (width - len(row))]
    for column, text in errors.items():
        cells[column] = text
    for column, digits in padding.items():
        if type(cells[column]) is int:
            cells[column] = str(cells[column]).zfill(digits)
    return tuple(cells)


@lru_cache(1 << 16)
def _number(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) <= _LARGEST_EXACT else value


@lru_cache(1 << 16)
def _day(value: date) -> msgspec.msgpack.Ext:
    return wire.packed_date(datetime(value.year, value.month, value.day))


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_CONVERSIONS: Final[dict[type, Callable[[Any], object]]] = {
    float: _number,
    int: int,
    bool: bool,
    datetime: wire.packed_date,
    date: _day,
    time: time.isoformat,
    timedelta: _duration,
}


def _check_sheets(name: str, count: int, limits: wire.Limits) -> None:
    if count > limits.sheets:
        told = t("{file} has {count} sheets; no more than {n} are read. Save the sheets that matter as a workbook of their own.", file=name, count=count, n=limits.sheets)  # fmt: skip
        raise Unreadable(told)


def too_many_cells(name: str, limits: wire.Limits) -> Unreadable:
    """Return the refusal of a file with more filled cells than ``limits`` allow."""
    return Unreadable(
        t(
            "{file} has more than {n} filled cells. Save the sheet that matters as a workbook"
            " of its own.",
            file=name,
            n=limits.cells,
        )
    )
