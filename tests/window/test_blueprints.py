"""Blueprints in the window: cards to begin with, and a dialog that takes parts over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from orgeditor.files.templates import families, organization_from, templates
from orgeditor.gui.blueprint_cards import BlueprintCards
from orgeditor.gui.printing import ReportDialog
from orgeditor.gui.session import Session
from orgeditor.gui.taking_parts import PartsDialog
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Role, Unit


@pytest.fixture
def session() -> Session:
    return Session(Document(Organization([Unit(id="u1", name="Marketing and sales")])))


@pytest.fixture
def dialog(qtbot, session: Session) -> PartsDialog:
    made = PartsDialog(session)
    qtbot.addWidget(made)
    made.show()
    return made


def tick(dialog: PartsDialog, name: str) -> None:
    found = dialog.tree.findItems(name, Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly)
    assert len(found) == 1
    found[0].setCheckState(0, Qt.CheckState.Checked)


def test_every_size_of_every_arrangement_is_a_button_with_a_picture(qtbot) -> None:
    cards = BlueprintCards()
    qtbot.addWidget(cards)
    cards.show()
    asked: list[str] = []
    cards.wanted.connect(asked.append)
    wanted = [template for family in families() for template in family.sizes.values()]
    for name in wanted:
        button = cards.findChild(QPushButton, f"blueprint-{name}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == wanted
    assert set(wanted) == {template.id for template in templates()}

    def drawn() -> int:
        return sum(not place.pixmap().isNull() for place in cards.findChildren(QLabel))

    qtbot.waitUntil(lambda: drawn() == len(families()))


def test_what_is_ticked_comes_over_in_one_step_and_is_listed_no_more(
    dialog: PartsDialog, session: Session
) -> None:
    assert not dialog.take.isEnabled()
    tick(dialog, "Marketing manager")
    tick(dialog, "Public relations")
    assert dialog.take.isEnabled()
    assert dialog.told.startswith("2")
    dialog.take.click()
    org = session.organization
    assert [role.name for role in org.of(Role).values()] == ["Marketing manager"]
    assert {unit.name for unit in org.of(Unit).values()} == {"Marketing and sales", "Public relations"}  # fmt: skip
    assert not dialog.tree.findItems("Public relations", Qt.MatchFlag.MatchRecursive)
    session.undo()
    assert len(session.organization.of(Unit)) == 1


def test_another_blueprint_lists_what_it_has_and_the_search_finds_it(dialog: PartsDialog) -> None:
    dialog.blueprint.setCurrentIndex(dialog.blueprint.findData("matrix-medium"))
    dialog.search.setText("range lead, retail")
    tops = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    shown = [top.child(n).text(0) for top in tops for n in range(top.childCount()) if not top.child(n).isHidden()]  # fmt: skip
    assert shown == ["Range lead, retail · Ranges"]


def test_a_document_that_has_it_all_says_so(qtbot) -> None:
    made = PartsDialog(Session(Document(organization_from("marketing"))))
    qtbot.addWidget(made)
    made.blueprint.setCurrentIndex(made.blueprint.findData("marketing"))
    assert made.tree.topLevelItemCount() == 0
    assert "everything" in made.told


@pytest.mark.parametrize(
    ("action", "kind"), [("report", ReportDialog), ("blueprint-parts", PartsDialog)]
)
def test_the_menu_opens_it(window, monkeypatch, action: str, kind: type) -> None:
    opened: list[str] = []
    monkeypatch.setattr(kind, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    window.actions_by_id[action].trigger()
    assert len(opened) == 1
    for dialog in window.findChildren(kind):
        dialog.deleteLater()
