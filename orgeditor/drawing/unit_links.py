"""Paints who talks to whom: units against units, a cell for each pair that has links or lacks one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.analysis.unit_links import CELL, HEAD, ROW, SIDE, UnitLinks, corner_of
from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
    fitted,
)
from orgeditor.messages import t
from orgeditor.model.elements.communication import MODES
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.elements.communication import Link
    from orgeditor.model.organization import Organization

_TEXT: Final = 12.5
_SMALL: Final = 10.5


def paint_links(
    painter: QPainter,
    org: Organization,
    found: UnitLinks,
    palette: Palette,
    face: Face,
    sight: QRectF,
    selected: Collection[str] = (),
    *,
    pinned: bool = True,
) -> None:
    """Paint what of the table is in ``sight``; ``pinned``: its names stay in sight."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    units, pairs, gaps = found.units, found.pairs, found.gaps
    width, height = found.width, found.height
    columns = _seen(sight.left() - SIDE, sight.right() - SIDE, CELL, len(units))
    rows = _seen(sight.top() - HEAD, sight.bottom() - HEAD, ROW, len(units))
    for row in rows:
        painter.fillRect(QRectF(0, HEAD + row * ROW, width, 1), colour(palette.line))
    for column in columns:
        painter.fillRect(QRectF(SIDE + column * CELL, HEAD, 1, height - HEAD), colour(palette.line))
    painter.fillRect(QRectF(0, height - 1, width, 1), colour(palette.line))
    for row in rows:
        for column in columns:
            rect = QRectF(*corner_of(row, column), CELL, ROW).adjusted(2, 2, -1, -1)
            if row == column:
                painter.fillRect(rect, colour(palette.line, 90))
                continue
            pair = frozenset({units[row], units[column]})
            if links := pairs.get(pair, ()):
                _paint_cell(painter, rect, links, palette, face)
                if any(link.id in selected for link in links):
                    painter.setPen(QPen(colour(palette.accent), 2.0))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect)
            elif pair in gaps:
                painter.fillRect(rect, colour(palette.refused, 30))
                words = f"! {t('no link')}"
                draw_text(painter, rect.x() + 8, rect.center().y() + 4, words, Style(face, _SMALL), colour(palette.refused))  # fmt: skip
    corner = sight.topLeft() if pinned else QPointF()
    _paint_names(painter, org, units, rows, columns, palette, face, QRectF(corner, sight.size()))


def _paint_names(
    painter: QPainter,
    org: Organization,
    units: Sequence[str],
    rows: range,
    columns: range,
    palette: Palette,
    face: Face,
    sight: QRectF,
) -> None:
    """Paint the names of rows and columns over the cells, where they stay in sight."""
    left, top = max(sight.left(), 0.0), max(sight.top(), 0.0)
    ground = colour(palette.canvas)
    if left:
        painter.fillRect(QRectF(left, top, SIDE, sight.height()), ground)
    bold = Style(face, _TEXT, semibold=True)
    for row in rows:
        name, base = elided(name_of(org[units[row]]), bold, SIDE - 24), HEAD + (row + 0.5) * ROW + 4
        draw_text_ending(painter, left + SIDE - 12, base, name, bold, colour(palette.text))
    if top:
        painter.fillRect(QRectF(left, top, sight.width(), HEAD), ground)
    small = Style(face, _SMALL, semibold=True)
    for column in columns:
        style, lines = fitted(name_of(org[units[column]]), small, CELL - 8, 3, 8)
        middle = SIDE + (column + 0.5) * CELL
        for at, line in enumerate(reversed(lines)):
            draw_text_centred(painter, middle, top + HEAD - 10 - at * 13, line, style, colour(palette.muted))  # fmt: skip
    if left or top:
        painter.fillRect(QRectF(left, top, SIDE, HEAD), ground)


def _seen(low: float, high: float, step: float, count: int) -> range:
    """Return which of ``count`` bands of a width lie between two places."""
    return range(max(int(low // step), 0), min(int(high // step) + 1, count))


def _paint_cell(
    painter: QPainter, rect: QRectF, links: Sequence[Link], palette: Palette, face: Face
) -> None:
    painter.fillRect(rect, colour(palette.accent_soft))
    small, room = Style(face, _SMALL), rect.width() - 12
    first = links[0]
    modes = dict(MODES)
    upper = first.channel or first.purpose
    more = f" +{len(links) - 1}" if len(links) > 1 else ""
    draw_text(painter, rect.x() + 7, rect.y() + 17, elided(upper + more, small, room), small, colour(palette.text))  # fmt: skip
    lower = str(modes[first.mode]) if first.mode else ""
    draw_text(painter, rect.x() + 7, rect.y() + 33, elided(lower, small, room), small, colour(palette.muted))  # fmt: skip
