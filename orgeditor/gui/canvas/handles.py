"""What a card shows while the pointer is on it: the dotted-line handle and the fold button."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.card import line_rect, seat_columns
from orgeditor.drawing.card_badges import below_rect, paint_caret
from orgeditor.drawing.card_styles import styles
from orgeditor.drawing.colours import colour
from orgeditor.drawing.pictures import SHORT_BELOW
from orgeditor.drawing.text import text_width
from orgeditor.model.records import Position
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

REACH: Final = 12.0
_RADIUS: Final = 5.0


def holder_at(canvas: Canvas, slot: int, x: float, y: float) -> str:
    """Return the person whose name on a card is under a chart point, "" for none."""
    if slot < 0 or canvas.mode != "positions" or canvas.view.scale < SHORT_BELOW:
        return ""
    card, layout = canvas.scene.card(slot), canvas.scene.layout
    org = canvas.session.organization
    position = org.get(Position, canvas.scene.id(slot))
    x, y = x - float(layout.x[slot]), y - float(layout.y[slot])
    if card.shares and card.rows is None:
        columns = zip(position.holders, seat_columns(card), strict=True)
        return next((holder.person for holder, box in columns if box.contains(x, y)), "")
    people = [h.person for h in position.holders if h.person]
    names = holder_names(org, position)
    box = line_rect(card, canvas.face)
    if not people or card.line != " · ".join(names) or not box.contains(x, y):
        return ""
    style = styles(canvas.face).line
    ends = (box.left() + text_width(" · ".join(names[: n + 1]), style) for n in range(len(names)))
    return next((p for p, end in zip(people, ends, strict=True) if x <= end + 2), people[-1])


class Handle(StrEnum):
    """What a press on a card's edge begins."""

    FOLD = "fold"
    DOTTED = "dotted"


def handle_at(canvas: Canvas, slot: int, x: float, y: float) -> Handle | None:
    """Return the handle of a card under a chart point."""
    if slot < 0 or canvas.view.scale < SHORT_BELOW:
        return None
    layout = canvas.scene.layout
    x, y = x - float(layout.x[slot]), y - float(layout.y[slot])
    if canvas.scene.has_below(slot) and _fold_rect(canvas, slot).contains(x, y):
        return Handle.FOLD
    reach = _RADIUS + 4
    s = layout.spacing
    beside = abs(x - s.width) <= reach and abs(y - s.height / 2) <= reach
    if canvas.mode == "positions" and beside:
        return Handle.DOTTED
    return None


def paint_handles(painter: QPainter, canvas: Canvas) -> None:
    """Paint the handles of the card under the pointer."""
    slot = canvas.pointer.hover
    if slot < 0 or canvas.view.scale < SHORT_BELOW:
        return
    layout, view, palette = canvas.scene.layout, canvas.view, canvas.colours
    painter.save()
    painter.scale(view.scale, view.scale)
    painter.translate(float(layout.x[slot]) - view.x, float(layout.y[slot]) - view.y)
    if canvas.mode == "positions":
        painter.setPen(QPen(colour(palette.dotted), 1.6))
        painter.setBrush(colour(palette.card))
        painter.drawEllipse(
            QPointF(layout.spacing.width, layout.spacing.height / 2), _RADIUS, _RADIUS
        )
    if canvas.pointer.person:
        box = _name_rect(canvas, slot)
        painter.setPen(QPen(colour(palette.accent), 1.0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    if canvas.scene.has_below(slot) and not layout.folded[slot]:
        box = _fold_rect(canvas, slot)
        painter.setPen(QPen(colour(palette.vacant_line), 1.0))
        painter.setBrush(colour(palette.panel))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        paint_caret(painter, box.center().x(), box.center().y(), palette, down=False)
    painter.restore()


def _name_rect(canvas: Canvas, slot: int) -> QRectF:
    """Return where the name under the pointer stands on a card, relative to it."""
    card = canvas.scene.card(slot)
    if card.shares and card.rows is None:
        holders = canvas.session.organization.get(Position, canvas.scene.id(slot)).holders
        shared = (h.person for h in holders)
        return dict(zip(shared, seat_columns(card), strict=True))[canvas.pointer.person]
    return line_rect(card, canvas.face)


def _fold_rect(canvas: Canvas, slot: int) -> QRectF:
    return below_rect(canvas.scene.card(slot), canvas.face)
