"""What resources there are, where they go, and what the rules say of it."""

from __future__ import annotations

import pytest

from orgeditor.analysis.completeness import ASPECTS, State, completeness
from orgeditor.analysis.resources import allocated, currencies, is_over, spending, used_of
from orgeditor.analysis.rules import check
from orgeditor.drawing.spending import told_amount
from orgeditor.gui.elements.resources import SpendingPage, resources_section
from orgeditor.messages import t, use_language
from orgeditor.model.edit import joined
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.records import Holder, Position, Project, Unit
from orgeditor.model.verbs.editing import set_field


def give(resource, to, **values):
    return Allocation(id=key_id(resource, to), resource=resource, to=to, **values)


@pytest.fixture
def org():
    return Organization(
        [
            Project(id="project", currency="EUR"),
            Unit(id="all", name="All", rank="B"),
            Unit(id="brand", name="Brand", parent="all", rank="C"),
            Unit(id="sales", name="Sales", parent="all", rank="D"),
            Position(id="head", unit="all", cost=100.0, currency="EUR", holders=(Holder(),)),
            Position(id="a", unit="brand", manager="head", cost=50.0, currency="EUR", holders=(Holder(),)),
            Position(id="v", unit="brand", manager="head", cost=40.0, currency="EUR"),
            Position(id="d", unit="sales", manager="head", cost=9.0, currency="USD", holders=(Holder(),)),
            Position(id="shut", unit="sales", manager="head", cost=7.0, currency="EUR", status="closed"),
            Resource(id="media", name="Media", amount=200.0, measure="EUR", rank="B"),
            Resource(id="crm", name="CRM", kind="technology", amount=10.0, measure="licences", cost=30.0, currency="EUR", rank="C"),
            give("media", "brand", amount=120.0, used=60.0),
            give("media", "sales", share=0.25),
            give("crm", "sales", amount=5.0, used=2.0),
        ]
    )  # fmt: skip


def test_amounts_and_shares_come_to_what_is_allocated(org):
    assert allocated(org, "media") == 170.0
    assert allocated(org, "crm") == 5.0
    assert not is_over(org, "media")
    assert used_of(org, org.get(Resource, "media")) == 60.0


def test_spending_rolls_up_by_part_and_currency(org):
    lines = {line.unit: line for line in spending(org, "EUR")}
    assert lines["brand"].planned == {"people": 90.0, "": 120.0, "technology": 0.0, "support": 0.0}
    assert lines["sales"].planned == {"people": 0.0, "": 50.0, "technology": 15.0, "support": 0.0}
    assert lines["all"].planned == {"people": 190.0, "": 170.0, "technology": 15.0, "support": 0.0}
    assert lines["all"].used == {"": 60.0, "technology": 6.0, "support": 0.0}
    assert (lines["all"].total, lines["all"].fte) == (375.0, 4.0)
    dollars = spending(org, "USD")
    assert [line.total for line in dollars] == [9.0, 0.0, 9.0]
    assert currencies(org) == ["EUR", "USD"]


def test_vacancies_cost_by_the_share_that_is_filled(org):
    assert [line.planned["people"] for line in spending(org, "EUR", 0.5)] == [170.0, 70.0, 0.0]
    assert spending(org, "EUR", 0.0)[0].fte == 3.0


def test_rules_of_allocation():
    org = Organization(
        [
            Unit(id="u"),
            Position(id="p", unit="u", fte=0.5),
            Resource(id="r", name="R", amount=10.0, used=11.0),
            Resource(id="idle", name="Idle"),
            give("r", "u", share=1.01),
            give("p", "u", amount=0.6),
        ]
    )
    found = {(f.rule, f.severity, f.subjects) for f in check(org)}
    assert ("allocation-over", "error", ("r",)) in found
    assert ("allocation-over", "error", ("p",)) in found
    assert ("resource-overspent", "warning", ("r",)) in found
    assert ("resource-unallocated", "hint", ("idle",)) in found


def test_a_whole_that_is_shared_to_the_last_part_is_not_too_much():
    thirds = [Unit(id=f"u{n}") for n in range(3)]
    given = [give("r", f"u{n}", share=1 / 3) for n in range(3)]
    org = Organization([*thirds, Resource(id="r", amount=1.0), *given])
    assert not is_over(org, "r")


def test_completeness_asks_for_costs_and_for_what_is_allocated(org):
    place = next(n for n, aspect in enumerate(ASPECTS) if aspect.id == "resources")
    states = {line.unit: line.answers[place].state for line in completeness(org)}
    assert states == {"all": State.FILLED, "brand": State.FILLED, "sales": State.FILLED}


def test_the_page_follows_slider_revenue_and_hidden_pay(session, qtbot):
    session.perform(lambda: _costs(session.organization))
    section = resources_section(session)
    qtbot.addWidget(section)
    section.resize(1000, 600)
    section.show()
    section.tabs.setCurrentIndex(3)
    page = section.pages[3].widget
    qtbot.waitUntil(lambda: page.currency.currentText() == "EUR")
    whole = page._bars.lines[0].total
    page.revenue.setText(str(whole * 10))
    assert page._ratio_told.text() == "10.0% of revenue"
    page.ratio.setValue(125)
    more = round(whole / 4)
    assert page._ratio_told.text() == f"10.0% of revenue now; 12.5% would be {more:,} more"
    page.revenue.clear()
    assert not page.ratio.isEnabled()
    page.revenue.setText(str(whole * 10))
    assert page.ratio.value() == 100
    page.filled.setValue(0)
    qtbot.waitUntil(lambda: page._bars.lines[0].total < whole)
    session.keep_from_view(names=False, pay=True)
    qtbot.waitUntil(lambda: not page._bars.lines)


def test_amounts_on_the_bars_are_counted_as_readers_count():
    assert (told_amount(8_038_000), told_amount(654_300, worded=False)) == ("8,038 k", "654")
    use_language("zh_CN")
    try:
        assert (told_amount(8_038_000), told_amount(654_300, worded=False)) == ("803.8 万", "65.4")
    finally:
        use_language("en")


def test_the_first_digit_of_a_revenue_may_be_far_less_than_what_is_spent(session, qtbot):
    org = session.organization
    session.perform(lambda: _costs(org))
    session.perform(set_field, org, list(org.of(Position)), "cost", 1e9)
    page = SpendingPage(session)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.grab()
    page.revenue.setText("1")
    assert page.ratio.value() == page.ratio.maximum()


def _costs(org):
    keys = list(org.of(Position))
    edits = [set_field(org, keys, "cost", 10.0)]
    with_cost = Organization(list(org))
    with_cost.apply(edits[0])
    edits.append(set_field(with_cost, keys, "currency", "EUR"))
    return joined(t("Costs"), edits)


def test_allocations_stand_by_what_they_are_of_and_tell_shares_in_per_cent(session, qtbot):
    section = resources_section(session)
    qtbot.addWidget(section)
    section.show()
    section.tabs.setCurrentIndex(2)
    sheet = section.pages[2].widget.sheet
    rows = [[sheet.text(row, column) for column in range(4)] for row in range(sheet.rowCount() - 1)]
    assert rows == [
        ["CRM", "Sales", "5", ""],
        ["Media", "Brand", "120", ""],
        ["Media", "Sales", "", "25 %"],
    ]
    assert sheet.enter({(2, 3): "12.5 %"})
    assert sheet.text(2, 3) == "12.5 %"
    assert session.organization.get(Allocation, sheet.ids[2]).share == 0.125
