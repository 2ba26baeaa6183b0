"""Who shares a seat: each in a column of the card, with a bar as long as the share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.text import Style, draw_text, draw_text_ending, fitted, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from orgeditor.drawing.fonts import Face

MOST: Final = 3
"""So many names find room side by side."""

Shares = tuple[tuple[str, float], ...]

_GAP: Final = 13.0
_TOP: Final = 19.5
_HEIGHT: Final = 23.0
_NAME: Final = 12.25
_NUMBER: Final = 10.25
_BAR: Final = 3.0
_LEAST: Final = 10.25


def share_columns(count: int, left: float, right: float) -> list[QRectF]:
    """Return where each of those who share a seat stands on a card, between two edges."""
    width = (right - left - (count - 1) * _GAP) / count
    return [QRectF(left + n * (width + _GAP), _TOP, width, _HEIGHT) for n in range(count)]


def paint_shares(
    painter: QPainter,
    shares: Shares,
    columns: Sequence[QRectF],
    shade: str,
    palette: Palette,
    face: Face,
) -> None:
    """Paint the names side by side, a hair line between them, and their shares below."""
    name, number = Style(face, 11.75), Style(face, _NUMBER)
    for n, ((who, share), box) in enumerate(zip(shares, columns, strict=True)):
        if n:
            painter.setPen(QPen(colour(palette.line), 1.0))
            x = box.left() - _GAP / 2
            painter.drawLine(QPointF(x, box.top() + 2), QPointF(x, box.bottom()))
        style, words = fitted(who, name, box.width(), 1, _LEAST)
        draw_text(painter, box.left(), box.top() + _NAME, words[0], style, colour(palette.text))
        said = f"{share:.0%}"
        draw_text_ending(painter, box.right(), box.bottom(), said, number, colour(palette.muted))
        bar = QRectF(box.left(), box.bottom() - 5.0, 0, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        room = box.width() - text_width("100%", number) - 5.0
        for ground, length in ((palette.line, 1.0), (shade, min(1.0, max(0.0, share)))):
            bar.setWidth(room * length)
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
