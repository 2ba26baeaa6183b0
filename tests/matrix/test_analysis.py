"""Load, shared work, suggestions and comparison, and the dialog that shows them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from orgeditor.analysis.load import CellChange, Tie, compare, loads, ties
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.suggestions import suggestions
from orgeditor.gui.matrix.analysis import AnalysisDialog
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
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


def test_the_dialog_shows_and_applies(document: Document, qtbot: QtBot) -> None:
    session = Session(document)
    session.perform(add_matrix, session.organization, name="Empty")
    dialog = AnalysisDialog(session, MATRIX)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.load.item(0, 0).text() == "Brand manager"
    assert dialog.network.item(0, 2).text() == "2"
    assert dialog.changes.rowCount() == 7
    count = dialog.advice.rowCount()
    assert count == 2
    dialog.apply.click()
    assert dialog.advice.rowCount() == count - 1
