"""The tables of an element, worked with keys, clipboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from orgeditor.files.templates import organization_from
from orgeditor.gui.elements.clipboard import fill_down, paste
from orgeditor.gui.elements.goals import goals_section
from orgeditor.gui.session import Session
from orgeditor.messages import speaking
from orgeditor.model.document import Document
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.record import key_id
from orgeditor.model.records import Role
from orgeditor.model.verbs.editing import set_field

GOALS, KPIS, ACTUALS, MAP = range(4)


@pytest.fixture
def section(session, qtbot):
    section = goals_section(session)
    qtbot.addWidget(section)
    section.resize(1400, 600)
    section.show()
    qtbot.waitExposed(section)
    return section


def table(section, page):
    section.tabs.setCurrentIndex(page)
    return section.pages[page].widget


def choose(table, *cells):
    selection = table.selectionModel()
    selection.clear()
    for row, column in cells:
        index = table.sheet.index(row, column)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def names(table):
    return [table.sheet.shown(row, 0) for row in range(table.sheet.rowCount())]


def test_typing_in_the_last_row_adds_a_goal(section, session, qtbot):
    goals = table(section, GOALS)
    choose(goals, (4, 0))
    qtbot.keyClicks(goals.viewport(), "W")
    [line] = goals.findChildren(QLineEdit)
    qtbot.keyClicks(line, "in")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Win" in [g.name for g in session.organization.of(Goal).values()])
    session.undo()
    assert len(session.organization.of(Goal)) == 4


def test_parts_are_indented_and_move_by_keys(section, session, qtbot):
    goals = table(section, GOALS)
    assert names(goals) == ["Growth", "\u2003Sell more", "\u2003Known; and liked", "Learn", "New…"]
    choose(goals, (3, 0))
    qtbot.keyClick(goals, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.organization.get(Goal, "o3").parent == "t1"
    qtbot.keyClick(goals, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(goals)[2] == "\u2003Learn"
    qtbot.keyClick(goals, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.organization.get(Goal, "o3").parent == ""


def test_a_rectangle_goes_to_the_clipboard_and_comes_back(section, session, qtbot):
    kpis = table(section, KPIS)
    choose(kpis, (0, 0), (0, 1), (1, 0), (1, 1))
    qtbot.keyClick(kpis, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (
        QGuiApplication.clipboard().text() == "Sales\tSell more\r\nComplaints\tKnown; and liked\r\n"
    )
    choose(kpis, (2, 0))
    qtbot.keyClick(kpis, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(session.organization.of(Kpi)) == 4
    assert [k.goal for k in session.organization.of(Kpi).values() if k.name == "Sales"] == [
        "o1",
        "o1",
    ]
    session.undo()
    assert len(session.organization.of(Kpi)) == 2


def test_an_empty_clipboard_pastes_nothing(section, session):
    goals, before = table(section, GOALS), dict(session.organization.of(Goal))
    QGuiApplication.clipboard().clear()
    choose(goals, (0, 0))
    paste(goals)
    assert session.organization.of(Goal) == before


def test_pasted_rows_may_name_each_other(section, session, qtbot):
    goals = table(section, GOALS)
    columns = [goals.sheet.heading(c) for c in range(goals.sheet.columnCount())]
    line = [""] * len(columns)
    line[0], line[columns.index("Supports")] = "Second", "First"
    QGuiApplication.clipboard().setText("First\n" + "\t".join(line) + "\n")
    choose(goals, (4, 0))
    paste(goals)
    found = {goal.name: goal for goal in session.organization.of(Goal).values()}
    assert found["Second"].supports == (found["First"].id,)


def test_what_cannot_be_is_told_and_nothing_is_changed(section, session, qtbot):
    told = []
    session.refused.connect(told.append)
    goals = table(section, GOALS)
    QGuiApplication.clipboard().setText("Fine\tsideways")
    choose(goals, (1, 0))
    paste(goals)
    assert "is none of" in str(told[0])
    assert session.organization.get(Goal, "o1").name == "Sell more"


def test_actuals_are_cells_and_an_emptied_cell_is_no_record(section, session, qtbot):
    actuals = table(section, ACTUALS)
    sheet = actuals.sheet
    column = next(c for c in range(sheet.columnCount()) if sheet.heading(c) == "2026-Q2")
    assert sheet.text(0, column) == "150"
    choose(actuals, (0, column))
    qtbot.keyClick(actuals, Qt.Key.Key_Delete)
    assert key_id("k1", "2026-Q2") not in session.organization
    sheet.enter({(0, column): "175.5", (1, column): "3"})
    found = session.organization.get(Actual, key_id("k1", "2026-Q2"))
    assert found.value == 175.5
    session.undo()
    session.undo()
    assert sheet.text(0, column) == "150"


def test_one_selection_is_shared(section, session, qtbot):
    goals = table(section, GOALS)
    choose(goals, (1, 0), (2, 3))
    qtbot.waitUntil(lambda: session.selection == ("o1", "o2"))
    session.select(["o3"])
    assert goals.currentIndex().row() == 3


def test_rows_are_deleted_filled_and_filtered(section, session, qtbot):
    goals = table(section, GOALS)
    columns = [goals.sheet.heading(c) for c in range(goals.sheet.columnCount())]
    weight = columns.index("Weight")
    goals.sheet.enter({(1, weight): "4"})
    choose(goals, (1, weight), (2, weight))
    qtbot.keyClick(goals, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert session.organization.get(Goal, "o2").weight == 4
    qtbot.keyClick(goals, Qt.Key.Key_Delete)
    assert session.organization.get(Goal, "o1").weight == 1.0
    choose(goals, (3, 0))
    qtbot.keyClick(goals, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert "o3" not in session.organization
    section.findChild(QLineEdit, "filter-goals").setText("brand")
    assert names(goals) == ["\u2003Known; and liked", "New…"]


def test_the_map_selects_and_opens(section, session, qtbot):
    picture = table(section, MAP)
    picture.viewport().repaint()
    at = picture._origin()
    from orgeditor.analysis.strategy_map import strategy_map

    place = next(p for p in strategy_map(session.organization).places if p.goal == "o2")
    point = (
        at.toPoint().x() + int((place.x + 20) * picture.zoom),
        at.toPoint().y() + int((place.y + 20) * picture.zoom),
    )
    from PySide6.QtCore import QPoint

    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*point))
    assert session.selection == ("o2",)
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(*point))
    assert section.tabs.currentIndex() == GOALS
    assert section.pages[GOALS].widget.chosen_records() == ["o2"]


def test_pay_is_kept_from_view(section, session):
    goals = table(section, GOALS)
    session.keep_from_view(names=True, pay=True)
    assert names(goals)[0] == "Growth"


def test_a_name_is_shown_and_changed_in_the_language_of_the_window(session, qtbot):
    session.perform(set_field, session.organization, ["t1"], "name_zh", "增长")
    with speaking("zh_CN"):
        section = goals_section(session)
        qtbot.addWidget(section)
        section.show()
        goals = table(section, GOALS)
        assert names(goals)[:2] == ["增长", "\u2003Sell more"]
        assert goals.sheet.enter({(0, 0): "做大", (1, 0): "多卖"})
    t1, o1 = (session.organization.get(Goal, key) for key in ("t1", "o1"))
    assert (t1.name, t1.name_zh) == ("Growth", "做大")
    assert (o1.name, o1.name_zh) == ("多卖", "")


def test_an_empty_cell_that_is_emptied_again_or_given_a_blank_stays_as_it_is(section, session):
    sheet = table(section, ACTUALS).sheet
    empty = next((r, c) for r in range(sheet.rowCount()) for c in range(1, sheet.columnCount()) if not sheet.text(r, c))  # fmt: skip
    assert sheet.why_not(*empty, "") == ""
    sheet.enter({empty: " "})
    assert session.history.undoable is None


def test_a_row_that_is_added_is_seen_though_others_are_filtered_away(section, session, qtbot):
    goals = table(section, GOALS)
    found = section.findChild(QLineEdit, "filter-goals")
    found.setText("Learn")
    assert len(goals.sheet.ids) == 1
    qtbot.keyClick(goals, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert found.text() == ""
    [added] = [change.id for change in session.history.undoable.changes]
    assert goals.record_in(goals.currentIndex().row()) == added


def test_what_is_offered_for_a_cell_can_be_entered_whatever_has_the_same_name(qtbot):
    session = Session(Document(organization_from("marketing")))
    section = goals_section(session)
    qtbot.addWidget(section)
    section.show()
    goals = table(section, GOALS)
    owner = [goals.sheet.heading(n) for n in range(goals.sheet.columnCount())].index("Owner")
    goals.edit(goals.sheet.index(1, owner))
    [line] = goals.findChildren(QLineEdit)
    model = line.completer().model()
    offered = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert "Role: Digital manager" in offered
    assert "Sales representative (P30)" in offered
    assert not [text for text in offered if goals.sheet.why_not(1, owner, text)]
    assert goals.sheet.enter({(1, owner): "Role: Digital manager"})
    choose(goals, (1, owner), (2, owner))
    fill_down(goals)
    kept = session.organization.get(Goal, goals.sheet.ids[2]).owner
    assert session.organization.find(Role, kept)
