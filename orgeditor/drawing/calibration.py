"""Paints how ratings are spread over units or grades, and the nine-box of performance and potential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgeditor.analysis.calibration import (
    AXIS,
    BARS,
    BOX,
    CHIP,
    GAP,
    HEAD,
    NAME,
    POTENTIAL_ORDER,
    ROW,
    TITLE,
    WIDTH,
    Box,
    Distribution,
    Line,
    NineBox,
)
from orgeditor.drawing.colours import colour, heat_colour
from orgeditor.drawing.ratings import rating_colour
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
    text_width,
)
from orgeditor.messages import seen, t, tn
from orgeditor.model.elements.performance import POTENTIALS, Review
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.reviews import Par
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

_TEXT: Final = 12.5
_SMALL: Final = 11.0
_LEFT: Final = 8.0
_INDENT: Final = 16.0
_BASELINE: Final = 4.5
_BAR: Final = 18.0
_KEY: Final = 12.0
_RADIUS: Final = 7.0
_PERFORMANCES: Final = (t("Below expectations"), t("As expected"), t("Above expectations"))
_POTENTIALS: Final = dict(POTENTIALS)

_NAMES: Final[dict[tuple[int, int], Message]] = {
    (0, 2): t("Wrong place?"),
    (1, 2): t("Grows"),
    (2, 2): t("Ready for more"),
    (0, 1): t("Needs support"),
    (1, 1): t("Solid"),
    (2, 1): t("Strong"),
    (0, 0): t("To be settled"),
    (1, 0): t("Carries the work"),
    (2, 0): t("Expert"),
}
"""What a box asks for, by performance and potential; words of our own, not verdicts."""

_STEPS: Final = {
    (0, 2): "short", (1, 2): "enough", (2, 2): "enough",
    (0, 1): "short", (1, 1): "spare", (2, 1): "enough",
    (0, 0): "missing", (1, 0): "spare", (2, 0): "enough",
}  # fmt: skip
"""The step of the heat colours by which a box is told."""


def paint_distribution(
    painter: QPainter,
    org: Organization,
    found: Distribution,
    palette: Palette,
    face: Face,
    sight: QRectF,
    selected: Collection[str] = (),
) -> None:
    """Paint the lines within ``sight``, and over them what the colours mean."""
    if not found.lines:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body, small = Style(face, _TEXT), Style(face, _SMALL)
    height = found.size[1]
    painter.fillRect(QRectF(0, 0, WIDTH, height), colour(palette.panel))
    _paint_key(painter, found, palette, small)
    middle = NAME + found.left * BARS / ((found.left + found.right) or 1.0)
    first = max(0, int((sight.top() - HEAD) // ROW))
    last = min(len(found.lines), int((sight.bottom() - HEAD) // ROW) + 1)
    for row in range(first, last):
        line, top = found.lines[row], HEAD + row * ROW
        if line.record and line.record in selected:
            painter.fillRect(QRectF(0, top, WIDTH, ROW), colour(palette.accent_soft))
        painter.setPen(QPen(colour(palette.connector), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle, top), QPointF(middle, top + ROW))
        strong = Style(face, _TEXT, semibold=not line.depth)
        left, base = line.depth * _INDENT + _LEFT, top + ROW / 2 + _BASELINE
        name = elided(_called(org, line), strong, NAME - left - 12)
        draw_text(painter, left, base, name, strong, colour(palette.text))
        _paint_bar(painter, found, line, top + (ROW - _BAR) / 2, palette, small)
        if line.rated:
            draw_text_ending(painter, WIDTH - 96, base, f"{line.mean:.1f}", body, colour(palette.text))  # fmt: skip
        counted = f"{line.rated}" + (f" + {line.waiting}" if line.waiting else "")
        draw_text_ending(painter, WIDTH - _LEFT, base, counted, small, colour(palette.muted))
        painter.fillRect(QRectF(0, top + ROW - 1, WIDTH, 1), colour(palette.line))


def _called(org: Organization, line: Line) -> str:
    if line.record:
        return seen(name_of(org[line.record]))
    return line.grade or str(t("Not placed"))


def _paint_bar(
    painter: QPainter, found: Distribution, line: Line, top: float, palette: Palette, small: Style
) -> None:
    for place, (left, width) in enumerate(found.segments(line)):
        if not width:
            continue
        box = QRectF(NAME + left, top, max(width - 1, 1), _BAR)
        painter.fillRect(box, rating_colour(palette, _standing(found, place)))
        told = f"{line.counts[place]}"
        if width > text_width(told, small) + 6:
            draw_text_centred(painter, box.center().x(), top + _BAR - 5, told, small, colour(palette.text))  # fmt: skip


def _paint_key(painter: QPainter, found: Distribution, palette: Palette, small: Style) -> None:
    x, muted = NAME, colour(palette.muted)
    for place, (level, name) in enumerate(found.scale.levels):
        words = f"{level:g} {name}"
        painter.fillRect(QRectF(x, 8, _KEY, _KEY), rating_colour(palette, _standing(found, place)))
        draw_text(painter, x + 18, 18, words, small, muted)
        x += 18 + text_width(words, small) + 18
    draw_text_ending(painter, WIDTH - 96, HEAD - 8, str(t("Mean")), small, muted)
    draw_text_ending(painter, WIDTH - _LEFT, HEAD - 8, str(t("Rated + open")), small, muted)


def _standing(found: Distribution, place: int) -> Par:
    return found.scale.standing(found.scale.levels[place][0])


def paint_nine_box(
    painter: QPainter,
    org: Organization,
    found: NineBox,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
) -> None:
    """Paint the nine boxes with the names in them; whoever is selected stands out."""
    if not found.boxes:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body, small = Style(face, _TEXT), Style(face, _SMALL)
    everybody = sum(len(box.reviews) for box in found.boxes)
    for box in found.boxes:
        _paint_box(painter, org, box, everybody, palette, face, selected)
    muted, height = colour(palette.muted), 3 * (BOX[1] + GAP)
    for place in range(3):
        middle = AXIS + place * (BOX[0] + GAP) + BOX[0] / 2
        draw_text_centred(painter, middle, height + 12, str(_PERFORMANCES[place]), small, muted)
        painter.save()
        painter.translate(22, (2 - place) * (BOX[1] + GAP) + BOX[1] / 2)
        painter.rotate(-90)
        words = t("Potential: {level}", level=_POTENTIALS[POTENTIAL_ORDER[place]])
        draw_text_centred(painter, 0, 0, str(words), small, muted)
        painter.restore()
    if found.apart:
        told = tn("{n} more is rated without a potential.", "{n} more are rated without a potential.", found.apart)  # fmt: skip
        draw_text(painter, AXIS, height + 38, str(told), body, muted)


def _paint_box(
    painter: QPainter,
    org: Organization,
    box: Box,
    everybody: int,
    palette: Palette,
    face: Face,
    selected: Collection[str],
) -> None:
    body, small = Style(face, _TEXT), Style(face, _SMALL)
    whole = QRectF(box.x, box.y, *BOX)
    outline = QPainterPath()
    outline.addRoundedRect(whole, _RADIUS, _RADIUS)
    painter.fillPath(outline, colour(palette.panel))
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    heading = QRectF(box.x, box.y, BOX[0], TITLE)
    painter.fillRect(heading, heat_colour(palette, _STEPS[box.performance, box.potential]))
    painter.restore()
    painter.setPen(QPen(colour(palette.card_line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    strong = Style(face, _TEXT, semibold=True)
    ink, muted = colour(palette.text), colour(palette.muted)
    count = len(box.reviews)
    draw_text(painter, box.x + 10, box.y + 19, str(_NAMES[box.performance, box.potential]), strong, ink)  # fmt: skip
    told = f"{count} · {count / everybody:.0%}" if count else "–"
    draw_text_ending(painter, box.x + BOX[0] - 10, box.y + 19, told, small, ink if count else muted)
    for chip in box.chips:
        review = org.get(Review, chip.review)
        if selected and {chip.review, review.subject} & set(selected):
            painter.setPen(QPen(colour(palette.accent), 1.5))
            painter.setBrush(colour(palette.panel))
            room = QRectF(chip.x - 4, chip.y, chip.width + 8, CHIP - 2)
            painter.drawRoundedRect(room, 4, 4)
        name = elided(seen(name_of(org[review.subject])), body, chip.width)
        draw_text(painter, chip.x, chip.y + CHIP / 2 + _BASELINE - 1, name, body, ink)
    if (more := count - len(box.chips)) > 0 and box.chips:
        last = box.chips[-1]
        beside = last.x == box.chips[0].x
        x = last.x + last.width + 10 if beside else box.chips[0].x
        y = last.y if beside else last.y + CHIP
        words = str(t("{n} more", n=more))
        draw_text(painter, x, y + CHIP / 2 + _BASELINE - 1, words, small, ink)
