"""A chart seen from far: the branches as silhouettes in their colours, with their names."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF, Qt

from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.detail import named_boxes_at, passed, silhouettes_at
from orgeditor.drawing.text import Style, draw_text_centred, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.tree import Ints
    from orgeditor.drawing.fonts import Face
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
    """The branches that a view shows of a chart, outer ones first: slots and edges in pixels.

    All painting is in the pixels of the viewport.
    """

    def __init__(self, scene: ChartScene, view: View) -> None:
        self.scene, self.view = scene, view
        slots, edges = scene.layout.reaches
        left, top, right, bottom = edges.T
        wide = (right - left) * view.scale >= _SEEN[0]
        seen = wide & (left <= view.right) & (right >= view.x)
        seen &= (top <= view.bottom) & (bottom >= view.y)
        self.slots: Ints = slots[seen]
        self.edges = (edges[seen] - [view.x, view.y, view.x, view.y]) * view.scale

    def paint_shapes(self, painter: QPainter) -> None:
        """Paint the silhouettes, as far as they have come in; boxes have shapes of their own."""
        scene, view = self.scene, self.view
        shown = silhouettes_at(view.scale)
        if not shown:
            return
        layout = scene.layout
        colours = scene.colours()
        lined = ~layout.has_box[self.slots]
        slots, edges = self.slots[lined].tolist(), self.edges[lined].tolist()
        for slot, (left, top, right, bottom) in zip(slots, edges, strict=True):
            share = shown * passed(right - left, _SEEN)
            ground = colour(colours[int(layout.nodes[slot])], round(_GROUND * share))
            bands = np.array([(left, top, right, bottom)])
            if bottom - top >= _SHAPED_FROM:
                bands = (layout.silhouette(slot) - [view.x, view.y, view.x, view.y]) * view.scale
            for x1, y1, x2, y2 in bands.round().clip(-32000, 32000).tolist():
                painter.fillRect(QRectF(x1, y1, max(1.0, x2 - x1), max(1.0, y2 - y1)), ground)

    def paint_names(self, painter: QPainter, palette: Palette, face: Face) -> None:
        """Name the innermost branches whose names find room."""
        style = Style(face, _SIZE, semibold=True)
        lines, boxes = silhouettes_at(self.view.scale), named_boxes_at(self.view.scale)
        layout = self.scene.layout
        shares = np.where(layout.has_box[self.slots], boxes, lines)
        wide = (self.edges[:, 2] - self.edges[:, 0] >= _NAMED_FROM) & (shares > 0.0)
        named: list[int] = []
        for k in np.flatnonzero(wide)[::-1].tolist():
            slot, shown = int(self.slots[k]), float(shares[k])
            at = bisect_left(named, slot)
            if at < len(named) and named[at] < layout.end[slot]:
                continue
            left, top, right, bottom = self.edges[k].tolist()
            left, right = max(left, 0.0), min(right, self.view.width)
            words = self.scene.branch_name(slot)
            room = right - left - text_width(words, style) - 2 * _PAD
            if room >= 0.0:
                named.insert(at, slot)
                box = QRectF(left, max(top, 0.0), right - left, 1.0)
                box.setBottom(max(box.top() + 1.0, min(bottom, self.view.height)))
                painter.setOpacity(shown * passed(room, _ROOM))
                _paint_name(painter, box, words, style, palette)
        painter.setOpacity(1.0)


def _paint_name(
    painter: QPainter, room: QRectF, words: str, style: Style, palette: Palette
) -> None:
    """Paint a name in the middle of its branch; below it where it is too low to hold it."""
    middle = room.center()
    y = middle.y() if room.height() >= _HIGH else room.bottom() + _HIGH / 2 + 2
    width = text_width(words, style) + 2 * _PAD
    plate = QRectF(middle.x() - width / 2, y - _HIGH / 2, width, _HIGH)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.panel, round(255 * _NAMED)))
    painter.drawRoundedRect(plate, _HIGH / 2, _HIGH / 2)
    draw_text_centred(painter, middle.x(), y + 4.0, words, style, colour(palette.text))


def branches_in(scene: ChartScene, view: View) -> Branches | None:
    """Return the branches that a view shows, None where it is so near that none is told of."""
    lines, boxes = silhouettes_at(view.scale), named_boxes_at(view.scale)
    if len(scene) and (lines or (boxes and len(scene.layout.boxed))):
        return Branches(scene, view)
    return None
