"""Writing into the client's workbook from the window: chosen, looked at, written; the client's file stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from orgeditor.files.project.document_file import DocumentFile
from orgeditor.files.roster import propose
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.exporting.return_dialog import ReturnDialog
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from tests.roster.clients_workbook import FIRST, everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def client(tmp_path, monkeypatch, desk) -> Path:
    """A client's workbook, from which the window's document came: two titles are new, one seat is new, one gone."""
    path = everything(tmp_path / "client.xlsx")
    records = []
    for record in propose([read_workbook(path)]).organization():
        code = record.code if isinstance(record, Position) else ""
        if code in ("P002", "P005"):
            record = replace(record, title=f"Chief {code}")
        if code != "P004":
            records.append(record)
    records.append(Position(id="new", title="Intern", rank="zz"))
    desk.session.replace(Document(Organization(records)), DocumentFile())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


@pytest.fixture
def answer(monkeypatch):
    """Have the next modal window of a kind looked at and answered by a function."""
    faults: list[AssertionError] = []

    def prepare(kind: type, do: Callable[..., None]) -> None:
        def look() -> None:
            shown = QApplication.activeModalWidget()
            if not isinstance(shown, kind):
                QTimer.singleShot(20, look)
                return
            try:
                do(shown)
            except AssertionError as fault:
                faults.append(fault)
                shown.reject()

        QTimer.singleShot(20, look)

    yield prepare
    assert not faults, faults


def lines(dialog: ReturnDialog) -> dict[str, list[list[str]]]:
    """Return what the tree shows: by part the texts of its lines."""
    model = dialog.model
    shown = {}
    for row in range(model.rowCount()):
        part = model.index(row, 0)
        shown[model.data(part)] = [
            [model.data(model.index(line, column, part)) for column in range(model.columnCount())]
            for line in range(model.rowCount(part))
        ]
    return shown


def test_what_would_be_written_is_shown_and_a_copy_is_written(desk, client, answer, qtbot):
    before = client.read_bytes()

    def look(dialog: ReturnDialog) -> None:
        assert lines(dialog) == {
            "Staff list: 2 cells change.": [
                ["P002, Chief P002, Wei Chen", "B6", "Job title", "Head of Sales", "Chief P002"],
                ["P005, Chief P005, 李娜", "B9", "Job title", "Head of Brand", "Chief P005"],
            ],
            "Staff list: 1 row is added.": [
                ["Intern", "row 10", "", "", "P1 · Intern · Vacant · 1"]
            ],
            "Staff list: 1 row is about nobody in the document; it stays as it is.": [
                ["P004, Seller", "row 8", "", "", ""]
            ],
        }
        assert dialog.target == client.with_name("client (updated).xlsx")
        qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)

    answer(ReturnDialog, look)
    desk.window.actions_by_id["export-into-workbook"].trigger()
    copy = client.with_name("client (updated).xlsx")
    assert [row[1] for row in read_workbook(copy).sheets[0].rows[FIRST + 1 :]] == [
        "Chief P002",
        "Seller & buyer",
        "Seller",
        "Chief P005",
        "Intern",
    ]
    assert client.read_bytes() == before
    assert str(copy) in desk.window.statusBar().currentMessage()


def test_rows_are_added_or_not_as_ticked(desk, client, answer, qtbot):
    def look(dialog: ReturnDialog) -> None:
        assert dialog.add_rows.isChecked()
        dialog.add_rows.click()
        assert "1 position has no row in the workbook, and none is added." in lines(dialog)
        assert not any("added." in part and "Staff" in part for part in lines(dialog))
        dialog.add_rows.click()
        assert "Staff list: 1 row is added." in lines(dialog)
        dialog.reject()

    answer(ReturnDialog, look)
    desk.window.handover.into_workbook()
    assert sorted(path.name for path in client.parent.iterdir()) == ["client.xlsx"]


def test_the_clients_file_is_never_the_target(desk, client, answer):
    (client.parent / "other.xlsx").write_bytes(b"kept")

    def look(dialog: ReturnDialog) -> None:
        for name in ("client.xlsx", "other.xlsx", "copy.xls", "nowhere/copy.xlsx", ""):
            dialog.file.setText(name)
            assert not dialog.write.isEnabled()
            assert dialog._refusal.text()
        dialog.file.setText("copy.xlsx")
        assert dialog.write.isEnabled()
        dialog.accept()

    answer(ReturnDialog, look)
    desk.window.handover.into_workbook()
    assert (client.parent / "copy.xlsx").exists()
    assert (client.parent / "other.xlsx").read_bytes() == b"kept"


def test_where_nothing_differs_there_is_nothing_to_write(desk, client, answer):
    org = propose([read_workbook(client)]).organization()
    desk.session.replace(Document(org), DocumentFile())

    def look(dialog: ReturnDialog) -> None:
        assert "nothing to write" in dialog._head.text()
        assert not dialog.write.isEnabled()
        dialog.reject()

    answer(ReturnDialog, look)
    desk.window.handover.into_workbook()


@pytest.mark.parametrize(
    ("content", "reason"), [(b"\x89PNG\r\n", "photo.xlsx"), (None, "photo.xlsx was not read")]
)
def test_what_cannot_be_read_is_told(desk, client, answer, monkeypatch, content, reason):
    path = client.with_name("photo.xlsx")
    if content:
        path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    told: list[str] = []

    def look(box: QMessageBox) -> None:
        told.append(box.text())
        box.accept()

    answer(QMessageBox, look)
    desk.window.handover.into_workbook()
    assert reason in told[0]


def test_what_is_hidden_is_not_written_out_of_the_workbook(desk, client, answer):
    desk.session.keep_from_view(names=True, pay=False)
    told: list[str] = []

    def look(box: QMessageBox) -> None:
        told.append(box.text())
        box.accept()

    answer(QMessageBox, look)
    desk.window.handover.into_workbook()
    assert "hidden" in told[0]
    desk.session.keep_from_view(names=False, pay=False)


def test_a_workbook_changed_meanwhile_is_not_written(desk, client, answer, qtbot):
    told: list[str] = []

    def refused(box: QMessageBox) -> None:
        told.append(box.text())
        box.accept()

    def look(dialog: ReturnDialog) -> None:
        client.write_bytes(client.read_bytes() + b"\0")
        answer(QMessageBox, refused)
        dialog.accept()

    answer(ReturnDialog, look)
    desk.window.handover.into_workbook()
    assert "has changed since" in told[0]
    assert not client.with_name("client (updated).xlsx").exists()
