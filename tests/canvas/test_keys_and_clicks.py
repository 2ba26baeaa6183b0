"""Selecting, walking, naming, adding, deleting, folding, panning and zooming."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from orgeditor.model.fields import Edge
from orgeditor.model.records import Unit

Key = Qt.Key
Keys = Qt.KeyboardModifier


def type_name(hands, qtbot, name: str, end: Key = Key.Key_Return) -> None:
    editor = hands.canvas.findChild(QLineEdit, "title-editor")
    qtbot.keyClicks(editor, name)
    qtbot.keyClick(editor, end)


def test_a_click_selects_and_a_click_on_the_ground_clears(hands) -> None:
    hands.click(hands.at("content"))
    assert hands.session.selection == ("content",)
    hands.click(QPointF(5, 5))
    assert hands.session.selection == ()


def test_ctrl_adds_and_takes_away_and_shift_takes_the_siblings_between(hands) -> None:
    hands.click(hands.at("brand"))
    hands.click(hands.at("web"), Keys.ControlModifier)
    assert hands.session.selection == ("brand", "web")
    hands.click(hands.at("brand"), Keys.ControlModifier)
    assert hands.session.selection == ("web",)
    hands.click(hands.at("content"))
    hands.click(hands.at("pr"), Keys.ShiftModifier)
    assert set(hands.session.selection) == {"content", "pr"}


def test_a_rubber_band_selects_what_it_touches(hands) -> None:
    start = hands.at("brand", -0.1, -0.3)
    hands.drag(start, hands.at("pr", 0.5, 0.5))
    assert set(hands.session.selection) == {"brand", "content", "pr"}


def test_arrows_walk_the_structure(hands, qtbot) -> None:
    seen = []
    for key in (
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Down,
        Key.Key_Up,
        Key.Key_Up,
        Key.Key_Right,
        Key.Key_Up,
    ):
        qtbot.keyClick(hands.canvas, key)
        seen.append(hands.session.selection[-1])
    assert seen == ["director", "brand", "content", "pr", "content", "brand", "digital", "director"]


def test_f2_renames_in_place(hands, qtbot) -> None:
    hands.click(hands.at("content"))
    qtbot.keyClick(hands.canvas, Key.Key_F2)
    type_name(hands, qtbot, "Head of content")
    assert hands.position("content").title == "Head of content"
    assert hands.canvas.scene.card(hands.canvas.scene.slot("content")).title == "Head of content"
    hands.session.undo()
    assert hands.canvas.scene.card(hands.canvas.scene.slot("content")).title == "Content lead"


def test_escape_keeps_the_old_name(hands, qtbot) -> None:
    hands.click(hands.at("content"))
    qtbot.keyClick(hands.canvas, Key.Key_F2)
    type_name(hands, qtbot, "Nobody", Key.Key_Escape)
    assert hands.position("content").title == "Content lead"
    assert hands.session.document.history.edits == []


def test_a_double_click_renames(hands, qtbot) -> None:
    at = hands.at("pr").toPoint()
    qtbot.mouseDClick(hands.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert hands.canvas.findChild(QLineEdit, "title-editor").text() == "PR manager"


def test_enter_adds_a_sibling_right_after_and_names_it(hands, qtbot) -> None:
    hands.click(hands.at("content"))
    qtbot.keyClick(hands.canvas, Key.Key_Return)
    type_name(hands, qtbot, "Editor")
    below = hands.org.below("brand", Edge.REPORTS)
    assert [hands.position(k).title for k in below] == ["Content lead", "Editor", "PR manager"]
    assert hands.position(below[1]).unit == "brand-unit"
    assert hands.session.selection == (below[1],)


def test_tab_adds_a_child_and_stays_on_the_canvas(hands, qtbot) -> None:
    hands.click(hands.at("web"))
    qtbot.keyClick(hands.canvas, Key.Key_Tab)
    type_name(hands, qtbot, "Tagger")
    (child,) = hands.org.below("web", Edge.REPORTS)
    assert hands.position(child).title == "Tagger"
    assert hands.canvas.hasFocus()


def test_enter_on_an_empty_selection_adds_a_root(hands, qtbot) -> None:
    qtbot.keyClick(hands.canvas, Key.Key_Return)
    type_name(hands, qtbot, "Chair")
    assert hands.position(hands.session.selection[0]).manager == ""


def test_delete_moves_reports_up_and_shift_delete_takes_the_branch(hands, qtbot) -> None:
    hands.click(hands.at("brand"))
    qtbot.keyClick(hands.canvas, Key.Key_Delete)
    assert hands.position("content").manager == "director"
    hands.session.undo()
    hands.click(hands.at("brand"))
    qtbot.keyClick(hands.canvas, Key.Key_Delete, Keys.ShiftModifier)
    assert {"brand", "content", "pr"}.isdisjoint(r.id for r in hands.org)
    assert hands.session.selection == ("director",)


def test_folding_by_key_button_and_tap_of_the_space_bar(hands, qtbot) -> None:
    hands.click(hands.at("brand"))
    qtbot.keyClick(hands.canvas, Key.Key_Minus)
    assert hands.canvas.scene.slot("content") == -1
    slot = hands.canvas.scene.slot("brand")
    assert hands.canvas.scene.card(slot).below == "2 below"
    qtbot.keyClick(hands.canvas, Key.Key_Plus)
    assert hands.canvas.scene.slot("content") >= 0
    qtbot.keyClick(hands.canvas, Key.Key_Space)
    assert hands.canvas.scene.slot("content") == -1
    hands.click(hands.at("brand", 0.5, 1.0))
    assert hands.canvas.scene.slot("content") >= 0


def test_what_is_folded_away_is_shown_when_it_is_looked_for(hands) -> None:
    hands.canvas.folds.fold_all()
    assert hands.canvas.scene.slot("web") == -1
    hands.canvas.fly_to("web")
    assert hands.canvas.scene.slot("web") >= 0


def test_a_flight_ends_with_the_card_in_the_middle(hands, qtbot) -> None:
    hands.canvas.fly_to("web")
    middle = QPointF(hands.canvas.width() / 2, hands.canvas.height() / 2)
    qtbot.waitUntil(lambda: (hands.at("web") - middle).manhattanLength() < 2)


def test_the_current_card_stays_where_it_is_seen_while_others_fold(hands) -> None:
    hands.click(hands.at("digital"))
    before = hands.at("digital")
    hands.canvas.folds.fold({"brand"})
    assert (hands.at("digital") - before).manhattanLength() < 1


def wheel(hands, at: QPointF, delta: int, keys: Keys = Keys.NoModifier) -> None:
    event = QWheelEvent(
        at, hands.canvas.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hands.canvas, event)


@pytest.mark.parametrize("delta", [120, -120, 600])
def test_ctrl_wheel_zooms_and_keeps_the_point_under_the_pointer(hands, delta: int) -> None:
    at = QPointF(312, 245)
    before, scale = hands.canvas.view.to_chart(312, 245), hands.canvas.zoom
    wheel(hands, at, delta, Keys.ControlModifier)
    assert hands.canvas.zoom != scale
    assert hands.canvas.view.to_chart(312, 245) == pytest.approx(before)


def test_the_wheel_scrolls_and_shift_makes_it_go_sideways(hands) -> None:
    x, y = hands.canvas.view.x, hands.canvas.view.y
    wheel(hands, QPointF(300, 300), -120)
    assert hands.canvas.view.y > y
    wheel(hands, QPointF(300, 300), -120, Keys.ShiftModifier)
    assert hands.canvas.view.x > x


def test_middle_and_space_drags_pan_and_do_not_fold(hands, qtbot) -> None:
    hands.click(hands.at("brand"))
    x = hands.canvas.view.x
    hands.drag(QPointF(300, 300), QPointF(200, 300), Qt.MouseButton.MiddleButton)
    assert hands.canvas.view.x == pytest.approx(x + 100 / hands.canvas.zoom)
    qtbot.keyPress(hands.canvas, Key.Key_Space)
    hands.drag(hands.at("content"), hands.at("content") + QPointF(50, 0))
    qtbot.keyRelease(hands.canvas, Key.Key_Space)
    assert hands.canvas.view.x == pytest.approx(x + 50 / hands.canvas.zoom)
    assert hands.canvas.folds.ids == frozenset()
    assert hands.position("content").manager == "brand"


def test_ctrl_0_and_shift_1(hands, qtbot) -> None:
    hands.canvas.zoom_to(0.3)
    qtbot.keyClick(hands.canvas, Key.Key_0, Keys.ControlModifier)
    assert hands.canvas.zoom == 1.0
    hands.canvas.zoom_to(3.0)
    qtbot.keyClick(hands.canvas, Key.Key_Exclam, Keys.ShiftModifier)
    view, layout = hands.canvas.view, hands.canvas.scene.layout
    assert view.x <= 0
    assert view.right >= layout.width


def test_an_edit_of_a_field_leaves_the_layout_alone(hands) -> None:
    from orgeditor.model.verbs.editing import set_field

    scene = hands.canvas.scene
    hands.session.perform(set_field, hands.org, ["web"], "grade", "P9")
    assert hands.canvas.scene is scene
    assert scene.card(scene.slot("web")).facts.startswith("P9")
    hands.session.perform(set_field, hands.org, ["digital-unit"], "colour", "#123456")
    assert scene.card(scene.slot("web")).colour == "#123456"


def test_a_unit_is_named_on_the_unit_chart(hands, qtbot) -> None:
    hands.canvas.set_mode("units")
    hands.click(hands.at("brand-unit"))
    qtbot.keyClick(hands.canvas, Key.Key_Tab)
    type_name(hands, qtbot, "Studio")
    assert [u.name for u in hands.org.of(Unit).values() if u.parent == "brand-unit"] == ["Studio"]


def test_the_minimap_leads_where_it_is_clicked(hands, qtbot) -> None:
    hands.canvas.zoom_to(2.0)
    minimap = hands.canvas.minimap
    assert minimap.isVisible()
    qtbot.mouseClick(
        minimap, Qt.MouseButton.LeftButton, pos=QPoint(minimap.width() - 12, minimap.height() - 12)
    )
    layout = hands.canvas.scene.layout
    assert hands.canvas.view.right > layout.width


def over(hands, key: str) -> QRect:
    """Return where a card is seen in the viewport."""
    corner, end = hands.at(key, 0.0, 0.0), hands.at(key, 1.0, 1.0)
    return QRect(corner.toPoint(), end.toPoint())


@pytest.mark.parametrize("key", ["web", "content", "director"])
def test_a_card_walked_to_is_clear_of_what_stands_over_the_chart(hands, key: str) -> None:
    canvas = hands.canvas
    canvas.resize(700, 440)
    for corner in (canvas.legend, canvas.minimap):
        canvas.zoom_to(1.3)
        assert corner.isVisible()
        by = QPointF(corner.geometry().center()) - hands.at(key)
        canvas.set_view(canvas.view.panned(by.x(), by.y()))
        assert over(hands, key).intersects(corner.geometry())
        canvas.reveal(key)
        assert not over(hands, key).intersects(corner.geometry())
        assert canvas.rect().contains(over(hands, key))


def test_what_was_looked_at_folds_into_a_card_that_is_seen(hands, qtbot) -> None:
    hands.canvas.zoom_to(2.0)
    hands.canvas.fly_to("web")
    hands.session.select([])
    hands.canvas.folds.fold(["director"])
    assert hands.canvas.rect().contains(over(hands, "director").center())


def test_pages_are_turned_by_key_and_with_shift_sideways(hands, qtbot) -> None:
    view = hands.canvas.view
    qtbot.keyClick(hands.canvas, Key.Key_PageDown)
    assert hands.canvas.view.y > view.y
    qtbot.keyClick(hands.canvas, Key.Key_PageUp)
    assert hands.canvas.view == view
    qtbot.keyClick(hands.canvas, Key.Key_PageDown, Keys.ShiftModifier)
    assert hands.canvas.view.x > view.x
    assert hands.canvas.view.y == view.y
