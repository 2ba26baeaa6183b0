"""What is below a card, inside a box with it: leaves in rows, inner boxes on shelves below."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.layout_outline import Box
from orgeditor.analysis.layout_placing import Place, Placed, box_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_flow import Spacing
    from orgeditor.analysis.layout_placing import Branch

_WIDE: Final = 1.6
"""How wide a box is for its height, as near as its content lets it be."""

_WIDER: Final = (1.0, 1.15, 1.35, 1.6)
"""How much wider than its content would need at best a box may be, because of gaps on its shelves."""


def place_boxed(branches: Sequence[Branch], s: Spacing) -> Placed:
    """Place the branches below a card in a box that holds them and the card at its top."""
    return _placed(branches, s, s.height + s.pad)


def place_roots_on_shelves(branches: Sequence[Branch], s: Spacing) -> Placed:
    """Place the branches that nothing stands above, so that all begins at 0."""
    placed = _placed(branches, s, 0.0)
    reached = [(p.x + box_of(b, s).left, p.y + box_of(b, s).top) for p, b in zip(placed.places, branches, strict=True)]  # fmt: skip
    left, top = (min(edge) for edge in zip(*reached, strict=True))
    for place in placed.places:
        place.x -= left
        place.y -= top
    return placed


@cache
def box_over(leaves: int, s: Spacing) -> Box:
    """Return the box that holds a card and so many leaves."""
    columns = grid_columns(leaves, s)
    right = columns * (s.width + s.pad)
    bottom = (1 + -(-leaves // columns)) * (s.height + s.pad)
    return Box(-s.pad, -s.pad, right, bottom)


@cache
def grid_columns(leaves: int, s: Spacing) -> int:
    """Return how many leaves stand in a row of a box that holds nothing else."""
    return max(1, round(math.sqrt(leaves * _WIDE * (s.height + s.pad) / (s.width + s.pad))))


def in_grid(nth: NDArray[np.intp], columns: NDArray[np.int64], s: Spacing) -> NDArray[np.float64]:
    """Return (2, k) where leaves stand from the card above; ``nth`` from 0, of so many columns."""
    x = nth % columns * (s.width + s.pad)
    return np.array((x, (1 + nth // columns) * (s.height + s.pad)))


def _placed(branches: Sequence[Branch], s: Spacing, top: float) -> Placed:
    boxes = {n: box_of(branch, s) for n, branch in enumerate(branches) if not branch.leaf}
    leaves = [n for n, branch in enumerate(branches) if branch.leaf]
    area = len(leaves) * (s.width + s.pad) * (s.height + s.pad)
    area += sum((b.right - b.left + s.pad) * (b.bottom - b.top + s.pad) for b in boxes.values())
    least = max([math.sqrt(area * _WIDE), *(b.right - b.left for b in boxes.values())])
    tried = [_of_width(leaves, boxes, least * more, s, top) for more in _WIDER]
    # The one that is seen largest in a window.
    corners, right, bottom = min(tried, key=lambda made: max(made[1] / _WIDE, made[2]))
    places = [Place(*corners[n]) for n in range(len(branches))]
    return Placed(places, Box(-s.pad, -s.pad, right + s.pad, bottom + s.pad), [])


def _of_width(
    leaves: Sequence[int], boxes: dict[int, Box], width: float, s: Spacing, top: float
) -> tuple[dict[int, tuple[float, float]], float, float]:
    """Return where cards stand in a box about so wide inside, and its right and lower edges."""
    columns = max(1, min(len(leaves), int((width + s.pad) // (s.width + s.pad))))
    places = {
        n: (k % columns * (s.width + s.pad), top + k // columns * (s.height + s.pad))
        for k, n in enumerate(leaves)
    }
    right = max(s.width, columns * (s.width + s.pad) - s.pad)
    top += -(-len(leaves) // columns) * (s.height + s.pad)
    bottom = top - s.pad
    for n, x, y in _shelves(boxes, width, s.pad):
        box = boxes[n]
        places[n] = (x - box.left, top + y - box.top)
        right = max(right, x + box.right - box.left)
        bottom = max(bottom, top + y + box.bottom - box.top)
    return places, right, bottom


def _shelves(boxes: dict[int, Box], width: float, gap: float) -> Iterator[tuple[int, float, float]]:
    """Yield each box with the left and the top edge of its place, shelf by shelf.

    Where one is low, the next may stand below it on the same shelf.
    """
    # Where the shelf, the column on it and the next box in the column begin.
    shelf = x = y = deepest = column = 0.0
    for n, box in boxes.items():
        wide, high = box.right - box.left, box.bottom - box.top
        if y > shelf and (wide > column or y + high > deepest):
            x, y, column = x + column + gap, shelf, 0.0
            if x + wide > width + 1:
                shelf = y = deepest + gap
                x = 0.0
        yield n, x, y
        y += high + gap
        column = max(column, wide)
        deepest = max(deepest, shelf + high)
