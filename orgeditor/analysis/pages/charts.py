"""A chart on as many pages as keep its smallest letters legible.

The first page shows as many whole levels as there is room for; what is folded there goes on
on pages of its own, several small branches side by side. A span too wide for a page goes on
on the next, below the same card.
"""

from __future__ import annotations

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
from orgeditor.analysis.tree import Index, Tree, placed, reporting_tree, unit_tree
from orgeditor.messages import t
from orgeditor.model.records import CardStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

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
_BELOW: Final = 2.9


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

    def trials(self, tree: Tree, folded: Collection[str]) -> Iterator[tuple[Arrangement, Choices]]:
        """Yield ways to arrange a page, the clearest first; what is below ``folded`` is not on it."""
        choices = msgspec.structs.replace(self.wishes.choices(tree), way=None, level=None)
        for way, rows in _WAYS:
            yield Arrangement(way, rows, spacing=self.spacing), choices


class ChartPart(Drawn):
    """What one page shows of a chart: a tree of its own, laid out, with branches folded."""

    def __init__(self, chart: PaperChart, tree: Tree, laid_out: Layout, scale: float) -> None:
        self.chart, self.tree, self.layout, self.scale = chart, tree, laid_out, scale

    @property
    def tops(self) -> list[str]:
        """The records at the top of the page."""
        return [self.tree.ids[n] for n in range(len(self.tree)) if self.tree.parent[n] < 0]

    @property
    def folded(self) -> list[int]:
        """The slots of the cards whose branches go on elsewhere."""
        return np.flatnonzero(self.layout.folded).tolist()

    @override
    def __repr__(self) -> str:
        return f"ChartPart({self.tops}, {len(self.layout.nodes)} cards, {self.scale:.3f})"


def chart_parts(
    chart: PaperChart, width: float, height: float, reached: Callable[[float], None] | None = None
) -> list[ChartPart]:
    """Return a chart in parts that fit on pages of ``width`` by ``height`` mm, in reading order.

    ``reached`` hears which share of the cards stands, and may raise.
    """
    parter = _Parter(chart, width, height)
    tops = chart.tree.children(-1)
    waiting = [group for group in parter.packed(tops)][::-1]
    parts: list[ChartPart] = []
    shown = 0
    while waiting:
        group = waiting.pop()
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

    def __init__(self, chart: PaperChart, width: float, height: float) -> None:
        self._chart, self._tree = chart, chart.tree
        self._width, self._height = width, height
        card = chart.spacing.width * chart.spacing.height * LEAST_SCALE**2
        self._most = max(1, int(width * height / card))

    def packed(self, branches: Sequence[int]) -> list[_Group]:
        """Return branches in groups that each fit on a page whole; a large one stands alone."""
        groups: list[_Group] = []
        held: list[int] = []
        for branch in branches:
            if held and self._fits([*held, branch]):
                held.append(branch)
                continue
            if held:
                groups.append(_Group(tuple(held)))
            held = [branch]
        return [*groups, _Group(tuple(held))] if held else groups

    def part(self, group: _Group) -> tuple[ChartPart, list[_Group]]:
        """Return the page of a group, and what goes on behind it."""
        kept = self._kept(group)
        deepest = int(kept.depth.max(initial=0))
        for depth in range(deepest, 0, -1):
            folded = self._folded_at(kept, depth)
            found = self._fitted(kept, folded)
            if found:
                places = [self._tree.index[key] for key in folded]
                return found, self.packed(places)
        return self._parted(group, kept)

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
        ends = self._tree.end
        if sum(int(ends[i]) - i for i in branches) > self._most:
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
        index = Index({key: i for i, key in enumerate(kept.ids)}, order)
        return msgspec.structs.replace(kept, index=index, numbers=order)

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
        if scale < LEAST_SCALE:
            return None
        return ChartPart(self._chart, kept, laid_out, scale)

    def _best(
        self, kept: Tree, folded: Sequence[str], *, any_way: bool = False
    ) -> tuple[Layout, float]:
        best: tuple[Layout, float] | None = None
        for arrangement, choices in self._chart.trials(kept, folded):
            laid_out = layout(kept, folded, choices, arrangement, None)
            wide = laid_out.width + 2 * AROUND
            high = laid_out.height + 2 * AROUND
            scale = min(self._width / wide, self._height / high, _MOST_SCALE)
            if best is None or scale > best[1] * 1.05:
                best = laid_out, scale
            if scale >= (LEAST_SCALE if any_way else _WELL):
                break
        assert best is not None
        return best


def part_things(
    part: ChartPart,
    left: float,
    top: float,
    width: float,
    pages: Mapping[str, int],
    texts: str,
) -> Iterator[Thing]:
    """Yield what stands on a page for a part; ``pages``: where branches go on, by their tops."""
    wide = (part.layout.width + 2 * AROUND) * part.scale
    high = (part.layout.height + 2 * AROUND) * part.scale
    x = left + max(0.0, (width - wide) / 2)
    yield Inset(x, top, wide, high, part.scale, part)
    spacing = part.layout.spacing
    for slot in part.folded:
        key = part.tree.ids[int(part.layout.nodes[slot])]
        if key not in pages:
            continue
        card_left = x + (float(part.layout.x[slot]) + AROUND) * part.scale
        card_top = top + (float(part.layout.y[slot]) + AROUND) * part.scale
        high, wide = spacing.height * part.scale, spacing.width * part.scale
        words = t("page {page}", page=pages[key]).render(texts)
        end = card_left + wide
        baseline = card_top + high + _BELOW
        yield Text(words, end, baseline, LEAST, wide / 2, tone="soft", align="right")
        yield Link(card_left, card_top, wide, high + _BELOW, pages[key])
