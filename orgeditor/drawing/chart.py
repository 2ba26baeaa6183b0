"""Painting a chart: as shapes for paper and files, and at every zoom for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgeditor.drawing.blocks import paint_blocks
from orgeditor.drawing.card import MARGIN, paint_card
from orgeditor.drawing.colours import Palette, colour, tinted
from orgeditor.drawing.detail import BLOCKS_BELOW, blocks_at
from orgeditor.drawing.frames import paint_frames, paint_frames_seen
from orgeditor.drawing.grade_bands import paint_bands, paint_bands_seen, paint_names_seen
from orgeditor.drawing.lines import paint_lines
from orgeditor.drawing.marks import Marks, paint_marks
from orgeditor.drawing.pictures import picture_rect
from orgeditor.drawing.silhouettes import branches_in
from orgeditor.drawing.ties import paint_deciding, paint_ties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPixmap

    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.pictures import CardPictures
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.view import View

_LINE: Final = 1.3
_LEGIBLE: Final = 12.0
"""The width of cards in dots of the device below which nothing on them could be told."""
_LIFTED: Final = 0.35


class Frame(msgspec.Struct, frozen=True):
    """What it took to paint a frame: cards seen, pictures still missing, branches told of."""

    cards: int
    missing: int
    branches: int = 0


def paint_chart(painter: QPainter, scene: ChartScene, palette: Palette, face: Face) -> None:
    """Paint a chart as shapes and text, what is clipped away left out; the painter is in chart units."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = scene.layout
    seen, lines, slots = QRectF(), layout.lines, range(len(scene))
    if painter.hasClipping():
        seen = painter.clipBoundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        edges = seen.left(), seen.top(), seen.right(), seen.bottom()
        lines, slots = layout.lines_within(*edges), layout.within(*edges).tolist()
    paint_bands(painter, scene.bands(), layout, palette, face)
    paint_frames(painter, scene, palette)
    paint_lines(painter, lines, palette, _LINE)
    paint_ties(painter, scene, palette, seen, dotted=scene.sight.dotted)
    if layout.spacing.width * painter.deviceTransform().m11() < _LEGIBLE:
        _paint_plain(painter, scene, slots, palette)
        return
    for slot in slots:
        painter.save()
        painter.translate(float(layout.x[slot]), float(layout.y[slot]))
        paint_card(painter, scene.card(slot), palette, face)
        painter.restore()


def _paint_plain(
    painter: QPainter, scene: ChartScene, slots: Iterable[int], palette: Palette
) -> None:
    """Paint cards as nothing but their colour, those of one colour at once."""
    rects: dict[str, list[QRectF]] = {}
    layout, s = scene.layout, scene.layout.spacing
    chosen = np.fromiter(slots, np.int32)
    places = zip(layout.x[chosen].tolist(), layout.y[chosen].tolist(), strict=True)
    for name, (x, y) in zip(scene.colours(chosen), places, strict=True):
        rects.setdefault(name, []).append(QRectF(x, y, s.width, s.height))
    painter.setPen(Qt.PenStyle.NoPen)
    for name, found in rects.items():
        painter.setBrush(colour(tinted(name, palette)))
        painter.drawRects(found)


def paint_view(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    pictures: CardPictures,
    marks: Marks,
    ratio: float,
) -> Frame:
    """Paint what a viewport shows of a chart; the painter is in the viewport's pixels.

    Cards get new pictures as long as there is time for them in a frame; where others miss
    theirs they are blocks until the next.
    """
    pictures.begin()
    room = QRectF(0, 0, view.width, view.height)
    painter.save()
    found = paint_ground(painter, scene, view, pictures, marks, ratio, room)
    painter.restore()
    if not found.missing:
        pictures.forget_former()
    unnamed = paint_over(painter, scene, view, pictures, marks)
    return Frame(found.cards, found.missing + unnamed, found.branches)


def slots_in(scene: ChartScene, view: View, room: QRectF) -> Ints:
    """Return the cards of which something is seen in a part of the viewport."""
    left, top, right, bottom = _edges(view, room)
    return scene.layout.within(left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)


