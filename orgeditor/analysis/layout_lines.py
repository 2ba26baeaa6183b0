"""The lines of a chart as segments x1, y1, x2, y2, level or upright, with x1 <= x2 and y1 <= y2.

Strokes move with the card that they begin at and may run far: there are few of them. A tick
enters each card from its stroke; those are made for the cards that are seen.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_flow import Side, Spacing
from orgeditor.analysis.layout_stacks import stack_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.analysis.layout_placing import Stroke
    from orgeditor.analysis.tree_index import Ints

Floats = NDArray[np.float32]


def strokes_of(
    strokes: Mapping[int, Sequence[Stroke]], slots: Ints
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the slots (k,) of the cards that lines move with, and the lines (k, 4) from there.

    ``strokes``: the lines by the number of a card; ``slots``: the slot of each number, or -1.
    """
    counts = np.fromiter(map(len, strokes.values()), np.intp, len(strokes))
    owners = slots[np.fromiter(strokes, np.intp, len(strokes))].astype(np.intp).repeat(counts)
    flat = chain.from_iterable(chain.from_iterable(strokes.values()))
    lines = np.fromiter(flat, np.float64, 4 * len(owners)).reshape(-1, 4)
    return owners[owners >= 0], lines[owners >= 0]


def strokes_of_stacks(
    above: NDArray[np.intp], counts: Ints, rows: NDArray[np.int16], s: Spacing
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the same for the cards ``above`` (k,) that have nothing but stacks of leaves below."""
    owners, lines = [np.zeros(0, np.intp)], [np.zeros((0, 4))]
    stacks, which = stack_kinds(counts, rows, s)
    for kind, stack in enumerate(stacks):
        drawn, over = stack.strokes(s), above[which == kind]
        owners.append(over.repeat(len(drawn)))
        lines.append(np.tile(drawn, (len(over), 1)))
    return np.concatenate(owners), np.concatenate(lines)


def placed_strokes(
    x: Floats,
    y: Floats,
    owners: NDArray[np.intp],
    lines: NDArray[np.float64],
    turned: tuple[bool, bool],
    s: Spacing,
) -> Floats:
    """Return lines (k, 4) where they run; they are told as if the chart ran down or right.

    ``turned``: whether left and right, and above and below, are exchanged.
    """
    if turned[0]:
        lines = lines * [-1, 1, -1, 1] + [s.width, 0, s.width, 0]
    if turned[1]:
        lines = lines * [1, -1, 1, -1] + [0, s.height, 0, s.height]
    (x1, y1, x2, y2), x, y = lines.T, x[owners], y[owners]
    columns = np.minimum(x1, x2) + x, np.minimum(y1, y2) + y, np.maximum(x1, x2) + x, np.maximum(y1, y2) + y  # fmt: skip
    return np.column_stack(columns).astype(np.float32)


def departures(
    owners: NDArray[np.intp], lines: NDArray[np.float64], turned: tuple[bool, bool], s: Spacing
) -> dict[int, tuple[float, float]]:
    """Return by slot where the line to what is below leaves a card, as shares of its width and height.

    ``lines``, ``turned``: as for ``placed_strokes``. Only this line begins at the card itself.
    """
    shares = lines[:, :2] / (s.width, s.height)
    begins = ((shares > -0.001) & (shares < 1.001)).all(axis=1)
    shares = np.where(turned, 1 - shares, shares)[begins]
    return dict(zip(owners[begins].tolist(), map(tuple, shares.tolist()), strict=True))


def ticks(
    x: Floats,
    y: Floats,
    side: NDArray[np.int8],
    lead: Floats,
    turned: tuple[bool, bool],
    s: Spacing,
) -> Floats:
    """Return the lines (k, 4) that enter cards at (x, y).

    ``side``, ``lead``: where and from how far the line enters each card; 0 for none.
    """
    parts = [np.zeros((0, 4), np.float32)]
    for each in Side:
        found = np.flatnonzero((side == each) & (lead > 0))
        if not len(found):
            continue
        left, top, far = x[found].astype(float), y[found].astype(float), lead[found]
        shown = each.turned(*turned)
        if shown in (Side.TOP, Side.BOTTOM):
            left += s.width / 2
            start = top - far if shown is Side.TOP else top + s.height
            columns = left, start, left, start + far
        else:
            top += s.height / 2
            start = left - far if shown is Side.LEFT else left + s.width
            columns = start, top, start + far, top
        parts.append(np.column_stack(columns).astype(np.float32))
    return np.concatenate(parts)


def lengths(lines: Floats) -> Floats:
    """Return (k,) how long level or upright segments are."""
    found: Floats = lines[:, 2] - lines[:, 0] + lines[:, 3] - lines[:, 1]
    return found
