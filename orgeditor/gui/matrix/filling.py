"""The fill handle: the little square at the corner of what is selected, dragged to repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.gui.matrix.selecting import Place

_SIZE: Final = 7
_NEAR: Final = 4


class FillHandle:
    """Repeats the selected rectangle down, up, right or left, whichever way it is dragged."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._source: list[Place] = []
        self._target: list[Place] = []

    def room(self) -> QRect | None:
        """Return where the handle is, in the viewport; None where no rectangle is selected."""
        corners = self._grid.chosen_rectangle()
        if corners is None:
            return None
        corner = self._rect(*corners).bottomRight()
        return QRect(corner.x() - _SIZE + 2, corner.y() - _SIZE + 1, _SIZE, _SIZE)

    def press(self, event: QMouseEvent) -> bool:
        """Begin where the handle is pressed; True where the press is taken."""
        if event.button() != Qt.MouseButton.LeftButton or not self.is_at(
            event.position().toPoint()
        ):
            return False
        self._source = self._grid.chosen_cells()
        self._target = []
        return True

    def is_at(self, at: QPoint) -> bool:
        """Whether the pointer is at the handle."""
        room = self.room()
        return room is not None and room.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(at)

    def move(self, at: QPoint) -> bool:
        """Follow the pointer; True while filling."""
        if not self._source:
            return False
        rows, columns = self._reach(at)
        self._target = [(r, c) for r in rows for c in columns]
        self._grid.viewport().update()
        return True

    def release(self) -> bool:
        """Fill; True where something was under way."""
        source, target = self._source, self._target
        if not self.cancel():
            return False
        if len(target) > len(source):
            self._grid.commands.fill_series(source, target)
            self._grid.choose(target[0], target[-1])
        return True

    def cancel(self) -> bool:
        """Let go without filling; True where something was under way."""
        under_way = bool(self._source)
        self._source, self._target = [], []
        self._grid.viewport().update()
        return under_way

    def paint(self, painter: QPainter) -> None:
        """Paint the handle, and what would be filled."""
        accent = colour(theme.palette().accent)
        if self._target:
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._rect(self._target[0], self._target[-1]).adjusted(0, 0, -1, -1))
        elif self._grid.hasFocus() and (room := self.room()):
            painter.fillRect(room.adjusted(-1, -1, 1, 1), colour(theme.palette().panel))
            painter.fillRect(room, accent)

    def _reach(self, at: QPoint) -> tuple[range, range]:
        """Return rows and columns from the source to the pointer, along the longer way only."""
        (top, left), (bottom, right) = self._source[0], self._source[-1]
        grid = self._grid
        row = grid.rowAt(min(max(at.y(), 0), grid.viewport().height() - 1))
        column = grid.columnAt(min(max(at.x(), 0), grid.viewport().width() - 1))
        row = row if row >= 0 else grid.grid_model.rowCount() - 1
        column = column if column >= 0 else grid.grid_model.columnCount() - 1
        across = max(column - right, left - column) * grid.columnWidth(left)
        down = max(row - bottom, top - row) * grid.rowHeight(top)
        if max(across, down) <= 0:
            return range(top, bottom + 1), range(left, right + 1)
        if across > down:
            return range(top, bottom + 1), range(min(left, column), max(right, column) + 1)
        return range(min(top, row), max(bottom, row) + 1), range(left, right + 1)

    def _rect(self, first: Place, last: Place) -> QRect:
        model, grid = self._grid.grid_model, self._grid
        return grid.visualRect(model.index(*first)).united(grid.visualRect(model.index(*last)))
