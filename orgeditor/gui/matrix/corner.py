"""The corner of the grid, over the column of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import draw_text
from orgeditor.gui import theme
from orgeditor.gui.matrix import look
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Corner(QWidget):
    """What stands over the column of activities."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__(grid)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = theme.palette()
        painter.fillRect(self.rect(), QColor(palette.panel))
        at = QPoint(theme.INSIDE, self.height() - 10)
        ink = colour(palette.muted)
        style = look.text_style(theme.LABEL, semibold=True)
        draw_text(painter, at.x(), at.y(), str(t("Activity")).upper(), style, ink)
        painter.fillRect(0, self.height() - 2, self.width(), 2, ink)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour(palette.line))
