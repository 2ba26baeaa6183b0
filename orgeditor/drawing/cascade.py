"""Paints the cascade of goals: cards of goals, units and positions, and the lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgeditor.analysis.cascade import ACROSS, PLACE, WIDTH, Card, Cascade
from orgeditor.drawing.colours import colour
from orgeditor.drawing.strategy_map import RADIUS, paint_goal, stripes
from orgeditor.drawing.text import Style, draw_text, elided, fitted
from orgeditor.messages import seen, t
from orgeditor.model.elements.goals import Goal
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

_INSIDE: Final = 12.0
_TITLE: Final = 12.5
_SMALL: Final = 11.0


def paint_cascade(
    painter: QPainter,
    org: Organization,
    found: Cascade,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
    language: str = "",
    sight: QRectF | None = None,
) -> None:
    """Paint a cascade in chart units; ``sight``: what of it is seen, all where not given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = stripes(org)
    for start, end in found.lines:
        first, second = found.cards[start], found.cards[end]
        top, bottom = sorted((first.y, second.y))
        if sight is None or (bottom + first.height >= sight.top() and top <= sight.bottom()):
            _paint_line(painter, first, second, palette)
    for card in found.cards:
        if sight is not None and not sight.top() - card.height <= card.y <= sight.bottom():
            continue
        painter.save()
        painter.translate(card.x, card.y)
        marked = card.record in selected
        goal = org.find(Goal, card.record)
        if card.kind == "gap":
            _paint_gap(painter, palette, face, language)
        elif goal:
            paint_goal(painter, org, goal, colours, palette, face, selected=marked, language=language)  # fmt: skip
        else:
            _paint_place(painter, org, card, palette, face, language, selected=marked)
        painter.restore()


def _paint_line(painter: QPainter, first: Card, second: Card, palette: Palette) -> None:
    start = QPointF(first.x + WIDTH, first.y + first.height / 2)
    end = QPointF(second.x, second.y + second.height / 2)
    middle = start.x() + ACROSS / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    gap = second.kind == "gap"
    style = Qt.PenStyle.DashLine if gap else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour(palette.refused if gap else palette.connector), 1.3, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_place(
    painter: QPainter,
    org: Organization,
    card: Card,
    palette: Palette,
    face: Face,
    language: str,
    *,
    selected: bool,
) -> None:
    """Paint a unit as a box with sharp corners in bold, a position as a card with who sits there."""
    record = org[card.record]
    box = QRectF(0, 0, WIDTH, PLACE)
    seat = isinstance(record, Position)
    painter.setPen(QPen(colour(palette.accent if selected else palette.card_line), 2.0 if selected else 1.0))  # fmt: skip
    painter.setBrush(colour(palette.card))
    painter.drawRoundedRect(box, RADIUS if seat else 2.0, RADIUS if seat else 2.0)
    room = WIDTH - 2 * _INSIDE
    name = seen(name_of(record, language))
    title = Style(face, _TITLE, semibold=not seat)
    small = Style(face, _SMALL)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw_text(painter, _INSIDE, 19, elided(name, title, room), title, colour(palette.text))
    told = elided(_told(org, card.record, language), small, room)
    draw_text(painter, _INSIDE, 36, told, small, colour(palette.muted))


def _told(org: Organization, key: str, language: str) -> str:
    """Return the line below a name: who sits on a position, or that something is a unit."""
    seat = org.find(Position, key)
    if seat is None:
        return _say(t("Unit"), language)
    people = (org.peek(holder.person) for holder in seat.holders if holder.person)
    names = [seen(name_of(person, language)) for person in people if person]
    return ", ".join(names) or _say(t("vacant"), language)


def _paint_gap(painter: QPainter, palette: Palette, face: Face, language: str) -> None:
    painter.setPen(QPen(colour(palette.refused), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(0, 0, WIDTH, PLACE), RADIUS, RADIUS)
    words = _say(t("no unit serves it"), language)
    style, lines = fitted(words, Style(face, _TITLE, italic=True), WIDTH - 2 * _INSIDE, 1, 10)
    draw_text(painter, _INSIDE, PLACE / 2 + 4, lines[0], style, colour(palette.refused))


def _say(words: Message, language: str) -> str:
    return words.render(language) if language else str(words)
