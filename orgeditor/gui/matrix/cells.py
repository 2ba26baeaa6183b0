"""Cells: letters as chips, on the ground of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.drawing.letters import paint_letters
from orgeditor.drawing.text import draw_text
from orgeditor.gui import theme
from orgeditor.gui.matrix import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice
    from PySide6.QtWidgets import QStyleOptionViewItem

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.gui.matrix.model import GridModel, Index
    from orgeditor.model.codes import CodeSet


class CellPainter(QStyledItemDelegate):
    """Paints the cells of a grid; each combination of letters is drawn once and kept."""

    def __init__(self, grid: Grid, model: GridModel) -> None:
        super().__init__(grid)
        self._grid = grid
        self._model = model
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        row = self._model.rows[index.row()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.chosen_ground())
        elif row.is_group:
            painter.fillRect(rect, look.group_ground())
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.hair())
        cell = self._model.cell(index)
        if cell and cell.codes:
            self._paint_letters(painter, QRectF(rect), cell.codes)
        current = index == self._grid.currentIndex()
        if current and self._grid.adding:
            ink = colour(theme.palette().accent)
            style = look.text_style(look.LETTER, semibold=True)
            draw_text(painter, rect.right() - 9, rect.center().y() + 5, "/", style, ink)
        if current and self._grid.hasFocus():
            painter.setPen(QPen(colour(theme.palette().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        # On top of the frame of the current cell, which would hide it.
        if cell and cell.comment:
            self._paint_comment(painter, QRectF(rect))

    def _paint_letters(self, painter: QPainter, room: QRectF, codes: tuple[str, ...]) -> None:
        codes_of = self._model.view.code_set
        picture = self._picture(codes, codes_of, room, painter.device())
        painter.drawPixmap(room.topLeft(), picture)

    def _picture(
        self, letters: tuple[str, ...], codes: CodeSet, room: QRectF, device: QPaintDevice
    ) -> QPixmap:
        ratio = device.devicePixelRatioF()
        key = (letters, codes.id, room.width(), room.height(), ratio)
        if key not in self._pictures:
            picture = QPixmap(round(room.width() * ratio), round(room.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = QRectF(QPointF(0, 0), room.size()).adjusted(2, 0, -2, -1)
            paint_letters(painter, inner, letters, codes, look.text_style().face, look.LETTER)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _paint_comment(self, painter: QPainter, room: QRectF) -> None:
        """Mark a cell that has a remark with a corner, as spreadsheets do."""
        corner, size = room.topRight(), 7.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.palette().vacant))
        painter.drawPolygon([corner, corner - QPointF(size, 0), corner + QPointF(0, size)])
