"""A layout that follows moves of an organisation is the one laid out anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.following import structure_tree, tree_after
from orgeditor.analysis.layout import Layout, layout
from orgeditor.model import rank
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.positions import move_positions
from tests.layout.test_layout import arrangements, choices


def assert_alike(found: Layout, anew: Layout) -> None:
    for name in ("x", "y", "parent", "end", "stacked", "folded", "frames"):
        assert getattr(found, name).tolist() == getattr(anew, name).tolist(), name
    assert sorted(found.lines.tolist()) == sorted(anew.lines.tolist())


@settings(max_examples=150, deadline=None)
@given(st.data(), arrangements)
def test_random_moves_additions_and_deletions(data: st.DataObject, arrangement) -> None:
    count = data.draw(st.integers(2, 40))
    ranks = rank.spread(2 * count)
    above = ["", *(str(data.draw(st.integers(max(0, i - 7), i - 1))) for i in range(1, count))]
    org = Organization(
        Position(id=str(i), manager=above[i], rank=ranks[2 * i]) for i in range(count)
    )
    tree = structure_tree(org, "positions")
    asked = data.draw(choices(tree)) if data.draw(st.booleans()) else None
    found = layout(tree, (), asked, arrangement)
    for _ in range(data.draw(st.integers(1, 6))):
        ids = sorted(org.of(Position))
        some = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        try:
            if data.draw(st.integers(0, 4)):
                edit = move_positions(org, some, data.draw(st.sampled_from(["", *ids])))
            else:
                edit = delete(org, some[:1])
        except Refused:
            continue
        if len(ids) == 1:
            break
        # Sometimes two edits are followed at once, or one and its undoing.
        for one in [edit, edit.inverted(), edit][: data.draw(st.sampled_from([1, 1, 2, 3]))]:
            org.apply(one)
            tree = tree_after(tree, org, one, "positions")
        folded = data.draw(st.sets(st.sampled_from(sorted(org.of(Position))), max_size=2))
        asked = data.draw(choices(tree)) if data.draw(st.booleans()) else None
        found = layout(tree, folded, asked, arrangement, found)
        assert_alike(found, layout(tree, folded, asked, arrangement))
