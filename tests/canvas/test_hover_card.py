"""The panel beside a card on which the pointer rests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.people import set_holders

Button = Qt.MouseButton


def rest_on(hands, at) -> QFrame:
    hands.move(at, Button.NoButton)
    point = QPoint(round(at.x()), round(at.y()))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, hands.canvas.mapToGlobal(point))
    QApplication.sendEvent(hands.canvas, event)
    return hands.canvas.findChild(QFrame, "hover-card")


def words(panel: QFrame) -> list[str]:
    return [w.text() for w in panel.findChildren(QLabel) if not w.isHidden()]


def test_it_says_what_the_card_has_no_room_for(hands) -> None:
    hands.session.perform(set_field, hands.org, ["brand"], "duties", "Owns the brand. " * 9)
    hands.session.perform(set_holders, hands.org, "brand", [("Ana", 0.5), ("Wei Chen", 0.5)])
    panel = rest_on(hands, hands.at("brand"))
    said = words(panel)
    assert panel.isVisible()
    assert said[:2] == ["Brand manager", "Ana (50%), Wei Chen (50%)"]
    facts = dict(zip(said[2::2], said[3::2], strict=True))
    assert facts["Reports"] == "2 direct, 2 below"
    assert facts["Unit"] == "Brand"
    assert facts["Reports to"] == "Director"
    assert facts["Duties"] == ("Owns the brand. " * 9).strip()
    assert "Cost, a year" not in facts


def test_both_names_and_the_vacancy(hands) -> None:
    assert words(rest_on(hands, hands.at("pr")))[:3] == ["PR manager", "公关经理", "Vacant"]


def test_it_stays_inside_and_off_the_card(hands) -> None:
    panel = rest_on(hands, hands.at("director"))
    assert hands.canvas.rect().contains(panel.geometry())
    assert not panel.geometry().contains(hands.at("director", 0.98).toPoint())


def test_it_goes_when_the_pointer_leaves_or_presses(hands) -> None:
    for act in (
        lambda: hands.move(hands.at("web"), Button.NoButton),
        lambda: hands.press(hands.at("pr")),
    ):
        panel = rest_on(hands, hands.at("pr"))
        assert panel.isVisible()
        act()
        assert not panel.isVisible()
    hands.release(hands.at("pr"))


def test_a_unit_says_what_it_holds(hands) -> None:
    hands.canvas.set_mode("units")
    said = words(rest_on(hands, hands.at("brand-unit")))
    assert said[:4] == ["Brand", "Brand manager", "Holds", "3 positions, 0 units"]


def test_names_are_text(hands) -> None:
    hands.session.perform(set_field, hands.org, ["pr"], "title", "<b>x</b>")
    assert words(rest_on(hands, hands.at("pr")))[0].startswith("<b>x</b>")


def test_what_is_kept_from_view_is_not_said(hands) -> None:
    hands.session.perform(set_field, hands.org, ["director"], "cost", 90000.0)
    assert "Cost, a year" in (said := words(rest_on(hands, hands.at("director"))))
    assert said[said.index("Cost, a year") + 1].startswith("90,000")
    hands.canvas.hover_card.tells_pay = False
    assert "Cost, a year" not in words(rest_on(hands, hands.at("director")))
    hands.canvas.hover_card.tells_pay = True
    hands.session.keep_from_view(names=True, pay=True)
    said = words(rest_on(hands, hands.at("director")))
    assert "Cost, a year" not in said
    assert not any("Wei Chen" in text for text in said)
