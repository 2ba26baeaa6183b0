"""Where the cards of a chart stand, and the lines between them, as arrays.

Each branch is laid out from the leaves up, relative to the card above it, and remembered:
after a move or a fold only what is above the places that changed is laid out again, the
rest is one sum over arrays. All distances are chart units: pixels at 100 %.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_flow import SPACING, Side, Spacing, Way
from orgeditor.analysis.layout_lines import all_lines
from orgeditor.analysis.layout_outline import Box, Outline
from orgeditor.analysis.layout_placing import Branch, Placed, place_below, place_roots
from orgeditor.analysis.layout_stacks import outline_over, stack_of
from orgeditor.analysis.tree import Ints, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_NEVER: Final = np.int32(-2)
N = TypeVar("N", bound=np.generic)


class Arrangement(msgspec.Struct, frozen=True):
    """How a whole chart is laid out.

    ``way`` and ``rows`` (leaves in columns of so many, 0 for as it fits) hold where
    branches do not say otherwise. ``interlock``: whether branches reach below one another.
    """

    way: Way = Way.DOWN
    rows: int = 0
    interlock: bool = True
    spacing: Spacing = SPACING


class Choices(msgspec.Struct, frozen=True):
    """What single records of a tree ask for, each an array (n,) or None.

    ``assistant``: stands beside its manager's line rather than below it, if it has no
    reports. ``way``: of the branch below it, -1 for as above. ``rows``: likewise, 0 for as
    above. ``level``: the level it stands on at least, 0 the topmost, -1 for the next one.
    """

    assistant: Flags | None = None
    way: NDArray[np.int8] | None = None
    rows: NDArray[np.int16] | None = None
    level: NDArray[np.int16] | None = None


class Layout:
    """The places of the m cards shown, in pre-order, and the lines between them.

    ``nodes``: (m,) index of each in the tree; ``slot``: (n,) the reverse, -1 where folded
    away. ``x``, ``y``: (m,) left and top edges; every card is ``spacing.width`` by
    ``spacing.height``. ``parent``: (m,) slot of the card above, -1 for a root. ``stacked``:
    (m,) whether siblings stand above and below rather than beside it. ``folded``: (m,)
    whether something below is hidden. ``way``: of the whole. ``width``, ``height``: of the
    whole.
    """

    def __init__(
        self, shown: _Shown, placing: _Placing, x: Floats, y: Floats, arrangement: Arrangement
    ) -> None:
        s = arrangement.spacing
        self.nodes, self.slot, self.parent = shown.nodes, shown.slot, shown.parent
        self.folded = shown.hides
        self.x, self.y = x, y
        self.stacked: Flags = placing.hung[shown.numbers]
        self.way = arrangement.way
        self.spacing = s
        self.width = float(x.max()) + s.width if len(x) else 0.0
        self.height = float(y.max()) + s.height if len(y) else 0.0
        self.arrangement = arrangement
        self.placing = placing
        self._numbers = shown.numbers

    @cached_property
    def _all_lines(self) -> tuple[Floats, int]:
        placing, numbers = self.placing, self._numbers
        slots = np.full(len(placing.dx), -1, np.int32)
        slots[numbers] = np.arange(len(numbers), dtype=np.int32)
        return all_lines(
            self.x,
            self.y,
            placing.strokes,
            slots,
            placing.side[numbers],
            np.where(self.parent >= 0, placing.lead[numbers], 0),
            self.way,
            self.spacing,
        )

    @property
    def lines(self) -> Floats:
        """(k, 4) segments x1, y1, x2, y2, level or upright, with x1 <= x2 and y1 <= y2."""
        return self._all_lines[0]

    @property
    def ticks(self) -> int:
        """How many of the lines, at the end, lead into one card only."""
        return self._all_lines[1]

    def at(self, x: float, y: float) -> int:
        """Return the slot of the card at a point, or -1."""
        found = self.within(x, y, x, y)
        return int(found[0]) if len(found) else -1

    def within(self, left: float, top: float, right: float, bottom: float) -> Ints:
        """Return the slots of all cards that touch a rectangle."""
        across = (self.x <= right) & (self.x >= left - self.spacing.width)
        down = (self.y <= bottom) & (self.y >= top - self.spacing.height)
        found: Ints = np.flatnonzero(across & down).astype(np.int32)
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
    shown = _Shown(tree, folded)
    asked = _Asked(tree, shown, choices or Choices(), arrangement)
    if before and (before.arrangement, before.placing.stacks) != (arrangement, asked.stacks):
        before = None
    placing = _Placing(shown, asked, before)
    x, y = placing.absolute(shown)
    if arrangement.way is Way.UP and len(y):
        y = y.max() - y
    if arrangement.way is Way.LEFT and len(x):
        x = x.max() - x
    return Layout(shown, placing, x, y, arrangement)


class _Shown:
    """Which records are shown: m of n, with slots, their parents' slots and their numbers."""

    def __init__(self, tree: Tree, folded: Collection[str]) -> None:
        count = len(tree)
        hidden = np.zeros(count, np.bool_)
        hides = np.zeros(count, np.bool_)
        for key in folded:
            i = tree.index.get(key, -1)
            if i >= 0 and tree.end[i] > i + 1:
                hidden[i + 1 : tree.end[i]] = True
                hides[i] = True
        seen = ~hidden
        before = np.zeros(count + 1, np.int32)
        np.cumsum(seen, out=before[1:])
        self.nodes: Ints = np.flatnonzero(seen).astype(np.int32)
        self.slot: Ints = np.where(seen, before[:-1], np.int32(-1))
        self.hides: Flags = hides.take(self.nodes)
        # Indices of numpy's own kind: others it would convert at every use.
        self.numbers: NDArray[np.intp] = tree.numbers.take(self.nodes).astype(np.intp)
        # One more place, at the end, for the roots: they are above at -1.
        self.parent: Ints = np.append(self.slot, np.int32(-1)).take(tree.parent.take(self.nodes))
        self.end: Ints = before.take(tree.end.take(self.nodes))
        self.reports: Ints = np.bincount(self.parent + 1, minlength=len(self) + 1)[1:].astype(
            np.int32
        )
        self.all_numbers = len(tree.index.places)

    def __len__(self) -> int:
        return len(self.nodes)

    def children(self, slot: int) -> list[int]:
        """Return the slots below one, for -1 the roots."""
        found, at, stop = [], slot + 1, int(self.end[slot]) if slot >= 0 else len(self)
        while at < stop:
            found.append(at)
            at = int(self.end[at])
        return found


