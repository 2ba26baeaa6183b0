"""What a part of the report comes to: its sentences, its figures large, its charts two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.paper import POINT
from orgeditor.analysis.report.content import Figures, Graph, Table, Told
from orgeditor.drawing.slides.graphs import put_graph
from orgeditor.drawing.slides.texts import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.drawing.slides.board import Board, Room

_WORDS: Final = 14.0
_WORDS_HIGH: Final = 8.0
_FIGURE: Final = 24.0
_LABEL: Final = 11.0
_TILE: Final = (44.0, 22.0)
"""The least width of a figure, and its height, in mm."""
_APART: Final = 4.0
_INSIDE: Final = 3.0
_LETTER: Final = 0.66
"""How wide a bold figure is at the most, in sizes of its letters."""
_LEAST: Final = 62.0
"""The height that a chart needs."""
_BESIDE: Final = 2
_ALL: Final = 15
"""So many rows of a table are on its chart."""


class Drawn(msgspec.Struct, frozen=True):
    """A table that is drawn as a chart."""

    table: Table
    graph: Graph


def graphs_of(table: Table) -> list[Drawn]:
    """Return how a table is drawn, where it says something."""
    return [Drawn(table, graph) for graph in table.graphs if len(table.rows) > 1]


def is_drawn(table: Table) -> bool:
    """Whether the chart of a table says all that it does, so that the table is not needed beside it."""
    figures = {n for n, column in enumerate(table.columns) if column.kind == "number"}
    told = {n for graph in table.graphs for n in graph.columns}
    return bool(graphs_of(table)) and figures <= told and len(table.rows) <= _ALL


class Overview(msgspec.Struct, frozen=True):
    """What stands on one slide."""

    told: Told
    words: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    graphs: tuple[Drawn, ...]

    def draw(self, board: Board) -> None:
        """Put it on a slide from the top."""
        left, top, width, height = board.room
        bottom = top + height
        for text in self.words:
            high = _WORDS_HIGH * (1 + len(text) // 110)
            board.box(text, (left, top, width, high), [line(text, _WORDS)], shrinks=True)
            top += high + _APART
        top = self._tiles(board, top)
        across = (width - _APART) / _BESIDE if len(self.graphs) > 1 else width
        for n, drawn in enumerate(self.graphs):
            place = (left + n * (across + _APART), top, across, bottom - top)
            put_graph(board, self.told, drawn.table, drawn.graph, place)

    def _tiles(self, board: Board, top: float) -> float:
        """Put the figures side by side, and return where the next thing begins."""
        left, _, width, _ = board.room
        count = _in_a_row(len(self.figures), width)
        if not count:
            return top
        across = (width + _APART) / count
        high = _TILE[1]
        for n, (label, value) in enumerate(self.figures):
            row, column = divmod(n, count)
            place = (left + column * across, top + row * (high + _APART), across - _APART, high)
            size = min(_FIGURE, (across - _APART - 2 * _INSIDE) / POINT / (_LETTER * len(value)))
            said = [line(value, round(size, 1), bold=True), line(label, _LABEL)]
            board.box(
                label, place, said, alternative=f"{label}: {value}",
                ground="bg1 95", margin=(_INSIDE, 1.5), anchor="ctr", shrinks=True,
            )  # fmt: skip
        return top + (-(-len(self.figures) // count)) * (high + _APART)


def tiled(
    told: Told,
    words: Sequence[str],
    figures: Sequence[Figures],
    graphs: Sequence[Drawn],
    room: Room,
) -> list[Overview]:
    """Return what a part comes to on slides, none where there is nothing of the kind."""
    values = tuple((told.say(label), value) for some in figures for label, value in some.figures)
    count = _in_a_row(len(values), room[2])
    used = len(words) * (_WORDS_HIGH + _APART)
    used += -(-len(values) // count) * (_TILE[1] + _APART) if count else 0.0
    waiting = list(graphs)
    found = []
    if words or values:
        here = _BESIDE if room[3] - used >= _LEAST else 0
        found.append(Overview(told, tuple(words), values, tuple(waiting[:here])))
        waiting = waiting[here:]
    for first in range(0, len(waiting), _BESIDE):
        found.append(Overview(told, (), (), tuple(waiting[first : first + _BESIDE])))
    return found


def _in_a_row(count: int, width: float) -> int:
    """Return how many figures stand side by side so that rows are equally long."""
    most = max(1, int(width / _TILE[0]))
    rows = -(-count // most)
    return -(-count // rows) if rows else 0
