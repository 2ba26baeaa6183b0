"""The columns of numbers and money of a file: read, and brought to one FTE and to whole sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import comma_is_decimal, currency_in, is_blank, number
from orgeditor.files.roster.columns import COLUMNS
from orgeditor.files.roster.money_scale import money_scale
from orgeditor.files.roster.working_time import full_time
from orgeditor.messages import t
from orgeditor.model.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.sheets.workbook import Value

_PERSON: Final = frozenset({"id", "person_id", "name", "first_name", "last_name", "email", "login"})
_SMALL: Final = frozenset({"fte", "share", "headcount"})
"""Figures that seldom run into thousands."""


def read_numbers(rows: Rows, name: str, part: Part, cells: Sequence[Value]) -> None:
    """Read a field's column of numbers; what is none is told and kept as text."""
    comma = comma_is_decimal(cells, small=name in _SMALL)
    least = 0.0 if COLUMNS[name].kind is Kind.NUMBER else float("-inf")
    numbers = rows.numbers[name]
    for line, cell in enumerate(cells):
        if type(cell) is float and least <= cell < float("inf"):
            numbers[part.start + line] = cell
            continue
        value = number(cell, comma)
        if value is not None and value >= least:
            numbers[part.start + line] = value
        elif cell is not None and cell != "":
            i = part.start + line
            rows.keep(i, name)
            if not is_blank(cell):
                rows.tell("bad-number", "warning", t("This is no number; it was kept as text."), i, name)  # fmt: skip
    if name == "cost":
        _read_currencies(rows, part, cells)
        _read_scaled_money(rows, part)
    if name == "fte":
        _read_working_time(rows, part, cells)


def _read_working_time(rows: Rows, part: Part, cells: Sequence[Value]) -> None:
    """Make FTE of percentages and of hours a week; the figures themselves are kept."""
    numbers = rows.numbers["fte"]
    bare = [None if isinstance(cell, str) and "%" in cell else numbers[i] for i, cell in enumerate(cells, part.start)]  # fmt: skip
    fields = part.mapping.fields.keys()
    of_people = "headcount" not in fields and not fields.isdisjoint(_PERSON)
    header = part.table.headers[part.mapping.fields["fte"]]
    full = full_time(header, bare, of_people=of_people)
    if full == 1.0:
        return
    for i, figure in enumerate(bare, part.start):
        if figure is not None:
            rows.keep(i, "fte")
            numbers[i] = round(figure / full, 6)
    first = part.start + next(n for n, figure in enumerate(bare) if figure)
    told = t("The column “{column}” was read with {full} as one FTE.", column=header, full=f"{full:g}")  # fmt: skip
    rows.tell("fte-scaled", "hint", told, first, "fte")


def _read_scaled_money(rows: Rows, part: Part) -> None:
    """Make money of figures that the header says are thousands; the figures themselves are kept."""
    header = part.table.headers[part.mapping.fields["cost"]]
    scale, numbers = money_scale(header), rows.numbers["cost"]
    places = range(part.start, part.start + len(part.table.rows))
    told = [i for i in places if numbers[i]] if scale != 1.0 else []
    for i in told:
        rows.keep(i, "cost")
        numbers[i] = round((numbers[i] or 0.0) * scale, 4)
    if told:
        said = t("The figures of the column “{column}” were multiplied by {scale}, as its header says.", column=header, scale=f"{scale:,.0f}")  # fmt: skip
        rows.tell("cost-scaled", "hint", said, told[0], "cost")


def _read_currencies(rows: Rows, part: Part, cells: Sequence[Value]) -> None:
    if "currency" in part.mapping.fields:
        return
    column = part.mapping.fields["cost"]
    default = currency_in(part.table.headers[column])
    found = [currency_in(cell) if isinstance(cell, str) else "" for cell in cells]
    if not default and not any(found):
        return
    named = rows.texts.setdefault("currency", [""] * rows.count)
    for line, (cell, currency) in enumerate(zip(cells, found, strict=True)):
        if cell is not None:
            named[part.start + line] = currency or default
        if currency:
            rows.keep(part.start + line, "cost")
    counted = Counter(currency or default for currency in found)
    kinds = sorted(counted.keys() - {""})
    if len(kinds) > 1:
        usual = max(kinds, key=lambda kind: counted[kind])
        told = t("Several currencies stand in one column: {currencies}.", currencies=", ".join(kinds))  # fmt: skip
        line = next(n for n, c in enumerate(found) if (c or default) not in ("", usual))
        rows.tell("mixed-currencies", "warning", told, part.start + line, "cost")