class _Asked:
    """What each card shown asks for, whether itself or by what is above it, by slot."""

    def __init__(
        self, tree: Tree, shown: _Shown, choices: Choices, arrangement: Arrangement
    ) -> None:
        nodes, whole = shown.nodes, arrangement.way
        self.arrangement = arrangement
        self.way = np.full(len(tree), whole, np.int8)
        if choices.way is not None:
            for i in np.flatnonzero(choices.way >= 0).tolist():
                self.way[i : tree.end[i]] = _within(Way(int(choices.way[i])), whole)
        self.way = self.way[nodes]
        self.rows = np.full(len(tree), arrangement.rows, np.int16)
        if choices.rows is not None:
            for i in np.flatnonzero(choices.rows).tolist():
                self.rows[i : tree.end[i]] = choices.rows[i]
        self.rows = self.rows[nodes]
        self.assistant = np.zeros(len(nodes), np.bool_)
        if choices.assistant is not None:
            self.assistant = choices.assistant[nodes] & (shown.parent >= 0)
        self.levels = np.ones(len(nodes), np.int16)
        self.stacks = choices.level is None
        if choices.level is not None:
            self.levels = _levels(shown.parent, choices.level[nodes])


def _within(way: Way, whole: Way) -> Way:
    """Return how a branch runs in a chart that runs ``whole``.

    Up and left turn a whole chart round: against it, or along it, a branch runs as the
    chart does.
    """
    return way if way.hangs else Way.RIGHT if way.axis == "right" else Way.DOWN


