"""How one file is read: where its table is, which column is what, how it says who is above whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.roster.bodies import as_units
from orgeditor.files.roster.columns import COLUMNS, HIERARCHY
from orgeditor.files.roster.finding_tables import Candidate, find_tables, plain_header
from orgeditor.files.roster.header_rows import shown_header
from orgeditor.files.roster.hierarchy import Hierarchy, understood
from orgeditor.files.roster.joining import join, unread
from orgeditor.files.roster.links import Side
from orgeditor.files.roster.mapping import ColumnMap, chosen_column, column_called, map_columns
from orgeditor.files.roster.naming_sheets import by_sheets, told_by_sheets
from orgeditor.files.roster.principal import goes_below, principal, same_kind, weight
from orgeditor.files.roster.reshaping import reshaped
from orgeditor.files.roster.table import Table, beside, read_table
from orgeditor.files.sheets import Unreadable
from orgeditor.files.sheets.addresses import letters
from orgeditor.files.sheets.text import clean
from orgeditor.files.sheets.workbook import Workbook
from orgeditor.messages import t


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
    also: tuple[FileRead, ...] = ()
    """Tables of other sheets that are read along: those with the same columns, those of units."""
    told: tuple[Problem, ...] = ()
    looked_up: bool = False
    """Whether the table only says more about the rows of another."""

    @property
    def headers(self) -> dict[str, str]:
        """The header of each field's column."""
        return {name: self.table.headers[c] for name, c in self.mapping.fields.items()}

    @property
    def unmapped(self) -> list[str]:
        """The headers of the columns that stay custom fields."""
        taken = set(self.mapping.fields.values())
        return [h for column, h in enumerate(self.table.headers) if column not in taken]


class _Draft(msgspec.Struct):
    """A file while it is read: its table, the other tables in it, what is read along, what is told.

    ``roster`` is None where the file only holds tables for others to look things up in.
    """

    book: Workbook
    choice: Choice
    candidates: tuple[Candidate, ...]
    roster: Side | None
    others: list[Side]
    units: list[Side] = []
    same: list[Side] = []
    told: list[Problem] = []


def read_files(
    books: Sequence[Workbook], choices: Sequence[Choice], heard: Callable[[], None]
) -> tuple[FileRead, ...]:
    """Return how files that belong together are read: as found out, save what the choices settle.

    ``heard`` is asked now and then, and raises where the work is to stop. Raises Unreadable where there is no table, Refused where a choice names what is not there.
    """
    drafts = [_draft(book, choice, len(books) == 1, heard) for book, choice in zip(books, choices, strict=True)]  # fmt: skip
    if not any(draft.roster for draft in drafts):
        raise Unreadable(_no_table(books[0]))
    used = _join_all(drafts)
    for draft in drafts:
        _settle_others(draft, [side for side in draft.others if id(side) not in used])
    return tuple(_read(draft, used) for draft in drafts)


def _draft(book: Workbook, choice: Choice, alone: bool, heard: Callable[[], None]) -> _Draft:
    candidates = find_tables(book)
    heard()
    try:
        sheet, header_row = _place(book, choice, candidates)
    except Unreadable:
        if alone or choice != Choice():
            raise
        return _Draft(book, choice, (), None, _sides(book, candidates))
    sheets = {candidate.sheet for candidate in candidates}
    roster = _side(book, sheet, header_row, choice, alone=alone and len(sheets) < 2)
    heard()
    others = [*_around(book, roster), *_sides(book, candidates, sheet)]
    if choice == Choice():
        roster, others = principal([roster, *others])
    return _Draft(book, choice, tuple(candidates), roster, others)


def _side(book: Workbook, sheet: str, header_row: int, choice: Choice, *, alone: bool) -> Side:
    table = reshaped(read_table(book, sheet, header_row), alone=alone)
    own = {n: c for n, c in choice.mapping.items() if n != HIERARCHY and _is_own(table, c)}
    mapping = map_columns(table, own)
    return Side(_without_second_header(table, mapping), mapping)


