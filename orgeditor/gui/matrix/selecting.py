"""What is selected in a grid: cells, a rectangle, whole lines; without counting cells one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange

    from orgeditor.gui.matrix.model import GridModel

Place = tuple[int, int]
"""Row and column of a cell of the grid."""


def selected_cells(selection: QItemSelectionModel) -> list[Place]:
    """Return row and column of the selected cells, row by row; else of the current one."""
    cells = {
        (row, column)
        for found in _parts(selection)
        for row in range(found.top(), found.bottom() + 1)
        for column in range(found.left(), found.right() + 1)
    }
    current = selection.currentIndex()
    if not cells and current.isValid():
        cells = {(current.row(), current.column())}
    return sorted(cells)


def selected_rectangle(selection: QItemSelectionModel) -> tuple[Place, Place] | None:
    """Return the first and the last selected cell where the selection is one rectangle."""
    parts = list(_parts(selection))
    if len(parts) != 1:
        return None
    return (parts[0].top(), parts[0].left()), (parts[0].bottom(), parts[0].right())


def selected_lines(selection: QItemSelectionModel, *, rows: bool) -> list[int]:
    """Return the rows, or the columns, in which cells are selected; else the current one."""
    found: set[int] = set()
    for part in _parts(selection):
        first, last = (part.top(), part.bottom()) if rows else (part.left(), part.right())
        found.update(range(first, last + 1))
    current = selection.currentIndex()
    if not found and current.isValid():
        found = {current.row() if rows else current.column()}
    return sorted(found)


def rectangles(model: GridModel, rows: Sequence[int], columns: Sequence[int]) -> QItemSelection:
    """Return the selection of all cells in which rows and columns, given in order, meet."""
    chosen = QItemSelection()
    for top, bottom in _runs(rows):
        for left, right in _runs(columns):
            chosen.select(model.index(top, left), model.index(bottom, right))
    return chosen


def _parts(selection: QItemSelectionModel) -> Iterator[QItemSelectionRange]:
    found = selection.selection()
    return (found.at(n) for n in range(found.count()))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of neighbouring numbers."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield numbers[start], numbers[at - 1]
            start = at
