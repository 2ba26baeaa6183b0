"""A picture of an element in a scrolled page: zoomed, and chosen from by click or key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.elements.empty import paint_empty
from orgeditor.gui.picturing import PictureOffer, picture_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QHideEvent,
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QMenu

    from orgeditor.gui.picturing import Subject
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit

_LEAST: Final = 0.25
_MOST: Final = 3.0
_LEGIBLE: Final = 0.8
_WHOLE: Final = 0.7
"""Below these scales small words are hard to read: a picture is scrolled then. One to be seen whole goes lower."""
_STEP: Final = 1.15
_MARGIN: Final = 20
_SEEN: Final = 220
"""What an arrow key leads to stands this far from the edges, or a third of the room."""
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

Spot = tuple[str, float, float]
"""A record and a point of it in the picture."""


def stepped(ids: Sequence[str], current: str, by: int) -> int | None:
    """Return the place some steps on from a record in a row of them; the first where it has none."""
    if not ids:
        return None
    return min(max(ids.index(current) + by, 0), len(ids) - 1) if current in ids else 0


def toward(spots: Sequence[Spot], current: str, across: int, down: int) -> Spot | None:
    """Return the nearest spot to the right or left, above or below of a record; the first where it has none."""
    at = next((spot for spot in spots if spot[0] == current), None)
    if at is None:
        return spots[0] if spots else None
    found = at
    least = float("inf")
    for spot in spots:
        x, y = spot[1] - at[1], spot[2] - at[2]
        along, aside = (x * across, abs(y)) if across else (y * down, abs(x))
        if along > 0 and along + 2 * aside < least:
            least, found = along + 2 * aside, spot
    return found


class Movable(Protocol):
    """What can be dragged in a picture, and worked with keys."""

    def paint(self, painter: QPainter, held: str, over: QPointF) -> None:
        """Paint where the record ``held`` would come to stand, in units of the picture."""

    def drop(self, held: str, over: QPointF) -> None:
        """Put a record where it was dropped."""

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False where it asks for nothing."""


