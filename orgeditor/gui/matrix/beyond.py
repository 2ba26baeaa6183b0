"""What is painted where a grid has no cells: rows run on to the edge, and what to do is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import draw_text
from orgeditor.gui import theme
from orgeditor.gui.matrix import look
from orgeditor.gui.matrix.filters import EVERYTHING
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.matrix.grid import Grid
    from orgeditor.gui.matrix.model import GridModel
    from orgeditor.messages import Message


def paint_rows(painter: QPainter, grid: Grid) -> None:
    """Draw the rows out to the right of the last column."""
    header = grid.party_header
    left, width = header.length() - header.offset(), grid.viewport().width()
    if left >= width:
        return
    for row in range(max(grid.rowAt(0), 0), len(grid.grid_model.rows)):
        top = grid.rowViewportPosition(row)
        if top > grid.viewport().height():
            break
        if grid.grid_model.rows[row].is_group:
            painter.fillRect(left, top, width - left, look.ROW, look.group_ground())
        painter.fillRect(left, top + look.ROW - 1, width - left, 1, look.hair())


def paint_missing(painter: QPainter, grid: Grid) -> None:
    """Write below the last row what to do where nothing stands yet."""
    style, ink = look.text_style(), colour(theme.palette().muted)
    below = grid.activity_header.length() - grid.activity_header.offset()
    for place, line in enumerate(_missing(grid.grid_model)):
        draw_text(painter, 24, below + 40 + place * 24, str(line), style, ink)


def _missing(model: GridModel) -> list[Message]:
    lines = []
    if model.filter != EVERYTHING and not model.rows:
        return [t("No activity is like that.")]
    if not model.rows:
        lines.append(t("Add the activities that somebody answers for."))
    if not model.view.columns:
        lines.append(t("Add a column for each role that takes part."))
    return lines
