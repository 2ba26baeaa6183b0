"""Measures of the whole and of branches, against sums made by hand and one by one."""

from __future__ import annotations

import pytest

from orgeditor.analysis.measures import Measures
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Position, Unit
from tests.sample_organizations import large_organization


@pytest.fixture(scope="module")
def org() -> Organization:
    held = (Holder(),)
    return Organization(
        [
            Unit(id="all"),
            Unit(id="sales", parent="all"),
            Unit(id="north", parent="sales"),
            Position(id="boss", unit="all", holders=held, cost=100.0, currency="EUR"),
            Position(id="aide", unit="all", manager="boss", assistant=True, fte=0.5, holders=held),
            Position(id="head", unit="sales", manager="boss", cost=80.0, currency="EUR"),
            Position(id="gone", unit="sales", manager="boss", status="closed", cost=9.0),
            Position(id="left", unit="sales", manager="gone", holders=held, cost=50.0, currency="CNY"),
            Position(id="crew", unit="north", manager="head", headcount=12.5, fte=10.0),
        ]
    )  # fmt: skip


def test_the_whole(org):
    figures = Measures(org).whole()
    assert figures.positions == 5
    assert figures.headcount == 16.5
    assert figures.vacant == 13.5
    assert figures.fte == 13.5
    assert figures.cost == {"EUR": 180.0, "CNY": 50.0}
    # The assistant is left out; who reported to a closed position reports to the one above it.
    assert figures.span == 2
    assert figures.layers == 3


def test_a_branch_and_several(org):
    measures = Measures(org)
    assert measures.branch("head").headcount == 13.5
    assert measures.branch("head").layers == 2
    assert measures.branch("head", "crew").headcount == 13.5
    assert measures.branch("head", "left").cost == {"EUR": 80.0, "CNY": 50.0}
    assert measures.branch("gone").positions == 0
    assert measures.span("boss") == 2
    assert measures.span("gone") == 0


def test_units_roll_up(org):
    measures = Measures(org)
    assert measures.unit("sales").headcount == measures.in_unit("sales") == 14.5
    assert measures.unit("north", "sales").headcount == 14.5
    assert measures.in_unit("north") == 12.5
    assert measures.in_unit("all") == 16.5


def test_nothing(org):
    figures = Measures(Organization()).whole()
    assert (figures.positions, figures.layers, figures.cost) == (0, 0, {})


def test_arrays_agree_with_the_graph():
    org = large_organization(600)
    measures = Measures(org)
    for key in list(org.of(Position))[::37]:
        below = [org.get(Position, k) for k in org.branch(key, Edge.REPORTS)]
        figures = measures.branch(key)
        assert figures.positions == len(below)
        assert figures.fte == pytest.approx(sum(p.fte for p in below))
        assert figures.cost["EUR"] == sum(p.cost or 0 for p in below)
        assert measures.span(key) == len(org.below(key, Edge.REPORTS))
    for key in list(org.of(Unit))[::7]:
        inside = set(org.branch(key, Edge.CONTAINS))
        assert measures.in_unit(key) == len(inside & org.of(Position).keys())


def test_all_units_at_once_are_as_each_alone():
    org = large_organization(3_000)
    measures = Measures(org)
    found = measures.all_units()
    assert list(found) == measures.units.ids
    for key, sums in found.items():
        one = measures.unit(key)
        assert (sums.headcount, sums.vacant) == (one.headcount, one.vacant)
        assert sums.fte == pytest.approx(one.fte)
        assert sums.cost == pytest.approx({name: cost for name, cost in one.cost.items() if cost})
