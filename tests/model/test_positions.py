"""Adding, moving, swapping, copying positions."""

from __future__ import annotations

import pytest

from orgeditor.model.edit import Edit, Refused
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of, holding_area, roots
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.positions import (
    add_dotted_line,
    add_position,
    assign_role,
    copy_branches,
    hold,
    move_alone,
    move_positions,
    remove_dotted_line,
    swap,
)
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    """p1 Director (u1) - p2 Lead (u2) - p4 Writer, p5 Editor; p1 - p3 Lead (u3), dotted to p2."""
    return small_organization()


def reports(org: Organization, position: str) -> list[str]:
    return org.below(position, Edge.REPORTS)


def position(org: Organization, key: str) -> Position:
    return org.get(Position, key)


def made(edit: Edit) -> str:
    """Return the id of the record that the edit makes."""
    assert edit.changes[0].before is None
    return edit.changes[0].id


def test_new_position_takes_the_unit_of_its_manager(org: Organization) -> None:
    org.apply(edit := add_position(org, title="Analyst", manager="p2", before="p5"))
    assert position(org, made(edit)).unit == "u2"
    assert reports(org, "p2") == ["p4", made(edit), "p5"]


def test_new_position_in_a_unit_reports_to_its_head(org: Organization) -> None:
    org.apply(edit := add_position(org, title="", unit="u2", role="r1"))
    new = position(org, made(edit))
    assert (new.manager, new.title, new.title_zh) == ("p2", "Marketing manager", "市场营销经理")


def test_branch_moves_with_all_below_and_joins_the_unit(org: Organization) -> None:
    org.apply(move_positions(org, ["p4"], "p3"))
    assert reports(org, "p3") == ["p4"]
    assert position(org, "p4").unit == "u3"


def test_unit_follows_its_head(org: Organization) -> None:
    org.apply(move_positions(org, ["p2"], "p3"))
    assert org.get(Unit, "u2").parent == "u3"
    assert position(org, "p2").unit == position(org, "p4").unit == "u2"
    assert reports(org, "p2") == ["p4", "p5"]


def test_moving_under_a_dotted_manager_makes_the_line_solid(org: Organization) -> None:
    org.apply(move_positions(org, ["p3"], "p2"))
    assert (position(org, "p3").manager, position(org, "p3").dotted) == ("p2", ())


def test_several_keep_their_order_and_what_lies_below_another_stays_with_it(
    org: Organization,
) -> None:
    org.apply(move_positions(org, ["p5", "p2", "p4", "p5"], "p3"))
    assert reports(org, "p3") == ["p2"]
    assert reports(org, "p2") == ["p4", "p5"]


def test_reordering_touches_one_record(org: Organization) -> None:
    edit = move_positions(org, ["p5"], "p2", before="p4")
    org.apply(edit)
    assert reports(org, "p2") == ["p5", "p4"]
    assert [change.id for change in edit.changes] == ["p5"]


@pytest.mark.parametrize("manager", ["p2", "p4"])
def test_nothing_moves_below_itself(org: Organization, manager: str) -> None:
    with pytest.raises(Refused):
        move_positions(org, ["p2"], manager)


def test_moved_alone_leaves_its_reports_with_its_manager(org: Organization) -> None:
    org.apply(move_alone(org, "p2", "p3"))
    assert position(org, "p2").manager == "p3"
    assert set(reports(org, "p1")) == {"p3", "p4", "p5"}
    assert reports(org, "p2") == []


def test_moved_alone_under_its_own_report(org: Organization) -> None:
    org.apply(move_alone(org, "p2", "p4"))
    assert (position(org, "p4").manager, position(org, "p2").manager) == ("p1", "p4")


def test_swap_of_two_that_report_to_each_other(org: Organization) -> None:
    org.apply(swap(org, "p1", "p2"))
    assert roots(org) == ["p2"]
    assert set(reports(org, "p2")) == {"p1", "p3"}
    assert reports(org, "p1") == ["p4", "p5"]
    assert (position(org, "p1").unit, position(org, "p2").unit) == ("u2", "u1")


def test_swap_of_two_far_apart_takes_reports_and_units(org: Organization) -> None:
    org.apply(swap(org, "p3", "p4"))
    assert reports(org, "p1") == ["p2", "p4"]
    assert reports(org, "p2") == ["p3", "p5"]
    assert (position(org, "p3").dotted, position(org, "p4").dotted) == ((), ("p2",))


def test_swap_gives_the_unit_its_new_head(org: Organization) -> None:
    org.apply(swap(org, "p1", "p3"))
    assert head_of(org, "u1") == "p3"


def test_swap_is_its_own_inverse(org: Organization) -> None:
    for _ in range(2):
        org.apply(swap(org, "p1", "p2"))
    assert org == small_organization()


def test_copy_is_vacant_and_hangs_together(org: Organization) -> None:
    org.apply(edit := copy_branches(org, ["p2"], "p3"))
    [top] = reports(org, "p3")
    copies = [top, *reports(org, top)]
    assert [position(org, key).title for key in copies] == ["Lead", "Writer", "Editor"]
    assert {position(org, key).unit for key in copies} == {"u3"}
    assert all(not position(org, key).holders for key in copies)
    assert len(edit.changes) == 3


def test_copy_below_one_it_has_a_dotted_line_to(org: Organization) -> None:
    org.apply(edit := copy_branches(org, ["p3"], "p2"))
    assert position(org, made(edit)).dotted == ()


def test_dotted_line_comes_and_goes(org: Organization) -> None:
    org.apply(add_dotted_line(org, "p4", "p3"))
    assert position(org, "p4").dotted == ("p3",)
    with pytest.raises(Refused):
        add_dotted_line(org, "p4", "p3")
    with pytest.raises(Refused):
        add_dotted_line(org, "p4", "p2")
    org.apply(remove_dotted_line(org, "p4", "p3"))
    assert org == small_organization()


def test_what_waits_has_no_manager_and_comes_back_by_moving(org: Organization) -> None:
    org.apply(hold(org, ["p2", "p4"], "no manager found"))
    assert holding_area(org) == ["p2"]
    assert roots(org) == ["p1"]
    assert reports(org, "p2") == ["p4", "p5"]
    org.apply(move_positions(org, ["p2"], "p3"))
    assert holding_area(org) == []


def test_who_is_given_a_manager_waits_no_longer(org: Organization) -> None:
    org.apply(hold(org, ["p2"], "no manager found"))
    org.apply(set_field(org, ["p2"], "manager", "p3"))
    assert holding_area(org) == []


def test_role_is_played_once(org: Organization) -> None:
    org.apply(assign_role(org, "p2", "r2"))
    assert position(org, "p2").roles == ("r1", "r2")
    with pytest.raises(Refused):
        assign_role(org, "p2", "r2")
