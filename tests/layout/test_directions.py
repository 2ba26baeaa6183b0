"""Which way branches run, each on its own, and charts in the mirror."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import Way
from orgeditor.analysis.tree import Tree
from tests.layout.test_layout import choices, forest, forests

OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP, Way.LEFT: Way.RIGHT, Way.RIGHT: Way.LEFT}


def branch_of(way: Way, whole: Way, *, mirrored: bool = False) -> Layout:
    """Return two branches of three in a chart; the first asks for a way of its own."""
    tree = forest([-1, 0, 1, 2, 2, 1, 0, 6, 6, 6])
    asked = np.full(len(tree), -1, np.int8)
    asked[1] = way
    return layout(tree, (), Choices(way=asked), Arrangement(way=whole, mirrored=mirrored))


def runs(found: Layout, slot: int) -> set[Way]:
    """Return to which sides of a card those stand that are below it."""
    below = np.flatnonzero(found.parent == slot)
    dx, dy = found.x[below] - found.x[slot], found.y[below] - found.y[slot]
    wide, high = found.spacing.width, found.spacing.height
    said = {
        Way.LEFT: (dx <= -wide).all(),
        Way.RIGHT: (dx >= wide).all(),
        Way.UP: (dy <= -high).all(),
        Way.DOWN: (dy >= high).all(),
    }
    return {way for way, holds in said.items() if holds}


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("whole", list(OPPOSITE))
@pytest.mark.parametrize("way", list(OPPOSITE))
def test_a_branch_runs_as_it_is_asked_to(way: Way, whole: Way, mirrored: bool) -> None:
    found = branch_of(way, whole, mirrored=mirrored)
    # Back to where its line comes from no branch can run: it runs on.
    assert (whole if OPPOSITE[way] is whole else way) in runs(found, 1)
    assert whole in runs(found, 0)


@pytest.mark.parametrize("way", [Way.LEFT, Way.RIGHT])
def test_in_a_hanging_chart_a_branch_can_run_aside(way: Way) -> None:
    assert way in runs(branch_of(way, Way.HANGING_BOTH), 1)


@settings(deadline=None)
@given(forests(), st.sampled_from(Way), st.data())
def test_in_the_mirror_a_chart_is_the_same(tree: Tree, whole: Way, data: st.DataObject) -> None:
    asked = data.draw(choices(tree))
    sides, ways = {Way.LEFT: Way.RIGHT, Way.RIGHT: Way.LEFT}, asked.way
    if ways is not None:
        ways = np.array([sides.get(w, w) for w in ways.tolist()], np.int8)
    turned = Choices(asked.assistant, ways, asked.rows, asked.level)
    usual = layout(tree, (), asked, Arrangement(way=whole))
    if whole.axis == "right":
        mirror = layout(tree, (), turned, Arrangement(way=OPPOSITE[whole], mirrored=True))
    else:
        mirror = layout(tree, (), turned, Arrangement(way=whole, mirrored=True))
    wide = usual.width - usual.spacing.width
    assert np.allclose(mirror.x, wide - usual.x, atol=0.1)
    assert np.allclose(mirror.y, usual.y, atol=0.1)
    lines = usual.width - usual.lines[:, [2, 0]]
    assert sorted(map(tuple, mirror.lines[:, [0, 2]].round().tolist())) == sorted(
        map(tuple, lines.round().tolist())
    )