def _levels(parent: Ints, least: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return how many levels below the one above each stands, when none stands above its own."""
    level: list[int] = []
    steps: list[int] = []
    for up, wanted in zip(parent.tolist(), least.tolist(), strict=True):
        above = level[up] if up >= 0 else -1
        level.append(max(above + 1, wanted))
        steps.append(level[-1] - above)
    return np.array(steps, np.int16)


class _Placing:
    """Where each card stands from the card above it, by number; kept from layout to layout.

    ``dx``, ``dy``: from the card above, or from the corner of the whole. ``side``, ``lead``,
    ``hung``: see ``Place``. ``strokes``: (k, 5) the number of the card that a line moves
    with, and the line. ``extents`` holds what every branch takes up that is more than a
    card and a stack. The rest is how each card stood when it was last shown: the numbers of
    the card above and of the sibling before, what it asked for, how many it had below.
    """

    def __init__(self, shown: _Shown, asked: _Asked, before: Layout | None) -> None:
        self._shown, self._asked = shown, asked
        self._s = asked.arrangement.spacing
        count = shown.all_numbers
        old = before.placing if before else None
        self.dx = _grown(old and old.dx, count, np.float64(0))
        self.dy = _grown(old and old.dy, count, np.float64(0))
        self.side = _grown(old and old.side, count, np.int8(0))
        self.lead = _grown(old and old.lead, count, np.float32(0))
        self.hung = _grown(old and old.hung, count, np.bool_(False))
        self._stood = np.full((4, count), _NEVER, np.int32)
        if old:
            self._stood[:, : old._stood.shape[1]] = old._stood
        self.stacks = asked.stacks
        self.strokes = old.strokes if old else np.zeros((0, 5), np.float64)
        self._extents: dict[int, Outline | Box] = dict(old._extents) if old else {}
        self._place(self._changed())
        del self._shown, self._asked

    def absolute(self, shown: _Shown) -> tuple[Floats, Floats]:
        """Return x and y of all cards from the upper left corner of the whole."""
        return _summed(self.dx.take(shown.numbers), shown.end), _summed(
            self.dy.take(shown.numbers), shown.end
        )

    def _changed(self) -> Flags:
        """Return (m,) below which cards something must be placed anew."""
        shown, asked = self._shown, self._asked
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
        changed = self._stood.take(numbers, axis=1) != stands
        moved, other = changed[0] | changed[1], changed[2] | changed[3]
        news = np.flatnonzero(moved | other)
        self._stood[:, numbers[news]] = stands[:, news]
        dirty = other & (shown.reports > 0)
        below = parent[(moved | other) & (parent >= 0)]
        dirty[below] = True
        self._gone = numbers[other & (shown.reports == 0)]
        above = parent[np.flatnonzero(dirty)]
        while len(above := np.unique(above[above >= 0])):
            above = above[~dirty[above]]
            dirty[above] = True
            above = parent[above]
        return dirty

    def _place(self, dirty: Flags) -> None:
        shown, asked = self._shown, self._asked
        stale = np.zeros(shown.all_numbers, np.bool_)
        stale[shown.numbers[dirty]] = True
        stale[self._gone] = True
        kept = self.strokes[~stale[self.strokes[:, 0].astype(np.int32)]]
        inner = np.bincount(
            shown.parent[(shown.parent >= 0) & (shown.reports > 0)], minlength=len(shown)
        )
        plain = (asked.way <= Way.UP) & (inner == 0) & (shown.reports > 0) & asked.stacks
        self._plain = plain
        hung = self._hang(dirty & plain)
        strokes: list[tuple[float, ...]] = []
        for slot in np.flatnonzero(dirty & ~plain)[::-1].tolist():
            number = int(shown.numbers[slot])
            placed = self._put(slot, place_below)
            self._extents[number] = placed.extent
            strokes.extend((number, *stroke) for stroke in placed.strokes)
        if len(shown):
            self._put(-1, place_roots)
        drawn = np.array(strokes, np.float64).reshape(-1, 5)
        self.strokes = np.concatenate((kept, hung, drawn))
        del self._plain, self._gone

    def _put(self, slot: int, place: Callable[..., Placed]) -> Placed:
        """Place what is below a card, or the roots."""
        asked, children = self._asked, self._shown.children(slot)
        whole = asked.arrangement
        placed = place(
            [self._branch(c) for c in children],
            Way(int(asked.way[slot])) if slot >= 0 else whole.way,
            int(asked.rows[slot]) if slot >= 0 else whole.rows,
            self._s,
            interlock=whole.interlock,
            stacks=asked.stacks,
        )
        for c, found in zip(self._shown.numbers[children].tolist(), placed.places, strict=True):
            self.dx[c], self.dy[c], self.side[c], self.lead[c], self.hung[c] = (
                found.x, found.y, found.side, found.lead, found.hung,
            )  # fmt: skip
        return placed

    def _branch(self, slot: int) -> Branch:
        shown, asked, s = self._shown, self._asked, self._s
        reports = int(shown.reports[slot])
        way = Way(int(asked.way[slot]))
        extent: Outline | Box
        if not reports:
            extent = Box(0.0, 0.0, s.width, s.height)
        elif self._plain[slot]:
            extent = outline_over(reports, s, int(asked.rows[slot]))
        else:
            extent = self._extents[int(shown.numbers[slot])]
        return Branch(
            extent, way, not reports, bool(asked.assistant[slot]), int(asked.levels[slot])
        )

    def _hang(self, plain: Flags) -> NDArray[np.float64]:
        """Stack the leaves below cards that have nothing else below; return the lines."""
        shown, s = self._shown, self._s
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
        self.dx[numbers] = s.indent + nth // rows[upper] * pitch
        self.dy[numbers] = s.level + nth % rows[upper] * s.row
        self.side[numbers], self.lead[numbers] = Side.LEFT, s.indent - s.spine
        self.hung[numbers] = True
        lines = [stack.strokes(s) for stack in stacks]
        repeated = np.array([len(each) for each in lines])[which.ravel()]
        owners = np.repeat(shown.numbers[above], repeated)
        drawn = np.concatenate([lines[kind] for kind in which.ravel().tolist()])
        return np.column_stack((owners, drawn))


def _grown(old: NDArray[N] | None, count: int, fill: N) -> NDArray[N]:
    """Return a copy with room for new numbers."""
    found = np.full(count, fill, type(fill))
    if old is not None:
        found[: len(old)] = old
    return found


def _summed(own: NDArray[np.float64], end: Ints) -> Floats:
    """Return the sums over each card and all above it, in pre-order; branches end at ``end``."""
    ended = np.bincount(end, weights=own, minlength=len(own) + 1)[: len(own)]
    found: Floats = np.cumsum(own - ended).astype(np.float32)
    return found
