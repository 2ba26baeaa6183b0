"""How often each letter stands in a row or column, beside and below the grid, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.drawing.letters import paint_chip
from orgeditor.drawing.text import draw_text_centred, draw_text_ending
from orgeditor.gui import theme
from orgeditor.gui.matrix import look
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections import Counter

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QScrollBar

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.model.codes import Code

_LINE: Final = 18


class _Strip(QWidget):
    """A strip along the grid that is renewed with it, and goes along where ``bar`` scrolls."""

    def __init__(self, grid: Grid, bar: QScrollBar, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._grid = grid
        bar.valueChanged.connect(self.update)
        grid.refreshed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


class RowTotals(_Strip):
    """A strip at the right of the grid: for each row the number of each letter."""

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(grid, grid.verticalScrollBar(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(str(t("Totals of the activities")))

    @override
    def sizeHint(self) -> QSize:
        return QSize(len(self._grid.codes.codes) * look.TOTAL + theme.GRID, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.palette().panel))
        grid, rows = self._grid, self._grid.grid_model.rows
        top = grid.horizontalHeader().height()
        for place, code in enumerate(grid.codes.codes):
            paint_total_chip(painter, place * look.TOTAL + theme.GRID, top - 26, code, grid)
        painter.fillRect(0, top - 2, self.width(), 2, colour(theme.palette().muted))
        painter.fillRect(0, 0, 1, self.height(), colour(theme.palette().line))
        painter.setClipRect(0, top, self.width(), grid.viewport().height())
        first = max(grid.rowAt(0), 0)
        for section in range(first, len(rows)):
            y = top + grid.rowViewportPosition(section)
            if y > self.height():
                break
            if rows[section].is_group:
                painter.fillRect(1, y, self.width(), look.ROW, look.group_ground())
            painter.fillRect(1, y + look.ROW - 1, self.width(), 1, look.hair())
            found = grid.grid_model.totals(rows[section])
            for place, code in enumerate(grid.codes.codes):
                room = QRect(place * look.TOTAL + theme.GRID, y, look.TOTAL, look.ROW)
                paint_total(painter, room, found, code)


class ColumnTotals(_Strip):
    """A strip below the grid: for each column the number of each letter."""

    def __init__(self, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(grid, grid.horizontalScrollBar(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(str(t("Totals of the parties")))

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, len(self._grid.codes.codes) * _LINE + 2 * theme.GRID)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.palette().panel))
        painter.fillRect(0, 0, self.width(), 1, colour(theme.palette().muted))
        grid, view = self._grid, self._grid.grid_model.view
        left = grid.verticalHeader().width()
        style = look.text_style(theme.LABEL)
        for place, code in enumerate(grid.codes.codes):
            y = theme.GRID + place * _LINE
            name = str(code.name)
            end = left - look.TOTAL - theme.GRID
            draw_text_ending(painter, end, y + 13, name, style, colour(theme.palette().muted))
            paint_total_chip(painter, left - look.TOTAL, y, code, grid)
        painter.setClipRect(left, 1, grid.viewport().width(), self.height())
        first = max(grid.columnAt(0), 0)
        for section in range(first, len(view.columns)):
            x = left + grid.columnViewportPosition(section)
            if x > self.width():
                break
            found = view.column_totals(view.columns[section].party.id)
            for place, code in enumerate(grid.codes.codes):
                room = QRect(x, theme.GRID + place * _LINE, grid.columnWidth(section), _LINE)
                paint_total(painter, room, found, code)


def paint_total(painter: QPainter, room: QRect, found: Counter[str], code: Code) -> None:
    """Paint how often a letter was found; nothing for never."""
    if number := found[code.letter]:
        style = look.text_style(theme.LABEL)
        ink = colour(theme.palette().text)
        baseline = room.center().y() + 4.5
        draw_text_centred(painter, room.x() + room.width() / 2, baseline, str(number), style, ink)


def paint_total_chip(painter: QPainter, x: float, y: float, code: Code, grid: Grid) -> None:
    """Paint the letter that a line of totals is about."""
    style = look.text_style(10.5, semibold=True)
    chip = QRect(round(x) + (look.TOTAL - 18) // 2, round(y) + 1, 18, 16).toRectF()
    if theme.palette().dark:
        painter.setOpacity(0.9)
    paint_chip(painter, chip, code.letter, code.duty, style)
    painter.setOpacity(1.0)
