"""A responsibility matrix as native tables: parted by rows and by columns, with headings on each slide."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.pages.grid import column_ranges, name_column
from orgeditor.analysis.pages.headings import Band, Lines, bands, bands_height, headings
from orgeditor.analysis.pages.paper import LINE, POINT, SIZES, label_of
from orgeditor.analysis.pages.rows import PlacedRow, chunks_of_rows, height_of, name_lines
from orgeditor.analysis.wrapping import unbroken, wrap
from orgeditor.drawing.slides.leaf import Leaf, digest, marked
from orgeditor.drawing.slides.notes import findings_told
from orgeditor.drawing.slides.tables import Cell, Grid, put_table
from orgeditor.drawing.slides.texts import ON_ACCENT, Align, Line, Run, line
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgeditor.analysis.matrix import ActivityRow, MatrixView, PartyColumn
    from orgeditor.analysis.pages.paper import Labels, Measure
    from orgeditor.drawing.slides.board import Board, Room
    from orgeditor.model.record import Record

_SIZES: Final = (12.0, 11.0, 10.0)
"""Sizes of letters that are tried, in points."""
_SMALLEST: Final = 9.0
"""The size in which more columns are put side by side than have room in others."""
_COLUMN: Final = (9.2, 26.0)
"""The least and the most width of a column at 9 pt."""
_LEVEL: Final = 16.0
"""The width of columns from which on their headings are not turned."""
_MOST_LEVEL: Final = 3
_WIDER: Final = 1.06
"""How much wider a typeface of the client's may be than the one that text is measured in."""
_LEGEND: Final = 7.5
_LEGEND_SIZE: Final = 10.0
_INDENT: Final = 2.5
_SMALLER: Final = 0.85
"""The size of the names of units over columns on paper, in sizes of other letters; here they are as large."""
_INSIDE: Final = 0.6
_BESIDE: Final = 0.2
"""Room beside letters in mm."""
_TINT: Final = "bg1 93"
_ACCENT: Final = "accent1"
_WHITE: Final = "FFFFFF"


class _Slides(msgspec.Struct, frozen=True):
    """A matrix parted: which rows and which columns stand on a slide together."""

    point: float
    name_width: float
    width: float
    head: float
    band: float
    level: bool
    labels: tuple[Lines, ...]
    ranges: tuple[range, ...]
    over: tuple[tuple[Band, ...], ...]
    chunks: tuple[tuple[PlacedRow, ...], ...]

    @property
    def count(self) -> int:
        return len(self.ranges) * len(self.chunks)


def matrix_leaves(
    view: MatrixView,
    room: Room,
    findings: Mapping[str, Sequence[str]],
    labels: Labels,
    measure: Measure,
    *,
    family: str = "",
) -> list[Leaf]:
    """Return a matrix as leaves for slides with ``room``: as large as needs no more slides than the smallest.

    ``findings``: what the notes tell of records, by their ids; ``family``: what else the leaves
    are handed over with.
    """

    def wider(text: str, point: float, bold: bool) -> float:
        return measure(text, point, bold) * _WIDER

    tried = [_parted(view, room, point, labels, wider) for point in _SIZES]
    smallest = _parted(view, room, _SMALLEST, labels, wider)
    side_by_side = [one for one in tried if len(one.ranges) == len(smallest.ranges)]
    least = min((one.count for one in side_by_side), default=smallest.count)
    found = next((one for one in side_by_side if one.count == least), smallest)
    texts = "zh_CN" if labels == "zh_CN" else "en"
    family = family or f"raci-{digest(view.matrix.id)}"
    leaves: list[Leaf] = []
    for chunk in found.chunks:
        for part in range(len(found.ranges)):
            number = len(leaves)
            drawing = _Drawing(view, found, chunk, part, labels)
            title = label_of(view.matrix, labels)
            if found.count > 1:
                title += f" ({number + 1}/{found.count})"
            about = [view.matrix.id, *(placed.row.activity.id for placed in chunk)]
            mark = marked(family, "raci", [view.matrix.id], number)
            leaves.append(Leaf(mark, title, drawing.draw, findings_told(findings, about, texts)))
    return leaves


