"""Inspector, palette, search, letters, findings and jobs, by hand."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
)

from orgeditor.analysis.matrix import matrices
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import findings, jobs
from orgeditor.gui.actions import ROW_BY_ID
from orgeditor.gui.app import Desk
from orgeditor.gui.command_palette import CommandPalette
from orgeditor.gui.sections import Section
from orgeditor.gui.session import Session
from orgeditor.gui.suggestions import VALUE
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.records import Activity, Person, Position
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.units import add_unit
from tests.sample_organizations import large_organization
from tests.window.conftest import position, unit


def _texts(window) -> list[str]:
    return [label.text() for label in window.inspector.findChildren(QLabel)]


def _button(window, words: str) -> QPushButton:
    return next(b for b in window.inspector.findChildren(QPushButton) if b.text() == words)


def test_the_inspector_leads_to_the_person_and_back(window, qtbot):
    key = position(window, "P04")
    window.session.select([key])
    qtbot.mouseClick(_button(window, "Mia Brandt"), Qt.MouseButton.LeftButton)
    org = window.session.organization
    qtbot.waitUntil(lambda: bool(org.find(Person, window.session.selection[0])))
    assert "PERSON" in _texts(window)
    qtbot.mouseClick(_button(window, "Content lead"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.selection == (key,))


@pytest.mark.parametrize("tongue", ["en", "zh_CN"])
def test_nothing_of_inspector_and_tools_is_cut_in_the_narrowest_window(desk, tongue):
    desk.window.rebuild.emit("", tongue)
    window = desk.window
    window.resize(window.minimumSize())
    window.show_section(Section.STRUCTURE)
    QApplication.processEvents()
    tools = [tool for tool in window._tools.findChildren(QToolButton) if tool.isVisible()]
    told = [tool.width() >= tool.sizeHint().width() for tool in tools]
    some = [], [position(window, "P01")], [unit(window, "Marketing and sales")]
    for section in (Section.STRUCTURE, Section.RESOURCES, Section.COMMUNICATION):
        window.show_section(section)
        for chosen in some:
            window.session.select(chosen)
            QApplication.processEvents()
            inspector = window.inspector
            within = inspector.mapTo(window, inspector.rect().topRight()).x() < window.width()
            told.append(within and inspector.widget().width() <= inspector.viewport().width())
    assert all(told)


def test_the_switcher_has_room_once_there_is_a_document(qtbot):
    desk = Desk(QApplication.instance(), Session())
    window = desk.window
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert not window.switcher.isVisible()
    org = window.session.organization
    window.session.perform(add_unit, org, name="Sales")
    window.show_section(Section.STRUCTURE)
    window.session.document.mark_saved()
    qtbot.waitUntil(lambda: window.switcher.width() >= window.switcher.sizeHint().width())


def test_a_window_larger_than_the_screen_is_maximised(window):
    window.hide()
    room = window.screen().availableGeometry().size()
    window.resize(room.width() + 1, room.height())
    window.appear()
    assert window.isMaximized()


def test_a_responsibility_leads_to_the_activity_and_who_has_what_there(window, qtbot):
    window.session.select([position(window, "P04")])
    qtbot.mouseClick(_button(window, "Campaign brief"), Qt.MouseButton.LeftButton)
    org = window.session.organization
    qtbot.waitUntil(lambda: bool(org.find(Activity, window.session.selection[0])))
    assert _button(window, "Marketing manager")


def test_several_positions_are_measured_together(window):
    keys = [position(window, "P04"), position(window, "P05")]
    window.session.select(keys)
    figures = window.session.measures().branch(*keys)
    assert figures.headcount == 4
    assert "2 selected" in _texts(window)
    assert "4" in _texts(window)


def test_a_flag_that_is_mixed_is_set_for_all_in_one_step(window, qtbot):
    keys = [position(window, "P02"), position(window, "P05")]
    org = window.session.organization
    assert [org.get(Position, key).assistant for key in keys] == [True, False]
    window.session.select(keys)
    box = window.inspector.findChild(QCheckBox, "field-assistant")
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    box.click()
    assert all(org.get(Position, key).assistant for key in keys)
    assert window.session.document.history.done == 1


def test_a_unit_tells_the_goals_and_resources_that_name_it_and_leads_there(window, qtbot):
    window.jump((unit(window, "Brand and content"),))
    assert "GOALS · 1" in _texts(window)
    assert _button(window, "Fairs and events")
    _button(window, "Reach a brand preference of 35 %").click()
    qtbot.waitUntil(lambda: "GOAL" in _texts(window))
    assert "COMMUNICATION LINKS · 2" not in _texts(window)


def test_a_choice_made_in_the_inspector(window, qtbot):
    key = position(window, "P05")
    window.session.select([key])
    _button(window, window.inspector.findChild(QPushButton, "more-fields").text()).click()
    qtbot.waitUntil(lambda: window.inspector.findChild(QComboBox, "field-status") is not None)
    box = window.inspector.findChild(QComboBox, "field-status")
    box.setCurrentIndex(box.findData("frozen"))
    box.activated.emit(box.currentIndex())
    assert window.session.organization.get(Position, key).status == "frozen"


def test_deleting_what_is_selected_empties_the_inspector(window):
    key = position(window, "P05")
    window.session.select([key])
    window.actions_by_id["delete"].trigger()
    assert key not in window.session.organization
    window.actions_by_id["undo"].trigger()
    window.session.select([key])
    assert "Editor" in _texts(window)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("fit", "fit"),
        ("undo", "undo"),
        ("exprt roster", "export-roster"),
        ("import matrix", "import-matrix"),
        ("import a matrix", "import-matrix"),
        ("dark", "dark"),
    ],
)
def test_the_palette_finds_by_part_and_likeness(window, qtbot, typed, action):
    window.session.perform(
        set_field, window.session.organization, [position(window, "P04")], "grade", "X"
    )
    palette = CommandPalette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.show()
    qtbot.keyClicks(palette.line, typed)
    assert palette.list.item(0).data(VALUE) == action
    palette.close()


def test_the_palette_says_where_it_finds_nothing(window, qtbot):
    palette = CommandPalette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.show()
    (said,) = palette.findChildren(QLabel)
    assert not said.isVisible()
    qtbot.keyClicks(palette.line, "zzzz")
    assert said.isVisible()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_the_palette_is_walked_with_arrows_and_left_with_escape(window, qtbot):
    palette = CommandPalette(window.actions_by_id, window)
    palette.show()
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_cannot_be_done_is_not_offered(window, qtbot):
    palette = CommandPalette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    offered = {palette.list.item(i).data(VALUE) for i in range(palette.list.count())}
    assert "undo" not in offered
    assert {"new", "open", "fit"} <= offered


def test_search_by_arrow_keys(window, qtbot):
    window.search.setFocus()
    qtbot.keyClicks(window.search, "brand specialist")
    hits = window.search.hits("brand specialist")
    assert len(hits) >= 2
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.selection == (hits[1],)


def test_letters_are_chosen_from_the_menu_of_activities(window):
    org = window.session.organization
    matrix = matrices(org)[0].id
    window.letters.menu().aboutToShow.emit()
    groups = [a for a in window.letters.menu().actions() if a.menu()]
    action = groups[0].menu().actions()[0]
    action.trigger()
    assert window.letters.shown[0] == matrix
    assert org.get(Activity, window.letters.shown[1]).name in action.text()
    assert "Letters: " in window.letters.text()
    window.actions_by_id["no-letters"].trigger()
    assert window.letters.shown == ("", "")


def test_findings_of_one_rule_stand_under_a_line_that_leads_to_all(window, qtbot):
    pane = window.findings.list
    lines = [pane.topLevelItem(i) for i in range(pane.topLevelItemCount())]
    spans = next(line for line in lines if "Span of control" in line.text(1))
    assert not spans.childCount()
    spans.setExpanded(True)
    told = [f for f in window.checker.found if f.rule == "span-band"]
    assert spans.childCount() == len(told) > 3
    pane.scrollToItem(spans)
    place = pane.visualItemRect(spans).center()
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert set(window.session.selection) == {key for f in told for key in f.subjects}


def test_f6_goes_round_the_panes(window, qtbot):
    window.canvas.setFocus()
    seen = []
    for _ in range(5 if window.canvas.legend.isVisible() else 4):
        window.actions_by_id["next-pane"].trigger()
        seen.append(QApplication.focusWidget())
    assert seen[0] is window.outline.structure
    assert window.findings.list in seen
    assert seen[-1] is window.canvas


def test_tools_and_panes_belong_to_their_section(window):
    window.show_section(Section.HEALTH)
    assert not window.outline.isVisible()
    assert not window.letters.isVisible()
    assert window.search.isVisible()
    window.show_section(Section.STRUCTURE)
    assert window.outline.isVisible()
    assert window.letters.isVisible()


def test_the_start_page_invites_what_is_dragged_in(window, tmp_path):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    at = QPointF(300, 300).toPoint()
    enter = QDragEnterEvent(
        at, Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    frame = window.start.findChild(QFrame, "drop")
    assert frame.property("over") == "true"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert frame.property("over") == "false"


def test_every_row_of_the_table_is_an_action_with_its_keys(window):
    for key, row in ROW_BY_ID.items():
        action = window.actions_by_id[key]
        if row.keys:
            assert action.shortcut().toString() == row.keys
            assert row.keys in action.toolTip()


def test_a_job_returns_raises_and_is_cancelled(window):
    assert jobs.run(t("Reading the roster"), lambda _p: threading.current_thread().name) != (
        threading.current_thread().name
    )
    with pytest.raises(ZeroDivisionError):
        jobs.run(t("Reading the roster"), lambda _p: 1 // 0)

    def work(progress: jobs.Progress) -> None:
        while not progress.cancelled():
            progress.tell(0.3)
        raise Cancelled

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, cancel)
            return
        next(iter(dialog.findChildren(QPushButton))).click()

    QTimer.singleShot(0, cancel)
    with pytest.raises(Cancelled):
        jobs.run(t("Reading the roster"), work, window)


def test_an_empty_unit_is_found_and_gone_with_undo(window, qtbot):
    window.session.select([unit(window, "Marketing and sales")])
    window.actions_by_id["add-unit"].trigger()
    qtbot.waitUntil(lambda: any(f.rule == "empty-unit" for f in window.checker.found))
    window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not any(f.rule == "empty-unit" for f in window.checker.found))


def test_f6_goes_round_all_panes_and_the_legend(window, qtbot):
    window.resize(1600, 1000)
    qtbot.waitUntil(window.canvas.legend.isVisible)
    around = (
        window.canvas,
        window.outline,
        window.inspector,
        window.findings,
        window.canvas.legend,
    )
    window.canvas.setFocus()
    for pane in (*around[1:], window.canvas):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is pane or pane.isAncestorOf(focus)
    assert focus is window.canvas


def test_a_large_organisation_is_seen_before_its_rules_are_asked(qtbot, monkeypatch):
    monkeypatch.setattr(findings, "_LARGE", 1000)
    session = Session(Document(large_organization(2000)))
    checker = findings.Checker(session)
    pane = findings.Findings(checker)
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitExposed(pane)
    told = pane.findChildren(QLabel)[0]
    assert not checker.begun
    assert told.text() == "FINDINGS · checking…"
    qtbot.waitUntil(lambda: checker.begun)
    assert "warnings" in told.text()
    assert pane.list.topLevelItemCount()
    # Whoever cannot wait gets the findings at once.
    assert findings.Checker(session).found == checker.found
