"""Opening, saving and leaving a document in the window; what is asked and what the answers do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
)

from orgeditor.analysis.matrix import matrices
from orgeditor.assets import asset
from orgeditor.files.project import recent
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.gui.importing.matrix_review import MatrixReview
from orgeditor.gui.sections import Section
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field
from tests.window.conftest import position


@pytest.fixture
def answer():
    """Answer the next question with the button that has these words; return what was asked."""
    asked: list[str] = []
    answers: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            timer.start()
            return
        asked.append(box.text())
        words = answers.pop(0)
        next(b for b in box.buttons() if b.text().replace("&", "") == words).click()
        if answers:
            timer.start()

    timer = QTimer(singleShot=True, interval=20)
    timer.timeout.connect(press)

    def prepare(*words: str) -> list[str]:
        answers.extend(words)
        timer.start()
        return asked

    yield prepare
    timer.stop()


@pytest.fixture
def place(monkeypatch):
    """Answer the dialogs that ask for a file."""

    def choose(path) -> None:
        for dialog in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(path), ""))

    return choose


def _change(window, title: str) -> str:
    key = position(window, "P04")
    window.session.perform(set_field, window.session.organization, [key], "title", title)
    return key


def test_saved_and_opened_again_it_is_the_same(window, tmp_path, place):
    place(tmp_path / "work")
    key = _change(window, "Head of content")
    window.actions_by_id["save"].trigger()
    path = tmp_path / "work.orgz"
    assert window.session.path == path
    saved = window.session.organization
    assert window.documents.new()
    assert not len(window.session.organization)
    place(path)
    window.actions_by_id["open"].trigger()
    assert window.session.organization == saved
    assert window.session.organization.get(Position, key).title == "Head of content"
    assert recent.recent_documents()[0] == path


def test_a_name_with_a_dot_in_it_is_that_of_a_document_all_the_same(window, tmp_path, place):
    place(tmp_path / "Plan v1.2")
    assert window.documents.save()
    assert window.session.path == tmp_path / "Plan v1.2.orgz"
    assert not (tmp_path / "Plan v1.2").exists()


def test_a_name_without_ending_never_overwrites_unasked(window, tmp_path, place, answer):
    theirs = tmp_path / "work.orgz"
    save(organization_from("marketing"), theirs)
    before = theirs.read_bytes()
    place(tmp_path / "work")
    _change(window, "Mine")
    asked = answer("Cancel")
    assert not window.documents.save()
    assert "work.orgz is there already" in asked[0]
    assert theirs.read_bytes() == before
    assert window.session.document.changed


def test_a_file_changed_underneath_is_kept_beside(window, tmp_path, answer):
    path = tmp_path / "a.orgz"
    assert window.documents._save(path)
    theirs = organization_from("marketing")
    save(theirs, path, overwrite=True)
    _change(window, "Mine")
    answer("Keep both")
    assert window.documents.save()
    assert window.session.path == tmp_path / "a (2).orgz"
    assert open_document(path).organization == theirs


def test_what_changed_underneath_is_compared_before_it_is_overwritten(window, tmp_path, answer):
    path = tmp_path / "a.orgz"
    key = position(window, "P04")
    assert window.documents._save(path)
    other = open_document(path).organization
    other.apply(set_field(other, [key], "title", "Theirs"))
    save(other, path, overwrite=True)
    _change(window, "Mine")
    asked = answer("Compare", "OK", "Overwrite")
    assert window.documents.save()
    assert "Mine" in asked[1]
    assert open_document(path).organization.get(Position, key).title == "Mine"


@pytest.mark.parametrize(("words", "left"), [("Cancel", False), ("Discard", True)])
def test_leaving_with_unsaved_changes_asks(window, answer, words, left):
    _change(window, "Unsaved")
    asked = answer(words)
    assert window.documents.new() is left
    assert len(asked) == 1
    assert bool(len(window.session.organization)) is not left


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(window, tmp_path, answer):
    _change(window, "Unsaved")
    asked = answer("OK")
    assert not window.documents._save(tmp_path / "missing" / "a.orgz")
    assert "a.orgz" in asked[0]
    assert window.session.document.changed


def test_a_damaged_document_is_refused_and_the_present_one_stays(window, tmp_path, answer):
    path = tmp_path / "broken.orgz"
    path.write_bytes(b"PK\x03\x04 nothing")
    asked = answer("OK")
    assert not window.documents.open(path)
    assert "broken.orgz" in asked[0]
    assert len(window.session.organization.of(Position)) == 60


def test_recent_documents_stand_on_the_start_page(window, tmp_path):
    path = tmp_path / "Client R&D.orgz"
    assert window.documents._save(path)
    assert window.documents.new()
    window.show_section(Section.START)
    button = next(b for b in window.start.findChildren(QPushButton) if b.text() == "Client R&&D")
    button.click()
    assert window.session.path == path
    window.show_section(Section.START)
    button = next(b for b in window.start.findChildren(QPushButton) if b.text() == "Client R&&D")
    button.click()
    assert window.section == Section.STRUCTURE
    recent.clear_recent()


_CRASH = """
import os, sys
from pathlib import Path
from orgeditor.files.project.document_file import open_file
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field

