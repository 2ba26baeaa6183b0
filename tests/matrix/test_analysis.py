"""Load, shared work, suggestions and comparison, and the pane that shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgeditor.analysis.load import CellChange, Tie, compare, loads, ties
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.suggestions import suggestions
from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.matrix.beside import GridAndAnalysis
from orgeditor.gui.matrix.totals import ColumnTotals
from orgeditor.gui.session import Session
from orgeditor.gui.settings import settings
from orgeditor.model.document import Document
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Activity, Responsibility, key_id
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.responsibilities import add_matrix, set_codes
from tests.matrix.offices import MATRIX, office


@pytest.fixture
def document() -> Document:
    return Document(office())


def advice(org: Organization) -> dict[str, str]:
    return {
        s.message.render("en"): s.reason.render("en")
        for s in suggestions(org, matrix_view(org, MATRIX))
    }


def letters(org: Organization, activity: str, party: str) -> str:
    cell = org.find(Responsibility, key_id(MATRIX, activity, party))
    return "".join(cell.codes) if cell else ""


def test_load_counts_and_weighs(document: Document) -> None:
    found = {load.party.id: load for load in loads(matrix_view(document.organization, MATRIX))}
    assert found["brand"].letters == {"R": 2, "A": 2}
    assert (found["brand"].activities, found["brand"].weighted) == (3, 12.0)
    assert (found["sales"].activities, found["sales"].weighted) == (1, 1.0)


def test_who_works_with_whom(document: Document) -> None:
    found = ties(matrix_view(document.organization, MATRIX))
    assert found == [Tie("director", "brand", 2), Tie("brand", "sales", 1)]


def test_two_matrices_are_compared_cell_by_cell(document: Document) -> None:
    org = document.organization
    before = matrix_view(org, MATRIX)
    assert compare(before, before) == []
    document.do(set_codes(org, MATRIX, [("goals", "brand", ("C",)), ("shoot", "content", ())]))
    assert compare(before, matrix_view(org, MATRIX)) == [
        CellChange("Set goals", "Brand manager", ("R",), ("C",)),
        CellChange("Shoot the film", "Content lead", ("R",), ()),
    ]


def test_suggestions_say_why_and_heal_what_they_name(document: Document) -> None:
    org = document.organization
    document.do(set_field(org, ["brand-seat"], "manager", "director-seat"))
    document.do(set_codes(org, MATRIX, [("brief", "sales", ("C", "I"))]))
    assert advice(org) == {
        "Agree the budget: leave A (Accountable) to Brand manager alone":
            "2 have it; Brand manager stands nearest the work. The others get C (Consulted).",
        "Write the brief: drop I of Sales manager": "Who takes part, or is heard before, knows of it.",
        "Shoot the film: give A (Accountable) to Content lead":
            "Nobody has it, and Content lead alone does the work.",
    }  # fmt: skip
    while found := suggestions(org, matrix_view(org, MATRIX)):
        document.do(found[0].edit)
    assert letters(org, "budget", "director") == "C"
    assert letters(org, "shoot", "content") == "RA"
    assert letters(org, "brief", "sales") == "C"


def test_answering_from_far_above_moves_down(document: Document) -> None:
    org = document.organization
    document.do(set_field(org, ["content-seat"], "manager", "director-seat"))
    document.do(set_field(org, ["brand-seat"], "manager", "content-seat"))
    found = [s for s in suggestions(org, matrix_view(org, MATRIX)) if s.activity == "goals"]
    assert found[0].message.render("en") == "Set goals: move A (Accountable) down to Brand manager"
    document.do(found[0].edit)
    assert (letters(org, "goals", "director"), letters(org, "goals", "brand")) == ("I", "RA")


def test_a_row_that_many_do_is_split(document: Document) -> None:
    org = document.organization
    everyone = [
        ("goals", p, ("R", "A") if p == "director" else ("R",))
        for p in ("director", "brand", "content", "sales")
    ]
    document.do(set_codes(org, MATRIX, everyone))
    split = next(
        s for s in suggestions(org, matrix_view(org, MATRIX)) if "split" in s.message.render("en")
    )
    document.do(split.edit)
    new = next(a for a in org.of(Activity).values() if a.name == "Set goals (2)")
    assert new.parent == "plan"
    assert [letters(org, "goals", p) for p in ("director", "brand", "content", "sales")] == [
        "RA",
        "R",
        "",
        "",
    ]
    assert [letters(org, new.id, p) for p in ("director", "brand", "content", "sales")] == [
        "A",
        "",
        "R",
        "R",
    ]
    document.undo()
    assert new.id not in org


@pytest.fixture
def section(document: Document, qtbot: QtBot) -> Iterator[MatrixSection]:
    session = Session(document)
    session.perform(add_matrix, session.organization, name="Empty")
    made = MatrixSection(session)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.show_matrix(MATRIX)
    made.analyse()
    yield made
    settings().clear()


def session_name(section: MatrixSection, record: str) -> str:
    return name_of(section.session.organization[record])


def look_at(section: MatrixSection, page: QWidget) -> None:
    section.analysis.tabs.setCurrentWidget(page)
    QApplication.processEvents()


def test_the_analysis_stays_open_beside_the_grid_and_follows_it(section: MatrixSection) -> None:
    pane, session = section.analysis, section.session
    look_at(section, pane.load)
    assert pane.load.table.item(0, 0).text() == "Brand manager"
    assert pane.load.table.item(0, 1).text() == "2"
    session.perform(set_codes, session.organization, MATRIX, [("goals", "brand", ("I",))])
    QApplication.processEvents()
    assert pane.load.table.item(0, 1).text() == "1"
    look_at(section, pane.network)
    assert pane.network.table.item(0, 2).text() == "2"
    look_at(section, pane.comparison)
    assert pane.comparison.table.rowCount() == 7


def test_a_suggestion_is_applied_by_button_and_by_enter(section: MatrixSection) -> None:
    advice = section.analysis.advice
    assert advice.table.rowCount() == 2
    advice.apply.click()
    QApplication.processEvents()
    assert advice.table.rowCount() == 1
    QTest.keyClick(advice.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert advice.table.item(0, 0).text() == "Nothing to suggest."
    assert not advice.apply.isEnabled()
    section.session.undo()
    section.session.undo()
    QApplication.processEvents()
    assert advice.table.rowCount() == 2


def test_a_row_of_the_analysis_leads_to_what_it_is_about(section: MatrixSection) -> None:
    advice = section.analysis.advice
    at = advice.table.visualItemRect(advice.table.item(1, 0)).center()
    QTest.mouseClick(advice.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (chosen,) = section.session.selection
    grid = section.grid
    assert grid.grid_model.row(grid.currentIndex().row()).activity.id == chosen
    assert advice.table.item(1, 0).text().startswith(session_name(section, chosen))


def test_the_analysis_is_open_again_next_time_and_gives_the_grid_its_room(
    section: MatrixSection, qtbot: QtBot
) -> None:
    split = section.findChild(GridAndAnalysis)
    totals = section.findChild(ColumnTotals)
    assert split.orientation() == Qt.Orientation.Vertical
    assert not totals.isVisible()
    section.resize(1500, 800)
    assert split.orientation() == Qt.Orientation.Horizontal
    assert totals.isVisible()
    again = MatrixSection(section.session)
    qtbot.addWidget(again)
    assert again.findChild(GridAndAnalysis).is_open
    press = section.findChild(QToolButton, "close-analysis")
    press.click()
    assert section.analysis.isHidden()
    assert not section.findChild(QToolButton, "analyse").isChecked()
