"""The places of all cards from the card above each, and how each stood when it was last shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.analysis.layout_asked import Shown
    from orgeditor.analysis.layout_outline import Box, Outline
    from orgeditor.analysis.layout_placing import Stroke
    from orgeditor.analysis.tree_index import Ints

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
V = TypeVar("V")

_PART: Final = 256
"""How many numbers are changed together, where one of them is."""
_ARRAYS: Final[dict[str, tuple[type[np.generic], int]]] = {
    "dx": (np.float64, 0),
    "dy": (np.float64, 0),
    "side": (np.int8, 0),
    "lead": (np.float32, 0),
    "hung": (np.bool_, 0),
    "right": (np.float32, 0),
    "bottom": (np.float32, 0),
    "upper": (np.int32, -2),
    "left": (np.int32, -2),
    "wants": (np.int32, -2),
    "reports": (np.int32, -2),
}
"""The arrays of what is kept: their kinds, and what they hold of what was never shown."""


class ByNumber(Generic[V]):
    """Values of some numbers; those of a copy are shared with it, part by part, until they change."""

    def __init__(self, parts: Mapping[int, dict[int, V]] | None = None) -> None:
        self._parts = dict(parts or {})
        self._own: set[int] = set()

    def copy(self) -> ByNumber[V]:
        """Return the same values; this one is not to be changed any more."""
        return ByNumber(self._parts)

    def __getitem__(self, number: int) -> V:
        return self._parts[number // _PART][number]

    def put(self, number: int, value: V) -> None:
        """Give a number a value."""
        self._part(number)[number] = value

    def forget(self, number: int) -> None:
        """Let a number have none, if it has one."""
        if number in self._parts.get(number // _PART, ()):
            del self._part(number)[number]

    def all(self) -> dict[int, V]:
        """Return all values by their numbers."""
        return {number: value for part in self._parts.values() for number, value in part.items()}

    def _part(self, number: int) -> dict[int, V]:
        which = number // _PART
        if which not in self._own:
            self._own.add(which)
            self._parts[which] = dict(self._parts.get(which, ()))
        return self._parts[which]


class Kept:
    """Where each card stands from the card above it, by number; kept from layout to layout.

    ``dx``, ``dy``: from the card above, or from the corner of the whole. ``side``, ``lead``,
    ``hung``: see ``Place``. ``right``, ``bottom``: how far the box reaches that a card stands
    in with what is below it, 0 for none. ``upper``, ``left``, ``wants``, ``reports``: how each
    card stood when it was last shown: the numbers of the card above and of the sibling before,
    what it asked for, how many it had below. ``strokes``: the lines that move with a card, but
    for those of stacks of leaves alone. ``extents`` holds what every branch takes up that is
    more than a card and a stack.

    The arrays are those of the layout before until ``put`` changes something in one.
    """

    def __init__(self, before: Kept | None, count: int) -> None:
        """Begin with what was kept ``before``, with room for ``count`` numbers."""
        self.dx: NDArray[np.float64]
        self.dy: NDArray[np.float64]
        self.side: NDArray[np.int8]
        self.lead: Floats
        self.hung: Flags
        self.right: Floats
        self.bottom: Floats
        self.upper: Ints
        self.left: Ints
        self.wants: Ints
        self.reports: Ints
        for name, (kind, value) in _ARRAYS.items():
            had = getattr(before, name) if before else np.zeros(0, kind)
            more = np.full(count - len(had), value, kind)
            setattr(self, name, np.concatenate((had, more)) if len(more) else had)
        self.strokes: ByNumber[list[Stroke]] = before.strokes.copy() if before else ByNumber()
        self.extents: ByNumber[Outline | Box] = before.extents.copy() if before else ByNumber()
        self._own: set[str] = set()

    def put(self, name: str, numbers: NDArray[np.intp], values: object) -> None:
        """Keep ``values`` (k,), or one for all, in the array of a name."""
        array = getattr(self, name)
        if name not in self._own:
            if (array.take(numbers) == values).all():
                return
            array = array.copy()
            setattr(self, name, array)
            self._own.add(name)
        array[numbers] = values


def places(kept: Kept, shown: Shown) -> list[NDArray[np.float64]]:
    """Return how far across and down cards (m,) stand: what is kept, and of all above, summed.

    Few cards are above others. To those is added what they come to 1, 2, 4, 8.. steps
    above, until there are none.
    """
    farther, numbers = shown.uppers, shown.numbers.take(shown.above)
    sums = [np.append(own.take(numbers), 0.0) for own in (kept.dx, kept.dy)]
    while farther.min() < len(numbers):
        for each in sums:
            each += each.take(farther)
        farther = farther.take(farther)
    return [
        own.take(shown.numbers) + each.take(shown.nth_above)
        for own, each in zip((kept.dx, kept.dy), sums, strict=True)
    ]
