"""Rows of organisations: names of units in the column of names, and no people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.links import Side
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.mapping import ColumnMap

if TYPE_CHECKING:
    from collections.abc import Collection

_PEOPLE = frozenset({"title", "title_zh", "name_zh", "first_name", "last_name", "email", "login", "person_id", "unit", "fte", "grade", "cost"})  # fmt: skip
_SAMPLE = 2_000
_AS_UNITS = {
    "name": "unit",
    "id": "unit_id",
    "manager": "parent_unit",
    "cost_centre": "cost_centre",
}


def as_units(side: Side, settled: Collection[str] = ()) -> Side:
    """Return the fields of a table whose names are those of units; ``settled`` fields are the user's.

    Nobody has a title or a mailbox there: what else its columns say stays as it is.
    """
    fields = side.mapping.fields
    if "name" not in fields or fields.keys() & _PEOPLE or {"name", "unit"} & set(settled):
        return side
    if look_of(texts(side.table.columns[fields["name"]][:_SAMPLE])) != "unit":
        return side
    made = {_AS_UNITS[name]: column for name, column in fields.items() if name in _AS_UNITS}
    return Side(side.table, ColumnMap(made, {n: side.mapping.confidence.get(n, 0.7) for n in made}))
