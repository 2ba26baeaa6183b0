"""Trees, figures and charts that follow edits are those that would be made anew."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.following import Kind, Trees, structure_tree
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.tree import Tree
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sight import Sight
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from tests.model.random_edits import small_organization, steady_ids
from tests.model.test_random_edits import do_something

KINDS: tuple[Kind, ...] = ("positions", "units", "staff")
SIGHTS: tuple[tuple[Mode, Sight], ...] = (
    ("positions", Sight()),
    ("positions", Sight(focus="p2")),
    ("positions", Sight(only_by="grade", only=frozenset({"", "2"}), only_alone=True)),
    ("positions", Sight(only_by="unit", only=frozenset({"u2"}), only_alone=True)),
    ("positions", Sight(colour_by="grade")),
    ("positions", Sight(colour_by="cost")),
    ("positions", Sight(colour_by="goals")),
    ("units", Sight()),
    ("units", Sight(focus="u2")),
)


def assert_same(found: Tree, org: Organization, kind: Kind) -> None:
    anew = structure_tree(org, kind)
    assert found.ids == anew.ids
    for name in ("parent", "depth", "end", "spans"):
        assert getattr(found, name).tolist() == getattr(anew, name).tolist()
    assert dict(found.index) == {key: i for i, key in enumerate(anew.ids)}
    assert found.index.places[found.numbers].tolist() == list(range(len(found)))


def assert_same_figures(found: Measures, anew: Measures) -> None:
    assert found.whole() == anew.whole()
    for key in anew.positions.ids:
        assert (found.branch(key), found.span(key)) == (anew.branch(key), anew.span(key))
    for key in anew.units.ids:
        assert (found.unit(key), found.in_unit(key)) == (anew.unit(key), anew.in_unit(key))


def assert_same_chart(found: ChartScene, anew: ChartScene) -> None:
    assert found.tree.ids == anew.tree.ids
    for name in ("x", "y", "parent", "stacked", "frames"):
        assert getattr(found.layout, name).tolist() == getattr(anew.layout, name).tolist()
    assert sorted(found.layout.lines.tolist()) == sorted(anew.layout.lines.tolist())
    assert sorted(found.ties.dotted) == sorted(anew.ties.dotted)
    assert found.colours() == anew.colours()
    assert found.legend() == anew.legend()
    assert [found.card(s) for s in range(len(found))] == [anew.card(s) for s in range(len(anew))]


def assert_same_charts(scenes: list[ChartScene], org: Organization, folded: set[str]) -> None:
    for scene in scenes:
        assert_same_chart(scene, ChartScene(org, scene.mode, folded, sight=scene.sight))


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 25))
@steady_ids()
def test_all_follow_whatever_is_done_and_undone(draw: random.Random, steps: int) -> None:
    document = Document(small_organization())
    org = document.organization
    trees = Trees(org)
    measures = Measures(org, trees)
    chosen = draw.sample(SIGHTS, 3)
    scenes = [ChartScene(org, mode, trees=trees, sight=sight) for mode, sight in chosen]
    folded: set[str] = set()
    seen = []
    document.on_edit = seen.append
    for step in range(steps):
        act = draw.random()
        if act < 0.2:
            document.undo()
        elif act < 0.3:
            document.redo()
        elif act < 0.45:
            folded ^= {draw.choice(sorted(r.id for r in org))}
            for scene in scenes:
                scene.fold(folded)
        else:
            do_something(draw, document)
        for edit in seen:
            trees.follow(edit)
            measures = measures.after(org, trees, edit)
            for scene in scenes:
                scene.follow(edit, folded)
        seen.clear()
        for kind in KINDS:
            assert_same(trees.of(kind), org, kind)
        # What went wrong once goes on being wrong: figures and charts are made anew now and then.
        if step == steps - 1 or draw.random() < 0.25:
            assert_same_figures(measures, Measures(org))
            assert_same_charts(scenes, org, folded)
