"""The boxes of a chart: each behind the card that it belongs to and all below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.colours import colour

if TYPE_CHECKING:
    from orgeditor.drawing.scene import ChartScene

RADIUS: Final = 10.0
_GROUND: Final = 22
_EDGE: Final = 110
_LEAST: Final = 3.0
_ROUND_FROM: Final = 40.0
"""The sides in pixels from which a box is painted, and has round corners."""


def paint_frames(
    painter: QPainter, scene: ChartScene, seen: QRectF | None = None, scale: float = 1.0
) -> int:
    """Paint the boxes that touch ``seen``, all where None; return how many.

    The painter is in chart units, ``scale`` pixels each.
    """
    layout = scene.layout
    frames = layout.frames
    if not len(frames):
        return 0
    chosen = np.flatnonzero((frames[:, 2:] - frames[:, :2]).min(axis=1) * scale >= _LEAST)
    if seen is not None:
        left, top, right, bottom = frames[chosen].T
        touches = (left <= seen.right()) & (right >= seen.left())
        chosen = chosen[touches & (top <= seen.bottom()) & (bottom >= seen.top())]
    if not len(chosen):
        return 0
    slots = layout.boxed[chosen]
    painter.save()
    rounded = float((frames[chosen, 3] - frames[chosen, 1]).max()) >= _ROUND_FROM / scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, rounded)
    colours = scene.colours()
    for slot, (left, top, right, bottom) in zip(slots, frames[chosen].tolist(), strict=True):
        shade = colours[int(layout.nodes[slot])]
        painter.setBrush(colour(shade, _GROUND))
        painter.setPen(QPen(colour(shade, _EDGE), max(1.0, 1.0 / scale)))
        box = QRectF(left, top, right - left, bottom - top)
        if (bottom - top) * scale >= _ROUND_FROM:
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        else:
            painter.drawRect(box)
    painter.restore()
    return len(chosen)


def frame_of(scene: ChartScene, slot: int) -> QRectF | None:
    """Return the box that a card stands in with all below it, in chart units; None for none."""
    k = scene.layout.box_of(slot)
    if k < 0:
        return None
    left, top, right, bottom = scene.layout.frames[k].tolist()
    return QRectF(left, top, right - left, bottom - top)