def paint_ground(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    pictures: CardPictures,
    marks: Marks,
    ratio: float,
    room: QRectF,
    *,
    anew: bool = True,
) -> Frame:
    """Paint all that moves along with the chart in a part of the viewport, given in its pixels.

    ``anew``: whether cards may get new pictures; else those without are blocks.
    """
    palette = pictures.palette
    slots = slots_in(scene, view, room)
    left, top, right, bottom = _edges(view, room)
    seen = QRectF(QPointF(left, top), QPointF(right, bottom))
    painter.setClipRect(room)
    paint_bands_seen(painter, scene.bands(), scene.layout, palette, view, room, ratio)
    paint_frames_seen(painter, scene, palette, view, room, ratio)
    branches = branches_in(scene, view, room)
    if branches:
        branches.paint_shapes(painter, ratio)
    _paint_connectors(painter, scene, view, palette, seen, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if view.scale >= BLOCKS_BELOW:
        # Below the cards, so that no line runs through a name.
        painter.save()
        _to_chart_units(painter, view)
        paint_ties(painter, scene, palette, seen, dotted=marks.dotted, scale=view.scale)
        painter.restore()
        missing = _paint_pictures(painter, scene, view, pictures, marks, slots, anew=anew)
    else:
        painter.setOpacity(blocks_at(view.scale))
        paint_blocks(painter, scene, slots, view, ratio, palette)
        painter.setOpacity(1.0)
        # From far nothing else tells how a decision is taken.
        painter.save()
        _to_chart_units(painter, view)
        paint_deciding(painter, scene, palette, seen, view.scale)
        painter.restore()
        missing = 0
    return Frame(len(slots), missing, len(branches.slots) if branches else 0)


def paint_over(
    painter: QPainter, scene: ChartScene, view: View, pictures: CardPictures, marks: Marks
) -> int:
    """Paint what depends on what is seen: names of branches, marks; return how many lack their names."""
    palette, unnamed = pictures.palette, 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRectF(0, 0, view.width, view.height)
    if branches := branches_in(scene, view, room):
        unnamed = branches.paint_names(painter, pictures)
    painter.save()
    _to_chart_units(painter, view)
    if marks.over:
        seen = set(slots_in(scene, view, room).tolist())
        paint_marks(painter, scene, marks, seen, palette, view.scale)
    painter.restore()
    paint_names_seen(painter, scene.bands(), scene.layout, palette, pictures.face, view)
    return unnamed


def _edges(view: View, room: QRectF) -> tuple[float, float, float, float]:
    """Return the edges in chart units of a part of the viewport."""
    return (
        *view.to_chart(room.left(), room.top()),
        *view.to_chart(room.right(), room.bottom()),
    )


def _to_chart_units(painter: QPainter, view: View) -> None:
    painter.scale(view.scale, view.scale)
    painter.translate(-view.x, -view.y)


def _paint_connectors(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    palette: Palette,
    seen: QRectF,
    ratio: float,
) -> None:
    shortest = 1.5 / view.scale if view.scale < BLOCKS_BELOW else 0.0
    around = seen.left(), seen.top(), seen.right(), seen.bottom()
    # Whole pixels keep thin lines sharp.
    width = max(1.0, round(_LINE * view.scale))
    lines = view.pixels(scene.layout.lines_within(*around, shortest).astype(np.float64), ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    paint_lines(painter, lines.clip(-32000, 32000), palette, width)


def _paint_pictures(
    painter: QPainter,
    scene: ChartScene,
    view: View,
    pictures: CardPictures,
    marks: Marks,
    slots: Ints,
    *,
    anew: bool,
) -> int:
    """Paint cards; return for how many pictures there was no time: they are blocks, or as before."""
    layout = scene.layout
    sharp = pictures.scale == view.scale
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not sharp)
    missing, plain = 0, []
    ratio = pictures.ratio
    corners = np.column_stack((layout.x[slots], layout.y[slots])).astype(np.float64)
    places = view.pixels(corners - MARGIN, ratio).tolist()
    for slot, (x, y), place in zip(slots.tolist(), corners.tolist(), places, strict=True):
        may_paint = anew and pictures.has_time
        # What a card says is not looked up where there is no time to paint it.
        card = scene.card(slot) if may_paint else scene.made_card(slot)
        if card is None or (not may_paint and not pictures.has(card)):
            missing += 1
            if card and (former := pictures.former(card)):
                _paint_stretched(painter, view, card, x, y, *former, ratio)
            else:
                plain.append(slot)
            continue
        faint = slot in marks.lifted or slot in marks.new
        if faint:
            painter.setOpacity(_LIFTED if slot in marks.lifted else marks.shown)
        picture = pictures.of(card)
        if sharp:
            painter.drawPixmap(QPointF(*place), picture)
        else:
            _paint_stretched(painter, view, card, x, y, picture, pictures.scale, ratio)
        if faint:
            painter.setOpacity(1.0)
    if plain:
        paint_blocks(painter, scene, np.array(plain, np.int32), view, ratio, pictures.palette)
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
