"""The shapes that a chart can take, and which of them fills a page with the largest letters.

Each branch has a few shapes, wide and low to narrow and high, made of those of the branches
below it: side by side, or one below another. What is in all respects smaller wins (after
L. Stockmeyer, "Optimal Orientations of Cells in Slicing Floorplan Designs", 1983). Branches that
hang stand in ones that hang, so that no line runs across cards.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import msgspec
import numpy as np

from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import Spacing, Way
from orgeditor.analysis.layout_stacks import stack_of
from orgeditor.analysis.pages.charts import AROUND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Tree

T = TypeVar("T")

_SHAPES: Final = 40
"""So many shapes of a branch are gone on with."""
_TIGHTER: Final = 12.0
_TRIED: Final = 8
_ROOTS: Final = -1
_SAME: Final = (
    (Way.DOWN, 0),
    (Way.DOWN, 4),
    (Way.DOWN, 7),
    (Way.HANGING, 0),
    (Way.RIGHT, 0),
)
"""Ways to arrange all of a chart alike, and the rows of its leaves, the clearest first."""
_WORTH: Final = 1.08
"""So many times larger letters are worth that branches are arranged differently."""


def filled(
    now: Layout,
    tree: Tree,
    choices: Choices,
    wide: float,
    high: float,
    most: float,
    reached: Callable[[float], None] | None = None,
) -> Layout:
    """Return the layout of the cards of another, ``now``, that has the largest letters on a page.

    One that is the same throughout is taken where it comes near to that. ``choices``: what is
    asked for now, of which assistants keep their place. ``wide``, ``high``: the page's room in
    mm; letters of ``most`` mm a unit are large enough. Charts in boxes, or whose levels are
    those of grades, stay as they are. ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    if len(now.boxed) or choices.level is not None:
        return now
    folded = [tree.ids[n] for n in now.nodes[now.folded].tolist()]
    spacing = now.spacing if folded else tightened(now.spacing)
    plain = Choices(choices.assistant)
    ways = [(Arrangement(way, rows, spacing=spacing), plain) for way, rows in _SAME]
    ways += Filling(tree, folded, choices.assistant, spacing).best(wide, high)
    best, largest = now, _scale(now, wide, high, most)
    for n, (arrangement, asked) in enumerate(ways):
        if reached:
            reached(n / len(ways))
        arrangement = msgspec.structs.replace(arrangement, mirrored=now.arrangement.mirrored)
        found = layout(tree, folded, asked, arrangement)
        scale = _scale(found, wide, high, most)
        if scale > largest * (1.0 if n < len(_SAME) else _WORTH):
            best, largest = found, scale
    return best


def _scale(of: Layout, wide: float, high: float, most: float = math.inf) -> float:
    """Return how many mm a unit is where a layout fills a page."""
    return min(wide / (of.width + 2 * AROUND), high / (of.height + 2 * AROUND), most)


class Shape(NamedTuple):
    """A shape of a branch in chart units; ``limit``: how high those below may be, or how wide where they hang."""

    high: float
    wide: float
    way: Way
    rows: int
    limit: float


class _Run(NamedTuple):
    """Branches side by side: one by its place in the tree, or so many leaves that stack."""

    branch: int
    leaves: int = 0


