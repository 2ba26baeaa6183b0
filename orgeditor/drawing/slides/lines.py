"""Connectors of a slide, in mm: glued to two shapes, bent where a chart's lines bend.

PowerPoint lays a connector out anew only once a shape is moved, so its geometry is set here,
as it would be then. Source: ECMA-376, presetShapeDefinitions, ``bentConnector2`` and ``3``; each
begins level in its own frame, so that one which begins upright is turned by a quarter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.drawing.slides.board import emu
from orgeditor.drawing.slides.texts import paint

if TYPE_CHECKING:
    from orgeditor.drawing.slides.board import Board

TOP, LEFT, BOTTOM, RIGHT = range(4)
"""The connection sites of a rectangle, as they are numbered in the file."""

_QUARTER: Final = 5_400_000
_WHOLE: Final = 100_000
_STRAIGHT: Final = 0.05
"""Millimetres aside within which a line is straight."""


class Pen(msgspec.Struct, frozen=True):
    """How a line looks: its colour as rrggbb, its width in points, dashed or not."""

    colour: str
    width: float
    dashed: bool = False


class End(msgspec.Struct, frozen=True):
    """Where a connector is glued: the id of a shape, the site of it, and where that is in mm."""

    shape: int
    site: int
    x: float
    y: float


def connect(board: Board, begin: End, end: End, pen: Pen, bus: float) -> None:
    """Glue a line from the lower side of a card to one below it, behind all cards.

    A line into an upper side turns at the height ``bus``; one into another side runs straight
    down first.
    """
    if end.site != TOP:
        _add(board, "bentConnector2", begin, end, pen, turned=True)
    elif abs(end.x - begin.x) < _STRAIGHT:
        _add(board, "straightConnector1", begin, end, pen, turned=False)
    else:
        bend = (bus - begin.y) / (end.y - begin.y)
        _add(board, "bentConnector3", begin, end, pen, bend, turned=True)


def curve(board: Board, begin: End, end: End, pen: Pen) -> None:
    """Glue a curved line between the sides of two cards, behind all cards."""
    turned = begin.site in (TOP, BOTTOM)
    _add(board, "curvedConnector3", begin, end, pen, 0.5, turned=turned)


def _add(
    board: Board,
    form: str,
    begin: End,
    end: End,
    pen: Pen,
    bend: float | None = None,
    *,
    turned: bool,
) -> None:
    across, along = end.x - begin.x, end.y - begin.y
    middle_x, middle_y = (begin.x + end.x) / 2, (begin.y + end.y) / 2
    if turned:
        # In its own frame the line runs from the left to the right; turned, from the top to
        # the bottom, and from the right to the left where it is not flipped.
        width, height = abs(along), abs(across)
        flips = (along < 0, across > 0)
    else:
        width, height = abs(across), abs(along)
        flips = (across < 0, along < 0)
    frame = "".join(
        (
            f' rot="{_QUARTER}"' if turned else "",
            ' flipH="1"' if flips[0] else "",
            ' flipV="1"' if flips[1] else "",
        )
    )
    guide = "" if bend is None else f'<a:gd name="adj1" fmla="val {round(bend * _WHOLE)}"/>'
    dash = '<a:prstDash val="dash"/>' if pen.dashed else ""
    look = (
        f"<p:spPr><a:xfrm{frame}>"
        f'<a:off x="{emu(middle_x - width / 2)}" y="{emu(middle_y - height / 2)}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
        f'<a:ln w="{round(pen.width * 12_700)}">{paint(pen.colour)}{dash}</a:ln></p:spPr>'
    )
    board.line(begin.shape, begin.site, end.shape, end.site, look)
