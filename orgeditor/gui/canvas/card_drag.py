"""Cards dragged onto another, between two, or out of the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap

from orgeditor.drawing.card import HEIGHT, WIDTH, Card
from orgeditor.gui.canvas.bubble import Hint, paint_badge, paint_ghost, paint_hint, paint_place
from orgeditor.gui.canvas.commands import drop
from orgeditor.gui.canvas.held import how_of
from orgeditor.gui.canvas.menus import drop_menu
from orgeditor.gui.canvas.mime import ids_content
from orgeditor.gui.canvas.places import Place, place_at
from orgeditor.gui.canvas.plans import How, Plan, plan_drop
from orgeditor.gui.canvas.spring import Spring
from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

Keys = Qt.KeyboardModifier

_BADGES: Final[dict[How, Message]] = {
    How.COPY: t("Copy"),
    How.ALONE: t("Alone"),
    How.COPY_ALONE: t("Copy alone"),
}
_COPIES: Final = (How.COPY, How.COPY_ALONE)
_ALONE: Final = (How.ALONE, How.COPY_ALONE)


class CardDrag:
    """Cards dragged onto another or between two; a right-button drag asks what to do.

    Held over a folded branch it opens it; beyond the canvas's border it becomes a drag
    that the other panes take.
    """

    def __init__(self, canvas: Canvas, slot: int, at: QPointF, *, asks: bool) -> None:
        self._canvas = canvas
        self._asks = asks
        scene = canvas.scene
        chosen = [key for key in canvas.session.selection if scene.slot(key) >= 0]
        pressed = scene.id(slot)
        self.ids: tuple[str, ...] = tuple(chosen) if pressed in chosen else (pressed,)
        others = len(self.ids) - 1
        self._ghost = _ghost(canvas, slot, others, below=scene.below_count(slot))
        self._ghost_alone = _ghost(canvas, slot, others, below=0)
        self._at = at
        self._place: Place | None = None
        self._hint: Hint | None = None
        self._plan: Plan | None = None
        self._known: tuple[Place | None, How] | None = None
        self._spring = Spring(canvas)

    @property
    def target(self) -> int:
        """The card under the pointer, where dropping on it is possible."""
        return self._place.slot if self._place and (self._plan or self._asks) else -1

    @property
    def lifted(self) -> frozenset[int]:
        """The cards that go away: those dragged, with all that is shown below where it comes along."""
        scene, how = self._canvas.scene, self._how
        lifted: set[int] = set()
        for key in () if how in _COPIES else self.ids:
            i = scene.tree.index.get(key, -1)
            if i >= 0:
                end = i + 1 if how in _ALONE else scene.tree.end[i]
                shown = scene.layout.slot[i:end]
                lifted.update(shown[shown >= 0].tolist())
        return frozenset(lifted)

    @property
    def _how(self) -> How:
        """What becomes of the cards, as the keys held down say."""
        return self._known[1] if self._known and not self._asks else How.MOVE

    def move(self, at: QPointF, keys: Keys) -> None:
        """Ask what dropping here would do."""
        self._at = at
        self._canvas.border.near(at)
        x, y = self._canvas.view.to_chart(at.x(), at.y())
        place = place_at(self._canvas.scene, x, y, self.ids)
        self._spring.over(place.slot if place and place.above not in self.ids else -1)
        if place and place.slot >= 0 and place.above in self.ids and len(self.ids) == 1:
            place = None
        how = how_of(keys)
        if (place, how) != self._known:
            self._known = (place, how)
            self._place = place
            self._look(how)
        self._canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Carry the plan out, or ask by a menu; say why where it cannot be."""
        self.move(at, keys)
        place = self._place
        self._spring.close(place.above if place else "")
        if place is None:
            return
        if self._asks:
            menu = drop_menu(self._canvas, self.ids, place)
            self._canvas.pointer.ask(place, menu)
            menu.popup(self._canvas.mapToGlobal(at.toPoint()))
        else:
            drop(self._canvas, how_of(keys), self.ids, place)

    def cancel(self) -> None:
        """Put the cards back: nothing has been changed yet."""
        self._spring.close()
        self._canvas.update()

    def leave(self) -> QDrag | None:
        """Return the drag to other panes that goes on beyond the border, None where it asks."""
        if self._asks:
            return None
        drag = QDrag(self._canvas)
        drag.setMimeData(ids_content(self.ids))
        drag.setPixmap(self._picture())
        drag.setHotSpot(QPoint(-14, -10))
        return drag

    def paint(self, painter: QPainter) -> None:
        """Paint ghost, mark and sentence."""
        canvas = self._canvas
        view, palette = canvas.view, canvas.colours
        scale = max(0.6, min(1.0, view.scale))
        if self._place:
            paint_place(painter, self._place, view, palette)
        # Right below the pointer, so that the card it would be dropped on can be read.
        corner = self._at + QPointF(14, 10)
        ghost = self._ghost_alone if self._how in _ALONE else self._ghost
        paint_ghost(painter, corner, ghost, scale, palette, canvas.face)
        badge = _BADGES.get(self._how)
        if badge:
            beside = corner + QPointF(WIDTH * scale, -4)
            paint_badge(painter, beside, str(badge), palette, canvas.face)
        if self._hint:
            under = self._at + QPointF(14, HEIGHT * scale - 2)
            paint_hint(painter, under, self._hint, view, palette, canvas.face)

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

    def _picture(self) -> QPixmap:
        canvas = self._canvas
        ratio = canvas.devicePixelRatioF()
        picture = QPixmap(round((WIDTH + 28) * ratio), round((HEIGHT + 28) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ghost(painter, QPointF(14, 10), self._ghost, 1.0, canvas.colours, canvas.face)
        return picture


def _ghost(canvas: Canvas, slot: int, others: int, *, below: int) -> Card:
    """Return the card that is seen under the pointer; it says what comes along."""
    card = canvas.scene.card(slot)
    parts = [card.line] if card.line else []
    if below:
        parts.append(str(t("with {n} below", n=below)))
    if others:
        parts.append(str(tn("and {n} more", "and {n} more", others)))
    return Card(title=card.title, line=" · ".join(parts), colour=card.colour)
