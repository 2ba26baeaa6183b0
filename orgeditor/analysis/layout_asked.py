"""What of a structure is shown, and how it is asked to be laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_flow import SPACING, Spacing, Way

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.analysis.tree import Ints, Tree

Flags = NDArray[np.bool_]


class Arrangement(msgspec.Struct, frozen=True):
    """How a whole chart is laid out.

    ``way`` and ``rows`` (leaves in columns of so many, 0 for as it fits) hold where
    branches do not say otherwise; in a hanging chart the roots spread theirs all the same.
    ``interlock``: whether branches reach below one another. ``mirrored``: whether all stands as
    for readers from right to left, but for a chart that is itself asked to run right or left.
    """

    way: Way = Way.DOWN
    rows: int = 0
    interlock: bool = True
    spacing: Spacing = SPACING
    mirrored: bool = False

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


class Asked:
    """What each card shown asks for, whether itself or by what is above it, by slot."""

    def __init__(
        self, tree: Tree, shown: Shown, choices: Choices, arrangement: Arrangement
    ) -> None:
        nodes, whole = shown.nodes, arrangement.way
        whole = whole.turned if whole.mirrors else whole
        self.arrangement = arrangement
        self.way = np.full(len(tree), whole, np.int8)
        if whole.hangs:
            # Branches hang below cards that stand side by side below the roots.
            self.way[tree.depth == 0] = Way.DOWN
        if choices.way is not None:
            for i in np.flatnonzero(choices.way >= 0).tolist():
                above = Way(int(self.way[tree.parent[i]])) if tree.parent[i] >= 0 else None
                wanted = self._seen_as(Way(int(choices.way[i])))
                self.way[i : tree.end[i]] = _of_branch(wanted, above)
        self.way = self.way[nodes]
        self.rows = np.full(len(tree), arrangement.rows, np.int16)
        if choices.rows is not None:
            for i in np.flatnonzero(choices.rows).tolist():
                self.rows[i : tree.end[i]] = choices.rows[i]
        self.rows = self.rows[nodes]
        self.assistant = np.zeros(len(nodes), np.bool_)
        # Where levels mean something, assistants between them would not stand on any.
        if choices.assistant is not None and choices.level is None:
            self.assistant = choices.assistant[nodes] & (shown.parent >= 0)
        self.levels = np.ones(len(nodes), np.int16)
        self.stacks = choices.level is None
        if choices.level is not None:
            self.levels = _levels(shown.parent, choices.level[nodes])

    def _seen_as(self, way: Way) -> Way:
        """Return as which way one is laid out so that it runs as asked when all has been turned."""
        whole = self.arrangement
        turned = whole.turned_x if way.axis == "right" else whole.turned_y
        return way.turned if turned else way


def _of_branch(way: Way, above: Way | None) -> Way:
    """Return how a branch runs that asks for ``way`` below a card whose own branch runs ``above``.

    It cannot run back to where the line to its card comes from: there it runs on.
    """
    if above is not None and (way is above.turned or (above is Way.UP and way.axis == "down")):
        return above
    return way.turned if way is Way.LEFT and above is Way.HANGING else way


def _levels(parent: Ints, least: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return how many levels below the one above each stands, when none stands above its own."""
    level: list[int] = []
    steps: list[int] = []
    for up, wanted in zip(parent.tolist(), least.tolist(), strict=True):
        above = level[up] if up >= 0 else -1
        level.append(max(above + 1, wanted))
        steps.append(level[-1] - above)
    return np.array(steps, np.int16)
