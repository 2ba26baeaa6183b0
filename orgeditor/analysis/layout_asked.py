"""What of a structure is shown, and how it is asked to be laid out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_flow import SPACING, Spacing, Way

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.tree import Tree
    from orgeditor.analysis.tree_index import Ints

Flags = NDArray[np.bool_]
T = TypeVar("T", bound=np.generic)

_FAR: Final = 1 << 30


class Arrangement(msgspec.Struct, frozen=True):
    """How a whole chart is laid out.

    ``way`` and ``rows`` (leaves in columns of so many, 0 for as it fits) hold where
    branches do not say otherwise; in a hanging chart the roots spread theirs all the same.
    ``interlock``: whether branches reach below one another. ``mirrored``: whether all stands as
    for readers from right to left, but for a chart that is itself asked to run right or left.
    ``ends``: whether what is folded ends there, as where it goes on on another page: such cards
    then stack like leaves, while others stand where they stand unfolded.
    """

    way: Way = Way.DOWN
    rows: int = 0
    interlock: bool = True
    spacing: Spacing = SPACING
    mirrored: bool = False
    ends: bool = False

    @property
    def turned_x(self) -> bool:
        """Whether left and right are exchanged in the whole chart after it is laid out."""
        return self.way is Way.LEFT or (self.mirrored and self.way is not Way.RIGHT)

    @property
    def turned_y(self) -> bool:
        """Whether above and below are."""
        return self.way is Way.UP


class Choices(msgspec.Struct, frozen=True):
    """What single records of a tree ask for, each an array (n,) or None.

    ``assistant``: stands beside its manager's line rather than below it, if it has no
    reports and no levels are asked for. ``way``: of the branch below it, -1 for as above.
    ``rows``: likewise, 0 for as above. ``level``: the level it stands on at least, 0 the
    topmost, -1 for the next one.
    """

    assistant: Flags | None = None
    way: NDArray[np.int8] | None = None
    rows: NDArray[np.int16] | None = None
    level: NDArray[np.int16] | None = None


class Shown:
    """Which records are shown: m of n, with slots, their parents' slots and their numbers.

    ``numbers``, ``upper``: those and the parents as indices of numpy's own kind, to which it
    would convert others at every use. ``reports``: (m,) how many are shown directly below each,
    -1 where those that there are do not show and it is no leaf for that.
    """

    def __init__(self, tree: Tree, folded: Collection[str], *, ends: bool = False) -> None:
        """``ends``: whether what is folded counts as a leaf."""
        found = {tree.index.get(key, -1) for key in folded}
        closed = np.array(sorted(i for i in found if i >= 0 and tree.end[i] > i + 1), np.intp)
        self.nodes: Ints = np.arange(len(tree), dtype=np.int32)
        self.slot, self.parent, self.end = self.nodes, tree.parent, tree.end
        if len(closed):
            self._leave_out_below(tree, closed)
        hides = np.zeros(len(tree), np.bool_)
        hides[closed] = True
        self.hides: Flags = self.of(hides)
        self.numbers: NDArray[np.intp] = self.of(tree.numbers).astype(np.intp)
        self.upper = self.parent.astype(np.intp)
        self.reports: Ints = self.of(tree.spans)
        if len(closed):
            self.reports[self.hides] = 0 if ends else -1
        self._over_folded = np.unique(self.upper.compress(self.hides))[: 0 if ends else None]
        # A tree that is shown again holds fewer than later ones have numbered since.
        self.all_numbers = len(tree.index.numbers)
        self._places = tree.index.places

    def _leave_out_below(self, tree: Tree, closed: NDArray[np.intp]) -> None:
        steps = np.zeros(len(tree) + 1, np.int32)
        steps[closed + 1] = 1
        np.subtract.at(steps, tree.end[closed], 1)
        seen = np.cumsum(steps[:-1]) == 0
        before = np.zeros(len(tree) + 1, np.int32)
        np.cumsum(seen, out=before[1:])
        self.nodes = np.flatnonzero(seen).astype(np.int32)
        self.slot = np.where(seen, before[:-1], np.int32(-1))
        # One more place, at the end, for the roots: they are above at -1.
        self.parent = np.append(self.slot, np.int32(-1)).take(tree.parent.take(self.nodes))
        self.end = before.take(tree.end.take(self.nodes))

    @cached_property
    def slots(self) -> Ints:
        """The slot of each number that there was when this tree was made, -1 where it is not shown."""
        if len(self) == len(self.slot):
            return self._places
        return np.append(self.slot, np.int32(-1)).take(self._places)

    def over_leaves(self, slots: NDArray[np.intp]) -> Flags:
        """(k,) which of the cards at some slots have leaves below, and nothing else."""
        reports = self.reports[slots]
        found: Flags = (reports > 0) & (self.end[slots] - slots - 1 == reports)
        return found & ~np.isin(slots, self._over_folded) if len(self._over_folded) else found

    @cached_property
    def above(self) -> NDArray[np.intp]:
        """(k,) the slots of the cards with any below."""
        return np.flatnonzero(self.end - np.arange(1, len(self) + 1, dtype=np.int32) > 0)

    @cached_property
    def _nth(self) -> NDArray[np.intp]:
        # One more place, at the end, is above the roots.
        nth = np.full(len(self) + 1, len(self.above), np.intp)
        nth[self.above] = np.arange(len(self.above))
        return nth

    @cached_property
    def nth_above(self) -> NDArray[np.intp]:
        """(m,) which of the k cards ``above`` others each stands below, k for a root."""
        return self._nth.take(self.upper)

    @cached_property
    def uppers(self) -> NDArray[np.intp]:
        """(k + 1,) the same of the cards ``above`` others; k for the last, which is above the roots."""
        return np.append(self._nth.take(self.upper.take(self.above)), len(self.above))

    def __len__(self) -> int:
        return len(self.nodes)

    def of(self, values: NDArray[T]) -> NDArray[T]:
        """Return (m,) of the values (n,) of all records those of the records shown."""
        return values if len(values) == len(self) else values.take(self.nodes)

    def children(self, slot: int) -> list[int]:
        """Return the slots below one, for -1 the roots."""
        found, at, stop = [], slot + 1, int(self.end[slot]) if slot >= 0 else len(self)
        while at < stop:
            found.append(at)
            at = int(self.end[at])
        return found


class Asked:
    """What each card shown asks for, whether itself or by what is above it, by slot.

    ``ways``: all that are asked for anywhere. Where all ask for the same, that is kept once,
    as an array that repeats it.
    """

    def __init__(
        self, tree: Tree, shown: Shown, choices: Choices, arrangement: Arrangement
    ) -> None:
        whole = arrangement.way
        whole = whole.turned if whole.mirrors else whole
        self.arrangement = arrangement
        self.ways = {whole}
        way = _of_all(whole, len(tree), np.int8)
        if whole.hangs or choices.way is not None:
            way = way.copy()
        if whole.hangs:
            self.ways.add(Way.DOWN)
            # Branches hang below cards that stand side by side below the roots.
            way[tree.depth == 0] = Way.DOWN
        if choices.way is not None:
            for i in np.flatnonzero(choices.way >= 0).tolist():
                above = Way(int(way[tree.parent[i]])) if tree.parent[i] >= 0 else None
                wanted = self._seen_as(Way(int(choices.way[i])))
                way[i : tree.end[i]] = own = _of_branch(wanted, above)
                self.ways.add(own)
        self.way = shown.of(way)
        rows = _of_all(arrangement.rows, len(tree), np.int16)
        if choices.rows is not None:
            rows = rows.copy()
            for i in np.flatnonzero(choices.rows).tolist():
                rows[i : tree.end[i]] = choices.rows[i]
        self.rows = shown.of(rows)
        self.assistant = np.zeros(len(shown), np.bool_)
        # Where levels mean something, assistants between them would not stand on any.
        if choices.assistant is not None and choices.level is None:
            self.assistant = shown.of(choices.assistant) & (shown.parent >= 0)
        self.levels = _of_all(1, len(shown), np.int16)
        self.stacks = choices.level is None
        if choices.level is not None:
            self.levels = _levels(shown, shown.of(choices.level))

    def _seen_as(self, way: Way) -> Way:
        """Return as which way one is laid out so that it runs as asked when all has been turned."""
        whole = self.arrangement
        turned = whole.turned_x if way.axis == "right" else whole.turned_y
        return way.turned if turned else way

    def plain(self, shown: Shown, slots: NDArray[np.intp]) -> NDArray[np.int8]:
        """(k,) what cards have below where that is leaves alone: 1 a stack, -1 a box; 0 for the others."""
        below = shown.over_leaves(slots).astype(np.int8)
        way = self.way[slots]
        stacked = (way == int(Way.DOWN)) & self.stacks
        found: NDArray[np.int8] = below * (stacked.astype(np.int8) - (way == int(Way.BOXES)))
        return found


def _of_all(value: int, count: int, kind: type[T]) -> NDArray[T]:
    """Return the same value (count,) times, which takes up the room of one."""
    return np.broadcast_to(kind(value), count)


def _of_branch(way: Way, above: Way | None) -> Way:
    """Return how a branch runs that asks for ``way`` below a card whose own branch runs ``above``.

    It cannot run back to where the line to its card comes from: there it runs on.
    """
    if above is not None and (way is above.turned or (above is Way.UP and way.axis == "down")):
        return above
    return way.turned if way is Way.LEFT and above is Way.HANGING else way


def _levels(shown: Shown, least: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return how many levels below the one above each stands, when none stands above its own.

    A card stands as far below a card above it as there are steps between them, at least: what
    that comes to is taken over from cards 1, 2, 4, 8.. steps above, until there are none.
    Few cards are above others.
    """
    farther, steps = shown.uppers, 1
    level = np.append(least.take(shown.above), np.int16(0)).astype(np.int32)
    level[farther == len(shown.above)] = level[farther == len(shown.above)].clip(0)
    # The last place is above the roots, and far above all levels.
    level[-1] = -_FAR
    while farther.min() < len(shown.above):
        level = np.maximum(level, level.take(farther) + steps)
        level[-1] = -_FAR
        farther = farther.take(farther)
        steps *= 2
    level[-1] = -1
    above = level.take(shown.nth_above)
    return (np.maximum(least, above + 1) - above).astype(np.int16)
