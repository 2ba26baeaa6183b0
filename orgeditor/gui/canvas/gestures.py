"""Gestures with the mouse: one object each, from press to release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.card import HEIGHT, WIDTH, Card
from orgeditor.drawing.colours import colour
from orgeditor.drawing.lines import dotted_pen
from orgeditor.gui.canvas.bubble import Hint, paint_ghost, paint_hint, paint_place
from orgeditor.gui.canvas.commands import drop
from orgeditor.gui.canvas.menus import drop_menu
from orgeditor.gui.canvas.places import Place, place_at
from orgeditor.gui.canvas.plans import How, Plan, plan_drop
from orgeditor.messages import t, tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_SCROLL_ZONE: Final = 36.0
_SCROLL_STEP: Final = 18.0

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


class _Plain:
    target = -1
    lifted: frozenset[int] = frozenset()

    def paint(self, painter: QPainter) -> None:
        """Paint nothing."""


class Pan(_Plain):
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


class Band(_Plain):
    """Left button on the ground: a rectangle selects the cards that it touches."""

    def __init__(self, canvas: Canvas, at: QPointF, keys: Keys) -> None:
        self._canvas = canvas
        self._before = canvas.session.selection
        self._kept = self._before if keys & (Keys.ShiftModifier | Keys.ControlModifier) else ()
        self._from = canvas.view.to_chart(at.x(), at.y())
        self._to = at

    def move(self, at: QPointF, keys: Keys) -> None:
        """Select what the rectangle touches now."""
        self._to = at
        self._canvas.scroll_near_border(at)
        x, y = self._canvas.view.to_chart(at.x(), at.y())
        left, right = sorted((self._from[0], x))
        top, bottom = sorted((self._from[1], y))
        scene = self._canvas.scene
        found = scene.layout.within(left, top, right, bottom).tolist()
        self._canvas.session.select((*self._kept, *(scene.id(slot) for slot in found)))
        self._canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Keep the selection."""
        self._canvas.update()

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


class CardDrag:
    """Cards dragged onto another or between two; a right-button drag asks what to do."""

    def __init__(self, canvas: Canvas, slot: int, at: QPointF, *, asks: bool) -> None:
        self._canvas = canvas
        self._asks = asks
        scene = canvas.scene
        chosen = [key for key in canvas.session.selection if scene.slot(key) >= 0]
        pressed = scene.id(slot)
        self.ids: tuple[str, ...] = tuple(chosen) if pressed in chosen else (pressed,)
        self._slot = slot
        self._at = at
        self._place: Place | None = None
        self._hint: Hint | None = None
        self._plan: Plan | None = None
        self._known: tuple[Place | None, How] | None = None

    @property
    def target(self) -> int:
        """The card under the pointer, where dropping on it is possible."""
        return self._place.slot if self._place and (self._plan or self._asks) else -1

    @property
    def lifted(self) -> frozenset[int]:
        """The dragged cards with all that is shown below them."""
        scene = self._canvas.scene
        lifted: set[int] = set()
        for key in self.ids:
            i = scene.tree.index.get(key, -1)
            if i >= 0:
                shown = scene.layout.slot[i : scene.tree.end[i]]
                lifted.update(shown[shown >= 0].tolist())
        return frozenset(lifted)

    def move(self, at: QPointF, keys: Keys) -> None:
        """Ask what dropping here would do."""
        self._at = at
        self._canvas.scroll_near_border(at)
        x, y = self._canvas.view.to_chart(at.x(), at.y())
        place = place_at(self._canvas.scene, x, y, self.ids)
        if place and place.slot >= 0 and place.above in self.ids and len(self.ids) == 1:
            place = None
        how = self._how(keys)
        if (place, how) != self._known:
            self._known = (place, how)
            self._place = place
            self._look(how)
        self._canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Carry the plan out, or ask by a menu; say why where it cannot be."""
        self.move(at, keys)
        if self._place is None:
            return
        if self._asks:
            menu = drop_menu(self._canvas, self.ids, self._place)
            menu.popup(self._canvas.mapToGlobal(at.toPoint()))
        else:
            drop(self._canvas, self._how(keys), self.ids, self._place)

    def cancel(self) -> None:
        """Put the cards back: nothing has been changed yet."""
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint ghost, mark and sentence."""
        canvas = self._canvas
        view, palette = canvas.view, canvas.colours
        scale = max(0.6, min(1.0, view.scale))
        if self._place:
            paint_place(painter, self._place, view, palette)
        # Right below the pointer, so that the card it would be dropped on can be read.
        corner = self._at + QPointF(14, 10)
        paint_ghost(painter, corner, self._ghost(), scale, palette, canvas.face)
        if self._hint:
            under = self._at + QPointF(14, HEIGHT * scale - 2)
            paint_hint(painter, under, self._hint, view, palette, canvas.face)

    def _ghost(self) -> Card:
        scene = self._canvas.scene
        card = scene.card(self._slot)
        line = _ghost_line(card.line, scene.below_count(self._slot), len(self.ids) - 1)
        return Card(title=card.title, line=line, colour=card.colour)

    def _how(self, keys: Keys) -> How:
        if keys & Keys.ControlModifier:
            return How.COPY
        return How.ALONE if keys & Keys.ShiftModifier else How.MOVE

    def _look(self, how: How) -> None:
        self._plan = self._hint = None
        if self._place is None:
            return
        if self._asks:
            name = self._canvas.name(self._place.above)
            self._hint = Hint(str(t("Release for a choice: {name}", name=name)) if name else str(t("Release for a choice")))  # fmt: skip
            return
        try:
            self._plan = plan_drop(self._canvas.session.organization, how, self.ids, self._place)
            self._hint = Hint(str(self._plan.sentence))
        except Refused as refusal:
            self._hint = Hint(str(refusal.reason), refused=True)


