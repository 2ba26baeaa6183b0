"""An organisation as tables of typed columns: one roster, or several sheets that refer to each other."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.choosing import choose_columns
from orgeditor.files.roster.columns import COLUMNS, CUSTOM
from orgeditor.files.roster.lines import lines_of
from orgeditor.files.roster.outgoing import Outgoing
from orgeditor.files.roster.several_sheets import Part, sheets_of
from orgeditor.files.sheets import Column as SheetColumn
from orgeditor.files.sheets import Table
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Kind
from orgeditor.model.records import Column, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.sheets import Kind as SheetKind
    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.organization import Organization


class Form(msgspec.Struct, frozen=True):
    """How a roster goes out.

    ``columns`` are those wanted, by header or by field name, in their order; none: all.
    ``sheets``: units, positions, people, assignments and lines apart. ``dictionary``: with
    a table that tells what each column is.
    """

    columns: tuple[str, ...] = ()
    sheets: bool = False
    dictionary: bool = False


class RosterTable(msgspec.Struct, frozen=True):
    """A table as it is written, and what its columns are of the roster's."""

    table: Table
    columns: tuple[Column, ...]


def roster_tables(
    org: Organization,
    language: str = "en",
    form: Form | None = None,
    *,
    reached: Callable[[float], None] | None = None,
) -> list[RosterTable]:
    """Return the tables of a roster without the dictionary; ``reached`` hears 0.0 to 1.0.

    Refused for a column that there is not, or columns of several sheets.
    """
    language = _language(language)
    form = form or Form()
    if form.sheets:
        if form.columns:
            raise Refused(t("Columns are chosen for a roster of one sheet."))
        parts = sheets_of(org, language)
    else:
        outgoing = Outgoing(org, choose_columns(org, language), language)
        columns = chosen(outgoing.columns, form.columns)
        parts = [
            Part(_sheet_name(org, language), outgoing, lines_of(org, outgoing.fields), columns)
        ]
    made = []
    for n, part in enumerate(parts):

        def told(share: float, n: int = n) -> None:
            if reached is not None:
                reached((n + share) / len(parts))

        made.append(_table(part, told))
    return made


def roster_table(org: Organization, language: str = "en") -> Table:
    """Return the roster as one table, as it is written if nothing is chosen."""
    return roster_tables(org, language)[0].table


def columns_of(org: Organization, language: str) -> tuple[Column, ...]:
    """Return the columns that a roster has if none are chosen."""
    return choose_columns(org, _language(language))


def chosen(columns: Sequence[Column], wanted: Sequence[str]) -> tuple[Column, ...]:
    """Return the wanted ones of a roster's columns, all where none are named. Refused for an unknown one."""
    if not wanted:
        return tuple(columns)
    by_name = {c.field: c for c in reversed(columns) if c.field != CUSTOM}
    by_name |= {c.header.casefold(): c for c in reversed(columns)}
    for name in wanted:
        if name.casefold() not in by_name:
            known = ", ".join(column.header for column in columns)
            raise Refused(t("The roster has no column “{name}”. It has: {known}.", name=name, known=known))  # fmt: skip
    return tuple(dict.fromkeys(by_name[name.casefold()] for name in wanted))


def _language(language: str) -> str:
    return "zh_CN" if language.startswith("zh") else "en"


def _sheet_name(org: Organization, language: str) -> str:
    sources = org.of(Source).values()
    sheet = next((s.sheet for s in sources if s.sheet), "") or t("Roster").render(language)
    return sheet[:31]


def _table(part: Part, reached: Callable[[float], None]) -> RosterTable:
    cells: list[list[Value]] = []
    shown = []
    for n, column in enumerate(part.columns):
        reached(n / len(part.columns))
        values = part.outgoing.column(column, part.lines)
        kind = _kind(column, values)
        cells.append([_typed(value, kind) for value in values])
        shown.append(SheetColumn(column.header, kind, choices=_choices(column, values)))
    rows: list[tuple[Value, ...]] = list(zip(*cells, strict=True)) if cells else []
    return RosterTable(Table(part.name, tuple(shown), rows), part.columns)


def _kind(column: Column, values: Sequence[Value]) -> SheetKind:
    """Return how a column is shown: by its field, and where that is text, by what it holds."""
    described = COLUMNS.get(column.field)
    told = [value for value in values if value is not None and value != ""]
    kind = described.kind if described else Kind.TEXT
    if kind is Kind.DATE or (column.field == CUSTOM and told and all(map(is_date, told))):
        return "date" if all(map(is_date, told)) else "text"
    if any(isinstance(value, str | bool) for value in told):
        whole = column.field in ("id", "manager", "dotted", "person_id", "unit_id") and all(map(is_whole, told))  # fmt: skip
        return "integer" if whole else "text"
    if kind is Kind.MONEY:
        return "money"
    if not told:
        return "text"
    return "integer" if all(isinstance(value, int) for value in told) else "number"


def is_date(value: Value) -> bool:
    """Whether a value is a date as we write it."""
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        return date.fromisoformat(value).year >= 1900
    except ValueError:
        return False


def is_whole(value: Value) -> bool:
    """Whether a text is a whole number that a spreadsheet gives back as it was."""
    return isinstance(value, str) and len(value) <= 15 and value.isascii() and value.isdigit() and (value == "0" or value[0] != "0")  # fmt: skip


def _typed(value: Value, kind: SheetKind) -> Value:
    if value is None or value == "":
        return None
    if kind == "date" and isinstance(value, str):
        return datetime.fromisoformat(value)
    if kind == "integer" and isinstance(value, str):
        return int(value)
    return value


def _choices(column: Column, values: Iterable[Value]) -> tuple[str, ...]:
    if column.field not in ("grade", "location", "employment", "status", "currency", "unit"):
        return ()
    distinct = sorted({value for value in values if isinstance(value, str) and value})
    return tuple(distinct) if len(distinct) <= 30 and sum(map(len, distinct)) < 250 else ()