def _parted(
    view: MatrixView, room: Room, point: float, labels: Labels, measure: Measure
) -> _Slides:
    scale = point / SIZES[0]
    _, _, across, down = room
    down -= _LEGEND

    def bold(text: str, size: float, _bold: bool) -> float:
        return measure(text, size, True)

    name_width = name_column(view.rows, point, across, labels, measure)
    fitting = max(1, int((across - name_width) / (_COLUMN[0] * scale)))
    ranges = column_ranges(view.columns, fitting)
    widest = max(1, *map(len, ranges))
    width = min((across - name_width) / widest, _COLUMN[1] * scale)
    # What the columns leave is for the names of activities.
    name_width = min(across - widest * width, max(name_width, across / 2))
    level = [_level(column.party, width, point, labels, measure) for column in view.columns]
    is_level = width >= _LEVEL and all(level)
    if is_level:
        shown = tuple(level)
        head = max((len(lines) for lines in shown), default=1) * LINE * point + 2.0
    else:
        turned = headings(view.columns, width - 0.2, point, down, 90, labels, bold)
        shown, head = turned.lines, turned.height + 2.0
    size = point / _SMALLER
    bare = width - _INSIDE
    over = [
        bands([(view.columns[i], 0.0, bare) for i in part], size, labels, bold) for part in ranges
    ]
    band = max((bands_height(found, size, bold) for found in over if found), default=0.0)
    rows = [_placed(row, name_width, width, point, labels, measure) for row in view.rows]
    chunks = chunks_of_rows(rows, 0.0, down - head - band, point)
    return _Slides(point, name_width, width, head, band, is_level, shown, tuple(ranges), tuple(over), tuple(chunks))  # fmt: skip


def _placed(
    row: ActivityRow,
    name_width: float,
    width: float,
    point: float,
    labels: Labels,
    measure: Measure,
) -> PlacedRow:
    """Return a row with its height, at the top: as high as its name and its letters are."""

    def measured(text: str) -> float:
        return measure(text, point, True)

    name = name_lines(row, name_width, point, labels, measure)
    letters = (wrap(" ".join(cell.codes), width - 2 * _BESIDE, measured) for cell in row.cells.values())  # fmt: skip
    return PlacedRow(row, 0.0, height_of(max(len(name), *map(len, letters), 1), point), (name,))


def _level(party: Record, width: float, point: float, labels: Labels, measure: Measure) -> Lines:
    """Return the lines of a heading that is not turned; none where it has no room."""

    def measured(text: str) -> float:
        return measure(text, point, True)

    name = label_of(party, labels)
    if any(measured(word) > width - 2.0 for word in unbroken(name)):
        return ()
    lines = wrap(name, width - 2.0, measured)
    return lines if len(lines) <= _MOST_LEVEL else ()