class DottedDrag:
    """From the handle at a card's edge to another card: a dotted line to a manager."""

    lifted: frozenset[int] = frozenset()

    def __init__(self, canvas: Canvas, slot: int) -> None:
        self._canvas = canvas
        self._slot = slot
        self._id = canvas.scene.id(slot)
        layout = canvas.scene.layout
        self._start = (float(layout.x[slot]) + WIDTH, float(layout.y[slot]) + HEIGHT / 2)
        self._at = QPointF(*canvas.view.to_screen(*self._start))
        self._place: Place | None = None
        self._hint: Hint | None = None
        self._possible = False

    @property
    def target(self) -> int:
        """The card under the pointer, where a line to it is possible."""
        return self._place.slot if self._place and self._possible else -1

    def move(self, at: QPointF, keys: Keys) -> None:
        """Ask whether a line can be drawn to what is here."""
        self._at = at
        self._canvas.scroll_near_border(at)
        scene = self._canvas.scene
        slot = scene.layout.at(*self._canvas.view.to_chart(at.x(), at.y()))
        self._place = Place(scene.id(slot), slot=slot) if slot not in (-1, self._slot) else None
        self._hint, self._possible = None, False
        if self._place:
            org = self._canvas.session.organization
            try:
                plan = plan_drop(org, How.DOTTED, (self._id,), self._place)
                self._hint, self._possible = Hint(str(plan.sentence)), True
            except Refused as refusal:
                self._hint = Hint(str(refusal.reason), refused=True)
        self._canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Draw the line."""
        self.move(at, keys)
        if self._place:
            drop(self._canvas, How.DOTTED, (self._id,), self._place)

    def cancel(self) -> None:
        """Draw none."""
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the line as far as it has come."""
        canvas = self._canvas
        painter.setPen(dotted_pen(canvas.colours, 1.8))
        painter.drawLine(QPointF(*canvas.view.to_screen(*self._start)), self._at)
        if self._hint:
            paint_hint(painter, self._at, self._hint, canvas.view, canvas.colours, canvas.face)


def _ghost_line(line: str, below: int, others: int) -> str:
    """Return what the ghost of a card says of what comes along."""
    parts = [line] if line else []
    if below:
        parts.append(str(t("with {n} below", n=below)))
    if others:
        parts.append(str(tn("and {n} more", "and {n} more", others)))
    return " · ".join(parts)


def border_pull(at: QPointF, width: float, height: float) -> QPointF:
    """Return how far the chart moves, in pixels, while something is held near the border."""

    def pull(place: float, length: float) -> float:
        if place < _SCROLL_ZONE:
            return _SCROLL_STEP * min(1.0, (_SCROLL_ZONE - place) / _SCROLL_ZONE)
        if place > length - _SCROLL_ZONE:
            return -_SCROLL_STEP * min(1.0, (place - length + _SCROLL_ZONE) / _SCROLL_ZONE)
        return 0.0

    return QPointF(pull(at.x(), width), pull(at.y(), height))
