"""Sheets of one kind, a unit each: what a sheet is called is the unit of its rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.problems import Problem
from orgeditor.files.roster.columns import LEVELS
from orgeditor.files.roster.links import Side
from orgeditor.files.roster.mapping import ColumnMap
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table

SHEET: Final = "Sheet"
"""What the column is called that says on which sheet a row stands."""
_PLACED: Final = frozenset({"unit", "unit_zh", "unit_id", "unit_path", "parent_unit", *LEVELS})
_SAYS_NOTHING: Final = re.compile(
    r"(?:sheet|tabelle|hoja|feuil|feuille|foglio|planilha|blad|list|page|part|data|staff|employees|roster|export|工作表|页|シート)[ _-]?\(?\d*\)?"
    r"|\W*\d[\d\W]*|(?:current|old|new|copy|backup).*|.*\(\d+\)",
    re.IGNORECASE,
)
"""Names that programs give, numbers, dates."""


def by_sheets(sides: Sequence[Side]) -> list[Side] | None:
    """Return the tables with the names of their sheets as their units; None where those are no units."""
    names = [side.table.sheet for side in sides]
    if len(set(names)) < 2 or any(_SAYS_NOTHING.fullmatch(name.strip()) for name in names):
        return None
    if any(side.mapping.fields.keys() & _PLACED for side in sides):
        return None
    return [_with_sheet(side) for side in sides]


def _with_sheet(side: Side) -> Side:
    table = side.table.with_column(SHEET, [side.table.sheet] * len(side.table.rows))
    fields = side.mapping.fields | {"unit": len(table.headers) - 1}
    return Side(table, ColumnMap(fields, side.mapping.confidence | {"unit": 0.7}))


def told_by_sheets(table: Table) -> Problem:
    """Return the problem that tells of it."""
    told = t("No column names units; the name of each sheet was read as the unit of its rows.")
    return Problem("sheet-as-unit", "hint", told, table.file, table.sheet)
