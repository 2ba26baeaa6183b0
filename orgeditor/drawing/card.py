"""One card: what it says, and how it is painted at 190 by 66."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from orgeditor.analysis.layout_flow import SPACING
from orgeditor.drawing.colours import Palette, colour, legible_on
from orgeditor.drawing.detail import Detail
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
    fitted,
    text_width,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.fonts import Face

WIDTH: Final = SPACING.width
HEIGHT: Final = SPACING.height
STRIPE: Final = 5.0
MARKED_STRIPE: Final = 13.0
"""The stripe of a card whose colour is told by a character too."""
DIMMED: Final = 0.28
"""The opacity of a card that stands back."""
RADIUS: Final = 6.0
MARGIN: Final = 12.0
"""How far shadow and fold badge reach beyond the card."""

NEAR: Final = Detail()

_INDENT: Final = 10.0
_RIGHT: Final = 8.0
_BADGE: Final = 18.0
_LEADING: Final = 15.5
_ROW: Final = 14.5
_DISC: Final = 30.0
_LOW_BADGES: Final = HEIGHT - 8.0 - _BADGE
"""Where badges stand on a card of rows, whose titles need the room above."""
_LEAST_TITLE: Final = 10.5
_LEAST_LINE: Final = 10.25
_LEAST_SHORT: Final = 16.0
"""The sizes down to which title and person shrink before they are cut."""


class Card(msgspec.Struct, frozen=True):
    """What a card shows. Equal cards look the same.

    ``line`` is the person or the head; ``vacant`` that it tells of a vacancy. ``note`` is
    said small at the left, ``facts`` at the right. ``below`` is the fold badge's text.
    ``letters`` with the ground of each stand top right. ``mark`` is a character on the
    stripe that says what its colour says. ``rows``, where given, stand below the title
    instead of ``line``, ``note`` and ``facts``; ``initials`` in a disc beside them. A
    ``dimmed`` card stands back. A ``heading`` has no ground of its own: it stands in its box.
    """

    title: str
    line: str = ""
    vacant: bool = False
    planned: bool = False
    note: str = ""
    facts: str = ""
    colour: str = ""
    mark: str = ""
    dimmed: bool = False
    below: str = ""
    letters: tuple[tuple[str, str], ...] = ()
    rows: tuple[str, ...] | None = None
    initials: str = ""
    heading: bool = False


class CardStyles(msgspec.Struct, frozen=True):
    """The styles of a card's lines."""

    title: Style
    line: Style
    vacant: Style
    facts: Style
    badge: Style
    short: Style


@cache
def styles(face: Face) -> CardStyles:
    """Return the styles of cards set in ``face``."""
    return CardStyles(
        title=Style(face, 12.5, semibold=True),
        line=Style(face, 11.75),
        vacant=Style(face, 11.75, italic=True),
        facts=Style(face, 10.5),
        badge=Style(face, 11.0, semibold=True),
        short=Style(face, 21.0, semibold=True),
    )


def paint_card(
    painter: QPainter, card: Card, palette: Palette, face: Face, detail: Detail = NEAR
) -> None:
    """Paint a card whose upper left corner is the painter's origin."""
    s = styles(face)
    painter.save()
    if card.dimmed:
        _step_back(painter, card, palette)
    _paint_ground(painter, card, palette, s)
    opacity = painter.opacity() * detail.words
    if detail.short < 1.0:
        painter.setOpacity(opacity * (1.0 - detail.short))
        if card.rows is not None:
            _paint_rows(painter, card, card.rows, palette, s)
        else:
            _paint_lines(painter, card, palette, s)
    if detail.short > 0.0:
        painter.setOpacity(opacity * detail.short)
        _paint_short(painter, card, palette, s)
    painter.setOpacity(opacity)
    _paint_letters(painter, card, s)
    painter.restore()
    if card.below:
        _paint_below(painter, card.below, palette, s)


