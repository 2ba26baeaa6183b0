"""The columns of dates of a file, of which one may say for all whether the day or the month comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.cells import is_blank, iso_date, may_be_either, says_order
from orgeditor.files.roster.columns import COLUMNS
from orgeditor.messages import t
from orgeditor.model.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.sheets.workbook import Value


def read_dates(rows: Rows, name: str, part: Part, cells: Sequence[Value]) -> None:
    """Read a field's column of dates; what is none is told and kept as text."""
    own = says_order(cells)
    first = _day_first(rows, part) if own is None else own
    if own is None and rows.date_orders[part.start] is None:
        _tell_order(rows, name, part, cells)
    dates = rows.dates[name]
    for line, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        value = iso_date(cell, first)
        i = part.start + line
        if value:
            dates[i] = value
            if isinstance(cell, str) and len(cell) > 10:
                rows.keep(i, name)
            continue
        rows.keep(i, name)
        if not is_blank(cell):
            rows.tell("bad-date", "warning", t("This is no date; it was kept as text."), i, name)  # fmt: skip


def _day_first(rows: Rows, part: Part) -> bool:
    """Whether dates of a file begin with the day, by the columns of dates that say so."""
    if part.start not in rows.date_orders:
        columns = [c for name, c in part.mapping.fields.items() if COLUMNS[name].kind is Kind.DATE]
        said = [order for c in columns if (order := says_order(part.table.columns[c])) is not None]
        rows.date_orders[part.start] = said[0] if said else None
    return rows.date_orders[part.start] is not False


def _tell_order(rows: Rows, name: str, part: Part, cells: Sequence[Value]) -> None:
    line = may_be_either(cells)
    if line is not None:
        told = t("Nothing in the column says whether the day or the month comes first; the day was taken.")  # fmt: skip
        rows.tell("date-order-guessed", "hint", told, part.start + line, name)
