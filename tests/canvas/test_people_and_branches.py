"""Persons dragged between seats, folded branches that open, cards that leave the chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QMenu

from orgeditor.drawing.card import HEIGHT, WIDTH, line_rect, seat_columns
from orgeditor.gui.canvas.mime import ids_content, ids_in
from orgeditor.model.records import CardStyle, Holder, Unit
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.people import set_holders

Button = Qt.MouseButton
Keys = Qt.KeyboardModifier
GROUND = QPointF(4, 4)


def name_of_holder(hands, key: str) -> QPointF:
    """Return the middle of the name on a card."""
    card = hands.canvas.scene.card(hands.canvas.scene.slot(key))
    middle = line_rect(card, hands.canvas.face).center()
    return hands.at(key, middle.x() / WIDTH, middle.y() / HEIGHT)


def hint(hands) -> str:
    return hands.canvas.pointer.gesture._hint.text


def test_a_person_is_dragged_to_a_vacant_seat(hands) -> None:
    hands.lift(name_of_holder(hands, "director"), hands.at("web"))
    assert hint(hands) == "Wei Chen takes the seat of Web analyst"
    assert hands.canvas.pointer.gesture.target == hands.canvas.scene.slot("web")
    hands.release(hands.at("web"))
    assert hands.position("web").holders == (Holder("wei"),)
    assert hands.position("director").holders == ()
    assert hands.position("web").manager == "digital"
    hands.session.undo()
    assert hands.position("director").holders == (Holder("wei"),)


def test_two_people_change_seats_or_share_with_shift(hands, qtbot) -> None:
    hands.session.perform(set_holders, hands.org, "web", [("Ana Lopez", 1.0)])
    hands.lift(name_of_holder(hands, "director"), hands.at("web"))
    assert hint(hands) == "Wei Chen and Ana Lopez change seats"
    qtbot.keyPress(hands.canvas, Qt.Key.Key_Shift)
    assert hint(hands) == "Wei Chen shares the seat of Web analyst"
    qtbot.keyRelease(hands.canvas, Qt.Key.Key_Shift, Keys.ShiftModifier)
    hands.release(hands.at("web"))
    assert hands.position("web").holders == (Holder("wei"),)
    assert len(hands.position("director").holders) == 1


def test_of_several_names_the_one_under_the_pointer_is_dragged(hands) -> None:
    hands.session.perform(set_holders, hands.org, "director", [("Wei Chen", 0.5), ("Ana", 0.5)])
    card = hands.canvas.scene.card(hands.canvas.scene.slot("director"))
    box = seat_columns(card)[1]
    start = hands.at("director", (box.left() + 4) / WIDTH, box.center().y() / HEIGHT)
    hands.drag(start, hands.at("web"))
    (holder,) = hands.position("web").holders
    assert hands.canvas.name(holder.person) == "Ana"


def test_escape_leaves_the_person(hands, qtbot) -> None:
    hands.lift(name_of_holder(hands, "director"), hands.at("web"))
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Escape)
    hands.release(hands.at("web"))
    assert hands.session.document.history.edits == []


def test_the_ground_and_the_own_card_take_no_person(hands) -> None:
    for end in (GROUND, hands.at("director", dy=0.9)):
        hands.drag(name_of_holder(hands, "director"), end)
    assert hands.session.document.history.edits == []


def test_the_name_under_the_pointer_is_marked(hands) -> None:
    hands.move(name_of_holder(hands, "director"), Button.NoButton)
    assert hands.canvas.pointer.person == "wei"
    assert hands.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    hands.move(hands.at("director", dy=0.1), Button.NoButton)
    assert hands.canvas.pointer.person == ""
    assert hands.canvas.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_folded_branch_opens_under_what_is_held_over_it(hands, qtbot) -> None:
    hands.canvas.folds.fold({"digital"})
    hands.lift(hands.at("content"), hands.at("digital"))
    qtbot.waitUntil(lambda: not hands.canvas.folds.ids)
    hands.move(hands.at("web"))
    assert hint(hands) == "Move under Web analyst — span 0 → 1"
    hands.release(hands.at("web"))
    assert hands.position("content").manager == "web"
    assert hands.canvas.folds.ids == frozenset()


def test_what_opened_folds_again_where_nothing_was_dropped_inside(hands, qtbot) -> None:
    hands.canvas.folds.fold({"digital"})
    hands.lift(hands.at("content"), hands.at("digital"))
    qtbot.waitUntil(lambda: not hands.canvas.folds.ids)
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Escape)
    assert hands.canvas.folds.ids == {"digital"}
    assert hands.position("content").manager == "brand"


def test_a_folded_branch_opens_under_what_comes_from_another_pane(hands, qtbot) -> None:
    hands.canvas.folds.fold({"digital"})
    assert hands.hover(ids_content(["content"]), hands.at("digital"))
    qtbot.waitUntil(lambda: not hands.canvas.folds.ids)
    assert hands.drop(ids_content(["content"]), hands.at("web"))
    assert hands.position("content").manager == "web"


def test_the_chart_moves_while_something_from_elsewhere_is_held_at_the_border(hands, qtbot) -> None:
    before = hands.canvas.view.x
    hands.hover(ids_content(["content"]), QPointF(hands.canvas.width() - 4, 300))
    qtbot.waitUntil(lambda: hands.canvas.view.x > before + 50)
    QApplication.sendEvent(hands.canvas, QDragLeaveEvent())
    after = hands.canvas.view.x
    qtbot.wait(60)
    assert hands.canvas.view.x == after


def test_cards_dragged_over_the_border_go_on_to_the_other_panes(hands, monkeypatch) -> None:
    carried = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, *_: carried.append(ids_in(drag.mimeData())), raising=True
    )
    hands.press(hands.at("content", dy=0.1))
    hands.move(hands.at("content", dy=0.6))
    hands.move(QPointF(-40, 200))
    assert carried == [("content",)]
    assert hands.canvas.pointer.gesture is None
    assert hands.session.document.history.edits == []


def test_a_right_button_drag_merges(hands) -> None:
    hands.drag(hands.at("content"), hands.at("web"), Button.RightButton)
    menu = hands.canvas.findChild(QMenu, "canvas-menu")
    merge = next(a for a in menu.actions() if a.text() == "Merge into it")
    assert merge.toolTip() == "Merge into Web analyst — 2 seats, 0 people"
    merge.trigger()
    menu.close()
    assert "content" not in hands.org
    assert hands.position("web").headcount == 2


def test_a_right_button_drag_merges_units(hands) -> None:
    hands.canvas.set_mode("units")
    hands.drag(hands.at("brand-unit"), hands.at("digital-unit"), Button.RightButton)
    menu = hands.canvas.findChild(QMenu, "canvas-menu")
    next(a for a in menu.actions() if a.text() == "Merge into it").trigger()
    menu.close()
    assert hands.org.find(Unit, "brand-unit") is None
    assert hands.position("brand").unit == "digital-unit"


def test_a_seat_for_several_is_taken_as_long_as_there_is_room(hands) -> None:
    hands.session.perform(set_holders, hands.org, "web", [("Ana Lopez", 1.0)])
    hands.session.perform(set_field, hands.org, ["web"], "headcount", 2.0)
    hands.drag(name_of_holder(hands, "director"), hands.at("web"))
    assert len(hands.position("web").holders) == 2


@pytest.mark.parametrize("first", ["", "holders"])
def test_a_person_is_dragged_from_a_card_of_a_style_too(hands, first: str) -> None:
    style = CardStyle(id="s", name="Board", first=first, rows=("title", "holders", "grade"))
    hands.session.perform(use_card_style, hands.org, style)
    hands.drag(name_of_holder(hands, "director"), hands.at("web"))
    assert hands.position("web").holders == (Holder("wei"),)