class Filling:
    """What shapes the chart of a tree can take, for pages of any size."""

    def __init__(
        self,
        tree: Tree,
        folded: Collection[str],
        assistant: NDArray[np.bool_] | None,
        spacing: Spacing,
    ) -> None:
        """``assistant``: (n,) who stands beside the line of a manager."""
        self._tree, self._s = tree, spacing
        closed = {tree.index[key] for key in folded if key in tree.index}
        self._below: dict[int, list[int]] = {}
        self._leaf = tree.spans == 0
        self._beside = self._leaf & (False if assistant is None else assistant)
        self._spread: dict[int, list[Shape]] = {}
        """By branch its shapes, the lowest first."""
        self._hanging: dict[int, list[Shape]] = {}
        """The same of branches in what hangs."""
        card = [Shape(spacing.height, spacing.width, Way.DOWN, 0, 0.0)]
        waiting, order = [_ROOTS], []
        while waiting:
            at = waiting.pop()
            order.append(at)
            self._below[at] = [] if at in closed else tree.children(at)
            waiting += self._below[at]
        for at in reversed(order):
            below = self._below[at]
            if not below:
                self._spread[at] = self._hanging[at] = card
                continue
            hangs = self._hung(below) if at >= 0 else []
            spread = self._side_by_side(at)
            stacks = at >= 0 and bool(self._leaf[below].all())
            self._hanging[at] = _least([*hangs, *map(self._in_levels, spread if stacks else ())])
            self._spread[at] = _least([*hangs, *spread])

    def best(self, wide: float, high: float) -> list[tuple[Arrangement, Choices]]:
        """Return how to arrange the chart so that it fills ``wide`` by ``high`` mm, the likeliest first."""

        def scale(shape: Shape) -> float:
            return min(wide / (shape.wide + 2 * AROUND), high / (shape.high + 2 * AROUND))

        likeliest = sorted(self.shapes, key=scale, reverse=True)[:_TRIED]
        return [self.arranged(shape) for shape in likeliest]

    @property
    def shapes(self) -> list[Shape]:
        """The shapes of the whole chart, the lowest first."""
        return self._spread[_ROOTS]

    def arranged(self, whole: Shape) -> tuple[Arrangement, Choices]:
        """Return the arrangement that has a shape."""
        way = np.full(len(self._tree), -1, np.int8)
        rows = np.zeros(len(self._tree), np.int16)
        waiting = [(_ROOTS, whole)]
        while waiting:
            at, shape = waiting.pop()
            if at >= 0:
                way[at], rows[at] = shape.way, shape.rows
            for n in self._below[at]:
                if self._below[n]:
                    waiting.append((n, self._within(n, shape)))
        assistant = self._beside if self._beside.any() else None
        return Arrangement(rows=whole.rows, spacing=self._s), Choices(assistant, way, rows)

    def _within(self, branch: int, shape: Shape) -> Shape:
        """Return which shape a branch takes in one of the card above it."""
        if shape.way.hangs:
            # The lower a branch is, the wider: the first that is narrow enough.
            return next(s for s in self._hanging[branch] if s.wide <= shape.limit)
        return _highest(self._spread[branch], shape.limit)

    def _hung(self, below: Sequence[int]) -> list[Shape]:
        """Return the shapes of a card with branches one below another."""
        s, apart = self._s, self._s.row - self._s.height
        shapes = [self._hanging[n] for n in below]
        limits = _thinned(sorted({shape.wide for of in shapes for shape in of}))
        narrowest = max(of[-1].wide for of in shapes)
        found: list[Shape] = []
        for limit in limits:
            if limit < narrowest:
                continue
            taken = [next(shape for shape in of if shape.wide <= limit) for of in shapes]
            high = s.row + sum(shape.high for shape in taken) + (len(below) - 1) * apart
            wide = s.indent + max(shape.wide for shape in taken)
            found.append(Shape(high, wide, Way.HANGING, 0, limit))
            if len(taken) > 1:
                sides = taken[::2], taken[1::2]
                wide = 2 * s.indent + sum(max(shape.wide for shape in side) for side in sides)
                high = s.row + max(sum(shape.high + apart for shape in side) for side in sides)
                found.append(Shape(high - apart, wide, Way.HANGING_BOTH, 0, limit))
        return found

    def _in_levels(self, shape: Shape) -> Shape:
        """Return a shape as it stands in what hangs: as high as whole levels are."""
        s = self._s
        return shape._replace(high=math.ceil((shape.high + s.gap) / s.level) * s.level - s.gap)

    def _side_by_side(self, at: int) -> list[Shape]:
        """Return the shapes of a card with branches side by side, or of all roots."""
        s = self._s
        below = self._below[at]
        alone = at >= 0 and bool(self._leaf[below].all())
        beside = [n for n in below if self._beside[n]] if at >= 0 and not alone else []
        # Leaves alone stack below their card, however few, assistants among them.
        in_rows = set(below).difference(beside)
        runs = [_Run(-1, len(below))] if alone else self._runs([n for n in below if n in in_rows])
        heights = {shape.high for run in runs for shape in self._spread.get(run.branch, ())}
        for run in runs:
            rows_of = {-(-run.leaves // columns) for columns in range(1, max(2, run.leaves))}
            heights |= {s.height + (rows - 1) * s.row for rows in rows_of}
        lowest = max(s.height, *(self._spread[run.branch][0].high if run.branch >= 0 else s.height for run in runs))  # fmt: skip
        above = s.level * (1 + (len(beside) + 1) // 2) if at >= 0 else 0.0
        aside = s.indent + s.width if beside else s.width / 2
        found: list[Shape] = []
        for limit in _thinned(sorted(height for height in heights if height >= lowest)):
            rows = 1 + int((limit - s.height) / s.row)
            sizes = [self._size(run, limit, rows) for run in runs]
            wide = sum(size[0] for size in sizes) + (len(runs) - 1) * s.gap
            high = above + max(size[1] for size in sizes)
            if beside and len(runs) == 1 and runs[0].leaves:
                # The card stands over the line at the left of the leaves.
                wide += aside - s.spine
            found.append(Shape(high, max(2 * aside, wide), Way.DOWN, rows, limit))
        return found

    def _size(self, run: _Run, limit: float, rows: int) -> tuple[float, float]:
        """Return width and height of what stands side by side where it may be so high."""
        if run.leaves:
            stack = stack_of(run.leaves, self._s, rows)
            return stack.width(self._s), stack.height(self._s)
        shape = _highest(self._spread[run.branch], limit)
        return shape.wide, shape.high

    def _runs(self, below: Sequence[int]) -> list[_Run]:
        """Return branches one by one, and long runs of leaves together, as they are laid out."""
        runs: list[_Run] = []
        for leaf, group in groupby(below, lambda n: bool(self._leaf[n])):
            found = list(group)
            if leaf and len(found) >= self._s.run:
                runs.append(_Run(-1, len(found)))
            else:
                runs += map(_Run, found)
        return runs


def tightened(spacing: Spacing) -> Spacing:
    """Return distances at which cards still stand well apart, where no badges of folded ones hang below them."""
    gap, level, row = (of - _TIGHTER for of in (spacing.gap, spacing.level, spacing.row))
    return msgspec.structs.replace(spacing, gap=gap, level=level, row=row)


def _highest(shapes: Sequence[Shape], limit: float) -> Shape:
    """Return the narrowest shape of those that are low enough."""
    return shapes[max(0, bisect_right(shapes, limit, key=lambda shape: shape.high) - 1)]


def _least(shapes: Sequence[Shape]) -> list[Shape]:
    """Return the shapes than which none is both lower and narrower, the lowest first; few of them."""
    found: list[Shape] = []
    for shape in sorted(shapes):
        if not found or shape.wide < found[-1].wide:
            found.append(shape)
    return _thinned(found)


def _thinned(sizes: Sequence[T]) -> list[T]:
    """Return few of values, the first and the last among them."""
    if len(sizes) <= _SHAPES:
        return list(sizes)
    return [sizes[round(n * (len(sizes) - 1) / (_SHAPES - 1))] for n in range(_SHAPES)]
