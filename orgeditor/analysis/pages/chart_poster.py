"""A chart as a poster: one large sheet, tiled over sheets of paper that are cut and put together.

The sheets overlap. Marks show where to cut, in the middle of what two have in common, and
each sheet says which it is, in words and on a small map. Before them comes a map of all.
"""

from __future__ import annotations

import math
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

import msgspec
from typing_extensions import override

from orgeditor.analysis.pages.chart_frame import ChartPaper, fitted_page, point_of
from orgeditor.analysis.pages.charts import scale_of
from orgeditor.analysis.pages.paper import LEAST, LINE, POINT, Paper
from orgeditor.analysis.pages.things import (
    Bookmark,
    Fill,
    Inset,
    Link,
    Page,
    Pages,
    Stroke,
    Text,
    Window,
)
from orgeditor.analysis.wrapping import shortened, wrap
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgeditor.analysis.pages.frame import Frame
    from orgeditor.analysis.pages.things import Drawn, Thing
    from orgeditor.analysis.tree import Floats

_MOST: Final = 24.0
"""The largest that the smallest letters get to fill the sheets, in points."""
_STRIP: Final = 9.0
"""What a sheet says of itself stands below it, so high."""
_MARK: Final = 5.0
_SHORT: Final = 3.0
_GAP: Final = 1.0
_HAIR: Final = 0.15
_SMALL: Final = 7.5
_MAP: Final = 7.0
"""How high the small map is."""
_MOST_CELLS: Final = 30
"""So many rows and columns have lines between them on the small map."""
_MORE: Final = 1.25
"""So many times as many sheets as are needed are taken for larger letters around the chart."""
_FAR: Final = (45.0, 65.0, 95.0, 140.0, math.inf)
"""Sizes of the letters around a chart that are tried, the largest first, as shares of the poster's lesser side."""


class Board(Paper, frozen=True):
    """A sheet of any size, in mm."""

    wide: float = 0.0
    high: float = 0.0

    @property
    @override
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.wide, self.high


class Tiling(msgspec.Struct, frozen=True):
    """How a poster lies on sheets: so many columns and rows, each showing ``wide`` by ``high`` mm.

    Neighbours have ``overlap`` mm in common.
    """

    columns: int
    rows: int
    wide: float
    high: float
    overlap: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the poster in mm."""
        return (
            self.wide + (self.columns - 1) * (self.wide - self.overlap),
            self.high + (self.rows - 1) * (self.high - self.overlap),
        )

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Return where on the poster a sheet begins."""
        return column * (self.wide - self.overlap), row * (self.high - self.overlap)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of each sheet, row by row."""
        return ((row, column) for row in range(self.rows) for column in range(self.columns))


def poster_pages(
    on: ChartPaper,
    drawn: Drawn,
    size: tuple[float, float],
    cards: Floats,
    least: float = LEAST,
    overlap: float = 10.0,
    reached: Callable[[float], None] | None = None,
) -> Pages:
    """Return a chart on as few sheets as keep its letters at ``least`` points, and as large as those are filled.

    ``size``: width and height of the chart in its units; ``cards``: (n, 4) left, top, width
    and height of each card in them. Where one sheet is enough the chart stands on it like any
    other. ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    wide, high = size
    if not wide or not high:
        return fitted_page(on, drawn, wide, high)
    tilings = {far: _tiling(on, size, least, overlap, far=far) for far in _FAR}
    most = _MORE * min(found.columns * found.rows for found in tilings.values())
    # Large letters around the chart are not worth a row of sheets that shows little else.
    far, tiling = next((f, found) for f, found in tilings.items() if found.columns * found.rows <= most)  # fmt: skip
    if (tiling.columns, tiling.rows) == (1, 1):
        return fitted_page(on, drawn, wide, high, scale_of(_MOST))
    around = _board(on, tiling, far=far)
    room, tall = around.right - around.left, around.bottom - around.top
    scale = min(room / wide, tall / high, scale_of(_MOST))
    x = around.left + (room - wide * scale) / 2
    inset = Inset(x, around.top, wide * scale, high * scale, scale, drawn)
    things = (*around.around(0, 0), inset)
    count = tiling.rows * tiling.columns
    pages = [Page(1, tuple(_map(on, tiling, inset, cards, point_of(scale))))]
    for number, (row, column) in enumerate(tiling.cells(), 2):
        if reached:
            reached((number - 1) / count)
        bare = not _holds_cards(tiling, inset, cards, row, column)
        pages.append(
            Page(number, tuple(_sheet(on, tiling, things, row, column)), filled=1.0 - bare)
        )
    marks = [Bookmark(t("Map of the sheets").render(on.sheet.texts), 1)]
    marks += [Bookmark(named(*cell), n, 1) for n, cell in enumerate(tiling.cells(), 2)]
    return Pages(on.paper, on.title, point_of(scale), 1, tuple(pages), bookmarks=tuple(marks))


