"""The matrix on paper: which rows and columns go on which page, and what is drawn there.

All parties stand side by side where they can at 7 pt or more; else they are split over
pages, where a unit ends if possible, and an index says where what is. Headings and
activities are repeated on each page; a group stands with the row that follows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.closing import SIGNED, closing_pages, page_index, remarks, signed
from orgeditor.analysis.pages.frame import Frame, chip_width, matrix_frame
from orgeditor.analysis.pages.grid_things import grid_things
from orgeditor.analysis.pages.headings import Headings, bands, bands_height, headings
from orgeditor.analysis.pages.layout import Layout, Leaf, PlacedColumn
from orgeditor.analysis.pages.paper import (
    LEAST,
    SIZES,
    Labels,
    Measure,
    Paper,
    Sheet,
    label_of,
)
from orgeditor.analysis.pages.rows import chunks_of_rows, indent_of, placed_rows, with_room_below
from orgeditor.analysis.pages.things import Contents
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import ActivityRow, MatrixView, PartyColumn
    from orgeditor.analysis.pages.things import Pages
    from orgeditor.model.records import Project

_STILL_LARGE: Final = 8.0
_COLUMN: Final = (7.4, 19.0)
_ACTIVITY: Final = (38.0, 92.0)
_MANY: Final = 6
_ACTIVITY_SHARE: Final = 0.45


def grid_pages(
    view: MatrixView, project: Project, paper: Paper, sheet: Sheet, measure: Measure
) -> Pages:
    """Return a matrix as pages, with what is wanted behind it: index, remarks, signatures."""
    around = matrix_frame(view, project, paper, sheet, measure)
    return around.pages(grid_contents(view, around, sheet, measure))


def grid_contents(view: MatrixView, around: Frame, sheet: Sheet, measure: Measure) -> Contents:
    """Return what stands on the pages of a matrix."""
    said = remarks(view, around, sheet, measure) if sheet.marks else []
    layout = grid_layout(view, around, sheet, measure, SIGNED if sheet.sign_off and not said else 0)
    blocks = page_index(layout, around, sheet, measure) if layout.parts > 1 else []
    blocks += said
    blocks = signed(blocks, around, sheet)
    last = layout.leaves[-1].rows
    end = last[-1].top + last[-1].height if last else layout.body_top
    behind = closing_pages(blocks, around, end)
    leaves = []
    for number, leaf in enumerate(layout.leaves, 1):
        told = {"part": leaf.part, "parts": layout.parts}
        part = t("Columns {part} of {parts}", **told).render(sheet.texts)
        things = grid_things(view, layout, leaf, sheet, measure)
        if number == len(layout.leaves):
            things += behind[0]
        leaves.append((part if layout.parts > 1 else "", tuple(things)))
    leaves += [("", tuple(extra)) for extra in behind[1:]]
    return Contents(layout.point, layout.parts, tuple(leaves), layout.cut)


def grid_layout(
    view: MatrixView, around: Frame, sheet: Sheet, measure: Measure, below: float = 0.0
) -> Layout:
    """Return where rows and columns go: in the size asked for, else as large as is well.

    ``below``: the room in mm to leave below the last row, where no index comes behind it.
    """
    columns = chosen_columns(view.columns, sheet.parties)
    if sheet.point:
        return _laid_out(view, columns, around, sheet, measure, (sheet.point,), below)
    largest = _laid_out(view, columns, around, sheet, measure, SIZES, below)
    for point in SIZES:
        # A little smaller is worth a page less, whose last would be nearly empty.
        if _STILL_LARGE <= point < largest.point:
            smaller = _laid_out(view, columns, around, sheet, measure, (point,), below)
            if len(smaller.leaves) < len(largest.leaves):
                return smaller
    return largest


def chosen_columns(columns: Sequence[PartyColumn], wanted: Sequence[str]) -> Sequence[PartyColumn]:
    """Return the columns of the parties that are wanted, in their order; all where none is named."""
    if not wanted:
        return columns
    known = {column.party.id: column for column in columns}
    return [known[key] for key in wanted if key in known]


def _laid_out(
    view: MatrixView,
    columns: Sequence[PartyColumn],
    around: Frame,
    sheet: Sheet,
    measure: Measure,
    sizes: Sequence[float],
    below: float,
) -> Layout:
    """Return the layout in the first of ``sizes`` in which all parties fit side by side."""
    paper = around.paper
    point, activity_width, per_page = _fit(view, columns, paper, sheet, measure, sizes)
    ranges = column_ranges(columns, per_page)
    widest = max(1, *map(len, ranges))
    width, head = _columns_fitted(columns, widest, activity_width, point, paper, sheet, measure)
    spare = paper.room - head.overhang - activity_width - widest * width
    if len(ranges) == 1 and widest >= _MANY:
        # A table of many columns takes the whole width of its page.
        activity_width += spare / 2
        width += spare / 2 / widest
    left = paper.margin + activity_width
    placed = [
        tuple(
            PlacedColumn(columns[i], left + place * width, width, head.lines[i])
            for place, i in enumerate(chunk)
        )
        for chunk in ranges
    ]
    over = [
        bands([(c.column, c.left, c.width) for c in part], point, sheet.labels, measure)
        for part in placed
    ]
    units_cut = [band.cut for part in over for band in part if band.cut]
    labels_top = around.top + max(bands_height(found, point, measure) for found in over)
    body_top = labels_top + head.height
    rows = placed_rows(view.rows, columns, activity_width, width, point, sheet.labels, measure)
    chunks = chunks_of_rows(rows, body_top, around.bottom, point)
    if below and len(placed) == 1:
        chunks = with_room_below(chunks, below, body_top, around.bottom)
    leaves = [
        Leaf(part + 1, placed[part], over[part], chunk)
        for chunk in chunks
        for part in range(len(placed))
    ]
    return Layout(
        paper=paper,
        point=point,
        angle=sheet.angle,
        activity_width=activity_width,
        header_top=around.top,
        labels_top=labels_top,
        body_top=body_top,
        foot_top=around.bottom,
        parts=len(placed),
        leaves=tuple(leaves),
        cut=tuple(dict.fromkeys((*head.cut, *units_cut))),
    )


def _columns_fitted(
    columns: Sequence[PartyColumn],
    count: int,
    activity_width: float,
    point: float,
    paper: Paper,
    sheet: Sheet,
    measure: Measure,
) -> tuple[float, Headings]:
    """Return the width of the columns, and their headings: what leans out takes from the width."""
    most = _COLUMN[1] * point / SIZES[0] * 1.3
    overhang = 0.0
    while True:
        width = min((paper.room - activity_width - overhang) / count, most)
        head = headings(columns, width, point, paper.size[1], sheet.angle, sheet.labels, measure)
        if head.overhang <= overhang + 0.01:
            return width, head
        overhang = head.overhang


def _fit(
    view: MatrixView,
    columns: Sequence[PartyColumn],
    paper: Paper,
    sheet: Sheet,
    measure: Measure,
    sizes: Sequence[float],
) -> tuple[float, float, int]:
    """Return the size in points, the width of the activity column, and columns a page."""
    fitting, name_width, point = 1, 0.0, LEAST
    for point in sizes:
        scale = point / SIZES[0]
        chips = [chip_width(code.letter, point, measure) for code in view.code_set.codes]
        least = max(_COLUMN[0] * scale, max(chips, default=0.0) + 1.0)
        name_width = name_column(view.rows, point, paper.room, sheet.labels, measure)
        overhang = 0.0
        if sheet.angle < 90:
            head = headings(
                columns, least, point, paper.size[1], sheet.angle, sheet.labels, measure
            )
            overhang = head.overhang
        fitting = int((paper.room - name_width - overhang) / least)
        if fitting >= len(columns):
            return point, name_width, max(len(columns), 1)
    return point, name_width, max(fitting, 1)


def name_column(
    rows: Sequence[ActivityRow], point: float, room: float, labels: Labels, measure: Measure
) -> float:
    """Return the width of the column of activities, which takes no more than its part of the room."""
    wanted = max(
        (
            indent_of(row, point) + measure(label_of(row.activity, labels), point, False) + 3.0
            for row in rows
            if not row.is_group
        ),
        default=0.0,
    )
    scale = point / SIZES[0]
    return min(max(wanted, _ACTIVITY[0] * scale), _ACTIVITY[1] * scale, room * _ACTIVITY_SHARE)


def column_ranges(columns: Sequence[PartyColumn], most: int) -> list[range]:
    """Split columns into ranges of at most ``most``, at the end of a unit where that is near."""
    ranges: list[range] = []
    start = 0
    while len(columns) - start > most:
        end = start + most
        cut = end
        while cut > start + most // 2 and columns[cut - 1].band == columns[cut].band:
            cut -= 1
        if columns[cut - 1].band == columns[cut].band:
            cut = end
        ranges.append(range(start, cut))
        start = cut
    return [*ranges, range(start, len(columns))]
