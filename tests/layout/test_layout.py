"""What every layout keeps, whatever the structure."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis import layout_anew as module
from orgeditor.analysis import layout_changes
from orgeditor.analysis.following import structure_tree, tree_after
from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import SPACING, Way
from orgeditor.analysis.layout_kept import ByNumber
from orgeditor.analysis.layout_lines import lengths
from orgeditor.analysis.layout_placing import Branch, Placed
from orgeditor.analysis.tree import Tree, reporting_tree, tree_of
from orgeditor.model import rank
from orgeditor.model.records import Position
from orgeditor.model.verbs.positions import move_positions
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


def assert_boxes_hold_their_branches_alone(found: Layout) -> None:
    s = found.spacing
    for slot, (left, top, right, bottom) in zip(found.boxed, found.frames.tolist(), strict=True):
        assert left >= -0.01
        assert top >= -0.01
        assert right <= found.width + 0.01
        assert bottom <= found.height + 0.01
        inside = (found.x > left) & (found.x + s.width < right)
        inside &= (found.y > top) & (found.y + s.height < bottom)
        below = [slot]
        for other in range(slot + 1, len(found.nodes)):
            if found.parent[other] in below:
                below.append(other)
        assert np.flatnonzero(inside).tolist() == below
        near = found.within(left + 1, top + 1, right - 1, bottom - 1)
        assert near.tolist() == below


@st.composite
def choices(draw: st.DrawFn, tree: Tree) -> Choices:
    """What each record of a tree might ask for."""
    count = len(tree)
    flags = st.lists(st.booleans(), min_size=count, max_size=count)
    few = st.lists(st.sampled_from([-1] * 5 + list(Way)), min_size=count, max_size=count)
    rows = st.lists(st.sampled_from([0, 0, 0, 1, 2, 5]), min_size=count, max_size=count)
    levels = st.lists(st.integers(-1, 6), min_size=count, max_size=count)
    return Choices(
        assistant=np.array(draw(flags), np.bool_),
        way=np.array(draw(few), np.int8) if draw(st.booleans()) else None,
        rows=np.array(draw(rows), np.int16) if draw(st.booleans()) else None,
        level=np.array(draw(levels), np.int16) if draw(st.booleans()) else None,
    )


arrangements = st.builds(
    Arrangement,
    way=st.sampled_from(Way),
    rows=st.sampled_from([0, 1, 4]),
    interlock=st.booleans(),
    mirrored=st.booleans(),
    ends=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(forests(), arrangements, st.data())
def test_no_two_cards_touch_and_no_line_crosses_one(
    tree: Tree, arrangement: Arrangement, data: st.DataObject
) -> None:
    folded = data.draw(st.sets(st.sampled_from(tree.ids)))
    found = layout(tree, folded, data.draw(choices(tree)), arrangement)
    assert not boxes_overlap(found)
    assert_boxes_hold_their_branches_alone(found)
    assert found.x.min() >= -0.01
    assert found.y.min() >= -0.01
    for left, top, right, bottom in found.lines.tolist():
        assert len(found.within(left + 1, top + 1, right - 1, bottom - 1)) == 0


@given(forests(), st.data())
def test_each_card_stands_further_on_than_the_one_above(tree: Tree, data: st.DataObject) -> None:
    flags = st.lists(st.booleans(), min_size=len(tree), max_size=len(tree))
    aside = Choices(assistant=np.array(data.draw(flags), np.bool_))
    for way in (Way.DOWN, Way.UP, Way.RIGHT, Way.LEFT):
        found = layout(tree, (), aside, Arrangement(way=way))
        below = found.parent >= 0
        above = found.parent[below]
        steps = found.y[below] - found.y[above], found.x[below] - found.x[above]
        step = steps[way.axis == "right"] * (-1 if way in (Way.UP, Way.LEFT) else 1)
        assert (step > SPACING.height).all()


@settings(max_examples=200, deadline=None)
@given(forests(), arrangements, st.data())
def test_a_layout_that_follows_is_the_one_made_anew(
    tree: Tree, arrangement: Arrangement, data: st.DataObject
) -> None:
    found = layout(tree, (), None, arrangement)
    for _ in range(data.draw(st.integers(1, 5))):
        asked = data.draw(choices(tree))
        folded = data.draw(st.sets(st.sampled_from(tree.ids), max_size=4))
        found = layout(tree, folded, asked, arrangement, found)
        anew = layout(tree, folded, asked, arrangement)
        for name in ("x", "y", "parent", "stacked", "folded", "frames"):
            assert getattr(found, name).tolist() == getattr(anew, name).tolist()
        assert sorted(found.lines.tolist()) == sorted(anew.lines.tolist())


def test_who_returns_in_the_place_of_another_is_placed_anew() -> None:
    # First one of two is away, then the other: neither of the places of those left has changed.
    tree = forest([-1, 0, 1, 1, 0])
    found = layout(tree)
    for gone in ("123", "4"):
        part = tree.kept(np.array([key not in gone for key in tree.ids]))
        found = layout(part, before=found)
    assert found.x.tolist() == layout(part).x.tolist()


def test_a_move_lays_out_anew_only_what_is_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    org = large_organization(3000)
    tree = structure_tree(org, "positions")
    before = layout(tree)
    leaf = next(i for i in range(len(tree)) if tree.depth[i] == 4)
    edit = move_positions(org, [tree.ids[leaf]], tree.ids[tree.children(0)[-1]])
    org.apply(edit)
    tree = tree_after(tree, org, edit, "positions")
    placed = []
    place = module.place_below

    def counted(branches: list[Branch], *args: Any, **kwargs: Any) -> Placed:
        placed.append(len(branches))
        return place(branches, *args, **kwargs)

    monkeypatch.setattr(module, "place_below", counted)
    after = layout(tree, before=before)
    assert 0 < len(placed) <= 2 * int(tree.depth.max()) + 2
    monkeypatch.undo()
    anew = layout(tree)
    assert after.x.tolist() == anew.x.tolist()
    assert after.y.tolist() == anew.y.tolist()


def test_a_move_that_leaves_the_order_as_it_is_looks_at_few_cards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A leaf comes below the sibling before it: those after both stand as they did."""
    org = large_organization(3000)
    tree = structure_tree(org, "positions")
    before = layout(tree)
    leaf = int(np.flatnonzero((tree.depth[1:] == 4) & (tree.depth[:-1] == 4))[0]) + 1
    edit = move_positions(org, [tree.ids[leaf]], tree.ids[leaf - 1])
    org.apply(edit)
    order = list(tree.ids)
    tree = tree_after(tree, org, edit, "positions")
    assert list(tree.ids) == order
    looked_at, look = [], layout_changes.doubtful

    def counted(*args: Any) -> Any:
        looked_at.append(look(*args))
        return looked_at[-1]

    monkeypatch.setattr(layout_changes, "doubtful", counted)
    after = layout(tree, before=before)
    assert len(looked_at) == 1
    assert len(looked_at[0]) <= 6
    anew = layout(tree)
    assert after.x.tolist() == anew.x.tolist()
    assert after.y.tolist() == anew.y.tolist()


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
    ends = np.concatenate((found.lines[:, :2], found.lines[:, 2:]))
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


