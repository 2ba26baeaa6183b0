"""Tables whose rows are no positions, people or units as they stand, made into such that are.

A table that was made anew says so (``Table.reshaped``), and a problem tells how it was read. It is
not written back: a cell of it may be about several records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.reshaping.connectors import by_connectors
from orgeditor.files.roster.reshaping.counted import by_counts
from orgeditor.files.roster.reshaping.headed import by_heads
from orgeditor.files.roster.reshaping.objects import by_objects
from orgeditor.files.roster.reshaping.played import by_roles
from orgeditor.files.roster.reshaping.wrapped import unwrapped

if TYPE_CHECKING:
    from orgeditor.files.roster.table import Table

__all__ = ["reshaped"]


def reshaped(table: Table, *, alone: bool = False) -> Table:
    """Return the table with a row a record; as it is, where it has one.

    ``alone`` where no other sheet holds a table: people whom rows of units name are then nowhere else.
    """
    if not table.header_row or not table.rows:
        return table
    table = unwrapped(table)
    for reshape in (by_objects, by_connectors, by_counts, by_heads, *([by_roles] if alone else [])):
        if (made := reshape(table)) is not None:
            return made
    return table
