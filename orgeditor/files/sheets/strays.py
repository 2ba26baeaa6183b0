"""Cells far outside the table, which people leave there by accident: told, and left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.files.sheets.workbook import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

EMPTY_ROWS: Final = 1_000
"""So many rows without a filled cell part a stray from the table."""

_EMPTY_COLUMNS: Final = 100
_FEW: Final = 5
"""More cells than that are no strays but a table of their own."""

Stray = tuple[int, int, Any]
"""Row and column index of a stray, and its value."""


class Row(msgspec.Struct, frozen=True):
    """A filled row: its index, the column index of its last filled cell, and how many it has."""

    index: int
    last_column: int
    cells: int


def find_strays(
    rows: Sequence[Row], columns: Callable[[int], Iterable[int]]
) -> list[tuple[int, int]]:
    """Return row and column index of the strays among filled ``rows``, in order.

    ``columns`` gives the columns of the filled cells in a row of that index; it is asked
    only for the few rows that matter.
    """
    if not rows:
        return []
    far = _far_rows(rows)
    near = [row for row in rows if row.index not in far]
    strays = [(row, column) for row in far for column in columns(row)]
    for row, edge in _wide_rows(near).items():
        strays += [(row, column) for column in _beyond_gap(sorted(columns(row)), edge)]
    is_most = 2 * len(strays) > sum(row.cells for row in rows)
    return [] if is_most else sorted(strays)


def taken_out(rows: list[tuple[Any, ...]]) -> tuple[list[tuple[Any, ...]], list[Stray]]:
    """Return a sheet's ``rows`` without its strays, and these."""
    filled = [
        Row(index, len(row) - 1, len(row) - row.count(None))
        for index, row in enumerate(rows)
        if row
    ]
    found = find_strays(filled, lambda row: _filled(rows[row]))
    strays = [(row, column, rows[row][column]) for row, column in found]
    for row, column in reversed(found):
        rows[row] = trimmed(rows[row][:column])
    return rows, strays


def _filled(row: tuple[Any, ...]) -> list[int]:
    return [column for column, value in enumerate(row) if value is not None]


def _far_rows(rows: Sequence[Row]) -> dict[int, Row]:
    """Return by index the rows with few cells that a wide gap parts from the table."""
    clusters: list[list[Row]] = [[*rows[:1]]]
    for before, row in pairwise(rows):
        if row.index - before.index > EMPTY_ROWS:
            clusters.append([])
        clusters[-1].append(row)
    sizes = [sum(row.cells for row in cluster) for cluster in clusters]
    table = sizes.index(max(sizes))
    few = min(_FEW, sizes[table])
    return {
        row.index: row
        for number, cluster in enumerate(clusters)
        if number != table and sizes[number] <= few
        for row in cluster
    }


def _wide_rows(rows: Sequence[Row]) -> dict[int, int]:
    """Return the few rows that reach far further right than the others, with where those end."""
    for left, right in pairwise(sorted({row.last_column for row in rows})):
        wide = {row.index: left for row in rows if row.last_column >= right}
        if right - left > _EMPTY_COLUMNS and len(wide) <= _FEW:
            return wide
    return {}


def _beyond_gap(columns: Iterable[int], edge: int) -> list[int]:
    """Return the columns beyond the first wide gap after ``edge``, if they are few."""
    beyond: list[int] = []
    previous = edge
    for column in columns:
        if beyond or column - previous > _EMPTY_COLUMNS:
            beyond.append(column)
        previous = max(previous, column)
    return beyond if len(beyond) <= _FEW else []
