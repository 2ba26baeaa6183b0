"""How complete the structure is: what is told of each unit, and where a click leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from orgeditor.analysis.completeness import ASPECTS, State, completeness, share_filled
from orgeditor.gui.findings import Checker
from orgeditor.gui.health.completeness import CompletenessPage
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import set_field

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
