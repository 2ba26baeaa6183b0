"""The places of all cards from the card above each, and how each stood when it was last shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_outline import Box, Outline
from orgeditor.analysis.layout_placing import Stroke

if TYPE_CHECKING:
    from orgeditor.analysis.layout_asked import Asked, Shown
    from orgeditor.analysis.tree import Ints

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_NEVER: Final = np.int32(-2)


class Kept(msgspec.Struct):
    """Where each card stands from the card above it, by number; kept from layout to layout.

    ``dx``, ``dy``: from the card above, or from the corner of the whole. ``side``, ``lead``,
    ``hung``: see ``Place``. ``strokes``: the lines that move with a card, but for those of
    stacks of leaves alone. ``extents`` holds what every branch takes up that is more than a
    card and a stack. ``box``: (2, count) how far right and down the box reaches that a card
    stands in with what is below it, 0 for none. ``stood``: (4, count) how each card stood when it was last shown: the
    numbers of the card above and of the sibling before, what it asked for, how many it had
    below.
    """

    dx: NDArray[np.float64]
    dy: NDArray[np.float64]
    side: NDArray[np.int8]
    lead: Floats
    hung: Flags
    box: Floats
    stood: NDArray[np.int32]
    strokes: dict[int, list[Stroke]]
    extents: dict[int, Outline | Box]


def kept_from(before: Kept | None, count: int) -> Kept:
    """Return a copy of ``before``, or an empty one, with room for ``count`` numbers."""
    if before is None:
        before = Kept(
            np.zeros(0),
            np.zeros(0),
            np.zeros(0, np.int8),
            np.zeros(0, np.float32),
            np.zeros(0, np.bool_),
            np.zeros((2, 0), np.float32),
            np.zeros((4, 0), np.int32),
            {},
            {},
        )
    more = count - len(before.dx)
    return Kept(
        _longer(before.dx, more, 0),
        _longer(before.dy, more, 0),
        _longer(before.side, more, 0),
        _longer(before.lead, more, 0),
        _longer(before.hung, more, 0),
        _longer(before.box, more, 0),
        _longer(before.stood, more, int(_NEVER)),
        dict(before.strokes),
        dict(before.extents),
    )


def _longer(array: NDArray[Any], more: int, value: int) -> NDArray[Any]:
    """Return a copy of an array (.., count) with so many more values at its end."""
    if not more:
        return array.copy()
    rest = np.full((*array.shape[:-1], more), value, array.dtype)
    return np.concatenate((array, rest), axis=-1)


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
    moved, other = np.zeros((2, len(numbers)), np.bool_)
    for changed, was, now in zip((moved, moved, other, other), kept.stood, (upper, left, wants, shown.reports), strict=True):  # fmt: skip
        changed |= was.take(numbers) != now
    news = np.flatnonzero(moved | other)
    numbered = numbers[news]
    for was, now in zip(kept.stood, (upper, left, wants, shown.reports), strict=True):
        was[numbered] = now[news]
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
    upper = kept.stood[0]
    if len(shown) == len(upper):
        return
    absent = np.ones(len(upper), np.bool_)
    absent[shown.numbers] = False
    gone = np.flatnonzero(absent)
    gone = gone[upper[gone] >= 0]
    if len(gone):
        anew = np.zeros(len(upper), np.bool_)
        anew[shown.numbers.compress(dirty)] = True
        upper[gone.compress(anew.take(upper.take(gone)))] = _NEVER


def summed(own: NDArray[np.float64], end: NDArray[np.intp]) -> Floats:
    """Return the sums over each card and all above it, in pre-order; branches end at ``end``.

    ``own`` is used up.
    """
    own -= np.bincount(end, weights=own, minlength=len(own) + 1)[: len(own)]
    return np.cumsum(own, out=own).astype(np.float32)
