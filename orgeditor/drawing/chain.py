"""Paints the chain goal - unit - role - KPI - resource - skill; an empty place is dashed and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgeditor.analysis.chain import COLUMN, COLUMNS, HEADING, HEIGHT, WIDTH, Chain, Link
from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import Style, draw_text, fitted
from orgeditor.messages import seen

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_RADIUS: Final = 7.0
_INSIDE: Final = 10.0
_TITLE: Final = 12.5
_SMALL: Final = 11.5
_BASE: Final = 24.0
_LEAST: Final = 10.0
_LEADING: Final = 1.2


def paint_chain(
    painter: QPainter,
    found: Chain,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
    clip: QRectF | None = None,
) -> None:
    """Paint a chain in chart units; ``clip``: what of it is seen, all where not given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = Style(face, _SMALL, semibold=True)
    for number, (_, words) in enumerate(COLUMNS):
        draw_text(painter, number * COLUMN + 2, HEADING - 16, str(words), heading, colour(palette.muted))  # fmt: skip
    for number, (top, end) in enumerate(found.bands):
        if number % 2 == 0 and (clip is None or (clip.top() <= end and clip.bottom() >= top)):
            band = QRectF(-_INSIDE, top, found.width + 2 * _INSIDE, end - top)
            painter.fillRect(band, colour(palette.panel))
    for start, end in found.lines:
        first, second = found.links[start], found.links[end]
        if clip is None or (max(first.y, second.y) + HEIGHT >= clip.top() and min(first.y, second.y) <= clip.bottom()):  # fmt: skip
            _paint_line(painter, first, second, palette)
    for link in found.links:
        if clip is None or clip.top() - HEIGHT <= link.y <= clip.bottom():
            _paint_link(painter, link, palette, face, link.record in selected and not link.broken)


def _paint_line(painter: QPainter, first: Link, second: Link, palette: Palette) -> None:
    broken = first.broken or second.broken
    start = QPointF(first.x + WIDTH, first.y + HEIGHT / 2)
    end = QPointF(second.x, second.y + HEIGHT / 2)
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    style = Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour(palette.refused if broken else palette.connector), 1.3, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_link(
    painter: QPainter, link: Link, palette: Palette, face: Face, selected: bool
) -> None:
    box = QRectF(link.x, link.y, WIDTH, HEIGHT)
    if link.broken:
        painter.setPen(QPen(colour(palette.refused), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        edge = palette.accent if selected else palette.card_line
        painter.setPen(QPen(colour(edge), 2.0 if selected else 1.0))
        painter.setBrush(colour(palette.card))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    style = Style(face, _TITLE, semibold=link.column == 0, italic=link.broken)
    ink = palette.refused if link.broken else palette.text
    style, lines = fitted(seen(str(link.words)), style, WIDTH - 2 * _INSIDE, 2, _LEAST)
    step = style.size * _LEADING
    top = link.y + _BASE - (len(lines) - 1) * step / 2
    for at, line in enumerate(lines):
        draw_text(painter, link.x + _INSIDE, top + at * step, line, style, colour(ink))
