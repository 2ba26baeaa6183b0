"""What every layout keeps, whatever the structure."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgeditor.analysis.layout import SPACING, Layout, layout
from orgeditor.analysis.tree import Tree, reporting_tree, tree_of
from orgeditor.model import rank
from orgeditor.model.records import Position
from tests.sample_organizations import large_organization


def forest(parents: list[int]) -> Tree:
    """Return the tree of positions named by number; ``parents[i]`` is before i, or -1."""
    ranks = rank.spread(len(parents))
    records = {str(i): Position(id=str(i), rank=ranks[i]) for i in range(len(parents))}
    above = {str(i): str(p) if p >= 0 else "" for i, p in enumerate(parents)}
    return tree_of(records, above)


@st.composite
def forests(draw: st.DrawFn) -> Tree:
    """Forests of up to 60 records, from chains to wide ones."""
    count = draw(st.integers(1, 60))
    return forest([draw(st.integers(max(-1, i - 9), i - 1)) for i in range(count)])


def boxes_overlap(found: Layout) -> bool:
    s = found.spacing
    dx = np.abs(found.x[:, None] - found.x[None, :])
    dy = np.abs(found.y[:, None] - found.y[None, :])
    touching = (dx < s.width + 1) & (dy < s.height + 1)
    np.fill_diagonal(touching, False)
    return bool(touching.any())


@given(forests(), st.data())
def test_no_two_cards_touch_and_each_stands_below_its_manager(
    tree: Tree, data: st.DataObject
) -> None:
    flags = st.lists(st.booleans(), min_size=len(tree), max_size=len(tree))
    aside = np.array(data.draw(flags), np.bool_)
    folded = data.draw(st.sets(st.sampled_from(tree.ids)))
    found = layout(tree, folded, aside)
    assert not boxes_overlap(found)
    below = found.parent >= 0
    assert (found.y[below] >= found.y[found.parent[below]] + SPACING.height).all()
    assert found.x.min() >= -0.01
    assert found.y.min() == 0


@given(forests(), st.data())
def test_no_line_crosses_a_card(tree: Tree, data: st.DataObject) -> None:
    flags = st.lists(st.booleans(), min_size=len(tree), max_size=len(tree))
    found = layout(tree, (), np.array(data.draw(flags), np.bool_))
    for x1, y1, x2, y2 in found.lines.tolist():
        left, right = sorted((x1, x2))
        top, bottom = sorted((y1, y2))
        inside = found.within(left + 1, top + 1, right - 1, bottom - 1)
        crossed = [
            i
            for i in inside
            if found.x[i] < right - 1
            and found.x[i] + SPACING.width > left + 1
            and found.y[i] < bottom - 1
            and found.y[i] + SPACING.height > top + 1
        ]
        assert crossed == []


@given(forests())
def test_siblings_keep_their_order(tree: Tree) -> None:
    found = layout(tree)
    for i in range(-1, len(tree)):
        children = tree.children(i)
        places = [(found.x[c], found.y[c]) for c in children]
        assert places == sorted(places, key=lambda p: (p[0], p[1]))


@given(forests())
def test_every_card_below_another_is_reached_by_a_line(tree: Tree) -> None:
    found = layout(tree)
    ends = found.lines[:, 2:]
    for i in np.flatnonzero(found.parent >= 0):
        centre = (found.x[i] + SPACING.width / 2, found.y[i])
        side = (found.x[i], found.y[i] + SPACING.height / 2)
        near = [np.abs(ends - point).max(axis=1).min() < 0.1 for point in (centre, side)]
        assert any(near)


@given(forests(), st.data())
def test_folding_hides_what_is_below_and_nothing_else(tree: Tree, data: st.DataObject) -> None:
    folded = data.draw(st.sets(st.sampled_from(tree.ids)))
    found = layout(tree, folded)
    shown = {tree.ids[i] for i in found.nodes}
    for i, key in enumerate(tree.ids):
        upper, above = int(tree.parent[i]), []
        while upper >= 0:
            above.append(tree.ids[upper])
            upper = int(tree.parent[upper])
        assert (key in shown) == folded.isdisjoint(above)
    assert [tree.ids[found.nodes[s]] for s in np.flatnonzero(found.folded)] == [
        key
        for i, key in enumerate(tree.ids)
        if key in folded and key in shown and tree.end[i] > i + 1
    ]


def test_leaves_hang_in_a_stack_along_a_line_at_the_left() -> None:
    found = layout(forest([-1, 0, 0, 0]))
    assert found.stacked.tolist() == [False, True, True, True]
    assert set(found.x[1:] - found.x[0]) == {SPACING.indent}
    assert np.diff(found.y[1:]).tolist() == [SPACING.row, SPACING.row]


def test_a_manager_stands_over_the_middle_of_its_managers() -> None:
    found = layout(forest([-1, 0, 0, 1, 2]))
    middle = (found.x[1] + found.x[3]) / 2
    assert found.x[0] == middle


def test_branches_slide_under_one_another() -> None:
    # A deep branch left of a shallow one leaves room under the shallow one for a third.
    wide = forest([-1, 0, 1, 2, 2, 3, 4, 0, 0, 8])
    found = layout(wide)
    columns = found.width / (SPACING.width + SPACING.gap)
    assert columns < 5


def test_many_leaves_fill_several_columns() -> None:
    found = layout(forest([-1] + [0] * 300))
    assert 0.3 < found.width / found.height < 3


def test_an_assistant_stands_between_manager_and_reports() -> None:
    tree = forest([-1, 0, 0, 0, 2, 3])
    found = layout(tree, (), np.array([False, True, False, False, False, False]))
    assistant, manager = tree.index["1"], tree.index["2"]
    assert found.y[0] < found.y[assistant] < found.y[manager]


def test_a_chain_of_many_levels_is_placed() -> None:
    found = layout(forest([i - 1 for i in range(5000)]))
    assert found.height == (5000 - 1) * SPACING.level + SPACING.height


def test_a_point_finds_its_card() -> None:
    org = large_organization(500)
    found = layout(reporting_tree(org))
    for i in (0, 17, 499):
        x, y = float(found.x[i]), float(found.y[i])
        assert found.at(x + 5, y + 5) == i
        assert found.at(x - 2, y + 5) != i


def test_an_empty_structure_has_an_empty_layout() -> None:
    found = layout(forest([]))
    assert (found.width, found.height, len(found.lines)) == (0.0, 0.0, 0)
