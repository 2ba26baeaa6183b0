"""Reviews in the window: typed by the scale, planned, hidden; calibration, the trend, what is overdue."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton

from orgeditor.analysis.calibration import By, distribution, line_at, nine_box
from orgeditor.analysis.completeness import ASPECTS, State, completeness
from orgeditor.analysis.review_trend import By as Lines
from orgeditor.analysis.review_trend import review_trend
from orgeditor.analysis.reviews import rating_scale
from orgeditor.analysis.rules import RULE_BY_ID
from orgeditor.analysis.tree_index import Index
from orgeditor.gui.elements.performance import performance_section
from orgeditor.gui.elements.review_sheets import ReviewSheet
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import RatingLevel, Review
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.verbs.editing import set_field
from tests.elements.review_records import review_records
from tests.model.random_edits import small_records

CYCLES, REVIEWS, CALIBRATION, TREND, ACTIONS, SCALE = range(6)


@pytest.fixture
def org() -> Organization:
    return Organization([*small_records(), *review_records()])


@pytest.fixture
def session(org, qtbot):
    return Session(Document(org))


@pytest.fixture
def section(session, qtbot):
    section = performance_section(session)
    qtbot.addWidget(section)
    section.resize(1300, 800)
    section.show()
    qtbot.waitExposed(section)
    return section


def page(section, place):
    section.tabs.setCurrentIndex(place)
    return section.pages[place].widget


def column(sheet, heading):
    return [sheet.heading(n) for n in range(sheet.columnCount())].index(heading)


def at(sheet, record, heading):
    return sheet.row_of(record), column(sheet, heading)


def of_cycle(org, cycle):
    return [review for review in org.of(Review).values() if review.cycle == cycle]


def test_a_rating_is_typed_as_number_or_name_and_nothing_else(section, session):
    sheet = page(section, REVIEWS).sheet
    key = key_id("p4", "c2")
    assert sheet.enter({at(sheet, key, "Rating"): "above expectations"})
    assert session.organization.get(Review, key).rating == 4.0
    assert sheet.shown(*at(sheet, key, "Rating")) == "4 · Above expectations"
    reasons = []
    session.refused.connect(lambda reason: reasons.append(str(reason)))
    assert not sheet.enter({at(sheet, key, "Rating"): "7"})
    assert "no rating" in reasons[0]
    assert sheet.enter({at(sheet, key, "Rating"): ""})
    assert session.organization.get(Review, key).rating is None


def test_units_come_first_and_a_new_review_is_of_the_cycle_shown(section, session):
    sheet = page(section, REVIEWS).sheet
    chooser = section.findChild(QComboBox, "review-cycle")
    chooser.setCurrentIndex(chooser.findData("c2"))
    assert [session.organization.get(Review, key).subject for key in sheet.ids] == ["u2", "h1", "p4", "h2", "k1"]  # fmt: skip
    assert sheet.enter({(len(sheet.ids), 0): "Digital"})
    assert session.organization.get(Review, key_id("u3", "c2")).rating is None


def test_a_cycle_is_planned_by_a_button(section, session, qtbot):
    table = page(section, CYCLES)
    table.reveal("c3")
    qtbot.mouseClick(section.findChild(QToolButton, "plan-reviews"), Qt.MouseButton.LeftButton)
    assert [r.subject for r in of_cycle(session.organization, "c3")] == ["h2"]
    assert section.tabs.currentIndex() == REVIEWS
    assert section.pages[REVIEWS].widget.sheet.ids == [key_id("h2", "c3")]
    session.undo()
    assert of_cycle(session.organization, "c3") == []


def test_what_is_overdue_is_marked_and_what_is_done_is_shown_when_asked(section, session, qtbot):
    sheet = page(section, ACTIONS).sheet
    assert sheet.ids == ["a2x", "a3x", "a4x"]
    assert sheet.shown(*at(sheet, "a2x", "Overdue by")).endswith("days")
    assert sheet.shown(*at(sheet, "a4x", "Overdue by")) == ""
    red = sheet.data(sheet.index(*at(sheet, "a2x", "Due")), Qt.ItemDataRole.ForegroundRole)
    assert red is not None
    assert red != sheet.data(sheet.index(*at(sheet, "a4x", "Due")), Qt.ItemDataRole.ForegroundRole)
    qtbot.mouseClick(section.findChild(QToolButton, "every-action"), Qt.MouseButton.LeftButton)
    assert sheet.ids[0] == "a1x"
    assert sheet.enter({at(sheet, "a2x", "State"): "Completed"})
    assert sheet.shown(*at(sheet, "a2x", "Overdue by")) == ""


def test_the_usual_scale_becomes_ones_own_with_the_first_change(section, session):
    sheet = page(section, SCALE).sheet
    assert [sheet.shown(row, 3) for row in range(5)] == ["", "", "yes", "", ""]
    assert sheet.enter({(2, 1): "Good"})
    levels = session.organization.of(RatingLevel).values()
    assert sorted((level.level, level.par) for level in levels) == [
        ("1", False), ("2", False), ("3", True), ("4", False), ("5", False),
    ]  # fmt: skip
    reviews = page(section, REVIEWS).sheet
    assert reviews.shown(*at(reviews, key_id("h1", "c1"), "Rating")) == "3 · Good"


def test_ratings_of_people_are_hidden_with_names_and_with_pay(section, session, qtbot):
    reviews, actions = page(section, REVIEWS).sheet, page(section, ACTIONS).sheet
    for names, pay in ((True, False), (False, True)):
        session.keep_from_view(names=names, pay=pay)
        page(section, REVIEWS)
        assert {session.organization.get(Review, key).subject for key in reviews.ids} == {"u2", "k1"}  # fmt: skip
        page(section, ACTIONS)
        assert actions.ids == ["a2x", "a3x"]
        picture = page(section, CALIBRATION)
        picture.grab()
        assert picture._size == (0.0, 0.0)
        session.keep_from_view(names=False, pay=False)
        picture.grab()
        assert picture._size[0] > 0
    page(section, REVIEWS)
    assert len(reviews.ids) == len(session.organization.of(Review))


def test_a_click_in_the_nine_box_selects_the_review(section, session, qtbot):
    picture = page(section, CALIBRATION)
    picture.grab()
    names = {"h1": "Ana Lopez", "h2": "Wei Chen"}
    found = nine_box(session.organization, of_cycle(session.organization, "c2"), names)
    chip = next(c for box in found.boxes for c in box.chips if c.review == key_id("h2", "c2"))
    spot = picture._origin() + QPoint(round(chip.x + 5), round(chip.y + 5)) * picture.zoom
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert session.selection == (key_id("h2", "c2"),)
    qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert section.tabs.currentIndex() == REVIEWS


def test_arrow_keys_walk_the_pictures(section, session, qtbot):
    first, second = key_id("h1", "c2"), key_id("h2", "c2")
    picture = page(section, CALIBRATION)
    picture.grab()
    for key, expected in (("Down", first), ("Down", second), ("Left", second), ("Up", first)):
        qtbot.keyClick(picture, Qt.Key[f"Key_{key}"])
        assert session.selection == (expected,)
    forms = section.findChild(QComboBox, "calibration-form")
    forms.setCurrentIndex(1)
    picture.grab()
    for expected in ("u1", "u2", "u2"):
        qtbot.keyClick(picture, Qt.Key.Key_Down)
        assert session.selection == (expected,)
    trend = page(section, TREND)
    trend.grab()
    qtbot.keyClick(trend, Qt.Key.Key_Up)
    assert session.selection == ("u1",)


def test_boxes_hold_everybody_with_rating_and_potential_once(org):
    found = nine_box(org, of_cycle(org, "c2"), {})
    placed = {(b.performance, b.potential): b.reviews for b in found.boxes if b.reviews}
    assert placed == {(2, 2): (key_id("h1", "c2"),), (0, 0): (key_id("h2", "c2"),)}
    assert found.apart == 0
    assert nine_box(org, of_cycle(org, "c1"), {}).apart == 1
    assert nine_box(org, [], {}).size == (0.0, 0.0)


def test_a_full_box_tells_how_many_more_there_are():
    records = small_records()
    many = [Review(id=f"v{n}", subject="h1", cycle="", rating=3.0, potential="low") for n in range(40)]  # fmt: skip
    [box] = [b for b in nine_box(Organization(records), many, {}).boxes if b.reviews]
    assert len(box.reviews) == 40
    assert len(box.chips) < 12
    assert all(chip.y + 22 <= box.y + 148 for chip in box.chips)


def test_a_distribution_counts_each_with_all_parts_of_a_unit(org):
    found = distribution(org, of_cycle(org, "c2"))
    counts = {line.record: (line.counts, line.waiting) for line in found.lines}
    assert counts == {"u1": ((0, 1, 0, 1, 0), 1), "u2": ((0, 1, 0, 0, 0), 1)}
    assert [round(line.mean, 2) for line in found.lines] == [3.0, 2.0]
    assert line_at(found, 54 + 30 + 1) == "u2"
    assert line_at(found, 10) == ""
    for line in found.lines:
        widths = [width for _, width in found.segments(line)]
        assert sum(widths) == pytest.approx(560 / (found.left + found.right))
    org.apply(set_field(org, ["p1"], "grade", "M10"))
    org.apply(set_field(org, ["p5"], "grade", "M9"))
    grades = distribution(org, of_cycle(org, "c2"), By.GRADES)
    assert [line.grade for line in grades.lines] == ["M9", "M10", ""]
    assert distribution(org, []).lines == ()


def test_the_trend_has_a_line_a_unit_and_a_person(org):
    reviews = list(org.of(Review).values())
    units = review_trend(org, reviews)
    told = {line.record: (line.values, line.own, line.counts) for line in units.lines}
    assert [cycle.id for cycle in units.cycles] == ["c1", "c2"]
    assert told["u1"] == ((2.0, 3.0), (None, None), (2, 2))
    assert told["u2"] == ((1.0, 2.0), (None, 2.0), (1, 1))
    people = review_trend(org, reviews, Lines.PEOPLE)
    assert [(line.record, line.values) for line in people.lines] == [
        ("h1", (3.0, 4.0)),
        ("h2", (1.0, 2.0)),
    ]
    assert people.record_at(10, 46 + 46 + 1) == "h2"
    assert review_trend(org, []).size == (0.0, 0.0)


def test_units_lack_reviews_until_somebody_is_rated(org):
    place = next(n for n, aspect in enumerate(ASPECTS) if aspect.id == "performance")
    answers = {line.unit: line.answers[place] for line in completeness(org)}
    assert answers["u1"].state is State.FILLED
    org.apply(set_field(org, [key_id("h2", c) for c in ("c1", "c2")], "rating", None))
    told = {line.unit: line.answers[place] for line in completeness(org)}
    assert (told["u1"].state, told["u1"].subjects) == (State.PARTIAL, ("p5",))


def test_every_page_is_drawn_with_much_and_with_nothing(section, session, qtbot):
    for place in range(6):
        page(section, place).grab()
    forms = section.findChild(QComboBox, "calibration-form")
    page(section, CALIBRATION)
    for form in range(forms.count()):
        forms.setCurrentIndex(form)
        section.grab()
    lines = section.findChild(QComboBox, "trend-lines")
    page(section, TREND)
    lines.setCurrentIndex(1)
    section.grab()
    empty = Session(Document(Organization()))
    bare = performance_section(empty)
    qtbot.addWidget(bare)
    bare.show()
    for place in range(6):
        page(bare, place).grab()
    assert session.organization.of(Action)


def test_an_action_of_a_finding_says_what_the_rule_asks_for(section, session):
    sheet = section.pages[ACTIONS].widget.sheet
    sheet.show_all(True)
    column = [sheet.heading(c) for c in range(sheet.columnCount())].index("Finding")
    assert sheet.text(sheet.row_of("a3x"), column) == str(RULE_BY_ID["span-band"].name)


def test_reviews_are_ordered_without_counting_all_positions_for_each(session, monkeypatch):
    counts = []
    plain = Index.__len__
    monkeypatch.setattr(Index, "__len__", lambda index: counts.append(1) or plain(index))
    sheet = ReviewSheet(session)
    assert not sheet.ids
    sheet.refresh()
    assert len(sheet.ids) == len(session.organization.of(Review)) > 2
    assert len(counts) <= 2


def test_rows_in_an_order_of_their_own_are_not_moved(section, session, qtbot):
    reviews = page(section, REVIEWS)
    reviews.setCurrentIndex(reviews.sheet.index(1, 0))
    before = reviews.sheet.ids
    qtbot.keyClick(reviews, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert reviews.sheet.ids == before
    menu = QMenu()
    reviews.fill_menu(menu)
    assert "Move up" not in [action.text() for action in menu.actions()]


def test_a_review_that_does_not_say_of_whom_yet_is_in_no_picture(section, session):
    sheet = page(section, REVIEWS).sheet
    row = sheet.rowCount() - 1
    assert sheet.enter({(row, column(sheet, "Rating")): "3"})
    assert not page(section, CALIBRATION).grab().isNull()


def test_no_level_of_the_scale_stands_there_twice_or_without_its_number(section, session, qtbot):
    scale = page(section, SCALE)
    sheet = scale.sheet
    last = sheet.rowCount() - 1
    for said in ({(last, 0): "3"}, {(last, 1): "Nameless"}, {(0, 0): "5"}):
        assert not sheet.enter(said)
    assert not session.organization.of(RatingLevel)
    qtbot.keyClick(scale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not session.organization.of(RatingLevel)
    assert sheet.enter({(0, 0): "5", (4, 0): "1"})
    levels = [RatingLevel(id=key, level="3") for key in "ab"]
    assert [level for level, _ in rating_scale(Organization(levels)).levels] == [3, 3]
