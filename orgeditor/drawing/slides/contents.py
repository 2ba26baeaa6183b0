"""The contents of a deck: what its slides are called, each line leading to its slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.paper import POINT
from orgeditor.drawing.slides.leaf import Leaf, marked
from orgeditor.drawing.slides.texts import line
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.drawing.slides.board import Board, Room

_SIZE: Final = 12.0
_STEP: Final = 1.75 * _SIZE * POINT
_COLUMNS: Final = 2
_NUMBER: Final = 12.0
_APART: Final = 10.0
_INDENT: Final = 4.0
_DEEPEST: Final = 4


def contents_leaves(
    entries: Sequence[tuple[Leaf, int]], room: Room, family: str, texts: str
) -> list[Leaf]:
    """Return slides that name others: each with the level at which it stands, 0 the outermost."""
    rows = max(1, int(room[3] / _STEP))
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

    def __init__(self, entries: Sequence[tuple[Leaf, int]], rows: int) -> None:
        self._entries, self._rows = entries, rows

    def draw(self, board: Board) -> None:
        """Put the lines on a slide, column by column."""
        left, top, width, _ = board.room
        across = (width - _APART) / _COLUMNS
        for place, (leaf, level) in enumerate(self._entries):
            column, row = divmod(place, self._rows)
            x, y = left + column * (across + _APART), top + row * _STEP
            slide, number = board.where(leaf)
            indent = min(level, _DEEPEST) * _INDENT
            said = [line(leaf.title, _SIZE, bold=level == 0)]
            name = (x + indent, y, across - _NUMBER - indent, _STEP)
            board.box(leaf.title, name, said, link=slide, anchor="ctr", shrinks=True)
            figure = [line(str(number), _SIZE, align="r")]
            board.box(str(number), (x + across - _NUMBER, y, _NUMBER, _STEP), figure, anchor="ctr")
