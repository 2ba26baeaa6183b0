"""Whether a table without known headers betrays by its values who is above whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.files.roster.hierarchy import codes, depths, numerals, paths
from orgeditor.files.roster.looks import wordy

if TYPE_CHECKING:
    from orgeditor.files.roster.hierarchy.tree import Found
    from orgeditor.files.roster.table import Table

_WIDE: Final = 20
_ROWS: Final = 5_000
_WAYS: Final = (
    codes.by_hierarchyid,
    paths.by_path,
    codes.by_outline_number,
    numerals.by_numerals,
    depths.by_indent,
)


def says_hierarchy(table: Table) -> frozenset[int] | None:
    """Return the rows that others stand below, None where nothing says that any does."""
    shown = replace(table, rows=table.rows[:_ROWS], columns=[c[:_ROWS] for c in table.columns])
    if len(shown.rows) < 2:
        return None
    for column in range(min(len(shown.headers), _WIDE)):
        for way in _WAYS:
            found = way(shown, column)
            if found is not None and _is_worded(shown, found):
                return frozenset(up for up in found.tree.above if up >= 0)
    found = depths.by_columns(shown)
    # A drawing in cells fills several of a row.
    whole = found and all(found.labels or ()) and found.columns[0] == 0 and len(shown.rows) > 2
    if not found or not whole or not _is_worded(shown, found):
        return None
    return frozenset(found.tree.above) - {-1}


def _is_worded(table: Table, found: Found) -> bool:
    """Whether the rows have short texts that something may be called by: prose has none."""
    columns = [found.labels] if found.labels else table.columns
    return any(wordy(column) for column in columns)
