"""A chart parted over pages, so that its smallest letters stay legible.

The first page shows as many whole levels as there is room for; what is folded there goes on
on pages of its own, several small branches side by side. A span too wide for a page goes on
on the next, below the same card.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Choices
from orgeditor.analysis.pages.charts import AROUND, ChartPart, scale_of
from orgeditor.analysis.pages.paper import LEAST
from orgeditor.analysis.tree import Tree
from orgeditor.analysis.tree_index import Ids, Index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.analysis.layout_flow import Spacing
    from orgeditor.analysis.pages.charts import PaperChart

_MOST_SCALE: Final = 0.3
_WELL: Final = 0.255
"""A scale that needs no other arrangement to be read with ease."""
_SMALL: Final = 1 / 3
"""The share of the page before it under which a page of small branches takes some over from there."""
_FEW: Final = 1 / 3
"""The share of the cards that have room on a page up to which it takes others, where they fit."""


class Wanted(msgspec.Struct, frozen=True):
    """How a chart is parted: no letters under ``least`` points.

    ``starts``: ids of the cards whose branches have pages of their own in any case.
    ``filled``: whether single branches go on, on the page, below the last whole level on it,
    as long as there is room.
    """

    least: float = LEAST
    starts: frozenset[str] = frozenset()
    filled: bool = False


def chart_parts(
    chart: PaperChart,
    width: float,
    height: float,
    reached: Callable[[float], None] | None = None,
    wanted: Wanted = Wanted(),  # noqa: B008
) -> list[ChartPart]:
    """Return a chart in parts that fit on pages of ``width`` by ``height`` mm, in reading order.

    ``reached`` hears which share of the cards stands, and may raise.
    """
    parter = _Parter(chart, width, height, wanted)
    tops = chart.tree.children(-1)
    waiting = [group for group in parter.packed(tops)][::-1]
    parts: list[ChartPart] = []
    shown = 0
    while waiting:
        group = waiting.pop()
        # Small branches from below different cards share a page rather than have one each.
        while waiting and (both := parter.joined(group, waiting[-1])):
            group = both
            waiting.pop()
        part, later = parter.part(group)
        parts.append(part)
        shown += len(part.layout.nodes)
        if reached:
            reached(min(1.0, shown / max(1, len(chart.tree))))
        waiting += later[::-1]
    return parts


class _Group(msgspec.Struct, frozen=True):
    """Branches for a page by their places in the tree, all below ``above`` where it is given."""

    branches: tuple[int, ...]
    above: int = -1


class _Kept(msgspec.Struct, frozen=True):
    """Some branches as a tree of their own, and what its records ask for."""

    tree: Tree
    choices: Choices

    def shape(self, folded: Iterable[str]) -> tuple[object, ...]:
        """Return what their layout follows from, whoever they are."""
        asked = (self.choices.assistant, self.choices.rows)
        places = tuple(self.tree.index[key] for key in folded)
        return (
            self.tree.parent.tobytes(),
            places,
            *(of is not None and of.tobytes() for of in asked),
        )


class _Parter:
    """Finds what fits on a page."""

    def __init__(self, chart: PaperChart, width: float, height: float, wanted: Wanted) -> None:
        self._chart, self._tree, self._wanted = chart, chart.tree, wanted
        self._width, self._height = width, height
        self._least = scale_of(wanted.least)
        self._most = most_cards(chart.spacing, width / self._least, height / self._least)
        spacing, high = chart.spacing, height / self._least - 2 * AROUND
        self._tall = max(1, 1 + int((high - spacing.level - spacing.height) / spacing.row))
        self._found: dict[tuple[object, ...], tuple[Layout, float]] = {}

    def packed(self, branches: Sequence[int]) -> list[_Group]:
        """Return branches in groups that each fit on a page whole; a large one stands alone."""
        groups: list[_Group] = []
        held: list[int] = []
        for branch in branches:
            alone = bool(self._wanted.starts) and self._starting(branch)
            if held and not alone and self._fits([*held, branch]):
                held.append(branch)
                continue
            if held:
                groups.append(_Group(tuple(held)))
            held = [branch]
            if alone:
                groups.append(_Group((branch,)))
                held = []
        return self._balanced([*groups, _Group(tuple(held))]) if held else groups

    def joined(self, one: _Group, other: _Group) -> _Group | None:
        """Return the branches of two pages on one, None where they do not fit or are to stand alone."""
        branches = (*one.branches, *other.branches)
        parted = one.above >= 0 or other.above >= 0
        alone = bool(self._wanted.starts) and any(map(self._starting, branches))
        few = min(self._cards(one.branches), self._cards(other.branches)) <= _FEW * self._most
        if parted or alone or not few or not self._fits(branches):
            return None
        return _Group(branches)

    def _balanced(self, groups: list[_Group]) -> list[_Group]:
        """Return groups of which the last has not far less than the one before."""
        if len(groups) < 2:
            return groups
        *first, one, last = groups
        before, after = list(one.branches), list(last.branches)
        while len(before) > 1 and self._cards(after) < _SMALL * self._cards(before):
            after.insert(0, before.pop())
        if len(after) == len(last.branches) or not self._fits(after):
            return groups
        return [*first, _Group(tuple(before)), _Group(tuple(after))]

    def _cards(self, branches: Sequence[int]) -> int:
        """Return how many cards there are in branches."""
        return sum(int(self._tree.end[i]) - i for i in branches)

    def part(self, group: _Group) -> tuple[ChartPart, list[_Group]]:
        """Return the page of a group, and what goes on behind it."""
        kept = self._kept(group)
        starts = self._starts_in(kept)
        deepest = int(kept.tree.depth.max(initial=0))
        for depth in range(deepest, 0, -1):
            folded = _outermost(kept, [*starts, *self._folded_at(kept, depth)])
            if self._has_room(kept, folded):
                if self._wanted.filled:
                    folded = self._filled(kept, folded)
                return self._page(kept, folded), self.packed(
                    [self._tree.index[key] for key in folded]
                )
        return self._parted(group, kept)

    def _filled(self, kept: _Kept, folded: list[str]) -> list[str]:
        """Return what stays folded where as many of the smallest branches unfold as there is room for."""
        tree = kept.tree
        small = sorted(folded, key=lambda key: int(tree.end[tree.index[key]]) - tree.index[key])
        low, high = 0, len(small)
        while low < high:
            middle = (low + high + 1) // 2
            if self._has_room(kept, _outermost(kept, small[middle:])):
                low = middle
            else:
                high = middle - 1
        return _outermost(kept, small[low:])

    def _starting(self, branch: int) -> bool:
        return self._tree.ids[branch] in self._wanted.starts

    def _starts_in(self, kept: _Kept) -> list[str]:
        """Return the cards below which other pages begin in any case, the tops of this one aside."""
        if not self._wanted.starts:
            return []
        tree = kept.tree
        return [
            key
            for i, key in enumerate(tree.ids)
            if tree.parent[i] >= 0 and key in self._wanted.starts and int(tree.end[i]) > i + 1
        ]

    def _parted(self, group: _Group, kept: _Kept) -> tuple[ChartPart, list[_Group]]:
        """Return as many of the branches below a card as fit folded; the rest goes on behind."""
        above = group.above
        branches = list(group.branches)
        if above < 0 and len(branches) == 1:
            above, branches = branches[0], self._tree.children(branches[0])
        low, high = 1, len(branches)
        while low < high:
            middle = (low + high + 1) // 2
            if self._has_room(*self._below(branches[:middle], above)):
                low = middle
            else:
                high = middle - 1
        # No page is left with few of them, nor the first one full.
        low = math.ceil(len(branches) / max(1, math.ceil(len(branches) / low)))
        shown, folded = self._below(branches[:low], above)
        if not self._has_room(shown, folded):
            # Cards larger than the page: as large as there is room, legible or not.
            return self._page(kept, ()), []
        rest = [_Group(tuple(branches[low:]), above)] if branches[low:] else []
        later = self.packed([self._tree.index[key] for key in folded])
        return self._page(shown, folded), [*later, *rest]

    def _below(self, branches: Sequence[int], above: int) -> tuple[_Kept, list[str]]:
        """Return branches folded, below a card where one is given."""
        kept = self._kept(_Group(tuple(branches), above))
        return kept, self._folded_at(kept, 1 if above >= 0 else 0)

    def _fits(self, branches: Sequence[int]) -> bool:
        if self._cards(branches) > self._most:
            return False
        return self._has_room(self._kept(_Group(tuple(branches))), ())

    def _kept(self, group: _Group) -> _Kept:
        mask = np.zeros(len(self._tree), np.bool_)
        for i in group.branches:
            mask[i : int(self._tree.end[i])] = True
        if group.above >= 0:
            mask[group.above] = True
        tree = self._tree.kept(mask)
        # Numbered anew: a layout makes arrays over all numbers that there are.
        order = np.arange(len(tree), dtype=np.int32)
        names = list(tree.ids)
        index = Index({key: i for i, key in enumerate(names)}, order)
        tree = msgspec.structs.replace(tree, ids=Ids(names, order), index=index, numbers=order)
        asked = self._chart.asked
        assistant, rows = (None if of is None else of[mask] for of in (asked.assistant, asked.rows))
        return _Kept(tree, msgspec.structs.replace(asked, assistant=assistant, rows=rows))

    @staticmethod
    def _folded_at(kept: _Kept, depth: int) -> list[str]:
        found = np.flatnonzero((kept.tree.depth == depth) & (kept.tree.spans > 0))
        return [kept.tree.ids[i] for i in found.tolist()]

    def _has_room(self, kept: _Kept, folded: Sequence[str]) -> bool:
        """Whether a page has room for branches, however they are laid out."""
        tree = kept.tree
        hidden = sum(int(tree.end[i]) - i - 1 for i in (tree.index[key] for key in folded))
        if len(tree) - hidden > self._most:
            return False
        return self._best(kept, folded, any_way=True)[1] >= self._least

    def _page(self, kept: _Kept, folded: Sequence[str]) -> ChartPart:
        return ChartPart(self._chart, kept.tree, *self._best(kept, folded))

    def _best(
        self, kept: _Kept, folded: Sequence[str], *, any_way: bool = False
    ) -> tuple[Layout, float]:
        """Return the clearest layout that is well read, else that with the largest letters.

        Many branches have the same shape: what was found for one holds for all.
        """
        shape = (*kept.shape(folded), any_way)
        if shape not in self._found:
            self._found[shape] = self._tried(kept, folded, any_way=any_way)
        return self._found[shape]

    def _tried(self, kept: _Kept, folded: Sequence[str], *, any_way: bool) -> tuple[Layout, float]:
        best: tuple[Layout, float] | None = None
        most, well = max(_MOST_SCALE, 1.2 * self._least), max(_WELL, 1.06 * self._least)
        trials = self._chart.trials(kept.tree, folded, kept.choices, self._tall)
        if any_way and kept.tree.depth.max(initial=0) <= 1:
            # Of leaves alone, columns as high as the page take the least room: they come last.
            trials = iter([*trials][-1:])
        for arrangement, choices in trials:
            laid_out = layout(kept.tree, folded, choices, arrangement, None)
            wide = laid_out.width + 2 * AROUND
            high = laid_out.height + 2 * AROUND
            scale = min(self._width / wide, self._height / high, most)
            if best is None or scale > best[1] * 1.05:
                best = laid_out, scale
            if scale >= (self._least if any_way else well):
                break
        assert best is not None
        return best


def most_cards(spacing: Spacing, wide: float, high: float) -> int:
    """Return how many cards have room in so many units, however they are laid out, at least one.

    Two cards are ``gap`` apart across or as far as rows are down, or farther: each has so much
    for itself, as in a box that is as much larger.
    """
    apart = spacing.row - spacing.height
    room = (wide - 2 * AROUND + spacing.gap) * (high - 2 * AROUND + apart)
    return max(1, int(room / ((spacing.width + spacing.gap) * spacing.row)))


def _outermost(kept: _Kept, folded: Sequence[str]) -> list[str]:
    """Return which of cards stand below none of the others, in the order of the tree."""
    found: list[str] = []
    end = 0
    for place in sorted({kept.tree.index[key] for key in folded}):
        if place >= end:
            found.append(kept.tree.ids[place])
            end = int(kept.tree.end[place])
    return found
