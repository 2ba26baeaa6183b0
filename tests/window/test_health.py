"""The section of health: findings waived and acted upon, profiles, snapshots and the chain, by hand."""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QTreeWidgetItem

from orgeditor.analysis.chain import HEIGHT, WIDTH
from orgeditor.analysis.checklists import CHECKLISTS, judgement_of
from orgeditor.analysis.limits import profile_of
from orgeditor.analysis.rules import RULES, Check
from orgeditor.analysis.trend import snapshots
from orgeditor.files.project.rule_profiles import SUFFIX, read_profile
from orgeditor.files.project.snapshots import organization_in, take_snapshot
from orgeditor.files.sheets import Cancelled
from orgeditor.files.templates import organization_from
from orgeditor.gui.elements import SECTIONS
from orgeditor.gui.findings import Checker, explained
from orgeditor.gui.health import snapshot_page
from orgeditor.gui.health.acting import ActionDialog
from orgeditor.gui.health.looking import ChangesDialog, SnapshotDialog
from orgeditor.gui.health.profile_page import ProfilePage
from orgeditor.gui.health.section import Health
from orgeditor.gui.health.snapshot_page import SnapshotPage, TakeDialog
from orgeditor.gui.health.waiving import WaiveDialog
from orgeditor.gui.main_window import MainWindow
from orgeditor.gui.sections import FILLED_IN, Section
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.elements.improvement import Action
from orgeditor.model.health import Judgement, RuleProfile, Waiver
from orgeditor.model.records import Person, Position, Responsibility
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.entering import add_records
from orgeditor.model.verbs.positions import move_positions
from orgeditor.model.verbs.responsibilities import set_codes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(Document(organization_from("marketing", "en")))


@pytest.fixture
def checker(session: Session) -> Checker:
    return Checker(session)


@pytest.fixture
def health(session: Session, checker: Checker, qtbot: QtBot) -> Health:
    made = Health(session, checker)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def rows(health: Health) -> list[QTreeWidgetItem]:
    tree = health.findings.list
    return [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]


def chosen(health: Health, at: int, words: str) -> None:
    """Choose from the menu of a finding."""
    menu = health.findings.menu_of(rows(health)[at])
    next(a for a in menu.actions() if a.text().startswith(words)).trigger()


def test_the_current_finding_is_explained(health, session, checker):
    health.findings.list.setCurrentItem(rows(health)[0])
    told = health.findings.explanation.text()
    assert told == explained(session.organization, checker.found[0])
    assert "Smith and Erwin" in told
    assert "What usually helps" in told


def test_a_finding_is_waived_with_a_reason_listed_and_counts_again(health, session, checker, monkeypatch):  # fmt: skip
    first = checker.found[0]

    def answered(dialog: WaiveDialog) -> bool:
        dialog.reason.setPlainText("   ")
        assert not dialog._buttons.buttons()[0].isEnabled()
        dialog.reason.setPlainText("Agreed with the client")
        dialog.by.setText("Wei")
        return True

    monkeypatch.setattr(WaiveDialog, "exec", answered)
    chosen(health, 0, "Waive")
    checker.check()
    (waiver,) = session.organization.of(Waiver).values()
    assert (waiver.reason, waiver.by, waiver.subject) == ("Agreed with the client", "Wei", first.about)  # fmt: skip
    assert first not in checker.found
    health.pages.setCurrentWidget(health.waived)
    item = health.waived.list.topLevelItem(0)
    assert item.text(1) == "Agreed with the client"
    item.setSelected(True)
    health.waived.back.click()
    checker.check()
    assert first in checker.found
    session.undo()
    session.undo()
    checker.check()
    assert first in checker.found


def test_several_findings_of_a_rule_are_waived_at_once(health, session, checker, monkeypatch):
    at = next(n for n, item in enumerate(rows(health)) if item.childIndicatorPolicy() == QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)  # fmt: skip
    monkeypatch.setattr(WaiveDialog, "exec", lambda d: d.reason.setPlainText("all") or True)
    chosen(health, at, "Waive")
    assert len(session.organization.of(Waiver)) > 3
    session.undo()
    assert not session.organization.of(Waiver)


