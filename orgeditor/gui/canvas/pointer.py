"""The mouse on the canvas: which gesture a press begins, clicks, hovering, wheel and pinch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from orgeditor.gui.canvas.card_drag import CardDrag
from orgeditor.gui.canvas.gestures import Band, Gesture, Pan
from orgeditor.gui.canvas.handles import REACH, Handle, handle_at, holder_at
from orgeditor.gui.canvas.line_drags import DottedDrag, HolderDrag
from orgeditor.gui.canvas.menus import card_menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.gui.canvas.places import Place

_WHEEL_ZOOM: Final = 1.0015
_WHEEL_PAN: Final = 0.6
_OUT: Final = 12

Button = Qt.MouseButton
Keys = Qt.KeyboardModifier


class Pointer:
    """Follows the pointer over a canvas.

    ``gesture`` is what is under way, ``hover`` the slot of the card under the pointer,
    ``person`` who is named there, ``at`` where the pointer is. ``space``: the space bar is
    held, and drags pan. ``asked``: the place that an open menu asks about.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.gesture: Gesture | None = None
        self.hover = -1
        self.person = ""
        self.at = QPointF()
        self.space = False
        self.asked: Place | None = None
        self._keys = Keys.NoModifier
        self._pressed: tuple[int, QPointF, Button] | None = None

    def slot_at(self, at: QPointF) -> int:
        """Return the slot of the card at a point of the viewport, or -1."""
        canvas = self._canvas
        return canvas.scene.layout.at(*canvas.view.to_chart(at.x(), at.y()))

    def forget(self) -> None:
        """The chart has changed: slots mean other cards now."""
        self.hover, self.person = -1, ""
        self._pressed = self.asked = None
        self.cancel()

    def ask(self, place: Place, menu: QMenu) -> None:
        """Mark a place as long as a menu asks what becomes of what was dropped there."""
        self.asked = place
        menu.aboutToHide.connect(self._answered)

    def _answered(self) -> None:
        self.asked = None
        self._canvas.update()

    def cancel(self) -> bool:
        """Stop the gesture under way; return whether there was one."""
        self._canvas.border.let_go()
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self._canvas.update()
        return True

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture, or wait whether the press becomes a click or a drag."""
        if self.gesture is not None:
            return
        self.at, self._keys = event.position(), event.modifiers()
        canvas, button = self._canvas, event.button()
        if button is Button.MiddleButton or (button is Button.LeftButton and self.space):
            self.gesture = Pan(canvas, self.at)
            return
        slot = self._near_slot(self.at)
        if button is Button.LeftButton and self._press_handle(slot):
            return
        slot = self.slot_at(self.at)
        if slot < 0:
            if button is Button.LeftButton:
                if not self._keys & (Keys.ShiftModifier | Keys.ControlModifier):
                    canvas.session.select(())
                self.gesture = Band(canvas, self.at, self._keys)
            elif button is Button.RightButton:
                self._pressed = (-1, self.at, button)
            return
        key = canvas.scene.id(slot)
        extends = self._keys & (Keys.ShiftModifier | Keys.ControlModifier)
        if key not in canvas.session.selection and not extends:
            canvas.session.select([key])
        self._pressed = (slot, self.at, button)

    def moved(self, event: QMouseEvent) -> None:
        """Carry the gesture on, begin a drag, or hover."""
        self.at, self._keys = event.position(), event.modifiers()
        if self.gesture is None and self._pressed is not None:
            slot, start, button = self._pressed
            far = (self.at - start).manhattanLength() >= QApplication.startDragDistance()
            if far and slot >= 0:
                self.gesture = self._drag(slot, start, button)
                self._pressed = None
        if self.gesture is None:
            self._hover_over(self._near_slot(self.at))
        elif not self._drag_out():
            self.gesture.move(self.at, self._keys)

    def _drag(self, slot: int, start: QPointF, button: Button) -> Gesture:
        canvas = self._canvas
        chart = canvas.view.to_chart(start.x(), start.y())
        names = button is Button.LeftButton and not self._keys & Keys.ControlModifier
        person = holder_at(canvas, slot, *chart) if names else ""
        if person and len(canvas.session.selection) <= 1:
            return HolderDrag(canvas, slot, person, start)
        return CardDrag(canvas, slot, start, asks=button is Button.RightButton)

    def _drag_out(self) -> bool:
        """Hand cards that are dragged beyond the border to the other panes."""
        room = self._canvas.rect().adjusted(-_OUT, -_OUT, _OUT, _OUT)
        if not isinstance(self.gesture, CardDrag) or room.contains(self.at.toPoint()):
            return False
        drag = self.gesture.leave()
        if drag is None:
            return False
        self.cancel()
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)
        return True

    def repeat(self) -> None:
        """The chart moved under a pointer that stands still."""
        if self.gesture is not None:
            self.gesture.move(self.at, self._keys)
        else:
            self._canvas.border.let_go()

    def hold(self, keys: Keys) -> None:
        """Other keys are held down now: what a drag would do may change."""
        self._keys = keys
        if self.gesture is not None:
            self.gesture.move(self.at, keys)

    def release(self, event: QMouseEvent) -> None:
        """End the gesture, or the click."""
        self.at, self._keys = event.position(), event.modifiers()
        self._canvas.border.let_go()
        gesture, self.gesture = self.gesture, None
        pressed, self._pressed = self._pressed, None
        if gesture is not None:
            gesture.end(self.at, self._keys)
            self._canvas.update()
        elif pressed is not None:
            self._click(pressed[0], pressed[2])

    def double(self, event: QMouseEvent) -> None:
        """Rename the card under the pointer."""
        slot = self.slot_at(event.position())
        if slot >= 0 and event.button() is Button.LeftButton and not self.space:
            self._canvas.session.select([self._canvas.scene.id(slot)])
            self._canvas.rename()
        else:
            self.press(event)

    def gone(self) -> None:
        """The pointer has left the canvas."""
        if self.gesture is None:
            self._hover_over(-1)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll, with Shift sideways; with Ctrl zoom at the pointer."""
        canvas = self._canvas
        delta = event.angleDelta()
        if event.modifiers() & Keys.ControlModifier:
            canvas.zoom_at(canvas.view.scale * _WHEEL_ZOOM ** delta.y(), event.position())
        else:
            pixels = event.pixelDelta()
            by = QPointF(pixels) if not pixels.isNull() else QPointF(delta) * _WHEEL_PAN
            if event.modifiers() & Keys.ShiftModifier and not by.x():
                by = QPointF(by.y(), 0)
            canvas.set_view(canvas.view.panned(by.x(), by.y()))
        self.at = event.position()
        if self.gesture is not None:
            self.repeat()
        event.accept()

    def pinch(self, event: QEvent) -> bool:
        """Zoom by a pinch on a touchpad; return whether the event was one."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        canvas = self._canvas
        canvas.zoom_at(canvas.view.scale * (1.0 + event.value()), event.position())
        return True

    def _click(self, slot: int, button: Button) -> None:
        canvas = self._canvas
        if button is Button.RightButton:
            if slot < 0:
                box = canvas.scene.layout.box_at(*canvas.view.to_chart(self.at.x(), self.at.y()))
                canvas.session.select([canvas.scene.id(box)] if box >= 0 else ())
            card_menu(canvas).popup(canvas.mapToGlobal(self.at.toPoint()))
            return
        if slot < 0:
            return
        key, chosen = canvas.scene.id(slot), canvas.session.selection
        if self._keys & Keys.ControlModifier:
            rest = tuple(k for k in chosen if k != key)
            canvas.session.select(rest if key in chosen else (*chosen, key))
        elif self._keys & Keys.ShiftModifier:
            canvas.session.select((*chosen, *self._range_to(slot)))
        else:
            canvas.session.select([key])

    def _range_to(self, slot: int) -> list[str]:
        """Return the siblings from the current card to ``slot``, or the latter alone."""
        scene = self._canvas.scene
        start = scene.slot(self._canvas.current())
        layout = scene.layout
        if start < 0 or layout.parent[start] != layout.parent[slot]:
            return [scene.id(slot)]
        siblings = [
            s
            for s in range(min(start, slot), max(start, slot) + 1)
            if layout.parent[s] == layout.parent[slot]
        ]
        chosen = [scene.id(s) for s in siblings if s != slot]
        return [*chosen, scene.id(slot)]

    def _press_handle(self, slot: int) -> bool:
        canvas = self._canvas
        found = handle_at(canvas, slot, *canvas.view.to_chart(self.at.x(), self.at.y()))
        if found is Handle.DOTTED:
            self.gesture = DottedDrag(canvas, slot)
        elif found is Handle.FOLD:
            canvas.folds.fold(canvas.folds.ids ^ {canvas.scene.id(slot)})
        return found is not None

    def _near_slot(self, at: QPointF) -> int:
        """Return the card under the pointer, or the one whose handles it is reaching for."""
        slot = self.slot_at(at)
        if slot >= 0:
            return slot
        canvas = self._canvas
        x, y = canvas.view.to_chart(at.x(), at.y())
        near = canvas.scene.layout.within(x - REACH, y - REACH, x, y)
        touching = [s for s in near.tolist() if handle_at(canvas, s, x, y)]
        return touching[0] if touching else -1

    def _hover_over(self, slot: int) -> None:
        canvas = self._canvas
        person = holder_at(canvas, slot, *canvas.view.to_chart(self.at.x(), self.at.y()))
        if (slot, person) != (self.hover, self.person):
            self.hover, self.person = slot, person
            if person:
                canvas.setCursor(Qt.CursorShape.PointingHandCursor)
            elif not self.space:
                canvas.unsetCursor()
            canvas.update()
