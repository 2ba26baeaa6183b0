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

from orgeditor.analysis.layout_anew import Placing
from orgeditor.analysis.layout_asked import Arrangement, Asked, Choices, Shown
from orgeditor.analysis.layout_changes import Stood
from orgeditor.analysis.layout_flow import Side, Way
from orgeditor.analysis.layout_kept import Kept, places
from orgeditor.analysis.layout_lines import (
    departures,
    lengths,
    placed_strokes,
    strokes_of,
    strokes_of_stacks,
    ticks,
)
from orgeditor.analysis.layout_near import Blocks
from orgeditor.analysis.layout_runs import places_after, runs_since
from orgeditor.analysis.layout_silhouettes import reaches, silhouette

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.tree import Tree
    from orgeditor.analysis.tree_index import Ints

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Layout:
    """The places of the m cards shown, in pre-order, and the lines between them.

    ``nodes``: (m,) index of each in the tree; ``slot``: (n,) the reverse, -1 where folded
    away. ``x``, ``y``: (m,) left and top edges; every card is ``spacing.width`` by
    ``spacing.height``. ``parent``: (m,) slot of the card above, -1 for a root. ``end``:
    (m,) one past the last slot of each branch. ``folded``: (m,) whether something below is
    hidden. ``way``, ``width``, ``height``: of the whole; ``turned``:
    whether left and right, and above and below, were exchanged in it. ``kept``, ``stood``:
    what the next layout takes over and compares with. ``boxed``: (k,) slots of the cards that
    stand in a box with all below them, outer ones first; ``has_box``: (m,) which those are.
    """

    def __init__(self, stood: Stood, kept: Kept) -> None:
        shown, asked = stood.shown, stood.asked
        arrangement = asked.arrangement
        s = arrangement.spacing
        self.nodes, self.slot, self.parent = shown.nodes, shown.slot, shown.parent
        self.end, self.folded = shown.end, shown.hides
        self.x, self.y = (at.astype(np.float32) for at in stood.places)
        self.way = arrangement.way
        self.spacing = s
        self.has_box: Flags = np.zeros(len(self.nodes), np.bool_)
        self.boxed: Ints = np.zeros(0, np.int32)
        if Way.BOXES in asked.ways:
            self.has_box = kept.right.take(shown.numbers) > 0
            self.boxed = np.flatnonzero(self.has_box).astype(np.int32)
        boxed = shown.numbers[self.boxed]
        self._reach = kept.right[boxed], kept.bottom[boxed]
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
        self.stood = stood
        self.kept = kept
        self._numbers = shown.numbers
        self._silhouettes: dict[int, NDArray[np.float64]] = {}
        self._long: dict[int, Floats] = {}

    def entry(self, slot: int) -> tuple[Side, float]:
        """Return on which side a card's line enters it, and how far that runs straight before."""
        number = self._numbers[slot]
        return Side(int(self.kept.side[number])), float(self.kept.lead[number])

    @cached_property
    def stacked(self) -> Flags:
        """(m,) whether siblings stand above and below rather than beside each."""
        return self.kept.hung[self._numbers]

    @cached_property
    def strokes(self) -> Floats:
        """(k, 4) the lines that run from cards on to those below; ``ticks`` enter these."""
        owners, lines = self._drawn
        return placed_strokes(self.x, self.y, owners, lines, self.turned, self.spacing)

    @cached_property
    def departures(self) -> dict[int, tuple[float, float]]:
        """By slot where the line to what is below leaves a card, as shares of its width and height."""
        return departures(*self._drawn, self.turned, self.spacing)

    @cached_property
    def _drawn(self) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        slots = np.full(len(self.kept.dx), -1, np.int32)
        slots[self._numbers] = np.arange(len(self._numbers), dtype=np.int32)
        shown, asked = self.stood.shown, self.stood.asked
        above = shown.above[asked.plain(shown, shown.above) > 0]
        rows = asked.rows[above]
        stacks = strokes_of_stacks(above, shown.reports[above], rows, self.spacing)
        parts = strokes_of(self.kept.strokes.all(), slots), stacks
        owners, lines = (np.concatenate(of) for of in zip(*parts, strict=True))
        return owners, lines

    @cached_property
    def _leads(self) -> Floats:
        """(m,) how far the line runs that enters each card, 0 for none."""
        return np.where(self.parent >= 0, self.kept.lead[self._numbers], np.float32(0))

    def ticks(self, slots: Ints) -> Floats:
        """Return the lines (k, 4) that enter cards, at most one each."""
        side = self.kept.side[self._numbers[slots]]
        x, y, lead = self.x[slots], self.y[slots], self._leads[slots]
        return ticks(x, y, side, lead, self.turned, self.spacing)

    @property
    def lines(self) -> Floats:
        """(k, 4) all lines: segments x1, y1, x2, y2, level or upright, with x1 <= x2 and y1 <= y2."""
        return np.concatenate(
            (self.strokes, self.ticks(np.arange(len(self.nodes), dtype=np.int32)))
        )

    def lines_within(
        self, left: float, top: float, right: float, bottom: float, shortest: float = 0.0
    ) -> Floats:
        """Return the lines (k, 4) that touch a rectangle and are at least so long."""
        found = self._long_strokes(shortest)
        if (far := self._longest_lead) >= shortest and far > 0.0:
            near = self.within(left - far, top - far, right + far, bottom + far)
            found = np.concatenate((found, self.ticks(near)))
        # Charts are wider than high: few lines are left after the first look, along x alone.
        found = found.compress((found[:, 0] <= right) & (found[:, 2] >= left), axis=0)
        if shortest > 0.0:
            found = found.compress(lengths(found) >= shortest, axis=0)
        return found.compress((found[:, 1] <= bottom) & (found[:, 3] >= top), axis=0)

    @cached_property
    def _longest_lead(self) -> float:
        return float(self._leads.max(initial=0.0))

    def _long_strokes(self, shortest: float) -> Floats:
        """Return the strokes, of those shorter than ``shortest`` but few.

        The choice is kept from zoom to zoom, as long as few more are left out.
        """
        if shortest <= 0.0:
            return self.strokes
        step = math.floor(math.log2(shortest))
        if step not in self._long:
            self._long = {step: self.strokes.compress(lengths(self.strokes) >= 2.0**step, axis=0)}
        return self._long[step]

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

    def standing(self, x: Floats, y: Floats) -> Layout:
        """Return the same cards standing elsewhere, as while they move."""
        made = copy(self)
        made.x, made.y = x, y
        vars(made).update(_long={}, _silhouettes={})
        for made_anew in ("strokes", "frames", "reaches", "_blocks"):
            vars(made).pop(made_anew, None)
        return made

    def at(self, x: float, y: float) -> int:
        """Return the slot of the card at a point, or -1."""
        found = self.within(x, y, x, y)
        return int(found[0]) if len(found) else -1

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """Return the slots of all cards that touch a rectangle."""
        return self._blocks.within(left, top, right, bottom)

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.x, self.y, self.spacing.width, self.spacing.height)


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
    shown = Shown(tree, folded, ends=arrangement.ends)
    asked = Asked(tree, shown, choices or Choices(), arrangement)
    if before and (before.arrangement, before.stood.asked.stacks) != (arrangement, asked.stacks):
        before = None
    kept = Kept(before.kept if before else None, shown.all_numbers)
    placing = Placing(shown, asked, kept)
    stood = before.stood if before else None
    runs = runs_since(stood.shown, shown) if stood else []
    placed = placing.carry_out(stood, runs)
    if stood and runs and all(run.old >= 0 for run in runs):
        found = places_after(stood.places, runs, kept, shown, placed)
    else:
        found = places(kept, shown)
    return Layout(Stood(shown, asked, found), kept)
