"""Native shapes of a slide, in mm: connectors that are glued and bend where a chart's lines bend.

PowerPoint lays a connector out anew only once a shape is moved, so its geometry is set here,
as it would be then. Source: ECMA-376, presetShapeDefinitions, ``bentConnector2`` and ``3``; each
begins level in its own frame, so that one which begins upright is turned by a quarter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from pptx.slide import Slide

EMU: Final = 36_000
"""English metric units a millimetre."""
TOP, LEFT, BOTTOM, RIGHT = range(4)
"""The connection sites of a rectangle, as they are numbered in the file."""

_QUARTER: Final = 5_400_000
_WHOLE: Final = 100_000
_BEHIND: Final = 2
"""Where shapes behind all others stand in a slide's tree, after the tree's own properties."""
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


def connect(slide: Slide, key: int, begin: End, end: End, pen: Pen, bus: float) -> None:
    """Glue a line from the lower side of a card to one below it, behind all cards.

    ``key``: the id of the new shape. A line into an upper side turns at the height ``bus``; one
    into another side runs straight down first.
    """
    if end.site != TOP:
        _add(slide, key, "bentConnector2", begin, end, pen, turned=True)
    elif abs(end.x - begin.x) < _STRAIGHT:
        _add(slide, key, "straightConnector1", begin, end, pen, turned=False)
    else:
        bend = (bus - begin.y) / (end.y - begin.y)
        _add(slide, key, "bentConnector3", begin, end, pen, bend, turned=True)


def curve(slide: Slide, key: int, begin: End, end: End, pen: Pen) -> None:
    """Glue a curved line between the sides of two cards, behind all cards."""
    turned = begin.site in (TOP, BOTTOM)
    _add(slide, key, "curvedConnector3", begin, end, pen, 0.5, turned=turned)


def _add(
    slide: Slide,
    key: int,
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
    shape = parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="{key}" name="Line {key}"/>'
        f'<p:cNvCxnSpPr><a:stCxn id="{begin.shape}" idx="{begin.site}"/>'
        f'<a:endCxn id="{end.shape}" idx="{end.site}"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>'
        f'<p:spPr><a:xfrm{frame}><a:off x="{_emu(middle_x - width / 2)}" y="{_emu(middle_y - height / 2)}"/>'
        f'<a:ext cx="{_emu(width)}" cy="{_emu(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
        f'<a:ln w="{round(pen.width * 12_700)}"><a:solidFill><a:srgbClr val="{pen.colour}"/></a:solidFill>{dash}</a:ln>'
        "</p:spPr></p:cxnSp>"
    )
    slide.shapes.element.insert(_BEHIND, shape)


def _emu(millimetres: float) -> int:
    return round(millimetres * EMU)
