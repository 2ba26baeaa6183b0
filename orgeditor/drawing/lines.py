"""The lines of a chart: connectors, and dotted lines as curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen

from orgeditor.drawing.colours import Palette, colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.layout import Floats
    from orgeditor.analysis.layout_flow import Spacing

REACH: Final = 160.0
"""How far beside the cards a dotted line runs at most."""
_DASHES: Final = [4.0, 3.0]


def paint_lines(painter: QPainter, lines: Floats, palette: Palette, width: float) -> None:
    """Paint connectors in the painter's units."""
    pen = QPen(colour(palette.connector), width)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.drawLines([QLineF(*line) for line in lines.tolist()])


def dotted_path(x1: float, y1: float, x2: float, y2: float, s: Spacing) -> QPainterPath:
    """Return the curve from a position's card to a manager's, by their upper left corners.

    It leaves and enters at the sides that face one another, or, where cards stand one
    above another, at the right of both.
    """
    from_middle, to_middle = y1 + s.height / 2, y2 + s.height / 2
    if x2 >= x1 + s.width:
        start, end, pull = x1 + s.width, x2, (1.0, -1.0)
    elif x2 + s.width <= x1:
        start, end, pull = x1, x2 + s.width, (-1.0, 1.0)
    else:
        start, end, pull = x1 + s.width, x2 + s.width, (1.0, 1.0)
    reach = max(36.0, min(REACH, (abs(end - start) + abs(to_middle - from_middle)) / 2.5))
    path = QPainterPath(QPointF(start, from_middle))
    path.cubicTo(
        QPointF(start + pull[0] * reach, from_middle),
        QPointF(end + pull[1] * reach, to_middle),
        QPointF(end, to_middle),
    )
    return path


def dotted_pen(palette: Palette, width: float) -> QPen:
    """Return the pen of dotted lines."""
    pen = QPen(colour(palette.dotted), width)
    pen.setDashPattern(_DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
