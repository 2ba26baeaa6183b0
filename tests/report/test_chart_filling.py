"""One page of a chart: that it is filled, without Qt."""

from __future__ import annotations

import random

import numpy as np
import pytest

from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import SPACING, Way
from orgeditor.analysis.pages.chart_filling import Filling, filled
from orgeditor.analysis.pages.chart_frame import MOST
from orgeditor.analysis.pages.charts import AROUND
from orgeditor.analysis.tree import Tree, reporting_tree
from tests.report.test_pages import reporting

PAGES = ((273.0, 160.0), (180.0, 240.0))


def drawn(seed: int) -> Tree:
    draw = random.Random(seed)
    count, reach = draw.randint(1, 90), draw.randint(2, 12)
    return reporting_tree(reporting([-1 if draw.random() < 0.03 else n // reach - draw.randint(0, 1) for n in range(count)]))  # fmt: skip


def scale(of: Layout, wide: float, high: float) -> float:
    return min(wide / (of.width + 2 * AROUND), high / (of.height + 2 * AROUND), MOST)


@pytest.mark.parametrize("seed", range(12))
def test_a_chart_takes_no_more_room_than_the_shape_that_it_is_given(seed: int) -> None:
    tree = drawn(seed)
    filling = Filling(tree, (), None, SPACING)
    for shape in filling.shapes:
        arrangement, choices = filling.arranged(shape)
        found = layout(tree, (), choices, arrangement)
        assert found.width <= shape.wide + 0.01
        assert found.height <= shape.high + 0.01


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("seed", range(6))
def test_a_page_is_filled_at_least_as_well_as_by_the_layout_on_screen(
    seed: int, page: tuple[float, float]
) -> None:
    tree = drawn(seed)
    folded = [key for n, key in enumerate(tree.ids) if n % 7 == 3]
    for closed in ((), folded):
        now = layout(tree, closed)
        found = filled(now, tree, Choices(), *page, MOST)
        assert scale(found, *page) >= scale(now, *page)
        assert found.nodes.tolist() == now.nodes.tolist()
        assert found.folded.tolist() == now.folded.tolist()


def test_a_wide_manager_and_a_long_line_fill_the_page() -> None:
    for heads, least in (([-1, *[0] * 80], 1.3), (list(range(-1, 19)), 1.4)):
        tree = reporting_tree(reporting(heads))
        now = layout(tree)
        found = filled(now, tree, Choices(), *PAGES[0], MOST)
        assert scale(found, *PAGES[0]) > least * scale(now, *PAGES[0])


def test_assistants_stay_beside_the_line_of_their_manager() -> None:
    heads = [-1, 0, 0, *[0] * 40, *[3] * 20]
    tree = reporting_tree(reporting(heads))
    assistant = np.isin(np.arange(len(tree)), [tree.index["p0001"], tree.index["p0002"]])
    now = layout(tree, (), Choices(assistant))
    found = filled(now, tree, Choices(assistant), *PAGES[0], MOST)
    assert scale(found, *PAGES[0]) > scale(now, *PAGES[0])
    aside, below = found.y[found.slot[assistant]], found.y[found.slot[~assistant]]
    assert aside.max() < np.sort(below)[1]


def test_boxes_and_levels_of_grades_stay_as_they_are() -> None:
    tree = drawn(3)
    boxes = layout(tree, (), None, Arrangement(Way.BOXES))
    assert filled(boxes, tree, Choices(), *PAGES[0], MOST) is boxes
    graded = Choices(level=tree.depth.astype(np.int16))
    now = layout(tree, (), graded)
    assert filled(now, tree, graded, *PAGES[0], MOST) is now


def test_who_stops_it_is_heard() -> None:
    class Stopped(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    tree = drawn(5)
    with pytest.raises(Stopped):
        filled(layout(tree), tree, Choices(), *PAGES[0], MOST, stop)
