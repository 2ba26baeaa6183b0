"""What stands on a card's edge: its letters, and the badge that tells how much is folded below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from orgeditor.drawing.card_styles import RIGHT, styles
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.text import draw_text, draw_text_centred, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.card import Card
    from orgeditor.drawing.card_styles import CardStyles
    from orgeditor.drawing.fonts import Face

BADGE: Final = 18.0
_SMALL_BADGE: Final = 15.0
_LOW: Final = 50.0
"""The height of cards below which badges are small, so that they stand below the title."""


def low_badges(card: Card) -> float:
    """Return where badges stand on a card of rows, whose titles need the room above."""
    side = badge_side(card)
    return card.height - (8.0 if side == BADGE else 4.0) - side


def badge_side(card: Card) -> float:
    """Return how wide and high the badge of a letter is."""
    return BADGE if card.height >= _LOW else _SMALL_BADGE


def paint_letters(painter: QPainter, card: Card, s: CardStyles) -> None:
    """Paint the letters, each on its ground: at the top, on a card of rows at the foot."""
    side = badge_side(card)
    x = card.width - RIGHT - len(card.letters) * (side + 3) + 3
    top = 8.0 if card.rows is None else low_badges(card)
    for letter, ground in card.letters:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(x, top, side, side), 4, 4)
        baseline = top + side / 2 + 4.2
        draw_text_centred(painter, x + side / 2, baseline, letter, s.badge, colour("#ffffff"))
        x += side + 3


def below_rect(card: Card, face: Face) -> QRectF:
    """Return where the fold badge stands, relative to its card."""
    width = max(26.0, text_width(card.below, styles(face).facts) + 26)
    return QRectF(card.width / 2 - width / 2, card.height - 5.5, width, 16)


def paint_below(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the fold badge at the middle of the lower edge."""
    box, text = below_rect(card, s.facts.face), card.below
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
