"""One card: what it says, and how it is painted at 190 by 66."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from orgeditor.analysis.layout_flow import SPACING
from orgeditor.drawing.card_ground import paint_ground, step_back, stripe_of
from orgeditor.drawing.colours import Palette, colour, tinted
from orgeditor.drawing.detail import Detail
from orgeditor.drawing.photos import paint_photo
from orgeditor.drawing.shares import Shares, paint_shares, share_columns
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
    fitted,
    listed,
    text_width,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.drawing.fonts import Face

WIDTH: Final = SPACING.width
HEIGHT: Final = SPACING.height
MARGIN: Final = 12.0
"""How far shadow and fold badge reach beyond the card."""

NEAR: Final = Detail()

_INDENT: Final = 10.0
_RIGHT: Final = 8.0
_BADGE: Final = 18.0
_SMALL_BADGE: Final = 15.0
_LOW: Final = 50.0
"""The height of cards below which badges are small, so that they stand below the title."""
_LEADING: Final = 15.5
_ROW: Final = 14.5
_DISC: Final = 30.0 / 66.0
"""The share of a card's height that initials take."""
_PHOTO: Final = 8.0
"""How far a picture stands from the upper and lower edge."""
_LIFT: Final = 2.5
"""How much higher lines stand that the fold badge would touch."""
_PADDING: Final = 6.0
"""Above and below the lines of a card of rows together."""
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
    instead of ``line``, ``note`` and ``facts``, as many as there is room for; ``photo``, a
    JPEG, or ``initials`` in a disc beside them; ``lead``, who fills the position, comes first
    then, in place of the title. A ``dimmed`` card stands back. A ``heading``
    has no ground of its own: it stands in its box. ``shares``: of a seat that few share, who
    holds how much of it, in place of ``line``. ``people``: where several fill the position,
    the names that ``line`` is made of.
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
    photo: bytes = b""
    shares: Shares = ()
    people: tuple[str, ...] = ()
    lead: str = ""
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def head(self) -> str:
        """What the first line says."""
        return self.lead or self.title


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
        step_back(painter, card, palette)
    paint_ground(painter, card, palette, s.badge, detail.plain)
    opacity = painter.opacity() * detail.words
    if detail.short < 1.0:
        painter.setOpacity(opacity * (1.0 - detail.short))
        if card.rows is not None:
            _paint_portrait(painter, card, palette, s)
            left = _beside_portrait(card)
            for line in _row_lines(card, card.rows, s):
                ink = colour(getattr(palette, line.ink))
                draw_text(painter, left, line.baseline, line.words, line.style, ink)
        else:
            _paint_lines(painter, card, palette, s)
    if detail.short > 0.0:
        painter.setOpacity(opacity * detail.short)
        _paint_short(painter, card, palette, s)
    painter.setOpacity(opacity)
    _paint_letters(painter, card, s)
    painter.restore()
    if card.below:
        _paint_below(painter, card, palette, s)


class _Line(msgspec.Struct, frozen=True):
    """A line of a card of rows; ``of``: the row it says, "" for one that says a part of one."""

    baseline: float
    words: str
    style: Style
    ink: str
    of: str


def _row_lines(card: Card, rows: tuple[str, ...], s: CardStyles) -> list[_Line]:
    """Return the lines of a card of rows, from the first to the last."""
    width = card.width - _RIGHT - _beside_portrait(card)
    badges = len(card.letters) * (_badge(card) + 3)
    room = int((card.height - _PADDING) / _ROW)
    most = max(1, min(2, room - len(rows)))
    if card.lead and len(card.people) > 1:
        title, heads = listed(card.people, s.title, width, most, _LEAST_TITLE)
    else:
        title, heads = fitted(card.head, s.title, width, most, _LEAST_TITLE)
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
        if n >= len(heads) and badges and baseline > _low_badges(card):
            # Beside the badges there is less room.
            if row:
                style, words, ink = _lines_of(card, row, s, width - badges, 1)[0]
            words = elided(words, style, width - badges)
        found.append(_Line(baseline, words, style, ink, row))
        baseline += _ROW
    return found


def _lines_of(
    card: Card, row: str, s: CardStyles, width: float, most: int
) -> list[tuple[Style, str, str]]:
    """Return the lines that a row takes, each with its style and the name of its colour."""
    if card.vacant and row == card.line:
        style, lines = fitted(row, s.vacant, width, 1, _LEAST_LINE)
        return [(style, words, "vacant") for words in lines]
    if len(card.people) > 1 and row == card.line:
        style, lines = listed(card.people, s.line, width, most, _LEAST_LINE)
    else:
        style, lines = fitted(row, s.line, width, 1, _LEAST_LINE)
    return [(style, words, "muted") for words in lines]


