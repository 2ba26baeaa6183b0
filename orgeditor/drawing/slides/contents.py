"""The contents of a deck: what its slides are called, each line leading to its slide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.paper import POINT
from orgeditor.analysis.wrapping import shortened_inside
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.slides.leaf import Leaf, marked
from orgeditor.drawing.slides.texts import line
from orgeditor.drawing.text import Style, text_width
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.drawing.slides.board import Board, Room

_SIZE: Final = 12.0
_STEP: Final = 1.75 * _SIZE * POINT
_COLUMNS: Final = 2
_CLOSER: Final = 1.2
_NUMBER: Final = 12.0
_APART: Final = 10.0
_INDENT: Final = 4.0
_DEEPEST: Final = 4
_WIDER: Final = 1.12
"""How much wider a typeface of the client's may be than the one that text is measured in."""


class Entry(msgspec.Struct, frozen=True):
    """A line: where it leads, the level at which it stands (0 the outermost), what it says but the title."""

    leaf: Leaf
    level: int
    words: str = ""

    @property
    def said(self) -> str:
        """What the line says."""
        return self.words or self.leaf.title


def contents_leaves(entries: Sequence[Entry], room: Room, family: str, texts: str) -> list[Leaf]:
    """Return slides that name others."""
    rows = max(1, int(room[3] / _STEP))
    # A slide for the last few is none that anybody turns to: they are set closer.
    if (closer := -(-len(entries) // _COLUMNS)) <= rows * _CLOSER:
        rows = max(rows, closer)
    most = rows * _COLUMNS
    leaves = []
    for number, first in enumerate(range(0, len(entries), most)):
        drawing = _Drawing(entries[first : first + most], rows)
        mark = marked(family, "contents", (), number)
        more = f" ({number + 1})" if number else ""
        leaves.append(Leaf(mark, t("Contents").render(texts) + more, drawing.draw))
    return leaves


class _Drawing:
    """Lines of contents as they stand on a slide."""

    def __init__(self, entries: Sequence[Entry], rows: int) -> None:
        self._entries, self._rows = entries, rows

    def draw(self, board: Board) -> None:
        """Put the lines on a slide, column by column."""
        left, top, width, height = board.room
        across = (width - _APART) / _COLUMNS
        step = min(_STEP, height / self._rows)
        size = round(_SIZE * step / _STEP, 1)
        for place, entry in enumerate(self._entries):
            column, row = divmod(place, self._rows)
            x, y = left + column * (across + _APART), top + row * step
            slide, number = board.where(entry.leaf)
            indent = min(entry.level, _DEEPEST) * _INDENT
            room = across - _NUMBER - indent
            style = Style(paper_face(), size, semibold=True)
            measure = partial(text_width, style=style)
            # Slides of one branch begin alike, and end with what tells them apart.
            shown = shortened_inside(entry.said, room / POINT / _WIDER, measure)
            said = [line(shown, size, bold=entry.level == 0)]
            name = (x + indent, y, room, step)
            board.box(entry.said, name, said, link=slide, anchor="ctr")
            figure = [line(str(number), size, align="r")]
            board.box(str(number), (x + across - _NUMBER, y, _NUMBER, step), figure, anchor="ctr")
