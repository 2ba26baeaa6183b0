"""What is drawn of a matrix on a page: headings, rows, letters."""

from __future__ import annotations

from math import radians, sin, tan
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.frame import chip_width
from orgeditor.analysis.pages.headings import band_point
from orgeditor.analysis.pages.paper import LEAST, LINE, POINT, Measure, Sheet
from orgeditor.analysis.pages.rows import CHIP, CHIP_GAP, indent_of, per_line
from orgeditor.analysis.pages.things import Chip, Fill, Stroke, Text, Thing
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.pages.headings import Band
    from orgeditor.analysis.pages.layout import Layout, Leaf, PlacedColumn
    from orgeditor.analysis.pages.rows import PlacedRow
    from orgeditor.model.codes import CodeSet

_CAP: Final = 0.36
"""How far below its middle a line of text has its baseline, in sizes."""


def grid_things(
    view: MatrixView, layout: Layout, leaf: Leaf, sheet: Sheet, measure: Measure
) -> list[Thing]:
    """Return the table of one page."""
    things = _heading_things(layout, leaf, sheet, measure)
    marked = {row.activity.id for row in view.rows if view.row_marks(row)} if sheet.marks else set()
    for placed in leaf.rows:
        things += row_things(placed, layout.left, layout.right(leaf))
        if placed.row.activity.id in marked:
            things.append(Fill(layout.left, placed.top, 0.9, placed.height - 0.1, "mark"))
        name_end = layout.left + layout.activity_width - 1.5
        things += name_things(placed, layout.left, name_end, layout.point)
        for column in leaf.columns:
            cell = placed.row.cells.get(column.column.party.id)
            if cell and cell.codes and placed.begins:
                room = (column.left, placed.top, column.width, placed.height)
                things += chips_in(cell.codes, view.code_set, room, layout.point, measure)
            if cell and cell.comment and sheet.marks and placed.begins:
                things.append(Fill(column.left + column.width - 1.6, placed.top, 1.6, 1.6, "mark"))
    return things


def _heading_things(layout: Layout, leaf: Leaf, sheet: Sheet, measure: Measure) -> list[Thing]:
    things: list[Thing] = []
    lean = 0.0
    if layout.angle < 90:
        lean = (layout.body_top - layout.labels_top) / tan(radians(layout.angle))
    for band in leaf.bands:
        things += _band_things(layout, band, lean)
    for column in leaf.columns:
        things += _label_things(layout, column, measure)
        if lean:
            edge = column.left + column.width
            top = layout.labels_top
            things.append(Stroke(edge, layout.body_top, edge + lean, top, 0.1, "hair"))
    heading = t("Activity").render(sheet.texts)
    if sheet.labels == "both":
        heading += " " + t("Activity").render("zh_CN")
    room = layout.activity_width - 3.0
    baseline = layout.body_top - 1.8
    things.append(Text(heading, layout.left + 2, baseline, layout.point, room))
    wide = layout.right(leaf) - layout.left
    things.append(Fill(layout.left, layout.body_top - 0.4, wide, 0.4, "ink"))
    return things


def _band_things(layout: Layout, band: Band, lean: float) -> list[Thing]:
    size = band_point(layout.point)
    step = LINE * size
    middle = band.left + band.width / 2 + lean
    base = layout.labels_top - 1.6
    things: list[Thing] = [
        Fill(band.left + lean + 0.5, layout.labels_top - 0.5, band.width - 1, 0.35, "ink")
    ]
    if band.turned:
        first = middle - (len(band.lines) - 1) * step / 2 + size * POINT * _CAP
        room = base - layout.header_top
        for place, line in enumerate(band.lines):
            x = first + place * step
            things.append(Text(line, x, base, size, room, tone="soft", angle=90))
        return things
    for place, line in enumerate(reversed(band.lines)):
        y = base - 0.4 - place * step
        things.append(Text(line, middle, y, size, band.width - 1, tone="soft", align="middle"))
    return things


def _label_things(layout: Layout, column: PlacedColumn, measure: Measure) -> list[Thing]:
    """Return a turned name, upwards from the foot of the headings; several lines side by side."""
    turn = radians(layout.angle)
    step = LINE * layout.point
    first = -(len(column.lines) - 1) * step / 2 + layout.point * POINT * _CAP
    foot = layout.body_top - 2.2
    # A column that leans is further to the right where its name begins.
    middle = column.left + column.width / 2 + (layout.body_top - foot) / tan(turn)
    things: list[Thing] = []
    for place, line in enumerate(column.lines):
        x = middle + (first + place * step) / sin(turn)
        wide = measure(line, layout.point, False)
        room = max(wide, 0.0) if layout.angle < 90 else foot - layout.labels_top
        things.append(Text(line, x, foot, layout.point, room, angle=layout.angle))
    return things


def row_things(placed: PlacedRow, left: float, right: float) -> list[Thing]:
    """Return the ground and the line of a row."""
    things: list[Thing] = []
    wide, row = right - left, placed.row
    if row.is_group:
        things.append(Fill(left, placed.top, wide, placed.height, "tint"))
    things.append(Fill(left, placed.top + placed.height - 0.1, wide, 0.1, "hair"))
    return things


def name_things(
    placed: PlacedRow, left: float, right: float, point: float, lines: int = 0
) -> list[Thing]:
    """Return number and name of an activity between two edges.

    They stand in the middle, or begin where as many as ``lines`` would.
    """
    row = placed.row
    indent = indent_of(row, point)
    baseline = first_baseline(placed, lines or len(placed.lines), point)
    things: list[Thing] = []
    if row.is_group:
        things.append(Text(row.number, left + 2, baseline, point, indent - 2, bold=True))
    elif placed.begins:
        small = max(LEAST, point * 0.9)
        end = left + indent - 1.6
        number = Text(row.number, end, baseline, small, indent, tone="soft", align="right")
        things.append(number)
    for place, line in enumerate(placed.lines):
        y = baseline + place * LINE * point
        room = right - left - indent
        things.append(Text(line, left + indent, y, point, room, bold=row.is_group))
    return things


def first_baseline(placed: PlacedRow, lines: int, point: float) -> float:
    """Return the baseline of the first of so many lines in the middle of a row."""
    middle = placed.top + placed.height / 2
    return middle - (lines - 1) * LINE * point / 2 + point * POINT * _CAP


def chips_in(
    letters: Sequence[str],
    codes: CodeSet,
    room: tuple[float, float, float, float],
    point: float,
    measure: Measure,
) -> list[Thing]:
    """Return chips for letters in the middle of a cell (left, top, width, height), stacked if need be."""
    left, top, width, height = room
    size = point * POINT
    beside = per_line(letters, width, point, measure)
    lines = [letters[n : n + beside] for n in range(0, len(letters), beside)]
    high, gap = CHIP * size, CHIP_GAP * size
    y = top + (height - len(lines) * (high + gap) + gap) / 2
    things: list[Thing] = []
    for line in lines:
        widest = max(chip_width(letter, point, measure) for letter in line)
        step = min(widest + 0.25 * size, (width - 0.6) / len(line))
        wide = min(widest, step * 0.94)
        x = left + (width - step * len(line)) / 2 + (step - wide) / 2
        for letter in line:
            code = codes.code(letter)
            things.append(Chip(letter, code.duty if code else None, x, y, wide, high, point))
            x += step
        y += high + gap
    return things
