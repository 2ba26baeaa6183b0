"""Which way a chart runs, and the distances it keeps, in chart units (pixels at 100 %)."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.layout_outline import Box, Outline, block, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

Axis = Literal["down", "right"]


class Way(IntEnum):
    """How what is below a card is arranged."""

    DOWN = 0
    UP = 1
    RIGHT = 2
    LEFT = 3
    HANGING = 4
    HANGING_BOTH = 5
    BOXES = 6

    @property
    def axis(self) -> Axis:
        """Along which axis levels follow one another."""
        return _AXES[self]

    @property
    def turned(self) -> Way:
        """The way that is this one seen in a mirror: up for down, left for right."""
        return _TURNED.get(self, self)

    @property
    def mirrors(self) -> bool:
        """Whether it is laid out as the way that it is turned from: down for up, right for left."""
        return self in (Way.UP, Way.LEFT)

    @property
    def hangs(self) -> bool:
        """Whether each branch stands below the one before, along a line."""
        return self in (Way.HANGING, Way.HANGING_BOTH)


_TURNED: Final = {
    Way.DOWN: Way.UP,
    Way.UP: Way.DOWN,
    Way.RIGHT: Way.LEFT,
    Way.LEFT: Way.RIGHT,
}

_AXES: Final[tuple[Axis, ...]] = ("down", "down", "right", "right", "down", "down", "down")

WAYS: Final[Mapping[str, Way]] = {
    "": Way.DOWN,
    "down": Way.DOWN,
    "up": Way.UP,
    "right": Way.RIGHT,
    "left": Way.LEFT,
    "hanging": Way.HANGING,
    "hanging_both": Way.HANGING_BOTH,
    "boxes": Way.BOXES,
}
"""What ``arrangement`` of a record means."""


class Side(IntEnum):
    """Where a line enters a card: from above into its top, from the left, and so on."""

    TOP = 0
    LEFT = 1
    RIGHT = 2
    BOTTOM = 3

    def turned(self, x: bool, y: bool) -> Side:
        """Return where it is when left and right, or above and below, are exchanged."""
        if self in (Side.LEFT, Side.RIGHT):
            return Side(Side.LEFT + Side.RIGHT - self) if x else self
        return Side(Side.TOP + Side.BOTTOM - self) if y else self


class Spacing(msgspec.Struct, frozen=True):
    """The size of a card and the distances around it.

    ``level`` is from one line of cards to the next, top to top; ``row`` the same within a
    stack; ``indent`` how far a stack stands right of its manager's left edge; ``spine``
    where its line runs; ``gap`` between neighbours; ``pad`` the same in boxes; ``run`` the least number of leaves
    side by side that are stacked although they have siblings with branches.
    """

    width: float = 190.0
    height: float = 66.0
    gap: float = 28.0
    level: float = 122.0
    row: float = 88.0
    indent: float = 22.0
    spine: float = 3.0
    pad: float = 12.0
    run: int = 3


SPACING: Final = Spacing()


class Flow(msgspec.Struct, frozen=True):
    """Levels along one axis, siblings across it: a card's size both ways, and the distances."""

    axis: Axis
    across: float
    along: float
    gap: float
    level: float

    def xy(self, across: float, along: float) -> tuple[float, float]:
        """Return the chart point of a point of the flow."""
        return (across, along) if self.axis == "down" else (along, across)

    def outline_of(self, box: Box) -> tuple[Outline, float]:
        """Return the outline of a branch that takes up a rectangle.

        With it, how far its card stands below (along the flow) the level's line.
        """
        low, start, high, end = box
        if self.axis == "right":
            start, low, end, high = box
        levels = -int(-(end - start + self.gap) // self.level)
        return block(low, high, levels), -start

    def box_of(self, outline: Outline) -> Box:
        """Return the rectangle of a branch that flows this way."""
        low, high, levels = reach(outline)
        # The last level may hold the end of a stack, which leaves but the gap below it.
        end = levels * self.level - self.gap
        return Box(low, 0.0, high, end) if self.axis == "down" else Box(0.0, low, end, high)


@cache
def flow_along(axis: Axis, s: Spacing) -> Flow:
    """Return the flow along an axis."""
    if axis == "down":
        return Flow("down", s.width, s.height, s.gap, s.level)
    return Flow("right", s.height, s.width, s.row - s.height, s.width + s.level - s.height)
