"""Changes of cells that each mean only themselves, so that the workbook need not be read again to see what comes of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import texts
from orgeditor.files.roster.columns import CUSTOM
from orgeditor.files.roster.words import id_key, id_keys
from orgeditor.files.sheets import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgeditor.files.roster.client_tables import ClientTable
    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.files.roster.returning import CellChange

_ALONE: Final = frozenset(
    {"title_zh", "grade", "location", "currency", "employment", "duties", "notes", "phone", CUSTOM}
)
"""Columns in which a cell says one thing of its row, and nothing of any other."""


def are_plain(
    changes: Collection[CellChange], tables: Sequence[ClientTable], proposal: Proposal
) -> bool:
    """Whether the rows are sure to say what the changes are for: no blank, name or number depends on them.

    A manager does where ids say it: one that a single row has is understood as that row.
    """
    if len(tables) != 1 or min(tables[0].read.table.places) < 0:
        return False
    (table,) = tables
    by_id = proposal.hierarchy == "manager-id" and "id" in table.now.fields
    fields = {column.header: column.field for column in table.columns}
    managers = set()
    for change in changes:
        name = fields[change.header]
        if name == "manager" and by_id:
            managers.add(id_key(clean(change.after)))
        elif name not in _ALONE and not (name == "title" and by_id):
            return False
    return not managers or _each_has_one_row(managers - {""}, table)


def _each_has_one_row(keys: set[str], table: ClientTable) -> bool:
    column = next(n for n, c in enumerate(table.columns) if c.field == "id")
    rows = Counter(id_keys(texts(table.read.table.columns[column])))
    return all(rows[key] == 1 for key in keys)