def test_an_action_is_made_of_a_finding(health, session, checker, monkeypatch):
    before = set(session.organization.of(Action))
    finding = checker.found[0]
    owner = next(p for p in session.organization.of(Position).values() if p.title)

    def answered(dialog: ActionDialog) -> bool:
        dialog.owner.setCurrentText("Nobody at all")
        dialog._take()
        assert dialog.result() == 0
        dialog.owner.setCurrentText(f"Position: {owner.title}")
        dialog.what.setText("Mend it")
        dialog.due.setText("2027-01-31")
        dialog._take()
        return True

    monkeypatch.setattr(ActionDialog, "exec", answered)
    chosen(health, 0, "Make an action")
    (key,) = set(session.organization.of(Action)) - before
    made = session.organization.get(Action, key)
    assert (made.name, made.due, made.rule, made.owner) == ("Mend it", "2027-01-31", finding.rule, owner.id)  # fmt: skip
    assert made.about == finding.subjects


def test_a_rule_is_switched_off_from_a_finding(health, session, checker):
    rule = checker.found[0].rule
    chosen(health, 0, "Switch this rule off")
    checker.check()
    assert rule not in {f.rule for f in checker.found}
    session.undo()
    checker.check()
    assert rule in {f.rule for f in checker.found}
    assert not session.organization.of(RuleProfile)


def item_of(page: ProfilePage, rule: str) -> QTreeWidgetItem:
    tops = [page.list.topLevelItem(n) for n in range(page.list.topLevelItemCount())]
    items = [top.child(n) for top in tops for n in range(top.childCount())]
    return next(item for item in items if item.data(0, Qt.ItemDataRole.UserRole) == rule)


def test_profiles_are_edited_saved_and_exchanged(health, session, checker, tmp_path: Path, monkeypatch):  # fmt: skip
    page = health.profiles
    health.pages.setCurrentWidget(page)
    shown = sum(page.list.topLevelItem(n).childCount() for n in range(page.list.topLevelItemCount()))  # fmt: skip
    assert shown == len(RULES)
    org = session.organization
    spans = item_of(page, "span-band")
    box = page.list.itemWidget(spans.child(3), 2)
    assert isinstance(box, QDoubleSpinBox)
    assert box.value() == 12
    box.setValue(9)
    box.editingFinished.emit()
    assert profile_of(org).limits == {"span-high": 9}
    grade = page.list.itemWidget(item_of(page, "span-band"), 1)
    assert isinstance(grade, QComboBox)
    grade.setCurrentIndex(0)
    grade.activated.emit(0)
    assert profile_of(org).severities == {"span-band": "error"}
    item_of(page, "layers").setCheckState(0, Qt.CheckState.Unchecked)
    assert profile_of(org).off == ("layers",)
    checker.check()
    assert {f.severity for f in checker.found if f.rule == "span-band"} == {"error"}

    path = tmp_path / f"ours{SUFFIX}"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_a: (str(path), ""))  # fmt: skip
    page.store.click()
    assert read_profile(path).limits == {"span-high": 9}
    page.remove.click()
    assert profile_of(org) is None
    assert not org.of(RuleProfile)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_a: (str(path), ""))  # fmt: skip
    page.fetch.click()
    assert profile_of(org).severities == {"span-band": "error"}
    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getText", lambda *_a: ("Another", True))
    page.copy.click()
    assert profile_of(org).name == "Another"
    assert page.chosen.currentText() == "Another"
    page.chosen.setCurrentIndex(0)
    page.chosen.activated.emit(0)
    assert profile_of(org) is None
    path.write_text(json.dumps({"kind": "other"}), "utf-8")
    told = []
    session.refused.connect(told.append)
    page.fetch.click()
    assert "no rule profile" in str(told[0])


def test_the_wheel_over_a_threshold_changes_nothing(health, session):
    page = health.profiles
    health.pages.setCurrentWidget(page)
    box = page.list.itemWidget(item_of(page, "span-band").child(0), 2)
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.value() == 1
    assert profile_of(session.organization) is None


