"""The places of all cards from the card above each, brought in line with what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_boxes import (
    box_over,
    grid_columns,
    in_grid,
    place_boxed,
    place_roots_on_shelves,
)
from orgeditor.analysis.layout_flow import Side, Way
from orgeditor.analysis.layout_outline import Box, Outline
from orgeditor.analysis.layout_placing import (
    Branch,
    Place,
    Placed,
    place_below,
    place_roots,
)
from orgeditor.analysis.layout_stacks import outline_over, stack_of

if TYPE_CHECKING:
    from orgeditor.analysis.layout_asked import Asked, Shown
    from orgeditor.analysis.tree import Ints

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_NEVER: Final = np.int32(-2)


class Kept(msgspec.Struct):
    """Where each card stands from the card above it, by number; kept from layout to layout.

    ``dx``, ``dy``: from the card above, or from the corner of the whole. ``side``, ``lead``,
    ``hung``: see ``Place``. ``strokes``: (k, 5) the number of the card that a line moves
    with, and the line. ``extents`` holds what every branch takes up that is more than a
    card and a stack. ``box``: (2, count) how far right and down the box reaches that a card
    stands in with what is below it, 0 for none. ``stood``: (4, count) how each card stood when it was last shown: the
    numbers of the card above and of the sibling before, what it asked for, how many it had
    below.
    """

    dx: NDArray[np.float64]
    dy: NDArray[np.float64]
    side: NDArray[np.int8]
    lead: NDArray[np.float32]
    hung: Flags
    box: NDArray[np.float32]
    stood: NDArray[np.int32]
    strokes: NDArray[np.float64]
    extents: dict[int, Outline | Box]


def kept_from(before: Kept | None, count: int) -> Kept:
    """Return a copy of ``before``, or an empty one, with room for ``count`` numbers."""
    new = Kept(
        np.zeros(count),
        np.zeros(count),
        np.zeros(count, np.int8),
        np.zeros(count, np.float32),
        np.zeros(count, np.bool_),
        np.zeros((2, count), np.float32),
        np.full((4, count), _NEVER, np.int32),
        np.zeros((0, 5)),
        {},
    )
    if before is not None:
        had = len(before.dx)
        new.dx[:had], new.dy[:had] = before.dx, before.dy
        new.side[:had], new.lead[:had], new.hung[:had] = before.side, before.lead, before.hung
        new.box[:, :had] = before.box
        new.stood[:, :had] = before.stood
        new.strokes = before.strokes
        new.extents = dict(before.extents)
    return new


class Placing:
    """Brings what is kept of a layout in line with what is shown and asked for now."""

    def __init__(self, shown: Shown, asked: Asked, kept: Kept) -> None:
        self._shown, self._asked, self._kept = shown, asked, kept
        self._s = asked.arrangement.spacing
        inner = np.bincount(
            shown.parent[(shown.parent >= 0) & (shown.reports > 0)], minlength=len(shown)
        )
        # Above leaves alone. Most branches are so: they are placed all at once.
        plain = (inner == 0) & (shown.reports > 0)
        self._plain: Flags = (asked.way == Way.DOWN) & plain & asked.stacks
        self._plain_boxes: Flags = (asked.way == Way.BOXES) & plain

    def carry_out(self) -> None:
        """Place anew what is below every card where something has changed."""
        shown, kept = self._shown, self._kept
        dirty, emptied = self._changed()
        stale = np.zeros(shown.all_numbers, np.bool_)
        stale[shown.numbers[dirty]] = True
        stale[emptied] = True
        still = kept.strokes[~stale[kept.strokes[:, 0].astype(np.intp)]]
        kept.box[:, stale] = 0.0
        hung = self._hang(dirty & self._plain)
        self._box(dirty & self._plain_boxes)
        strokes: list[tuple[float, ...]] = []
        many = dirty & ~self._plain & ~self._plain_boxes
        for slot in np.flatnonzero(many)[::-1].tolist():
            number, way = int(shown.numbers[slot]), Way(int(self._asked.way[slot]))
            branches = self._branches(slot)
            if way is Way.BOXES:
                placed = place_boxed(branches, self._s)
                kept.box[:, number] = placed.extent[2:]
            else:
                rows = int(self._asked.rows[slot])
                placed = place_below(branches, way, rows, self._s, **self._how)
            self._keep(slot, placed.places)
            kept.extents[number] = placed.extent
            strokes.extend((number, *stroke) for stroke in placed.strokes)
        if len(shown):
            self._keep(-1, self._roots().places)
        kept.strokes = np.concatenate((still, hung, np.array(strokes).reshape(-1, 5)))

    def _changed(self) -> tuple[Flags, NDArray[np.intp]]:
        """Return (m,) below which cards to place anew, and the numbers of those that have none now."""
        shown, asked, kept = self._shown, self._asked, self._kept
        numbers, parent = shown.numbers, shown.parent
        # ``take`` and ``compress`` are several times as fast here as indexing.
        upper = np.append(numbers, -1).take(parent).astype(np.int32)
        left = np.full(len(numbers), -1, np.int32)
        # Where a branch ends, its next sibling begins, if it has one.
        has_next = np.append(parent, _NEVER).take(shown.end) == parent
        left[shown.end.compress(has_next)] = numbers.compress(has_next)
        wants = asked.rows.astype(np.int32)
        wants *= 4096
        wants += asked.levels
        wants *= 16
        wants += asked.way + np.int8(8) * asked.assistant
        # A card that left without another in its place shows in how many there are.
        stands = np.array((upper, left, wants, shown.reports), np.int32)
        changed = kept.stood.take(numbers, axis=1) != stands
        moved, other = changed[0] | changed[1], changed[2] | changed[3]
        news = np.flatnonzero(moved | other)
        kept.stood[:, numbers[news]] = stands[:, news]
        dirty = other & (shown.reports > 0)
        below = parent[(moved | other) & (parent >= 0)]
        dirty[below] = True
        emptied = numbers[other & (shown.reports == 0)]
        above = parent[np.flatnonzero(dirty)]
        while len(above := np.unique(above[above >= 0])):
            above = above[~dirty[above]]
            dirty[above] = True
            above = parent[above]
        self._forget(dirty)
        return dirty, emptied

    def _forget(self, dirty: Flags) -> None:
        """Make those that are gone from below cards placed anew stand as new when they return.

        Their places are from among other siblings, although the one before them and how
        many there are may be the same again.
        """
        shown, upper = self._shown, self._kept.stood[0]
        absent = np.ones(len(upper), np.bool_)
        absent[shown.numbers] = False
        gone = np.flatnonzero(absent & (upper >= 0))
        anew = np.zeros(len(upper), np.bool_)
        anew[shown.numbers.compress(dirty)] = True
        upper[gone.compress(anew.take(upper.take(gone)))] = _NEVER

    @property
    def _how(self) -> dict[str, bool]:
        asked = self._asked
        return {"interlock": asked.arrangement.interlock, "stacks": asked.stacks}

    def _roots(self) -> Placed:
        whole = self._asked.arrangement
        if whole.way is Way.BOXES:
            return place_roots_on_shelves(self._branches(-1), self._s)
        return place_roots(self._branches(-1), whole.way, whole.rows, self._s, **self._how)

    def _branches(self, slot: int) -> list[Branch]:
        """Return the branches below a card, for -1 the roots'."""
        return [self._branch(c) for c in self._shown.children(slot)]

    def _keep(self, slot: int, places: list[Place]) -> None:
        """Keep where the cards below one stand, for -1 the roots."""
        kept, below = self._kept, self._shown.numbers[self._shown.children(slot)].tolist()
        for c, found in zip(below, places, strict=True):
            kept.dx[c], kept.dy[c] = found.x, found.y
            kept.side[c], kept.lead[c], kept.hung[c] = found.side, found.lead, found.hung

    def _branch(self, slot: int) -> Branch:
        shown, asked, s = self._shown, self._asked, self._s
        reports = int(shown.reports[slot])
        way = Way(int(asked.way[slot]))
        extent: Outline | Box
        if not reports:
            extent = Box(0.0, 0.0, s.width, s.height)
        elif self._plain[slot]:
            extent = outline_over(reports, s, int(asked.rows[slot]))
        elif self._plain_boxes[slot]:
            extent = box_over(reports, s)
        else:
            extent = self._kept.extents[int(shown.numbers[slot])]
        return Branch(
            extent, way, not reports, bool(asked.assistant[slot]), int(asked.levels[slot])
        )

    def _hang(self, plain: Flags) -> NDArray[np.float64]:
        """Stack the leaves below cards that have nothing else below; return the lines."""
        shown, kept, s = self._shown, self._kept, self._s
        if not plain.any():
            return np.zeros((0, 5), np.float64)
        rows = np.zeros(len(shown), np.int64)
        above = np.flatnonzero(plain)
        sizes = np.column_stack((shown.reports[above], self._asked.rows[above]))
        kinds, which = np.unique(sizes, axis=0, return_inverse=True)
        stacks = [stack_of(int(count), s, int(asked)) for count, asked in kinds]
        rows[above] = np.array([stack.rows for stack in stacks])[which.ravel()]
        pitch = stacks[0].pitch
        cards = np.flatnonzero((shown.parent >= 0) & plain[shown.parent])
        upper = shown.parent[cards]
        nth = cards - upper - 1
        numbers = shown.numbers[cards]
        kept.dx[numbers] = s.indent + nth // rows[upper] * pitch
        kept.dy[numbers] = s.level + nth % rows[upper] * s.row
        kept.side[numbers], kept.lead[numbers] = Side.LEFT, s.indent - s.spine
        kept.hung[numbers] = True
        lines = [stack.strokes(s) for stack in stacks]
        repeated = np.array([len(each) for each in lines])[which.ravel()]
        owners = np.repeat(shown.numbers[above], repeated)
        drawn = np.concatenate([lines[kind] for kind in which.ravel().tolist()])
        return np.column_stack((owners, drawn))

    def _box(self, plain: Flags) -> None:
        """Put the leaves below cards that have nothing else below into boxes."""
        shown, kept, s = self._shown, self._kept, self._s
        if not plain.any():
            return
        counts, which = np.unique(shown.reports.compress(plain), return_inverse=True)
        kept.box[:, shown.numbers.compress(plain)] = np.array(
            [box_over(int(count), s)[2:] for count in counts]
        ).T[:, which]
        columns = np.zeros(len(shown), np.int64)
        columns[plain] = np.array([grid_columns(int(count), s) for count in counts])[which]
        cards = np.flatnonzero((shown.parent >= 0) & plain[shown.parent])
        upper, numbers = shown.parent[cards], shown.numbers[cards]
        kept.dx[numbers], kept.dy[numbers] = in_grid(cards - upper - 1, columns[upper], s)
        kept.side[numbers], kept.lead[numbers] = Side.TOP, 0.0
        kept.hung[numbers] = False


def summed(own: NDArray[np.float64], end: Ints) -> Floats:
    """Return the sums over each card and all above it, in pre-order; branches end at ``end``."""
    ended = np.bincount(end, weights=own, minlength=len(own) + 1)[: len(own)]
    found: Floats = np.cumsum(own - ended).astype(np.float32)
    return found
