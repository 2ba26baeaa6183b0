"""A blueprint at a glance: its units as small boxes of their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgeditor.drawing.colours import colour, tinted
from orgeditor.drawing.lines import paint_lines
from orgeditor.drawing.scene import ChartScene

if TYPE_CHECKING:
    from orgeditor.drawing.colours import Palette
    from orgeditor.model.organization import Organization

_AROUND: Final = 4.0
_HIGHEST: Final = 0.16
_RADIUS: Final = 1.5
_LINE: Final = 6.0


def blueprint_picture(org: Organization, size: QSize, ratio: float, palette: Palette) -> QPixmap:
    """Return the units of an organisation as a picture of ``size``, for a device pixel ratio."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    scene = ChartScene(org, "units")
    layout, colours = scene.layout, scene.colours()
    if not len(scene):
        return picture
    width, height = size.width() - 2 * _AROUND, size.height() - 2 * _AROUND
    scale = min(width / layout.width, height / layout.height, _HIGHEST)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((size.width() - layout.width * scale) / 2, _AROUND)
        painter.scale(scale, scale)
        paint_lines(painter, layout.lines, palette, _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        for slot, node in enumerate(layout.nodes.tolist()):
            painter.setBrush(colour(tinted(colours[node], palette)))
            box = QRectF(
                float(layout.x[slot]),
                float(layout.y[slot]),
                layout.spacing.width,
                layout.spacing.height,
            )
            painter.drawRoundedRect(box, _RADIUS / scale, _RADIUS / scale)
    return picture
