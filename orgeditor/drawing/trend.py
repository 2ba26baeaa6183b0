"""Paints how many findings there were at each snapshot: a line a severity, with its mark and number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from orgeditor.analysis.trend import FOOT, HEIGHT, LEFT, STEP, TOP, Trend
from orgeditor.drawing.colouring import severity_shades
from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import Style, draw_text, draw_text_centred, draw_text_ending, elided
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QColor

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_SMALL: Final = 11.0
_NAME: Final = 11.5
_MARK: Final = 4.5
_BELOW: Final = 28.0
_WORDS: Final = {"error": t("Errors"), "warning": t("Warnings"), "hint": t("Hints")}


def paint_trend(
    painter: QPainter, found: Trend, palette: Palette, face: Face, selected: Collection[str] = ()
) -> None:
    """Paint a trend in chart units; the column of a selected snapshot is shaded."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = Style(face, _SMALL)
    for x, moment in found.moments:
        if moment.snapshot in selected:
            painter.fillRect(QRectF(x - STEP / 2, 0, STEP, found.height), colour(palette.accent_soft))  # fmt: skip
    right = found.moments[-1][0] + STEP / 2 if found.moments else 0.0
    for y, number in found.scale:
        painter.setPen(QPen(colour(palette.edge if number == 0 else palette.line), 1))
        painter.drawLine(QPointF(LEFT, y), QPointF(right, y))
        draw_text_ending(painter, LEFT - 8, y + 4, f"{number:,}", small, colour(palette.muted))
    shades = severity_shades(dark=palette.dark)
    at = LEFT
    for severity, words in _WORDS.items():
        _paint_mark(painter, severity, QPointF(at + 5, 10), shades[severity])
        draw_text(painter, at + 15, 14, str(words), small, colour(palette.muted))
        at += 110
    taken: dict[int, list[float]] = {}
    for severity, points in found.lines.items():
        _paint_line(painter, severity, [QPointF(p.x, p.y) for p in points], shades[severity])
        for place, point in enumerate(points):
            y = _free(taken.setdefault(place, []), point.y - 9)
            draw_text_centred(painter, point.x, y, f"{point.number:,}", small, shades[severity])
    name = Style(face, _NAME, semibold=True)
    for x, moment in found.moments:
        told = elided(seen(moment.name), name, STEP - 12)
        draw_text_centred(painter, x, TOP + HEIGHT + FOOT - 20, told, name, colour(palette.text))
        draw_text_centred(painter, x, TOP + HEIGHT + FOOT - 5, moment.day, small, colour(palette.muted))  # fmt: skip


def _free(taken: list[float], above: float) -> float:
    """Return where a number stands: above its point, else below it, else still further down."""
    y = above
    if any(abs(other - y) < _SMALL for other in taken):
        y = above + _BELOW
    while any(abs(other - y) < _SMALL for other in taken):
        y += 1
    taken.append(y)
    return y


def _paint_line(painter: QPainter, severity: str, points: list[QPointF], ink: QColor) -> None:
    painter.setPen(QPen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if points:
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.drawPath(path)
    for point in points:
        _paint_mark(painter, severity, point, ink)


def _paint_mark(painter: QPainter, severity: str, at: QPointF, ink: QColor) -> None:
    """Paint a severity's mark, which tells it without its colour: square, triangle, disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    r, x, y = _MARK, at.x(), at.y()
    if severity == "error":
        painter.drawRect(QRectF(x - r, y - r, 2 * r, 2 * r))
    elif severity == "warning":
        corners = [QPointF(x, y - r), QPointF(x + r, y + r), QPointF(x - r, y + r)]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(at, r, r)
