"""Which cards touch a rectangle: found block by block, since what follows in pre-order stands near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from orgeditor.analysis.layout import Floats
    from orgeditor.analysis.tree_index import Ints

_BLOCK: Final = 128
_MOST: Final = 0.25
"""From such a share of all blocks on it takes less time to look at all cards."""


class Blocks:
    """The upper left corners (m,) of cards of one size, and how far blocks of them reach."""

    def __init__(self, x: Floats, y: Floats, width: float, height: float) -> None:
        self._x, self._y = x, y
        self._width, self._height = width, height
        starts = np.arange(0, len(x), _BLOCK)
        self._reaches = [
            each.reduceat(at, starts) if len(x) else at
            for at in (x, y)
            for each in (np.minimum, np.maximum)
        ]

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """Return the slots of all cards that touch a rectangle, in order."""
        left, top = left - self._width, top - self._height
        least_x, most_x, least_y, most_y = self._reaches
        near = (least_x <= right) & (most_x >= left) & (least_y <= bottom) & (most_y >= top)
        blocks = np.flatnonzero(near)
        x, y = self._x, self._y
        if len(blocks) <= len(near) * _MOST:
            slots = (blocks[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
            slots = slots[: np.searchsorted(slots, len(x))]
            x, y = x.take(slots), y.take(slots)
            inside = (x <= right) & (x >= left) & (y <= bottom) & (y >= top)
            return slots.compress(inside).astype(np.int32)
        # Charts are wider than high: few cards are left after the first look, along x alone.
        slots = np.flatnonzero((x <= right) & (x >= left))
        y = y.take(slots)
        return slots.compress((y <= bottom) & (y >= top)).astype(np.int32)
