"""The story of a change in the window: steps in phases, stepped through, at a date, undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from orgeditor.files.sheets import read_workbook
from orgeditor.gui.scenarios.story import StoryDialog
from orgeditor.messages import use_language
from orgeditor.model.plan import phases, step_plans
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position, move_positions
from orgeditor.model.verbs.scenarios import branch
from tests.window.conftest import position


@pytest.fixture
def story(window, qtbot):
    """A story of three steps: a new seat, a seat that goes below it, one that is closed."""
    document = window.session.document
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Asia")
    document.do(edit)
    window.session.show_scenario(edit.changes[0].id)
    org = document.organization
    before = set(org.of(Position))
    document.do(add_position(org, title="Head of Asia", manager=position(window, "P01")))
    head = next(key for key in org.of(Position) if key not in before)
    document.do(move_positions(org, [position(window, "P20")], head))
    document.do(delete(org, [position(window, "P05")]))
    dialog = StoryDialog(window.session, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.chart.scene is not None)
    yield dialog
    dialog.close()


def lines(dialog) -> list[str]:
    tree, found = dialog.plan.tree, []
    for n in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(n)
        found.append(top.text(0))
        found += [f"  {top.child(m).text(0)}" for m in range(top.childCount())]
    return found


def select(dialog, *places: int) -> None:
    """Select steps by their places in the story."""
    dialog.plan.tree.clearSelection()
    for place in places:
        dialog.plan.tree._make_current(dialog.story.steps[place].key)
    for top in range(dialog.plan.tree.topLevelItemCount()):
        for item in range(dialog.plan.tree.topLevelItem(top).childCount()):
            child = dialog.plan.tree.topLevelItem(top).child(item)
            child.setSelected(child.data(0, Qt.ItemDataRole.UserRole) in [dialog.story.steps[p].key for p in places])  # fmt: skip


def write(dialog, qtbot, column: int, text: str) -> None:
    """Type into a cell of the current line, as one does in a table."""
    tree = dialog.plan.tree
    editor = tree.viewport().findChild(QLineEdit)
    if editor is None:
        tree.setCurrentItem(tree.currentItem(), column)
        QTest.keyClick(tree, Qt.Key.Key_F2)
        editor = tree.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tree.viewport().findChild(QLineEdit) is None)


def cells(dialog) -> list[str]:
    """Return what stands beside the current line."""
    item = dialog.plan.tree.currentItem()
    return [item.text(column) for column in range(1, 5)]


def shown(dialog) -> int:
    return len(dialog.chart.scene.org.of(Position))


def test_it_is_stepped_through_on_the_chart(story, qtbot):
    assert [str(step.message).split()[0] for step in story.story.steps] == [
        "Create",
        "Move",
        "Close",
    ]
    assert story.told.text() == "As it is: 3 steps are to come."
    assert not story.back.isEnabled()
    qtbot.mouseClick(story.on, Qt.MouseButton.LeftButton)
    assert story.told.text().startswith("Step 1 of 3: Create the position Head of Asia")
    assert set(story.chart.scene.sight.fates.values()) == {"added"}
    story.timeline.slider.setValue(2)
    assert set(story.chart.scene.sight.fates.values()) == {"moved"}
    assert story.chart.scene.sight.moves
    story.go(3)
    assert "removed" in story.chart.scene.sight.fates.values()
    assert not story.on.isEnabled()
    story.plan.tree.setCurrentItem(story.plan.tree.topLevelItem(0).child(0))
    assert story.count == 1


def test_the_calendar_speaks_the_language_of_the_window(story):
    assert story.date.calendarWidget().locale().language() is QLocale.Language.English
    use_language("zh_CN")
    try:
        other = StoryDialog(story._session, story)
        assert other.date.calendarWidget().locale().language() is QLocale.Language.Chinese
        other.close()
    finally:
        use_language("en")


def test_it_goes_on_a_small_screen(story):
    assert story.minimumSizeHint().width() < 940


def test_it_plays_to_its_end(story, qtbot):
    story._play.setInterval(10)
    story.play.click()
    qtbot.waitUntil(lambda: story.count == 3 and not story._play.isActive())
    assert story.play.text() == "Play"


def test_phases_are_made_said_and_undone(story, qtbot):
    select(story, 0, 1)
    story.plan.new.click()
    org = story._session.organization
    [made] = phases(org)
    assert lines(story)[0] == "Phase 1 · 2"
    assert made.steps == tuple(key for step in story.story.steps[:2] for key in step.about)
    for column, text in enumerate(("Set up", "2026/4/1", "Ana", "12,500", "9 000")):
        write(story, qtbot, column, text)
    [made] = phases(org)
    assert (made.name, made.date, made.owner, made.cost, made.saving) == ("Set up", "2026-04-01", "Ana", 12500.0, 9000.0)  # fmt: skip
    story.date.setDate(QDate(2026, 3, 31))
    assert story.count == 0
    story.date.setDate(QDate(2026, 4, 2))
    assert story.count == 2
    assert story.told.text().endswith("Phase 1: Set up · from 2026-04-01")
    for _ in range(6):
        story._session.undo()
    assert phases(org) == []
    assert len(org.of(Position)) == 60


def test_a_step_has_a_date_an_owner_and_money_of_its_own(story, qtbot):
    select(story, 0, 1)
    story.plan.new.click()
    tree, org = story.plan.tree, story._session.organization
    write(story, qtbot, 0, "First")
    write(story, qtbot, 1, "2026-04-01")
    tree.setCurrentItem(tree.topLevelItem(0).child(1))
    assert cells(story) == ["2026-04-01", "", "", ""], "the date of its phase"
    for column, text in enumerate(("2026-05-15", "Ben", "700", "90"), 1):
        write(story, qtbot, column, text)
    [plan] = step_plans(org)
    assert (plan.date, plan.owner, plan.cost, plan.saving) == ("2026-05-15", "Ben", 700.0, 90.0)
    assert cells(story) == ["2026-05-15", "Ben", "700", "90"]
    assert [tree.topLevelItem(0).text(column) for column in (3, 4)] == ["700", "90"]
    assert [story.story.done_at(day) for day in ("2026-04-01", "2026-05-14", "2026-05-15")] == [1, 1, 2]  # fmt: skip
    write(story, qtbot, 1, "2026-01-01")
    assert "told after a step of 2026-04-01" in story.plan.refusal.text()
    story.plan.notes.setFocus()
    QTest.keyClicks(story.plan.notes, "Wait for the works council")
    tree.setFocus()
    assert step_plans(org)[0].notes == "Wait for the works council"
    for _ in range(6):
        story._session.undo()
    assert step_plans(org) == []


def test_tab_leads_along_a_line_and_a_wrong_date_is_told(story, qtbot):
    tree = story.plan.tree
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "spring")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "2026-12-31" in story.plan.refusal.text())
    assert tree.currentColumn() == 2
    assert cells(story)[0] == ""


def test_steps_are_moved_but_never_before_what_they_build_on(story):
    select(story, 0, 1, 2)
    story.plan.new.click()
    select(story, 2)
    story.plan.up.click()
    story.plan.up.click()
    assert [line.split()[0] for line in lines(story)[1:]] == ["Close", "Create", "Move"]
    select(story, 2)
    story.plan.up.click()
    assert "builds on “Create the position Head of Asia" in story.plan.refusal.text()
    assert [line.split()[0] for line in lines(story)[1:]] == ["Close", "Create", "Move"]
    story.plan.new.click()
    select(story, 2)
    story.plan.down.click()
    assert [line.split()[0] for line in lines(story)] == [
        "Phase",
        "Close",
        "Create",
        "Phase",
        "Move",
    ]


def test_a_phase_without_steps_is_described_too(story, qtbot):
    select(story, 0)
    story.plan.new.click()
    story.plan.tree.clearSelection()
    story.plan.new.click()
    for column, text in enumerate(("Empty", "2026-05-01")):
        write(story, qtbot, column, text)
    made = phases(story._session.organization)
    assert [(one.name, one.date, len(one.steps)) for one in made] == [("Phase 1", "", 1), ("Empty", "2026-05-01", 0)]  # fmt: skip


def test_a_phase_is_taken_away_and_its_steps_are_in_none(story):
    select(story, 0)
    story.plan.new.click()
    story.plan.tree.choose_phase(phases(story._session.organization)[0].id)
    story.plan.delete.click()
    assert phases(story._session.organization) == []
    assert lines(story)[0] == "Not in a phase yet · 3"


def test_it_goes_out_as_a_workbook(story, tmp_path):
    select(story, 0)
    story.plan.new.click()
    assert story.report().save_workbook(tmp_path / "plan.xlsx")
    sheets = read_workbook(tmp_path / "plan.xlsx").sheets
    cells = {str(cell) for sheet in sheets for row in sheet.rows for cell in row}
    assert {"How “Asia” comes about", "Phase 1", "Not in a phase yet"} <= cells


def test_undo_is_about_scenarios_again_when_it_is_closed(story, window):
    session = window.session
    session.arrange(arranging=True)
    dialog = StoryDialog(session, window)
    assert not session.arranging
    dialog.reject()
    assert session.arranging
    session.arrange(arranging=False)


def test_hidden_names_and_pay_are_hidden_in_it(story, window):
    select(story, 0)
    story.plan.new.click()
    org = window.session.organization
    made = phases(org)[0].id
    window.session.document.do(set_field(org, [made], "owner", "Ana"))
    window.session.document.do(set_field(org, [made], "cost", 5.0))
    window.session.keep_from_view(names=True, pay=True)
    dialog = StoryDialog(window.session, window)
    dialog.plan.tree.choose_phase(made)
    assert cells(dialog) == [""] * 4
    QTest.keyClick(dialog.plan.tree, Qt.Key.Key_F2)
    assert dialog.plan.tree.currentColumn() == 0, "nothing else can be written"
    dialog.reject()
