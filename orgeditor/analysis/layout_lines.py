"""The lines of a chart as segments, from where cards stand and how lines reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_flow import Side, Spacing

if TYPE_CHECKING:
    from orgeditor.analysis.tree import Ints

Floats = NDArray[np.float32]


def all_lines(
    x: Floats,
    y: Floats,
    strokes: NDArray[np.float64],
    slots: Ints,
    side: NDArray[np.int8],
    lead: Floats,
    turned: tuple[bool, bool],
    s: Spacing,
) -> Floats:
    """Return all segments (k, 4).

    ``strokes`` (j, 5): number of a card and a line from its corner, as it would be if the
    chart ran down or right; ``slots``: the slot of each number. ``side``, ``lead``: (m,)
    where and from how far a line enters each card; 0 for none. ``turned``: whether left and
    right, and above and below, are exchanged.
    """
    owner = slots[strokes[:, 0].astype(np.int32)]
    seen = owner >= 0
    owner, lines = owner[seen], strokes[seen, 1:]
    if turned[0]:
        lines = lines * [-1, 1, -1, 1] + [s.width, 0, s.width, 0]
    if turned[1]:
        lines = lines * [1, -1, 1, -1] + [0, s.height, 0, s.height]
    long = lines + np.column_stack((x[owner], y[owner], x[owner], y[owner]))
    found = np.concatenate((long, _ticks(x, y, side, lead, turned, s))).astype(np.float32)
    ends: Floats = np.concatenate(
        (np.minimum(found[:, :2], found[:, 2:]), np.maximum(found[:, :2], found[:, 2:])), axis=1
    )
    return ends


def lengths(lines: Floats) -> Floats:
    """Return (k,) how long level or upright segments are."""
    found: Floats = lines[:, 2] - lines[:, 0] + lines[:, 3] - lines[:, 1]
    return found


def _ticks(
    x: Floats,
    y: Floats,
    side: NDArray[np.int8],
    lead: Floats,
    turned: tuple[bool, bool],
    s: Spacing,
) -> NDArray[np.float64]:
    parts = []
    for each in Side:
        found = np.flatnonzero((side == each) & (lead > 0))
        shown = each.turned(*turned)
        left, top, far = x[found].astype(float), y[found].astype(float), lead[found]
        if shown in (Side.TOP, Side.BOTTOM):
            left = left + s.width / 2
            end = top if shown is Side.TOP else top + s.height
            start = end - far if shown is Side.TOP else end + far
            parts.append(np.column_stack((left, start, left, end)))
        else:
            top = top + s.height / 2
            end = left if shown is Side.LEFT else left + s.width
            start = end - far if shown is Side.LEFT else end + far
            parts.append(np.column_stack((start, top, end, top)))
    return np.concatenate(parts)