def test_snapshots_are_taken_compared_looked_at_and_gone_back_to(health, session, monkeypatch):
    page = health.snapshots
    health.pages.setCurrentWidget(page)
    org = session.organization
    before = {r.id: r for r in org}
    assert not page.compare.isEnabled()
    monkeypatch.setattr(TakeDialog, "exec", lambda d: d.name_line.setText("As is") or True)
    page.take.click()
    (kept,) = snapshots(org)
    assert page.list.topLevelItem(0).text(0) == "As is"
    seat = next(p for p in org.of(Position).values() if p.manager)
    session.perform(set_field, org, [seat.id], "title", "Another title")
    page.list.setCurrentItem(page.list.topLevelItem(0))
    assert session.selection == (kept.id,)

    jumped, told = [], []
    page.jumped.connect(jumped.append)

    def compared(dialog: ChangesDialog) -> bool:
        top = dialog.list.topLevelItem(0)
        told.append(top.child(0).text(0))
        dialog.list.itemActivated.emit(top.child(0), 0)
        return True

    monkeypatch.setattr(ChangesDialog, "exec", compared)
    page.compare.click()
    assert "Another title" in told[0]
    assert jumped == [(seat.id,)]

    def looked(dialog: SnapshotDialog) -> bool:
        shown = dialog.session.organization
        assert shown.get(Position, seat.id) == seat
        held = len(shown)
        dialog.session.perform(move_positions, shown, [seat.id], "")
        assert (len(shown), shown.get(Position, seat.id)) == (held, seat)
        assert dialog._refused.text()
        return True

    monkeypatch.setattr(SnapshotDialog, "exec", looked)
    page.list.setCurrentItem(page.list.topLevelItem(0))
    page.look.click()
    page.back.click()
    assert {r.id: r for r in org if r.id != kept.id} == before
    session.undo()
    assert org.get(Position, seat.id).title == "Another title"
    page.remove.click()
    assert not snapshots(org)


def test_names_stay_hidden_in_a_snapshot(health, session, checker, qtbot):
    org = session.organization
    gone = next(iter(org.of(Person).values()))
    session.document.do(take_snapshot(org, "then", "", Check(org), datetime.now(UTC)))
    session.perform(set_field, org, [gone.id], "name", "Somebody Else")
    session.keep_from_view(names=True, pay=True)
    then = organization_in(snapshots(org)[0])
    changes = ChangesDialog("then", then, session)
    look = SnapshotDialog("then", then, session)
    for dialog in (changes, look):
        qtbot.addWidget(dialog)
    told = [changes.list.topLevelItem(0).child(n).text(0) for n in range(changes.list.topLevelItem(0).childCount())]  # fmt: skip
    assert told
    assert not any(gone.name in line or "Somebody Else" in line for line in told)
    assert gone.name not in {p.name for p in look.session.organization.of(Person).values()}


def test_a_broken_link_of_the_chain_leads_to_where_it_is_mended(health, session, qtbot):
    page = health.chain
    health.pages.setCurrentWidget(page)
    qtbot.waitUntil(lambda: bool(page._chain.links))
    found = page._chain
    jumped = []
    health.jumped.connect(jumped.append)
    link = next((one for one in found.links if one.broken), found.links[0])
    picture = page.picture
    origin = picture._origin()
    point = origin + QPointF(link.x + WIDTH / 2, link.y + HEIGHT / 2) * picture.zoom
    picture.verticalScrollBar().setValue(round(point.y()) - 100)
    point = picture._origin() + QPointF(link.x + WIDTH / 2, link.y + HEIGHT / 2) * picture.zoom
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert jumped == [(link.record,)]


def test_the_trend_shows_now_beside_the_snapshots(health, session, checker):
    page: SnapshotPage = health.snapshots
    health.pages.setCurrentWidget(page)
    org = session.organization
    session.document.do(
        take_snapshot(org, "then", "", Check(org), datetime(2026, 1, 2, tzinfo=UTC))
    )
    page.grab()
    assert [moment.name for _, moment in page._trend.moments] == ["then", "Now"]
    assert page._trend.lines["error"][-1].number == sum(
        f.severity == "error" for f in checker.found
    )


