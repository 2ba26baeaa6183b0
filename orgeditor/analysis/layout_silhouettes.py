"""The shape of a branch seen from far: bands as wide as it is at each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.analysis.layout import Floats, Layout
    from orgeditor.analysis.tree_index import Ints

_MOST_BANDS: Final = 24
_MOST_SUMMED: Final = 20_000_000


def reaches(layout: Layout) -> tuple[Ints, Floats]:
    """Return the slots (k,) of the cards with something below, and the edges (k, 4) of their branches.

    The smallest are left out of a chart of so many levels that all would take long.
    """
    end = layout.end
    slots = np.flatnonzero(end > np.arange(len(end)) + 1)
    sizes = end[slots] - slots
    if int(sizes.sum(dtype=np.int64)) > _MOST_SUMMED:
        slots = slots[np.argsort(-sizes)[:1000]]
        slots.sort()
    bounds: Ints = np.column_stack((slots, end[slots])).ravel().astype(np.int32)
    # The end of the last branch is one past the end of the arrays.
    x, y = (np.append(at, at[-1:]) for at in (layout.x, layout.y))
    s = layout.spacing
    edges = (
        np.minimum.reduceat(x, bounds)[::2],
        np.minimum.reduceat(y, bounds)[::2],
        np.maximum.reduceat(x, bounds)[::2] + s.width,
        np.maximum.reduceat(y, bounds)[::2] + s.height,
    )
    return slots.astype(np.int32), np.column_stack(edges).astype(np.float32)


def silhouette(layout: Layout, slot: int) -> NDArray[np.float64]:
    """Return the bands (k, 4) of the branch of a card."""
    end = int(layout.end[slot])
    s, right = layout.spacing, layout.way.axis == "right"
    along, across = layout.y[slot:end].astype(float), layout.x[slot:end].astype(float)
    size, wide, level = s.height, s.width, s.level
    if right:
        along, across, size, wide = across, along, s.width, s.height
        level = s.width + s.level - s.height
    start, stop = float(along.min()), float(along.max()) + size
    step = max(level, (stop - start) / _MOST_BANDS)
    # A card may begin on one band and end on the next; it is less long than a band.
    bands = [((at - start) // step).astype(np.intp) for at in (along, along + size - 1.0)]
    count = int(bands[1].max()) + 1
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    for band in bands:
        np.minimum.at(low, band, across)
        np.maximum.at(high, band, across + wide)
    held = np.flatnonzero(np.isfinite(low))
    first = start + held * step
    last = np.append(first[1:], stop)
    columns = (low[held], first, high[held], last)
    if right:
        columns = (first, low[held], last, high[held])
    return np.column_stack(columns)
