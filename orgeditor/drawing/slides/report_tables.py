"""Tables of a report as native tables: laid out as on paper, in larger letters, headings on each slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.paper import LINE, POINT
from orgeditor.analysis.pages.tables import (
    BETWEEN,
    INDENT,
    PADDING,
    POINT_OF_HEADINGS,
    POINT_OF_TABLES,
    Setting,
    placed_columns,
    written,
)
from orgeditor.analysis.wrapping import unbroken
from orgeditor.drawing.slides.tables import Cell, Grid, put_table
from orgeditor.drawing.slides.texts import line
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.pages.paper import Measure
    from orgeditor.analysis.pages.tables import PlacedColumn
    from orgeditor.analysis.report.content import Row, Table, Told
    from orgeditor.drawing.slides.board import Board, Room
    from orgeditor.drawing.slides.texts import Align

_LARGER: Final = 11.0 / POINT_OF_TABLES
"""How much larger than on paper all is."""
_WIDER: Final = 1.2
"""How much wider a typeface of the client's may be than the one that text is measured in."""
_MOST: Final = 60
"""Rows of a table that go on slides."""
_FOOT: Final = 6.0
_SMALL: Final = 10.0
_HIGHEST: Final = 0.8
"""The part of the room that a row takes at the most."""
_TINT: Final = "bg1 93"
_ACCENT: Final = "accent1"
_SIDE: Final = BETWEEN * _LARGER / 2 - 0.8
"""Room beside the text of a cell in mm, a little less than is left for it."""
_ALARM: Final = "B3261E"
_ALIGN: Final[dict[str, Align]] = {"text": "l", "number": "r", "share": "r", "mark": "ctr"}


class TablePart:
    """Some rows of a table as they stand on a slide, and what is said below them."""

    def __init__(self, told: Told, name: str, grid: Grid, below: Sequence[str]) -> None:
        self._told, self._name, self._grid, self._below = told, name, grid, below

    def draw(self, board: Board) -> None:
        """Put the table on a slide."""
        left, top, width, height = board.room
        rows = tn("{n} row", "{n} rows", len(self._grid.rows) - 1)
        spoken = t("{name}: {what}", name=self._name, what=rows)
        put_table(board, self._name, self._told.say(spoken), left, top, self._grid)
        if self._below:
            high = _FOOT * len(self._below)
            place = (left, top + height - high, width, high)
            said = [line(text, _SMALL) for text in self._below]
            board.box(" ".join(self._below), place, said, anchor="b")


def table_parts(
    told: Told, table: Table, room: Room, measure: Measure, words: Sequence[str] = ()
) -> list[TablePart]:
    """Return a table in parts for slides with ``room``; ``words`` stand below each of them."""
    rows = table.rows[: min(_MOST, table.most or _MOST)]
    left = len(table.rows) - len(rows)

    def wider(text: str, point: float, _bold: bool) -> float:
        # Headings are bold here, which they are not on paper.
        return measure(text, point, True) * _WIDER

    setting = Setting(room[2] / _LARGER - BETWEEN, told.texts, wider)
    columns = placed_columns(table.columns, rows, setting)
    widths = tuple((column.width + BETWEEN) * _LARGER for column in columns)
    head, high = _head(told, columns, setting)
    more = tn("{n} more row is in the workbook.", "{n} more rows are in the workbook.", left)
    last = (*words, told.say(more)) if left else tuple(words)
    down = room[3] - high - _FOOT * len(last)
    most = max(1, int((down * _HIGHEST / _LARGER - PADDING) / (LINE * POINT_OF_TABLES)))
    made = [_row(row, columns, setting, most) for row in rows]
    parts: list[list[tuple[tuple[Cell, ...], float]]] = []
    held: list[tuple[tuple[Cell, ...], float]] = []
    used = 0.0
    for cells, height in made:
        if held and used + height > down:
            parts.append(held)
            held, used = [], 0.0
        held.append((cells, height))
        used += height
    parts.append(held)
    name = told.say(table.title)
    return [
        TablePart(
            told,
            name,
            Grid(widths, (high, *(h for _, h in part)), (head, *(cells for cells, _ in part))),
            last if n == len(parts) - 1 else words,
        )
        for n, part in enumerate(parts)
    ]


def _head(
    told: Told, columns: Sequence[PlacedColumn], setting: Setting
) -> tuple[tuple[Cell, ...], float]:
    """Return the headings and their height; over columns of marks they are turned where they are wide."""
    size = round(POINT_OF_HEADINGS * _LARGER, 1)
    heads = [told.say(placed.column.heading) for placed in columns]

    def wide(text: str) -> float:
        return setting.measure(text, POINT_OF_HEADINGS, True)

    turned = any(
        wide(word) > placed.width
        for placed, head in zip(columns, heads, strict=True)
        if placed.column.kind == "mark"
        for word in unbroken(head)
    )
    cells, high = [], 0.0
    for placed, head in zip(columns, heads, strict=True):
        kind = placed.column.kind
        if turned and kind == "mark":
            high = max(high, wide(head) * _LARGER + 3.0)
            cells.append(Cell((line(head, size, bold=True),), _TINT, turned=True, rule=_ACCENT, side=0.3))  # fmt: skip
            continue
        lines = setting.lines(head, placed.width, POINT_OF_HEADINGS, bold=True)
        high = max(high, (len(lines) * LINE * POINT_OF_HEADINGS + PADDING) * _LARGER)
        said = (line(head, size, bold=True, align=_ALIGN[kind]),)
        cells.append(Cell(said, _TINT, anchor="b", rule=_ACCENT, side=_SIDE))
    return tuple(cells), high


def _row(
    row: Row, columns: Sequence[PlacedColumn], setting: Setting, most: int
) -> tuple[tuple[Cell, ...], float]:
    """Return a row and its height; text of more than ``most`` lines is cut."""
    cells, deepest = [], 1
    size = POINT_OF_TABLES * _LARGER
    for n, placed in enumerate(columns):
        text = written(row, n, placed.column)
        indent = row.level * INDENT if n == 0 else 0.0
        lines = setting.lines(text, max(placed.width - indent, 6.0), POINT_OF_TABLES, bold=row.strong)  # fmt: skip
        if len(lines) > most:
            text, lines = f"{' '.join(lines[:most])[:-1]}…", lines[:most]
        deepest = max(deepest, len(lines))
        ink = _ALARM if row.alarm else "tx1"
        said = tuple(
            line(part, size, ink=ink, bold=row.strong, align=_ALIGN[placed.column.kind], indent=indent * _LARGER / POINT)
            for part in text.split("\n")
        )  # fmt: skip
        cells.append(Cell(said, "bg1", anchor="t", side=_SIDE))
    return tuple(cells), (deepest * LINE * POINT_OF_TABLES + PADDING) * _LARGER
