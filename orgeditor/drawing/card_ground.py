"""What a card's words stand on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from orgeditor.drawing.colours import Palette, colour, legible_on, tinted
from orgeditor.drawing.text import draw_text_centred

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.card import Card
    from orgeditor.drawing.text import Style

STRIPE: Final = 5.0
MARKED_STRIPE: Final = 13.0
"""The stripe of a card whose colour is told by a character too."""
DIMMED: Final = 0.28
"""The opacity of a card that stands back."""
RADIUS: Final = 6.0


@cache
def _outline(width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), RADIUS, RADIUS)
    return path


@cache
def _stripe(width: float, height: float, wide: float) -> QPainterPath:
    """Return the left edge of a card as a shape: what is clipped is slow to paint, and large in files."""
    left = QPainterPath()
    left.addRect(QRectF(0, 0, wide, height))
    return _outline(width, height).intersected(left)


def step_back(painter: QPainter, card: Card, palette: Palette) -> None:
    """Paint faintly from here on, but let no line show through the card."""
    if not card.heading:
        painter.fillPath(_outline(card.width, card.height), colour(palette.canvas))
    painter.setOpacity(painter.opacity() * DIMMED)


def stripe_of(card: Card) -> float:
    """Return how wide the stripe of a card is."""
    return MARKED_STRIPE if card.mark else STRIPE


def paint_ground(
    painter: QPainter, card: Card, palette: Palette, badge: Style, plain: float = 0.0
) -> None:
    """Paint what a card's words stand on: shadow, ground, stripe with its mark, edge.

    ``plain``: how far the ground has passed to the card's colour, 0 to 1.
    """
    width, height = card.width, card.height
    stripe, outline = stripe_of(card), _outline(width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    if card.heading:
        painter.setBrush(colour(tinted(card.colour, palette)))
        painter.drawRoundedRect(QRectF(0, 4, stripe, height - 8), stripe / 2, stripe / 2)
        return
    for spread, alpha in ((2.0, 9), (1.0, 14)):
        painter.setBrush(colour(palette.shadow, alpha * (3 if palette.dark else 1)))
        painter.drawRoundedRect(
            QRectF(-spread + 0.5, 0.5, width + 2 * spread - 1, height + spread + 0.5),
            RADIUS + spread,
            RADIUS + spread,
        )
    painter.fillPath(outline, colour(palette.card))
    shade = tinted(card.colour, palette)
    if plain:
        painter.fillPath(outline, colour(shade, round(255 * plain)))
    painter.fillPath(_stripe(width, height, stripe), colour(shade))
    if card.mark:
        ink = legible_on(shade)
        draw_text_centred(painter, stripe / 2, height / 2 + 4, card.mark, badge, ink)
    pen = QPen(colour(palette.vacant_line if card.vacant else palette.card_line), 1.0)
    if card.vacant or card.planned:
        pen.setDashPattern([3.5, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QPainterPath()
    edge.moveTo(stripe, 0.5)
    edge.lineTo(width - RADIUS, 0.5)
    edge.arcTo(QRectF(width - 2 * RADIUS - 0.5, 0.5, 2 * RADIUS, 2 * RADIUS), 90, -90)
    edge.arcTo(
        QRectF(width - 2 * RADIUS - 0.5, height - 2 * RADIUS - 0.5, 2 * RADIUS, 2 * RADIUS),
        0,
        -90,
    )
    edge.lineTo(stripe, height - 0.5)
    painter.drawPath(edge)
