"""Skills of a large organisation: what is not looked at is not worked out, and what is, is right."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QComboBox

from orgeditor.analysis import heat_map as heat_maps
from orgeditor.analysis.heat_map import By, HeatMap, heat_map
from orgeditor.analysis.skills import SkillBook, skill_book
from orgeditor.analysis.training import Audiences, after_training, holders_after
from orgeditor.analysis.tree import unit_tree
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.heat_map import HeatMapPainter, in_sight
from orgeditor.gui.elements import skill_sheets
from orgeditor.gui.elements.cross_sheet import CrossSheet, Lines
from orgeditor.gui.elements.skills import skills_section
from orgeditor.gui.elements.table import Table
from orgeditor.gui.session import Session
from orgeditor.messages import t
from orgeditor.model.document import Document
from orgeditor.model.elements.skills import Skill, SkillHeld, SkillNeed, Training
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.records import Holder, Person, Position, Role, Unit
from orgeditor.model.verbs.editing import set_field
from tests.sample_organizations import large_records

SKILLS, NEEDED, HELD, HEAT = range(4)
_ROLES, _SKILLS = 8, 40


def skilled(positions: int, seed: int = 1) -> Organization:
    """Return positions of which some are shared, closed, outside units, or filled by somebody twice."""
    draw = Random(seed)
    standing = large_records(positions)
    people = [record.id for record in standing if isinstance(record, Person)]
    records = []
    for record in standing:
        if isinstance(record, Position):
            roles = draw.sample(range(_ROLES), draw.randint(0, 2))
            record = replace(
                record,
                roles=tuple(f"r{n}" for n in roles),
                holders=tuple(
                    Holder(person=key) for key in draw.sample(people, draw.randint(0, 2))
                ),
                status=draw.choice(("", "", "closed")),
                unit=record.unit if draw.random() < 0.9 else "",
            )
        records.append(record)
    records += [Role(id=f"r{n}", name=f"Role {n}") for n in range(_ROLES)]
    records += [Skill(id=f"s{n}", name=f"Skill {n}", critical=n % 3 == 0) for n in range(_SKILLS)]

    def pairs(ids, count):
        return {(f"s{draw.randrange(_SKILLS)}", draw.choice(ids)) for _ in range(count)}

    parties = [f"r{n}" for n in range(_ROLES)] * 5 + [f"p{n}" for n in range(0, positions, 9)]
    records += [
        SkillNeed(id=key_id(*key), skill=key[0], party=key[1], level=float(draw.randint(0, 4)))
        for key in sorted(pairs(parties, 80))
    ]
    records += [
        SkillHeld(id=key_id(*key), skill=key[0], person=key[1], level=float(draw.randint(0, 4)), learner=draw.random() < 0.2)
        for key in sorted(pairs(people, 2 * positions))
    ]  # fmt: skip
    return Organization(records)


@pytest.fixture(scope="module")
def large() -> Organization:
    return skilled(2000)


@pytest.fixture
def session(large, qtbot):
    return Session(Document(Organization(large)))


@pytest.fixture
def section(session, qtbot):
    section = skills_section(session)
    qtbot.addWidget(section)
    section.resize(1300, 700)
    section.show()
    qtbot.waitExposed(section)
    return section


def counted(monkeypatch, owner, name):
    """Count the calls of a function, which goes on to do what it does."""
    calls = Counter()
    plain = getattr(owner, name)

    def counting(*args, **kwargs):
        calls[name] += 1
        return plain(*args, **kwargs)

    monkeypatch.setattr(owner, name, counting)
    return calls


@given(st.integers(0, 10**6))
def test_coverage_is_what_asking_each_person_for_each_skill_gives(seed):
    org = skilled(40, seed)
    book = skill_book(org)
    needing, short, having = Counter(), Counter(), {}
    levels = [book.needed_at(seat) for seat in org.of(Position).values() if seat.status != "closed"]
    for person in book.seats:
        for skill, level in book.needed_of(person).items():
            needing[skill] += 1
            short[skill] += book.held_by(person, skill).counted < level
    for skill, covered in book.coverage().items():
        highest = max((needed.get(skill, 0.0) for needed in levels), default=0.0)
        having = [p for p in book.seats if book.held_by(p, skill).counted >= (highest or 1.0)]
        assert (covered.level, covered.needing, covered.short) == (highest, needing[skill], short[skill])  # fmt: skip
        assert list(covered.holders) == having


@given(st.integers(0, 10**6))
def test_who_has_a_skill_after_training_is_told_by_its_trainings_alone(seed):
    draw = Random(seed)
    standing = skilled(40, seed)
    named = [*standing.of(Unit), *standing.of(Role), *standing.of(Person), *standing.of(Position)]
    trainings = [
        Training(id=f"t{n}", skill=f"s{draw.randrange(_SKILLS)}", level=float(draw.randint(1, 4)), audience=tuple(draw.sample(named, 3)), status=draw.choice(("", "done", "running")))
        for n in range(60)
    ]  # fmt: skip
    org = Organization([*standing, *trainings])
    book, audiences = skill_book(org), Audiences(org)
    after = after_training(book, audiences).coverage()
    for skill, covered in book.coverage().items():
        assert holders_after(book, skill, covered, audiences) == set(after[skill].holders)


@given(st.integers(0, 10**6))
def test_units_count_everybody_in_them_once(seed):
    org = skilled(60, seed)
    book, tree = skill_book(org), unit_tree(org)
    found = {row.record: row for row in heat_map(org, By.UNITS).rows}
    for place, unit in enumerate(tree.ids):
        inside = set(tree.ids[place : tree.end[place]])
        people = [p for p, seats in book.seats.items() if any(s.unit in inside for s in seats)]
        needing = Counter(skill for p in people for skill in book.needed_of(p))
        met = Counter(
            skill
            for p in people
            for skill, level in book.needed_of(p).items()
            if book.held_by(p, skill).counted >= level
        )
        assert (unit in found) == bool(needing)
        if needing:
            assert {k: n for k, n in found[unit].needing.items() if n} == needing
            assert {k: n for k, n in found[unit].met.items() if n} == met


def test_coverage_looks_at_people_of_whom_a_level_is_said(large, monkeypatch):
    book = skill_book(large)
    calls = counted(monkeypatch, SkillBook, "needed_of")
    book.coverage()
    several = [p for p, seats in book.seats.items() if len(seats) > 1 or seats[0].id in book.needs]
    assert calls["needed_of"] <= len(book.held) + len(several)


def test_a_unit_is_counted_by_its_own_people_not_by_all_below_it(large, monkeypatch):
    asked = []
    plain = heat_maps._counted
    monkeypatch.setattr(heat_maps, "_counted", lambda book, people: asked.extend(people) or plain(book, people))  # fmt: skip
    heat_map(large, By.UNITS)
    seats = sum(len(found) for found in skill_book(large).seats.values())
    assert len(asked) <= 2 * seats


def test_tables_of_everybody_are_filled_when_they_are_looked_at(section, session, monkeypatch):
    names = counted(monkeypatch, skill_sheets, "called")
    tables = [section.pages[place].widget for place in (NEEDED, HELD)]
    assert [table.sheet.rowCount() for table in tables] == [0, 0]
    section.tabs.setCurrentIndex(HELD)
    assert tables[0].sheet.rowCount() == 0
    assert tables[1].sheet.rowCount() == len(session.organization.of(Person))
    tables[1].grab()
    assert 0 < names["called"] < 600
    last = tables[1].sheet.line_record(tables[1].sheet.rowCount() - 1)
    assert section.show_record(last)
    assert tables[1].chosen_records() == [last]


def test_an_edit_leaves_tables_alone_that_nobody_looks_at(section, session, monkeypatch):
    for place in (NEEDED, HELD, SKILLS):
        section.tabs.setCurrentIndex(place)
    held = section.pages[HELD].widget
    calls = counted(monkeypatch, type(held.sheet), "refresh")
    first = held.sheet.line_record(0)
    session.perform(set_field, session.organization, [first], "name", "Somebody New")
    assert not calls
    section.tabs.setCurrentIndex(HELD)
    assert calls["refresh"] == 1
    assert held.sheet.text(0, 0) == "Somebody New"
    section.tabs.setCurrentIndex(SKILLS)
    section.tabs.setCurrentIndex(HELD)
    assert calls["refresh"] == 1


def test_the_filter_finds_rows_on_a_page_that_comes_into_sight_later(section, session):
    person = next(iter(session.organization.of(Person).values()))
    section._filter.setText(person.name)
    held = section.pages[HELD].widget.sheet
    assert held.rowCount() == 0
    section.tabs.setCurrentIndex(HELD)
    assert 0 < held.rowCount() < len(session.organization.of(Person))
    assert person.id in {held.line_record(row) for row in range(held.rowCount())}


def test_cells_out_of_sight_are_not_painted(large, qapp, monkeypatch):
    found = heat_map(large)
    assert len(found.rows) > 500
    calls = counted(monkeypatch, HeatMap, "cell")
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.translate(-700, -9000)
        HeatMapPainter(found, LIGHT, paper_face()).paint(painter, in_sight(painter))
    # 276 x 194 pixels of cells of 48 x 27, the outermost of them cut.
    assert 0 < calls["cell"] <= (500 / 48 + 2) * (400 / 27 + 2)


def test_the_pages_of_skills_look_everything_up_once(section, session, monkeypatch):
    calls = counted(monkeypatch, SkillBook, "coverage")
    section.tabs.setCurrentIndex(HEAT)
    picture = section.pages[HEAT].widget
    for by in range(3):
        section.findChild(QComboBox, "heat-map-rows").setCurrentIndex(by)
        picture.grab()
    section.tabs.setCurrentIndex(SKILLS)
    section.pages[SKILLS].widget.grab()
    assert not calls


def test_a_table_of_thousands_of_columns_is_measured_by_few_of_its_cells(
    session, qtbot, monkeypatch
):
    calls = counted(monkeypatch, CrossSheet, "shown")
    ids = [f"c{n}" for n in range(3000)]
    table = Table(
        CrossSheet(session, SkillHeld, "level", lambda _: Lines(ids, str), lambda _: Lines(ids, str), t("Person")),
        "wide",
    )  # fmt: skip
    qtbot.addWidget(table)
    table.show()
    assert table.sheet.columnCount() == 3001
    assert 0 < calls["shown"] < 2 * 3001
