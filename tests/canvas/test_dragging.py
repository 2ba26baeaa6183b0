"""Dragging cards with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu

from orgeditor.model.fields import Edge
from orgeditor.model.records import Unit
from orgeditor.model.verbs.editing import set_project

Button = Qt.MouseButton
Keys = Qt.KeyboardModifier


def hint(hands) -> str:
    return hands.canvas.pointer.gesture._hint.text


def test_a_card_dragged_onto_another_reports_to_it(hands) -> None:
    hands.drag(hands.at("content"), hands.at("digital"))
    assert hands.position("content").manager == "digital"
    assert hands.position("content").unit == "digital-unit"
    hands.session.undo()
    assert hands.position("content").manager == "brand"


def test_all_below_comes_along(hands) -> None:
    hands.drag(hands.at("brand"), hands.at("digital"))
    assert hands.org.branch("digital", Edge.REPORTS)[-3:] == ["brand", "content", "pr"]


def test_the_sentence_on_the_way_tells_the_number_that_changes(hands) -> None:
    hands.lift(hands.at("content"), hands.at("digital"))
    assert hint(hands) == "Move under Digital manager — span 1 → 2"
    assert hands.canvas.pointer.gesture.target == hands.canvas.scene.slot("digital")
    assert hands.position("content").manager == "brand", "nothing happens before the release"


def test_a_card_is_refused_under_its_own_report_with_the_reason(hands, qtbot) -> None:
    hands.lift(hands.at("brand"), hands.at("content"))
    assert hint(hands) == "Content lead is below Brand manager already."
    assert hands.canvas.pointer.gesture.target == -1
    with qtbot.waitSignal(hands.session.refused) as told:
        hands.release(hands.at("content"))
    assert str(told.args[0]) == "Content lead is below Brand manager already."
    assert hands.position("brand").manager == "director"


def test_escape_stops_a_drag(hands, qtbot) -> None:
    hands.lift(hands.at("content"), hands.at("digital"))
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Escape)
    assert hands.canvas.pointer.gesture is None
    hands.release(hands.at("digital"))
    assert hands.position("content").manager == "brand"


def test_a_card_dropped_above_its_sibling_in_a_stack_comes_before_it(hands) -> None:
    hands.lift(hands.at("pr"), hands.at("content", dy=-0.1))
    assert hint(hands) == "Place before Content lead"
    hands.release(hands.at("content", dy=-0.1))
    assert hands.org.below("brand", Edge.REPORTS) == ["pr", "content"]


def test_a_card_dropped_beside_its_sibling_in_a_row_comes_after_it(hands) -> None:
    hands.drag(hands.at("brand"), hands.at("digital", dx=1.04))
    assert hands.org.below("director", Edge.REPORTS) == ["digital", "brand"]


def test_a_gap_in_another_stack_moves_and_orders_at_once(hands) -> None:
    hands.drag(hands.at("web"), hands.at("pr", dy=-0.1))
    assert hands.org.below("brand", Edge.REPORTS) == ["content", "web", "pr"]
    assert len(hands.session.document.history.edits) == 1


def test_the_place_where_it_stands_already_is_refused(hands) -> None:
    hands.lift(hands.at("content"), hands.at("pr", dy=-0.1))
    assert hint(hands) == "It stands there already."


def test_ctrl_drag_copies(hands) -> None:
    hands.drag(hands.at("content"), hands.at("digital"), keys=Keys.ControlModifier)
    copies = [k for k in hands.org.below("digital", Edge.REPORTS) if k != "web"]
    assert [hands.position(k).title for k in copies] == ["Content lead"]
    assert hands.position("content").manager == "brand"
    assert hands.session.selection == tuple(copies)


def test_shift_drop_moves_a_position_alone(hands) -> None:
    hands.drag(hands.at("brand"), hands.at("digital"), keys=Keys.ShiftModifier)
    assert hands.position("brand").manager == "digital"
    assert hands.position("content").manager == "director"


def test_a_right_button_drag_asks(hands) -> None:
    hands.drag(hands.at("content"), hands.at("digital"), Button.RightButton)
    menu = hands.canvas.findChild(QMenu, "canvas-menu")
    words = {action.text(): action for action in menu.actions()}
    assert words["Swap"].isEnabled()
    words["Draw a dotted line"].trigger()
    assert hands.position("content").dotted == ("digital",)
    assert hands.position("content").manager == "brand"
    menu.close()


def test_the_menu_of_a_right_drag_says_why_something_cannot_be(hands) -> None:
    hands.drag(hands.at("content"), hands.at("brand"), Button.RightButton)
    menu = hands.canvas.findChild(QMenu, "canvas-menu")
    dotted = next(a for a in menu.actions() if a.text() == "Draw a dotted line")
    assert not dotted.isEnabled()
    assert dotted.toolTip() == "Content lead already reports to Brand manager by a solid line."
    menu.close()


def test_a_dotted_line_is_drawn_from_the_handle(hands) -> None:
    hands.move(hands.at("web"), Button.NoButton)
    hands.drag(hands.at("web", dx=1.0), hands.at("brand"))
    assert hands.position("web").dotted == ("brand",)
    assert hands.position("web").manager == "digital"
    scene = hands.canvas.scene
    assert scene.ties.dotted == [(scene.slot("web"), scene.slot("brand"))]


def test_a_dotted_line_to_the_manager_is_refused(hands) -> None:
    hands.lift(hands.at("web", dx=1.0), hands.at("digital"))
    assert "already reports to" in hint(hands)
    assert hands.canvas.pointer.gesture.target == -1


def test_several_cards_move_as_one_step(hands) -> None:
    hands.click(hands.at("content"))
    hands.click(hands.at("pr"), Keys.ControlModifier)
    hands.drag(hands.at("pr"), hands.at("digital"))
    assert hands.org.below("digital", Edge.REPORTS) == ["web", "content", "pr"]
    assert len(hands.session.document.history.edits) == 1


def test_the_drop_target_stays_where_it_is_seen(hands) -> None:
    before = hands.at("digital")
    hands.drag(hands.at("content"), hands.at("digital"))
    assert (hands.at("digital") - before).manhattanLength() < 1


def test_units_move_into_units(hands) -> None:
    hands.canvas.set_mode("units")
    hands.drag(hands.at("brand-unit"), hands.at("digital-unit"))
    assert hands.org.get(Unit, "brand-unit").parent == "digital-unit"
    hands.lift(hands.at("all"), hands.at("digital-unit"))
    assert "lies inside" in hint(hands)


def test_the_chart_moves_while_a_card_is_held_at_the_border(hands, qtbot) -> None:
    before = hands.canvas.view.x
    hands.lift(hands.at("content"), QPointF(hands.canvas.width() - 4, 300))
    qtbot.waitUntil(lambda: hands.canvas.view.x > before + 50)
    hands.release(QPointF(hands.canvas.width() - 4, 300))
    assert hands.position("content").manager == "brand"


@pytest.mark.parametrize("side", [-1, 1])
def test_what_is_held_at_the_border_does_not_move_the_chart_out_of_sight(hands, side) -> None:
    canvas = hands.canvas
    hands.lift(hands.at("content"), QPointF(canvas.width() - 4 if side > 0 else 4, 300))
    for _ in range(400):
        canvas.border.move()
    view, end = canvas.view, canvas.scene.layout.width if side > 0 else 0
    assert view.x < end < view.right
    assert (view.x + view.right) / 2 == pytest.approx(end, abs=40)


def test_a_key_pressed_during_a_drag_changes_what_it_would_do(hands, qtbot) -> None:
    hands.lift(hands.at("content"), hands.at("digital"))
    qtbot.keyPress(hands.canvas, Qt.Key.Key_Control)
    assert hint(hands) == "Copy under Digital manager — span 1 → 2"
    qtbot.keyRelease(hands.canvas, Qt.Key.Key_Control, Keys.ControlModifier)
    assert hint(hands) == "Move under Digital manager — span 1 → 2"


def lifted(hands) -> set[str]:
    return {hands.canvas.scene.id(slot) for slot in hands.canvas.pointer.gesture.lifted}


def test_what_stays_is_not_shown_as_lifted(hands, qtbot) -> None:
    hands.lift(hands.at("brand"), hands.at("digital"))
    assert lifted(hands) == {"brand", "content", "pr"}
    qtbot.keyPress(hands.canvas, Qt.Key.Key_Shift)
    assert lifted(hands) == {"brand"}, "its reports stay"
    qtbot.keyRelease(hands.canvas, Qt.Key.Key_Shift, Keys.ShiftModifier)
    qtbot.keyPress(hands.canvas, Qt.Key.Key_Control)
    assert lifted(hands) == set(), "a copy leaves all where it is"


def test_ctrl_and_shift_copy_a_position_alone(hands) -> None:
    both = Keys.ControlModifier | Keys.ShiftModifier
    hands.drag(hands.at("brand"), hands.at("digital"), keys=both)
    (new,) = hands.session.selection
    assert hands.position(new).manager == "digital"
    assert hands.org.below(new, Edge.REPORTS) == []
    assert hands.org.below("brand", Edge.REPORTS) == ["content", "pr"]


def test_shift_drop_between_two_keeps_the_place(hands) -> None:
    hands.drag(hands.at("digital"), hands.at("pr", dy=-0.1), keys=Keys.ShiftModifier)
    assert hands.org.below("brand", Edge.REPORTS) == ["content", "digital", "pr"]
    assert hands.position("web").manager == "director"


def test_of_a_position_without_reports_none_are_said_to_stay(hands) -> None:
    hands.lift(hands.at("content"), hands.at("digital"), keys=Keys.ShiftModifier)
    assert hint(hands) == "Move under Digital manager — span 1 → 2"


def test_the_card_that_a_menu_asks_about_stays_marked(hands) -> None:
    hands.drag(hands.at("content"), hands.at("digital"), Button.RightButton)
    assert hands.canvas.pointer.asked.above == "digital"
    hands.canvas.findChild(QMenu, "canvas-menu").close()
    assert hands.canvas.pointer.asked is None


def test_in_a_chart_that_grows_upwards_places_are_where_they_are_seen(hands, qtbot) -> None:
    hands.session.perform(set_project, hands.org, arrangement="up")
    hands.canvas.fit()
    # The first report stands lowest: above it the second one follows.
    assert hands.at("pr").y() < hands.at("content").y()
    hands.drag(hands.at("web"), hands.at("content", dy=-0.1))
    assert hands.org.below("brand", Edge.REPORTS) == ["content", "web", "pr"]
    hands.session.select(["pr"])
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Down, Keys.AltModifier)
    assert hands.org.below("brand", Edge.REPORTS) == ["content", "pr", "web"]


def test_from_right_to_left_all_is_mirrored_and_worked_as_it_is_seen(hands, qtbot) -> None:
    before = {key: hands.at(key).x() for key in ("director", "brand", "digital", "content")}
    hands.canvas.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = {key: hands.at(key).x() for key in before}
    assert before["brand"] < before["digital"]
    assert after["brand"] > after["digital"]
    assert after["content"] < after["brand"], "stacks hang on the other side"
    hands.drag(hands.at("content", dy=0.8), hands.at("brand", dx=1.04))
    assert hands.org.below("director", Edge.REPORTS) == ["content", "brand", "digital"]
    hands.session.select(["content"])
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Left, Keys.AltModifier)
    assert hands.org.below("director", Edge.REPORTS) == ["brand", "content", "digital"]
