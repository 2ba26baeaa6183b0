"""The story of a change in the window: steps in phases, stepped through, at a date, undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from orgeditor.files.sheets import read_workbook
from orgeditor.gui.scenarios.story import StoryDialog
from orgeditor.model.plan import phases
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
    assert made.steps == tuple(step.key for step in story.story.steps[:2])
    for name, text in (("name", "Set up"), ("date", "2026/4/1"), ("owner", "Ana"), ("cost", "12,500"), ("saving", "9 000")):  # fmt: skip
        line = story.plan.form.lines[name]
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
    [made] = phases(org)
    assert (made.name, made.date, made.owner, made.cost, made.saving) == ("Set up", "2026-04-01", "Ana", 12500.0, 9000.0)  # fmt: skip
    story.date.setDate(QDate(2026, 3, 31))
    assert story.count == 0
    story.date.setDate(QDate(2026, 4, 2))
    assert story.count == 2
    assert story.told.text().endswith("Set up, from 2026-04-01")
    for _ in range(6):
        story._session.undo()
    assert phases(org) == []
    assert len(org.of(Position)) == 60


def test_a_wrong_date_is_told_and_not_taken(story):
    story.plan.new.click()
    line = story.plan.form.lines["date"]
    QTest.keyClicks(line, "spring")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "2026-12-31" in story.plan.refusal.text()
    assert line.text() == ""


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


def test_a_phase_without_steps_is_described_too(story):
    select(story, 0)
    story.plan.new.click()
    story.plan.tree.clearSelection()
    story.plan.new.click()
    for name, text in (("name", "Empty"), ("date", "2026-05-01")):
        story.plan.form.lines[name].selectAll()
        QTest.keyClicks(story.plan.form.lines[name], text)
        QTest.keyClick(story.plan.form.lines[name], Qt.Key.Key_Return)
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
    assert {dialog.plan.form.lines[name].text() for name in ("owner", "cost", "saving")} == {""}
    assert dialog.plan.form.lines["owner"].isReadOnly()
    dialog.reject()
