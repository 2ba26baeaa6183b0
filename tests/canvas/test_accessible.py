"""What assistive technology learns of the chart, asked as Qt asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface

from orgeditor.gui.canvas import Canvas
from orgeditor.gui.session import Session
from orgeditor.messages import use_language
from orgeditor.model.document import Document
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.canvas.conftest import Hands

Text = QAccessible.Text


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def chart(canvas: Canvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def cards(canvas: Canvas) -> dict[str, QAccessibleInterface]:
    """Return the cards told of, by what they are called."""
    told = chart(canvas)
    children = [told.child(i) for i in range(told.childCount())]
    return {child.text(Text.Name): child for child in children}


def test_every_card_seen_is_a_tree_item_with_name_and_level(hands: Hands) -> None:
    told = cards(hands.canvas)
    assert next(iter(told)) == "Wei Chen, Director, 2 reports, level 1"
    assert "Vacant, PR manager, 0 reports, level 3" in told
    assert len(told) == 6
    assert {card.role() for card in told.values()} == {QAccessible.Role.TreeItem}
    assert chart(hands.canvas).role() == QAccessible.Role.Tree


def test_screen_readers_ask_each_card_what_it_can_do(hands: Hands) -> None:
    """They do so before all else, through Qt, which takes an address for an answer."""
    for card in cards(hands.canvas).values():
        actions = card.actionInterface()
        assert actions is not None
        assert QAccessibleActionInterface.pressAction() in actions.actionNames()
        assert card.textInterface() is None
        assert card.editableTextInterface() is None
        assert card.valueInterface() is None
        assert card.tableCellInterface() is None
        assert card.selectionInterface() is None
        assert card.attributesInterface() is None


def test_names_are_in_the_language_of_the_window(hands: Hands) -> None:
    use_language("zh_CN")
    try:
        hands.canvas.set_mode("units")
        hands.canvas.set_mode("positions")
        assert "空缺，公关经理，直接下级 0，第 3 层" in cards(hands.canvas)
    finally:
        use_language("en")


def test_units_tell_their_head_and_what_is_inside(hands: Hands) -> None:
    hands.canvas.set_mode("units")
    assert next(iter(cards(hands.canvas))).endswith("2 units below, level 1")


def test_a_card_is_found_where_it_is_seen(hands: Hands) -> None:
    told = chart(hands.canvas)
    at = hands.canvas.mapToGlobal(hands.at("web").toPoint())
    card = told.childAt(at.x(), at.y())
    assert "Web analyst" in card.text(Text.Name)
    assert card.rect().contains(at)
    assert told.indexOfChild(card) == list(cards(hands.canvas)).index(card.text(Text.Name))
    assert card.parent().object() is hands.canvas


def test_state_follows_selection_focus_and_folding(hands: Hands, qtbot) -> None:
    hands.session.select(["brand"])
    qtbot.waitUntil(hands.canvas.hasFocus)
    brand = next(card for name, card in cards(hands.canvas).items() if "Brand manager" in name)
    state = brand.state()
    assert state.selected
    assert state.focused
    assert state.expanded
    hands.canvas.folds.fold({"brand"})
    assert brand.state().collapsed
    hands.session.select(["director"])
    assert not brand.state().selected


def test_the_focus_is_the_card_that_the_arrow_keys_lead_to(hands: Hands, qtbot) -> None:
    qtbot.waitUntil(hands.canvas.hasFocus)
    hands.session.select(["director"])
    qtbot.keyClick(hands.canvas, Qt.Key.Key_Down)
    focus = chart(hands.canvas).focusChild()
    assert focus.state().focused
    assert hands.canvas.scene.spoken(hands.canvas.scene.slot(hands.canvas.current())) == focus.text(
        Text.Name
    )


def test_actions_select_and_fold(hands: Hands) -> None:
    brand = next(card for name, card in cards(hands.canvas).items() if "Brand manager" in name)
    actions = brand.actionInterface()
    actions.doAction(QAccessibleActionInterface.pressAction())
    assert hands.session.selection == ("brand",)
    actions.doAction(QAccessibleActionInterface.toggleAction())
    assert hands.canvas.folds.ids == {"brand"}
    assert actions.localizedActionName(QAccessibleActionInterface.toggleAction()) == "Unfold"
    content = next(card for name, card in cards(hands.canvas).items() if "Web" in name)
    assert QAccessibleActionInterface.toggleAction() not in content.actionInterface().actionNames()


def test_a_card_that_is_gone_is_no_longer_valid(hands: Hands) -> None:
    web = next(card for name, card in cards(hands.canvas).items() if "Web" in name)
    hands.session.select(["web"])
    hands.canvas.delete()
    assert not web.isValid()


def test_a_large_chart_tells_only_of_what_is_seen(qtbot) -> None:
    canvas = Canvas(Session(Document(large_organization(3000))))
    qtbot.addWidget(canvas)
    canvas.resize(1600, 1000)
    canvas.show()
    canvas.zoom_to(1.0)
    assert 0 < chart(canvas).childCount() < 120
    canvas.fit()
    canvas.session.select([canvas.scene.id(40)])
    assert chart(canvas).childCount() == 1


def test_the_interfaces_go_with_the_canvas(qtbot) -> None:
    canvas = Canvas(Session(Document(large_organization(300))))
    canvas.resize(800, 600)
    canvas.show()
    told = chart(canvas)
    card = told.child(0)
    QAccessible.uniqueId(card)
    canvas.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(told)
    assert not shiboken6.isValid(card)
