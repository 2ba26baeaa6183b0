"""Drags that begin at a part of a card: the dotted-line handle, and the name of who fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from orgeditor.drawing.lines import dotted_pen
from orgeditor.gui.canvas.bubble import Hint, paint_chip, paint_hint
from orgeditor.gui.canvas.commands import drop, drop_plan
from orgeditor.gui.canvas.places import Place
from orgeditor.gui.canvas.plans import How, Plan, plan_drop, plan_holder
from orgeditor.gui.canvas.spring import Spring
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.canvas.canvas import Canvas

Keys = Qt.KeyboardModifier


class DottedDrag:
    """From the handle at a card's edge to another card: a dotted line to a manager."""

    lifted: frozenset[int] = frozenset()

    def __init__(self, canvas: Canvas, slot: int) -> None:
        self._canvas = canvas
        self._slot = slot
        self._id = canvas.scene.id(slot)
        layout = canvas.scene.layout
        self._start = (
            float(layout.x[slot]) + layout.spacing.width,
            float(layout.y[slot]) + layout.spacing.height / 2,
        )
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
        self._canvas.border.near(at)
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


class HolderDrag:
    """The name of who fills a position dragged onto another card: the person changes seats.

    A free seat is taken; with whoever fills it the person changes places, or with Shift
    shares it.
    """

    lifted: frozenset[int] = frozenset()

    def __init__(self, canvas: Canvas, slot: int, person: str, at: QPointF) -> None:
        self._canvas = canvas
        self._id = canvas.scene.id(slot)
        self._person = person
        self._at = at
        self._slot = -1
        self._plan: Plan | None = None
        self._hint: Hint | None = None
        self._spring = Spring(canvas)

    @property
    def target(self) -> int:
        """The card under the pointer, where the person can take a seat."""
        return self._slot if self._plan else -1

    def move(self, at: QPointF, keys: Keys) -> None:
        """Ask whether the person can come here."""
        self._at = at
        canvas = self._canvas
        canvas.border.near(at)
        self._slot = canvas.scene.layout.at(*canvas.view.to_chart(at.x(), at.y()))
        self._spring.over(self._slot)
        self._plan = self._hint = None
        key = canvas.scene.id(self._slot) if self._slot >= 0 else ""
        if key and key != self._id:
            shares = bool(keys & Keys.ShiftModifier)
            org = canvas.session.organization
            try:
                self._plan = plan_holder(org, self._person, self._id, key, shares=shares)
                self._hint = Hint(str(self._plan.sentence))
            except Refused as refusal:
                self._hint = Hint(str(refusal.reason), refused=True)
        canvas.update()

    def end(self, at: QPointF, keys: Keys) -> None:
        """Seat the person."""
        self.move(at, keys)
        key = self._canvas.scene.id(self._slot) if self._slot >= 0 else ""
        self._spring.close(key)
        if self._plan:
            drop_plan(self._canvas, self._plan, key)

    def cancel(self) -> None:
        """Leave everybody where they are."""
        self._spring.close()
        self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the name under the pointer, and the sentence."""
        canvas = self._canvas
        name = canvas.name(self._person)
        paint_chip(painter, self._at + QPointF(14, 8), name, canvas.colours, canvas.face)
        if self._hint:
            under = self._at + QPointF(0, 20)
            paint_hint(painter, under, self._hint, canvas.view, canvas.colours, canvas.face)
