"""Lines across the structure: dotted lines, how a decision is taken, who communicates, who moved."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from orgeditor.analysis.communication import ties
from orgeditor.analysis.decisions import decision_path, is_decision, lines_of
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages.change_chart import rise
from orgeditor.drawing.colouring import FATE_MARKS
from orgeditor.drawing.colours import Palette, colour, duty_colour
from orgeditor.drawing.lines import REACH, dotted_path, dotted_pen
from orgeditor.model.codes import Duty
from orgeditor.model.records import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from PySide6.QtGui import QPainter

    from orgeditor.analysis.layout import Layout
    from orgeditor.drawing.scene import ChartScene

T = TypeVar("T")

_DECIDING: Final = 2.4
_THINNEST: Final = 1.4
"""Pixels that a line of a decision has from far."""
_LINKED: Final = 1.8
_HEAD: Final = 11.0


class Ties:
    """The lines between cards that a chart shows as it stands; slots of two cards each."""

    def __init__(self, scene: ChartScene, dotted_from: Mapping[str, tuple[str, ...]]) -> None:
        """``dotted_from``: whom positions report to by dotted lines, for those that do."""
        self._scene = scene
        self._dotted_from = dotted_from

    @cached_property
    def dotted(self) -> list[tuple[int, int]]:
        """The dotted lines: slots of position and manager."""
        slot = self._scene.slot
        lines = (
            (slot(key), slot(manager))
            for key, managers in self._dotted_from.items()
            for manager in managers
        )
        return [ends for ends in lines if min(ends) >= 0]

    @cached_property
    def deciding(self) -> list[tuple[int, int, Duty | None]]:
        """The lines of the decision whose letters show: as what the first takes part, None where it escalates."""
        scene = self._scene
        matrix, activity = scene.sight.badges
        if scene.mode != "positions" or not scene.org.find(Matrix, matrix):
            return []
        view = matrix_view(scene.org, matrix)
        row = next((r for r in view.rows if r.activity.id == activity), None)
        if row is None or not is_decision(view, row):
            return []
        found = lines_of(scene.org, decision_path(scene.org, view, row))
        lines = [(scene.slot(one), scene.slot(other), duty) for one, other, duty in found]
        return [line for line in lines if min(line[:2]) >= 0]

    @cached_property
    def links(self) -> list[tuple[int, int, bool]]:
        """What ties cards together by communication, and whether a link is missing."""
        scene = self._scene
        found = ties(scene.org, scene.mode) if scene.sight.links else ()
        lines = [(scene.slot(tie.ends[0]), scene.slot(tie.ends[1]), tie.missing) for tie in found]
        return [line for line in lines if min(line[:2]) >= 0]

    @cached_property
    def moves(self) -> list[tuple[int, int]]:
        """From where cards have moved: the slot of what was above before, and their own."""
        scene = self._scene
        slots = [(scene.slot(above), scene.slot(key)) for key, above in scene.sight.moves]
        return [pair for pair in slots if min(pair) >= 0]


def paint_ties(
    painter: QPainter,
    scene: ChartScene,
    palette: Palette,
    seen: QRectF,
    *,
    dotted: bool,
    scale: float = 1.0,
) -> None:
    """Paint the lines that are ``seen``, an empty rectangle for all; the painter is in chart units."""
    if dotted:
        _paint_dotted(painter, scene, palette, seen)
    _paint_links(painter, scene, palette, seen)
    paint_moves(painter, scene.layout, scene.ties.moves, seen)
    paint_deciding(painter, scene, palette, seen, scale)


def _paint_dotted(painter: QPainter, scene: ChartScene, palette: Palette, seen: QRectF) -> None:
    layout = scene.layout
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted_pen(palette, 1.5))
    ends = np.array(scene.ties.dotted, np.int32).reshape(-1, 2)
    x, y = layout.x[ends], layout.y[ends]
    if not seen.isEmpty():
        s = layout.spacing
        touching = (x.min(1) - REACH <= seen.right()) & (x.max(1) + s.width + REACH >= seen.left())
        touching &= (y.min(1) <= seen.bottom()) & (y.max(1) + s.height >= seen.top())
        x, y = x[touching], y[touching]
    for (x1, x2), (y1, y2) in zip(x.tolist(), y.tolist(), strict=True):
        painter.drawPath(dotted_path(x1, y1, x2, y2, layout.spacing))


def paint_deciding(
    painter: QPainter, scene: ChartScene, palette: Palette, seen: QRectF, scale: float
) -> None:
    """Paint how a decision is taken: curves to the decider, and dashes where it escalates.

    At any ``scale``, in pixels a chart unit, they are thick enough to be seen.
    """
    width = max(_DECIDING, _THINNEST / scale)
    if not seen.isEmpty():
        seen = seen.adjusted(-width, -width, width, width)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path, duty in _curves(scene, scene.ties.deciding, seen):
        if duty is None:
            pen = dotted_pen(palette, width)
            pen.setColor(colour(duty_colour(Duty.ANSWERS)))
        else:
            pen = QPen(colour(duty_colour(duty)), width)
        painter.setPen(pen)
        painter.drawPath(path)


def _paint_links(painter: QPainter, scene: ChartScene, palette: Palette, seen: QRectF) -> None:
    """Paint who communicates: curves, and dashes where work is handed over without a link."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    talking, silent = QPen(colour(palette.accent), _LINKED), dotted_pen(palette, _LINKED)
    silent.setColor(colour(palette.refused))
    for path, missing in _curves(scene, scene.ties.links, seen):
        painter.setPen(silent if missing else talking)
        painter.drawPath(path)


def paint_moves(
    painter: QPainter, layout: Layout, moves: Iterable[tuple[int, int]], seen: QRectF
) -> None:
    """Paint an arrow to each card that has moved, from what it stood below: an arc over both.

    ``moves``: the slots of what it stood below, and of the card. ``seen`` as in ``paint_ties``.
    """
    shade, s = colour(FATE_MARKS["moved"][1]), layout.spacing
    for one, other in moves:
        start, end = (
            QPointF(float(layout.x[slot]) + s.width / 2, float(layout.y[slot]))
            for slot in (one, other)
        )
        top = min(start.y(), end.y()) - rise(end.x() - start.x())
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), top), QPointF(end.x(), top), end)
        if not seen.isEmpty() and not path.controlPointRect().intersects(seen):
            continue
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shade, _LINKED, Qt.PenStyle.DashLine))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(
            [end, end + QPointF(-_HEAD / 2, -_HEAD), end + QPointF(_HEAD / 2, -_HEAD)]
        )


def _curves(
    scene: ChartScene, lines: Iterable[tuple[int, int, T]], seen: QRectF
) -> Iterator[tuple[QPainterPath, T]]:
    """Yield the curves between cards that are ``seen``, an empty rectangle for all, with what they mean."""
    layout = scene.layout
    for one, other, meaning in lines:
        x1, y1, x2, y2 = (float(a[slot]) for slot in (one, other) for a in (layout.x, layout.y))
        path = dotted_path(x1, y1, x2, y2, layout.spacing)
        # Between cards of one level a line has no height, and what is empty meets nothing.
        room = path.controlPointRect().adjusted(-1.0, -1.0, 1.0, 1.0)
        if seen.isEmpty() or room.intersects(seen):
            yield path, meaning
