"""The places of all cards from the card above each, and how each stood when it was last shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from orgeditor.analysis.layout_asked import Asked, Shown
    from orgeditor.analysis.layout_outline import Box, Outline
    from orgeditor.analysis.layout_placing import Stroke
    from orgeditor.analysis.tree import Ints

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_NEVER: Final = np.int32(-2)
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
        self.strokes: dict[int, list[Stroke]] = dict(before.strokes) if before else {}
        self.extents: dict[int, Outline | Box] = dict(before.extents) if before else {}
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


def note_changes(kept: Kept, shown: Shown, asked: Asked) -> tuple[Flags, NDArray[np.intp]]:
    """Keep how each card stands now; tell (m,) below which cards to place anew.

    With it the numbers of the cards that have none below any more.
    """
    numbers, parent = shown.numbers, shown.parent
    # ``take`` is several times as fast here as indexing.
    upper = np.append(numbers, -1).astype(np.int32).take(parent)
    left = _siblings_before(shown)
    wants = asked.rows.astype(np.int32)
    wants *= 4096
    wants += asked.levels
    wants *= 16
    wants += asked.way
    wants[asked.assistant] += 8
    # A card that left without another in its place shows in how many there are.
    moved = kept.upper.take(numbers) != upper
    moved |= kept.left.take(numbers) != left
    other = kept.wants.take(numbers) != wants
    other |= kept.reports.take(numbers) != shown.reports
    news = np.flatnonzero(moved | other)
    numbered = numbers[news]
    stands = {"upper": upper, "left": left, "wants": wants, "reports": shown.reports}
    for name, now in stands.items():
        kept.put(name, numbered, now[news])
    other = other[news]
    has_below = shown.reports[news] > 0
    dirty = np.zeros(len(numbers), np.bool_)
    dirty[news[other & has_below]] = True
    above = np.unique(np.append(parent[news], parent[np.flatnonzero(dirty)]))
    while len(above := above[above >= 0]):
        above = above[~dirty[above]]
        dirty[above] = True
        above = np.unique(parent[above])
    _forget(kept, shown, dirty)
    return dirty, numbered[other & ~has_below]


def _siblings_before(shown: Shown) -> Ints:
    """Return (m,) the numbers of the siblings before each, -1 for the first."""
    numbers, parent = shown.numbers.astype(np.int32), shown.parent
    left = np.full(len(numbers), -1, np.int32)
    # Sums take a part of the time of choosing.
    left[1:] += (numbers[:-1] + 1) * (parent[1:] == parent[:-1])
    # Where a branch ends, its next sibling begins, if it has one.
    above = shown.above
    ends = shown.end.take(above)
    has_next = np.append(parent, _NEVER).take(ends) == parent.take(above)
    left[ends.compress(has_next)] = numbers.take(above.compress(has_next))
    return left


def _forget(kept: Kept, shown: Shown, dirty: Flags) -> None:
    """Make those that are gone from below cards placed anew stand as new when they return.

    Their places are from among other siblings, although the one before them and how
    many there are may be the same again.
    """
    upper = kept.upper
    if len(shown) == len(upper):
        return
    absent = np.ones(len(upper), np.bool_)
    absent[shown.numbers] = False
    gone = np.flatnonzero(absent)
    gone = gone[upper[gone] >= 0]
    if len(gone):
        anew = np.zeros(len(upper), np.bool_)
        anew[shown.numbers.compress(dirty)] = True
        kept.put("upper", gone.compress(anew.take(upper.take(gone))), _NEVER)


def summed(own: NDArray[np.float64], end: NDArray[np.intp]) -> Floats:
    """Return the sums over each card and all above it, in pre-order; branches end at ``end``.

    ``own`` is used up.
    """
    own -= np.bincount(end, weights=own, minlength=len(own) + 1)[: len(own)]
    return np.cumsum(own, out=own).astype(np.float32)