class Picture(QAbstractScrollArea):
    """What ``paint`` draws in units of its own, of the size that ``size`` gives.

    ``at`` names the record under a point; one is selected by a click, and ``opened`` by a
    double click. ``kinds`` are the record types that it shows. ``empty`` says what to do
    where there is nothing to draw. ``walk`` says where an arrow key leads from a record, which
    may be none: how many steps to the right and down, one of them 0. ``whole``: it is at first
    as large as fits the height, too, as long as that is legible.
    ``movable``, where given, names what can be dragged, and is told of where it was dropped.
    ``subject``, where given, is what is copied and saved of it as a picture.
    """

    opened = Signal(str)

    def __init__(
        self,
        session: Session,
        kinds: frozenset[type],
        renew: Callable[[], tuple[float, float]],
        paint: Callable[[QPainter], None],
        at: Callable[[float, float], str],
        empty: Message | None = None,
        walk: Callable[[str, int, int], Spot | None] | None = None,
        *,
        movable: Movable | None = None,
        whole: bool = False,
        subject: Subject | None = None,
    ) -> None:
        super().__init__()
        self._session, self._kinds = session, kinds
        self._renew, self._paint, self._at = renew, paint, at
        self._empty = empty
        self._walk = walk
        self._whole = whole
        self._movable = movable
        self.subject = subject
        self._held = ""
        self._from = QPointF()
        self._over: QPointF | None = None
        self._size = (0.0, 0.0)
        self._zoom = 0.0
        self._stale = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        PictureOffer(self, self.menu)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self.renew)
        session.discretion_changed.connect(self.renew)
        session.selected.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        """The scale: as large as fits the room as long as that is legible, at most 1, unless somebody chose another."""
        least = _WHOLE if self._whole else _LEGIBLE
        return self._zoom or max(least, self._fitting(whole=self._whole))

    def _fitting(self, *, whole: bool) -> float:
        """Return the scale at which the width fits the room, and of the ``whole`` the height, too."""
        width, height = self._size
        fitting = (self.viewport().width() - 2 * _MARGIN) / max(width, 1.0)
        if whole:
            high = (self.viewport().height() - 2 * _MARGIN) / max(height, 1.0)
            fitting = min(fitting, high)
        return max(_LEAST, min(1.0, fitting))

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show at a scale, keeping a point of the viewport where it is."""
        point = at or QPointF(self.viewport().rect().center())
        before = self._in_picture(point)
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self._fit_bars()
        after = self._in_picture(point)
        moved = (before - after) * self._zoom
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + moved.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + moved.y()))
        self.viewport().update()

    def _origin(self) -> QPointF:
        spare = (self.viewport().width() - self._size[0] * self.zoom) / 2
        left = max(spare, float(_MARGIN)) - self.horizontalScrollBar().value()
        return QPointF(left, _MARGIN - self.verticalScrollBar().value())

    def _in_picture(self, point: QPointF) -> QPointF:
        return (point - self._origin()) / self.zoom

    def _bring_into_sight(self, point: QPointF) -> None:
        at = self._origin() + point * self.zoom
        for bar, place, room in (
            (self.horizontalScrollBar(), at.x(), self.viewport().width()),
            (self.verticalScrollBar(), at.y(), self.viewport().height()),
        ):
            edge = min(_SEEN, room / 3)
            bar.setValue(
                round(bar.value() + min(0.0, place - edge) + max(0.0, place + edge - room))
            )

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(*self._kinds):
            self.renew()

    def renew(self) -> None:
        """Look at what is shown anew; what is being dragged is let go."""
        self._held, self._over = "", None
        self._stale = True
        self.viewport().update()

    def _fit_bars(self) -> None:
        for bar, side, room in (
            (self.horizontalScrollBar(), self._size[0], self.viewport().width()),
            (self.verticalScrollBar(), self._size[1], self.viewport().height()),
        ):
            bar.setPageStep(room)
            bar.setSingleStep(theme.ROW)
            bar.setRange(0, max(0, round(side * self.zoom) + 2 * _MARGIN - room))

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stale:
            self._stale = False
            self._size = self._renew()
            self._fit_bars()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), colour(theme.palette().canvas))
            if self._empty and not self._size[0]:
                paint_empty(painter, self.viewport(), self._empty)
                return
            painter.translate(self._origin())
            painter.scale(self.zoom, self.zoom)
            self._paint(painter)
            if self._movable and self._over is not None:
                self._movable.paint(painter, self._held, self._over)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if menu := self.menu():
            menu.popup(event.globalPos())

    def menu(self) -> QMenu | None:
        """Return the menu of the picture, None where it cannot leave the program or shows nothing."""
        subject = self.subject
        if subject is None or not self._size[0]:
            return None
        return picture_menu(self._session, subject, self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.picture_shown.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.picture_shown.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = _STEP ** (event.angleDelta().y() / 120)
            self.zoom_to(self.zoom * step, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._in_picture(event.position())
        found = self._at(point.x(), point.y())
        self._session.select([found] if found else [])
        if self._movable and event.button() == Qt.MouseButton.LeftButton:
            self._held, self._from = found, event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._held and (self._over or (event.position() - self._from).manhattanLength() >= far):
            self._over = self._in_picture(event.position())
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, over = self._held, self._over
        self._let_go()
        if self._movable and held and over is not None:
            self._movable.drop(held, over)

    def _let_go(self) -> None:
        self._held, self._over = "", None
        self.viewport().update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self._in_picture(event.position())
        if found := self._at(point.x(), point.y()):
            self.opened.emit(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        zooms = {
            Qt.Key.Key_Plus: self.zoom * _STEP,
            Qt.Key.Key_Minus: self.zoom / _STEP,
            Qt.Key.Key_0: 1.0,
        }
        if event.key() == Qt.Key.Key_Escape and self._held:
            self._let_go()
        elif self._movable and self._movable.key(event):
            pass
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in zooms:
            self.zoom_to(zooms[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Exclam:
            self.zoom_to(self._fitting(whole=True))
        elif event.key() in _ARROWS and self._walk and not event.modifiers() & ~_KEYPAD:
            chosen = self._session.selection
            if spot := self._walk(chosen[-1] if chosen else "", *_ARROWS[Qt.Key(event.key())]):
                self._session.select([spot[0]])
                self._bring_into_sight(QPointF(*spot[1:]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._session.selection:
            self.opened.emit(self._session.selection[-1])
        else:
            super().keyPressEvent(event)