def test_folded_managers_stand_side_by_side_as_they_do_unfolded() -> None:
    # Three managers, three leaves in a stack, one more manager.
    tree = forest([-1, 0, 1, 0, 3, 0, 5, 0, 0, 0, 0, 10])
    found = layout(tree, {"1", "3", "5", "10"})
    managers = [int(found.slot[tree.index[key]]) for key in ("1", "3", "5", "10")]
    assert set(found.y[managers].tolist()) == {SPACING.level}
    assert np.diff(found.x[managers]).min() >= SPACING.width + SPACING.gap
    leaves = [int(found.slot[tree.index[key]]) for key in ("7", "8", "9")]
    assert len(set(found.x[leaves].tolist())) == 1
    assert found.stacked[leaves].all()
    assert not found.stacked[managers].any()


def test_what_goes_on_on_another_page_stacks_like_leaves() -> None:
    tree = forest([-1, 0, 1, 0, 3, 0, 5])
    found = layout(tree, {"1", "3", "5"}, arrangement=Arrangement(ends=True))
    assert len(set(found.x[1:].tolist())) == 1


def test_an_assistant_with_reports_stays_below_when_they_are_folded() -> None:
    tree = forest([-1, 0, 1, 0])
    aside = Choices(assistant=np.array([key == "1" for key in tree.ids], np.bool_))
    places = [
        (float(found.x[1]), float(found.y[1]))
        for found in (layout(tree, (), aside), layout(tree, {"1"}, aside))
    ]
    assert places[0] == places[1]


