"""Where the cards of a chart stand, and the lines between them, as arrays.

Each branch is laid out from the leaves up, relative to the card above it, and remembered:
after a move or a fold only what is above the places that changed is laid out again, the
rest is one sum over arrays. All distances are chart units: pixels at 100 %.
"""

from __future__ import annotations

import math
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_asked import Arrangement, Asked, Choices, Shown
from orgeditor.analysis.layout_flow import Side
from orgeditor.analysis.layout_kept import Kept, Placing, kept_from, summed
from orgeditor.analysis.layout_lines import all_lines, lengths
from orgeditor.analysis.layout_silhouettes import reaches, silhouette

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.tree import Ints, Tree

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Layout:
    """The places of the m cards shown, in pre-order, and the lines between them.

    ``nodes``: (m,) index of each in the tree; ``slot``: (n,) the reverse, -1 where folded
    away. ``x``, ``y``: (m,) left and top edges; every card is ``spacing.width`` by
    ``spacing.height``. ``parent``: (m,) slot of the card above, -1 for a root. ``end``:
    (m,) one past the last slot of each branch. ``stacked``:
    (m,) whether siblings stand above and below rather than beside it. ``folded``: (m,)
    whether something below is hidden. ``way``, ``width``, ``height``: of the whole; ``turned``:
    whether left and right, and above and below, were exchanged in it. ``kept``,
    ``stacks``: what the next layout takes over. ``boxed``: (k,) slots of the cards that stand
    in a box with all below them, outer ones first; ``has_box``: (m,) which those are.
    """

    def __init__(self, shown: Shown, kept: Kept, asked: Asked) -> None:
        arrangement = asked.arrangement
        s = arrangement.spacing
        self.nodes, self.slot, self.parent = shown.nodes, shown.slot, shown.parent
        self.end, self.folded = shown.end, shown.hides
        self.x = summed(kept.dx.take(shown.numbers), shown.end)
        self.y = summed(kept.dy.take(shown.numbers), shown.end)
        self.stacked: Flags = kept.hung[shown.numbers]
        self.way = arrangement.way
        self.spacing = s
        right, bottom = kept.box.take(shown.numbers, axis=1)
        self.has_box: Flags = right > 0
        self.boxed: Ints = np.flatnonzero(self.has_box).astype(np.int32)
        self._reach = np.array((right, bottom)).take(self.boxed, axis=1)
        self.width, self.height = (
            float(max(at.max() + own, (at[self.boxed] + reached).max(initial=0.0)))
            if len(at)
            else 0.0
            for at, own, reached in zip(
                (self.x, self.y), (s.width, s.height), self._reach, strict=True
            )
        )
        self.turned = arrangement.turned_x, arrangement.turned_y
        if self.turned[0]:
            self.x = np.float32(self.width - s.width) - self.x
        if self.turned[1]:
            self.y = np.float32(self.height - s.height) - self.y
        self.arrangement = arrangement
        self.stacks = asked.stacks
        self.kept = kept
        self._numbers = shown.numbers
        self._silhouettes: dict[int, NDArray[np.float64]] = {}
        self._long: dict[int, Floats] = {}

    def entry(self, slot: int) -> tuple[Side, float]:
        """Return on which side a card's line enters it, and how far that runs straight before."""
        number = self._numbers[slot]
        return Side(int(self.kept.side[number])), float(self.kept.lead[number])

    @cached_property
    def lines(self) -> Floats:
        """(k, 4) segments x1, y1, x2, y2, level or upright, with x1 <= x2 and y1 <= y2."""
        kept, numbers = self.kept, self._numbers
        slots = np.full(len(kept.dx), -1, np.int32)
        slots[numbers] = np.arange(len(numbers), dtype=np.int32)
        return all_lines(
            self.x,
            self.y,
            kept.strokes,
            slots,
            kept.side[numbers],
            np.where(self.parent >= 0, kept.lead[numbers], 0),
            self.turned,
            self.spacing,
        )

    @cached_property
    def frames(self) -> Floats:
        """(k, 4) left, top, right and bottom edges of the boxes."""
        s, (right, bottom) = self.spacing, self._reach
        pad = np.full(len(self.boxed), s.pad, np.float32)
        left, top = -pad, -pad
        if self.turned[0]:
            left, right = s.width - right, s.width + pad
        if self.turned[1]:
            top, bottom = s.height - bottom, s.height + pad
        x, y = self.x[self.boxed], self.y[self.boxed]
        return np.column_stack((x + left, y + top, x + right, y + bottom))

    @cached_property
    def reaches(self) -> tuple[Ints, Floats]:
        """The slots (k,) of the cards with something below, and the edges (k, 4) of their branches."""
        return reaches(self)

    def silhouette(self, slot: int) -> NDArray[np.float64]:
        """Return the bands (k, 4) of the branch of a card."""
        if slot not in self._silhouettes:
            self._silhouettes[slot] = silhouette(self, slot)
        return self._silhouettes[slot]

    def box_of(self, slot: int) -> int:
        """Return which of the boxes belongs to a card, -1 for none."""
        boxed = slot >= 0 and self.has_box[slot]
        return int(np.searchsorted(self.boxed, slot)) if boxed else -1

    def box_at(self, x: float, y: float) -> int:
        """Return the slot of the card that the innermost box at a point belongs to, or -1."""
        left, top, right, bottom = self.frames.T
        around = np.flatnonzero((left <= x) & (x <= right) & (top <= y) & (y <= bottom))
        return int(self.boxed[around[-1]]) if len(around) else -1

    def long_lines(self, shortest: float) -> Floats:
        """Return the lines, of those shorter than ``shortest`` but few.

        The choice is kept from zoom to zoom, as long as few more are left out.
        """
        if shortest <= 0.0:
            return self.lines
        step = math.floor(math.log2(shortest))
        if step not in self._long:
            self._long = {step: self.lines.compress(lengths(self.lines) >= 2.0**step, axis=0)}
        return self._long[step]

    def standing(self, x: Floats, y: Floats, lines: Floats | None = None) -> Layout:
        """Return the same cards standing elsewhere, as while they move, with as many lines."""
        made = copy(self)
        made.x, made.y = x, y
        vars(made).update(_long={}, _silhouettes={})
        for made_anew in ("lines", "frames", "reaches"):
            vars(made).pop(made_anew, None)
        if lines is not None:
            vars(made)["lines"] = lines
        return made

    def at(self, x: float, y: float) -> int:
        """Return the slot of the card at a point, or -1."""
        found = self.within(x, y, x, y)
        return int(found[0]) if len(found) else -1

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """Return the slots of all cards that touch a rectangle."""
        # Charts are wider than high: few cards are left after the first look, along x alone.
        near = np.flatnonzero((self.x <= right) & (self.x >= left - self.spacing.width))
        y = self.y[near]
        inside = (y <= bottom) & (y >= top - self.spacing.height)
        found: Ints = near[inside].astype(np.int32)
        return found


def layout(
    tree: Tree,
    folded: Collection[str] = (),
    choices: Choices | None = None,
    arrangement: Arrangement | None = None,
    before: Layout | None = None,
) -> Layout:
    """Place the cards of a forest; what lies below the ids ``folded`` is not shown.

    ``before`` is a layout of an earlier tree with the same numbers: what has not changed
    since is taken over. The result is the same without it.
    """
    arrangement = arrangement or Arrangement()
    shown = Shown(tree, folded)
    asked = Asked(tree, shown, choices or Choices(), arrangement)
    if before and (before.arrangement, before.stacks) != (arrangement, asked.stacks):
        before = None
    kept = kept_from(before.kept if before else None, shown.all_numbers)
    Placing(shown, asked, kept).carry_out()
    return Layout(shown, kept, asked)