document, file = open_file(Path(sys.argv[1]))
document.on_act = file.note
org = document.organization
key = next(key for key, p in org.of(Position).items() if p.code == "P04")
document.do(set_field(org, [key], "title", "Before the crash"))
os._exit(9)
"""


def test_unsaved_work_of_a_program_that_ended_is_offered_and_taken_up(window, tmp_path):
    path = tmp_path / "a.orgz"
    save(organization_from("marketing"), path)
    subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False, timeout=60)
    window.show_section(Section.START)
    assert any("1 unsaved edit" in label.text() for label in window.start.findChildren(QLabel))
    button = next(b for b in window.start.findChildren(QPushButton) if b.text() == "a.orgz")
    button.click()
    org = window.session.organization
    assert org.get(Position, position(window, "P04")).title == "Before the crash"
    assert window.session.document.changed
    assert window.session.path == path


def test_unsaved_work_is_offered_when_its_document_is_opened(window, tmp_path, answer):
    path = tmp_path / "a.orgz"
    save(organization_from("marketing"), path)
    subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False, timeout=60)

    def title() -> str:
        return window.session.organization.get(Position, position(window, "P04")).title

    before = window.session.path
    asked = answer("Cancel")
    assert not window.documents.open(path)
    assert window.session.path == before
    assert "a.orgz has 1 edit" in asked[0]
    answer("Open as saved")
    assert window.documents.open(path)
    assert title() != "Before the crash"
    assert not window.session.document.changed
    window.documents.new()
    answer("Take up again")
    assert window.documents.open(path)
    assert title() == "Before the crash"
    assert window.session.document.changed
    assert window.session.path == path


def test_an_earlier_version_comes_back_as_an_unsaved_document(window, tmp_path, monkeypatch):
    path = tmp_path / "a.orgz"
    key = position(window, "P04")
    assert window.documents._save(path)
    _change(window, "Later")
    assert window.documents.save()
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args: (args[3][-1], True))
    window.actions_by_id["versions"].trigger()
    assert window.session.organization.get(Position, key).title == "Content lead"
    assert window.session.path is None
    assert open_document(path).organization.get(Position, key).title == "Later"


def test_recent_documents_are_not_remembered_where_that_is_not_wanted(window, tmp_path, qtbot):
    def link(words: str) -> QPushButton | None:
        found = window.start.findChildren(QPushButton)
        return next((b for b in found if b.text() == words), None)

    window.show_section(Section.START)
    link("Do not remember").click()
    qtbot.waitUntil(lambda: link("Remember what is opened") is not None)
    assert window.documents._save(tmp_path / "secret.orgz")
    assert recent.recent_documents() == []
    link("Remember what is opened").click()
    qtbot.waitUntil(lambda: link("Do not remember") is not None)
    assert recent.recent_kept()


def test_a_matrix_dropped_on_responsibilities_is_added_there(window, monkeypatch):
    monkeypatch.setattr(MatrixReview, "exec", lambda _review: QDialog.DialogCode.Accepted)
    window.show_section(Section.RESPONSIBILITIES)
    org = window.session.organization
    [standing] = matrices(org)
    # One of the same name would be brought up to date.
    window.session.perform(set_field, org, [standing.id], "name", "Another")
    window.session.perform(set_field, org, [standing.id], "name_zh", "")
    window.intake.open_paths([asset("resources/sample/raci.xlsx")])
    assert len(matrices(window.session.organization)) == 2
    assert window.session.document.history.done == 3


def test_a_document_is_saved_as_a_folder_and_opened_from_it(desk, tmp_path, monkeypatch):
    window = desk.window
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.actions_by_id["save-as-folder"].trigger()
    [folder] = tmp_path.glob("*.orgd")
    assert window.session.path == folder
    assert not window.session.document.changed
    standing = dict(window.session.organization.table)
    window.documents.new()
    window.intake.open_paths([folder / "manifest.json"])
    assert window.session.path == folder
    assert window.session.organization.table == standing


def test_what_git_has_merged_wrongly_is_told_when_it_is_opened(desk, tmp_path, monkeypatch):
    window, folder = desk.window, tmp_path / "plan.orgd"
    window.session.file.save(window.session.document, folder)
    part = folder / "unit.ndjson"
    gone = part.read_bytes().splitlines(keepends=True)[-1]
    part.write_bytes(part.read_bytes().replace(gone, b""))
    window.documents.new()
    told = []
    monkeypatch.setattr("orgeditor.gui.documents.tell", lambda *said: told.append(str(said[2])))
    window.intake.open_paths([folder])
    assert window.session.path == folder
    assert "is not there any more" in told[0]