def named(row: int, column: int) -> str:
    """Return what a sheet is called: its row as letters, its column as a number, from A1."""
    letters = ""
    row += 1
    while row:
        row, place = divmod(row - 1, len(ascii_uppercase))
        letters = ascii_uppercase[place] + letters
    return f"{letters}{column + 1}"


def _tiling(
    on: ChartPaper, size: tuple[float, float], least: float, overlap: float, *, far: float
) -> Tiling:
    """Return on how many sheets a chart has letters of ``least`` points; ``far``: see ``_board``."""
    paper = on.paper
    wide, high = paper.room, paper.size[1] - 2 * paper.margin - _STRIP
    scale = scale_of(least)
    needed = size[0] * scale, size[1] * scale
    columns = rows = 1
    while True:
        tiling = Tiling(columns, rows, wide, high, overlap)
        around = _board(on, tiling, far=far)
        lacks = needed[0] - (around.right - around.left), needed[1] - (around.bottom - around.top)
        if max(lacks) <= 0:
            return tiling
        columns += max(0, math.ceil(lacks[0] / (wide - overlap)))
        rows += max(0, math.ceil(lacks[1] / (high - overlap)))


def _board(on: ChartPaper, tiling: Tiling, *, far: float) -> Frame:
    """Return the frame of the poster itself; its lesser side is ``far`` times as long as the letters are high."""
    wide, high = tiling.size
    point = max(on.sheet.least, min(wide, high) / far / POINT)
    sheet = msgspec.structs.replace(on.sheet, least=point)
    board = Board(margin=on.paper.margin, wide=wide, high=high)
    return msgspec.structs.replace(on, paper=board, sheet=sheet).frame()


def _sheet(
    on: ChartPaper, tiling: Tiling, things: tuple[Thing, ...], row: int, column: int
) -> Iterator[Thing]:
    margin, wide, high = on.paper.margin, tiling.wide, tiling.high
    left, top = tiling.corner(row, column)
    yield Window(margin, margin, wide, high, left, top, 1.0, things, on.sheet)
    yield from _cut_marks(tiling, margin, row, column)
    point = max(_SMALL, on.sheet.least)
    count = tiling.rows * tiling.columns
    number = row * tiling.columns + column + 1
    said = t(
        "{name} · sheet {number} of {count} · {title}",
        name=named(row, column), number=number, count=count, title=on.title,
    ).render(on.sheet.texts)  # fmt: skip
    across = min(_MAP * tiling.columns / tiling.rows, wide / 3)
    room = wide - across - 6.0
    words = shortened(said, room, lambda text: on.measure(text, point, False))
    bottom = margin + high + _STRIP
    yield Text(words, margin, bottom - 1.0, point, room, tone="soft")
    yield from _small_map(tiling, margin + wide - across, bottom - _MAP, across, row, column)


def _holds_cards(tiling: Tiling, inset: Inset, cards: Floats, row: int, column: int) -> bool:
    """Whether a sheet shows a part of a card."""
    left, top = tiling.corner(row, column)
    x1, y1, wide, high = cards.T * inset.scale
    x1, y1 = x1 + inset.x, y1 + inset.y
    across = (x1 + wide > left) & (x1 < left + tiling.wide)
    return bool((across & (y1 + high > top) & (y1 < top + tiling.high)).any())


