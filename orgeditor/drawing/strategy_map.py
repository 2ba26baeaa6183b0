"""Paints a strategy map: bands, boxes with their progress, lines from cause to effect."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from orgeditor.analysis.goals import below_threshold, kpis_of, progress, theme_of
from orgeditor.analysis.strategy_map import BAND_TITLE, HEIGHT, LEGEND, WIDTH, Arrow, StrategyMap
from orgeditor.drawing.colours import NO_COLOUR, VALUE_COLOURS, colour
from orgeditor.drawing.text import Style, draw_text, draw_text_ending, elided, fitted
from orgeditor.messages import seen, t
from orgeditor.model.elements.goals import PERSPECTIVES, THEME, Goal
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.organization import Organization

RADIUS: Final = 7.0
_STRIPE: Final = 5.0
_INSIDE: Final = 12.0
_TITLE: Final = 12.5
_SMALL: Final = 11.0
_BAR: Final = 4.0
_HEAD: Final = 7.0


def paint_strategy_map(
    painter: QPainter,
    org: Organization,
    laid_out: StrategyMap,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
    language: str = "",
    sight: QRectF | None = None,
) -> None:
    """Paint a map in chart units. ``selected`` goals, and the lines at them, stand out.

    ``sight``: what of it is seen, all where not given.
    """
    seen_part = sight or QRectF(0, 0, laid_out.width, laid_out.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    labels = dict(PERSPECTIVES)
    band_style = Style(face, _TITLE, semibold=True)
    for number, band in enumerate(laid_out.bands):
        rect = QRectF(0, band.y, laid_out.width, band.height)
        if number % 2 == 0:
            painter.fillRect(rect, colour(palette.panel))
        words = labels[band.perspective] if band.perspective else t("No perspective")
        style, lines = fitted(
            words.render(language) if language else str(words), band_style, BAND_TITLE - 24, 3, 9
        )
        top = rect.center().y() - (len(lines) - 1) * 8 + 4
        for at, line in enumerate(lines):
            draw_text(painter, _INSIDE, top + at * 16, line, style, colour(palette.muted))
    for arrow in laid_out.arrows:
        ends = QRectF(QPointF(arrow.x1, arrow.y1), QPointF(arrow.x2, arrow.y2)).normalized()
        if ends.adjusted(-_HEAD, -_HEAD, _HEAD, _HEAD).intersects(seen_part):
            _paint_arrow(painter, arrow, palette, bool({arrow.cause, arrow.effect} & set(selected)))
    colours = stripes(org)
    for place in laid_out.places:
        goal = org.find(Goal, place.goal)
        if goal is None or not QRectF(place.x, place.y, WIDTH, HEIGHT).intersects(seen_part):
            continue
        painter.save()
        painter.translate(place.x, place.y)
        paint_goal(painter, org, goal, colours, palette, face, selected=goal.id in selected, language=language)  # fmt: skip
        painter.restore()
    _paint_legend(painter, org, laid_out, colours, palette, face, language)


def _paint_legend(
    painter: QPainter,
    org: Organization,
    laid_out: StrategyMap,
    colours: dict[str, str],
    palette: Palette,
    face: Face,
    language: str,
) -> None:
    """Tell which theme each colour stands for, a line each at the foot."""
    style = Style(face, _SMALL)
    for line, theme in enumerate(laid_out.themes):
        base = laid_out.height - (len(laid_out.themes) - line) * LEGEND + 14
        painter.fillRect(QRectF(_INSIDE, base - 11, _STRIPE, 14), colour(colours[theme]))
        name = seen(name_of(org[theme], language))
        told = elided(name, style, laid_out.width - 3 * _INSIDE)
        draw_text(painter, _INSIDE * 2, base, told, style, colour(palette.muted))


def paint_goal(
    painter: QPainter,
    org: Organization,
    goal: Goal,
    colours: dict[str, str],
    palette: Palette,
    face: Face,
    *,
    selected: bool,
    language: str,
) -> None:
    """Paint the card of a goal at the painter's origin, ``WIDTH`` by ``HEIGHT``, in its theme's colour."""
    theme = theme_of(org, goal)
    _paint_box(painter, palette, colours[theme.id] if theme else NO_COLOUR, selected)
    _paint_words(painter, org, goal, palette, face, language)


def stripes(org: Organization) -> dict[str, str]:
    """Return the colour of each strategic theme."""
    themes = sorted(
        (goal for goal in org.of(Goal).values() if goal.kind == THEME),
        key=lambda goal: (goal.rank, goal.id),
    )
    return {goal.id: VALUE_COLOURS[at % len(VALUE_COLOURS)] for at, goal in enumerate(themes)}


def _paint_box(painter: QPainter, palette: Palette, stripe: str, selected: bool) -> None:
    box = QRectF(0, 0, WIDTH, HEIGHT)
    outline = QPainterPath()
    outline.addRoundedRect(box, RADIUS, RADIUS)
    painter.fillPath(outline, colour(palette.card))
    painter.save()
    painter.setClipPath(outline)
    painter.fillRect(QRectF(0, 0, _STRIPE, HEIGHT), colour(stripe))
    painter.restore()
    edge = palette.accent if selected else palette.card_line
    painter.setPen(QPen(colour(edge), 2.0 if selected else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def _paint_words(
    painter: QPainter,
    org: Organization,
    goal: Goal,
    palette: Palette,
    face: Face,
    language: str,
) -> None:
    left, right = _STRIPE + _INSIDE - 4, WIDTH - _INSIDE
    style, lines = fitted(
        seen(name_of(goal, language)), Style(face, _TITLE, semibold=True), right - left, 2, 10
    )
    for at, line in enumerate(lines):
        draw_text(painter, left, 20 + at * 15.5, line, style, colour(palette.text))
    small = Style(face, _SMALL)
    reached = progress(org, goal)
    short = any(below_threshold(org, kpi) for kpi in kpis_of(org, goal.id))
    ink = palette.refused if short else palette.muted
    room = right - left
    if reached is not None:
        told = f"{reached:.0%}" + (" !" if short else "")
        draw_text_ending(painter, right, HEIGHT - 16, told, small, colour(ink))
        room -= 48
    owner = org.peek(goal.owner) if goal.owner else None
    if owner is not None:
        name = elided(seen(name_of(owner, language)), small, room)
        draw_text(painter, left, HEIGHT - 16, name, small, colour(palette.muted))
    if reached is not None:
        track = QRectF(left, HEIGHT - 10, right - left, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.line))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(colour(palette.refused if short else palette.drop))
        done = QRectF(track.x(), track.y(), track.width() * reached, _BAR)
        painter.drawRoundedRect(done, 2, 2)


def _paint_arrow(painter: QPainter, arrow: Arrow, palette: Palette, selected: bool) -> None:
    ink = colour(palette.accent if selected else palette.connector)
    start, end = QPointF(arrow.x1, arrow.y1), QPointF(arrow.x2, arrow.y2)
    path = QPainterPath(start)
    if arrow.y1 == arrow.y2:
        path.lineTo(end)
    else:
        middle = (arrow.y1 + arrow.y2) / 2
        path.cubicTo(QPointF(arrow.x1, middle), QPointF(arrow.x2, middle), end)
    painter.setPen(QPen(ink, 2.0 if selected else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    along = path.angleAtPercent(1.0)
    back = [
        end + QPointF(math.cos(math.radians(turn)), -math.sin(math.radians(turn))) * _HEAD
        for turn in (along + 155, along - 155)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([end, *back]))
