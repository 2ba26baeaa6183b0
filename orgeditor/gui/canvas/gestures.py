"""Gestures with the mouse: one object each, from press to release.

Those that carry something are in ``card_drag.py`` and ``line_drags.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from orgeditor.drawing.colours import colour

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

Keys = Qt.KeyboardModifier


class Gesture(Protocol):
    """Something that runs from a press to a release, and that Escape can stop."""

    def move(self, at: QPointF, keys: Keys) -> None:
        """Follow the pointer, in pixels of the viewport, with the keys held down."""

    def end(self, at: QPointF, keys: Keys) -> None:
        """Carry out what the gesture is for."""

    def cancel(self) -> None:
        """Leave everything as it was before the gesture."""

    def paint(self, painter: QPainter) -> None:
        """Paint what floats over the chart."""

    @property
    def target(self) -> int:
        """The slot of the card that would be dropped on, or -1."""

    @property
    def lifted(self) -> frozenset[int]:
        """The slots of the cards that are being dragged."""


class Plain:
    """A gesture that carries nothing."""

    target = -1
    lifted: frozenset[int] = frozenset()

    def paint(self, painter: QPainter) -> None:
        """Paint nothing."""


class Pan(Plain):
    """Middle button, or space and left: the chart follows the pointer."""

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas = canvas
        self._before = canvas.view
        self._from = at
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPointF, keys: Keys) -> None:
        """Move the chart along."""
        by = at - self._from
        self._canvas.set_view(self._before.panned(by.x(), by.y()))

    def end(self, at: QPointF, keys: Keys) -> None:
        """Stay where the chart is."""
        self._canvas.unsetCursor()

    def cancel(self) -> None:
        """Go back."""
        self._canvas.set_view(self._before)
        self._canvas.unsetCursor()


class Band(Plain):
    """Left button on the ground: a rectangle selects the cards that it touches.

    Where it is but a point, and that inside a box, it selects whose box it is.
    """

    def __init__(self, canvas: Canvas, at: QPointF, keys: Keys) -> None:
        self._canvas = canvas
        self._before = canvas.session.selection
        self._kept = self._before if keys & (Keys.ShiftModifier | Keys.ControlModifier) else ()
        self._from = canvas.view.to_chart(at.x(), at.y())
        self._to = at

    def move(self, at: QPointF, keys: Keys) -> None:
        """Select what the rectangle touches now."""
        self._to = at
        self._canvas.border.near(at)
        x, y = self._canvas.view.to_chart(at.x(), at.y())
        left, right = sorted((self._from[0], x))
        top, bottom = sorted((self._from[1], y))
        scene = self._canvas.scene
        found = scene.layout.within(left, top, right, bottom).tolist()
        self._canvas.session.select((*self._kept, *(scene.id(slot) for slot in found)))
        self._canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Keep the selection."""
        canvas = self._canvas
        pressed = QPointF(*canvas.view.to_screen(*self._from))
        if (at - pressed).manhattanLength() < QApplication.startDragDistance():
            box = canvas.scene.layout.box_at(*self._from)
            if box >= 0:
                canvas.session.select((*self._kept, canvas.scene.id(box)))
        canvas.update()

    def cancel(self) -> None:
        """Select what was selected before."""
        self._canvas.session.select(self._before)

    def paint(self, painter: QPainter) -> None:
        """Paint the rectangle."""
        palette = self._canvas.colours
        start = QPointF(*self._canvas.view.to_screen(*self._from))
        painter.setPen(QPen(colour(palette.accent), 1.0))
        painter.setBrush(colour(palette.accent, 28))
        painter.drawRect(QRectF(start, self._to).normalized())