def _paint_rows(
    painter: QPainter, card: Card, rows: tuple[str, ...], palette: Palette, s: CardStyles
) -> None:
    left = _stripe(card) + _INDENT
    if card.initials:
        middle = QPointF(left + _DISC / 2 - 2, HEIGHT / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.accent_soft))
        painter.drawEllipse(middle, _DISC / 2, _DISC / 2)
        x, y = middle.x(), middle.y() + 4
        draw_text_centred(painter, x, y, card.initials, s.badge, colour(palette.text))
        left += _DISC + 4
    right = WIDTH - _RIGHT
    badges = len(card.letters) * (_BADGE + 3)
    title, lines = fitted(
        card.title, s.title, right - left, 2 if len(rows) < 3 else 1, _LEAST_TITLE
    )
    count = len(lines) + len(rows)
    baseline = HEIGHT / 2 - (count - 1) * _ROW / 2 + 4.5
    for line in lines:
        draw_text(painter, left, baseline, line, title, colour(palette.text))
        baseline += _ROW
    for row in rows:
        empty_seat = card.vacant and row == card.line
        ink = palette.vacant if empty_seat else palette.muted
        usual = s.vacant if empty_seat else s.line
        room = right - left - (badges if baseline > _LOW_BADGES else 0)
        style, words = fitted(row, usual, room, 1, _LEAST_LINE)
        draw_text(painter, left, baseline, words[0], style, colour(ink))
        baseline += _ROW


