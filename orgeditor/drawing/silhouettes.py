"""A chart seen from far: the branches as silhouettes in their colours, with their names."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.detail import named_boxes_at, passed, silhouettes_at
from orgeditor.drawing.text import Style, draw_text_centred, text_width

if TYPE_CHECKING:
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.pictures import CardPictures
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_SEEN: Final = (10.0, 40.0)
"""Between which widths in pixels a silhouette comes in."""
_GROUND: Final = 52
_SIZE: Final = 11.0
_PAD: Final = 7.0
_HIGH: Final = 17.0
_ROOM: Final = (0.0, 8.0)
_NAMED: Final = 0.82
_SHAPED_FROM: Final = 8.0
"""The height in pixels from which a silhouette is more than a stroke."""
_NAMED_FROM: Final = 30.0


class Branches:
    """The branches that a part of a view shows of a chart, outer ones first: slots and edges in pixels.

    All painting is in the pixels of the viewport.
    """

    def __init__(self, scene: ChartScene, view: View, room: QRectF) -> None:
        self.scene, self.view = scene, view
        slots, reaches = scene.layout.reaches
        wide = np.flatnonzero((reaches[:, 2] - reaches[:, 0]) * view.scale >= _SEEN[0])
        edges = (reaches[wide] - [view.x, view.y, view.x, view.y]) * view.scale
        left, top, right, bottom = edges.T
        seen = (left <= room.right()) & (right >= room.left())
        seen &= (top <= room.bottom()) & (bottom >= room.top())
        self.slots: Ints = slots[wide[seen]]
        self.edges = edges[seen]

    def paint_shapes(self, painter: QPainter, ratio: float) -> None:
        """Paint the silhouettes, as far as they have come in; boxes have shapes of their own."""
        scene, view = self.scene, self.view
        shown = silhouettes_at(view.scale)
        if not shown:
            return
        layout = scene.layout
        lined = ~layout.has_box[self.slots]
        slots, edges = self.slots[lined], self.edges[lined].tolist()
        colours = scene.colours(slots)
        for slot, shade, (left, top, right, bottom) in zip(
            slots.tolist(), colours, edges, strict=True
        ):
            share = shown * passed(right - left, _SEEN)
            ground = colour(shade, round(_GROUND * share))
            if bottom - top >= _SHAPED_FROM:
                bands = view.pixels(layout.silhouette(slot), ratio)
            else:
                bands = np.array([(left, top, right, bottom)]).round()
            for x1, y1, x2, y2 in bands.clip(-32000, 32000).tolist():
                painter.fillRect(QRectF(x1, y1, max(1.0, x2 - x1), max(1.0, y2 - y1)), ground)

    def paint_names(self, painter: QPainter, pictures: CardPictures) -> int:
        """Name the innermost branches whose names find room; return how many are not known yet."""
        scene, view = self.scene, self.view
        layout = scene.layout
        lines, boxes = silhouettes_at(view.scale), named_boxes_at(view.scale)
        shares = np.where(layout.has_box[self.slots], boxes, lines)
        left, top, right, bottom = self.edges.T
        wide = np.flatnonzero((right - left >= _NAMED_FROM) & (shares > 0.0))
        widths, unknown = scene.names.widths(
            self.slots[wide], _style(pictures.face), lambda: not pictures.late
        )
        left, right = left[wide].clip(0.0), right[wide].clip(None, view.width)
        room = right - left - widths - 2 * _PAD
        fits = np.flatnonzero(room >= 0.0)
        slots = self.slots[wide[fits]]
        # What stands next in pre-order is inside, or nothing is.
        inner = np.append(slots[1:] >= layout.end[slots[:-1]], [True])[: len(slots)]
        for k, n in zip(fits[inner].tolist(), wide[fits[inner]].tolist(), strict=True):
            box = QRectF(float(left[k]), max(float(top[n]), 0.0), float(right[k] - left[k]), 1.0)
            box.setBottom(max(box.top() + 1.0, min(float(bottom[n]), view.height)))
            painter.setOpacity(float(shares[n]) * passed(float(room[k]), _ROOM))
            plate = pictures.plate(scene.names.of(int(self.slots[n])), paint_plate)
            _place_plate(painter, box, plate)
        painter.setOpacity(1.0)
        return unknown


def paint_plate(words: str, palette: Palette, face: Face, ratio: float) -> QPixmap:
    """Return the picture of a name on its plate."""
    style = _style(face)
    width = text_width(words, style) + 2 * _PAD
    plate = QPixmap(math.ceil(width * ratio), math.ceil(_HIGH * ratio))
    plate.setDevicePixelRatio(ratio)
    plate.fill(Qt.GlobalColor.transparent)
    with QPainter(plate) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.panel, round(255 * _NAMED)))
        painter.drawRoundedRect(QRectF(0, 0, width, _HIGH), _HIGH / 2, _HIGH / 2)
        draw_text_centred(painter, width / 2, _HIGH / 2 + 4.0, words, style, colour(palette.text))
    return plate


def _place_plate(painter: QPainter, room: QRectF, plate: QPixmap) -> None:
    """Paint a name in the middle of its branch; below it where it is too low to hold it."""
    middle = room.center()
    y = middle.y() if room.height() >= _HIGH else room.bottom() + _HIGH / 2 + 2
    size = plate.deviceIndependentSize()
    corner = QPointF(middle.x() - size.width() / 2, y - size.height() / 2)
    painter.drawPixmap(QPointF(corner.toPoint()), plate)


@cache
def _style(face: Face) -> Style:
    return Style(face, _SIZE, semibold=True)


def branches_in(scene: ChartScene, view: View, room: QRectF) -> Branches | None:
    """Return the branches in a part of a view, None where it is so near that none is told of."""
    lines, boxes = silhouettes_at(view.scale), named_boxes_at(view.scale)
    if len(scene) and (lines or (boxes and len(scene.layout.boxed))):
        return Branches(scene, view, room)
    return None
