"""Stacks: leaves hanging in columns along a line at their left."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.layout_outline import Outline, block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_flow import Spacing

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

    def strokes(self, s: Spacing) -> NDArray[np.float64]:
        """Return the lines (k, 4) of a stack below a card, from the card's corner."""
        lines = [(x, top, x, end) for x, top, end in self.spines(s.level, s)]
        if self.columns > 1:
            bus = (s.level + s.height) / 2
            lines.append((s.spine, s.height, s.spine, bus))
            lines.append((s.spine, bus, self.last_spine(s), bus))
        return np.array(lines, np.float64)

    def outline(self, s: Spacing) -> Outline:
        """Return the outline of the stack, its line included, that begins at x 0."""
        return block(0.0, self.width(s), math.ceil((self.height(s) + s.gap) / s.level))


@cache
def stack_of(count: int, s: Spacing, rows: int = 0) -> Stack:
    """Return the stack of ``count`` leaves in columns of ``rows``.

    Without ``rows``, in one column, or in several that are about as wide as high.
    """
    pitch = s.indent + s.width + s.gap
    fitting = max(_LEAST_ROWS, math.ceil(math.sqrt(count * pitch / s.row)))
    return Stack(count, rows or fitting, pitch)


@cache
def outline_over(count: int, s: Spacing, rows: int = 0) -> Outline:
    """Return the outline of a card at x 0 with a stack of leaves below it."""
    stack = stack_of(count, s, rows)
    return Outline(0.0, max(s.width, stack.last_spine(s)), 0.0, stack.outline(s))


def stack_kinds(
    counts: NDArray[np.int32], rows: NDArray[np.int16], s: Spacing
) -> tuple[list[Stack], NDArray[np.intp]]:
    """Return the stacks that there are, and which of them each (k,) of so many leaves is.

    ``rows``: (k,) how many a column holds, 0 for as it fits.
    """
    most = int(rows.max(initial=0)) + 1
    kinds, which = np.unique(counts.astype(np.int64) * most + rows, return_inverse=True)
    return [stack_of(kind // most, s, kind % most) for kind in kinds.tolist()], which
