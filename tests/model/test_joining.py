"""Merging and splitting positions and units."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgeditor.model.edit import Refused
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Holder,
    MatrixColumn,
    Position,
    Responsibility,
    Unit,
    key_id,
)
from orgeditor.model.structure import positions_in, units_in
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.joining import merge_positions, merge_units
from orgeditor.model.verbs.positions import hold
from orgeditor.model.verbs.responsibilities import set_codes
from orgeditor.model.verbs.splitting import split_position, split_unit
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    """p1 Director (u1) - p2 Lead (u2) - p4 Writer, p5 Editor; p1 - p3 Lead (u3), dotted to p2."""
    return small_organization()


def position(org: Organization, key: str) -> Position:
    return org.get(Position, key)


def test_merged_position_has_what_both_had(org: Organization) -> None:
    org.apply(set_field(org, ["p3"], "duties", "Plans\nWrites"))
    org.apply(set_field(org, ["p2"], "duties", "Writes"))
    org.apply(set_field(org, ["p2", "p3"], "cost", 50.0))
    org.apply(merge_positions(org, ["p2", "p3"], "p3"))
    kept = position(org, "p3")
    assert "p2" not in org
    assert (kept.headcount, kept.fte, kept.cost, kept.duties) == (2, 2, 100, "Plans\nWrites")
    assert (kept.roles, kept.dotted, kept.unit) == (("r1",), (), "u3")
    assert org.below("p3", Edge.REPORTS) == ["p4", "p5"]


def test_holders_of_merged_positions_stand_once(org: Organization) -> None:
    org.apply(set_field(org, ["p4"], "holders", (Holder("h2", 0.5), Holder("h1", 0.2))))
    org.apply(merge_positions(org, ["p4", "p5"], "p4"))
    assert position(org, "p4").holders == (Holder("h2", 1.0), Holder("h1", 0.2), Holder())


def test_dotted_lines_to_the_merged_lead_to_what_is_left(org: Organization) -> None:
    org.apply(set_field(org, ["p4"], "dotted", ("p3",)))
    org.apply(merge_positions(org, ["p1", "p3"], "p1"))
    assert position(org, "p4").dotted == ("p1",)
    assert org.get(Unit, "u1").head == "p1"


def test_merging_a_manager_into_its_report_puts_the_report_in_its_place(org: Organization) -> None:
    org.apply(merge_positions(org, ["p1", "p4"], "p4"))
    assert position(org, "p4").manager == ""
    assert set(org.below("p4", Edge.REPORTS)) == {"p2", "p3"}
    assert org.get(Unit, "u1").head == "p4"


def test_what_waits_comes_to_the_place_of_what_it_takes_over(org: Organization) -> None:
    org.apply(hold(org, ["p5"], "no manager"))
    org.apply(merge_positions(org, ["p4"], "p5"))
    assert (position(org, "p5").manager, position(org, "p5").waiting) == ("p2", "")


def test_cells_of_a_matrix_unite_their_letters(org: Organization) -> None:
    org.apply(set_codes(org, "m1", [("a1", "p1", ("A",)), ("a1", "p3", ("R",))]))
    org.apply(merge_positions(org, ["p3"], "p1"))
    cell = org.get(Responsibility, key_id("m1", "a1", "p1"))
    assert set(cell.codes) == {"A", "R"}
    assert key_id("m1", "a1", "p3") not in org
    assert {c.party for c in org.of(MatrixColumn).values()} == {"p1", "r1"}


def test_column_of_a_matrix_passes_to_the_heir(org: Organization) -> None:
    org.apply(merge_positions(org, ["p1"], "p2"))
    assert org.get(MatrixColumn, key_id("m1", "p2")).rank == "k"


def test_costs_in_different_currencies_are_refused(org: Organization) -> None:
    org.apply(set_field(org, ["p4", "p5"], "cost", 10.0))
    org.apply(set_field(org, ["p5"], "currency", "EUR"))
    with pytest.raises(Refused):
        merge_positions(org, ["p4", "p5"], "p4")


def test_one_alone_is_not_merged(org: Organization) -> None:
    with pytest.raises(Refused):
        merge_positions(org, ["p4", "p4"], "p4")


def test_merged_units_hold_what_both_held(org: Organization) -> None:
    org.apply(merge_units(org, ["u2", "u3"], "u2"))
    assert set(positions_in(org, "u2")) == {"p2", "p3", "p4", "p5"}
    assert units_in(org, "u1") == ["u2"]


def test_unit_that_takes_over_the_one_around_it_rises(org: Organization) -> None:
    org.apply(merge_units(org, ["u1"], "u2"))
    unit = org.get(Unit, "u2")
    assert (unit.parent, unit.head, unit.name) == ("", "p1", "Brand")
    assert units_in(org, "u2") == ["u3"]


def test_a_shared_position_is_split_by_its_holders(org: Organization) -> None:
    org.apply(set_field(org, ["p5"], "holders", (Holder("h2", 0.75), Holder("h1", 0.25))))
    org.apply(set_field(org, ["p5"], "cost", 100.0))
    org.apply(split_position(org, "p5"))
    p4, first, second = (position(org, key) for key in org.below("p2", Edge.REPORTS))
    assert (p4.id, first.id) == ("p4", "p5")
    assert (first.fte, first.cost, first.holders) == (0.75, 75, (Holder("h2", 0.75),))
    assert (second.fte, second.cost, second.holders) == (0.25, 25, (Holder("h1", 0.25),))


def test_a_row_of_seats_is_halved_and_reports_stay(org: Organization) -> None:
    org.apply(set_field(org, ["p2"], "headcount", 12.0))
    org.apply(split_position(org, "p2"))
    first, second, _ = (position(org, key) for key in org.below("p1", Edge.REPORTS))
    assert (first.headcount, second.headcount, second.holders) == (6, 6, ())
    assert org.below(first.id, Edge.REPORTS) == ["p4", "p5"]


def test_a_unit_is_split_with_all_below_in_it(org: Organization) -> None:
    org.apply(edit := split_unit(org, ["p2"], name="Brand new"))
    new = edit.changes[-1].id
    assert units_in(org, "u1") == ["u2", new, "u3"]
    assert set(positions_in(org, new)) == {"p2", "p4", "p5"}
    assert position(org, "p4").manager == "p2"


def test_the_head_that_leaves_is_head_no_longer(org: Organization) -> None:
    org.apply(edit := split_unit(org, ["p1"], name="Board"))
    assert org.get(Unit, "u1").head == ""
    assert positions_in(org, edit.changes[-1].id) == ["p1"]


def test_positions_of_two_units_are_not_split_off_together(org: Organization) -> None:
    with pytest.raises(Refused):
        split_unit(org, ["p3", "p4"], name="New")


def test_every_merge_is_taken_back(org: Organization) -> None:
    before = Organization(replace(record) for record in org)
    for edit in (merge_positions(org, ["p2", "p1"], "p4"), merge_units(org, ["u3", "u1"], "u2")):
        org.apply(edit)
        org.apply(edit.inverted())
        assert org == before
