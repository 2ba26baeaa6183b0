"""Paints who works with whom: a ring of parties and what they share."""

from __future__ import annotations

from math import cos, degrees, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgeditor.drawing.colours import colour
from orgeditor.drawing.text import (
    Style,
    draw_text,
    draw_text_centred,
    draw_text_ending,
    elided,
)
from orgeditor.messages import seen
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.analysis.network import Network, Node
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_TEXT: Final = 12.0
_APART: Final = 9.0
_ROOM: Final = 185.0
_UPRIGHT: Final = 0.12
"""Cosine below which a dot stands above or below the middle: its name is centred."""
_PULL: Final = 0.35
"""How near the middle lines pass: 0 is straight, 1 through it."""


def paint_network(
    painter: QPainter, found: Network, chosen: str, palette: Palette, face: Face
) -> None:
    """Paint the ring; the lines of the chosen party stand out, with their numbers."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places = {node.party.id: node for node in found.nodes}
    ours = [line for line in found.lines if chosen in (line.tie.one, line.tie.other)]
    middle = QPointF(found.width / 2, found.height / 2)
    for line in (*(x for x in found.lines if x not in ours), *ours):
        one, other = (QPointF(n.x, n.y) for n in (places[line.tie.one], places[line.tie.other]))
        bend = (one + other) / 2 * (1 - _PULL) + middle * _PULL
        path = QPainterPath(one)
        path.quadTo(bend, other)
        ink = palette.accent if line in ours else palette.muted
        painter.setPen(QPen(colour(ink, 210 if line in ours else 70), line.width))
        painter.setBrush(colour(ink, 0))
        painter.drawPath(path)
    joined = {party: x.tie.shared for x in ours for party in (x.tie.one, x.tie.other)}
    for node in found.nodes:
        shared = joined.get(node.party.id, 0) if node.party.id != chosen else 0
        _paint_dot(painter, node, marked=bool(shared) or node.party.id == chosen, palette=palette)
        style = Style(face, _TEXT, semibold=node.party.id == chosen)
        words = seen(name_of(node.party)) + (f" · {shared}" if shared else "")
        name = elided(words, style, _ROOM)
        (_name_outwards if found.radial else _name_beside)(painter, node, name, style, palette)


def _paint_dot(painter: QPainter, node: Node, *, marked: bool, palette: Palette) -> None:
    painter.setPen(QPen(colour(palette.canvas), 2.0))
    painter.setBrush(colour(palette.accent if marked else palette.muted))
    painter.drawEllipse(QPointF(node.x, node.y), node.radius, node.radius)


def _name_beside(painter: QPainter, node: Node, name: str, style: Style, palette: Palette) -> None:
    ink = colour(palette.text)
    far = node.radius + _APART
    x, y = node.x + far * cos(node.angle), node.y + far * sin(node.angle)
    if abs(cos(node.angle)) < _UPRIGHT:
        draw_text_centred(painter, x, y + (10 if sin(node.angle) > 0 else -2), name, style, ink)
    elif cos(node.angle) > 0:
        draw_text(painter, x, y + 4, name, style, ink)
    else:
        draw_text_ending(painter, x, y + 4, name, style, ink)


def _name_outwards(
    painter: QPainter, node: Node, name: str, style: Style, palette: Palette
) -> None:
    """Write a name along the radius, on the left side from its end, so that none is upside down."""
    far = node.radius + _APART
    left = cos(node.angle) < 0
    painter.save()
    painter.translate(node.x, node.y)
    painter.rotate(degrees(node.angle) + (180 if left else 0))
    if left:
        draw_text_ending(painter, -far, 4, name, style, colour(palette.text))
    else:
        draw_text(painter, far, 4, name, style, colour(palette.text))
    painter.restore()
