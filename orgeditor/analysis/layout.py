"""Where the cards of a chart stand: top-down, with leaf stacks, as arrays.

Cards of one depth stand in one line. Reports that have none of their own hang in columns
under their manager, along a line at their left. Branches are pushed together until their
outlines touch (after E. Reingold and J. Tilford, "Tidier Drawings of Trees", 1981, with
outlines kept as in A. van der Ploeg, "Drawing Non-layered Tidy Trees in Linear Time",
2014). All distances are chart units: pixels at 100 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.layout_outline import Outline, pack
from orgeditor.analysis.layout_stacks import Stack, stack_of
from orgeditor.analysis.tree import Ints, Tree

if TYPE_CHECKING:
    from collections.abc import Collection

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


class Spacing(msgspec.Struct, frozen=True):
    """The size of a card and the distances around it.

    ``level`` is from one line of cards to the next, top to top; ``row`` the same within a
    stack; ``indent`` how far a stack stands right of its manager's left edge; ``spine``
    where its line runs; ``gap`` between neighbours; ``run`` the least number of leaves
    side by side that are stacked although they have siblings with branches.
    """

    width: float = 190.0
    height: float = 66.0
    gap: float = 28.0
    level: float = 122.0
    row: float = 88.0
    indent: float = 22.0
    spine: float = 3.0
    run: int = 3


SPACING: Final = Spacing()


class Layout(msgspec.Struct, frozen=True):
    """The places of the m cards shown, in pre-order, and the lines between them.

    ``nodes``: (m,) index of each in the tree; ``slot``: (n,) the reverse, -1 where folded
    away. ``x``, ``y``: (m,) left and top edges; every card is ``spacing.width`` by
    ``spacing.height``. ``parent``: (m,) slot of the card above, -1 for a root. ``stacked``:
    (m,) whether it hangs in a stack. ``folded``: (m,) whether something below is hidden.
    ``lines``: (k, 4) segments x1, y1, x2, y2, level or upright; ``ticks``: how many of
    them, at the end, lead into one card only. ``width``, ``height``: of the whole.
    """

    nodes: Ints
    slot: Ints
    x: Floats
    y: Floats
    parent: Ints
    stacked: Flags
    folded: Flags
    lines: Floats
    ticks: int
    width: float
    height: float
    spacing: Spacing

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
    assistants: Flags | None = None,
    spacing: Spacing = SPACING,
) -> Layout:
    """Place the cards of a forest; what lies below the ids ``folded`` is not shown.

    ``assistants``: (n,) whether a record stands beside its manager's line rather than
    below it; without reports of its own, that is.
    """
    nodes, slot, hides = _shown(tree, folded)
    upper = tree.parent[nodes]
    parent = np.where(upper >= 0, slot[upper], -1).astype(np.int32)
    aside = np.zeros(len(nodes), np.bool_)
    if assistants is not None:
        aside = assistants[nodes]
    placing = _Placing(parent, aside, spacing)
    x, y = placing.absolute()
    lines, ticks = placing.lines(x, y)
    return Layout(
        nodes=nodes,
        slot=slot,
        x=x,
        y=y,
        parent=parent,
        stacked=np.array(placing.hung, np.bool_),
        folded=hides,
        lines=lines,
        ticks=ticks,
        width=float(x.max()) + spacing.width if len(x) else 0.0,
        height=float(y.max()) + spacing.height if len(y) else 0.0,
        spacing=spacing,
    )


def _shown(tree: Tree, folded: Collection[str]) -> tuple[Ints, Ints, Flags]:
    count = len(tree)
    hidden = np.zeros(count, np.bool_)
    hides = np.zeros(count, np.bool_)
    for key in folded:
        i = tree.index.get(key, -1)
        if i >= 0 and tree.end[i] > i + 1:
            hidden[i + 1 : tree.end[i]] = True
            hides[i] = True
    nodes = np.flatnonzero(~hidden).astype(np.int32)
    slot = np.full(count, -1, np.int32)
    slot[nodes] = np.arange(len(nodes), dtype=np.int32)
    return nodes, slot, hides[nodes]


class _Placing:
    """Places relative to the card above, found from the leaves upwards."""

    def __init__(self, parent: Ints, aside: Flags, spacing: Spacing) -> None:
        self.spacing = spacing
        self.parent = parent
        count = len(parent)
        self.leaf = np.bincount(parent[parent >= 0], minlength=count)[:count] == 0
        inner = np.bincount(parent[(parent >= 0) & ~self.leaf], minlength=count)[:count]
        self.all_leaves = (inner == 0).tolist()
        self._aside = (aside & self.leaf & (parent >= 0)).tolist()
        # Plain lists: the loop below touches single numbers, for which arrays are slow.
        self.dx = [0.0] * count
        self.dy = [0.0] * count
        self.hung = [False] * count
        self.strokes: list[tuple[int, float, float, float, float]] = []
        self._outlines: dict[int, Outline] = {}
        self._place_all()

    def _place_all(self) -> None:
        below: dict[int, list[int]] = {}
        for i, up in enumerate(self.parent.tolist()):
            below.setdefault(up, []).append(i)
        leaf = self.leaf.tolist()
        for i in sorted(below, reverse=True):
            if i >= 0:
                self._place_below(i, below[i], leaf)
        self._place_roots(below.get(-1, []), leaf)

    def _place_below(self, i: int, children: list[int], leaf: list[bool]) -> None:
        """Place the children of ``i`` relative to it and remember its branch's outline."""
        s = self.spacing
        if self.all_leaves[i]:
            first = s.level
            stack = stack_of(len(children), s)
            self._hang(children, stack, first)
            for x, top, end in stack.spines(first, s):
                self.strokes.append((i, x, top, x, end))
            if stack.columns > 1:
                bus = first - s.level + s.height + (s.level - s.height) / 2
                self.strokes.append((i, s.spine, s.height, s.spine, bus))
                self.strokes.append((i, s.spine, bus, stack.last_spine(s), bus))
            self._outlines[i] = Outline.above_stack(s, stack)
            return
        aside = [c for c in children if self._aside[c]]
        under = [c for c in children if not self._aside[c]]
        rows = (len(aside) + 1) // 2
        first = s.level * (rows + 1)
        parts, anchors, outline = self._row(under, leaf, first)
        middle = (anchors[0] + anchors[-1]) / 2
        own = middle - s.width / 2
        for part, at in parts:
            self._shift(part, at - own)
        bus = first - (s.level - s.height) / 2
        centre = s.width / 2
        self.strokes.append((i, centre, s.height, centre, bus))
        if len(anchors) > 1:
            self.strokes.append(
                (i, anchors[0] - own, bus, anchors[-1] - own, bus),
            )
        for n, c in enumerate(aside):
            left = n % 2 == 0
            self.dx[c] = centre + (-(s.indent + s.width) if left else s.indent)
            self.dy[c] = s.level * (1 + n // 2)
            middle_y = self.dy[c] + s.height / 2
            end = self.dx[c] + (s.width if left else 0.0)
            self.strokes.append((i, centre, middle_y, end, middle_y))
        for n in range(rows, 0, -1):
            right = centre + s.indent + s.width if 2 * n <= len(aside) else centre
            outline.cover(own + centre - s.indent - s.width, own + right)
        outline.cover(own, own + s.width)
        outline.move(-own)
        self._outlines[i] = outline

    def _row(
        self, children: list[int], leaf: list[bool], first: float
    ) -> tuple[list[tuple[list[int], float]], list[float], Outline]:
        """Push branches and runs of leaves together; ``first`` is the y of their top line.

        Returns the children of each part with its x, where the line from above enters
        each part, and the outline of all.
        """
        s = self.spacing
        parts: list[list[int]] = []
        for c in children:
            if leaf[c] and parts and leaf[parts[-1][0]]:
                parts[-1].append(c)
            else:
                parts.append([c])
        parts = [
            piece
            for part in parts
            for piece in ([part] if len(part) >= s.run else [[c] for c in part])
        ]
        outlines: list[Outline] = []
        entries: list[float] = []
        for part in parts:
            if len(part) > 1:
                stack = stack_of(len(part), s)
                self._hang(part, stack, first)
                outlines.append(Outline.of_stack(s, stack))
                entries.append(s.spine)
            else:
                c = part[0]
                self.dy[c] = first
                outlines.append(Outline.of_card(s) if leaf[c] else self._outlines.pop(c))
                entries.append(s.width / 2)
        places, outline = pack(outlines, s.gap)
        if self.parent[children[0]] >= 0:
            for part in parts:
                if len(part) > 1:
                    self._run_lines(part, first)
        anchors = [at + entry for at, entry in zip(places, entries, strict=True)]
        return list(zip(parts, places, strict=True)), anchors, outline

    def _run_lines(self, part: list[int], first: float) -> None:
        """Note the lines of a run of stacked leaves; they move with its first card."""
        s = self.spacing
        stack = stack_of(len(part), s)
        bus = (s.level - s.height) / 2
        lead = part[0]
        for x, _, end in stack.spines(first, s):
            self.strokes.append((lead, x - s.indent, -bus, x - s.indent, end - first))
        if stack.columns > 1:
            self.strokes.append(
                (lead, s.spine - s.indent, -bus, stack.last_spine(s) - s.indent, -bus)
            )

    def _hang(self, cards: list[int], stack: Stack, top: float) -> None:
        s = self.spacing
        for n, c in enumerate(cards):
            self.hung[c] = True
            self.dx[c] = s.indent + n // stack.rows * stack.pitch
            self.dy[c] = top + n % stack.rows * s.row

    def _shift(self, cards: list[int], by: float) -> None:
        for c in cards:
            self.dx[c] += by

    def _place_roots(self, roots: list[int], leaf: list[bool]) -> None:
        if not roots:
            return
        parts, _, outline = self._row(roots, leaf, 0.0)
        for part, at in parts:
            self._shift(part, at - outline.left())

    def absolute(self) -> tuple[Floats, Floats]:
        """Return x and y of all cards from the upper left corner of the whole."""
        x, y = self.dx, self.dy
        for i, up in enumerate(self.parent.tolist()):
            if up >= 0:
                x[i] += x[up]
                y[i] += y[up]
        return np.array(x, np.float32), np.array(y, np.float32)

    def lines(self, x: Floats, y: Floats) -> tuple[Floats, int]:
        """Return all segments, and how many of them, at the end, lead into one card."""
        s = self.spacing
        strokes = np.array(self.strokes, np.float32).reshape(-1, 5)
        owner = strokes[:, 0].astype(np.int32)
        shift = np.column_stack((x[owner], y[owner], x[owner], y[owner]))
        long = strokes[:, 1:] + shift
        aside = np.array(self._aside, np.bool_)
        below = self.parent >= 0
        stacked = np.array(self.hung, np.bool_)
        hung = below & stacked
        middle = y[hung] + s.height / 2
        spine = x[hung] - s.indent + s.spine
        into_stack = np.column_stack((spine, middle, x[hung], middle))
        dropped = below & ~stacked & ~aside
        centre = x[dropped] + s.width / 2
        top = y[dropped]
        drops = np.column_stack((centre, top - (s.level - s.height) / 2, centre, top))
        ticks = np.concatenate((into_stack, drops))
        return np.concatenate((long, ticks)).astype(np.float32), len(ticks)
