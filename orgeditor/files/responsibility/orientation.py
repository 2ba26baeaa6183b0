"""Whether activities or roles run down a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.letters import read_cell
from orgeditor.model.codes import CODE_SETS

if TYPE_CHECKING:
    from orgeditor.files.responsibility.blocks import Grid
    from orgeditor.files.responsibility.grid import RawTable
    from orgeditor.files.responsibility.tables import Orientation

_DOUBTFUL: Final = 0.5
"""How much more of the names may be roles' one way than the other before letters are asked, too."""


def orientation_of(table: RawTable, grid: Grid) -> Orientation:
    """Return which way a table runs: by its corner, else by its names, else by its letters."""
    roles, activities = words.names_roles(table.corner), words.names_activities(table.corner)
    if roles != activities:
        return "roles-down" if roles else "activities-down"
    down = [words.names_a_role(line.name) for line in table.lines if line.has_cells]
    across = [words.names_a_role(head.name) for head in table.heads]
    lean = sum(down) / max(len(down), 1) - sum(across) / max(len(across), 1)
    if abs(lean) <= _DOUBTFUL:
        lean += _alone(table, grid, by_line=False) - _alone(table, grid, by_line=True)
    return "roles-down" if lean > 0 else "activities-down"


def _alone(table: RawTable, grid: Grid, *, by_line: bool) -> float:
    """Return the share of rows (or columns) with exactly one A, as activities have it."""
    counts: Counter[int] = Counter()
    for line in table.lines:
        for head in table.heads:
            if "A" in read_cell(grid[line.row][head.column], CODE_SETS["raci"]).codes:
                counts[line.row if by_line else head.column] += 1
    return sum(1 for n in counts.values() if n == 1) / len(table.lines if by_line else table.heads)
