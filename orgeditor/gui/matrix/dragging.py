"""Carrying rows or columns to another place by their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QHeaderView

    from orgeditor.messages import Message


class Carrying:
    """A drag that begins on a heading that is selected already.

    ``dropped`` is told where in the header, in pixels, it ended. The place is that between
    two sections which is nearest to the pointer. ``why_not`` is asked on the way whether
    that would do; its reason is shown. ``indent`` says where the line between rows begins.
    """

    def __init__(self, header: QHeaderView, dropped: Callable[[int], None]) -> None:
        self._header = header
        self._dropped = dropped
        self.why_not: Callable[[int], Message | None] = lambda _place: None
        self._start: QPoint | None = None
        self.place: int | None = None
        self.across = 0
        """How far into the header the pointer is, across the way of its sections."""
        self.indent: Callable[[], int] = lambda: 0

    @property
    def under_way(self) -> bool:
        """Whether something is being carried."""
        return self.place is not None

    def press(self, event: QMouseEvent) -> bool:
        """Begin where a selected heading is pressed; True where the press is taken."""
        section = self._header.logicalIndexAt(event.position().toPoint())
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        if section < 0 or not plain or not self._is_whole(section):
            return False
        self._start = event.position().toPoint()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer; True while something is being carried or about to be."""
        if self._start is None:
            return False
        at = event.position().toPoint()
        if not self.under_way:
            distance = (at - self._start).manhattanLength()
            if distance < QApplication.startDragDistance():
                return True
        self.place = self._along(at)
        self.across = at.x() + at.y() - self.place
        reason = self.why_not(self.place)
        shape = Qt.CursorShape.ForbiddenCursor if reason else Qt.CursorShape.ClosedHandCursor
        self._header.viewport().setCursor(shape)
        QToolTip.showText(event.globalPosition().toPoint(), tip(reason) if reason else "")
        self._header.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """End; True where the release is taken."""
        if self._start is None:
            return False
        start, self._start = self._start, None
        if self.under_way:
            self.place = self._along(event.position().toPoint())
            self._dropped(self.place)
        else:
            self._header.sectionPressed.emit(self._header.logicalIndexAt(start))
        self.cancel()
        return True

    def cancel(self) -> None:
        """Let go without moving anything."""
        self._start = self.place = None
        self._header.viewport().unsetCursor()
        self._header.viewport().update()

    def gap(self, place: int) -> int:
        """Return before which section a pixel position lies, the number of sections for the end."""
        header = self._header
        section = header.logicalIndexAt(place)
        if section < 0:
            return header.count()
        middle = header.sectionViewportPosition(section) + header.sectionSize(section) / 2
        return section + (place > middle)

    def paint(self, painter: QPainter) -> None:
        """Paint the line where what is carried would come to stand."""
        if self.place is None:
            return
        header, gap = self._header, self.gap(self.place)
        end = header.length() - header.offset()
        at = header.sectionViewportPosition(gap) if gap < header.count() else end
        ink = colour(theme.palette().drop)
        if header.orientation() == Qt.Orientation.Vertical:
            left = self.indent()
            painter.fillRect(left, at - 1, header.width() - left, 3, ink)
        else:
            painter.fillRect(at - 1, 0, 3, header.height(), ink)

    def _along(self, at: QPoint) -> int:
        return at.y() if self._header.orientation() == Qt.Orientation.Vertical else at.x()

    def _is_whole(self, section: int) -> bool:
        selection = self._header.selectionModel()
        if self._header.orientation() == Qt.Orientation.Vertical:
            whole: bool = selection.isRowSelected(section)
        else:
            whole = selection.isColumnSelected(section)
        return whole
