"""Stacks: leaves hanging in columns along a line at their left."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.layout import Spacing

_LEAST_ROWS: Final = 12


class Stack(msgspec.Struct, frozen=True):
    """``count`` leaves in columns of ``rows``, ``pitch`` apart."""

    count: int
    rows: int
    pitch: float

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return -(-self.count // self.rows)

    def width(self, s: Spacing) -> float:
        """How far the stack reaches right of the left edge of what it hangs under."""
        return s.indent + (self.columns - 1) * self.pitch + s.width

    def height(self, s: Spacing) -> float:
        """How high its longest column is."""
        return (min(self.rows, self.count) - 1) * s.row + s.height

    def last_spine(self, s: Spacing) -> float:
        """Return the x of the line of the last column."""
        return s.spine + (self.columns - 1) * self.pitch

    def spines(self, top: float, s: Spacing) -> Iterator[tuple[float, float, float]]:
        """Yield x, upper and lower end of each column's line; ``top`` is where cards begin.

        The line of a single column begins at the card above, that of several at the
        level line that joins them.
        """
        upper = top - s.level + s.height
        if self.columns > 1:
            upper = top - (s.level - s.height) / 2
        for column in range(self.columns):
            held = min(self.rows, self.count - column * self.rows)
            yield (
                s.spine + column * self.pitch,
                upper,
                top + (held - 1) * s.row + s.height / 2,
            )


@cache
def stack_of(count: int, s: Spacing) -> Stack:
    """Return the stack of ``count`` leaves: one column, or several about as wide as high."""
    pitch = s.indent + s.width + s.gap
    rows = max(_LEAST_ROWS, math.ceil(math.sqrt(count * pitch / s.row)))
    return Stack(count, rows, pitch)
