"""The menu of one card, of several, and what its entries do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.menus import card_menu
from orgeditor.model.fields import Edge
from orgeditor.model.records import Holder, Unit
from orgeditor.model.verbs.positions import add_dotted_line

Keys = Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def _empty_clipboard():
    QApplication.clipboard().clear()
    yield
    QApplication.clipboard().clear()


def words(hands, *ids: str) -> list[str]:
    hands.session.select(ids)
    return [a.text() for a in card_menu(hands.canvas).actions() if a.text()]


def choose(hands, text: str, *ids: str) -> None:
    hands.session.select(ids)
    next(a for a in card_menu(hands.canvas).actions() if a.text() == text).trigger()


def test_the_menu_of_one_card(hands) -> None:
    assert words(hands, "brand") == [
        "Rename", "Add below", "Add beside", "Fold", "Cut", "Copy", "Copy as picture",
            "Picture of this branch…", "Split",
        "Put into the holding area", "Delete, reports move up", "Delete with all below",
    ]  # fmt: skip


def test_the_menu_of_two_cards(hands) -> None:
    assert words(hands, "brand", "web") == [
        "Merge into Web analyst", "Swap places", "Swap people", "Dotted line to Web analyst",
        "Split off into a new unit", "Cut", "Copy", "Copy as picture",
            "Picture of these cards…", "Put into the holding area",
        "Delete, reports move up", "Delete with all below",
    ]  # fmt: skip


def test_paste_is_offered_where_there_is_something(hands) -> None:
    assert "Paste" not in words(hands)
    choose(hands, "Copy", "brand")
    assert "Paste" in words(hands)
    assert "Paste below" in words(hands, "web")


def test_what_the_entries_of_several_do(hands) -> None:
    choose(hands, "Dotted line to Web analyst", "content", "web")
    assert hands.position("content").dotted == ("web",)
    choose(hands, "Swap people", "director", "web")
    assert hands.position("web").holders == (Holder("wei"),)
    choose(hands, "Swap places", "content", "web")
    assert hands.position("web").manager == "brand"
    choose(hands, "Merge into PR manager", "brand", "pr")
    assert hands.org.below("director", Edge.REPORTS) == ["pr", "digital"]
    assert hands.session.selection == ("pr",)


def test_units_are_merged_and_split_off(hands) -> None:
    choose(hands, "Split off into a new unit", "content", "pr")
    (new,) = hands.session.selection
    assert hands.canvas.mode == "units"
    assert {hands.position("content").unit, hands.position("pr").unit} == {new}
    hands.canvas.findChild(object, "title-editor").finish(keep=False)
    choose(hands, "Merge into Brand", new, "brand-unit")
    assert hands.org.find(Unit, new) is None
    assert hands.position("content").unit == "brand-unit"


def test_a_position_splits_into_two(hands) -> None:
    choose(hands, "Split", "web")
    assert len(hands.org.below("digital", Edge.REPORTS)) == 2
    assert len(hands.session.selection) == 2


def test_what_cannot_be_is_told(hands, qtbot) -> None:
    with qtbot.waitSignal(hands.session.refused):
        choose(hands, "Swap people", "content", "pr")
    hands.session.perform(add_dotted_line, hands.org, "content", "web")
    with qtbot.waitSignal(hands.session.refused):
        choose(hands, "Dotted line to Web analyst", "content", "web")


def press_menu_key(canvas: Canvas) -> None:
    middle = canvas.rect().center()
    key = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, middle, canvas.mapToGlobal(middle), Keys.NoModifier
    )
    QApplication.sendEvent(canvas, key)


def press_shift_f10(canvas: Canvas) -> None:
    """Not every keyboard has a menu key, and only Windows makes these keys one."""
    QTest.keyClick(canvas, Qt.Key.Key_F10, Keys.ShiftModifier)


@pytest.mark.parametrize("press", [press_menu_key, press_shift_f10])
def test_a_key_opens_the_menu_at_the_current_card(hands, press) -> None:
    canvas = hands.canvas
    hands.session.select(["web"])
    canvas.set_view(canvas.view.panned(-2 * canvas.width(), 0))
    press(canvas)
    menu = QApplication.activePopupWidget()
    card = canvas.mapToGlobal(hands.at("web", 0.5, 1.0).toPoint())
    assert canvas.rect().contains(hands.at("web").toPoint())
    assert (menu.pos() - card).manhattanLength() <= 2
    menu.close()
