"""Units move with all inside them; positions move between units."""

from __future__ import annotations

import pytest

from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of, positions_in, units_in
from orgeditor.model.verbs.units import add_unit, move_into_unit, move_units
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    """u1 Marketing (head p1) holds u2 Brand (p2, p4, p5) and u3 Digital (p3)."""
    return small_organization()


def test_new_unit_stands_where_it_was_put(org: Organization) -> None:
    org.apply(edit := add_unit(org, name="Sales", parent="u1", before="u3"))
    assert units_in(org, "u1") == ["u2", edit.changes[0].id, "u3"]


def test_unit_moves_with_all_inside_and_its_head_follows(org: Organization) -> None:
    org.apply(move_units(org, ["u2"], "u3"))
    assert units_in(org, "u3") == ["u2"]
    assert set(positions_in(org, "u2")) == {"p2", "p4", "p5"}
    assert org.get(Position, "p2").manager == head_of(org, "u3") == "p3"
    assert org.get(Position, "p4").manager == "p2"


def test_unit_becomes_a_top_unit_and_lines_stay(org: Organization) -> None:
    org.apply(move_units(org, ["u2"], ""))
    assert units_in(org, "") == ["u1", "u2"]
    assert org.get(Position, "p2").manager == "p1"


def test_units_are_reordered(org: Organization) -> None:
    edit = move_units(org, ["u3"], "u1", before="u2")
    org.apply(edit)
    assert units_in(org, "u1") == ["u3", "u2"]
    assert len(edit.changes) == 1


@pytest.mark.parametrize("parent", ["u1", "u2"])
def test_unit_does_not_move_into_itself(org: Organization, parent: str) -> None:
    with pytest.raises(Refused):
        move_units(org, ["u1"], parent)


def test_position_moves_into_a_unit_and_keeps_its_manager(org: Organization) -> None:
    org.apply(move_into_unit(org, ["p4", "p4"], "u3"))
    assert org.get(Position, "p4").unit == "u3"
    assert org.get(Position, "p4").manager == "p2"


def test_position_leaves_its_unit(org: Organization) -> None:
    edit = move_into_unit(org, ["p4"], "")
    org.apply(edit)
    assert org.get(Position, "p4").unit == ""
    assert edit.label.render("en") == "Take 1 position out of its unit"


def test_root_that_comes_into_a_unit_reports_to_its_head(org: Organization) -> None:
    org.apply(move_into_unit(org, ["p1"], "u2"))
    assert org.get(Position, "p1").manager == "", "its head is below it"
    head = org.get(Unit, "u1").head
    assert head == "p1"
