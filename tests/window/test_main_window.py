"""The window as a person uses it: panes that follow one selection, actions, search, languages."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QToolButton

from orgeditor.gui import theme
from orgeditor.gui.actions import ROWS
from orgeditor.gui.canvas.mime import ids_content
from orgeditor.gui.command_palette import CommandPalette
from orgeditor.gui.sections import Section
from orgeditor.messages import language
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.positions import move_positions
from tests.window.conftest import position, unit


def test_every_action_has_a_slot_and_a_menu(window):
    assert {row.id for row in ROWS} == set(window.actions_by_id)
    shown = [a for menu in window.menuBar().actions() for a in menu.menu().actions()]
    assert all(action in shown for action in window.actions_by_id.values())


def test_the_rail_clicked_shows_each_section_and_keeps_it_when_clicked_again(window, qtbot):
    for name, section in (
        ("responsibilities", Section.RESPONSIBILITIES),
        ("health", Section.HEALTH),
        ("structure", Section.STRUCTURE),
        ("structure", Section.STRUCTURE),
    ):
        button = window.findChild(QToolButton, f"rail-{name}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.section == section
        assert button.isChecked()


def test_a_section_of_an_element_is_made_when_it_is_first_looked_at(window):
    assert window.pages.made == set()
    window.show_section(Section.SKILLS)
    window.show_section(Section.STRUCTURE)
    assert window.pages.made == {Section.SKILLS}
    page = window.pages.element(Section.SKILLS)
    window.show_section(Section.SKILLS)
    assert window.pages.page is page


def test_a_selection_is_shared_by_canvas_outline_and_inspector(window, qtbot):
    key = position(window, "P04")
    window.jump((key,))
    assert window.session.selection == (key,)
    assert "Content lead" in [label.text() for label in window.inspector.findChildren(QLabel)]
    chosen = window.outline.structure.selectedItems()
    assert [item.data(0, Qt.ItemDataRole.UserRole) for item in chosen] == [key]


def test_a_title_typed_in_the_inspector_is_one_undoable_edit(window, qtbot):
    key = position(window, "P04")
    window.session.select([key])
    line = window.inspector.findChild(QLineEdit, "field-title")
    line.selectAll()
    qtbot.keyClicks(line, "Head of content")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.session.organization.get(Position, key).title == "Head of content"
    )
    window.actions_by_id["undo"].trigger()
    assert window.session.organization.get(Position, key).title == "Content lead"


def test_several_records_are_edited_as_one_step_and_show_mixed(window, qtbot):
    keys = [position(window, "P04"), position(window, "P05")]
    window.session.select(keys)
    line = window.inspector.findChild(QLineEdit, "field-grade")
    assert line.placeholderText() == "mixed"
    qtbot.keyClicks(line, "P5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    org = window.session.organization
    qtbot.waitUntil(lambda: all(org.get(Position, key).grade == "P5" for key in keys))
    assert window.session.document.history.done == 1


def test_a_wrong_number_is_told_and_taken_back(window, qtbot):
    window.session.select([position(window, "P04")])
    line = window.inspector.findChild(QLineEdit, "field-fte")
    line.selectAll()
    qtbot.keyClicks(line, "much")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "1"
    assert "much" in window.statusBar().currentMessage()


def test_a_person_named_in_the_inspector_fills_the_position(window, qtbot):
    key = position(window, "P09")
    window.session.select([key])
    line = window.inspector.findChild(QLineEdit, "field-holders")
    qtbot.keyClicks(line, "Nora Vega 60 %; Tom Field 40 %")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    org = window.session.organization
    qtbot.waitUntil(lambda: len(org.get(Position, key).holders) == 2)
    holders = org.get(Position, key).holders
    assert [(org.get(Person, h.person).name, h.share) for h in holders] == [
        ("Nora Vega", 0.6),
        ("Tom Field", 0.4),
    ]


def test_measures_follow_an_edit(window):
    window.jump((position(window, "P14"),))
    before = window.session.measures().branch(position(window, "P14")).headcount
    org = window.session.organization
    moved = position(window, "P04")
    window.session.perform(move_positions, org, [moved], position(window, "P14"))
    assert window.session.measures().branch(position(window, "P14")).headcount == before + 4


def test_a_jump_to_a_position_stays_with_units_where_they_show_it(window) -> None:
    window.canvas.set_mode("units")
    window.session.perform(set_project, window.session.organization, unit_arrangement="boxes")
    window.jump((position(window, "P04"),))
    assert window.canvas.mode == "units"
    window.session.undo()
    window.jump((position(window, "P04"),))
    assert window.canvas.mode == "positions"


def _drop(tree, moved: str, target: str) -> None:
    """Drop a record on the line of another."""
    item = next(i for i in tree.items() if i.data(0, Qt.ItemDataRole.UserRole) == target)
    content = ids_content([moved])
    event = QDropEvent(
        QPointF(tree.visualItemRect(item).center()),
        Qt.DropAction.MoveAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)


def test_dropping_a_unit_in_the_outline_moves_it(window):
    tree = window.outline.structure
    moved, target = unit(window, "Public relations"), unit(window, "Digital marketing")
    _drop(tree, moved, target)
    assert window.session.organization.get(Unit, moved).parent == target


def test_what_may_not_be_dropped_is_refused_with_its_reason(window):
    tree = window.outline.structure
    outer, inner = unit(window, "Regional sales"), unit(window, "Region North")
    tree.reveal(inner)
    _drop(tree, outer, inner)
    assert "Region North lies inside Regional sales" in window.statusBar().currentMessage()
    assert not window.session.document.changed


@pytest.mark.parametrize(
    ("text", "code"),
    [("Mia Bra", "P04"), ("P11", "P11"), ("公关经理", "P11"), ("brandt mia", "P04")],
)
def test_search_finds_people_codes_and_chinese_titles(window, text, code):
    assert position(window, code) in window.search.hits(text)


def test_search_flies_to_the_hit(window, qtbot):
    window.search.setFocus()
    qtbot.keyClicks(window.search, "Mia Brandt")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.session.selection == (position(window, "P04"),)


def test_the_palette_runs_a_command_by_name(window, qtbot):
    palette = CommandPalette(window.actions_by_id, window)
    palette.show()
    qtbot.keyClicks(palette.line, "chart of units")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.canvas.mode == "units"


def test_the_history_goes_back_by_name(window):
    org = window.session.organization
    key = position(window, "P04")
    for title in ("One", "Two", "Three"):
        window.session.perform(set_field, org, [key], "title", title)
    from orgeditor.gui.undo_list import UndoList

    history = window.findChild(UndoList, "undo-list")
    assert history.count() == 4
    history.go_to(1)
    assert org.get(Position, key).title == "One"
    history.go_to(3)
    assert org.get(Position, key).title == "Three"


def test_a_finding_leads_to_what_it_is_about(window):
    found = next(f for f in window.checker.found if f.rule == "span-band")
    window.jump(found.subjects)
    assert window.section == Section.STRUCTURE
    assert window.session.selection == found.subjects
    found = next(f for f in window.checker.found if f.rule == "one-accountable")
    window.jump(found.subjects)
    assert window.section == Section.RESPONSIBILITIES


def test_the_language_is_switched_while_running_and_nothing_is_lost(desk, qtbot):
    window = desk.window
    key = position(window, "P04")
    window.session.select([key])
    window.actions_by_id["chinese"].trigger()
    assert language() == "zh_CN"
    assert desk.window is not window
    assert desk.window.session.selection == (key,)
    menus = [menu.text() for menu in desk.window.menuBar().actions()]
    assert "文件(&F)" in menus
    desk.window.actions_by_id["english"].trigger()
    assert language() == "en"


def test_light_and_dark(desk):
    desk.window.actions_by_id["dark"].trigger()
    assert theme.palette().dark
    ground = desk.window.palette().window().color()
    assert ground.lightness() < 80
    desk.window.actions_by_id["light"].trigger()
    assert not theme.palette().dark


def test_sections(window):
    for section in (Section.RESPONSIBILITIES, Section.HEALTH, Section.STRUCTURE):
        window.show_section(section)
        assert window.section == section


def test_a_name_that_is_html_stays_a_name(window):
    name = '<img src="file:///etc/passwd">'
    org = window.session.organization
    key = position(window, "P04")
    window.session.perform(set_field, org, [key], "title", name)
    window.session.perform(set_field, org, [unit(window, "Digital marketing")], "name", name)
    window.jump((key,))
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()
    for item in window.outline.structure.items():
        assert "<img" not in item.toolTip(0)


def test_a_slot_that_raises_shows_one_dialog_and_keeps_the_work(desk, qtbot, monkeypatch):
    from orgeditor.gui import errors

    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()) or 0)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    try:
        raise RuntimeError("Mia Brandt")
    except RuntimeError as error:
        errors._on_exception(RuntimeError, error, error.__traceback__)
        details = errors._details(RuntimeError, error.__traceback__)
    assert len(shown) == 1
    assert "Mia Brandt" not in details
    assert "RuntimeError" in details
    assert len(desk.session.organization.of(Position)) == 60


def test_a_document_dropped_on_the_window_opens(window, tmp_path, qtbot, monkeypatch):
    from orgeditor.files.project.saving import save
    from orgeditor.files.templates import organization_from

    path = tmp_path / "other.orgz"
    save(organization_from("marketing"), path)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.session.path == path)


def test_saving_tells_when_and_leaves_nothing_unsaved(window, tmp_path):
    window.session.perform(
        set_field, window.session.organization, [position(window, "P04")], "title", "X"
    )
    assert "Not saved" in window.status.saved.text()
    assert window.documents._save(tmp_path / "a.orgz")
    assert "Saved" in window.status.saved.text()
    assert not window.session.document.changed