def _beside_portrait(card: Card) -> float:
    """Return where the lines of a card of rows begin, beside a picture or initials."""
    left = stripe_of(card) + _INDENT
    if card.photo:
        return left + card.height - 2 * _PHOTO + 6.0
    return left + card.height * _DISC + 4.0 if card.initials else left


def _paint_portrait(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the picture or the initials of who fills the position."""
    left = stripe_of(card) + _INDENT - 2
    if card.photo:
        side = card.height - 2 * _PHOTO
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


def _low_badges(card: Card) -> float:
    """Return where badges stand on a card of rows, whose titles need the room above."""
    side = _badge(card)
    return card.height - (8.0 if side == _BADGE else 4.0) - side


def _badge(card: Card) -> float:
    return _BADGE if card.height >= _LOW else _SMALL_BADGE


def _paint_lines(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    left = stripe_of(card) + _INDENT
    right = card.width - _RIGHT - len(card.letters) * (_BADGE + 3)
    title, lines = fitted(card.title, s.title, right - left, 1 if card.shares else 2, _LEAST_TITLE)
    baseline = 20.5 if len(lines) == 1 and not card.shares else 17.5
    for line in lines:
        draw_text(painter, left, baseline, line, title, colour(palette.text))
        baseline += _LEADING
    facts_width = text_width(card.facts, s.facts)
    bottom = card.height - 8.0
    if card.shares:
        columns = seat_columns(card)
        paint_shares(
            painter, card.shares, columns, tinted(card.colour, palette), palette, s.line.face
        )
    elif card.line:
        style = s.vacant if card.vacant else s.line
        ink = palette.vacant if card.vacant else palette.muted
        y = baseline + 1.5
        # Below a title of two lines the person shares the bottom line with the facts.
        room = card.width - _RIGHT - left - (facts_width + 8 if len(lines) > 1 else 0)
        if len(card.people) > 1:
            style, words = listed(card.people, style, room, 1, _LEAST_LINE)
        else:
            style, words = fitted(card.line, style, room, 1, _LEAST_LINE)
        draw_text(painter, left, min(y, bottom), words[0], style, colour(ink))
    if card.note and len(lines) == 1:
        room = card.width - _RIGHT - left - facts_width - 10
        note = elided(card.note, s.facts, room)
        draw_text(painter, left, bottom, note, s.facts, colour(palette.muted))
    # A heading has its box's width: what ended at a card's edge would stand amid it.
    end = left + facts_width if card.heading and len(lines) == 1 else card.width - _RIGHT
    draw_text_ending(painter, end, bottom, card.facts, s.facts, colour(palette.muted))


def seat_columns(card: Card) -> list[QRectF]:
    """Return where those stand who share the seat, relative to the card."""
    return share_columns(len(card.shares), stripe_of(card) + _INDENT, card.width - _RIGHT)


def line_rect(card: Card, face: Face) -> QRectF:
    """Return where the card's line stands, who fills it, relative to the card.

    Nowhere on a card of rows that does not say it, or in several lines.
    """
    s = styles(face)
    if card.rows is not None:
        line = next((line for line in _row_lines(card, card.rows, s) if line.of == card.line), None)
        if line is None:
            return QRectF()
        width = text_width(line.words, line.style)
        return QRectF(_beside_portrait(card), line.baseline - 11.0, width, 14.0)
    left = stripe_of(card) + _INDENT
    right = card.width - _RIGHT - len(card.letters) * (_BADGE + 3)
    rows = len(fitted(card.title, s.title, right - left, 2, _LEAST_TITLE)[1])
    baseline = min((20.5 if rows == 1 else 17.5) + rows * _LEADING + 1.5, card.height - 8.0)
    width = min(text_width(card.line, s.line), card.width - _RIGHT - left)
    return QRectF(left, baseline - 11.0, width, 14.0)


def _paint_short(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the title alone, large, for when the card is seen from far."""
    left = stripe_of(card) + _INDENT
    short, lines = fitted(card.head, s.short, card.width - left - 6, 2, _LEAST_SHORT)
    baseline = card.height / 2 + (8.0 if len(lines) == 1 else -5.0)
    ink = colour(palette.vacant if card.vacant else palette.text)
    for line in lines:
        draw_text(painter, left, baseline, line, short, ink)
        baseline += 25.0


def _paint_letters(painter: QPainter, card: Card, s: CardStyles) -> None:
    side = _badge(card)
    x = card.width - _RIGHT - len(card.letters) * (side + 3) + 3
    top = 8.0 if card.rows is None else _low_badges(card)
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


def _paint_below(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
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
