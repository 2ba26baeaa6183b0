"""The card designer shows the style at once and keeps it in the document."""

from __future__ import annotations

from PySide6.QtCore import Qt

from orgeditor.files.project.card_templates import card_templates
from orgeditor.files.project.state import state_folder
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.card_designer import CardDesigner
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Activity, CardStyle, Matrix
from orgeditor.model.verbs.card_styles import use_card_style
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.responsibilities import (
    add_activity,
    add_matrix,
    add_parties,
    set_codes,
)
from tests.canvas.conftest import company


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


def chosen(dialog: CardDesigner, words: str) -> int:
    return dialog.styles.findText(words)


def test_a_style_is_kept_for_another_document_and_forgotten(hands, qtbot) -> None:
    dialog = CardDesigner(hands.session, hands.canvas)
    qtbot.addWidget(dialog)
    dialog.styles.setCurrentIndex(chosen(dialog, "New style"))
    dialog.name.setText("Portraits")
    dialog.size_box.setCurrentIndex(dialog.size_box.findData("large"))
    dialog.portrait.setCurrentIndex(2)
    dialog.keep.click()
    assert not hands.session.document.changed
    other = Canvas(Session(Document(company())))
    qtbot.addWidget(other)
    again = CardDesigner(other.session, other)
    qtbot.addWidget(again)
    again.styles.setCurrentIndex(chosen(again, "Portraits (kept)"))
    again.accept()
    (style,) = other.session.organization.of(CardStyle).values()
    assert (style.name, style.size, style.photo) == ("Portraits", "large", True)
    card, layout = other.scene.card(0), other.scene.layout
    assert (card.width, card.height) == (layout.spacing.width, layout.spacing.height) == (256, 96)
    other.session.undo()
    assert other.scene.layout.spacing.width == other.scene.card(0).width == 190
    third = CardDesigner(other.session, other)
    qtbot.addWidget(third)
    third.styles.setCurrentIndex(chosen(third, "Portraits (kept)"))
    third.remove.click()
    assert chosen(third, "Portraits (kept)") < 0
    assert not card_templates()


def test_damaged_templates_are_no_obstacle(hands, qtbot) -> None:
    path = state_folder() / "card-styles.json"
    for content in (b"{", b'[{"type":"card_style","id":"a","name":"x","size":"huge"}]', b"[1]"):
        path.write_bytes(content)
        assert card_templates() == []
    path.unlink()


def test_a_style_of_the_document_is_deleted(hands, qtbot) -> None:
    session = hands.session
    style = CardStyle(id="s", name="Board", rows=("grade",))
    session.perform(use_card_style, session.organization, style)
    dialog = CardDesigner(session, hands.canvas)
    qtbot.addWidget(dialog)
    dialog.remove.click()
    assert not session.organization.of(CardStyle)
    assert dialog.style_shown is None


def test_the_letters_of_an_activity_stand_on_the_cards_of_a_style(hands) -> None:
    session, org = hands.session, hands.session.organization
    session.perform(add_matrix, org, name="RACI", code_set="raci")
    matrix = next(iter(org.of(Matrix)))
    session.perform(add_activity, org, matrix, name="Plan the year")
    activity = next(iter(org.of(Activity)))
    session.perform(add_parties, org, matrix, ["director"])
    session.perform(set_codes, org, matrix, [(activity, "director", ("A",))])
    style = CardStyle(id="s", name="RACI", matrix=matrix, activity=activity)
    session.perform(use_card_style, org, style)
    scene = hands.canvas.scene
    assert [letter for letter, _ in scene.card(scene.slot("director")).letters] == ["A"]
    session.perform(delete, org, [activity])
    assert org.get(CardStyle, "s").activity == ""
    assert not scene.card(scene.slot("director")).letters


def test_changing_the_usual_card_begins_a_style(hands, qtbot) -> None:
    dialog = CardDesigner(hands.session, hands.canvas)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.style_shown is None
    dialog.first.setFocus()
    qtbot.keyClick(dialog.first, Qt.Key.Key_Down)
    style = dialog.style_shown
    assert style is not None
    assert (style.first, style.rows) == ("holders", ("title", "grade", "figure"))
    assert dialog.name.isEnabled()
    qtbot.keyClick(dialog.first, Qt.Key.Key_Up)
    assert dialog.style_shown.rows == ("holders", "grade", "figure")


def test_people_come_first_where_they_are_named(hands) -> None:
    style = CardStyle(id="s", name="People", first="holders", rows=("title", "grade"))
    hands.session.perform(use_card_style, hands.org, style)
    scene = hands.canvas.scene
    named, vacant = scene.card(scene.slot("director")), scene.card(scene.slot("web"))
    assert (named.head, named.rows) == ("Wei Chen", ("Director",))
    assert (vacant.head, vacant.rows) == ("Web analyst", ("Vacant",))
    assert scene.spoken(scene.slot("director")) == "Wei Chen, Director, 2 reports, level 1"
    hands.canvas.look(names_hidden=True)
    hidden = scene.card(scene.slot("director"))
    assert (hidden.head, hidden.rows) == ("Director", ("Filled",))
