"""A responsibility matrix on paper: which rows and columns go on which page, in millimetres.

The width of text comes from a function handed in, so that pagination needs no Qt and is
the same for preview, printer and PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.matrix import ActivityRow, MatrixView, PartyColumn
from orgeditor.analysis.wrapping import wrap
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.model.records import Record, Unit

Measure = Callable[[str, float, bool], float]
"""Width in mm of a text set in a size in points, bold or not."""

Labels = Literal["en", "zh_CN", "both"]

PAPERS: Final[dict[str, tuple[float, float]]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
SIZES: Final = (9.0, 8.5, 8.0, 7.5, 7.0)
LEAST: Final = SIZES[-1]
_STILL_LARGE: Final = 8.0
LINE: Final = 1.25 * 25.4 / 72
"""Distance of lines in mm a point of size."""

_TITLE: Final = 19.0
_FOOT: Final = 15.0
_BAND_LINES: Final = 3
_ROW: Final = 5.6
_COLUMN: Final = (7.4, 19.0)
_ACTIVITY: Final = (38.0, 92.0)
_HEADER: Final = (14.0, 46.0)


class Paper(msgspec.Struct, frozen=True):
    """A sheet: its name, orientation, and margin on all sides in mm."""

    name: str = "A4"
    landscape: bool = True
    margin: float = 13.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        width, height = PAPERS[self.name]
        return (height, width) if self.landscape else (width, height)


class PlacedRow(msgspec.Struct, frozen=True):
    """A row on a page: from where, how high, and its name in lines."""

    row: ActivityRow
    top: float
    height: float
    lines: tuple[str, ...]


class PlacedColumn(msgspec.Struct, frozen=True):
    """A column on a page: from where, how wide, and its rotated label in lines."""

    column: PartyColumn
    left: float
    width: float
    lines: tuple[str, ...]


class PlacedBand(msgspec.Struct, frozen=True):
    """A unit over neighbouring columns, its name in one to three lines."""

    lines: tuple[str, ...]
    left: float
    width: float


class Page(msgspec.Struct, frozen=True):
    """What stands on one page; ``parties`` tells which of the column ranges, "" for all."""

    number: int
    columns: tuple[PlacedColumn, ...]
    bands: tuple[PlacedBand, ...]
    rows: tuple[PlacedRow, ...]
    parties: str


class Pages(msgspec.Struct, frozen=True):
    """All pages of a matrix with what they share; every length in mm from the page's corner.

    ``point`` is the size of the letters. The header lies between ``header_top`` (bands)
    and ``body_top``; legend and footer begin at ``foot_top``.
    """

    paper: Paper
    point: float
    activity_width: float
    header_top: float
    labels_top: float
    body_top: float
    foot_top: float
    pages: tuple[Page, ...]


def label_of(record: Record, labels: Labels) -> str:
    """Return a record's name in the language of the labels, or in both."""
    if labels != "both":
        return name_of(record, labels)
    english, chinese = name_of(record, "en"), name_of(record, "zh_CN")
    return english if english == chinese else f"{english} {chinese}"


def paginate(view: MatrixView, paper: Paper, measure: Measure, labels: Labels = "en") -> Pages:
    """Return the pages of a matrix.

    All parties stand on one page where they can at 7 pt or more; else they are split over
    pages, where a unit ends if possible. Header and activities are repeated on each page;
    a group stands with the row that follows it.
    """
    largest = _paged(view, paper, measure, labels, SIZES)
    for point in SIZES:
        # A little smaller is worth a page less, whose last would be nearly empty.
        if _STILL_LARGE <= point < largest.point:
            smaller = _paged(view, paper, measure, labels, (point,))
            if len(smaller.pages) < len(largest.pages):
                return smaller
    return largest


def _paged(
    view: MatrixView, paper: Paper, measure: Measure, labels: Labels, sizes: Sequence[float]
) -> Pages:
    """Return the pages in the first of ``sizes`` in which all parties fit side by side."""
    width, height = paper.size
    room = width - 2 * paper.margin
    point, activity_width, per_page = _fit(view, room, measure, labels, sizes)
    chunks = _column_chunks(view.columns, per_page)
    scale = point / SIZES[0]
    widest = max((len(chunk) for chunk in chunks), default=1) or 1
    column_width = min((room - activity_width) / widest, _COLUMN[1] * scale * 1.3)
    headers = _headers(view.columns, column_width, point, measure, labels)
    header = _header_height(headers, point, measure)
    lefts = paper.margin + activity_width
    placed = [
        tuple(
            PlacedColumn(view.columns[i], lefts + place * column_width, column_width, headers[i])
            for place, i in enumerate(chunk)
        )
        for chunk in chunks
    ]
    bands = [_bands(columns, point, measure, labels) for columns in placed]
    tallest = max((len(band.lines) for row in bands for band in row), default=0)
    header_top = paper.margin + _TITLE
    labels_top = header_top + (tallest * LINE * band_point(point) + 2.5 if tallest else 0.0)
    body_top = labels_top + header
    foot_top = height - paper.margin - _FOOT
    heights = _rows(view.rows, activity_width, point, measure, labels)
    pages: list[Page] = []
    for rows in _row_chunks(heights, body_top, foot_top):
        for number, columns in enumerate(placed):
            parties = f"{number + 1}/{len(chunks)}" if len(chunks) > 1 else ""
            pages.append(Page(len(pages) + 1, columns, bands[number], rows, parties))
    return Pages(
        paper, point, activity_width, header_top, labels_top, body_top, foot_top, tuple(pages)
    )


def band_point(point: float) -> float:
    """Return the size of the names of units over columns, in points."""
    return max(LEAST, point * 0.8)