def _without_second_header(table: Table, mapping: ColumnMap) -> Table:
    """Return the table without a first row that says nothing in the columns that are understood: more of the header."""
    columns = [table.columns[c] for c in mapping.fields.values()]
    if table.header_row < 1 or len(table.rows) < 2 or not columns:
        return table
    if any(column[0] not in (None, "") for column in columns) or table.rows[0] != table.header_row:
        return table
    told = t("The row below the column names says more about them; it was not read as data.")
    value = next((clean(column[0]) for column in table.columns if column[0] not in (None, "")), "")
    problem = Problem("template-row", "hint", told, table.file, table.sheet, table.rows[0] + 1, value=value)  # fmt: skip
    return table.without_first_row(problem)


def _is_own(table: Table, given: str) -> bool:
    """Whether a table has a column of its own of that header or letter; what is read out of others is not there yet."""
    said = {*table.own_headers, *(letters(p) for p in table.places if p >= 0), ""}
    return given.strip().casefold() in {text.casefold() for text in said}


def _around(book: Workbook, roster: Side) -> list[Side]:
    """Return the tables under the roster and beside it on its own sheet."""
    table = roster.table
    rows = [problem.row for problem in roster.table.problems if problem.kind == "another-table"]
    tables = [read_table(book, table.sheet, row) for row in rows]
    tables += beside(book, table.sheet, table.header_row)
    return [_found(table) for table in tables if table.rows]


def _sides(book: Workbook, candidates: Sequence[Candidate], sheet: str | None = None) -> list[Side]:
    """Return the tables on the other sheets of a file, plain ones too."""
    best: dict[str, int] = {}
    for candidate in candidates:
        best.setdefault(candidate.sheet, candidate.header_row)
    sides = []
    for other in book.sheets:
        if other.name == sheet:
            continue
        row = best.get(other.name, plain_header(other))
        if row is not None:
            table = read_table(book, other.name, row)
            if table.rows:
                sides.append(_found(table))
    return sides


def _found(table: Table) -> Side:
    table = reshaped(table)
    return Side(table, map_columns(table))


def _join_all(drafts: Sequence[_Draft]) -> set[int]:
    """Join tables to rosters, those of other files too; return which were, by identity."""
    used: set[int] = set()
    rosters = [draft for draft in drafts if draft.roster]
    if len(rosters) > 1:
        rosters.sort(key=lambda d: -weight(d.roster) if d.roster else 0.0)
    for draft in rosters:
        if draft.roster is None or id(draft.roster) in used:
            continue
        others = [s for d in drafts for s in (d.roster, *d.others) if s and s is not draft.roster and id(s) not in used]  # fmt: skip
        joined = join(draft.roster, others)
        left = set(map(id, joined.left))
        used |= {id(side) for side in others if id(side) not in left}
        draft.roster, draft.units, draft.told = joined.roster, joined.units, joined.told
    for draft in drafts:
        if draft.roster is None and not used.intersection(map(id, draft.others)):
            raise Unreadable(_no_table(draft.book))
    return used


def _settle_others(draft: _Draft, left: Sequence[Side]) -> None:
    """Read sheets of the same columns along with the roster, and tell of all that stay unread."""
    for side in left:
        why = draft.roster and not draft.choice.sheet and (goes_below(draft.roster, side) or same_kind(draft.roster, side))  # fmt: skip
        if why is True:
            draft.same.append(side)
        elif draft.roster and side.table.sheet == draft.roster.table.sheet:
            draft.told.append(unread(side, t("Another table begins here; it was not read."), "another-table"))  # fmt: skip
        else:
            draft.told.append(unread(side, why or t("The table on this sheet was not read. Choose its sheet to read it.")))  # fmt: skip


