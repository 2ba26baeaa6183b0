"""A chart on as many pages as keep its smallest letters legible.

The first page shows as many whole levels as there is room for; what is folded there goes on
on pages of its own, several small branches side by side. A span too wide for a page goes on
on the next, below the same card.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

import msgspec
import numpy as np
from typing_extensions import override

from orgeditor.analysis.arranging import Wishes, spacing_for
from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import Way
from orgeditor.analysis.pages.paper import LEAST, POINT
from orgeditor.analysis.pages.things import Drawn, Inset, Link, Text, Thing
from orgeditor.analysis.tree import Tree, placed, reporting_tree, unit_tree
from orgeditor.analysis.tree_index import Ids, Index
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import CardStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from orgeditor.model.organization import Organization

SMALLEST: Final = 10.25
"""The smallest letters of a card in chart units; ``drawing/card.py`` sets none smaller."""
LEAST_SCALE: Final = LEAST * POINT / SMALLEST
"""Millimetres a chart unit below which a chart is parted."""
_MOST_SCALE: Final = 0.3
_WELL: Final = 0.255
"""A scale that needs no other arrangement to be read with ease."""
AROUND: Final = 12.0
"""Room around a chart for shadows and fold badges, in chart units."""
_WAYS: Final = (
    (Way.DOWN, 0),
    (Way.DOWN, 4),
    (Way.DOWN, 7),
    (Way.HANGING, 0),
    (Way.RIGHT, 0),
)
"""Ways to arrange a page and the rows of its leaves, the clearest first."""
_SMALL: Final = 1 / 3
"""The share of the page before it under which a page of small branches takes some over from there."""
_FEW_CARDS: Final = 8
"""A page of no more cards takes others, where they fit."""
_BELOW: Final = 2.9
_LONG: Final = 100
_OVER: Final = 0.8
"""How far references stand below and over cards, in mm."""


Kind = Literal["positions", "units"]


class PaperChart:
    """The chart of a kind of an organisation as it stands, of which pages show parts."""

    def __init__(
        self, org: Organization, kind: Kind, language: str, tree: Tree | None = None
    ) -> None:
        """``tree``: what is shown of it, where that is not all but the holding area."""
        self.org, self.kind, self.language = org, kind, language
        if tree is None:
            tree = unit_tree(org) if kind == "units" else placed(org, reporting_tree(org))
        self.tree = tree
        self.wishes = Wishes(org, kind)
        style = org.find(CardStyle, org.project.card_style) if kind == "positions" else None
        self.spacing = spacing_for(style.size if style else "")

    def called(self, key: str) -> str:
        """Return what the branch of a record is called."""
        return name_of(self.org[key], self.language)

    def colours_of(self, keys: Iterable[str]) -> frozenset[str] | None:
        """Return the colours of the cards of records, None where a chart does not know them."""
        return None

    def trials(self, tree: Tree, folded: Collection[str]) -> Iterator[tuple[Arrangement, Choices]]:
        """Yield ways to arrange a page, the clearest first; what is below ``folded`` is not on it."""
        choices = msgspec.structs.replace(self.wishes.choices(tree), way=None, level=None)
        for way, rows in _WAYS:
            yield Arrangement(way, rows, spacing=self.spacing, ends=True), choices


class ChartPart(Drawn):
    """What one page shows of a chart: a tree of its own, laid out, with branches folded.

    ``again``: ids of the cards that stand whole on an earlier page.
    """

    def __init__(self, chart: PaperChart, tree: Tree, laid_out: Layout, scale: float) -> None:
        self.chart, self.tree, self.layout, self.scale = chart, tree, laid_out, scale
        self.again: frozenset[str] = frozenset()

    @property
    def tops(self) -> list[str]:
        """The records at the top of the page."""
        return [self.tree.ids[n] for n in range(len(self.tree)) if self.tree.parent[n] < 0]

    @property
    def shown(self) -> list[str]:
        """The records on its cards."""
        return [self.tree.ids[n] for n in self.layout.nodes.tolist()]

    @property
    def folded(self) -> list[int]:
        """The slots of the cards whose branches go on elsewhere."""
        return np.flatnonzero(self.layout.folded).tolist()

    @override
    def __repr__(self) -> str:
        return f"ChartPart({self.tops}, {len(self.layout.nodes)} cards, {self.scale:.3f})"


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


class _Parter:
    """Finds what fits on a page."""

    def __init__(self, chart: PaperChart, width: float, height: float, wanted: Wanted) -> None:
        self._chart, self._tree, self._wanted = chart, chart.tree, wanted
        self._width, self._height = width, height
        self._least = scale_of(wanted.least)
        card = chart.spacing.width * chart.spacing.height * self._least**2
        self._most = max(1, int(width * height / card))

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
        few = min(self._cards(one.branches), self._cards(other.branches)) <= _FEW_CARDS
        # A page takes much less than its room in cards: what comes near to that is not tried.
        spare = 2 * self._cards(branches) <= self._most
        if parted or alone or not few or not spare or not self._fits(branches):
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
        deepest = int(kept.depth.max(initial=0))
        for depth in range(deepest, 0, -1):
            folded = _outermost(kept, [*starts, *self._folded_at(kept, depth)])
            found = self._fitted(kept, folded)
            if found:
                if self._wanted.filled:
                    found, folded = self._filled(kept, folded, starts, found)
                places = [self._tree.index[key] for key in folded]
                return found, self.packed(places)
        return self._parted(group, kept)

    def _filled(
        self, kept: Tree, folded: list[str], starts: Collection[str], found: ChartPart
    ) -> tuple[ChartPart, list[str]]:
        """Return the page with as many of the smallest branches unfolded as there is room for."""
        small = sorted(
            (key for key in folded if key not in starts),
            key=lambda key: int(kept.end[kept.index[key]]) - kept.index[key],
        )
        low, high, left = 0, len(small), folded
        while low < high:
            middle = (low + high + 1) // 2
            opened = set(small[:middle])
            still = [key for key in folded if key not in opened]
            inside = [key for key in starts if key not in folded]
            part = self._fitted(kept, _outermost(kept, [*still, *inside]))
            if part:
                low, found, left = middle, part, still
            else:
                high = middle - 1
        return found, left

    def _starting(self, branch: int) -> bool:
        return self._tree.ids[branch] in self._wanted.starts

    def _starts_in(self, kept: Tree) -> list[str]:
        """Return the cards below which other pages begin in any case, the tops of this one aside."""
        if not self._wanted.starts:
            return []
        return [
            key
            for i, key in enumerate(kept.ids)
            if kept.parent[i] >= 0 and key in self._wanted.starts and int(kept.end[i]) > i + 1
        ]

    def _parted(self, group: _Group, kept: Tree) -> tuple[ChartPart, list[_Group]]:
        """Return as many of the branches below a card as fit folded; the rest goes on behind."""
        above = group.above
        branches = list(group.branches)
        if above < 0 and len(branches) == 1:
            above, branches = branches[0], self._tree.children(branches[0])
        low, high = 1, len(branches)
        while low < high:
            middle = (low + high + 1) // 2
            if self._below(branches[:middle], above):
                low = middle
            else:
                high = middle - 1
        found = self._below(branches[:low], above)
        if found is None:
            # Cards larger than the page: as large as there is room, legible or not.
            laid_out, scale = self._best(kept, ())
            return ChartPart(self._chart, kept, laid_out, scale), []
        part, folded = found
        rest = [_Group(tuple(branches[low:]), above)] if branches[low:] else []
        return part, [*self.packed([self._tree.index[key] for key in folded]), *rest]

    def _below(self, branches: Sequence[int], above: int) -> tuple[ChartPart, list[str]] | None:
        kept = self._kept(_Group(tuple(branches), above))
        folded = self._folded_at(kept, 1 if above >= 0 else 0)
        part = self._fitted(kept, folded)
        return (part, folded) if part else None

    def _fits(self, branches: Sequence[int]) -> bool:
        if self._cards(branches) > self._most:
            return False
        return self._fitted(self._kept(_Group(tuple(branches))), (), any_way=True) is not None

    def _kept(self, group: _Group) -> Tree:
        mask = np.zeros(len(self._tree), np.bool_)
        for i in group.branches:
            mask[i : int(self._tree.end[i])] = True
        if group.above >= 0:
            mask[group.above] = True
        kept = self._tree.kept(mask)
        # Numbered anew: a layout makes arrays over all numbers that there are.
        order = np.arange(len(kept), dtype=np.int32)
        names = list(kept.ids)
        index = Index({key: i for i, key in enumerate(names)}, order)
        return msgspec.structs.replace(kept, ids=Ids(names, order), index=index, numbers=order)

    @staticmethod
    def _folded_at(kept: Tree, depth: int) -> list[str]:
        found = np.flatnonzero((kept.depth == depth) & (kept.spans > 0))
        return [kept.ids[i] for i in found.tolist()]

    def _fitted(
        self, kept: Tree, folded: Sequence[str], *, any_way: bool = False
    ) -> ChartPart | None:
        hidden = sum(int(kept.end[i]) - i - 1 for i in (kept.index[key] for key in folded))
        if len(kept) - hidden > self._most:
            return None
        laid_out, scale = self._best(kept, folded, any_way=any_way)
        if scale < self._least:
            return None
        return ChartPart(self._chart, kept, laid_out, scale)

    def _best(
        self, kept: Tree, folded: Sequence[str], *, any_way: bool = False
    ) -> tuple[Layout, float]:
        best: tuple[Layout, float] | None = None
        most, well = max(_MOST_SCALE, 1.2 * self._least), max(_WELL, 1.06 * self._least)
        for arrangement, choices in self._chart.trials(kept, folded):
            laid_out = layout(kept, folded, choices, arrangement, None)
            wide = laid_out.width + 2 * AROUND
            high = laid_out.height + 2 * AROUND
            scale = min(self._width / wide, self._height / high, most)
            if best is None or scale > best[1] * 1.05:
                best = laid_out, scale
            if scale >= (self._least if any_way else well):
                break
        assert best is not None
        return best


def scale_of(point: float) -> float:
    """Return how many mm a chart unit is where the smallest letters have ``point`` points."""
    return point * POINT / SMALLEST


def _outermost(kept: Tree, folded: Sequence[str]) -> list[str]:
    """Return which of cards stand below none of the others, in the order of the tree."""
    found: list[str] = []
    end = 0
    for place in sorted({kept.index[key] for key in folded}):
        if place >= end:
            found.append(kept.ids[place])
            end = int(kept.end[place])
    return found


class References(msgspec.Struct, frozen=True):
    """To which pages the cards of a part refer, by their ids, and in which language and size.

    ``down``: where branches go on that are folded here; ``back``: where cards stand whole that
    are shown again; ``more``: where what is below a card goes on beside what is here.
    """

    down: Mapping[str, int]
    texts: str
    back: Mapping[str, int] = {}
    more: Mapping[str, int] = {}
    point: float = LEAST


def part_things(
    part: ChartPart, left: float, top: float, width: float, to: References
) -> Iterator[Thing]:
    """Yield what stands on a page for a part: the chart, and references at its cards."""
    wide = (part.layout.width + 2 * AROUND) * part.scale
    high = (part.layout.height + 2 * AROUND) * part.scale
    x = left + max(0.0, (width - wide) / 2)
    yield Inset(x, top, wide, high, part.scale, part)
    high, wide = (
        side * part.scale for side in (part.layout.spacing.height, part.layout.spacing.width)
    )
    below = _BELOW * to.point / LEAST
    for slot, key in enumerate(part.shown):
        card_left = x + (float(part.layout.x[slot]) + AROUND) * part.scale
        card_top = top + (float(part.layout.y[slot]) + AROUND) * part.scale
        end = card_left + wide
        if part.layout.folded[slot] and key in to.down:
            page = to.down[key]
            # Beside the badge that says how many are below there is room for so much.
            short = (
                t("page {page}", page=page) if page >= _LONG else t("see page {page}", page=page)
            )
            words = short.render(to.texts)
            yield Text(words, end, card_top + high + below, to.point, wide / 2, tone="soft", align="right")  # fmt: skip
            yield Link(card_left, card_top, wide, high + below, page)
        if key in to.back and key in part.again:
            page = to.back[key]
            words = t("from page {page}", page=page).render(to.texts)
            yield Text(words, card_left, card_top - _OVER, to.point, wide / 2, tone="soft")
            yield Link(card_left, card_top - below, wide / 2, high + below, page)
        if key in to.more:
            page = to.more[key]
            words = t("more on page {page}", page=page).render(to.texts)
            yield Text(words, end, card_top - _OVER, to.point, wide / 2, tone="soft", align="right")
            yield Link(card_left + wide / 2, card_top - below, wide / 2, high + below, page)
