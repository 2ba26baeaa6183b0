"""Paints who talks to whom: units against units, a cell for each pair that has links or lacks one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

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
    from collections.abc import Collection, Mapping, Sequence

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.elements.communication import Link
    from orgeditor.model.organization import Organization

CELL: Final = 92.0
ROW: Final = 46.0
SIDE: Final = 210.0
HEAD: Final = 56.0
_TEXT: Final = 12.5
_SMALL: Final = 10.5


def links_size(units: Sequence[str]) -> tuple[float, float]:
    """Return width and height of the picture in its own units."""
    return (SIDE + CELL * len(units), HEAD + ROW * len(units)) if units else (0.0, 0.0)


def pair_at(units: Sequence[str], x: float, y: float) -> tuple[str, str] | None:
    """Return the two units whose cell is at a point, None where there is none."""
    column, row = int((x - SIDE) // CELL), int((y - HEAD) // ROW)
    if 0 <= column < len(units) and 0 <= row < len(units):
        return units[row], units[column]
    return None


def corner_of(row: int, column: int) -> tuple[float, float]:
    """Return the left top corner of a cell."""
    return SIDE + column * CELL, HEAD + row * ROW


def paint_links(
    painter: QPainter,
    org: Organization,
    units: Sequence[str],
    pairs: Mapping[frozenset[str], Sequence[Link]],
    gaps: frozenset[frozenset[str]],
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
) -> None:
    """Paint the table. ``pairs`` are the links of two units, ``gaps`` hand-overs without one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bold = Style(face, _TEXT, semibold=True)
    width, height = links_size(units)
    for place, unit in enumerate(units):
        name = name_of(org[unit])
        top = HEAD + place * ROW
        draw_text_ending(painter, SIDE - 12, top + ROW / 2 + 4, elided(name, bold, SIDE - 24), bold, colour(palette.text))  # fmt: skip
        style, lines = fitted(name, Style(face, _SMALL, semibold=True), CELL - 8, 3, 8)
        for at, line in enumerate(reversed(lines)):
            middle = SIDE + (place + 0.5) * CELL
            draw_text_centred(painter, middle, HEAD - 10 - at * 13, line, style, colour(palette.muted))  # fmt: skip
        painter.fillRect(QRectF(0, top, width, 1), colour(palette.line))
        painter.fillRect(QRectF(SIDE + place * CELL, HEAD, 1, height - HEAD), colour(palette.line))
    painter.fillRect(QRectF(0, height - 1, width, 1), colour(palette.line))
    for row, first in enumerate(units):
        for column, second in enumerate(units):
            rect = QRectF(SIDE + column * CELL, HEAD + row * ROW, CELL, ROW).adjusted(2, 2, -1, -1)
            if row == column:
                painter.fillRect(rect, colour(palette.line, 90))
                continue
            pair = frozenset({first, second})
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
