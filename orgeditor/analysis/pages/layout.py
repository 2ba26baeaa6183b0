"""A matrix in its place on pages: columns, units over them, rows; before it is drawn."""

from __future__ import annotations

import msgspec

from orgeditor.analysis.matrix import PartyColumn
from orgeditor.analysis.pages.headings import Band
from orgeditor.analysis.pages.paper import Paper
from orgeditor.analysis.pages.rows import PlacedRow


class PlacedColumn(msgspec.Struct, frozen=True):
    """A column on a page: from where, how wide, and its turned heading in lines."""

    column: PartyColumn
    left: float
    width: float
    lines: tuple[str, ...]


class Leaf(msgspec.Struct, frozen=True):
    """The rows and columns of one page; ``part`` is the number of its range of columns from 1."""

    part: int
    columns: tuple[PlacedColumn, ...]
    bands: tuple[Band, ...]
    rows: tuple[PlacedRow, ...]


class Layout(msgspec.Struct, frozen=True):
    """All pages of a matrix with what they share; every length in mm from the page's corner.

    Units stand between ``header_top`` and ``labels_top``, headings down to ``body_top``,
    rows down to ``foot_top`` at most. ``cut``: the names of columns and units that were shortened.
    """

    paper: Paper
    point: float
    angle: int
    activity_width: float
    header_top: float
    labels_top: float
    body_top: float
    foot_top: float
    parts: int
    leaves: tuple[Leaf, ...]
    cut: tuple[str, ...] = ()

    @property
    def left(self) -> float:
        """Where the table begins."""
        return self.paper.margin

    def right(self, leaf: Leaf) -> float:
        """Where the table of a page ends, headings that lean out aside."""
        if not leaf.columns:
            return self.left + self.paper.room
        return leaf.columns[-1].left + leaf.columns[-1].width
