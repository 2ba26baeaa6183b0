"""A chart seen from far: every card a block of colour, written into a picture by numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage

from orgeditor.drawing.card import HEIGHT, STRIPE, WIDTH
from orgeditor.drawing.colours import colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Ints
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_STRIPED: Final = 8
"""The height in pixels from which a block is a white card with a stripe."""


def block_image(
    scene: ChartScene, slots: Ints, view: View, ratio: float, palette: Palette
) -> QImage:
    """Return a picture of the viewport with the cards of ``slots`` as blocks."""
    width, height = round(view.width * ratio), round(view.height * ratio)
    pixels = np.zeros((height, width), np.uint32)
    scale = view.scale * ratio
    layout = scene.layout
    x = np.rint((layout.x[slots] - view.x) * scale).astype(np.int32)
    y = np.rint((layout.y[slots] - view.y) * scale).astype(np.int32)
    shades = scene.shades()[layout.nodes[slots]]
    w, h = max(1, round(WIDTH * scale)), max(1, round(HEIGHT * scale))
    if h < _STRIPED:
        _fill(pixels, x, y, w, h, shades)
    else:
        edge = np.uint32(colour(palette.card_line).rgba())
        body = np.uint32(colour(palette.card).rgba())
        stripe = max(2, round(STRIPE * scale * 1.6))
        _fill(pixels, x, y, w, h, np.full(len(x), edge))
        _fill(pixels, x + stripe, y + 1, w - stripe - 1, h - 2, np.full(len(x), body))
        _fill(pixels, x, y, stripe, h, shades)
    image = QImage(
        pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
    image.setDevicePixelRatio(ratio)
    return image


def _fill(
    pixels: NDArray[np.uint32],
    x: NDArray[np.int32],
    y: NDArray[np.int32],
    w: int,
    h: int,
    shades: NDArray[np.uint32],
) -> None:
    """Fill blocks of one size; what stands outside the picture is left out."""
    height, width = pixels.shape
    for down in range(h):
        rows = y + down
        inside = (rows >= 0) & (rows < height)
        columns = x[inside, None] + np.arange(w, dtype=np.int32)
        seen = (columns >= 0) & (columns < width)
        places = (rows[inside, None] * width + columns)[seen]
        pixels.reshape(-1)[places] = np.broadcast_to(shades[inside, None], columns.shape)[seen]
