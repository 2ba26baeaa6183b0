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
from orgeditor.model.verbs.positions import add_position, move_positions
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
    found, trees = layout(tree, (), asked, arrangement), [tree]
    for _ in range(data.draw(st.integers(1, 6))):
        # Ids are random: what is drawn is told by where it stands.
        ids = list(org.of(Position))
        some = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
        try:
            match data.draw(st.integers(0, 5)):
                case 0:
                    edit = delete(org, some[:1])
                case 1:
                    edit = add_position(org, title="New", manager=some[0])
                case _:
                    edit = move_positions(org, some, data.draw(st.sampled_from(["", *ids])))
        except Refused:
            continue
        if len(ids) == 1:
            break
        # Sometimes two edits are followed at once, or one and its undoing.
        for one in [edit, edit.inverted(), edit][: data.draw(st.sampled_from([1, 1, 2, 3]))]:
            org.apply(one)
            tree = tree_after(tree, org, one, "positions")
            trees.append(tree)
        # As when a scenario is shown again, the tree may be one of those before.
        shown = data.draw(st.sampled_from([tree, tree, *trees]))
        folded = data.draw(st.sets(st.sampled_from(shown.ids), max_size=2))
        asked = data.draw(choices(shown)) if data.draw(st.booleans()) else None
        found = layout(shown, folded, asked, arrangement, found)
        assert_alike(found, layout(shown, folded, asked, arrangement))
