"""How cards that follow one another as in an earlier layout are taken over from it, run by run.

After a move nearly all cards stand in a few long runs: what is known of each is copied as slices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_asked import Shown
    from orgeditor.analysis.layout_kept import Kept


_NEW: Final = -1
_MANY: Final = 300
"""From so many runs on it takes less time to look at all cards at once."""


class Run(NamedTuple):
    """The slots from ``start`` to ``end``, and where they began before; -1 for cards that are new."""

    start: int
    end: int
    old: int

    @property
    def now(self) -> slice:
        """The slots of the cards now."""
        return slice(self.start, self.end)

    @property
    def then(self) -> slice:
        """Their slots before."""
        return slice(self.old, self.old + self.end - self.start)


def runs_since(before: Shown, shown: Shown) -> list[Run]:
    """Return the runs that all cards shown stand in; none where they would be too many."""
    more = np.full(shown.all_numbers - len(before.slots), _NEW, np.int32)
    slots = np.concatenate((before.slots, more)) if len(more) else before.slots
    places = slots.take(shown.numbers)
    breaks = np.flatnonzero(places[1:] != places[:-1] + (places[:-1] != _NEW)) + 1
    if len(breaks) > _MANY:
        return []
    starts = [0, *breaks.tolist()] if len(places) else []
    ends = [*starts[1:], len(places)]
    return [Run(start, end, int(places[start])) for start, end in zip(starts, ends, strict=False)]


def places_after(
    before: Sequence[NDArray[np.float64]],
    runs: Sequence[Run],
    kept: Kept,
    shown: Shown,
    placed: NDArray[np.intp],
) -> list[NDArray[np.float64]]:
    """Return how far across and down cards (m,) stand: where they stood ``before``, moved with what is above.

    ``runs``: without new cards. ``placed``: (k,) the slots of the cards that were placed anew
    below the one above, and of the roots; what is above each of them is among them, too.
    """
    count = len(placed)
    upper, ends = shown.upper.take(placed), shown.end.take(placed)
    # One more place, at the end, is above the roots.
    above = np.append(np.where(upper < 0, count, np.searchsorted(placed, upper)), count)
    edges = np.append(placed, ends)
    order = np.argsort(edges, kind="stable")
    bounds: NDArray[np.intp] = np.append(edges[order], len(shown)).astype(np.intp)
    found = []
    for own, stood in zip((kept.dx, kept.dy), before, strict=True):
        sums = np.append(own.take(shown.numbers.take(placed)), 0.0)
        farther = above
        while farther.min() < count:
            sums += sums.take(farther)
            farther = farther.take(farther)
        at = np.concatenate([stood[run.then] for run in runs])
        sums[:-1] -= at.take(placed)
        steps = (sums - sums.take(above))[:-1]
        _move_parts(at, bounds, np.cumsum(np.append(steps, -steps)[order]))
        found.append(at)
    return found


def _move_parts(at: NDArray[np.float64], edges: NDArray[np.intp], by: NDArray[np.float64]) -> None:
    """Move the cards (m,) between every two edges (k + 1,) by (k,), where the edges are in order."""
    lengths = np.diff(edges)
    moved = np.flatnonzero((by != 0) & (lengths > 0))
    if len(moved) > _MANY:
        at += by.repeat(lengths)
        return
    starts, ends = edges[moved].tolist(), edges[moved + 1].tolist()
    for start, end, far in zip(starts, ends, by[moved].tolist(), strict=True):
        at[start:end] += far
