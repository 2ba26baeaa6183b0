"""The card designer shows the style at once and keeps it in the document."""

from __future__ import annotations

from orgeditor.gui.card_designer import CardDesigner
from orgeditor.model.records import CardStyle


def test_a_new_style_is_seen_kept_and_undone(hands, qtbot) -> None:
    org, scene = hands.session.organization, hands.canvas.scene
    dialog = CardDesigner(hands.session, hands.canvas)
    qtbot.addWidget(dialog)
    assert dialog.style_shown is None
    dialog.styles.setCurrentIndex(dialog.styles.count() - 1)
    before = dialog.preview.grab().toImage()
    dialog.portrait.setCurrentIndex(1)
    assert dialog.preview.grab().toImage() != before
    dialog.name.setText("Board")
    dialog.accept()
    assert [style.name for style in org.of(CardStyle).values()] == ["Board"]
    assert scene.card(scene.slot("director")).initials == "WC"
    hands.session.undo()
    assert scene.card(scene.slot("director")).rows is None


def test_the_usual_cards_come_back(hands, qtbot) -> None:
    for index in (1, 0):
        dialog = CardDesigner(hands.session, hands.canvas)
        qtbot.addWidget(dialog)
        dialog.styles.setCurrentIndex(index)
        dialog.accept()
    scene = hands.canvas.scene
    assert scene.card(0).rows is None
    assert len(hands.session.organization.of(CardStyle)) == 1


def test_a_style_without_a_name_is_refused(hands, qtbot) -> None:
    dialog = CardDesigner(hands.session, hands.canvas)
    qtbot.addWidget(dialog)
    dialog.styles.setCurrentIndex(1)
    dialog.name.setText("")
    with qtbot.waitSignal(hands.session.refused):
        dialog.accept()
    assert not hands.session.organization.of(CardStyle)
