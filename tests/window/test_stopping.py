"""Cancel answers at once at every stage of an import, whatever the work is in the middle of."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from orgeditor.files.roster import compare, propose, to_edit
from orgeditor.files.sheets import Cancelled
from orgeditor.files.templates import organization_from
from orgeditor.gui import jobs
from orgeditor.gui.importing.preview import Preview
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from tests.roster.tables import workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.roster import Proposal
    from orgeditor.model.edit import Edit


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What work waits for until the test is over, as if it were deep in something long."""
    gate = threading.Event()
    yield gate
    gate.set()
    jobs.wait_for_left()


@pytest.fixture
def cancelling(qtbot) -> Iterator[list[str]]:
    """Press Cancel on the first progress dialog that opens; the list says on which."""
    pressed: list[str] = []

    def look() -> None:
        for dialog in QApplication.topLevelWidgets():
            if not pressed and isinstance(dialog, QProgressDialog) and dialog.isVisible():
                pressed.append(dialog.windowTitle())
                QTest.mouseClick(dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    yield pressed
    timer.stop()


def many(count: int) -> Proposal:
    rows = [(f"P{i}", "Clerk", f"Ana {i}", f"P{i // 8}" if i else "") for i in range(count)]
    return propose([workbook(("ID", "Title", "Name", "Reports to"), *rows)])


def test_work_that_only_reads_is_not_waited_for(gate, cancelling) -> None:
    ended: list[bool] = []

    def work(_progress: jobs.Progress) -> None:
        gate.wait()
        ended.append(True)

    with pytest.raises(Cancelled):
        jobs.run(t("Comparing with the document"), work, only_reads=True)
    assert (cancelling, ended) == ([str(t("Comparing with the document"))], [])
    gate.set()
    jobs.wait_for_left()
    assert ended == [True]


def test_the_chart_to_come_can_be_stopped_and_is_made_when_it_is_seen_again(
    qtbot, gate, cancelling
) -> None:
    made: list[Organization] = []

    def make() -> Organization:
        gate.wait()
        made.append(organization_from("marketing"))
        return made[-1]

    preview = Preview()
    qtbot.addWidget(preview)
    preview.chart(make)
    preview.show()
    assert len(cancelling) == 1
    assert preview.scene is None
    gate.set()
    preview.hide()
    preview.show()
    assert preview.scene is not None
    assert made


def test_a_large_edit_can_be_stopped_before_it_is_done(
    desk, gate, cancelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk.session
    before = Organization(session.organization)
    monkeypatch.setattr("orgeditor.gui.session._LARGE", 1)
    wait = Organization.after

    def slow(org: Organization, edit: Edit, *, storable: bool) -> Organization:
        gate.wait()
        return wait(org, edit, storable=storable)

    monkeypatch.setattr(Organization, "after", slow)
    edit = to_edit(session.organization, many(40))
    assert session.perform(lambda: edit) is None
    assert (cancelling, session.organization) == ([str(edit.label)], before)
    assert session.document.history.undoable is None
    gate.set()
    assert session.perform(lambda: edit) is edit
    after = Organization(session.organization)
    assert after != before
    session.undo()
    assert session.organization == before
    session.redo()
    assert session.organization == after


def test_comparing_asks_within_every_stage() -> None:
    proposal = many(9_000)
    document = Document()
    document.do(to_edit(document.organization, proposal))
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    compare(document.organization, proposal, count)
    assert asked > 20
    for stop in range(1, asked + 1):
        left = iter(range(1, stop))
        with pytest.raises(Cancelled):
            compare(document.organization, proposal, lambda left=left: next(left, None) is None)