def indent_of(row: ActivityRow, point: float) -> float:
    """Return how far in mm a row's name stands from the left edge of its column."""
    return 2.0 + (row.level * 2.5 + max(5.5, 1.9 * len(row.number) + 1.5)) * point / SIZES[0]


def _fit(
    view: MatrixView, room: float, measure: Measure, labels: Labels, sizes: Sequence[float]
) -> tuple[float, float, int]:
    """Return the size in points, the width of the activity column, and columns a page."""
    for point in sizes:
        scale = point / SIZES[0]
        wanted = max(
            (
                indent_of(row, point)
                + measure(label_of(row.activity, labels), point, row.is_group)
                + 3.0
                for row in view.rows
                if not row.is_group
            ),
            default=0.0,
        )
        activity_width = min(max(wanted, _ACTIVITY[0] * scale), _ACTIVITY[1] * scale, room * 0.45)
        fitting = int((room - activity_width) / (_COLUMN[0] * scale))
        if fitting >= len(view.columns):
            return point, activity_width, max(len(view.columns), 1)
    return LEAST, activity_width, max(fitting, 1)


def _column_chunks(columns: Sequence[PartyColumn], most: int) -> list[range]:
    """Split columns into ranges of at most ``most``, at the end of a band where that is near."""
    chunks: list[range] = []
    start = 0
    while len(columns) - start > most:
        end = start + most
        cut = end
        while cut > start + most // 2 and columns[cut - 1].band == columns[cut].band:
            cut -= 1
        if columns[cut - 1].band == columns[cut].band:
            cut = end
        chunks.append(range(start, cut))
        start = cut
    return [*chunks, range(start, len(columns))]


def _headers(
    columns: Sequence[PartyColumn], width: float, point: float, measure: Measure, labels: Labels
) -> list[tuple[str, ...]]:
    """Return each rotated label in as many lines as the column is wide for."""
    most = max(1, int((width - 1.0) / (LINE * point)))
    return [
        _label_lines(column, most, labels, lambda s: measure(s, point, False)) for column in columns
    ]


def _label_lines(
    column: PartyColumn, most: int, labels: Labels, width: Callable[[str], float]
) -> tuple[str, ...]:
    """Return a label in at most so many lines: each language on its own where that is enough."""
    room = _HEADER[1] - 4.0
    names = [label_of(column.party, labels)]
    if labels == "both":
        names = [label_of(column.party, "en"), label_of(column.party, "zh_CN")]
    names = list(dict.fromkeys(names))
    lines = tuple(line for name in names for line in wrap(name, room, width))
    if len(lines) > most:
        lines = wrap(" ".join(names), room, width)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    while width(rest + " …") > room:
        rest = rest[:-1]
    return (*lines[: most - 1], rest.rstrip() + " …")


def _header_height(headers: Sequence[tuple[str, ...]], point: float, measure: Measure) -> float:
    longest = max((measure(line, point, False) for lines in headers for line in lines), default=0.0)
    return max(longest + 4.0, _HEADER[0])


def _rows(
    rows: Sequence[ActivityRow], width: float, point: float, measure: Measure, labels: Labels
) -> list[PlacedRow]:
    """Return the rows with their heights, all at the top."""
    least = _ROW * point / SIZES[0]
    placed = []
    for row in rows:
        bold = row.is_group
        room = width - indent_of(row, point) - 1.5

        def measured(text: str, bold: bool = bold) -> float:
            return measure(text, point, bold)

        lines = wrap(label_of(row.activity, labels), room, measured)
        placed.append(PlacedRow(row, 0.0, max(least, len(lines) * LINE * point + 2.2), lines))
    return placed


def _row_chunks(
    rows: Sequence[PlacedRow], top: float, bottom: float
) -> list[tuple[PlacedRow, ...]]:
    """Place rows from ``top`` on, page after page; a group is never the last of a page."""
    pages: list[list[PlacedRow]] = [[]]
    y = top
    for i, placed in enumerate(rows):
        together = placed.height
        for upper, lower in zip(rows[i:], rows[i + 1 :], strict=False):
            if not upper.row.is_group:
                break
            together += lower.height
        if y + together > bottom and pages[-1]:
            pages.append([])
            y = top
        pages[-1].append(msgspec.structs.replace(placed, top=y))
        y += placed.height
    return [tuple(page) for page in pages]


def _bands(
    columns: Sequence[PlacedColumn], point: float, measure: Measure, labels: Labels
) -> tuple[PlacedBand, ...]:
    bands: list[tuple[Unit, float, float]] = []
    last = None
    for placed in columns:
        band = placed.column.band
        if band is None:
            last = None
            continue
        if bands and band == last:
            bands[-1] = (band, bands[-1][1], bands[-1][2] + placed.width)
        else:
            bands.append((band, placed.left, placed.width))
        last = band
    return tuple(
        PlacedBand(_band_lines(band, width, point, measure, labels), left, width)
        for band, left, width in bands
    )


def _band_lines(
    band: Unit, width: float, point: float, measure: Measure, labels: Labels
) -> tuple[str, ...]:
    """Return a unit's name in at most three lines, the last cut where it must be."""

    def measured(text: str) -> float:
        return measure(text, band_point(point), False)

    name = label_of(band, labels)
    lines = wrap(name, width - 1.0, measured)
    if len(lines) > _BAND_LINES and labels == "both":
        lines = wrap(label_of(band, "en"), width - 1.0, measured)
    if len(lines) <= _BAND_LINES:
        return lines
    last = lines[_BAND_LINES - 1]
    while len(last) > 1 and measured(last + "…") > width - 1.0:
        last = last[:-1].rstrip()
    return (*lines[: _BAND_LINES - 1], last + "…")
