"""The outline of a branch: how far it reaches to both sides at each level.

An outline is a chain of cells, one a level, that is never changed: branches that are put
together share the chains of their parts, so that the layout of a branch that stayed as it
was serves again. Joining two outlines touches only the levels that both have.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence


class Outline(msgspec.Struct, frozen=True):
    """One level: from ``low`` to ``high`` across; the levels below are ``shift`` further on."""

    low: float
    high: float
    shift: float = 0.0
    below: Outline | None = None


class Box(NamedTuple):
    """How far a branch reaches from the upper left corner of its card, as a rectangle."""

    left: float
    top: float
    right: float
    bottom: float


def reach(outline: Outline) -> tuple[float, float, int]:
    """Return the least and the greatest extent, and the number of levels."""
    low, high, levels, shift = math.inf, -math.inf, 0, 0.0
    cell: Outline | None = outline
    while cell is not None:
        low = min(low, cell.low + shift)
        high = max(high, cell.high + shift)
        levels += 1
        shift += cell.shift
        cell = cell.below
    return low, high, levels


@lru_cache(maxsize=4096)
def block(low: float, high: float, levels: int) -> Outline:
    """Return the outline of a rectangle."""
    outline = Outline(low, high)
    for _ in range(levels - 1):
        outline = Outline(low, high, 0.0, outline)
    return outline


def pack(outlines: Sequence[Outline], gap: float) -> tuple[list[float], Outline]:
    """Push branches together, ``gap`` apart; return where each stands, and the whole."""
    places = [0.0]
    # Of the levels on which branches have met: how far the whole reaches. Those further down
    # belong to one branch alone, and are what they were, ``at`` further on.
    lows: list[float] = []
    highs: list[float] = []
    rest: Outline | None = outlines[0]
    at = 0.0
    for outline in outlines[1:]:
        most, shift, own = -math.inf, 0.0, []
        cell: Outline | None = outline
        for high in highs:
            if cell is None:
                break
            room = high - cell.low - shift
            if room > most:
                most = room
            own.append(cell.high + shift)
            shift += cell.shift
            cell = cell.below
        while cell is not None and rest is not None:
            lows.append(rest.low + at)
            most = max(most, rest.high + at - cell.low - shift)
            own.append(cell.high + shift)
            at += rest.shift
            rest = rest.below
            shift += cell.shift
            cell = cell.below
        place = most + gap
        places.append(place)
        highs[: len(own)] = [high + place for high in own]
        if cell is not None:
            rest, at = cell, shift + place
    for low, high in zip(reversed(lows), reversed(highs), strict=True):
        rest, at = Outline(low, high, at, rest), 0.0
    assert rest is not None
    return places, rest


def moved(outline: Outline, by: float) -> Outline:
    """Return the outline of a branch that stands elsewhere."""
    if not by:
        return outline
    return Outline(outline.low + by, outline.high + by, outline.shift + by, outline.below)
