"""What is asked before a matrix is imported, and what the answers make of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.files.sheets import Unreadable, Workbook, read_text
from orgeditor.gui.importing.matrix_review import MatrixReview
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import MatrixColumn, MatrixRow, Person, Position, Role, Unit, key_id
from orgeditor.model.verbs.code_sets import convert_matrix
from tests.matrix.offices import MATRIX, office

NEW = """Plan
Activity\tLead\tBaker\tSales manger\tTill
Bake\tA\tR\tC\tР
Sell\tI\tA\tR\tР
"""


@pytest.fixture
def shop() -> Organization:
    return Organization(
        [
            Unit(id="shop", name="Shop"),
            Role(id="lead", name="Lead"),
            Position(id="baker-1", title="Baker", unit="shop", rank="A"),
            Position(id="baker-2", title="Baker", unit="shop", rank="B"),
            Role(id="manager", name="Sales manager"),
            Person(id="ann", name="Ann Lee"),
        ]
    )


def opened(org: Organization, book: Workbook, qtbot: QtBot) -> MatrixReview:
    review = MatrixReview(org, book)
    qtbot.addWidget(review)
    return review


def choose(review: MatrixReview, name: str, party: str) -> None:
    box = review.parties.boxes[name]
    box.setCurrentIndex(box.findData(party))
    box.activated.emit(box.currentIndex())


def parties(org: Organization) -> list[str]:
    return [column.party.id for column in matrix_view(org, matrices(org)[0].id).columns]


def test_parties_are_offered_by_name_and_by_likeness(shop: Organization, qtbot: QtBot) -> None:
    review = opened(shop, read_text(NEW), qtbot)
    boxes = review.parties.boxes
    assert boxes["Lead"].currentData() == "lead"
    # Two positions are called so, one role nearly so: these are asked, not taken.
    assert boxes["Baker"].currentData() == boxes["Sales manger"].currentData() == ""
    assert {boxes["Baker"].itemData(n) for n in range(2)} == {"baker-1", "baker-2"}
    assert boxes["Sales manger"].itemData(0) == "manager"


def test_what_is_chosen_becomes_the_columns(shop: Organization, qtbot: QtBot) -> None:
    review = opened(shop, read_text(NEW), qtbot)
    choose(review, "Baker", "baker-2")
    choose(review, "Sales manger", "manager")
    choose(review, "Lead", "")
    document = Document(shop)
    document.do(review.edit())
    lead, *others, till = parties(shop)
    assert others == ["baker-2", "manager"]
    assert [shop.get(Role, role).name for role in (lead, till)] == ["Lead", "Till"]
    assert document.history.done == 1


def test_an_odd_letter_is_asked_and_read_as_it_was_said(shop: Organization, qtbot: QtBot) -> None:
    review = opened(shop, read_text(NEW), qtbot)
    assert list(review.odd) == ["Р"]
    assert review.proposal.tables[0].cells[0, 3].codes == ()
    review.odd["Р"].setCurrentIndex(review.odd["Р"].findData("R"))
    assert review.proposal.tables[0].cells[0, 3].codes == ("R",)
    assert review.proposal.tables[0].assignments == 8


def test_the_code_set_is_asked_where_several_fit(shop: Organization, qtbot: QtBot) -> None:
    book = read_text("Decision\tLead\tBaker\nPrice\tD\tA\nPlace\tD\tI\n")
    review = opened(shop, book, qtbot)
    assert review.codes.currentData() == "daci"
    assert "RAPID" in review.asked.text()
    review.codes.setCurrentIndex(review.codes.findData("rapid"))
    assert review.proposal.tables[0].codes.id == "rapid"


def test_rows_and_columns_that_are_gone_are_taken_out_once_ticked(qtbot: QtBot) -> None:
    org = office()
    text = "Launch\n\nActivity\tDirector\tBrand manager\nPlanning\t\t\nSet goals\tA\tR\n"
    review = opened(org, read_text(text), qtbot)
    told = [review.changes.item(n).text() for n in range(review.changes.count())]
    row = "Row no longer in the file: Shoot the film"
    column = "Column no longer in the file: Sales manager"
    assert {row, column} <= set(told)
    kept = review.edit()
    for text in (row, column):
        item = review.changes.item(told.index(text))
        assert item.checkState() is Qt.CheckState.Unchecked
        item.setCheckState(Qt.CheckState.Checked)
    before = {r.id: r for r in org}
    document = Document(org)
    document.do(review.edit())
    assert key_id(MATRIX, "shoot") not in org.of(MatrixRow)
    assert key_id(MATRIX, "sales") not in org.of(MatrixColumn)
    document.undo()
    assert {r.id: r for r in org} == before
    document.do(kept)
    assert key_id(MATRIX, "shoot") in org.of(MatrixRow)


def test_a_matrix_that_stands_in_another_set_is_read_in_it(qtbot: QtBot) -> None:
    org = office()
    org.apply(convert_matrix(org, MATRIX, "rasci"))
    text = "Launch\n\nActivity\tDirector\tBrand manager\nPlanning\t\t\nSet goals\tA\tR\n"
    review = opened(org, read_text(text), qtbot)
    assert review.codes.currentData() == "rasci"
    review.codes.setCurrentIndex(review.codes.findData("raci"))
    assert "stands here in RASCI" in review.asked.text()


def test_what_is_no_matrix_is_refused(shop: Organization) -> None:
    with pytest.raises(Unreadable):
        MatrixReview(shop, read_text("a\tb\n1\t2\n"))
