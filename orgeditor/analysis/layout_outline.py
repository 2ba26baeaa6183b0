"""The outline of a branch: how far it reaches to both sides at each level.

An outline is a chain of cells, one a level, that is never changed: branches that are put
together share the chains of their parts, so that the layout of a branch that stayed as it
was serves again. Joining two outlines touches only the levels that both have.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Outline(NamedTuple):
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
    whole, start = outlines[0], 0.0
    places = [0.0]
    for outline in outlines[1:]:
        place = _room(whole, start, outline) + gap
        places.append(place)
        whole, start = _joined(whole, start, outline, place)
    return places, moved(whole, start)


def moved(outline: Outline, by: float) -> Outline:
    """Return the outline of a branch that stands elsewhere."""
    if not by:
        return outline
    return Outline(outline.low + by, outline.high + by, outline.shift + by, outline.below)


def _room(whole: Outline, start: float, outline: Outline) -> float:
    most = -math.inf
    left: Outline | None = whole
    right: Outline | None = outline
    shift = start
    while left is not None and right is not None:
        room = left.high + shift - right.low
        if room > most:
            most = room
        shift += left.shift - right.shift
        left, right = left.below, right.below
    return most


def _joined(whole: Outline, start: float, outline: Outline, place: float) -> tuple[Outline, float]:
    """Return the outline of both and how far its first level is moved on."""
    both = []
    left: Outline | None = whole
    right: Outline | None = outline
    shift, other = start, place
    while left is not None and right is not None:
        both.append((left.low + shift, right.high + other))
        shift += left.shift
        other += right.shift
        left, right = left.below, right.below
    rest, at = (left, shift) if left is not None else (right, other)
    for low, high in reversed(both):
        rest, at = Outline(low, high, at, rest), 0.0
    assert rest is not None
    return rest, at
