"""A table made of another's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.files.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value
    from orgeditor.messages import Message


def remade(
    table: Table,
    rows: Sequence[int],
    kept: Sequence[int],
    made: Mapping[str, Sequence[Value]],
    told: Message,
) -> Table:
    """Return a table of some rows of another (``rows[i]``, in any order, as often as need be).

    It has the columns ``kept`` and those ``made``, by header; ``told`` says how it came about.
    """
    problem = Problem("table-reshaped", "hint", told, table.file, table.sheet, table.header_row)
    result = replace(
        table,
        headers=tuple(table.headers[c] for c in kept),
        places=tuple(table.places[c] for c in kept),
        rows=[table.rows[i] for i in rows],
        columns=[[table.columns[c][i] for i in rows] for c in kept],
        problems=(*table.problems, problem),
        indents={},
        outlines=[],
        reshaped=len(set(table.rows)),
    )
    for header, cells in made.items():
        result = result.with_column(header, list(cells))
    return result
