"""How a client's workbook is read once more: as it was when the document came from it, and as it will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.files.roster.columns import COLUMNS, HIERARCHY
from orgeditor.files.roster.finding_tables import find_tables
from orgeditor.files.roster.reading import Choice
from orgeditor.files.roster.table import read_headers
from orgeditor.files.roster.turning import upright
from orgeditor.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from orgeditor.files.roster.returning import CellChange
    from orgeditor.files.sheets import Workbook
    from orgeditor.model.organization import Organization


def choice_again(org: Organization, book: Workbook) -> Choice:
    """Return the choice of sheet, header row and columns that the document's import came to.

    What no longer stands in the workbook is found out anew, and so is everything where the
    document came from several of its tables.
    """
    sources = list(org.of(Source).values())
    own = [source for source in sources if source.file == book.file] or sources
    if len(own) != 1:
        return Choice()
    book = upright(book)
    for sheet, row in _places(own[0], book):
        headers = read_headers(book, sheet, row)
        if _is_of(own[0], headers):
            return Choice(sheet, row, _mapping(own[0], headers))
    return Choice()


def _places(source: Source, book: Workbook) -> Iterator[tuple[str, int]]:
    """Yield where the table may stand: first where it stood."""
    rows = {sheet.name: len(sheet.rows) for sheet in book.sheets}
    if 0 <= source.header_row < rows.get(source.sheet, 0):
        yield source.sheet, source.header_row
    yield from ((c.sheet, c.header_row) for c in find_tables(book))


def _is_of(source: Source, headers: tuple[str, ...]) -> bool:
    """Whether a table has the columns that a source's own sheet had: those joined to them stand last."""
    said = {_spelled(column.header) for column in source.columns}
    return {_spelled(header) for header in headers} <= said and 2 * len(headers) >= len(said)


def _spelled(header: str) -> str:
    return " ".join(header.casefold().split())


def _mapping(source: Source, headers: tuple[str, ...]) -> dict[str, str]:
    """Return the columns of the roster's fields, "" for the fields that no column was taken for."""
    known = {_spelled(header): header for header in headers}
    mapping = dict.fromkeys(COLUMNS.keys() - {column.field for column in source.columns}, "")
    for column in source.columns:
        header = known.get(_spelled(column.header))
        if header is not None and (column.field in COLUMNS or column.field == HIERARCHY):
            mapping[column.field] = header
    return mapping


def with_changes(book: Workbook, changes: Collection[CellChange]) -> Workbook:
    """Return a workbook as it is with changes of its cells made."""
    sheets = []
    for sheet in book.sheets:
        rows = list(sheet.rows)
        for change in changes:
            if change.sheet == sheet.name:
                row = rows[change.row]
                cells = [*row, *[None] * (change.column + 1 - len(row))]
                cells[change.column] = change.after
                rows[change.row] = tuple(cells)
        sheets.append(replace(sheet, rows=rows))
    return replace(book, sheets=tuple(sheets))
