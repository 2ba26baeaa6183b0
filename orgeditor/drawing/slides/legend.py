"""What the colours of the cards on a slide stand for: a line of native text, each name behind its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.paper import POINT
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.slides.cards import rgb
from orgeditor.drawing.slides.texts import LEADING, Line, Run
from orgeditor.drawing.text import Style, text_width
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgeditor.drawing.colouring import Swatch
    from orgeditor.drawing.slides.board import Board, Room

_POINT: Final = 10.0
_ROWS: Final = 2
_SIGN: Final = "■ "
_APART: Final = "     "
_OVER: Final = 3.0
"""Millimetres between a chart and its legend."""


def legend_height(swatches: Sequence[Swatch], width: float) -> float:
    """Return how much of the height of a slide the legend of a chart takes at most, in mm."""
    if not swatches:
        return 0.0
    wide = sum(_width(_entry(swatch)) for swatch in swatches)
    rows = min(_ROWS, 1 + int(wide / width))
    return _OVER + rows * _POINT * LEADING * POINT


def put_legend(
    board: Board, swatches: Sequence[Swatch], colours: Collection[str], place: Room, language: str
) -> None:
    """Say at the foot of ``place`` what those of the colours stand for that are on the slide."""
    shown = [swatch for swatch in swatches if swatch.colour in colours]
    runs: list[Run] = []
    # Lines break between words: so much of the last one may stay bare.
    left = _ROWS * place[2] - max((_width(_entry(swatch)) for swatch in shown), default=0.0)
    for n, swatch in enumerate(shown):
        left -= _width(_entry(swatch))
        if left < 0.0:
            rest = t("{n} more", n=len(shown) - n).render(language)
            runs.append(Run(rest, _POINT, "tx1"))
            break
        runs.append(Run(_SIGN, _POINT, rgb(swatch.colour)))
        runs.append(Run(_entry(swatch).removeprefix(_SIGN), _POINT, "tx1"))
    if runs:
        board.box("Legend", place, [Line(tuple(runs))], anchor="b")


def _entry(swatch: Swatch) -> str:
    label = f"{swatch.mark} {swatch.label}" if swatch.mark else swatch.label
    return f"{_SIGN}{label}{_APART}"


def _width(text: str) -> float:
    return text_width(text, Style(paper_face(), _POINT)) * POINT
