"""A matrix imported again: comments come back, and what the file changes is one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from orgeditor.files.responsibility import (
    differences,
    propose_matrix,
    update_edit,
    without,
    write_matrix,
)
from orgeditor.files.sheets import read_text, read_workbook
from orgeditor.gui.importing.flow import import_matrix
from orgeditor.gui.importing.matrix_review import MatrixReview
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Activity, Matrix, MatrixRow, Responsibility, key_id
from orgeditor.model.verbs.responsibilities import set_codes, set_comment
from tests.matrix.offices import MATRIX, office


@pytest.fixture
def document() -> Document:
    return Document(office())


def told(document: Document, path: Path) -> list[str]:
    edit = update_edit(document.organization, propose_matrix(read_workbook(path)))
    return [d.message.render("en") for d in differences(document.organization, edit)]


def test_what_was_written_changes_nothing(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    org = document.organization
    document.do(set_comment(org, MATRIX, "goals", "director", "by 1 March\nand not later"))
    write_matrix(org, MATRIX, path)
    assert not update_edit(org, propose_matrix(read_workbook(path))).changes
    document.do(set_comment(org, MATRIX, "goals", "director", ""))
    assert told(document, path) == ["Set goals, Director: A → A “by 1 March\nand not later”"]


def test_changes_are_told_and_are_one_step(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    org = document.organization
    before = {r.id: r for r in org}
    write_matrix(org, MATRIX, path)
    document.do(set_codes(org, MATRIX, [("goals", "brand", ("C",)), ("shoot", "sales", ("I",))]))
    assert told(document, path) == [
        "Set goals, Brand manager: C → R",
        "Shoot the film, Sales manager: I → –",
    ]
    document.do(update_edit(org, propose_matrix(read_workbook(path))))
    assert {r.id: r for r in org} == before
    assert len(org.of(Matrix)) == 1
    document.undo()
    assert org.get(Responsibility, key_id(MATRIX, "goals", "brand")).codes == ("C",)


def test_new_rows_and_columns_may_be_left_out(document: Document) -> None:
    org = document.organization
    text = (
        "Launch\n\nActivity\tDirector\tBrand manager\tLegal counsel\n"
        "Planning\t\t\t\nSet goals\tA\tR\tC\nCheck the law\tA\t\tR\n"
    )
    edit = update_edit(org, propose_matrix(read_text(text)))
    found = {d.message.render("en"): d.id for d in differences(org, edit)}
    assert {"New row: Check the law", "New column: Legal counsel"} <= set(found)
    kept = without(edit, [found["New row: Check the law"], found["New column: Legal counsel"]])
    assert not kept.changes
    document.do(without(edit, [found["New column: Legal counsel"]]))
    new = next(a for a in org.of(Activity).values() if a.name == "Check the law")
    assert new.parent == "plan"
    assert key_id(MATRIX, new.id) in org.of(MatrixRow)
    assert org.get(Responsibility, key_id(MATRIX, new.id, "director")).codes == ("A",)
    document.undo()
    document.do(edit)
    assert sum(1 for r in org if getattr(r, "name", "") == "Legal counsel") == 1


def test_the_window_asks_what_to_take_over(
    document: Document, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.xlsx"
    org = document.organization
    write_matrix(org, MATRIX, path)
    document.do(set_codes(org, MATRIX, [("goals", "brand", ("C",)), ("shoot", "sales", ("I",))]))
    session = Session(document)
    window = QWidget()
    qtbot.addWidget(window)

    def untick(dialog: MatrixReview) -> int:
        assert dialog.changes.count() == 2
        dialog.changes.item(0).setCheckState(Qt.CheckState.Unchecked)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(MatrixReview, "exec", untick)
    assert import_matrix(session, path, window) == MATRIX
    assert org.get(Responsibility, key_id(MATRIX, "goals", "brand")).codes == ("C",)
    assert org.find(Responsibility, key_id(MATRIX, "shoot", "sales")) is None
