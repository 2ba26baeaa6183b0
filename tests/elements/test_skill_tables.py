"""The tables and the picture of skills, worked with keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QComboBox, QToolButton

from orgeditor.analysis.heat_map import HEADING, ROW, heat_map
from orgeditor.gui.elements.rows import add_row, delete_rows
from orgeditor.gui.elements.skill_sheets import Books
from orgeditor.gui.elements.skills import skills_section
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.elements.skills import (
    Skill,
    SkillHeld,
    SkillLevel,
    SkillNeed,
    Successor,
    Training,
)
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.verbs.editing import delete
from tests.elements.skill_records import skill_records
from tests.model.random_edits import small_records

SKILLS, NEEDED, HELD, HEAT, TRAINING, SUCCESSION, LEVELS = range(7)


@pytest.fixture
def session(qtbot):
    return Session(Document(Organization([*small_records(), *skill_records()])))


@pytest.fixture
def section(session, qtbot):
    section = skills_section(session)
    qtbot.addWidget(section)
    section.resize(1300, 700)
    section.show()
    qtbot.waitExposed(section)
    return section


def page(section, place):
    section.tabs.setCurrentIndex(place)
    return section.pages[place].widget


def cell(sheet, record, heading):
    columns = [sheet.heading(column) for column in range(sheet.columnCount())]
    return sheet.row_of(record), columns.index(heading)


def told(sheet, record, heading):
    return sheet.shown(*cell(sheet, record, heading))


def choose(table, *cells):
    table.selectionModel().clear()
    for row, column in cells:
        index = table.sheet.index(row, column)
        table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def test_the_catalogue_tells_the_coverage_now_and_after_training(section, session):
    sheet = page(section, SKILLS).sheet
    assert told(sheet, "s1", "Coverage") == "One person only"
    assert told(sheet, "s1", "Have the level") == "1"
    assert told(sheet, "s1", "After training") == "3"
    assert told(sheet, "s3", "Coverage") == "Gap"
    assert told(sheet, "g", "Coverage") == ""
    held = page(section, HELD).sheet
    held.enter({cell(held, "h2", "Negotiation"): "4"})
    assert told(sheet, "s1", "Coverage") == "Covered"


def test_a_position_shows_what_its_role_needs_until_it_has_a_level_of_its_own(section, session):
    sheet = page(section, NEEDED).sheet
    place = cell(sheet, "p2", "Negotiation")
    assert (sheet.text(*place), sheet.shown(*place)) == ("", "3")
    assert sheet.enter({place: "beginner"})
    assert session.organization.get(SkillNeed, key_id("s1", "p2")).level == 1
    assert sheet.enter({place: ""})
    assert sheet.shown(*place) == "3"


def test_a_level_outside_the_scale_is_refused_with_the_scale(section, session):
    reasons = []
    session.refused.connect(reasons.append)
    sheet = page(section, NEEDED).sheet
    assert not sheet.enter({cell(sheet, "r2", "Writing"): "7"})
    assert str(reasons[0]) == "“7” is no level: they go from 0 to 4."


def test_a_star_marks_a_learner(section, session, qtbot):
    table = page(section, HELD)
    place = cell(table.sheet, "h3", "Tenders")
    assert table.sheet.text(*place) == "4*"
    table.sheet.enter({place: "4"})
    assert not session.organization.get(SkillHeld, key_id("s3", "h3")).learner
    session.undo()
    assert table.sheet.text(*place) == "4*"
    choose(table, place)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert key_id("s3", "h3") not in session.organization
    assert table.sheet.shown(*place) == "0/4"


def test_rows_of_a_cross_table_stay_in_sight_and_keys_do_not_leave_its_cells(section, qtbot):
    table = page(section, HELD)
    assert table.isColumnHidden(0)
    vertical = Qt.Orientation.Vertical
    assert table.sheet.headerData(table.sheet.row_of("h3"), vertical) == "Li Na"
    last = table.sheet.columnCount() - 1
    choose(table, (0, last))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    qtbot.keyClick(table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, last)


def test_rows_of_a_cross_table_are_filtered(section):
    table = page(section, HELD)
    table.sheet.restrict("li n")
    assert [table.sheet.line_record(row) for row in range(table.sheet.rowCount())] == ["h3"]


def test_names_that_are_hidden_are_in_no_table(section, session):
    session.keep_from_view(names=True, pay=False)
    for place in (HELD, TRAINING, SUCCESSION):
        sheet = page(section, place).sheet
        rows, columns = range(sheet.rowCount()), range(sheet.columnCount())
        shown = [str(sheet.data(sheet.index(r, c))) for r in rows for c in columns]
        shown += [str(sheet.headerData(r, Qt.Orientation.Vertical)) for r in rows]
        assert not [text for text in shown if "Chen" in text or "Li Na" in text or "Ana" in text]
    assert page(section, HELD).sheet.headerData(0, Qt.Orientation.Vertical) == "Director"


def test_the_heat_map_turns_to_roles_and_to_after_training(section, session, qtbot):
    picture = page(section, HEAT)
    picture.viewport().repaint()
    before = picture.grab().toImage()
    section.findChild(QToolButton, "after-training").click()
    picture.viewport().repaint()
    trained = picture.grab().toImage()
    section.findChild(QComboBox, "heat-map-rows").setCurrentIndex(1)
    picture.viewport().repaint()
    assert len({id(before), id(trained)}) == 2
    assert before != trained
    assert picture.grab().toImage() != trained
    page(section, SKILLS)
    assert not section.findChild(QComboBox, "heat-map-rows").isVisible()


def test_a_click_on_the_heat_map_selects_and_a_double_click_opens(section, session, qtbot):
    picture = page(section, HEAT)
    picture.viewport().repaint()
    found = heat_map(session.organization)
    place = next(at for at, row in enumerate(found.rows) if row.record == "h3")
    origin = picture._origin()
    point = QPoint(
        int(origin.x() + 30 * picture.zoom),
        int(origin.y() + (HEADING + (place + 0.5) * ROW) * picture.zoom),
    )
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.selection == ("h3",)
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert section.tabs.currentIndex() == HELD
    assert section.page.widget.chosen_records() == ["h3"]


def test_an_empty_heat_map_says_what_to_do(qtbot):
    section = skills_section(Session(Document(Organization(small_records()))))
    qtbot.addWidget(section)
    section.resize(900, 500)
    section.show()
    picture = page(section, HEAT)
    image = picture.grab().toImage()
    ground = image.pixelColor(20, 20)
    middle = (image.pixelColor(x, 250) for x in range(100, 800))
    row = [image.pixelColor(x, y) for y in range(180, 280) for x in range(100, 800, 3)]
    assert any(colour != ground for colour in [*middle, *row])


def test_changing_a_name_of_the_usual_scale_makes_it_the_documents_own(section, session):
    sheet = page(section, LEVELS).sheet
    assert sheet.rowCount() == 6
    assert not session.organization.of(SkillLevel)
    sheet.enter({(4, 1): "Master"})
    own = {level.level: level.name for level in session.organization.of(SkillLevel).values()}
    assert own == {"0": "None", "1": "Beginner", "2": "Practitioner", "3": "Skilled", "4": "Master"}
    sheet.enter({(5, 0): "5", (5, 1): "Teaches it"})
    assert [sheet.text(row, 0) for row in range(6)] == ["0", "1", "2", "3", "4", "5"]
    session.undo()
    session.undo()
    assert not session.organization.of(SkillLevel)


def test_a_level_that_is_no_number_is_refused(section, session):
    reasons = []
    session.refused.connect(reasons.append)
    sheet = page(section, LEVELS).sheet
    assert not sheet.enter({(5, 0): "high"})
    assert str(reasons[0]) == "A level is a whole number."
    assert not session.organization.of(SkillLevel)


def test_a_row_of_the_scale_is_begun_in_its_last_line(section, qtbot):
    table = page(section, LEVELS)
    add_row(table)
    assert table.currentIndex().row() == table.sheet.rowCount() - 1
    delete_rows(table)
    assert table.sheet.rowCount() == 6


def test_successors_move_in_rank_by_keys(section, session, qtbot):
    table = page(section, SUCCESSION)
    assert told(table.sheet, key_id("p1", "h3"), "Rank") == "1"
    choose(table, cell(table.sheet, key_id("p1", "h3"), "Person"))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told(table.sheet, key_id("p1", "h3"), "Rank") == "2"
    assert told(table.sheet, key_id("p1", "h3"), "Skills below") == "0/1"
    assert len(session.organization.of(Successor)) == 2


def test_the_section_opens_what_it_is_about(section):
    assert section.show_record("t2")
    assert section.tabs.currentIndex() == TRAINING
    assert section.show_record("s3")
    assert section.tabs.currentIndex() == SKILLS
    assert not section.show_record("u1")
    assert isinstance(section.page.widget.session.organization["s3"], Skill)


def test_arrow_keys_walk_the_heat_map(section, session, qtbot):
    picture = page(section, HEAT)
    picture.grab()
    found = heat_map(session.organization)
    rows = [row.record for row in found.rows]
    for expected in (rows[0], rows[1], rows[2], rows[1]):
        key = Qt.Key.Key_Up if session.selection == (rows[2],) else Qt.Key.Key_Down
        qtbot.keyClick(picture, key)
        assert session.selection == (expected,)
    for expected in (found.skills[0].id, found.skills[1].id):
        qtbot.keyClick(picture, Qt.Key.Key_Right)
        assert session.selection == (expected,)


def test_without_a_training_planned_nobody_is_counted_twice(session):
    books, org = Books(session), session.organization
    assert books.of(org, trained=True) is not books.of(org)
    session.perform(delete, org, list(org.of(Training)))
    assert books.of(org, trained=True) is books.of(org)
    assert books.covered(org, trained=True) is books.covered(org)
