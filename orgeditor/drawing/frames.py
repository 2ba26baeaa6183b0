"""The boxes of a chart: each behind the card that it belongs to and all below it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from orgeditor.drawing.colours import Palette, colour, tinted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

RADIUS: Final = 10.0
_GROUND: Final = 0.09
_EDGE: Final = 0.45
_LEAST: Final = 8.0
_EDGED_FROM: Final = 14.0
"""The widths in pixels from which a box is painted, and has an edge."""
_FAR: Final = QPointF(200.0, 200.0)
_ROUND_FROM: Final = 3.5
"""The radius in pixels from which its corners are round."""


class FrameColours:
    """The colours of all boxes of a chart: each a little of its card's on that of the box around it.

    ``level``: (k,) in how many boxes each stands. ``ground``, ``edge``: (k,) opaque colours
    0xAARRGGBB; ``under``: (k,) the ground of the box around each, 0 for none.
    """

    def __init__(self, scene: ChartScene, palette: Palette) -> None:
        layout = scene.layout
        boxed = layout.boxed
        around = _around(layout.parent, layout.has_box, boxed)
        self.level = np.zeros(len(boxed), np.int32)
        ground = np.empty((len(boxed), 3), np.float32)
        shades = _channels([colour(tinted(name, palette)).rgba() for name in scene.colours(boxed)])
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
        self.under = np.where(around >= 0, self.ground[around], np.uint32(0))


def paint_frames(painter: QPainter, scene: ChartScene, palette: Palette) -> None:
    """Paint all boxes; the painter is in chart units."""
    frames = scene.layout.frames.astype(np.float64)
    if len(frames):
        _paint_rounded(painter, scene.frame_colours(palette), np.arange(len(frames)), frames, 1.0)


def paint_frames_seen(
    painter: QPainter, scene: ChartScene, palette: Palette, view: View, room: QRectF, ratio: float
) -> None:
    """Paint the boxes that a part of the viewport shows; all is in its pixels."""
    if not len(scene.layout.boxed):
        return
    colours = scene.frame_colours(palette)
    chosen, frames = _within(scene, view, room)
    if RADIUS * view.scale >= _ROUND_FROM:
        # A line of one pixel is sharp in the middle of pixels.
        boxes = view.pixels(frames, ratio) + 0.5 / ratio
        # What is far outside costs time, too.
        low, high = room.topLeft() - _FAR, room.bottomRight() + _FAR
        boxes = boxes.clip([*low.toTuple(), *low.toTuple()], [*high.toTuple(), *high.toTuple()])
        _paint_rounded(painter, colours, chosen, boxes, view.scale, room)
    elif len(chosen):
        edges = (view.pixels(frames, ratio) * ratio).round()
        left, top = round(room.left() * ratio), round(room.top() * ratio)
        size = QSize(math.ceil(room.width() * ratio), math.ceil(room.height() * ratio))
        image = _picture(colours, chosen, (edges - [left, top, left, top]), size)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(left / ratio, top / ratio), image)


def _paint_rounded(
    painter: QPainter,
    colours: FrameColours,
    chosen: NDArray[np.intp],
    edges: NDArray[np.float64],
    scale: float,
    room: QRectF | None = None,
) -> None:
    """Paint boxes with round corners, outer ones first; the painter has ``scale`` units a chart unit.

    ``room``: the part of the viewport that is painted, where that is not all.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, radius = max(1.0, scale), RADIUS * scale
    order = np.argsort(colours.level[chosen], kind="stable")
    if room is not None:
        # Of boxes that reach beyond all sides, only the innermost shows.
        reach = [width, width, -width, -width] + radius * np.array([1, 1, -1, -1])
        left, top, right, bottom = (edges[order] + reach).T
        around = (left <= room.left()) & (top <= room.top())
        around &= (right >= room.right()) & (bottom >= room.bottom())
        if around.any():
            innermost = int(np.flatnonzero(around)[-1])
            painter.fillRect(room, QColor(int(colours.ground[chosen[order[innermost]]])))
            order = order[innermost + 1 :]
    for k in order.tolist():
        box = int(chosen[k])
        painter.setBrush(QColor(int(colours.ground[box])))
        painter.setPen(QPen(QColor(int(colours.edge[box])), width))
        left, top, right, bottom = edges[k].tolist()
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), radius, radius)


def _picture(
    colours: FrameColours, chosen: NDArray[np.intp], edges: NDArray[np.float64], size: QSize
) -> QImage:
    """Return a picture with boxes at their edges (k, 4) in its pixels, however many there are.

    Every corner notes by how much the colour differs inside from outside; the sums over rows
    and columns are the colours. Rows without corners are like the one above.
    """
    width, height = size.width(), size.height()
    edged = (edges[:, 2] - edges[:, 0] >= _EDGED_FROM).astype(np.float64)
    ground, edge, under = (
        of[chosen].astype(np.int64) for of in (colours.ground, colours.edge, colours.under)
    )
    edge = np.where(edged > 0, edge, ground)
    inset = np.column_stack((edged, edged, -edged, -edged))
    both = np.concatenate((edges, edges + inset)).clip(0, [width, height, width, height])
    left, top, right, bottom = both.astype(np.intp).T
    more = np.concatenate((edge - under, ground - edge))
    corners = ((top, left, more), (top, right, -more), (bottom, left, -more), (bottom, right, more))
    rows, columns, differences = (np.concatenate(each) for each in zip(*corners, strict=True))
    begins, which = np.unique(rows, return_inverse=True)
    steps = np.zeros((len(begins), width + 1), np.uint32)
    # Along one axis numpy adds several times as fast.
    np.add.at(steps.ravel(), which * (width + 1) + columns, differences.astype(np.uint32))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(height, width)
    shades = np.zeros(width, np.uint32)
    pixels[: begins[0]] = shades
    for row, (start, end) in zip(steps, pairwise([*begins.tolist(), height]), strict=True):
        shades += np.cumsum(row[:width], dtype=np.uint32)
        pixels[start:end] = shades
    return image


def frame_of(scene: ChartScene, slot: int) -> QRectF | None:
    """Return the box that a card stands in with all below it, in chart units; None for none."""
    k = scene.layout.box_of(slot)
    if k < 0:
        return None
    left, top, right, bottom = scene.layout.frames[k].tolist()
    return QRectF(left, top, right - left, bottom - top)


def _within(
    scene: ChartScene, view: View, room: QRectF
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return which boxes are seen and not too small, and their edges."""
    frames, scale = scene.layout.frames, view.scale
    left, top, right, bottom = frames.T
    corner, end = view.to_chart(room.left(), room.top()), view.to_chart(room.right(), room.bottom())
    touches = (left <= end[0]) & (right >= corner[0]) & (top <= end[1]) & (bottom >= corner[1])
    touches &= (right - left >= _LEAST / scale) & (bottom - top >= _LEAST / scale)
    chosen = np.flatnonzero(touches)
    return chosen, frames[chosen].astype(np.float64)


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