def _read(draft: _Draft, lookups: set[int]) -> FileRead:
    side = draft.roster
    if side is None or id(side) in lookups:
        # Nothing of it is read by itself: its rows went into another table.
        side = side or draft.others[0]
        return FileRead(side.table, side.mapping, draft.candidates, told=tuple(draft.told), looked_up=True)  # fmt: skip
    side = Side(_without_told(side.table), side.mapping)
    table, mapping, hierarchy = _understood(side, draft.choice)
    if table.header_row == 0:
        draft.told.append(_told_headless(table, mapping))
    if not table.rows or not mapping.fields:
        raise Unreadable(_no_table(draft.book))
    if draft.same and (named := by_sheets([Side(table, mapping), *draft.same])):
        (table, mapping), draft.same = (named[0].table, named[0].mapping), named[1:]
        draft.told.append(told_by_sheets(table))
    same = tuple(FileRead(*_understood_parts(other)) for other in draft.same)
    units = tuple(FileRead(*_understood_parts(other), looked_up=True) for other in draft.units)
    return FileRead(table, mapping, draft.candidates, hierarchy, (*same, *units), tuple(draft.told))


def _without_told(table: Table) -> Table:
    """Return a table without the problem of tables below it, which are joined or told on their own."""
    kept = tuple(p for p in table.problems if p.kind != "another-table")
    return msgspec.structs.replace(table, problems=kept)


def _told_headless(table: Table, mapping: ColumnMap) -> Problem:
    named = ", ".join(f"{shown_header(table.headers[c])}: {COLUMNS[n].label}" for n, c in mapping.fields.items() if table.headers[c] in table.own_headers)  # fmt: skip
    told = t("The table has no row of column names. What its columns are was told by their values ({columns}).", columns=named)  # fmt: skip
    return Problem("header-missing", "hint", told, table.file, table.sheet)


def _understood(side: Side, choice: Choice) -> tuple[Table, ColumnMap, Hierarchy | None]:
    said = choice.mapping.get(HIERARCHY, "")
    header = side.table.headers[column_called(side.table, said)] if said else ""
    side = as_units(side, choice.mapping)
    table, mapping, hierarchy = understood(side.table, side.mapping, choice.way, header)
    later = {
        n: c for n, c in choice.mapping.items() if n != HIERARCHY and not _is_own(side.table, c)
    }
    made = {n: c for n, given in later.items() if (c := chosen_column(table, n, given)) is not None}
    return table, _with(mapping, made), hierarchy


def _understood_parts(side: Side) -> tuple[Table, ColumnMap, tuple[Candidate, ...], Hierarchy | None]:  # fmt: skip
    table, mapping, hierarchy = understood(side.table, side.mapping)
    return table, mapping, (), hierarchy


def _with(mapping: ColumnMap, chosen: Mapping[str, int]) -> ColumnMap:
    """Return the map with fields that the user chose for columns."""
    taken = set(chosen.values())
    fields = {n: c for n, c in mapping.fields.items() if c not in taken} | dict(chosen)
    return ColumnMap(fields, mapping.confidence | dict.fromkeys(chosen, 1.0))


def _place(book: Workbook, choice: Choice, candidates: Sequence[Candidate]) -> tuple[str, int]:
    """Return sheet and header row of the table to read."""
    names = [sheet.name for sheet in book.sheets]
    if choice.sheet and choice.sheet not in names:
        raise Unreadable(t("{file} has no sheet “{sheet}”. It has: {sheets}.", file=book.called, sheet=choice.sheet, sheets=", ".join(names)))  # fmt: skip
    fitting = [c for c in candidates if choice.sheet in ("", c.sheet)]
    if choice.header_row is not None:
        sheet = choice.sheet or (fitting[0].sheet if fitting else names[0] if names else "")
        if not names or choice.header_row > len(next(s for s in book.sheets if s.name == sheet).rows):  # fmt: skip
            raise Unreadable(t("{file}: sheet {sheet} has no row {row}.", file=book.called, sheet=sheet, row=choice.header_row))  # fmt: skip
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
        return t("{file} is empty: no sheet holds a row.", file=book.called)
    return t(
        "{file}: no sheet holds a table of positions or people; a roster has a row of column names such as ID, Title, Name, Reports to, and data below it.",
        file=book.called,
    )
