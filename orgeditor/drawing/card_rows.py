"""A card of rows: as many fields below the title as there is room for, beside a picture or initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF, Qt

from orgeditor.drawing.card_badges import badge_side, low_badges
from orgeditor.drawing.card_ground import stripe_of
from orgeditor.drawing.card_styles import INDENT, LEAST_LINE, LEAST_TITLE, RIGHT
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.photos import paint_photo
from orgeditor.drawing.text import Style, draw_text, draw_text_centred, elided, fitted, listed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.card import Card
    from orgeditor.drawing.card_styles import CardStyles

_ROW: Final = 14.5
_DISC: Final = 30.0 / 66.0
"""The share of a card's height that initials take."""
_PHOTO: Final = 8.0
"""How far a picture stands from the upper and lower edge."""
_LIFT: Final = 2.5
"""How much higher lines stand that the fold badge would touch."""
_PADDING: Final = 6.0
"""Above and below the lines together."""


def paint_rows(
    painter: QPainter, card: Card, rows: tuple[str, ...], palette: Palette, s: CardStyles
) -> None:
    """Paint title and rows, and the picture or the initials beside them."""
    _paint_portrait(painter, card, palette, s)
    left = beside_portrait(card)
    for line in row_lines(card, rows, s):
        ink = colour(getattr(palette, line.ink))
        draw_text(painter, left, line.baseline, line.words, line.style, ink)


class Line(msgspec.Struct, frozen=True):
    """A line of a card of rows; ``of``: the row it says, "" for one that says a part of one."""

    baseline: float
    words: str
    style: Style
    ink: str
    of: str


def row_lines(card: Card, rows: tuple[str, ...], s: CardStyles) -> list[Line]:
    """Return the lines of a card of rows, from the first to the last."""
    width = card.width - RIGHT - beside_portrait(card)
    badges = len(card.letters) * (badge_side(card) + 3)
    room = int((card.height - _PADDING) / _ROW)
    most = max(1, min(2, room - len(rows)))
    if card.lead and len(card.people) > 1:
        title, heads = listed(card.people, s.title, width, most, LEAST_TITLE)
    else:
        title, heads = fitted(card.head, s.title, width, most, LEAST_TITLE)
    rows = rows[: room - len(heads)]
    spare = room - len(heads) - len(rows)
    told = [(card.head if len(heads) == 1 else "", (title, words, "text")) for words in heads]
    for row in rows:
        lines = _lines_of(card, row, s, width, 1 + spare)
        told += [(row if len(lines) == 1 else "", line) for line in lines]
    baseline = card.height / 2 - (len(told) - 1) * _ROW / 2 + 4.5
    if card.below and len(told) == room:
        baseline -= _LIFT
    found = []
    for n, (row, (style, words, ink)) in enumerate(told):
        if n >= len(heads) and badges and baseline > low_badges(card):
            # Beside the badges there is less room.
            if row:
                style, words, ink = _lines_of(card, row, s, width - badges, 1)[0]
            words = elided(words, style, width - badges)
        found.append(Line(baseline, words, style, ink, row))
        baseline += _ROW
    return found


def _lines_of(
    card: Card, row: str, s: CardStyles, width: float, most: int
) -> list[tuple[Style, str, str]]:
    """Return the lines that a row takes, each with its style and the name of its colour."""
    if card.vacant and row == card.line:
        style, lines = fitted(row, s.vacant, width, 1, LEAST_LINE)
        return [(style, words, "vacant") for words in lines]
    if len(card.people) > 1 and row == card.line:
        style, lines = listed(card.people, s.line, width, most, LEAST_LINE)
    else:
        style, lines = fitted(row, s.line, width, 1, LEAST_LINE)
    return [(style, words, "muted") for words in lines]


def beside_portrait(card: Card) -> float:
    """Return where the lines of a card of rows begin, beside a picture or initials."""
    left = stripe_of(card) + INDENT
    if card.photo:
        return left + photo_side(card) + 6.0
    return left + card.height * _DISC + 4.0 if card.initials else left


def photo_side(card: Card) -> float:
    """Return how wide and high a picture stands on a card."""
    return card.height - 2 * _PHOTO


def _paint_portrait(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the picture or the initials of who fills the position."""
    left = stripe_of(card) + INDENT - 2
    if card.photo:
        side = photo_side(card)
        if paint_photo(painter, QRectF(left, _PHOTO, side, side), card.photo):
            return
    if not card.initials:
        return
    side = card.height * _DISC
    box = QRectF(left, (card.height - side) / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.accent_soft))
    painter.drawEllipse(box)
    middle = box.center()
    ink = colour(palette.text)
    draw_text_centred(painter, middle.x(), middle.y() + 4, card.initials, s.badge, ink)
