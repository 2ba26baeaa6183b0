"""How complete the structure is: what is told of each unit, and where a click leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from orgeditor.analysis.completeness import (
    ASPECTS,
    Completeness,
    State,
    completeness,
    share_filled,
)
from orgeditor.files.templates import organization_from
from orgeditor.gui.findings import Checker
from orgeditor.gui.health.completeness import CompletenessPage
from orgeditor.gui.sections import FILLED_IN
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.skills import Skill, SkillHeld, Successor
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from tests.sample_organizations import large_organization

PLACE = {aspect.id: place for place, aspect in enumerate(ASPECTS)}


def answer(org, unit, aspect):
    line = next(line for line in completeness(org) if line.unit == unit)
    return line.answers[PLACE[aspect]]


def test_units_are_in_pre_order_with_their_depth(org):
    assert [(line.unit, line.depth) for line in completeness(org)] == [
        ("u1", 0),
        ("u2", 1),
        ("u3", 1),
    ]


def test_a_unit_serves_goals_by_its_whole_its_parts_and_its_positions(org):
    assert answer(org, "u3", "goals").state is State.FILLED
    org.apply(set_field(org, ["o1"], "served_by", ()))
    assert answer(org, "u3", "goals").state is State.MISSING
    assert answer(org, "u1", "goals").state is State.FILLED
    org.apply(set_field(org, ["o3"], "served_by", ("p3",)))
    found = answer(org, "u3", "goals")
    assert (found.state, found.subjects) == (State.PARTIAL, ("o3",))


def test_responsibilities_count_by_position_and_role(org):
    found = answer(org, "u2", "responsibilities")
    assert found.state is State.PARTIAL
    assert set(found.subjects) == {"p4", "p5"}
    assert answer(org, "u3", "responsibilities").state is State.MISSING


def test_heads_and_vacancies(org):
    found = answer(org, "u3", "structure")
    assert (found.state, found.subjects) == (State.PARTIAL, ("p3",))
    empty = Organization([Unit(id="u")])
    assert answer(empty, "u", "structure").state is State.MISSING
    headless = Organization(
        [
            Unit(id="u"),
            Unit(id="v"),
            Position(id="a", unit="v", manager="b"),
            Position(id="b", unit="u"),
            Position(id="c", unit="u", manager="b"),
        ]
    )
    assert answer(headless, "v", "structure").subjects == ("a",)


def test_costs_and_kpis(org):
    assert answer(org, "u2", "resources").state is State.MISSING
    org.apply(set_field(org, ["p2", "p4", "p5"], "cost", 10.0))
    assert "allocated" in str(answer(org, "u2", "resources").why)
    assert answer(org, "u1", "resources").subjects == ("p1", "p3")
    told = answer(org, "u1", "performance")
    assert (told.state, told.subjects) == (State.PARTIAL, ("p1", "p5"))
    assert "review" in str(told.why)
    assert answer(org, "u2", "performance").state is State.MISSING


def test_fit_names_the_links_that_are_missing(org):
    told = answer(org, "u3", "fit")
    assert told.state is State.PARTIAL
    assert "a resource" in str(told.why)
    org.apply(set_field(org, ["o1", "o2", "o3"], "served_by", ()))
    assert answer(org, "u3", "fit").state is State.MISSING


def test_flexibility_asks_who_could_follow_and_what_hangs_on_one_person():
    org = organization_from("marketing")
    by_code = {unit.name: key for key, unit in org.of(Unit).items()}
    told = answer(org, by_code["Digital marketing"], "flexibility")
    assert told.state is State.PARTIAL
    assert {type(org[key]) for key in told.subjects} == {Skill}
    head = org.get(Unit, by_code["Digital marketing"]).head
    org.apply(delete(org, [k for k, s in org.of(Successor).items() if s.position == head]))
    assert answer(org, by_code["Digital marketing"], "flexibility").state is State.MISSING
    held = {key for key, found in org.of(SkillHeld).items()}
    org.apply(delete(org, held))
    assert answer(org, by_code["Regional sales"], "flexibility").state is not State.MISSING


def test_improvement_counts_what_is_agreed_about_a_unit_and_who_is_in_it():
    org = organization_from("marketing")
    unit = next(key for key, unit in org.of(Unit).items() if unit.name == "Market research")
    told = answer(org, unit, "improvement")
    assert told.state is State.PARTIAL
    assert all(unit in org.get(Action, key).about for key in told.subjects)
    org.apply(set_field(org, told.subjects, "owner", next(iter(org.of(Position)))))
    org.apply(set_field(org, told.subjects, "due", "2099-01-01"))
    assert answer(org, unit, "improvement").state is State.FILLED
    org.apply(delete(org, list(org.of(Action))))
    assert answer(org, unit, "improvement").state is State.MISSING


def test_all_ten_elements_are_asked_about():
    elements = {"goals", "responsibilities", "structure", "resources", "performance", "fit", "flexibility", "communication", "skills", "improvement"}  # fmt: skip
    asked = {aspect.id for aspect in ASPECTS}
    assert elements <= asked
    assert asked - FILLED_IN.keys() == {"structure"}


def test_the_share_counts_half_for_what_is_there_in_part(org):
    lines = completeness(org)
    states = [line.answers[PLACE["structure"]].state for line in lines]
    expected = sum({"filled": 1.0, "partial": 0.5, "missing": 0.0}[s] for s in states) / 3
    assert share_filled(lines, PLACE["structure"]) == pytest.approx(expected)
    assert share_filled([], 0) == 0.0


def test_the_page_follows_edits_and_leads_to_what_lacks(session, qtbot):
    checker = Checker(session)
    page = CompletenessPage(session, checker)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    qtbot.waitExposed(page)
    cell = page.model().index(2, 1 + PLACE["structure"])
    assert cell.data() == "in part"
    page.setCurrentIndex(cell)
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert wanted.args == ["structure", "u3", ("p3",)]
    session.perform(set_field, session.organization, ["o1"], "served_by", ())
    with qtbot.waitSignal(checker.checked):
        pass
    assert page.model().index(2, 1 + PLACE["goals"]).data() == "missing"
    page.grab()


def test_a_document_without_units_has_no_lines():
    assert completeness(Organization()) == []


def test_units_are_asked_bit_by_bit_and_a_line_that_is_seen_at_once():
    org = large_organization(2000)
    found = Completeness(org)
    assert found.line(5) is None
    steps = 0
    while found.line(5) is None:
        found.go_on(1)
        steps += 1
    assert steps == len(ASPECTS)
    assert [place for place in range(len(found)) if found.known(place)] == [5]
    assert found.share_filled(0) is None
    before = found.progress
    while not found.done:
        found.go_on(500)
        assert found.progress >= before
        before = found.progress
    lines = completeness(org)
    assert [found.line(place) for place in range(len(found))] == lines
    for aspect in range(len(ASPECTS)):
        assert found.share_filled(aspect) == pytest.approx(share_filled(lines, aspect))


def test_the_page_of_a_large_organisation_shows_at_once_and_fills_while_it_is_looked_at(qtbot):
    org = large_organization(6000)
    session = Session(Document(org))
    page = CompletenessPage(session, Checker(session))
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    model = page.model()
    assert model.rowCount() == len(org.of(Unit))
    assert not page._model.found.done
    assert sum(page._model.found.known(row) is not None for row in range(model.rowCount())) == 0
    across = Qt.Orientation.Horizontal
    assert model.index(0, 1).data() == "…"
    assert model.headerData(1, across).endswith("…")
    assert "looked through" in model.headerData(0, across)
    page.hide()
    assert not page._model._more.isActive()
    page.show()
    qtbot.waitUntil(lambda: page._model.found.done)
    assert model.headerData(1, across).endswith("%")
    assert model.headerData(0, across) == "Unit"
    assert model.index(0, 1).data() in ("there", "in part", "missing")
    assert not page._model._more.isActive()


def test_what_an_edit_made_untrue_is_asked_no_further_until_it_is_asked_anew(qtbot):
    session = Session(Document(large_organization(6000)))
    checker = Checker(session)
    page = CompletenessPage(session, checker)
    qtbot.addWidget(page)
    page.show()
    page._model.found.go_on(10**6)
    session.perform(delete, session.organization, ["u40"])
    assert not page._model._more.isActive()
    page.grab()
    row = page._model.rowCount() - 1
    known = page._model.found.known(row)
    assert (page._model.answer(page._model.index(row, 1)) is None) == (known is None)
    with qtbot.waitSignal(checker.checked):
        pass
    assert page._model.rowCount() == len(session.organization.of(Unit))
    assert page._model._more.isActive()
