"""Another file is merged in the window: its ancestor found, conflicts settled one by one, one undo step."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication

from orgeditor.analysis.trend import snapshots
from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.saving import save
from orgeditor.files.project.snapshots import organization_in
from orgeditor.files.templates import organization_from
from orgeditor.gui.scenarios.bringing import merge_file, merge_into_baseline
from orgeditor.gui.scenarios.merging import MergeReview
from orgeditor.gui.scenarios.other_file import AskForFile
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.edit import edit_of
from orgeditor.model.records import Holder, Person, Position
from orgeditor.model.scenario import BASELINE, Scenario
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.planning import add_phase
from orgeditor.model.verbs.scenarios import branch
from tests.window.conftest import position


@pytest.fixture
def apart(window, tmp_path):
    """A window on a saved document, and a copy in which a colleague goes on by himself."""
    session = window.session
    session.file.save(session.document, tmp_path / "mine.orgz")
    (tmp_path / "theirs.orgz").write_bytes((tmp_path / "mine.orgz").read_bytes())
    document, file = open_file(tmp_path / "theirs.orgz")
    yield window, document, tmp_path / "theirs.orgz"
    file.close()


def saved(document, path) -> None:
    table, scenarios = document.kept()
    save(table.values(), path, scenarios=scenarios, overwrite=True)


def change(document, window, code: str, name: str, value) -> None:
    document.do(set_field(document.organization, [position(window, code)], name, value))


def merged(window, path, act, *, base=None) -> None:
    """Merge a file; ``act`` works on the review page that comes, and says by True that it is accepted."""
    failed = []

    def review() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, MergeReview)
            (dialog.accept if act(dialog) is not False else dialog.reject)()
        except BaseException as error:
            failed.append(error)
            if dialog is not None:
                dialog.reject()

    def ask() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskForFile)
        dialog.take_theirs(path)
        if base is not None:
            dialog.take_base(base)
        QTimer.singleShot(0, review)
        dialog.accept()

    QTimer.singleShot(0, ask)
    window.actions_by_id["merge-file"].trigger()
    if failed:
        raise failed[0]


def select(review, *keys) -> None:
    """Select the lines of differences."""
    model, chosen = review.model, review.tree.selectionModel()
    chosen.clearSelection()
    for top in range(model.rowCount()):
        first = model.index(top, 0)
        for row in range(model.rowCount(first)):
            record = model.index(row, 0, first)
            lines = [model.index(n, 0, record) for n in range(model.rowCount(record))] or [record]
            for line in lines:
                if set(model.keys(line)) & set(keys):
                    chosen.select(line, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)  # fmt: skip


def test_what_each_changed_alone_is_merged_in_one_step_after_a_snapshot(apart):
    window, theirs, path = apart
    session = window.session
    change(session.document, window, "P05", "title", "Mine")
    change(theirs, window, "P06", "title", "Theirs")
    saved(theirs, path)
    before = dict(session.organization.table)
    merged(window, path, lambda review: None)
    org = session.organization
    assert org.get(Position, position(window, "P05")).title == "Mine"
    assert org.get(Position, position(window, "P06")).title == "Theirs"
    [taken] = snapshots(org)
    assert taken.name == "Before: Merge theirs.orgz"
    assert organization_in(taken).table == before
    session.undo()
    assert org.table == before


def test_the_version_that_both_were_made_of_is_found(apart):
    window, theirs, path = apart
    change(window.session.document, window, "P05", "title", "Mine")
    window.documents.save()
    change(theirs, window, "P06", "title", "Theirs")
    saved(theirs, path)
    asked = AskForFile(window.session, window)
    asked.take_theirs(path)
    assert "1 changed here since, 1 there" in asked.base.itemText(0)
    assert asked.base.itemText(asked.base.count() - 1).startswith("None is kept")
    base = asked.answer().base
    assert base.organization.get(Position, position(window, "P05")).title not in ("Mine", "")


def test_a_conflict_is_settled_by_mine_theirs_or_both(apart, qtbot):
    window, theirs, path = apart
    session = window.session
    keys = [position(window, code) for code in ("P05", "P06", "P07")]
    for number, code in enumerate(("P05", "P06", "P07")):
        change(session.document, window, code, "notes", f"Mine {number}")
        change(theirs, window, code, "notes", f"Theirs {number}")
    saved(theirs, path)

    def settle(review) -> None:
        assert not review.both.isEnabled()
        select(review, (keys[1], "notes"))
        review.theirs.click()
        select(review, (keys[2], "notes"))
        assert review.both.isEnabled()
        review.both.click()
        model = review.model
        first = model.index(0, 0)
        told = {model.index(0, 4, model.index(row, 0, first)).data() for row in range(3)}
        assert told == {"Mine", "theirs.orgz", "Both"}
        state = model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
        assert state == Qt.CheckState.PartiallyChecked
        qtbot.waitUntil(lambda: "In 1 conflict mine stands." in review.told.text())

    merged(window, path, settle)
    notes = [session.organization.get(Position, key).notes for key in keys]
    assert notes == ["Mine 0", "Theirs 1", "Mine 2\n\nTheirs 2"]


def test_a_seat_filled_twice_is_shared_where_both_stand(apart):
    window, theirs, path = apart
    session = window.session
    key = position(window, "P05")
    people = sorted(session.organization.of(Person))[:2]
    for document, person in zip((session.document, theirs), people, strict=True):
        seat = document.organization.get(Position, key)
        document.do(edit_of(t("Fill"), [(seat, replace(seat, holders=(Holder(person),)))]))  # fmt: skip
    saved(theirs, path)

    def settle(review) -> None:
        select(review, (key, "holders"))
        review.both.click()

    merged(window, path, settle)
    held = session.organization.get(Position, key).holders
    assert held == (Holder(people[0], 0.5), Holder(people[1], 0.5))


def test_a_title_has_no_room_for_both(apart):
    window, theirs, path = apart
    change(window.session.document, window, "P05", "title", "Mine")
    change(theirs, window, "P05", "title", "Theirs")
    saved(theirs, path)

    def look(review) -> bool:
        select(review, (position(window, "P05"), "title"))
        assert review.theirs.isEnabled()
        assert not review.both.isEnabled()
        return False

    merged(window, path, look)
    assert window.session.organization.get(Position, position(window, "P05")).title == "Mine"
    assert snapshots(window.session.organization) == []


def test_without_an_ancestor_everything_that_differs_is_a_conflict_and_nothing_goes(apart):
    window, theirs, path = apart
    asked = AskForFile(window.session, window)
    change(theirs, window, "P05", "title", "Theirs")
    saved(theirs, path)
    asked.take_theirs(path)
    asked.base.setCurrentIndex(asked.base.count() - 1)
    assert asked.answer().base is None
    assert "yours stands until you choose otherwise" in asked.told.text()


def test_another_document_is_told_and_takes_nothing_away(apart, tmp_path):
    window = apart[0]
    other = tmp_path / "other.orgz"
    saved(Document(organization_from("marketing")), other)
    asked = AskForFile(window.session, window)
    asked.take_theirs(other)
    assert "Nothing of this document is in other.orgz" in asked.told.text()
    found = merge_file(window.session.document, asked.answer()).found
    assert not any(d.theirs is None for d in found.differences if d.key in found.ticked)


def test_scenarios_that_only_they_have_come_along(apart):
    window, theirs, path = apart
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    edit = branch(theirs.scenarios, BASELINE, moment, name="Theirs alone")
    theirs.do(edit)
    theirs.show(edit.changes[0].id)
    change(theirs, window, "P05", "title", "There")
    saved(theirs, path)
    document = window.session.document

    def ask() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.take_theirs(path)
        assert "Theirs alone" in dialog.scenarios.text()
        dialog.accept()

    QTimer.singleShot(0, ask)
    window.actions_by_id["merge-file"].trigger()
    [one] = [s for s in document.scenarios.of(Scenario).values() if s.name == "Theirs alone"]
    assert document.table(one.id)[position(window, "P05")].title == "There"
    document.undo_scenarios()
    assert len(document.scenarios) == 1


def test_a_file_that_cannot_be_opened_is_told(apart, tmp_path, monkeypatch):
    window, _, _ = apart
    told = []
    monkeypatch.setattr("orgeditor.gui.scenarios.other_file.tell", lambda *said: told.append(str(said[2])))  # fmt: skip
    asked = AskForFile(window.session, window)
    (tmp_path / "bad.orgz").write_bytes(b"no document")
    asked.take_theirs(tmp_path / "bad.orgz")
    assert "bad.orgz is no document" in told[0]
    assert not asked.review.isEnabled()


def test_the_plan_of_a_scenario_stays_with_it_when_it_goes_into_the_baseline(apart):
    window, document, _ = apart
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Plan")
    document.do(edit)
    document.show(edit.changes[0].id)
    document.do(add_phase(document.organization, "First"))
    change(document, window, "P05", "title", "New")
    [found] = merge_into_baseline(document, document.shown).found.differences
    assert (found.field, found.theirs) == ("title", "New")
