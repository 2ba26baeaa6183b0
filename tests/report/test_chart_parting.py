"""What the parting of a chart leaves untried, and that it leaves out nothing that would have fitted."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from orgeditor.analysis.layout import layout
from orgeditor.analysis.layout_asked import Arrangement
from orgeditor.analysis.layout_flow import SPACING, Way
from orgeditor.analysis.pages.chart_parting import chart_parts, most_cards
from orgeditor.analysis.pages.charts import AROUND, PaperChart
from orgeditor.analysis.tree import reporting_tree
from tests.report.test_pages import reporting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from orgeditor.analysis.layout_asked import Choices
    from orgeditor.analysis.tree import Tree


@pytest.mark.parametrize("way", [Way.DOWN, Way.RIGHT, Way.HANGING, Way.HANGING_BOTH])
@pytest.mark.parametrize("seed", range(4))
def test_no_layout_has_more_cards_than_there_is_said_to_be_room_for(way: Way, seed: int) -> None:
    draw = random.Random(seed)
    heads = [draw.randrange(-1, n) if n and draw.random() < 0.2 else n // 4 - 1 for n in range(draw.randint(1, 80))]  # fmt: skip
    tree = reporting_tree(reporting(heads))
    for rows in (0, 2, 5):
        laid_out = layout(tree, (), None, Arrangement(way, rows))
        room = laid_out.width + 2 * AROUND, laid_out.height + 2 * AROUND
        assert len(tree) <= most_cards(SPACING, *room)


class Counting(PaperChart):
    """A chart that counts how often ways to arrange each shape of a page are asked for."""

    asked_for: Counter[tuple[bytes, tuple[int, ...]]]

    @override
    def trials(
        self, tree: Tree, folded: Collection[str], choices: Choices, tall: int
    ) -> Iterator[tuple[Arrangement, Choices]]:
        self.asked_for[tree.parent.tobytes(), tuple(tree.index[key] for key in folded)] += 1
        return super().trials(tree, folded, choices, tall)


def test_branches_of_the_same_shape_are_arranged_once() -> None:
    """Most of a large chart is managers with a few others below: a thousand pages are of a few hundred shapes."""
    managers = 60
    heads = [-1, *[0] * managers, *(1 + n for n in range(managers) for _ in range(9))]
    chart = Counting(reporting(heads), "positions", "en")
    chart.asked_for = Counter()
    parts = chart_parts(chart, 270.0, 160.0)
    assert len(parts) > 10
    # Once to see whether there is room, once for the clearest.
    assert max(chart.asked_for.values()) <= 2
    assert sum(chart.asked_for.values()) < len(parts)
