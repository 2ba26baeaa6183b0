"""A chart as a picture to paste into slides and letters: light, on white, twice the screen's size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtGui import QImage, QPainter

from orgeditor.drawing.card import MARGIN
from orgeditor.drawing.chart import paint_chart
from orgeditor.drawing.colours import LIGHT, colour
from orgeditor.drawing.fonts import screen_face

if TYPE_CHECKING:
    from orgeditor.drawing.scene import ChartScene

_SCALE: Final = 2.0
_LEAST: Final = 0.35
_MOST_PIXELS: Final = 24e6
_LONGEST: Final = 16000
_PALETTE: Final = msgspec.structs.replace(LIGHT, canvas="#ffffff")


def chart_picture(scene: ChartScene) -> QImage | None:
    """Return a chart as a picture, None where it is empty or could not be read at any fair size."""
    width, height = (side + 2 * MARGIN for side in (scene.layout.width, scene.layout.height))
    fair = math.sqrt(_MOST_PIXELS / (width * height))
    scale = min(_SCALE, fair, _LONGEST / width, _LONGEST / height)
    if not len(scene) or scale < _LEAST:
        return None
    size = math.ceil(width * scale), math.ceil(height * scale)
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(colour(_PALETTE.canvas))
    with QPainter(picture) as painter:
        painter.scale(scale, scale)
        painter.translate(MARGIN, MARGIN)
        paint_chart(painter, scene, _PALETTE, screen_face())
    return picture
