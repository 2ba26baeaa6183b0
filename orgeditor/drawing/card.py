"""One card: what it says, and how it is painted at 190 by 66."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF

from orgeditor.analysis.layout_flow import SPACING
from orgeditor.drawing.card_badges import BADGE, paint_below, paint_letters
from orgeditor.drawing.card_ground import paint_ground, step_back, stripe_of
from orgeditor.drawing.card_rows import Line, beside_portrait, paint_rows, row_lines
from orgeditor.drawing.card_styles import (
    INDENT,
    LEAST_LINE,
    LEAST_TITLE,
    RIGHT,
    CardStyles,
    styles,
)
from orgeditor.drawing.colours import Palette, colour, tinted
from orgeditor.drawing.detail import Detail
from orgeditor.drawing.shares import Shares, paint_shares, share_columns
from orgeditor.drawing.text import (
    draw_text,
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

_LEADING: Final = 15.5
_BOTTOM: Final = 8.0
"""How far the last line stands from the lower edge."""
_BETWEEN: Final = " · "
_APART: Final = 8.0
"""The least room between the person and the facts in one line."""
_LEAST_SHORT: Final = 16.0
"""The size down to which a title alone shrinks before it is cut."""


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
            paint_rows(painter, card, card.rows, palette, s)
        else:
            _paint_lines(painter, card, palette, s)
    if detail.short > 0.0:
        painter.setOpacity(opacity * detail.short)
        _paint_short(painter, card, palette, s)
    painter.setOpacity(opacity)
    paint_letters(painter, card, s)
    painter.restore()
    if card.below:
        paint_below(painter, card, palette, s)


def _paint_lines(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    left, bottom = stripe_of(card) + INDENT, card.height - _BOTTOM
    lines = plain_lines(card, s)
    for line in lines:
        ink = colour(getattr(palette, line.ink))
        draw_text(painter, left, line.baseline, line.words, line.style, ink)
    if card.shares:
        columns = seat_columns(card)
        paint_shares(
            painter, card.shares, columns, tinted(card.colour, palette), palette, s.line.face
        )
    facts = facts_beside(card, s)
    # A heading has its box's width: what ended at a card's edge would stand amid it.
    short = card.heading and sum(line.ink == "text" for line in lines) == 1
    end = left + text_width(facts, s.facts) if short else card.width - RIGHT
    draw_text_ending(painter, end, bottom, facts, s.facts, colour(palette.muted))


def facts_beside(card: Card, s: CardStyles) -> str:
    """Return the facts of a card without rows that stand on it.

    Below a title of two lines they share the bottom line with the person, who goes first:
    facts leave it from the last on where a name would else be cut that without them is not.
    """
    if not card.line or card.shares or len(card.people) > 1:
        return card.facts
    left = stripe_of(card) + INDENT
    right = card.width - RIGHT - len(card.letters) * (BADGE + 3)
    if len(fitted(card.title, s.title, right - left, 2, LEAST_TITLE)[1]) < 2:
        return card.facts
    least = msgspec.structs.replace(s.vacant if card.vacant else s.line, size=LEAST_LINE)
    wide, room = text_width(card.line, least), card.width - RIGHT - left
    facts = card.facts.split(_BETWEEN)
    for count in range(len(facts), 0, -1):
        told = _BETWEEN.join(facts[:count])
        if wide <= room - text_width(told, s.facts) - _APART:
            return told
    return "" if wide <= room else card.facts


def plain_lines(card: Card, s: CardStyles) -> list[Line]:
    """Return the lines that begin at the left of a card without rows; who shares its seat stands apart."""
    left, bottom = stripe_of(card) + INDENT, card.height - _BOTTOM
    right = card.width - RIGHT - len(card.letters) * (BADGE + 3)
    title, heads = fitted(card.title, s.title, right - left, 1 if card.shares else 2, LEAST_TITLE)
    # Below the names of who shares a seat stand bars, and the facts are to stand clear of those.
    baseline = 16.0 if card.shares else 20.5 if len(heads) == 1 else 17.5
    lines = []
    for words in heads:
        lines.append(Line(baseline, words, title, "text", card.title))
        baseline += _LEADING
    facts_width = text_width(facts_beside(card, s), s.facts)
    if card.line and not card.shares:
        style, ink = (s.vacant, "vacant") if card.vacant else (s.line, "muted")
        # Below a title of two lines the person shares the bottom line with the facts.
        room = (
            card.width
            - RIGHT
            - left
            - (facts_width + _APART if facts_width and len(heads) > 1 else 0)
        )
        if len(card.people) > 1:
            style, said = listed(card.people, style, room, 1, LEAST_LINE)
        else:
            style, said = fitted(card.line, style, room, 1, LEAST_LINE)
        lines.append(Line(min(baseline + 1.5, bottom), said[0], style, ink, card.line))
    if card.note and len(heads) == 1:
        room = card.width - RIGHT - left - facts_width - 10
        lines.append(Line(bottom, elided(card.note, s.facts, room), s.facts, "muted", card.note))
    return lines


def seat_columns(card: Card) -> list[QRectF]:
    """Return where those stand who share the seat, relative to the card."""
    return share_columns(len(card.shares), stripe_of(card) + INDENT, card.width - RIGHT)


def line_rect(card: Card, face: Face) -> QRectF:
    """Return where the card's line stands, who fills it, relative to the card.

    Nowhere on a card of rows that does not say it, or in several lines.
    """
    s = styles(face)
    if card.rows is not None:
        line = next((line for line in row_lines(card, card.rows, s) if line.of == card.line), None)
        if line is None:
            return QRectF()
        width = text_width(line.words, line.style)
        return QRectF(beside_portrait(card), line.baseline - 11.0, width, 14.0)
    left = stripe_of(card) + INDENT
    right = card.width - RIGHT - len(card.letters) * (BADGE + 3)
    rows = len(fitted(card.title, s.title, right - left, 2, LEAST_TITLE)[1])
    baseline = min((20.5 if rows == 1 else 17.5) + rows * _LEADING + 1.5, card.height - 8.0)
    width = min(text_width(card.line, s.line), card.width - RIGHT - left)
    return QRectF(left, baseline - 11.0, width, 14.0)


def _paint_short(painter: QPainter, card: Card, palette: Palette, s: CardStyles) -> None:
    """Paint the title alone, large, for when the card is seen from far."""
    left = stripe_of(card) + INDENT
    short, lines = fitted(card.head, s.short, card.width - left - 6, 2, _LEAST_SHORT)
    baseline = card.height / 2 + (8.0 if len(lines) == 1 else -5.0)
    ink = colour(palette.vacant if card.vacant else palette.text)
    for line in lines:
        draw_text(painter, left, baseline, line, short, ink)
        baseline += 25.0
