"""Which cards stand otherwise, or are asked to, than when each was last shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_asked import Asked, Shown
    from orgeditor.analysis.layout_kept import Flags, Kept
    from orgeditor.analysis.layout_runs import Run
    from orgeditor.analysis.tree_index import Ints

_NEVER: Final = np.int32(-2)


class Stood(NamedTuple):
    """The layout before: what it showed, what was asked of it, and where (m,) cards stood across and down."""

    shown: Shown
    asked: Asked
    places: Sequence[NDArray[np.float64]]


def note_changes(
    kept: Kept, shown: Shown, asked: Asked, before: Stood | None, runs: Sequence[Run]
) -> tuple[Flags, NDArray[np.intp]]:
    """Keep how each card stands now; tell (m,) below which cards to place anew.

    With it the numbers of the cards that have none below any more. ``before``: the layout
    of which all is kept, if there is one; ``runs``: those in which cards stand as there.
    """
    # Without runs all cards are looked at.
    slots = doubtful(shown, asked, before, runs) if before and runs else np.arange(len(shown))
    # ``take`` is several times as fast here as indexing.
    numbers, parent = shown.numbers.take(slots), shown.upper.take(slots)
    stands = {
        "upper": np.where(parent < 0, -1, shown.numbers.take(parent)),
        "left": _siblings_before(shown, slots),
        "wants": _wants(asked, slots),
        "reports": shown.reports.take(slots),
    }
    # A card that left without another in its place shows in how many there are.
    under, after, other, fewer = (
        getattr(kept, name).take(numbers) != now for name, now in stands.items()
    )
    other |= fewer
    news = np.flatnonzero(under | after | other)
    numbered = numbers[news]
    for name, now in stands.items():
        kept.put(name, numbered, now[news])
    has_below = stands["reports"][news] > 0
    dirty = np.zeros(len(shown), np.bool_)
    dirty[slots[news[other[news] & has_below]]] = True
    above = np.unique(np.append(parent[news], shown.upper[np.flatnonzero(dirty)]))
    while len(above := above[above >= 0]):
        above = above[~dirty[above]]
        dirty[above] = True
        above = np.unique(shown.upper[above])
    _forget(kept, shown, dirty)
    return dirty, numbered[other[news] & ~has_below]


def doubtful(shown: Shown, asked: Asked, before: Stood, runs: Sequence[Run]) -> NDArray[np.intp]:
    """Return the slots of the cards that may stand otherwise than in the layout before.

    In a run what each card is asked for and has below is compared as slices, and so is how
    far back the card above stands: where that is in the run, too, the sibling before is as
    well, but for those that follow a card which stands below another one now.
    """
    found = np.ones(len(shown), np.bool_)
    compared = [
        (now, then)
        for now, then in zip(
            _compared(shown, asked), _compared(before.shown, before.asked), strict=True
        )
        if not _of_all_alike(now, then)
    ]
    for run in runs:
        if run.old < 0:
            continue
        now, then, on = run.now, run.then, run.start - run.old
        above = shown.parent[now]
        differs = above != before.shown.parent[then] + on
        found[now] = differs
        found[now] |= above < run.start
        for values, formerly in compared:
            found[now] |= values[now] != formerly[then]
        elsewhere = np.flatnonzero(differs & (above >= run.start))
        if len(elsewhere):
            after = (shown.end[now][elsewhere], before.shown.end[then][elsewhere] + on)
            follow = np.concatenate(after)
            found[follow[follow < run.end]] = True
    return np.flatnonzero(found)


def _compared(shown: Shown, asked: Asked) -> tuple[NDArray[np.generic], ...]:
    return shown.reports, asked.rows, asked.levels, asked.way, asked.assistant


def _of_all_alike(now: NDArray[np.generic], then: NDArray[np.generic]) -> bool:
    """Whether all cards ask for one thing, and did so before."""
    return now.strides == then.strides == (0,) and np.array_equal(now[:1], then[:1])


def _wants(asked: Asked, slots: NDArray[np.intp]) -> Ints:
    """Return what cards ask for, in one number each."""
    wants = asked.rows[slots].astype(np.int32)
    wants *= 4096
    wants += asked.levels[slots]
    wants *= 16
    wants += asked.way[slots]
    wants[asked.assistant.take(slots)] += 8
    return wants


def _siblings_before(shown: Shown, slots: NDArray[np.intp]) -> Ints:
    """Return the numbers of the siblings before some cards, in order, -1 for the first."""
    upper = shown.upper
    above, before = upper.take(slots), slots - 1
    # What stands just before is the one above, or in the branch of the sibling before.
    inside = np.flatnonzero(before != above)
    while len(inside := inside[upper.take(before[inside]) != above[inside]]):
        before[inside] = upper.take(before[inside])
    return np.where(before == above, -1, shown.numbers.take(before)).astype(np.int32)


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
