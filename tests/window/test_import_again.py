"""A newer file in the review: what it changes, ticked by kind, record and field, as one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from orgeditor.files.roster import compare, propose, to_edit
from orgeditor.files.roster.news import value_told
from orgeditor.gui.importing import RosterReview
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field
from tests.roster.tables import read, workbook

HEAD = ("ID", "Title", "Name", "Reports to", "Department")
MAY = (
    ("1", "Head", "Ana", "", "Board"),
    ("2", "Lead", "Ben", "1", "Sales"),
    ("3", "Editor", "Cem", "2", "Sales"),
    ("4", "Clerk", "Dia", "2", "Sales"),
)
JUNE = (
    ("1", "Head of all", "Ana", "", "Board"),
    ("2", "Team lead", "Ben", "1", "Sales"),
    ("3", "Editor", "Cem", "1", "Sales"),
    ("5", "Trainee", "Eva", "2", "Sales"),
)
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def document() -> Document:
    found = Document()
    org = found.organization
    found.do(to_edit(org, read(HEAD, *MAY)))
    lead = next(p for p in org.of(Position).values() if p.code == "2")
    found.do(set_field(org, [lead.id], "title", "Drawn"))
    return found


@pytest.fixture
def review(qtbot, document) -> RosterReview:
    books = [workbook(HEAD, *JUNE)]
    found = RosterReview(books, propose(books), into=document.organization)
    qtbot.addWidget(found)
    found.show()
    found.begin()
    return found


def groups(review: RosterReview) -> dict[str, int]:
    model = review.changes.model
    return {model.data(model.index(row, 0)): row for row in range(model.rowCount())}


def titles(document: Document) -> dict[str, str]:
    return {p.code: p.title for p in document.organization.of(Position).values()}


def test_news_are_grouped_with_counts_and_both_values(review):
    assert review.tabs.currentWidget() is review.changes
    assert list(groups(review)) == [
        "Changed in the file and in the document · 1",
        "Added · 2",
        "Changed · 1",
        "Moved · 1",
        "Left: not in the file any more · 2",
    ]
    model = review.changes.model
    conflict = model.index(0, 0)
    line = model.index(0, 0, model.index(0, 0, conflict))
    said = [model.data(line.siblingAtColumn(column)) for column in range(4)]
    assert said == ["Title", "Lead", "Drawn", "Team lead"]
    states = [model.data(model.index(row, 0), CHECK) for row in range(5)]
    assert states == [
        Qt.CheckState.Unchecked,
        *[Qt.CheckState.Checked] * 3,
        Qt.CheckState.Unchecked,
    ]


def test_without_a_tick_nothing_goes_and_what_was_drawn_stays(review, document):
    steps = document.history.done
    document.do(review.edit(document.organization))
    assert titles(document) == {"1": "Head of all", "2": "Drawn", "3": "Editor", "4": "Clerk", "5": "Trainee"}  # fmt: skip
    assert document.history.done == steps + 1
    document.undo()
    assert titles(document) == {"1": "Head", "2": "Drawn", "3": "Editor", "4": "Clerk"}


def test_ticks_by_kind_and_by_field_and_from_the_keyboard(review, document, qtbot):
    model, tree = review.changes.model, review.changes.tree
    left = model.index(groups(review)["Left: not in the file any more · 2"], 0)
    tree.setCurrentIndex(left)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert model.data(left, CHECK) == Qt.CheckState.Checked
    one = model.index(0, 0, left)
    assert model.setData(one, None, CHECK)
    assert model.data(left, CHECK) == Qt.CheckState.PartiallyChecked
    assert model.setData(one, None, CHECK)
    field = model.index(0, 0, model.index(0, 0, model.index(0, 0)))
    assert model.setData(field, None, CHECK)
    changed = model.index(groups(review)["Changed · 1"], 0)
    assert model.setData(changed, None, CHECK)
    document.do(review.edit(document.organization))
    assert titles(document) == {"1": "Head", "2": "Team lead", "3": "Editor", "5": "Trainee"}


def test_the_preview_is_of_the_document_as_it_would_stand(review, qtbot):
    review.tabs.setCurrentWidget(review.standing)
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    assert len(review.preview.scene) == 5
    review.tabs.setCurrentWidget(review.changes)
    model = review.changes.model
    added = model.index(groups(review)["Added · 2"], 0)
    assert model.setData(added, None, CHECK)
    review.tabs.setCurrentWidget(review.standing)
    qtbot.waitUntil(lambda: review.preview.scene is not None)
    assert len(review.preview.scene) == 4


def test_a_repair_of_all_of_a_kind_is_undone_in_one_step(qtbot):
    rows = [
        ("P100", "Director", "Ana", ""),
        *((f"P3{n}", "Clerk", f"Cem {n}", f"gone {n}") for n in range(4)),
    ]
    books = [workbook(HEAD[:4], *rows)]
    found = RosterReview(books, propose(books))
    qtbot.addWidget(found)
    doctor = found.doctor
    kind = [group.kind for group in doctor.model.groups].index("unknown-manager")
    doctor.tree.setCurrentIndex(doctor.model.index(0, 0, doctor.model.index(kind, 0)))
    last = doctor.choices.count() - 1
    doctor.choices.setCurrentRow(last)
    doctor.apply_to_kind()
    assert len(doctor.repairs) == 4
    doctor.undo()
    assert doctor.repairs == ()


def test_managers_of_one_title_are_told_apart():
    """A conflict of managers says which: many positions have the same title."""
    rows = [("ID", "Title", "Reports to"), ("1", "Head", None), ("2", "Clerk", "1"), ("3", "Clerk", "1"), ("4", "Aide", "2")]  # fmt: skip
    org = Organization()
    org.apply(to_edit(org, propose([workbook(*rows)])))
    compared = compare(org, propose([workbook(*rows[:-1], ("4", "Aide", "3"))]))
    (difference,) = [d for d in compared.differences if d.field == "manager"]
    assert [value_told(compared, difference, v) for v in (difference.mine, difference.theirs)] == ["2 · Clerk", "3 · Clerk"]  # fmt: skip
