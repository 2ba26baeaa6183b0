"""A matrix as a picture of its own: as wide and as high as its rows and columns take, without a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from typing_extensions import override

from orgeditor.analysis.pages.grid import chosen_columns, name_column
from orgeditor.analysis.pages.grid_things import grid_things
from orgeditor.analysis.pages.headings import bands, bands_height, headings
from orgeditor.analysis.pages.layout import Layout, Leaf, PlacedColumn
from orgeditor.analysis.pages.paper import SIZES, Paper, Sheet
from orgeditor.analysis.pages.rows import chunks_of_rows, placed_rows
from orgeditor.analysis.pages.things import Thing

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.pages.paper import Measure

_WIDE: Final = 16.0
_NARROW: Final = 10.0
_FEW: Final = 6
"""So many columns are wide, more are narrow, in mm."""
_ENDLESS: Final = 1e6
_TALLEST: Final = 297.0
"""The page, in mm, of which headings take no more than their part."""


class MatrixAlone(msgspec.Struct, frozen=True):
    """What is drawn, how, and how large it is in mm."""

    things: tuple[Thing, ...]
    sheet: Sheet
    width: float
    height: float


class _Board(Paper, frozen=True):
    """Paper as large as what stands on it."""

    wide: float = 0.0

    @property
    @override
    def size(self) -> tuple[float, float]:
        return self.wide, _ENDLESS


def matrix_alone(
    view: MatrixView, sheet: Sheet, measure: Measure, activities: Collection[str] = ()
) -> MatrixAlone:
    """Return a matrix with the parties that a sheet names and the rows of some activities, all where none are named."""
    columns = chosen_columns(view.columns, sheet.parties)
    rows = [row for row in view.rows if not activities or row.activity.id in activities]
    if not columns or not rows:
        return MatrixAlone((), sheet, 0.0, 0.0)
    point = SIZES[0]
    names = name_column(rows, point, _ENDLESS, sheet.labels, measure)
    width = _WIDE if len(columns) <= _FEW else _NARROW
    head = headings(columns, width, point, _TALLEST, sheet.angle, sheet.labels, measure)
    placed = tuple(
        PlacedColumn(column, names + place * width, width, lines)
        for place, (column, lines) in enumerate(zip(columns, head.lines, strict=True))
    )
    over = bands([(c.column, c.left, c.width) for c in placed], point, sheet.labels, measure)
    labels_top = bands_height(over, point, measure)
    body_top = labels_top + head.height
    laid = placed_rows(rows, columns, names, width, point, sheet.labels, measure)
    (shown,) = chunks_of_rows(laid, body_top, _ENDLESS, point)
    end = shown[-1].top + shown[-1].height
    wide = names + len(columns) * width
    layout = Layout(
        paper=_Board(margin=0.0, wide=wide),
        point=point,
        angle=sheet.angle,
        activity_width=names,
        header_top=0.0,
        labels_top=labels_top,
        body_top=body_top,
        foot_top=end,
        parts=1,
        leaves=(leaf := Leaf(1, placed, over, shown),),
        cut=tuple(head.cut),
    )
    return MatrixAlone(
        tuple(grid_things(view, layout, leaf, sheet, measure)), sheet, wide + head.overhang, end
    )