def _cut_marks(tiling: Tiling, margin: float, row: int, column: int) -> Iterator[Stroke]:
    """Yield where to cut: in the middle of what two sheets have in common, and at the poster's own edges."""
    half, wide, high = tiling.overlap / 2, tiling.wide, tiling.high
    xs = (half if column else 0.0, wide - (half if column + 1 < tiling.columns else 0.0))
    ys = (half if row else 0.0, high - (half if row + 1 < tiling.rows else 0.0))
    for x in (margin + at for at in xs):
        yield Stroke(x, margin - _GAP - _MARK, x, margin - _GAP, _HAIR, "ink")
        yield Stroke(x, margin + high + _GAP, x, margin + high + _GAP + _SHORT, _HAIR, "ink")
    for y in (margin + at for at in ys):
        yield Stroke(margin - _GAP - _MARK, y, margin - _GAP, y, _HAIR, "ink")
        yield Stroke(margin + wide + _GAP, y, margin + wide + _GAP + _MARK, y, _HAIR, "ink")


def _small_map(
    tiling: Tiling, left: float, top: float, across: float, row: int, column: int
) -> Iterator[Thing]:
    """Yield the poster as a grid, with one sheet filled."""
    wide, high = across / tiling.columns, _MAP / tiling.rows
    yield Fill(left + column * wide, top + row * high, wide, high, "accent")
    columns = range(tiling.columns + 1) if tiling.columns <= _MOST_CELLS else (0, tiling.columns)
    rows = range(tiling.rows + 1) if tiling.rows <= _MOST_CELLS else (0, tiling.rows)
    for n in columns:
        yield Stroke(left + n * wide, top, left + n * wide, top + _MAP, _HAIR, "rule")
    for n in rows:
        yield Stroke(left, top + n * high, left + across, top + n * high, _HAIR, "rule")


def _map(
    on: ChartPaper, tiling: Tiling, inset: Inset, cards: Floats, point: float
) -> Iterator[Thing]:
    """Yield the page that shows all sheets: the cards as blocks, the cuts, what each sheet is called."""
    around = on.frame(t("Map of the sheets").render(on.sheet.texts))
    yield from around.around(1, 1 + tiling.rows * tiling.columns)
    wide, high = tiling.size
    y = around.top
    size = max(_SMALL + 1.0, on.sheet.least)
    said = t(
        "A poster of {width} × {height} mm on {columns} × {rows} sheets; its smallest letters have {point} pt. Cut each sheet at the marks: they then meet edge to edge. Or leave one of two edges, {overlap} mm, and glue the next sheet on it.",
        width=f"{wide:,.0f}", height=f"{high:,.0f}", columns=tiling.columns, rows=tiling.rows,
        point=f"{point:.1f}", overlap=f"{tiling.overlap:g}",
    ).render(on.sheet.texts)  # fmt: skip
    room = around.right - around.left
    for line in wrap(said, room, lambda text: on.measure(text, size, False)):
        y += LINE * size
        yield Text(line, around.left, y, size, room)
    y += 4.0
    scale = min(room / wide, (around.bottom - y) / high)
    left = around.left + (room - wide * scale) / 2
    per = inset.scale * scale
    for x1, y1, w, h in cards.tolist():
        at = left + inset.x * scale + x1 * per, y + inset.y * scale + y1 * per
        yield Fill(*at, w * per, h * per, "rule")
    half = tiling.overlap / 2
    xs = [0.0, *(tiling.corner(0, n)[0] + half for n in range(1, tiling.columns)), wide]
    ys = [0.0, *(tiling.corner(n, 0)[1] + half for n in range(1, tiling.rows)), high]
    for x in (left + at * scale for at in xs):
        yield Stroke(x, y, x, y + high * scale, _HAIR, "ink")
    for line_y in (y + at * scale for at in ys):
        yield Stroke(left, line_y, left + wide * scale, line_y, _HAIR, "ink")
    for number, (row, column) in enumerate(tiling.cells(), 2):
        x, top = left + xs[column] * scale, y + ys[row] * scale
        w, h = (xs[column + 1] - xs[column]) * scale, (ys[row + 1] - ys[row]) * scale
        yield Link(x, top, w, h, number)
        name = named(row, column)
        if on.measure(name, size, True) <= w - 1.0 and LINE * size <= h:
            yield Text(name, x + w / 2, top + h / 2 + 0.35 * size * POINT, size, w, bold=True, tone="accent", align="middle")  # fmt: skip
