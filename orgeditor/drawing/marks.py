"""What is marked on a chart: selected cards, the one that something would be dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.card_ground import RADIUS
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.frames import RADIUS as FRAME_RADIUS
from orgeditor.drawing.frames import frame_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.layout import Layout
    from orgeditor.drawing.scene import ChartScene


class Marks(msgspec.Struct, frozen=True):
    """What is marked on a chart: slots of selected cards, drop target, card under the pointer.

    ``lifted`` cards are being dragged and stand back. ``dotted``: whether dotted lines show.
    ``new`` cards fade in: they are ``shown`` so far, 0 to 1.
    """

    selected: frozenset[int] = frozenset()
    target: int = -1
    lifted: frozenset[int] = frozenset()
    dotted: bool = True
    new: frozenset[int] = frozenset()
    shown: float = 1.0

    @property
    def over(self) -> frozenset[int]:
        """The cards that something is painted over."""
        return self.selected | {self.target} - {-1}


def paint_marks(
    painter: QPainter,
    scene: ChartScene,
    marks: Marks,
    seen: Collection[int],
    palette: Palette,
    scale: float,
) -> None:
    """Mark those of the cards ``seen`` that are to be marked; the painter is in chart units."""
    _paint_rings(painter, scene, palette, marks.selected.intersection(seen), scale)
    if marks.target in seen:
        _paint_target(painter, scene, marks.target, palette)


def _paint_target(painter: QPainter, scene: ChartScene, slot: int, palette: Palette) -> None:
    card = _box(scene.layout, slot)
    box = frame_of(scene, slot)
    radius = RADIUS if box is None else FRAME_RADIUS
    painter.setPen(QPen(colour(palette.drop), 2.2))
    painter.setBrush(colour(palette.drop, 28))
    painter.drawRoundedRect(box or card, radius, radius)


def _paint_rings(
    painter: QPainter,
    scene: ChartScene,
    palette: Palette,
    slots: Collection[int],
    scale: float,
) -> None:
    width = max(2.0, 1.2 / scale)
    boxes = [_box(scene.layout, slot) for slot in slots]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scale < BLOCKS_BELOW:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour(palette.accent), width))
        painter.drawRects(boxes)
        return
    for box in boxes:
        painter.setPen(QPen(colour(palette.accent, 60), width * 2.6))
        painter.drawRoundedRect(box.adjusted(-width, -width, width, width), RADIUS + 2, RADIUS + 2)
        painter.setPen(QPen(colour(palette.accent), width))
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def _box(layout: Layout, slot: int) -> QRectF:
    s = layout.spacing
    return QRectF(float(layout.x[slot]), float(layout.y[slot]), s.width, s.height)