class _Drawing:
    """Some rows and columns of a matrix as they stand on a slide."""

    def __init__(
        self,
        view: MatrixView,
        parted: _Slides,
        rows: Sequence[PlacedRow],
        part: int,
        labels: Labels,
    ) -> None:
        self._view, self._parted, self._rows, self._labels = view, parted, rows, labels
        self._texts = "zh_CN" if labels == "zh_CN" else "en"
        self._part = part
        self._places = parted.ranges[part]
        self._columns = [view.columns[i] for i in self._places]

    def draw(self, board: Board) -> None:
        """Put the table on a slide, and what its letters stand for below it."""
        left, top, width, height = board.room
        name = label_of(self._view.matrix, self._labels)
        of = self._grid()
        activities = sum(not placed.row.is_group for placed in self._rows)
        told = t(
            "{matrix}: {activities}, {parties}",
            matrix=name,
            activities=tn("{n} activity", "{n} activities", activities),
            parties=tn("{n} party", "{n} parties", len(self._columns)),
        )
        put_table(board, name, told.render(self._texts), left, top, of)
        foot = (left, top + height - _LEGEND + 1.0, width, _LEGEND - 1.0)
        board.box(t("Legend").render(self._texts), foot, [self._legend()], anchor="b")

    def _grid(self) -> Grid:
        parted = self._parted
        heads, heights = [], []
        corner = t("Activity").render(self._texts)
        point = parted.point
        if parted.band:
            heads.append((self._head((corner,), down=2, anchor="b", align="l"), *self._units()))
            heights.append(parted.band)
        first_cell = None if parted.band else self._head((corner,), anchor="b", align="l")
        heads.append(
            (
                first_cell,
                *(
                    self._head(parted.labels[i], turned=not parted.level, align="ctr" if parted.level else "l")
                    for i in self._places
                ),
            )
        )  # fmt: skip
        heights.append(parted.head)
        rows = [self._row(placed, point) for placed in self._rows]
        return Grid(
            (parted.name_width, *([parted.width] * len(self._columns))),
            (*heights, *(placed.height for placed in self._rows)),
            (*heads, *rows),
        )

    def _units(self) -> Iterator[Cell | None]:
        """Yield the units over the columns, each over all of its own."""
        over = iter(self._parted.over[self._part])
        for unit, run in groupby(self._columns, key=lambda column: column.band):
            count = len(list(run))
            band = next(over) if unit else None
            ground = _ACCENT if band else _TINT
            yield self._head(
                band.lines if band else (),
                across=count,
                turned=bool(band and band.turned),
                ground=ground,
                align="ctr",
            )
            yield from [None] * (count - 1)

    def _head(
        self,
        lines: Lines,
        *,
        across: int = 1,
        down: int = 1,
        turned: bool = False,
        anchor: str = "ctr",
        align: Align = "ctr",
        ground: str = _TINT,
    ) -> Cell:
        ink = ON_ACCENT if ground == _ACCENT else "tx1"
        point = self._parted.point
        said = tuple(line(text, point, ink=ink, bold=True, align=align) for text in lines)
        rule = "bg1" if ground == _ACCENT else _ACCENT
        return Cell(
            said, ground, across, down, turned, anchor, rule=rule, side=0.3 if turned else 0.8
        )

    def _row(self, placed: PlacedRow, point: float) -> tuple[Cell | None, ...]:
        row = placed.row
        ground = _TINT if row.is_group else "bg1"
        number = f"{row.number}  " if placed.begins else ""
        text = (
            number + label_of(row.activity, self._labels)
            if placed.begins
            else " ".join(placed.lines)
        )
        indent = row.level * _INDENT * point / SIZES[0] / POINT
        head = Cell((line(text, point, bold=row.is_group, indent=indent),), ground)
        if row.is_group and not row.has_letters:
            count = len(self._columns)
            whole = msgspec.structs.replace(head, across=count + 1)
            return (whole, *([None] * count))
        return (head, *(self._letters(placed, column, ground) for column in self._columns))

    def _letters(self, placed: PlacedRow, column: PartyColumn, ground: str) -> Cell:
        """Return a cell: one letter on its colour, several in theirs."""
        cell = placed.row.cells.get(column.party.id) if placed.begins else None
        codes = cell.codes if cell else ()
        point = self._parted.point
        if len(codes) == 1:
            only = line(codes[0], point, ink=_WHITE, bold=True, align="ctr")
            return Cell((only,), self._colour(codes[0]), side=_BESIDE)
        runs = [Run(letter, point, self._colour(letter), bold=True) for letter in codes]
        parted = [runs[0], *(part for run in runs[1:] for part in (Run(" ", point), run))] if runs else []  # fmt: skip
        return Cell((Line(tuple(parted), "ctr", point),), ground, side=_BESIDE)

    def _colour(self, letter: str) -> str:
        code = self._view.code_set.code(letter)
        return LETTER_COLOURS[code.duty].removeprefix("#").upper() if code else "tx1"

    def _legend(self) -> Line:
        runs = []
        for code in self._view.code_set.codes:
            runs.append(Run(code.letter, _LEGEND_SIZE, self._colour(code.letter), bold=True))
            runs.append(Run(f" {code.name.render(self._texts)}     ", _LEGEND_SIZE))
        return Line(tuple(runs))
