"""Paints a process in swimlanes: a lane a party, arrows from step to step, gaps in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from orgeditor.analysis.communication import (
    COLUMN,
    INSIDE,
    LANE,
    LANE_TITLE,
    STEP_HEIGHT,
    STEP_WIDTH,
    Box,
    Lane,
    Swimlanes,
)
from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import Style, draw_text, draw_text_centred, fitted
from orgeditor.messages import t
from orgeditor.model.elements.communication import Step
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.model.organization import Organization

_RADIUS: Final = 7.0
_HEAD: Final = 6.0
_TEXT: Final = 12.0
_SMALL: Final = 10.5
_LINE: Final = 15.0


def paint_swimlanes(
    painter: QPainter,
    org: Organization,
    laid_out: Swimlanes,
    palette: Palette,
    face: Face,
    selected: Collection[str] = (),
) -> None:
    """Paint a process in chart units. A hand-over without a link is red and says so by a mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, lane in enumerate(laid_out.lanes):
        rect = QRectF(0, lane.y, laid_out.width, LANE)
        painter.fillRect(rect, colour(palette.panel if number % 2 == 0 else palette.canvas))
        painter.fillRect(QRectF(0, lane.y + LANE - 1, laid_out.width, 1), colour(palette.line))
        name = name_of(org[lane.party]) if lane.party else str(t("Nobody"))
        style, lines = fitted(name, Style(face, _TEXT, semibold=True), LANE_TITLE - 24, 3, _SMALL)
        first = rect.center().y() - (len(lines) - 1) * _LINE / 2 + 4
        ink = palette.muted if lane.party else palette.refused
        for at, line in enumerate(lines):
            draw_text(painter, 12, first + at * _LINE, line, style, colour(ink))
    painter.fillRect(QRectF(LANE_TITLE, 0, 1, laid_out.height), colour(palette.line))
    for before, after in zip(laid_out.boxes, laid_out.boxes[1:], strict=False):
        _paint_arrow(painter, org, before, after, laid_out, palette, face)
    for box in laid_out.boxes:
        _paint_step(painter, org.get(Step, box.step), box, palette, face, box.step in selected)


def paint_target(painter: QPainter, lane: Lane, place: int, palette: Palette) -> None:
    """Paint where a step that is dragged would come to stand."""
    left = LANE_TITLE + INSIDE + place * COLUMN
    rect = QRectF(left, lane.y + (LANE - STEP_HEIGHT) / 2, STEP_WIDTH, STEP_HEIGHT)
    painter.setPen(QPen(colour(palette.drop), 2.0, Qt.PenStyle.DashLine))
    painter.setBrush(colour(palette.drop, 40))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def _paint_step(
    painter: QPainter, step: Step, box: Box, palette: Palette, face: Face, selected: bool
) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(box.x, box.y, STEP_WIDTH, STEP_HEIGHT), _RADIUS, _RADIUS)
    painter.fillPath(outline, colour(palette.card))
    edge = palette.accent if selected else palette.card_line
    painter.setPen(QPen(colour(edge), 2.0 if selected else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    style, lines = fitted(name_of(step), Style(face, _TEXT), STEP_WIDTH - 18, 3, _SMALL)
    first = box.y + STEP_HEIGHT / 2 - (len(lines) - 1) * _LINE / 2 + 4
    for at, line in enumerate(lines):
        draw_text_centred(
            painter, box.x + STEP_WIDTH / 2, first + at * _LINE, line, style, colour(palette.text)
        )


def _paint_arrow(
    painter: QPainter,
    org: Organization,
    before: Box,
    after: Box,
    laid_out: Swimlanes,
    palette: Palette,
    face: Face,
) -> None:
    """Paint the way from a step to the next: out to the right, along, and in from the left."""
    gap = (before.step, after.step) in laid_out.gaps
    ink = colour(palette.refused if gap else palette.connector)
    start = QPointF(before.x + STEP_WIDTH, before.y + STEP_HEIGHT / 2)
    end = QPointF(after.x, after.y + STEP_HEIGHT / 2)
    middle = (start.x() + end.x()) / 2
    way = QPainterPath(start)
    way.lineTo(middle, start.y())
    way.lineTo(middle, end.y())
    way.lineTo(end)
    painter.setPen(QPen(ink, 1.6 if gap else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(way)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF([end, end + QPointF(-_HEAD, -_HEAD / 2), end + QPointF(-_HEAD, _HEAD / 2)])
    )
    small = Style(face, _SMALL)
    handed = org.get(Step, before.step).hands_on
    told = " ".join(filter(None, ("!" if gap else "", handed)))
    if told:
        style, lines = fitted(told, small, STEP_WIDTH, 1, _SMALL)
        # Beside the line, which goes up or down from here.
        base = start.y() + 15 if end.y() < start.y() else start.y() - 6
        draw_text(painter, start.x() + 4, base, lines[0], style, ink)