def test_checklists_take_a_judgement_and_its_evidence(health, session, qtbot):
    page = health.checklists
    health.pages.setCurrentWidget(page)
    org = session.organization
    answer, evidence = page.lines["nine-tests", "accountability"]
    answer.setCurrentIndex(2)
    answer.activated.emit(2)
    qtbot.keyClicks(evidence, "Two answer for pricing")
    qtbot.keyClick(evidence, Qt.Key.Key_Return)
    found = judgement_of(org, "nine-tests", "accountability")
    assert (found.answer, found.evidence) == ("partly", "Two answer for pricing")
    assert len(org.of(Judgement)) == 1
    session.undo()
    assert (answer.currentIndex(), evidence.text()) == (2, "")
    session.undo()
    assert answer.currentIndex() == 0
    assert not org.of(Judgement)
    ids = [(c.id, q.id) for c in CHECKLISTS for q in c.questions]
    assert len(set(ids)) == len(ids) == len(page.lines) == 14


def test_the_improvement_list_tells_whether_it_has_helped(health, session, checker):
    finding = next(f for f in checker.found if f.rule == "one-accountable")
    session.perform(
        add_records,
        session.organization,
        Action,
        [{"name": "Mend it", "rule": finding.rule, "about": finding.subjects}],
    )
    checker.check()
    page = health.improvements
    health.pages.setCurrentWidget(page)
    sheet = page.sheet

    def told() -> tuple[str, str]:
        row = next(n for n in range(sheet.rowCount()) if sheet.text(n, 0) == "Mend it")
        return sheet.text(row, 1), sheet.text(row, 6)

    assert told() == ("Exactly one accountable", "yes")
    org = session.organization
    having = [c for c in org.of(Responsibility).values() if c.activity == finding.about and "A" in c.codes]  # fmt: skip
    assert len(having) == 2
    session.perform(set_codes, org, having[0].matrix, [(finding.about, having[0].party, ("C",))])
    checker.check()
    assert told() == ("Exactly one accountable", "no")


def test_a_snapshot_is_taken_from_the_menu(session, qtbot, monkeypatch):
    window = MainWindow(session)
    qtbot.addWidget(window)
    monkeypatch.setattr(TakeDialog, "exec", lambda d: d.name_line.setText("Before") or True)
    window.actions_by_id["take-snapshot"].trigger()
    assert [one.name for one in snapshots(session.organization)] == ["Before"]
    session.document.mark_saved()  # Else the window asks, when it goes.


@pytest.mark.parametrize("aspect", FILLED_IN)
def test_an_empty_cell_leads_to_the_table_that_it_is_filled_in(window, aspect):
    section, table = FILLED_IN[aspect]
    window.health.completeness.wanted.emit(aspect, "u1", ())
    assert window.section == section
    if section in SECTIONS:
        assert window.pages.element(section).page.widget.objectName() == f"table-{table}"
    elif section is Section.HEALTH:
        assert window.health.pages.currentWidget() is window.health.improvements


def test_a_position_that_lacks_a_skill_leads_to_the_row_of_what_it_needs(window):
    org = window.session.organization
    seat = next(key for key, p in org.of(Position).items() if p.code == "P30")
    window.health.completeness.wanted.emit("skills", "u1", (seat,))
    table = window.pages.element(Section.SKILLS).page.widget
    assert table.objectName() == "table-needed"
    assert table.record_in(table.currentIndex().row()) == seat
    window.health.completeness.wanted.emit("resources", "u1", (seat,))
    assert window.section == Section.STRUCTURE


def test_what_packs_or_opens_a_whole_document_leaves_the_window_alive(health, session, monkeypatch):
    page = health.snapshots
    health.pages.setCurrentWidget(page)
    threads = {}
    for name in ("take_snapshot", "organization_in", "go_back"):
        verb = getattr(snapshot_page, name)

        def noted(*args, name=name, verb=verb):
            threads[name] = threading.current_thread()
            return verb(*args)

        monkeypatch.setattr(snapshot_page, name, noted)
    monkeypatch.setattr(TakeDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(SnapshotDialog, "exec", lambda _dialog: True)
    page.take.click()
    page.list.setCurrentItem(page.list.topLevelItem(0))
    page.look.click()
    page.back.click()
    assert threads.keys() == {"take_snapshot", "organization_in", "go_back"}
    assert threading.main_thread() not in threads.values()

    def cancelled(*_args, **_kwargs):
        raise Cancelled

    monkeypatch.setattr("orgeditor.gui.jobs.run", cancelled)
    page.take.click()
    assert len(snapshots(session.organization)) == 1