def test_a_leaf_that_gets_reports_while_it_is_to_be_folded_leaves_its_stack() -> None:
    tree = forest([-1, 0, 0, 0, 3])
    without = tree.kept(np.array([key != "4" for key in tree.ids]))
    found = layout(without, {"3"})
    assert found.stacked[1:].all()
    found = layout(tree, {"3"}, before=found)
    assert found.x.tolist() == layout(tree, {"3"}).x.tolist()
    assert not found.stacked[int(found.slot[tree.index["3"]])]


def test_a_folded_box_stays_behind_the_leaves() -> None:
    tree = forest([-1, 0, 1, 0, 0])
    boxes = Arrangement(way=Way.BOXES)
    for folded in ((), {"1"}):
        found = layout(tree, folded, arrangement=boxes)
        slot = int(found.slot[tree.index["1"]])
        assert found.y[slot] > found.y[[int(found.slot[tree.index[key]]) for key in "34"]].max()


def test_a_stack_inside_a_hanging_branch_keeps_clear_of_what_comes_next() -> None:
    # A branch with a stack of leaves, hanging above another one.
    for leaves in range(1, 12):
        tree = forest([-1, 0, 1, 1] + [2] * leaves)
        way = np.full(len(tree), -1, np.int8)
        way[tree.index["1"]], way[tree.index["2"]] = Way.HANGING, Way.DOWN
        found = layout(tree, (), Choices(way=way))
        after = tree.index["3"]
        above = np.delete(found.y, after).max() + SPACING.height
        assert found.y[after] >= above + SPACING.row - SPACING.height


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
    found = layout(tree, (), Choices(assistant=np.array([False, True, False, False, False, False])))
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


def test_a_rectangle_finds_all_cards_that_touch_it() -> None:
    found = layout(reporting_tree(large_organization(3000)))
    draw = random.Random(3)
    s = found.spacing
    for reach in (0.0, 100.0, 3000.0, 1e6):
        for _ in range(30):
            x, y = draw.uniform(-500, found.width), draw.uniform(-500, found.height)
            touching = (found.x <= x + reach) & (found.x >= x - s.width)
            touching &= (found.y <= y + reach) & (found.y >= y - s.height)
            near = found.within(x, y, x + reach, y + reach)
            assert near.tolist() == np.flatnonzero(touching).tolist()


@given(forests(), arrangements, st.data())
def test_lines_seen_are_those_that_touch_and_are_so_long(
    tree: Tree, arrangement: Arrangement, data: st.DataObject
) -> None:
    found = layout(tree, (), data.draw(choices(tree)), arrangement)
    shares = st.floats(-0.2, 1.2)
    xs, ys = sorted((data.draw(shares), data.draw(shares))), sorted((data.draw(shares), data.draw(shares)))  # fmt: skip
    left, right = (share * found.width for share in xs)
    top, bottom = (share * found.height for share in ys)
    for shortest in (0.0, data.draw(st.floats(0.0, 1000.0))):
        lines = found.lines
        x1, y1, x2, y2 = lines.T
        wanted = (x1 <= right) & (x2 >= left) & (y1 <= bottom) & (y2 >= top)
        wanted &= lengths(lines) >= shortest
        chosen = found.lines_within(left, top, right, bottom, shortest)
        assert sorted(chosen.tolist()) == sorted(lines[wanted].tolist())


