"""The outline of a branch: how far it reaches to both sides at each level.

An outline is a chain of cells, each of one or more levels, that is never changed: branches
that are put together share the chains of their parts, so that the layout of a branch that
stayed as it was serves again. Joining two outlines touches only the levels that both have.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence


class Outline(msgspec.Struct, frozen=True):
    """So many ``levels``: from ``low`` to ``high`` across; those below are ``shift`` further on."""

    low: float
    high: float
    shift: float = 0.0
    below: Outline | None = None
    levels: int = 1


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
        levels += cell.levels
        shift += cell.shift
        cell = cell.below
    return low, high, levels


def block(low: float, high: float, levels: int) -> Outline:
    """Return the outline of a rectangle."""
    return Outline(low, high, levels=levels)


def pack(outlines: Sequence[Outline], gap: float) -> tuple[list[float], Outline]:
    """Push branches together, ``gap`` apart; return where each stands, and the whole."""
    whole = _Whole(outlines[0])
    places = [0.0, *(whole.join(outline, gap) for outline in outlines[1:])]
    return places, whole.outline()


class _Whole:
    """Branches that were pushed together.

    ``lows``, ``highs``, ``spans``: how far they reach on the levels on which some have met,
    and on how many levels so far. What is further down, ``rest``, belongs to one of them
    alone, ``at`` further on.
    """

    def __init__(self, first: Outline) -> None:
        self.lows: list[float] = []
        self.highs: list[float] = []
        self.spans: list[int] = []
        self.rest: Outline | None = first
        self.at = 0.0

    def join(self, outline: Outline, gap: float) -> float:
        """Push another branch to those that are there; return where it stands."""
        lows, highs, spans = self.lows, self.highs, self.spans
        most, shift, own = -math.inf, 0.0, []
        # How many parts of the whole have been met, and how many levels of the cell are left.
        k, left = 0, outline.levels
        cell: Outline | None = outline
        while cell is not None and (k < len(spans) or self._reach_down()):
            if spans[k] > left:
                lows.insert(k, lows[k])
                highs.insert(k, highs[k])
                spans[k : k + 1] = [left, spans[k] - left]
            room = highs[k] - cell.low - shift
            if room > most:
                most = room
            own.append(cell.high + shift)
            left -= spans[k]
            k += 1
            if not left:
                shift += cell.shift
                cell = cell.below
                left = cell.levels if cell is not None else 0
        place = most + gap
        highs[:k] = [high + place for high in own]
        if cell is not None:
            self.rest = Outline(cell.low, cell.high, cell.shift, cell.below, left)
            self.at = shift + place
        return place

    def _reach_down(self) -> bool:
        """Let the next levels of the one that reaches further down be met, if there are any."""
        rest = self.rest
        if rest is None:
            return False
        self.lows.append(rest.low + self.at)
        self.highs.append(rest.high + self.at)
        self.spans.append(rest.levels)
        self.at += rest.shift
        self.rest = rest.below
        return True

    def outline(self) -> Outline:
        """Return the outline of all."""
        rest, at = self.rest, self.at
        levels = zip(reversed(self.lows), reversed(self.highs), reversed(self.spans), strict=True)
        for low, high, span in levels:
            rest, at = Outline(low, high, at, rest, span), 0.0
        assert rest is not None
        return rest


def moved(outline: Outline, by: float) -> Outline:
    """Return the outline of a branch that stands elsewhere."""
    if not by:
        return outline
    shift = outline.shift + by
    return Outline(outline.low + by, outline.high + by, shift, outline.below, outline.levels)
