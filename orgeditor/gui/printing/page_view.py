"""Pages as pictures, one under another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from orgeditor.analysis.pages import Pages, Sheet
from orgeditor.drawing.colours import colour
from orgeditor.drawing.matrix_page import paint_page
from orgeditor.gui import theme
from orgeditor.messages import t
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_GAP: Final = 18
_KEPT: Final = 24
"""So many pages are kept as pictures."""
_WHITE: Final = "#ffffff"
_EDGE: Final = {"light": "#c3ccd5", "dark": "#4a5866"}


class Printout(msgspec.Struct, frozen=True):
    """All that is needed to paint pages, on whatever device; ``org``: of what they tell, as it is handed over."""

    pages: Pages
    sheet: Sheet
    org: Organization

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint the page with an index from 0; the painter is in mm."""
        paint_page(painter, self.pages.pages[index], self.sheet)


class PageView(QWidget):
    """Shows a printout; each page is painted when it comes into view, and kept while others near it are seen."""

    def __init__(self, printout: Printout) -> None:
        super().__init__()
        self._printout = printout
        self._pictures: dict[int, QPixmap] = {}
        self.setAccessibleName(str(t("Pages")))

    def show_printout(self, printout: Printout) -> None:
        """Show other pages."""
        self._printout = printout
        self._renew()

    def page_rect(self, index: int) -> QRect:
        """Return where a page stands, by its index from 0."""
        size = self._page_size()
        left = (self.width() - size.width()) // 2
        return QRect(left, _GAP + index * (size.height() + _GAP), size.width(), size.height())

    def reveal(self, number: int) -> None:
        """Bring a page into view where these stand in a scroll area."""
        outside = self.parent()
        area = outside.parent() if outside else None
        if isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(self.page_rect(number - 1).top() - _GAP)

    def _page_size(self) -> QSize:
        width, height = self._printout.pages.paper.size
        room = max(self.width() - 2 * _GAP, 100)
        return QSize(room, round(room * height / width))

    def _renew(self) -> None:
        self._pictures.clear()
        count = len(self._printout.pages.pages)
        self.setFixedHeight(_GAP + count * (self._page_size().height() + _GAP))
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._renew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.palette().canvas))
        for index in range(len(self._printout.pages.pages)):
            room = self.page_rect(index)
            if room.intersects(event.rect()):
                painter.fillRect(room.adjusted(-1, -1, 1, 1), theme.shade(_EDGE))
                painter.fillRect(room.adjusted(2, room.height() + 1, 1, 3), colour("#000000", 26))
                painter.drawPixmap(room.topLeft(), self._picture(index, room.size()))

    def _picture(self, index: int, size: QSize) -> QPixmap:
        if index not in self._pictures:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(colour(_WHITE))
            painter = QPainter(picture)
            painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
            scale = size.width() / self._printout.pages.paper.size[0]
            painter.scale(scale, scale)
            self._printout.paint(painter, index)
            painter.end()
            self._pictures[index] = picture
            if len(self._pictures) > _KEPT:
                del self._pictures[max(self._pictures, key=lambda other: abs(other - index))]
        return self._pictures[index]
