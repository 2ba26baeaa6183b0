"""A tree that follows edits is the tree that would be built anew."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.following import Kind, structure_tree, tree_after
from orgeditor.analysis.tree import Tree
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from tests.model.random_edits import small_organization, steady_ids
from tests.model.test_random_edits import do_something

KINDS: tuple[Kind, ...] = ("positions", "units")


def assert_same(found: Tree, org: Organization, kind: Kind) -> None:
    anew = structure_tree(org, kind)
    assert found.ids == anew.ids
    for name in ("parent", "depth", "end"):
        assert getattr(found, name).tolist() == getattr(anew, name).tolist()
    assert dict(found.index) == {key: i for i, key in enumerate(anew.ids)}
    assert found.index.places[found.numbers].tolist() == list(range(len(found)))


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 25))
@steady_ids()
def test_trees_follow_whatever_is_done_and_undone(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    trees = {kind: structure_tree(document.organization, kind) for kind in KINDS}
    seen = []
    document.on_edit = seen.append
    for _ in range(steps):
        act = draw.random()
        if act < 0.2:
            document.undo()
        elif act < 0.3:
            document.redo()
        else:
            do_something(draw, document)
        for edit in seen:
            for kind in KINDS:
                trees[kind] = tree_after(trees[kind], document.organization, edit, kind)
                assert_same(trees[kind], document.organization, kind)
        seen.clear()
