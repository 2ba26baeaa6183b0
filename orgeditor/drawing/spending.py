"""Paints what units have as stacked bars: people, money, technology, support; and what is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from orgeditor.analysis.resources import PARTS, PEOPLE
from orgeditor.analysis.spending_bars import HEAD, ROW, WIDTH
from orgeditor.drawing.colours import VALUE_COLOURS, colour, legible_on
from orgeditor.drawing.text import Style, draw_text, draw_text_ending, elided, text_width
from orgeditor.messages import Message, language, seen, t
from orgeditor.model.elements.resources import RESOURCE_KINDS
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.resources import Spending
    from orgeditor.analysis.spending_bars import SpendingBars
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.organization import Organization

_NAME: Final = 250.0
_TOTAL: Final = 120.0
_BAR: Final = 18.0
_INDENT: Final = 16.0
_TEXT: Final = 12.5
_SMALL: Final = 11.0
_NARROWEST: Final = 34.0
"""How wide a part must be to say its own amount."""
_LABELS: Final[dict[str, Message]] = {PEOPLE: t("People"), **dict(RESOURCE_KINDS)}
_SHADES: Final = dict(zip(PARTS, VALUE_COLOURS, strict=False))


def paint_spending(
    painter: QPainter,
    org: Organization,
    found: SpendingBars,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
    sight: QRectF | None = None,
) -> None:
    """Paint a line a unit; the longest bar takes the whole width. Amounts are in thousands.

    ``sight``: what of it is seen, all where not given.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lines = found.lines
    _paint_legend(painter, palette, face)
    ends = WIDTH - 8
    draw_text_ending(painter, ends, 22, found.currency, Style(face, _SMALL), colour(palette.muted))
    most = max((line.total for line in lines), default=0.0)
    room = WIDTH - _NAME - _TOTAL
    first, end = 0, len(lines)
    if sight is not None:
        first = max(0, int((sight.top() - HEAD) // ROW))
        end = max(first, int((sight.bottom() - HEAD) // ROW) + 1)
    for row, line in enumerate(lines[first:end], first):
        top = HEAD + row * ROW
        if line.unit in selected:
            painter.fillRect(QRectF(0, top, WIDTH, ROW), colour(palette.accent_soft))
        strong = Style(face, _TEXT, semibold=not line.depth)
        left, base = line.depth * _INDENT + 8, top + ROW / 2 + 4.5
        name = elided(seen(name_of(org[line.unit])), strong, _NAME - left - 12)
        draw_text(painter, left, base, name, strong, colour(palette.text))
        scale = room / most if most else 0.0
        _paint_bar(painter, line, top + (ROW - _BAR) / 2, scale, palette, face)
        told = told_amount(line.total) if line.total else "–"
        small = Style(face, _TEXT)
        draw_text_ending(painter, ends, base, told, small, colour(palette.text))
        painter.fillRect(QRectF(0, top + ROW - 1, WIDTH, 1), colour(palette.line))


def told_amount(amount: float, *, worded: bool = True) -> str:
    """Return an amount in thousands, in Chinese in 万; ``worded``: with the word for that."""
    unit, word, places = (1e4, "万", 1) if language().startswith("zh") else (1e3, "k", 0)
    figure = f"{amount / unit:,.{places}f}"
    return f"{figure} {word}" if worded else figure


def _paint_bar(
    painter: QPainter, line: Spending, top: float, scale: float, palette: Palette, face: Face
) -> None:
    x = _NAME
    for part in PARTS:
        width = line.planned[part] * scale
        if width <= 0:
            continue
        rect = QRectF(x, top, width, _BAR)
        painter.fillRect(rect, colour(_SHADES[part]))
        told = told_amount(line.planned[part], worded=False)
        style = Style(face, _SMALL)
        if width > max(_NARROWEST, text_width(told, style) + 8):
            draw_text(painter, x + 5, top + _BAR - 5, told, style, legible_on(_SHADES[part]))
        if used := line.used.get(part):
            end = min(x + max(used * scale, 1.0), WIDTH - _TOTAL)
            painter.setPen(QPen(colour(palette.text), 2))
            painter.drawLine(QLineF(x, top + _BAR + 3, end, top + _BAR + 3))
        x += width


def _paint_legend(painter: QPainter, palette: Palette, face: Face) -> None:
    x, style = _NAME, Style(face, _SMALL)
    for part in PARTS:
        painter.fillRect(QRectF(x, 12, 12, 12), colour(_SHADES[part]))
        words = str(_LABELS[part])
        draw_text(painter, x + 18, 22, words, style, colour(palette.muted))
        x += 18 + text_width(words, style) + 22
    painter.fillRect(QRectF(x, 17, 14, 2), colour(palette.text))
    draw_text(painter, x + 20, 22, str(t("Used so far")), style, colour(palette.muted))
