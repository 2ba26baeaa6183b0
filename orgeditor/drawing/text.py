"""Lines of text: measured, cut and wrapped the same at every zoom and on every device.

Fonts are made several times larger than they are drawn, without hinting, so that
fractional sizes and widths hold on screen and paper alike.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QTextLayout,
    QTextOption,
)

from orgeditor.drawing.fonts import Face, weight

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_FINER: Final = 4
_ENDLESS: Final = 1e7
_CHINESE: Final = "\u2e80"
"""The first character of the scripts that fill a square each."""
_BETWEEN: Final = " · "
_MORE: Final = " +"
_CLOSING: Final = frozenset("，。、；：？！）》」』】〉”’…·％,.;:?!)]}%")
_OPENING: Final = frozenset("（《「『【〈“‘([{")


class Style(msgspec.Struct, frozen=True):
    """How a line is set: face, size in the painter's units, weight, slant."""

    face: Face
    size: float
    semibold: bool = False
    italic: bool = False


@cache
def font_of(style: Style) -> QFont:
    """Return the font of a style, ``_FINER`` times its size."""
    font = QFont(list(style.face.families))
    font.setPixelSize(max(1, round(style.size * _FINER)))
    font.setWeight(weight(style.semibold))
    font.setItalic(style.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=50_000)
def _font(text: str, style: Style) -> QFont:
    """Return the font in which a text of this style is set.

    Chinese fonts give quotes, dots and ellipses the width of a character, which tears
    text in other scripts apart: there they are set in proportion.
    """
    return font_of(style) if any(c >= _CHINESE for c in text) else _western(style)


@cache
def _western(style: Style) -> QFont:
    font = QFont(font_of(style))
    for feature in ("pwid", "palt"):
        font.setFeature(QFont.Tag(feature), 1)
    return font


def _metrics(text: str, style: Style) -> QFontMetricsF:
    return QFontMetricsF(_font(text, style))


@lru_cache(maxsize=50_000)
def text_width(text: str, style: Style) -> float:
    """Return how wide a line is."""
    return _metrics(text, style).horizontalAdvance(text) / _FINER


@lru_cache(maxsize=50_000)
def elided(text: str, style: Style, width: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width``."""
    if text_width(text, style) <= width:
        return text
    return _metrics(text, style).elidedText(text, Qt.TextElideMode.ElideRight, width * _FINER)


@lru_cache(maxsize=50_000)
def wrapped(text: str, style: Style, width: float, most: int) -> tuple[str, ...]:
    """Return the text in at most ``most`` lines, the last cut where it does not fit.

    Lines break between words, and within Chinese where its rules allow.
    """
    if text_width(text, style) <= width:
        return (text,)
    lines: list[str] = []
    start = 0
    while start < len(text) and len(lines) < most - 1:
        end = _well_broken(text, start, start + _first_line(text[start:], style, width))
        lines.append(text[start:end].strip())
        start = end
    if start < len(text):
        lines.append(elided(text[start:].strip(), style, width))
    return tuple(lines)


def _first_line(text: str, style: Style, width: float) -> int:
    """Return how many characters of a text stand in its first line."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    whole = QTextLayout(text, _font(text, style))
    whole.setTextOption(option)
    whole.beginLayout()
    line = whole.createLine()
    line.setLineWidth(width * _FINER)
    whole.endLayout()
    return max(1, line.textLength())


def _well_broken(text: str, start: int, end: int) -> int:
    """Return where a line ends so that no closing mark begins the next, and no opening one ends it.

    Qt sees to that as long as it finds a place to break; in narrow columns it may find none.
    """
    at = end
    while start + 1 < at < len(text) and (text[at] in _CLOSING or text[at - 1] in _OPENING):
        at -= 1
    return at if at > start + 1 else end


@lru_cache(maxsize=50_000)
def fitted(
    text: str, style: Style, width: float, most: int, least: float
) -> tuple[Style, tuple[str, ...]]:
    """Return the text in at most ``most`` lines, with the style it is set in.

    What does not fit is set smaller, down to size ``least``, and only then cut.
    """
    lines = wrapped(text, style, width, most)
    if style.size <= least or "".join("".join(lines).split()) == "".join(text.split()):
        return style, lines
    smaller = msgspec.structs.replace(style, size=max(least, style.size - 0.5))
    return fitted(text, smaller, width, most, least)


@lru_cache(maxsize=50_000)
def listed(
    parts: tuple[str, ...], style: Style, width: float, most: int, least: float
) -> tuple[Style, tuple[str, ...]]:
    """Return several names in at most ``most`` lines, with the style they are set in.

    Lines break between names. What does not fit is set smaller, down to size ``least``, and
    only then left out: "+2" says how many there are more.
    """
    lines, left = _filled(parts, style, width, most)
    if not left or style.size <= least:
        return style, lines
    smaller = msgspec.structs.replace(style, size=max(least, style.size - 0.5))
    return listed(parts, smaller, width, most, least)


def _filled(
    parts: tuple[str, ...], style: Style, width: float, most: int
) -> tuple[tuple[str, ...], int]:
    """Return the lines of a list, and how many of it find no room there."""
    lines: list[str] = []
    at = 0
    while at < len(parts) and len(lines) < most:
        last = len(lines) == most - 1
        end = at + 1
        while end < len(parts) and text_width(_line(parts, at, end + 1, last), style) <= width:
            end += 1
        more = f"{_MORE}{len(parts) - end}" if last and end < len(parts) else ""
        room = width - (text_width(more, style) if more else 0.0)
        lines.append(elided(_BETWEEN.join(parts[at:end]), style, room) + more)
        at = end
    return tuple(lines), len(parts) - at


def _line(parts: tuple[str, ...], start: int, end: int, last: bool) -> str:
    """Return a line of a list as it reads where it holds the parts from ``start`` to ``end``."""
    line = _BETWEEN.join(parts[start:end])
    return f"{line}{_MORE}{len(parts) - end}" if last and end < len(parts) else line


def glyph_runs(text: str, style: Style) -> tuple[list[QGlyphRun], float]:
    """Return a line as the glyphs that it is set in, ``_FINER`` times its size, and where its baseline lies in them."""
    layout = QTextLayout(text, _font(text, style))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout.glyphRuns(), line.ascent()


def draw_text(
    painter: QPainter, x: float, baseline: float, text: str, style: Style, ink: QColor
) -> None:
    """Draw a line that begins at ``x``."""
    if not text:
        return
    painter.setPen(ink)
    painter.setFont(_font(text, style))
    painter.translate(x, baseline)
    painter.scale(1 / _FINER, 1 / _FINER)
    painter.drawText(QPointF(), text)
    painter.scale(_FINER, _FINER)
    painter.translate(-x, -baseline)


def draw_text_ending(
    painter: QPainter, x: float, baseline: float, text: str, style: Style, ink: QColor
) -> None:
    """Draw a line that ends at ``x``."""
    draw_text(painter, x - text_width(text, style), baseline, text, style, ink)


def draw_text_centred(
    painter: QPainter, x: float, baseline: float, text: str, style: Style, ink: QColor
) -> None:
    """Draw a line whose middle is at ``x``."""
    draw_text(painter, x - text_width(text, style) / 2, baseline, text, style, ink)
