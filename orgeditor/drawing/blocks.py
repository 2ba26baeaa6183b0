"""A chart seen from far: every card a block of colour, written into a picture by numpy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from orgeditor.drawing.card_ground import STRIPE
from orgeditor.drawing.colours import colour
from orgeditor.drawing.detail import BLOCKS_BELOW, plain_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_STRIPED: Final = 4
"""The height in pixels from which a block has room for edges and a stripe."""


def paint_blocks(
    painter: QPainter, scene: ChartScene, slots: Ints, view: View, ratio: float, palette: Palette
) -> None:
    """Paint the cards of ``slots`` as blocks; the painter is in the pixels of the viewport."""
    if view.scale >= BLOCKS_BELOW:
        _paint_each(painter, scene, slots, view, ratio, palette)
        return
    picture, corner, seen = _picture(scene, slots, view, ratio, palette)
    place = QRectF(seen.x() / ratio, seen.y() / ratio, seen.width() / ratio, seen.height() / ratio)
    painter.drawImage(place, picture, QRectF(seen.translated(corner)))


def _paint_each(
    painter: QPainter, scene: ChartScene, slots: Ints, view: View, ratio: float, palette: Palette
) -> None:
    """Paint blocks one by one: from near there are few of them, and each has many pixels."""
    layout, s = scene.layout, scene.layout.spacing
    width, height, stripe, line = (
        max(1, round(length * view.scale * ratio)) / ratio
        for length in (s.width, s.height, STRIPE, 0.0)
    )
    corners = np.column_stack((layout.x[slots], layout.y[slots])).astype(np.float64)
    shades = scene.shades_on(slots, palette).tolist()
    edge, body = colour(palette.card_line), colour(palette.card)
    plain = round(255 * plain_at(view.scale))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for (x, y), shade in zip(view.pixels(corners, ratio).tolist(), shades, strict=True):
        block = QRectF(x, y, width, height)
        painter.fillRect(block, edge)
        painter.fillRect(block.adjusted(0, line, -line, -line), body)
        if plain:
            painter.fillRect(block, _thinned(shade, plain))
        block.setWidth(stripe)
        painter.fillRect(block.adjusted(0, line, 0, -line), QColor.fromRgba(shade))
    painter.restore()


def _thinned(shade: int, alpha: int) -> QColor:
    found = QColor.fromRgba(shade)
    found.setAlpha(alpha * found.alpha() // 255)
    return found


def block_image(
    scene: ChartScene, slots: Ints, view: View, ratio: float, palette: Palette
) -> QImage:
    """Return a picture of the viewport with the cards of ``slots`` as blocks."""
    picture, corner, _ = _picture(scene, slots, view, ratio, palette)
    size = QSize(round(view.width * ratio), round(view.height * ratio))
    image = picture.copy(QRect(corner, size))
    image.setDevicePixelRatio(ratio)
    return image


def _picture(
    scene: ChartScene, slots: Ints, view: View, ratio: float, palette: Palette
) -> tuple[QImage, QPoint, QRect]:
    """Return a picture, where in it the viewport begins, and the part of that in which blocks stand.

    The picture is no larger than that part, but for a block's size at each border: there none
    needs cutting.
    """
    scale, layout = view.scale * ratio, scene.layout
    width, height = round(view.width * ratio), round(view.height * ratio)
    s = layout.spacing
    w, h = max(1, round(s.width * scale)), max(1, round(s.height * scale))
    corners = np.column_stack((layout.x[slots], layout.y[slots])).astype(np.float64)
    x, y = (view.pixels(corners, ratio) * ratio).round().astype(np.intp).T
    touching = (x > -w) & (x < width) & (y > -h) & (y < height)
    x, y, nodes = x[touching], y[touching], layout.nodes[slots[touching]]
    shades = scene.shades(palette)[nodes]
    left, top = max(0, int(x.min(initial=width))), max(0, int(y.min(initial=height)))
    right, bottom = (
        min(side, int(at.max(initial=0)) + own) for side, at, own in ((width, x, w), (height, y, h))
    )
    seen = QRect(left, top, max(0, right - left), max(0, bottom - top))
    size = seen.size() + QSize(2 * w, 2 * h)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    pixels = np.frombuffer(image.bits(), np.uint32)
    corners = (y - top + h) * image.width() + x - left + w
    fill = partial(_fill, pixels, image.width())
    plain = plain_at(view.scale)
    if plain >= 1.0 or h < _STRIPED:
        fill(corners, w, h, shades)
    else:
        stripe = max(1, round(STRIPE * scale))
        edge, body = (
            _mixed(colour(name).rgba(), shades, plain) for name in (palette.card_line, palette.card)
        )
        fill(corners, w, 1, edge)
        fill(corners + (h - 1) * image.width(), w, 1, edge)
        inner = corners + image.width()
        fill(inner, stripe, h - 2, shades)
        fill(inner + stripe, w - stripe - 1, h - 2, body)
        fill(inner + w - 1, 1, h - 2, edge)
    return image, QPoint(w - left, h - top), seen


def _mixed(start: int, ends: NDArray[np.uint32], share: float) -> NDArray[np.uint32]:
    """Return the pixels a share of the way from one to each of others, channel by channel."""
    channels = ends.astype(np.uint32)[:, None].view(np.uint8).astype(np.float32)
    first = np.array([start], np.uint32).view(np.uint8)
    found = (first + (channels - first) * share).astype(np.uint8)
    return np.ascontiguousarray(found).view(np.uint32).ravel()


def _fill(
    pixels: NDArray[np.uint32],
    line: int,
    corners: NDArray[np.intp],
    w: int,
    h: int,
    shades: NDArray[np.uint32],
) -> None:
    """Fill blocks of one size, given by their first pixels in a picture ``line`` pixels wide."""
    # A row of each at once: several times as fast as pixel by pixel.
    rows, each = sliding_window_view(pixels, w, writeable=True), shades[:, None]
    for down in range(h):
        rows[corners + down * line] = each
