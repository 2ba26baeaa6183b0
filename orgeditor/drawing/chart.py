"""Painting a chart: as shapes for paper and files, and at every zoom for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.blocks import paint_blocks
from orgeditor.drawing.card import MARGIN, paint_card
from orgeditor.drawing.card_ground import RADIUS
from orgeditor.drawing.colours import Palette, colour, duty_colour
from orgeditor.drawing.detail import blocks_at
from orgeditor.drawing.frames import RADIUS as FRAME_RADIUS
from orgeditor.drawing.frames import frame_of, paint_frames
from orgeditor.drawing.lines import dotted_path, dotted_pen, lines_within, paint_lines
from orgeditor.drawing.pictures import picture_rect
from orgeditor.drawing.silhouettes import branches_in
from orgeditor.model.codes import Duty

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QPixmap

    from orgeditor.analysis.layout import Layout
    from orgeditor.analysis.tree import Ints
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.pictures import CardPictures
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

BLOCKS_BELOW: Final = 0.22
"""The scale below which cards are blocks of colour without text."""

_NEW_A_FRAME: Final = 90
_LINE: Final = 1.3
_DECIDING: Final = 2.4
_LIFTED: Final = 0.35


class Marks(msgspec.Struct, frozen=True):
    """What is marked on a chart: slots of selected cards, drop target, card under the pointer.

    ``lifted`` cards are being dragged and stand back. ``dotted``: whether dotted lines show.
    ``new`` cards fade in: they are ``shown`` so far, 0 to 1.
    """

    selected: frozenset[int] = frozenset()
    target: int = -1
    lifted: frozenset[int] = frozenset()
    dotted: bool = True
    new: frozenset[int] = frozenset()
    shown: float = 1.0


class Frame(msgspec.Struct, frozen=True):
    """What it took to paint a frame: cards seen, pictures still missing, branches told of."""

    cards: int
    missing: int
    branches: int = 0


def paint_chart(painter: QPainter, scene: ChartScene, palette: Palette, face: Face) -> None:
    """Paint a whole chart as shapes and text; the painter is in chart units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = scene.layout
    paint_frames(painter, scene, palette)
    paint_lines(painter, layout.lines, palette, _LINE)
    if scene.sight.dotted:
        _paint_dotted(painter, scene, palette, QRectF())
    _paint_deciding(painter, scene, palette, QRectF())
    for slot in range(len(scene)):
        painter.save()
        painter.translate(float(layout.x[slot]), float(layout.y[slot]))
        paint_card(painter, scene.card(slot), palette, face)
        painter.restore()


