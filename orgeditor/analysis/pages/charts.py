"""A chart on paper, and what one page shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
import numpy as np
from typing_extensions import override

from orgeditor.analysis.arranging import Wishes, spacing_for
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import Way
from orgeditor.analysis.layout_stacks import stack_of
from orgeditor.analysis.pages.paper import LEAST, POINT
from orgeditor.analysis.pages.things import Drawn
from orgeditor.analysis.tree import placed, reporting_tree, unit_tree
from orgeditor.model.fields import name_of
from orgeditor.model.records import CardStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from orgeditor.analysis.layout import Layout
    from orgeditor.analysis.tree import Tree
    from orgeditor.model.organization import Organization

SMALLEST: Final = 10.25
"""The smallest letters of a card in chart units; ``drawing/card.py`` sets none smaller."""
LEAST_SCALE: Final = LEAST * POINT / SMALLEST
"""Millimetres a chart unit below which a chart is parted."""
AROUND: Final = 12.0
"""Room around a chart for shadows and fold badges, in chart units."""
_ROWS: Final = (0, 4, 7)
"""Rows of leaves that are tried, the clearest first; 0 is as it fits."""


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
        self.asked = msgspec.structs.replace(Wishes(org, kind).choices(tree), way=None, level=None)
        style = org.find(CardStyle, org.project.card_style) if kind == "positions" else None
        self.spacing = spacing_for(style.size if style else "")

    def called(self, key: str) -> str:
        """Return what the branch of a record is called."""
        return name_of(self.org[key], self.language)

    def colours_of(self, keys: Iterable[str]) -> frozenset[str] | None:
        """Return the colours of the cards of records, None where a chart does not know them."""
        return None

    def trials(
        self, tree: Tree, folded: Collection[str], choices: Choices, tall: int
    ) -> Iterator[tuple[Arrangement, Choices]]:
        """Yield ways to arrange a page, the clearest first; what is below ``folded`` is not on it.

        ``choices``: what the records on it ask for; ``tall``: how many leaves have room one below
        another. Pages of the same shape, of which the same is asked for, are arranged alike.
        """
        widest = int(tree.spans.max(initial=0))
        # Columns longer than any span are all the same.
        found = {
            min(stack_of(widest, self.spacing, rows).rows, widest): rows
            for rows in (tall, *_ROWS[::-1])
        }
        ways = [(Way.DOWN, rows) for rows in reversed(found.values())]
        if tree.depth.max(initial=0) > 1:
            ways += [(Way.HANGING, 0), (Way.RIGHT, 0)]
        for way, rows in ways:
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


def scale_of(point: float) -> float:
    """Return how many mm a chart unit is where the smallest letters have ``point`` points."""
    return point * POINT / SMALLEST
