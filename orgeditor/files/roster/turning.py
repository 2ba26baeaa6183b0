"""Tables that stand on their side, a column a record: turned upright before they are read."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.files.problems import Problem
from orgeditor.files.roster.finding_tables import find_tables
from orgeditor.files.roster.table import header_score
from orgeditor.files.roster.words import heading
from orgeditor.files.sheets.addresses import address, indexes
from orgeditor.files.sheets.workbook import Range, trimmed
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.files.sheets.workbook import Sheet, Workbook

_MOST: Final = 80
"""Rows of a sheet that may be fields of a table on its side."""
_LEAST: Final = 3
_LISTS: Final = frozenset({"field", "fields", "field name", "column", "columns", "column name", "attribute", "item", "feld", "spalte", "campo", "champ", "字段", "字段名", "列名", "栏位"})  # fmt: skip
"""What stands above a list of fields and what they mean."""
_KNOWN: Final = 2.7
"""Fields that its first column has to name, by how sure each is."""
_CLEARLY: Final = 1.5
"""By how much more they have to say than what stands beside them in a row."""
_HEADED: Final = 1.8
"""From this score on a table has a header above its columns."""


def upright(book: Workbook) -> Workbook:
    """Return the workbook with the tables turned that have their headers in the first column.

    Where another sheet has a header row, everything stays as it is: a list of what its
    columns mean looks like a table on its side.
    """
    lying = [_lies(sheet) for sheet in book.sheets]
    if not any(lying):
        return book
    standing = tuple(s for s, lies in zip(book.sheets, lying, strict=True) if not lies)
    if any(found.score >= _HEADED for found in find_tables(replace(book, sheets=standing))):
        return book
    sheets = tuple(_turned(s) if lies else s for s, lies in zip(book.sheets, lying, strict=True))
    told = t("The table stands on its side, a column a record; it was read column by column.")
    notes = [Problem("table-turned", "hint", told, book.file, s.name, 1) for s in sheets if s.turned]  # fmt: skip
    return replace(book, sheets=sheets, notes=(*book.notes, *notes))


def as_in_file(problem: Problem) -> Problem:
    """Return a problem of a turned table with the row of its cell; one of a record names the head of its column."""
    if problem.cell:
        return replace(problem, row=indexes(problem.cell)[0] + 1)
    if problem.row > 1:
        return replace(problem, row=1, cell=address(0, problem.row - 1))
    return problem


def _lies(sheet: Sheet) -> bool:
    filled = [row for row in sheet.rows[: _MOST + 1] if row]
    if not _LEAST <= len(filled) <= _MOST or len(sheet.rows) > _MOST or sheet.width < _LEAST:
        return False
    first = min(next(c for c, cell in enumerate(row) if cell is not None) for row in filled)
    labels = tuple(row[first] if first < len(row) else None for row in sheet.rows)
    told = sum(1 for label in labels if label not in (None, ""))
    if heading(str(labels[next(r for r, row in enumerate(sheet.rows) if row)] or "")) in _LISTS:
        return False
    said = header_score(labels)
    return (
        said >= _KNOWN
        and said >= 0.6 * told
        and said > _CLEARLY + max(header_score(row[first + 1 :]) for row in filled)
    )


def _turned(sheet: Sheet) -> Sheet:
    rows = [trimmed(row) for row in zip_longest(*sheet.rows)]
    merged = tuple(Range(m.left, m.top, m.right, m.bottom) for m in sheet.merged)
    return replace(
        sheet,
        rows=rows,
        merged=merged,
        hidden_rows=frozenset(),
        formulas_without_value=frozenset((c, r) for r, c in sheet.formulas_without_value),
        indents={},
        formats={},
        outlines={},
        comments={},
        fills={},
        turned=True,
    )
