"""A widget that hands its events on: to the pointer, the keyboard, and what is dropped in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from orgeditor.gui.canvas.dropping import Dropping
    from orgeditor.gui.canvas.flight import Flight
    from orgeditor.gui.canvas.hover_card import HoverCard
    from orgeditor.gui.canvas.keyboard import Keyboard
    from orgeditor.gui.canvas.pointer import Pointer


class Surface(QWidget):
    """What a canvas is to Qt: every event that means something, and who understands it.

    ``focus_shown``: that keys go here is to be seen, since it was not the mouse that said so.
    """

    focused = Signal()
    menu_wanted = Signal()

    pointer: Pointer
    dropping: Dropping
    keyboard: Keyboard
    flight: Flight
    hover_card: HoverCard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus_shown = False

    def listen(self) -> None:
        """Take events, from when those are there who understand them."""
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            slot = self.pointer.slot_at(QPointF(event.pos()))
            self.hover_card.show_for(slot)
            return True
        return self.pointer.pinch(event) or super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Coming back to the window, it is as it was.
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.focus_shown = event.reason() != Qt.FocusReason.MouseFocusReason
        self.focused.emit()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.focus_shown = False
        self.update()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab adds a child here; F6 (the window's) leaves the canvas.
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.flight.stop()
        self.setFocus()
        self.pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.moved(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.gone()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # With the mouse the menu opens on release, after it is clear that nothing is dragged.
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.release(event):
            super().keyReleaseEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dropping.enter(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.dropping.hover(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.dropping.drop(event)
