"""The little sign at a row or column that breaks a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from orgeditor.gui import theme
from orgeditor.gui.matrix import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def paint_mark(painter: QPainter, middle: QPointF, severity: str) -> None:
    """Paint a disc for an error, a triangle for anything softer: never colour alone."""
    half = look.MARK / 2
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.severity_colour(severity))
    if severity == "error":
        painter.drawEllipse(middle, half, half)
    else:
        corners = [QPointF(0, -half), QPointF(half + 0.5, half), QPointF(-half - 0.5, half)]
        painter.drawPolygon([middle + corner for corner in corners])
    painter.restore()
