"""Paints ratings over the cycles: a line a unit or a person, with what each came to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from orgeditor.analysis.review_trend import COLUMN, HEAD, NAME, ROW, Line, Trend
from orgeditor.drawing.colours import colour
from orgeditor.drawing.ratings import rating_colour
from orgeditor.drawing.text import Style, draw_text, draw_text_centred, elided
from orgeditor.messages import seen
from orgeditor.model.fields import name_of
from orgeditor.model.records import Unit

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.organization import Organization

_TEXT: Final = 12.5
_SMALL: Final = 10.5
_LEFT: Final = 8.0
_INDENT: Final = 16.0
_BASELINE: Final = 4.5
_EDGE: Final = 9.0
"""Between a line's points and the lines above and below it."""
_POINT: Final = 9.0
_OWN: Final = 7.5
_BESIDE: Final = 34.0


def paint_trend(
    painter: QPainter,
    org: Organization,
    found: Trend,
    palette: Palette,
    face: Face,
    sight: QRectF,
    selected: Collection[str] = (),
) -> None:
    """Paint the lines within ``sight``; a mark beside a unit's mean is the rating of the unit itself."""
    if not found.lines:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = found.size
    strong, small = Style(face, _TEXT, semibold=True), Style(face, _SMALL)
    painter.fillRect(QRectF(0, 0, width, height), colour(palette.panel))
    for place, cycle in enumerate(found.cycles):
        middle = NAME + (place + 0.5) * COLUMN
        name = elided(seen(name_of(cycle)), small, COLUMN - _LEFT)
        draw_text_centred(painter, middle, HEAD - 16, name, small, colour(palette.muted))
        painter.fillRect(QRectF(middle, HEAD, 1, height - HEAD), colour(palette.line))
    first = max(0, int((sight.top() - HEAD) // ROW))
    last = min(len(found.lines), int((sight.bottom() - HEAD) // ROW) + 1)
    for row in range(first, last):
        line, top = found.lines[row], HEAD + row * ROW
        if line.record in selected:
            painter.fillRect(QRectF(0, top, width, ROW), colour(palette.accent_soft))
        record = org[line.record]
        style = strong if isinstance(record, Unit) and not line.depth else Style(face, _TEXT)
        left = line.depth * _INDENT + _LEFT
        words = elided(seen(name_of(record)), style, NAME - left - 12)
        draw_text(painter, left, top + ROW / 2 + _BASELINE, words, style, colour(palette.text))
        painter.fillRect(QRectF(0, top + ROW - 1, width, 1), colour(palette.line))
        _paint_line(painter, found, line, top, palette, small)


def _paint_line(
    painter: QPainter, found: Trend, line: Line, top: float, palette: Palette, small: Style
) -> None:
    points = [_point(found, place, value, top) for place, value in enumerate(line.values)]
    painter.setPen(QPen(colour(palette.connector), 1.5))
    for one, other in itertools.pairwise(points):
        if one is not None and other is not None:
            painter.drawLine(one, other)
    for place, itself in enumerate(line.own):
        if (at := _point(found, place, itself, top)) is not None:
            beside = QPointF(at.x() - _BESIDE, at.y())
            painter.setPen(QPen(colour(palette.accent), 1.5))
            painter.setBrush(colour(palette.panel))
            painter.drawEllipse(beside, _OWN, _OWN)
            draw_text_centred(painter, beside.x(), beside.y() + 3.6, f"{itself:g}", small, colour(palette.text))  # fmt: skip
    for place, (at, value) in enumerate(zip(points, line.values, strict=True)):
        if at is None or value is None:
            continue
        painter.setPen(QPen(colour(palette.connector), 1))
        painter.setBrush(rating_colour(palette, found.scale.standing(value)))
        painter.drawEllipse(at, _POINT, _POINT)
        told = f"{value:.1f}" if line.counts else f"{value:g}"
        draw_text_centred(painter, at.x(), at.y() + 3.6, told, small, colour(palette.text))
        if line.counts:
            draw_text(painter, at.x() + _POINT + 2, at.y() - 5.0, f"n {line.counts[place]}", small, colour(palette.muted))  # fmt: skip


def _point(found: Trend, place: int, value: float | None, top: float) -> QPointF | None:
    if value is None:
        return None
    room = ROW - 2 * (_EDGE + 2)
    y = top + _EDGE + 2 + (1.0 - found.height_of(value)) * room
    return QPointF(NAME + (place + 0.5) * COLUMN, y)
