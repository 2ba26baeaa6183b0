"""A card as a native shape: its lines in the sizes that it has on the chart, as text to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.paper import POINT
from orgeditor.drawing.card_styles import styles
from orgeditor.drawing.colours import PAPER
from orgeditor.drawing.fonts import Face
from orgeditor.drawing.slides.texts import Line, Run, line
from orgeditor.drawing.text import elided, fitted
from orgeditor.messages import t

if TYPE_CHECKING:
    from pptx.slide import Slide

    from orgeditor.drawing.card import Card
    from orgeditor.drawing.slides.board import Board, Room
    from orgeditor.drawing.text import Style

_ROUND: Final = 0.09
_MARGIN: Final = 8.0
"""Between a card's edge and its text, in chart units."""
_ABOVE: Final = 0.3
_LEAST_TITLE: Final = 10.5


class Sizes(msgspec.Struct, frozen=True):
    """Millimetres a chart unit, and the typeface that text is measured in."""

    scale: float
    face: Face

    def points(self, style: Style) -> float:
        """Return the size of a style on the slide."""
        return round(style.size * self.scale / POINT, 1)


def card_box(board: Board, card: Card, spoken: str, place: Room, sizes: Sizes) -> int:
    """Put a card on a slide; return the id of its shape. ``spoken``: what is read out of it."""
    return board.box(
        card.title,
        place,
        _lines(card, sizes),
        alternative=spoken,
        ground=rgb(PAPER.card),
        edge=rgb(card.colour or PAPER.card_line),
        dashed=card.vacant or card.planned,
        round_=_ROUND,
        margin=(_MARGIN * sizes.scale, _ABOVE),
        anchor="ctr",
        shrinks=True,
    )


def reference(
    board: Board, place: Room, slide: Slide, number: int, language: str, sizes: Sizes
) -> None:
    """Say on which slide what is below a card goes on, and lead there."""
    words = t("slide {number}", number=number).render(language)
    size = sizes.points(styles(sizes.face).facts)
    board.box(words, place, [line(words, size, align="r")], link=slide)


def rgb(name: str) -> str:
    """Return a colour of the program as slides have it."""
    return name.removeprefix("#")[-6:].upper()


def _lines(card: Card, sizes: Sizes) -> list[Line]:
    """Return what a card says, in the lines and sizes of the chart's own cards."""
    s, width = styles(sizes.face), card.width - 2 * _MARGIN
    title, lines = fitted(card.head, s.title, width, 2, _LEAST_TITLE)
    held = " · ".join(name for name, _ in card.shares) or card.line
    note = card.note if len(lines) == 1 else ""
    rows = (held, note, card.facts) if card.rows is None else card.rows
    said = [
        line(text, sizes.points(title), ink=rgb(PAPER.text), bold=title.semibold) for text in lines
    ]
    for row in filter(None, rows):
        vacant = card.vacant and row == card.line
        style = s.facts if card.rows is None and row in (note, card.facts) else s.line
        said.append(
            line(
                elided(row, style, width),
                sizes.points(style),
                ink=rgb(PAPER.vacant if vacant else PAPER.muted),
                bold=style.semibold,
                italic=vacant,
            )
        )
    letters = tuple(
        Run(f"  {letter}", sizes.points(title), rgb(ground), bold=True)
        for letter, ground in card.letters
    )
    if said and letters:
        said[0] = msgspec.structs.replace(said[0], runs=(*said[0].runs, *letters))
    return said
