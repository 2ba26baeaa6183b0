"""What of the chart is seen: a branch alone, some levels, what matches, without names or pay."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.gui.filter_menu import FilterMenu
from orgeditor.gui.inspector import Inspector
from orgeditor.gui.outline.structure_tree import StructureTree
from orgeditor.model.verbs.editing import set_field


def shown(hands) -> list[str]:
    scene = hands.canvas.scene
    return [scene.id(slot) for slot in range(len(scene))]


def everything(hands) -> list[str]:
    return list(hands.canvas.scene.tree.ids)


def test_a_branch_is_shown_alone_and_the_breadcrumb_climbs(hands) -> None:
    whole = shown(hands)
    hands.session.select(["brand"])
    hands.canvas.focus_on_current()
    assert shown(hands)[0] == "brand"
    assert 1 < len(shown(hands)) < len(whole)
    assert hands.canvas.scene.tree.depth[0] == 0
    crumbs = hands.canvas.breadcrumb
    assert crumbs.isVisible()
    steps = [step for step in crumbs.findChildren(QPushButton) if step.isVisible()]
    assert [step.isEnabled() for step in steps] == [True, True, False]
    steps[0].click()
    assert shown(hands) == whole
    assert not crumbs.isVisible()


def test_what_is_looked_for_outside_the_branch_is_shown(hands) -> None:
    hands.canvas.focus_on("brand")
    hands.canvas.fly_to("web")
    assert "web" in shown(hands)


def test_edits_inside_and_outside_a_branch_that_is_shown_alone(hands) -> None:
    hands.canvas.focus_on("brand")
    before = shown(hands)
    org = hands.session.organization
    hands.session.perform(set_field, org, ["web"], "manager", "brand")
    assert set(shown(hands)) == {*before, "web"}
    hands.session.undo()
    assert shown(hands) == before


def test_levels_below_the_current_card(hands) -> None:
    hands.canvas.folds.show_levels(1)
    scene = hands.canvas.scene
    assert {int(scene.tree.depth[scene.layout.nodes[s]]) for s in range(len(scene))} == {0, 1}
    hands.canvas.folds.show_levels(9)
    assert len(shown(hands)) == len(everything(hands))


def test_levels_above_the_current_card(hands) -> None:
    whole = shown(hands)
    hands.session.select(["content"])
    hands.canvas.show_from_above(0)
    assert shown(hands) == ["content"]
    hands.canvas.show_from_above(1)
    assert shown(hands)[0] == "brand"
    assert hands.session.selection == ("content",)
    hands.canvas.show_from_above(9)
    assert shown(hands) == whole


def test_a_filter_by_what_any_field_says_follows_edits(hands, qtbot) -> None:
    menu = FilterMenu(hands.session, hands.canvas)
    qtbot.addWidget(menu)

    def bright() -> set[str]:
        scene = hands.canvas.scene
        return {scene.id(s) for s in range(len(scene)) if not scene.card(s).dimmed}

    menu.show_text("wei chen")
    assert bright() == {"director"}
    assert menu.isChecked()
    menu.show_text("manager")
    assert bright() == {"brand", "digital", "pr"}
    hands.session.perform(set_field, hands.org, ["web"], "notes", "next manager")
    assert bright() == {"brand", "digital", "pr", "web"}
    hands.session.keep_from_view(names=True, pay=False)
    assert len(bright()) == len(shown(hands))
    menu.show_text("wei chen")
    assert not bright()
    menu.show_text("")
    assert not menu.isChecked()
    hands.session.keep_from_view(names=False, pay=False)


def test_a_filter_lets_stand_back_or_leaves_out(hands) -> None:
    whole = shown(hands)
    hands.canvas.filter("filled", frozenset({"filled"}), alone=False)
    assert shown(hands) == whole
    assert any(hands.canvas.scene.card(slot).dimmed for slot in range(len(whole)))
    hands.canvas.filter("filled", frozenset({"vacant"}), alone=True)
    scene = hands.canvas.scene
    assert set(shown(hands)) <= set(whole)
    assert not any(
        scene.card(slot).dimmed and not scene.has_below(slot) for slot in range(len(scene))
    )
    hands.canvas.filter("", frozenset(), alone=True)
    assert shown(hands) == whole


def test_names_are_hidden_in_every_view(hands, qtbot) -> None:
    session = hands.session
    outline, inspector = StructureTree(session), Inspector(session)
    for view in (outline, inspector):
        qtbot.addWidget(view)
    session.select(["director"])
    assert any("Wei Chen" in item.text(0) for item in outline.items())
    assert inspector.findChild(object, "field-holders")
    session.keep_from_view(names=True, pay=False)
    scene = hands.canvas.scene
    assert not any("Wei Chen" in scene.sentence(slot) for slot in range(len(scene)))
    assert not any("Wei Chen" in item.text(0) for item in outline.items())
    assert not inspector.widget().findChild(object, "field-holders")
    session.keep_from_view(names=False, pay=True)
    assert inspector.widget().findChild(object, "field-holders")
    assert not inspector.widget().findChild(object, "field-cost")


def test_what_is_handed_over_is_what_is_seen(hands) -> None:
    hands.canvas.focus_on("brand")
    hands.session.keep_from_view(names=True, pay=True)
    sheet = ChartSheet(hands.canvas.mode, hands.canvas.folds.ids, sight=hands.canvas.sight)
    scene = sheet.scene(hands.session.organization)
    assert [scene.id(slot) for slot in range(len(scene))] == shown(hands)
    assert scene.card(0) == hands.canvas.scene.card(0)