def test_an_empty_structure_has_an_empty_layout() -> None:
    found = layout(forest([]))
    assert (found.width, found.height, len(found.lines)) == (0.0, 0.0, 0)


def test_a_hanging_chart_hangs_below_cards_side_by_side() -> None:
    tree = forest([-1, 0, 0, 1, 1, 2])
    found = layout(tree, (), None, Arrangement(way=Way.HANGING))
    first, second = tree.index["1"], tree.index["2"]
    assert found.y[first] == found.y[second]
    assert found.x[first + 1] - found.x[first] == SPACING.indent
    assert found.y[first + 2] - found.y[first + 1] == SPACING.row


def test_boxes_are_about_as_wide_as_high_and_tell_what_is_inside() -> None:
    tree = forest([-1, 0, 0] + [1] * 20 + [2] * 20 + [i % 40 + 3 for i in range(200)])
    found = layout(tree, (), None, Arrangement(way=Way.BOXES))
    assert 1 < found.width / found.height < 3
    assert not len(found.lines)
    for slot, frame in zip(found.boxed.tolist(), found.frames.tolist(), strict=True):
        assert found.box_at(frame[0] + 1, frame[1] + 1) == slot
    assert found.box_at(-5, -5) == -1


@settings(max_examples=40, deadline=None)
@given(forests(), arrangements)
def test_a_silhouette_covers_the_cards_of_its_branch_and_reaches_no_further(
    tree: Tree, arrangement: Arrangement
) -> None:
    found = layout(tree, (), None, arrangement)
    slots, edges = found.reaches
    assert slots.tolist() == [i for i in range(len(tree)) if tree.end[i] > i + 1]
    for slot, edge in zip(slots.tolist(), edges, strict=True):
        bands = found.silhouette(slot)
        x, y = (at[slot : tree.end[slot]] for at in (found.x, found.y))
        whole = (x.min(), y.min(), x.max() + SPACING.width, y.max() + SPACING.height)
        assert edge.tolist() == pytest.approx(whole)
        assert [*bands[:, :2].min(axis=0), *bands[:, 2:].max(axis=0)] == pytest.approx(whole)
        left, top, right, bottom = bands.T
        for at in zip(x + SPACING.width / 2, y + SPACING.height / 2, strict=True):
            assert ((left <= at[0]) & (at[0] <= right) & (top <= at[1]) & (at[1] <= bottom)).any()


def test_leaves_stand_in_columns_of_the_number_asked_for() -> None:
    found = layout(forest([-1] + [0] * 10), (), None, Arrangement(rows=4))
    _, counts = np.unique(found.x[1:], return_counts=True)
    assert counts.tolist() == [4, 4, 2]


@given(forests(), st.data())
def test_each_card_stands_on_the_next_level_that_is_not_above_its_own(
    tree: Tree, data: st.DataObject
) -> None:
    wanted = data.draw(choices(tree)).level
    if wanted is not None:
        found = layout(tree, (), Choices(level=wanted))
        for i, up in enumerate(tree.parent.tolist()):
            above = found.y[up] / SPACING.level if up >= 0 else -1
            assert found.y[i] == SPACING.level * max(above + 1, wanted[i])


def test_levels_by_grade_skip_what_no_grade_fills() -> None:
    tree = forest([-1, 0, 0, 2])
    level = np.array([[0, 3, 1, 3][int(key)] for key in tree.ids], np.int16)
    found = layout(tree, (), Choices(level=level))
    assert found.y.tolist() == [float(each) * SPACING.level for each in level]


def test_what_is_drawn_is_shared_with_a_copy_until_it_changes_there() -> None:
    first: ByNumber[str] = ByNumber()
    for number in (1, 2, 3000):
        first.put(number, "as it was")
    then = first.copy()
    then.put(2, "changed")
    then.forget(3000)
    then.forget(7)
    assert first.all() == dict.fromkeys((1, 2, 3000), "as it was")
    assert then.all() == {1: "as it was", 2: "changed"}
