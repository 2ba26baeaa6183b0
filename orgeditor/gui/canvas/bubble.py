"""What floats over the chart while something is dragged: the ghost, the sentence, the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgeditor.drawing.card import HEIGHT, WIDTH, Card, paint_card
from orgeditor.drawing.card_ground import RADIUS
from orgeditor.drawing.colours import Palette, colour
from orgeditor.drawing.text import Style, draw_text, elided, text_width

if TYPE_CHECKING:
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.view import View
    from orgeditor.gui.canvas.places import Place


class Hint(msgspec.Struct, frozen=True):
    """A sentence beside the pointer; ``refused``: it says why something cannot be."""

    text: str
    refused: bool = False


def paint_hint(
    painter: QPainter, at: QPointF, hint: Hint, view: View, palette: Palette, face: Face
) -> None:
    """Paint the sentence right below a point of the viewport, inside the viewport."""
    style = Style(face, 12.0)
    sign = 18.0 if hint.refused else 0.0
    text = elided(hint.text, style, max(120.0, view.width - 60 - sign))
    width = text_width(text, style) + 20 + sign
    left = max(6.0, min(at.x() + 14, view.width - width - 6))
    top = max(6.0, min(at.y() + 20, view.height - 32))
    box = QRectF(left, top, width, 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.bubble, 240))
    painter.drawRoundedRect(box, 5, 5)
    ink = colour(palette.bubble_text)
    if hint.refused:
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(left + 17, top + 13)
        painter.drawEllipse(centre, 5.5, 5.5)
        painter.drawLine(centre + QPointF(-3.8, 3.8), centre + QPointF(3.8, -3.8))
    draw_text(painter, left + 10 + sign, top + 17.2, text, style, ink)


def paint_ghost(
    painter: QPainter, corner: QPointF, card: Card, scale: float, palette: Palette, face: Face
) -> None:
    """Paint a card lifted off the chart, its upper left corner at a point of the viewport."""
    painter.save()
    painter.translate(corner)
    painter.scale(scale, scale)
    painter.translate(WIDTH / 2, HEIGHT / 2)
    painter.rotate(-1.5)
    painter.translate(-WIDTH / 2, -HEIGHT / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(10, 0, -2):
        painter.setBrush(colour(palette.shadow, 10 if not palette.dark else 30))
        painter.drawRoundedRect(
            QRectF(-spread, 6 - spread, WIDTH + 2 * spread, HEIGHT + 2 * spread),
            RADIUS + spread,
            RADIUS + spread,
        )
    painter.setOpacity(0.92)
    paint_card(painter, card, palette, face)
    painter.restore()


def paint_place(painter: QPainter, place: Place, view: View, palette: Palette) -> None:
    """Paint the mark between two cards where what is dragged would stand."""
    if place.mark is None:
        return
    x1, y1 = view.to_screen(*place.mark[:2])
    x2, y2 = view.to_screen(*place.mark[2:])
    painter.setPen(QPen(colour(palette.drop), 3.0, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))
    painter.setBrush(colour(palette.drop))
    for point in (QPointF(x1, y1), QPointF(x2, y2)):
        painter.drawEllipse(point, 2.5, 2.5)


def paint_badge(
    painter: QPainter, right_top: QPointF, text: str, palette: Palette, face: Face
) -> None:
    """Paint a word in a pill that ends at a point: what becomes of what is dragged."""
    style = Style(face, 11.0, semibold=True)
    width = text_width(text, style) + 16
    box = QRectF(right_top.x() - width, right_top.y(), width, 19)
    painter.setPen(QPen(colour(palette.card), 1.5))
    painter.setBrush(colour(palette.accent))
    painter.drawRoundedRect(box, 9.5, 9.5)
    ink = colour(palette.on_accent)
    draw_text(painter, box.left() + 8, box.top() + 13.4, text, style, ink)


def paint_chip(painter: QPainter, corner: QPointF, text: str, palette: Palette, face: Face) -> None:
    """Paint a name lifted off its card, its upper left corner at a point of the viewport."""
    style = Style(face, 12.0)
    box = QRectF(corner.x(), corner.y(), text_width(text, style) + 24, 24)
    painter.setPen(QPen(colour(palette.accent), 1.2))
    painter.setBrush(colour(palette.card))
    painter.drawRoundedRect(box, 12, 12)
    draw_text(painter, box.left() + 12, box.top() + 16.4, text, style, colour(palette.text))