def _paint_lines(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    left = _stripe(card) + _INDENT
    right = WIDTH - _RIGHT - len(card.letters) * (_BADGE + 3)
    title, lines = fitted(card.title, s.title, right - left, 2, _LEAST_TITLE)
    baseline = 20.5 if len(lines) == 1 else 17.5
    for line in lines:
        draw_text(painter, left, baseline, line, title, colour(palette.text))
        baseline += _LEADING
    facts_width = text_width(card.facts, s.facts)
    bottom = HEIGHT - 8.0
    if card.line:
        style = s.vacant if card.vacant else s.line
        ink = palette.vacant if card.vacant else palette.muted
        y = baseline + 1.5
        # Below a title of two lines the person shares the bottom line with the facts.
        room = WIDTH - _RIGHT - left - (facts_width + 8 if len(lines) > 1 else 0)
        style, words = fitted(card.line, style, room, 1, _LEAST_LINE)
        draw_text(painter, left, min(y, bottom), words[0], style, colour(ink))
    if card.note and len(lines) == 1:
        room = WIDTH - _RIGHT - left - facts_width - 10
        note = elided(card.note, s.facts, room)
        draw_text(painter, left, bottom, note, s.facts, colour(palette.muted))
    draw_text_ending(painter, WIDTH - _RIGHT, bottom, card.facts, s.facts, colour(palette.muted))


def line_rect(card: Card, face: Face) -> QRectF:
    """Return where the card's line stands, who fills it, relative to the card.

    Nowhere on a card that has ``rows`` in its place.
    """
    if card.rows is not None:
        return QRectF()
    s = styles(face)
    left = _stripe(card) + _INDENT
    right = WIDTH - _RIGHT - len(card.letters) * (_BADGE + 3)
    rows = len(fitted(card.title, s.title, right - left, 2, _LEAST_TITLE)[1])
    baseline = min((20.5 if rows == 1 else 17.5) + rows * _LEADING + 1.5, HEIGHT - 8.0)
    width = min(text_width(card.line, s.line), WIDTH - _RIGHT - left)
    return QRectF(left, baseline - 11.0, width, 14.0)


def _paint_short(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the title alone, large, for when the card is seen from far."""
    left = _stripe(card) + _INDENT
    short, lines = fitted(card.title, s.short, WIDTH - left - 6, 2, _LEAST_SHORT)
    baseline = 41.0 if len(lines) == 1 else 28.0
    ink = colour(palette.vacant if card.vacant else palette.text)
    for line in lines:
        draw_text(painter, left, baseline, line, short, ink)
        baseline += 25.0


def card_path() -> QPainterPath:
    """Return the outline of a card."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, WIDTH, HEIGHT), RADIUS, RADIUS)
    return path


_OUTLINE: Final = card_path()


def _step_back(painter: QPainter, card: Card, palette: Palette) -> None:
    """Paint faintly from here on, but let no line show through the card."""
    if not card.heading:
        painter.fillPath(_OUTLINE, colour(palette.canvas))
    painter.setOpacity(painter.opacity() * DIMMED)


def _stripe(card: Card) -> float:
    return MARKED_STRIPE if card.mark else STRIPE


def _paint_ground(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    stripe = _stripe(card)
    painter.setPen(Qt.PenStyle.NoPen)
    if card.heading:
        painter.setBrush(colour(card.colour))
        painter.drawRoundedRect(QRectF(0, 4, stripe, HEIGHT - 8), stripe / 2, stripe / 2)
        return
    for spread, alpha in ((2.0, 9), (1.0, 14)):
        painter.setBrush(colour(palette.shadow, alpha * (3 if palette.dark else 1)))
        painter.drawRoundedRect(
            QRectF(-spread + 0.5, 0.5, WIDTH + 2 * spread - 1, HEIGHT + spread + 0.5),
            RADIUS + spread,
            RADIUS + spread,
        )
    painter.fillPath(_OUTLINE, colour(palette.card))
    painter.save()
    painter.setClipRect(QRectF(0, 0, stripe, HEIGHT), Qt.ClipOperation.IntersectClip)
    painter.fillPath(_OUTLINE, colour(card.colour))
    painter.restore()
    if card.mark:
        ink = legible_on(card.colour)
        draw_text_centred(painter, stripe / 2, HEIGHT / 2 + 4, card.mark, s.badge, ink)
    pen = QPen(colour(palette.vacant_line if card.vacant else palette.card_line), 1.0)
    if card.vacant or card.planned:
        pen.setDashPattern([3.5, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QPainterPath()
    edge.moveTo(stripe, 0.5)
    edge.lineTo(WIDTH - RADIUS, 0.5)
    edge.arcTo(QRectF(WIDTH - 2 * RADIUS - 0.5, 0.5, 2 * RADIUS, 2 * RADIUS), 90, -90)
    edge.arcTo(
        QRectF(WIDTH - 2 * RADIUS - 0.5, HEIGHT - 2 * RADIUS - 0.5, 2 * RADIUS, 2 * RADIUS),
        0,
        -90,
    )
    edge.lineTo(stripe, HEIGHT - 0.5)
    painter.drawPath(edge)


def _paint_letters(painter: QPainter, card: Card, s: CardStyles) -> None:
    x = WIDTH - _RIGHT - len(card.letters) * (_BADGE + 3) + 3
    top = 8.0 if card.rows is None else _LOW_BADGES
    for letter, ground in card.letters:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(x, top, _BADGE, _BADGE), 4, 4)
        middle = x + _BADGE / 2
        draw_text_centred(painter, middle, top + 13.2, letter, s.badge, colour("#ffffff"))
        x += _BADGE + 3


def below_rect(text: str, face: Face) -> QRectF:
    """Return where the fold badge stands, relative to its card."""
    width = max(26.0, text_width(text, styles(face).facts) + 26)
    return QRectF(WIDTH / 2 - width / 2, HEIGHT - 5.5, width, 16)


def _paint_below(painter: QPainter, text: str, palette: Palette, s: CardStyles) -> None:
    box = below_rect(text, s.facts.face)
    painter.setPen(QPen(colour(palette.vacant_line), 1.0))
    painter.setBrush(colour(palette.panel))
    painter.drawRoundedRect(box, 8, 8)
    draw_text(painter, box.left() + 8, box.bottom() - 4.4, text, s.facts, colour(palette.text))
    paint_caret(painter, box.right() - 11, box.center().y() + 0.5, palette, down=True)


def paint_caret(painter: QPainter, x: float, y: float, palette: Palette, *, down: bool) -> None:
    """Paint the small triangle that says whether a branch opens or closes."""
    tip = 2.6 if down else -2.6
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.muted))
    painter.drawPolygon([QPointF(x - 3.6, y - tip), QPointF(x + 3.6, y - tip), QPointF(x, y + tip)])