def paint_view(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    pictures: CardPictures,
    marks: Marks,
    ratio: float,
) -> Frame:
    """Paint what a viewport shows of a chart; the painter is in the viewport's pixels.

    At most ``_NEW_A_FRAME`` cards get a new picture; where others miss theirs they are
    blocks until the next frame.
    """
    palette = pictures.palette
    layout = scene.layout
    slots = layout.within(
        view.x - MARGIN, view.y - MARGIN, view.right + MARGIN, view.bottom + MARGIN
    )
    seen = QRectF(QPointF(view.x, view.y), QPointF(view.right, view.bottom))
    painter.save()
    _to_chart_units(painter, view)
    paint_frames(painter, scene, palette, seen, view.scale)
    painter.restore()
    branches = branches_in(scene, view)
    if branches:
        branches.paint_shapes(painter)
    _paint_connectors(painter, scene, view, palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if marks.dotted and view.scale >= BLOCKS_BELOW:
        # Below the cards, so that no line runs through a name.
        painter.save()
        _to_chart_units(painter, view)
        _paint_dotted(painter, scene, palette, seen)
        painter.restore()
    if view.scale >= BLOCKS_BELOW and scene.deciding():
        painter.save()
        _to_chart_units(painter, view)
        _paint_deciding(painter, scene, palette, seen)
        painter.restore()
    if view.scale < BLOCKS_BELOW:
        painter.setOpacity(blocks_at(view.scale))
        paint_blocks(painter, scene, slots, view, ratio, palette)
        painter.setOpacity(1.0)
        missing = 0
    else:
        missing = _paint_pictures(painter, scene, view, pictures, marks, slots)
        if not missing:
            pictures.forget_former()
    if branches:
        branches.paint_names(painter, palette, pictures.face)
    painter.save()
    _to_chart_units(painter, view)
    seen_slots = set(slots.tolist()) if marks.selected or marks.target >= 0 else set()
    _paint_rings(painter, scene, palette, marks.selected & seen_slots, view.scale)
    if marks.target in seen_slots:
        paint_target(painter, scene, marks.target, palette)
    painter.restore()
    return Frame(len(slots), missing, len(branches.slots) if branches else 0)


def _to_chart_units(painter: QPainter, view: View) -> None:
    painter.scale(view.scale, view.scale)
    painter.translate(-view.x, -view.y)


def paint_target(painter: QPainter, scene: ChartScene, slot: int, palette: Palette) -> None:
    """Mark the card that something would be dropped on; the painter is in chart units."""
    layout = scene.layout
    card = _box(layout, slot)
    box = frame_of(scene, slot)
    radius = RADIUS if box is None else FRAME_RADIUS
    painter.setPen(QPen(colour(palette.drop), 2.2))
    painter.setBrush(colour(palette.drop, 28))
    painter.drawRoundedRect(box or card, radius, radius)


def _paint_connectors(painter: QPainter, scene: ChartScene, view: View, palette: Palette) -> None:
    shortest = 1.5 / view.scale if view.scale < BLOCKS_BELOW else 0.0
    lines = lines_within(scene.layout, view.x, view.y, view.right, view.bottom, shortest)
    on_screen = (lines - [view.x, view.y, view.x, view.y]) * view.scale
    # Whole pixels keep thin lines sharp.
    width = max(1.0, round(_LINE * view.scale))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    paint_lines(painter, on_screen.round().clip(-32000, 32000), palette, width)


def _paint_pictures(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    pictures: CardPictures,
    marks: Marks,
    slots: Ints,
) -> int:
    layout = scene.layout
    sharp = pictures.scale == view.scale
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
    missing, new = 0, 0
    ratio = pictures.ratio
    for slot in slots.tolist():
        x, y = float(layout.x[slot]), float(layout.y[slot])
        card = scene.card(slot)
        left, top = view.to_screen(x - MARGIN, y - MARGIN)
        if not pictures.has(card):
            if new >= _NEW_A_FRAME:
                missing += 1
                if former := pictures.former(card):
                    _paint_stretched(painter, view, card, x, y, *former, ratio)
                else:
                    _paint_plain(painter, view, x, y, card, pictures.palette)
                continue
            new += 1
        faint = slot in marks.lifted or slot in marks.new
        if faint:
            painter.setOpacity(_LIFTED if slot in marks.lifted else marks.shown)
        picture = pictures.of(card)
        if sharp:
            place = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
            painter.drawPixmap(place, picture)
        else:
            _paint_stretched(painter, view, card, x, y, picture, pictures.scale, ratio)
        if faint:
            painter.setOpacity(1.0)
    return missing


def _paint_stretched(
    painter: QPainter,
    view: View,
    card: Card,
    x: float,
    y: float,
    picture: QPixmap,
    scale: float,
    ratio: float,
) -> None:
    """Paint the picture of a card that was made for another scale."""
    box = picture_rect(card, x, y)
    place = QRectF(QPointF(*view.to_screen(box.x(), box.y())), box.size() * view.scale)
    painter.drawPixmap(place, picture, QRectF(QPointF(), box.size() * scale * ratio))


def _paint_plain(
    painter: QPainter, view: View, x: float, y: float, card: Card, palette: Palette
) -> None:
    left, top = view.to_screen(x, y)
    box = QRectF(left, top, card.width * view.scale, card.height * view.scale)
    painter.fillRect(box, colour(palette.card))
    box.setWidth(5 * view.scale)
    painter.fillRect(box, colour(card.colour))


def _box(layout: Layout, slot: int) -> QRectF:
    s = layout.spacing
    return QRectF(float(layout.x[slot]), float(layout.y[slot]), s.width, s.height)


def _paint_dotted(painter: QPainter, scene: ChartScene, palette: Palette, seen: QRectF) -> None:
    layout = scene.layout
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted_pen(palette, 1.5))
    for position, manager in scene.dotted():
        x1, y1, x2, y2 = (
            float(a[slot]) for slot in (position, manager) for a in (layout.x, layout.y)
        )
        path = dotted_path(x1, y1, x2, y2, layout.spacing)
        if seen.isEmpty() or path.controlPointRect().intersects(seen):
            painter.drawPath(path)


def _paint_deciding(painter: QPainter, scene: ChartScene, palette: Palette, seen: QRectF) -> None:
    """Paint how a decision is taken: curves to the decider, and dashes where it escalates."""
    layout = scene.layout
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one, other, duty in scene.deciding():
        x1, y1, x2, y2 = (float(a[slot]) for slot in (one, other) for a in (layout.x, layout.y))
        path = dotted_path(x1, y1, x2, y2, layout.spacing)
        if not seen.isEmpty() and not path.controlPointRect().intersects(seen):
            continue
        if duty is None:
            pen = dotted_pen(palette, _DECIDING)
            pen.setColor(colour(duty_colour(Duty.ANSWERS)))
        else:
            pen = QPen(colour(duty_colour(duty)), _DECIDING)
        painter.setPen(pen)
        painter.drawPath(path)


def _paint_rings(
    painter: QPainter,
    scene: ChartScene,
    palette: Palette,
    slots: Collection[int],
    scale: float,
) -> None:
    layout = scene.layout
    width = max(2.0, 1.2 / scale)
    boxes = [_box(layout, slot) for slot in slots]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if scale < BLOCKS_BELOW:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colour(palette.accent), width))
        painter.drawRects(boxes)
        return
    for box in boxes:
        painter.setPen(QPen(colour(palette.accent, 60), width * 2.6))
        painter.drawRoundedRect(box.adjusted(-width, -width, width, width), RADIUS + 2, RADIUS + 2)
        painter.setPen(QPen(colour(palette.accent), width))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
