"""A name that is HTML stays a name: no pane, tooltip or dialog renders it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QMessageBox,
    QToolTip,
    QTreeWidget,
    QWidget,
)

from orgeditor.files.sheets import PasswordNeeded
from orgeditor.files.sheets.workbook import Workbook
from orgeditor.gui import errors, jobs
from orgeditor.gui.importing import flow
from orgeditor.gui.labels import tip
from orgeditor.gui.sections import Section
from orgeditor.messages import t, verbatim
from orgeditor.model.records import Person, Position, Role, Unit
from orgeditor.model.verbs.editing import set_field, set_project
from tests.window.conftest import position, unit

NAME = '<img src="file:///etc/passwd">'


@pytest.fixture
def marked(window):
    """A window over a document in which everything is called by HTML."""
    session = window.session
    org = session.organization
    session.perform(set_field, org, list(org.of(Position)), "title", NAME)
    session.perform(set_field, org, list(org.of(Unit)), "name", NAME)
    session.perform(set_field, org, list(org.of(Person)), "name", NAME)
    session.perform(set_field, org, list(org.of(Role)), "name", NAME)
    session.perform(set_project, org, title=NAME, client=NAME)
    return window


def _check(whole: QWidget) -> None:
    """Fail where a label or a tooltip would render a name."""
    for label in whole.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText:
            assert not _rendered(label.text()), label.text()
    for widget in [whole, *whole.findChildren(QWidget)]:
        assert not _rendered(widget.toolTip()), widget.toolTip()
    for action in whole.findChildren(QAction):
        assert not _rendered(action.toolTip()), action.toolTip()
    for tree in whole.findChildren(QTreeWidget):
        for at in range(tree.topLevelItemCount()):
            for column in range(tree.columnCount()):
                assert not _rendered(tree.topLevelItem(at).toolTip(column))


def _rendered(text: str) -> bool:
    return "<img" in text and Qt.mightBeRichText(text)


@pytest.mark.parametrize("section", list(Section))
def test_every_section(marked, section):
    marked.show_section(section)
    _check(marked)


@pytest.mark.parametrize("kind", [Position, Unit, Person, Role])
def test_the_inspector_of_every_kind(marked, kind):
    marked.session.select([next(iter(marked.session.organization.of(kind)))])
    _check(marked)


def test_the_tooltip_of_undo(marked):
    undo = marked.actions_by_id["undo"]
    marked.session.perform(
        set_field, marked.session.organization, [position(marked, "P04")], "grade", NAME
    )
    assert NAME in undo.text()
    assert undo.toolTip() == tip(f"{undo.text()} (Ctrl+Z)")


def test_a_tooltip_shows_the_name_as_it_is(marked):
    tree = marked.outline.structure
    item = tree.topLevelItem(0)
    at = tree.visualItemRect(item).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, tree.viewport().mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), event)
    assert QToolTip.text() == tip(NAME)
    QToolTip.hideText()


def test_an_ampersand_is_not_a_mnemonic(window):
    org = window.session.organization
    key = unit(window, "Market research")
    window.session.perform(set_field, org, [key], "name", "R&D")
    window.session.select([key])
    window.session.perform(set_field, org, [key], "name", "R&D&T")
    assert "R&&D" in window.actions_by_id["undo"].text()


def _look_at_the_next_dialog(kind: type[QWidget], seen: list[QWidget]) -> QTimer:
    """Check the next dialog of a kind and close it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            timer.stop()
            _check(dialog)
            seen.append(dialog)
            dialog.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    return timer


def test_what_is_told(marked):
    seen: list[QWidget] = []
    timer = _look_at_the_next_dialog(QMessageBox, seen)
    errors.tell(marked, t("Not opened"), verbatim(NAME))
    assert len(seen) == 1
    assert not timer.isActive()


def test_the_question_for_a_password(marked, tmp_path, monkeypatch):
    def locked(*_args: object, **_kwargs: object) -> Workbook:
        raise PasswordNeeded(verbatim(NAME))

    monkeypatch.setattr(flow, "read_workbook", locked)
    seen: list[QWidget] = []
    timer = _look_at_the_next_dialog(QInputDialog, seen)
    assert not flow.import_rosters(marked.session, [tmp_path / "a.xlsx"], marked)
    assert len(seen) == 1
    assert not timer.isActive()


def test_the_progress_of_a_job(marked, qtbot):
    seen: list[QWidget] = []

    def work(progress: jobs.Progress) -> None:
        while not seen:
            progress.tell(0.5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog:
            _check(dialog)
            seen.append(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    jobs.run(verbatim(NAME), work, marked)
    assert len(seen) == 1


def test_what_the_search_finds(marked, qtbot):
    qtbot.keyClicks(marked.search, "img")
    _check(marked)
    qtbot.keyClick(marked.search, Qt.Key.Key_Escape)
