"""A filtered chart asks again only what an edit changed, and lays out only what that moves."""

from __future__ import annotations

import pytest

from orgeditor.analysis import layout_anew
from orgeditor.analysis.following import Trees
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.model.records import Position, Record
from orgeditor.model.verbs.editing import set_field
from tests.sample_organizations import large_organization


def test_a_filtered_chart_follows_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    org = large_organization(2000)
    trees = Trees(org)
    grade = next(p.grade for p in reversed(org.of(Position).values()) if p.grade)
    sight = Sight(only_by="grade", only=frozenset({grade}), only_alone=True)
    scene = ChartScene(org, trees=trees, sight=sight)
    shown = len(scene)
    asked: list[str] = []
    placed: list[int] = []
    place_below, read = layout_anew.place_below, scene._matching._values_of

    def counted(record: Record) -> tuple[str, ...]:
        asked.append(record.id)
        return read(record)

    monkeypatch.setattr(scene._matching, "_values_of", counted)
    monkeypatch.setattr(
        layout_anew, "place_below", lambda *a, **k: (placed.append(1), place_below(*a, **k))[1]
    )
    leaf = next(
        scene.id(slot)
        for slot in range(len(scene) - 1, -1, -1)
        if not scene.has_below(slot) and org.get(Position, scene.id(slot)).grade == grade
    )
    for field, value, left in (("title", "Renamed", 0), ("grade", "none of these", 1)):
        edit = set_field(org, [leaf], field, value)
        org.apply(edit)
        trees.follow(edit)
        assert scene.follow(edit, ()) == bool(left)
        assert len(scene) <= shown - left
    assert asked == [leaf, leaf]
    assert len(placed) <= int(scene.tree.depth.max()) + 2
    anew = ChartScene(org, sight=sight)
    assert scene.layout.x.tolist() == anew.layout.x.tolist()
