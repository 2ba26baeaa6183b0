"""The levels of a chart by grade: a band behind the cards of each, and what the grade is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.analysis.layout_flow import Way, flow_along
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.text import Style, draw_text, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.layout import Layout
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.view import View

_TINT: Final = 9
_HIGH: Final = 17.0
_ROOM: Final = 8.0
_REACH: Final = 12.0
"""How far bands reach beyond the cards on paper: what is around a chart there is hardly more."""


class Band(msgspec.Struct, frozen=True):
    """A level: the grade that stands on it, and where it begins and ends, in chart units."""

    grade: str
    start: float
    end: float
    even: bool


def bands(layout: Layout, grades: Sequence[str]) -> list[Band]:
    """Return the levels of a chart that are of a grade, as far as it reaches; none where nothing has levels."""
    if layout.way.hangs or layout.way is Way.BOXES or not len(layout.nodes):
        return []
    flow = flow_along(layout.way.axis, layout.spacing)
    across = layout.way.axis == "right"
    length = layout.width if across else layout.height
    turned = layout.turned[0] if across else layout.turned[1]
    before = (flow.level - flow.along) / 2
    found = []
    for n, grade in enumerate(grades):
        start, end = n * flow.level - before, (n + 1) * flow.level - before
        if start < length:
            start, end = (length - end, length - start) if turned else (start, end)
            found.append(Band(grade, start, end, n % 2 == 0))
    return found


def paint_bands_seen(
    painter: QPainter,
    found: Sequence[Band],
    layout: Layout,
    palette: Palette,
    view: View,
    room: QRectF,
    ratio: float,
) -> None:
    """Paint every other band across a part of the viewport; all is in its pixels."""
    across = layout.way.axis == "right"
    edges = np.array([(b.start, b.start, b.end, b.end) for b in found if b.even]).reshape(-1, 4)
    for left, top, right, bottom in view.pixels(edges, ratio).tolist():
        if across:
            box = QRectF(left, room.top(), right - left, room.height())
        else:
            box = QRectF(room.left(), top, room.width(), bottom - top)
        painter.fillRect(box.intersected(room), colour(palette.text, _TINT))


def paint_bands(
    painter: QPainter, found: Sequence[Band], layout: Layout, palette: Palette, face: Face
) -> None:
    """Paint the bands of a whole chart with their names; the painter is in chart units."""
    whole = QRectF(0, 0, layout.width, layout.height)
    whole.adjust(-_REACH, -_REACH, _REACH, _REACH)
    across = layout.way.axis == "right"
    for band in found:
        box = _box(band, whole, across=across).intersected(whole)
        if band.even:
            painter.fillRect(box, colour(palette.text, _TINT))
        _paint_name(painter, box, band.grade, palette, face)


def paint_names_seen(
    painter: QPainter,
    found: Sequence[Band],
    layout: Layout,
    palette: Palette,
    face: Face,
    view: View,
) -> None:
    """Paint what the bands are called at the edge of the viewport; the painter is in its pixels."""
    room = QRectF(0, 0, view.width, view.height)
    across = layout.way.axis == "right"
    for band in found:
        start = view.to_screen(band.start, band.start)[0 if across else 1]
        end = view.to_screen(band.end, band.end)[0 if across else 1]
        box = _box(Band(band.grade, start, end, band.even), room, across=across).intersected(room)
        if min(box.width(), box.height()) > _HIGH:
            _paint_name(painter, box, band.grade, palette, face)


def _box(band: Band, whole: QRectF, *, across: bool) -> QRectF:
    length = band.end - band.start
    if across:
        return QRectF(band.start, whole.top(), length, whole.height())
    return QRectF(whole.left(), band.start, whole.width(), length)


def _paint_name(painter: QPainter, box: QRectF, name: str, palette: Palette, face: Face) -> None:
    style = Style(face, 10.5, semibold=True)
    pill = QRectF(box.left() + 4, box.top() + 3, text_width(name, style) + 2 * _ROOM, _HIGH)
    painter.setPen(QPen(colour(palette.line), 1.0))
    painter.setBrush(colour(palette.panel, 230))
    painter.drawRoundedRect(pill, _HIGH / 2, _HIGH / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw_text(painter, pill.left() + _ROOM, pill.top() + 12.2, name, style, colour(palette.muted))
