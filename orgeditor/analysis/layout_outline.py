"""The outline of a branch: how far it reaches left and right at each level.

Levels are kept from the deepest up, so that a card is put on top by appending, and with
one offset for the whole, so that a branch is moved without touching its levels. Joining
two outlines touches only the levels that both have; all in all the work is linear.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.layout import Spacing
    from orgeditor.analysis.layout_stacks import Stack


class Outline:
    """Left and right edges by level, the deepest first; real x = stored x + offset."""

    __slots__ = ("_left", "_offset", "_right")

    def __init__(self, left: list[float], right: list[float]) -> None:
        """Begin with the edges of each level, the deepest first."""
        self._left = left
        self._right = right
        self._offset = 0.0

    @staticmethod
    def of_card(s: Spacing) -> Outline:
        """Return the outline of one card whose left edge is at 0."""
        return Outline([0.0], [s.width])

    @staticmethod
    def of_stack(s: Spacing, stack: Stack) -> Outline:
        """Return the outline of a stack, its line included, that begins at x 0."""
        levels = math.ceil((stack.height(s) + s.gap) / s.level)
        return Outline([0.0] * levels, [stack.width(s)] * levels)

    @staticmethod
    def above_stack(s: Spacing, stack: Stack) -> Outline:
        """Return the outline of a card at x 0 with a stack below it."""
        outline = Outline.of_stack(s, stack)
        outline.cover(0.0, max(s.width, stack.last_spine(s)))
        return outline

    def left(self) -> float:
        """Return how far the branch reaches left."""
        return min(self._left) + self._offset

    def cover(self, left: float, right: float) -> None:
        """Put a level on top."""
        self._left.append(left - self._offset)
        self._right.append(right - self._offset)

    def move(self, by: float) -> None:
        """Move the whole branch."""
        self._offset += by

    def room_for(self, other: Outline, gap: float) -> float:
        """Return how far ``other`` must move to stand right of this one, ``gap`` apart."""
        common = min(len(self._right), len(other._left))
        most = max(map(float.__sub__, self._right[-common:], other._left[-common:]))
        return most + self._offset - other._offset + gap

    def joined(self, other: Outline) -> Outline:
        """Return the outline of this and ``other``, which stands right of it; both are used up."""
        common = min(len(self._left), len(other._left))
        if len(other._left) <= len(self._left):
            by = other._offset - self._offset
            self._right[-common:] = [x + by for x in other._right[-common:]]
            return self
        by = self._offset - other._offset
        other._left[-common:] = [x + by for x in self._left[-common:]]
        return other


def pack(outlines: Sequence[Outline], gap: float) -> tuple[list[float], Outline]:
    """Push branches together from left to right; return where each stands, and the whole."""
    whole = outlines[0]
    places = [0.0]
    for outline in outlines[1:]:
        place = whole.room_for(outline, gap)
        outline.move(place)
        places.append(place)
        whole = whole.joined(outline)
    return places, whole
