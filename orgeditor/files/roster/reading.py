"""How one file is read: where its table is, which column is what, how it says who is above whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.files.roster.columns import HIERARCHY
from orgeditor.files.roster.hierarchy import MADE, Hierarchy, understood
from orgeditor.files.roster.mapping import ColumnMap, column_called, map_columns
from orgeditor.files.roster.table import Candidate, Table, find_tables, read_table
from orgeditor.files.sheets import Unreadable
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.files.sheets.workbook import Workbook


class Choice(msgspec.Struct, frozen=True):
    """What the user settles for one file; what is left out is found out.

    ``header_row`` is 1-based, 0 for a table without header. ``mapping`` names by field
    the header or letter of its column, "" for none; "hierarchy" that of the column which
    says who is above whom. ``way`` is how it says so: a key of ``WAYS``, "none", "" to find
    it out.
    """

    sheet: str = ""
    header_row: int | None = None
    mapping: Mapping[str, str] = {}
    way: str = ""


class FileRead(msgspec.Struct, frozen=True):
    """How one file was read: where its table is, which column is what, where else tables may be."""

    table: Table
    mapping: ColumnMap
    candidates: tuple[Candidate, ...]
    hierarchy: Hierarchy | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The header of each field's column."""
        return {name: self.table.headers[c] for name, c in self.mapping.fields.items()}

    @property
    def unmapped(self) -> list[str]:
        """The headers of the columns that stay custom fields."""
        taken = set(self.mapping.fields.values())
        return [h for column, h in enumerate(self.table.headers) if column not in taken]


def read_file(book: Workbook, choice: Choice) -> FileRead:
    """Return how a file is read: as found out, save what the choice settles.

    Raises Unreadable where it has no table, Refused where the choice names what is not there.
    """
    candidates = find_tables(book)
    sheet, header_row = _place(book, choice, candidates)
    table = read_table(book, sheet, header_row)
    chosen = dict(choice.mapping)
    said = chosen.pop(HIERARCHY, "")
    header = table.headers[column_called(table, said)] if said else ""
    # What is read out of other columns is not there before they are understood.
    later = {name: given for name, given in chosen.items() if given in MADE}
    mapping = map_columns(table, {n: given for n, given in chosen.items() if n not in later})
    table, mapping, hierarchy = understood(table, mapping, choice.way, header)
    mapping = _with(mapping, {name: column_called(table, given) for name, given in later.items()})
    if not table.rows or not mapping.fields:
        raise Unreadable(_no_table(book))
    return FileRead(table, mapping, tuple(candidates), hierarchy)


def _with(mapping: ColumnMap, chosen: Mapping[str, int]) -> ColumnMap:
    """Return the map with fields that the user chose for columns."""
    taken = set(chosen.values())
    fields = {n: c for n, c in mapping.fields.items() if c not in taken} | dict(chosen)
    return ColumnMap(fields, mapping.confidence | dict.fromkeys(chosen, 1.0))


def _place(book: Workbook, choice: Choice, candidates: Sequence[Candidate]) -> tuple[str, int]:
    """Return sheet and header row of the table to read."""
    names = [sheet.name for sheet in book.sheets]
    if choice.sheet and choice.sheet not in names:
        raise Unreadable(t("{file} has no sheet “{sheet}”. It has: {sheets}.", file=book.file, sheet=choice.sheet, sheets=", ".join(names)))  # fmt: skip
    fitting = [c for c in candidates if choice.sheet in ("", c.sheet)]
    if choice.header_row is not None:
        sheet = choice.sheet or (fitting[0].sheet if fitting else names[0] if names else "")
        if not names or choice.header_row > len(next(s for s in book.sheets if s.name == sheet).rows):  # fmt: skip
            raise Unreadable(t("{file}: sheet {sheet} has no row {row}.", file=book.file, sheet=sheet, row=choice.header_row))  # fmt: skip
        return sheet, choice.header_row
    if fitting:
        return fitting[0].sheet, fitting[0].header_row
    if (choice.mapping or choice.way) and names:
        return choice.sheet or names[0], _fullest_row(book, choice.sheet or names[0])
    raise Unreadable(_no_table(book))


def _fullest_row(book: Workbook, name: str) -> int:
    sheet = next(s for s in book.sheets if s.name == name)
    filled = [sum(1 for cell in row if cell not in (None, "")) for row in sheet.rows[:30]]
    return filled.index(max(filled)) + 1 if filled else 0


def _no_table(book: Workbook) -> Any:
    if not any(sheet.rows for sheet in book.sheets):
        return t("{file} is empty: no sheet holds a row.", file=book.file)
    return t(
        "{file}: no sheet holds a table of positions or people; a roster has a row of column names such as ID, Title, Name, Reports to, and data below it.",
        file=book.file,
    )
