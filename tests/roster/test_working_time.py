"""FTE in the client's own unit, in and out again: percentages, hours of a week."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.files.roster import propose, roster_table
from orgeditor.files.roster.working_time import full_time, written_full_time
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from tests.roster.tables import book_of, problem, read

HEAD = ("ID", "Name", "Title", "Manager ID")
ROWS = (("1", "Ana Paz", "CEO", ""), ("2", "Ben Ode", "CFO", "1"), ("3", "Cem Su", "Clerk", "2"))


@pytest.mark.parametrize(
    ("header", "figures", "ftes", "changed"),
    [
        ("FTE %", (100, 100, 80), [1.0, 1.0, 0.8], [100, 50, 80]),
        ("Weekly hours", (37.5, 37.5, 18.75), [1.0, 1.0, 0.5], [37.5, 18.75, 18.75]),
        ("Wochenstunden", ("40", "40", "32"), [1.0, 1.0, 0.8], ["40", 20, "32"]),
    ],
)
def test_a_changed_fte_goes_out_in_the_clients_unit(header, figures, ftes, changed) -> None:
    proposal = read((*HEAD, header), *((*row, f) for row, f in zip(ROWS, figures, strict=True)))
    assert problem(proposal, "fte-scaled").cell == "E2"
    org = proposal.organization()
    positions = org.of(Position)
    assert [p.fte for p in positions.values()] == ftes
    second = list(positions.values())[1]
    records = [replace(r, fte=0.5) if r.id == second.id else r for r in org]
    table = roster_table(Organization(records))
    at = [column.header for column in table.columns].index(header)
    assert [row[at] for row in table.rows] == changed
    again = propose([book_of(table)]).organization()
    assert sorted(p.fte for p in again.of(Position).values()) == sorted([1.0, 0.5, ftes[2]])


@pytest.mark.parametrize("field", ["fte", "headcount"])
@pytest.mark.parametrize(
    ("figures", "meant"),
    [
        (("1.125", "1.125", "0.375"), [1.125, 1.125, 0.375]),
        (("1,125", "1,125", "0,375"), [1.125, 1.125, 0.375]),
        (("1.125", "2", "12"), [1.125, 2.0, 12.0]),
        (("1.250", "310", "45"), [1250.0, 310.0, 45.0]),
        (("1,250", "310", "45"), [1250.0, 310.0, 45.0]),
        (("1,250.5", "310", "45"), [1250.5, 310.0, 45.0]),
    ],
)
def test_three_decimals_are_thousands_beside_hundreds_alone(field, figures, meant) -> None:
    header = {"fte": "FTE", "headcount": "Head-count"}[field]
    proposal = read((*HEAD, header), *((*row, f) for row, f in zip(ROWS, figures, strict=True)))
    positions = proposal.organization().of(Position).values()
    assert [getattr(p, field) for p in positions] == meant


def test_rows_that_stand_for_many_are_no_percentages() -> None:
    assert full_time("Number of posts in FTE", [100.0, 12.5], of_people=False) == 1.0
    assert full_time("FTE", [1.0, 0.5, 2.0], of_people=True) == 1.0
    assert full_time("FTE", [100.0, 80.0, 60.0], of_people=True) == 100.0
    assert written_full_time([]) == 1.0
    assert written_full_time([(1.0, 1.0), (0.5, 0.5)]) == 1.0
