"""Money in the client's thousands, in and out again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.files.roster import propose, roster_table
from orgeditor.files.roster.money_scale import money_scale, written_money_scale
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from tests.roster.tables import book_of, kinds, problem, read

HEAD = ("ID", "Name", "Title", "Manager ID")
ROWS = (("1", "Ana Paz", "CEO", ""), ("2", "Ben Ode", "CFO", "1"), ("3", "Cem Su", "Clerk", "2"))


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Cost (k€)", 1e3),
        ("Salary in TEUR", 1e3),
        ("Salary (000s)", 1e3),
        ("Annual cost, USD '000", 1e3),
        ("Jahresgehalt (Tsd. €)", 1e3),
        ("人工成本（千元）", 1e3),
        ("年薪（万元）", 1e4),
        ("Salary (INR lakhs)", 1e5),
        ("Total cost (EUR million)", 1e6),
        ("Salary", 1.0),
        ("Cost (€)", 1.0),
        ("Gross salary 2024", 1.0),
        ("Salary k", 1.0),
        ("年薪（元）", 1.0),
    ],
)
def test_what_a_header_counts_money_in(header: str, scale: float) -> None:
    assert money_scale(header) == scale


@pytest.mark.parametrize(
    ("header", "figures", "costs", "changed"),
    [
        ("Salary (k€)", (300, 200, 45.5), [300_000, 200_000, 45_500], [300, 210, 45.5]),
        ("年薪（万元）", ("60", "40", "12"), [600_000, 400_000, 120_000], ["60", 21, "12"]),
    ],
)
def test_a_changed_cost_goes_out_in_the_clients_unit(header, figures, costs, changed) -> None:
    proposal = read((*HEAD, header), *((*row, f) for row, f in zip(ROWS, figures, strict=True)))
    assert problem(proposal, "cost-scaled").cell == "E2"
    org = proposal.organization()
    positions = list(org.of(Position).values())
    assert [p.cost for p in positions] == costs
    records = [replace(r, cost=210_000.0) if r.id == positions[1].id else r for r in org]
    table = roster_table(Organization(records))
    at = [column.header for column in table.columns].index(header)
    assert [row[at] for row in table.rows] == changed
    again = propose([book_of(table)]).organization()
    assert [p.cost for p in again.of(Position).values()] == [costs[0], 210_000, costs[2]]


def test_money_as_it_stands_is_left_alone() -> None:
    proposal = read((*HEAD, "Salary"), *((*row, 1000) for row in ROWS))
    assert "cost-scaled" not in kinds(proposal)
    assert [p.cost for p in proposal.organization().of(Position).values()] == [1000] * 3
    assert written_money_scale([]) == 1.0
    assert written_money_scale([(1000.0, 1000.0), (900.0, 900.0)]) == 1.0
