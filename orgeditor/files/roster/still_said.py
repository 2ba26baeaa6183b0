"""Whether what the client wrote in a cell still means what the organisation says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.cells import iso_date, number
from orgeditor.files.roster.columns import COLUMNS, MANAGERS
from orgeditor.files.roster.fillings import (
    CLOSED_SEAT,
    PERSON,
    UNDISCLOSED_HOLDER,
    filling_of,
)
from orgeditor.files.roster.statuses import is_vacant_word, status_of
from orgeditor.files.roster.words import FALSE, fold, is_nothing
from orgeditor.files.sheets.text import clean
from orgeditor.model.fields import Kind
from orgeditor.model.records import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.records import Column, Position


def still_says(
    kept: Value,
    value: Value,
    position: Position,
    person: Person | None,
    column: Column,
    columns: Sequence[Column],
) -> bool:
    """Whether ``kept``, the client's own words, may go out again in place of ``value``.

    ``person`` is the holder that the row is about, ``columns`` are all of the roster's.
    """
    name, text = column.field, clean(kept)
    described = COLUMNS.get(name)
    kind = described.kind if described else Kind.TEXT
    if name in ("name", "name_zh", "first_name", "last_name"):
        return _name_still_says(text, value, position, person)
    if name == "status":
        if is_vacant_word(text):
            return not position.holders
        meant = status_of(text)
        return meant == position.status or (
            meant is None and (not position.status or _closed_by_name(position, columns))
        )
    if kind in (Kind.NUMBER, Kind.MONEY):
        read = number(kept)
        default = 1.0 if name in ("fte", "headcount", "share") else None
        return read == value or (read is None and value in (None, default))
    if kind is Kind.DATE:
        return (iso_date(kept) or "") == (value or "")
    if kind is Kind.FLAG:
        return not value and fold(text) not in FALSE
    if name == "id":
        return False
    if name == "cost_centre":
        # It is kept where the unit has another, or there is none.
        return True
    if name in MANAGERS:
        return is_nothing(text) and not position.manager
    of_nobody = described is not None and described.record is Person and person is None
    return text == value or of_nobody


def _closed_by_name(position: Position, columns: Sequence[Column]) -> bool:
    """Whether the client says in place of a name that the position is closed."""
    headers = [c.header for c in columns if c.field in ("name", "name_zh")]
    return any(filling_of(str(position.custom.get(h, ""))) == CLOSED_SEAT for h in headers)


def _name_still_says(text: str, value: Value, position: Position, person: Person | None) -> bool:
    if text == value:
        return True
    kind = filling_of(text) if text else ""
    if kind == UNDISCLOSED_HOLDER:
        return bool(position.holders) and person is None
    return kind != PERSON and not position.holders and person is None
