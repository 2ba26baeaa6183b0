"""Cells of a client's column as texts that the fields of the elements understand.

A column is judged as a whole: whether its commas are decimal, whether its dates begin with the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import comma_is_decimal, day_first, is_blank, iso_date, number
from orgeditor.files.sheets import clean
from orgeditor.model.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets import Value
    from orgeditor.model.fields import Field

_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.FIGURE})


def as_texts(field: Field, cells: Sequence[Value]) -> list[str]:
    """Return the cells of a column as a field reads them; what it cannot read stays as it is written."""
    if field.kind in _NUMBERS:
        comma = comma_is_decimal(cells)
        found = [number(cell, comma) for cell in cells]
        return [_said(cell, None if n is None else f"{n:.12g}") for cell, n in zip(cells, found, strict=True)]  # fmt: skip
    if field.kind is Kind.DATE:
        first = day_first(cells)
        return [_said(cell, iso_date(cell, first)) for cell in cells]
    return [clean(cell) for cell in cells]


def _said(cell: Value, read: str | None) -> str:
    if read is not None:
        return read
    return "" if is_blank(cell) else clean(cell)
