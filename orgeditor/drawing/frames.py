"""The boxes of a chart: each behind the card that it belongs to and all below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgeditor.drawing.colours import Palette, colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgeditor.analysis.layout import Floats
    from orgeditor.drawing.scene import ChartScene

RADIUS: Final = 10.0
_GROUND: Final = 0.09
_EDGE: Final = 0.45
_LEAST: Final = 8.0
_EDGED_FROM: Final = 14.0
"""The widths in pixels from which a box is painted, and has an edge."""
_ROUND_FROM: Final = 2.5
"""The radius in pixels from which its corners are round."""


class FrameColours:
    """The colours of all boxes of a chart: each a little of its card's on that of the box around it.

    ``level``: (k,) in how many boxes each stands. ``ground``, ``edge``: (k,) colours 0xRRGGBB,
    opaque, which paints fastest.
    """

    def __init__(self, scene: ChartScene, palette: Palette) -> None:
        layout = scene.layout
        boxed = layout.boxed
        around = _around(layout.parent, layout.has_box, boxed)
        self.level = np.zeros(len(boxed), np.int32)
        ground = np.empty((len(boxed), 3), np.float32)
        names = scene.colours()
        shades = _channels([colour(names[i]).rgba() for i in layout.nodes[boxed].tolist()])
        ground[:] = _channels([colour(palette.canvas).rgba()])
        level, held = 0, np.flatnonzero(around < 0)
        while len(held):
            self.level[held] = level
            inside = around[held] >= 0
            ground[held[inside]] = ground[around[held[inside]]]
            ground[held] += (shades[held] - ground[held]) * _GROUND
            level += 1
            known = np.zeros(len(boxed) + 1, np.bool_)
            known[held] = True
            held = np.flatnonzero(known[around])
        self.ground = _packed(ground)
        self.edge = _packed(ground + (shades - ground) * _EDGE)


def paint_frames(
    painter: QPainter,
    scene: ChartScene,
    palette: Palette,
    seen: QRectF | None = None,
    scale: float = 1.0,
) -> int:
    """Paint the boxes that touch ``seen``, all where None; return how many.

    The painter is in chart units, ``scale`` pixels each.
    """
    if not len(scene.layout.boxed):
        return 0
    colours = scene.frame_colours(palette)
    chosen, frames = _within(scene, seen, scale)
    painter.save()
    rounded = seen is None or RADIUS * scale >= _ROUND_FROM
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, rounded)
    edged = (frames[:, 2] - frames[:, 0]) * scale >= _EDGED_FROM
    for group in _groups(colours, chosen):
        painter.setBrush(QColor(int(colours.ground[chosen[group[0]]])))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRects(_boxes(frames[group[~edged[group]]]))
        painter.setPen(QPen(QColor(int(colours.edge[chosen[group[0]]])), max(1.0, 1.0 / scale)))
        boxes = _boxes(frames[group[edged[group]]])
        if not rounded:
            painter.drawRects(boxes)
            continue
        for box in boxes:
            painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.restore()
    return len(chosen)


def frame_of(scene: ChartScene, slot: int) -> QRectF | None:
    """Return the box that a card stands in with all below it, in chart units; None for none."""
    k = scene.layout.box_of(slot)
    if k < 0:
        return None
    left, top, right, bottom = scene.layout.frames[k].tolist()
    return QRectF(left, top, right - left, bottom - top)


def _boxes(frames: Floats) -> list[QRectF]:
    return [QRectF(x, y, right - x, end - y) for x, y, right, end in frames.tolist()]


def _within(
    scene: ChartScene, seen: QRectF | None, scale: float
) -> tuple[NDArray[np.intp], Floats]:
    """Return which boxes are seen and not too small, and their edges."""
    frames = scene.layout.frames
    if seen is None:
        return np.arange(len(frames)), frames
    left, top, right, bottom = frames.T
    touches = (left <= seen.right()) & (right >= seen.left())
    touches &= (top <= seen.bottom()) & (bottom >= seen.top())
    touches &= (right - left >= _LEAST / scale) & (bottom - top >= _LEAST / scale)
    chosen = np.flatnonzero(touches)
    # What is far outside costs time, too.
    far = 4 * RADIUS / max(scale, 1.0)
    low, high = (seen.left() - far, seen.top() - far), (seen.right() + far, seen.bottom() + far)
    return chosen, frames[chosen].clip([*low, *low], [*high, *high])


def _groups(colours: FrameColours, chosen: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Yield which of the chosen boxes to paint together, outer ones first."""
    level, ground = colours.level[chosen], colours.ground[chosen]
    order = np.lexsort((ground, level))
    ends = np.flatnonzero((np.diff(level[order]) != 0) | (np.diff(ground[order]) != 0)) + 1
    yield from (group for group in np.split(order, ends) if len(group))


def _around(
    parent: NDArray[np.int32], has_box: NDArray[np.bool_], boxed: NDArray[np.int32]
) -> NDArray[np.intp]:
    """Return (k,) which of the boxes each stands in, -1 for none."""
    upper = parent[boxed]
    while len(on := np.flatnonzero((upper >= 0) & ~has_box[upper])):
        upper[on] = parent[upper[on]]
    return np.where(upper >= 0, np.searchsorted(boxed, upper), -1)


def _channels(pixels: list[int]) -> NDArray[np.float32]:
    numbers = np.array(pixels, np.uint32)
    return np.stack([numbers >> 16 & 255, numbers >> 8 & 255, numbers & 255], 1).astype(np.float32)


def _packed(channels: NDArray[np.float32]) -> NDArray[np.uint32]:
    whole = channels.round().astype(np.uint32)
    whole[:, 0] = whole[:, 0] << 16 | whole[:, 1] << 8 | whole[:, 2] | 0xFF000000
    return whole[:, 0].copy()
