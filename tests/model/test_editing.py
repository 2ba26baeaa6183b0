"""Deleting leaves nothing that points at what is gone; fields of several at once; holders; cells."""

from __future__ import annotations

import pytest

from orgeditor.analysis.matrix import matrix_view
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Holder,
    Matrix,
    Person,
    Position,
    Project,
    Responsibility,
    Unit,
    key_id,
)
from orgeditor.model.verbs.editing import delete, delete_branches, set_field, set_project
from orgeditor.model.verbs.matrices import add_rows, begin_matrix
from orgeditor.model.verbs.people import holder_names, set_holders
from orgeditor.model.verbs.responsibilities import remove_party, set_codes, set_comment
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    return small_organization()


def test_reports_of_a_deleted_position_move_up(org: Organization) -> None:
    org.apply(delete(org, ["p2"]))
    assert set(org.below("p1", Edge.REPORTS)) == {"p3", "p4", "p5"}
    assert org.get(Position, "p3").dotted == ()


def test_reports_move_up_past_several_that_go(org: Organization) -> None:
    org.apply(delete(org, ["p1", "p2"]))
    assert {org.get(Position, key).manager for key in ("p3", "p4", "p5")} == {""}
    assert org.get(Unit, "u1").head == ""


def test_what_is_inside_a_deleted_unit_moves_out(org: Organization) -> None:
    org.apply(delete(org, ["u2"]))
    assert org.get(Position, "p4").unit == "u1"
    org.apply(delete(org, ["u1"]))
    assert org.get(Unit, "u3").parent == ""
    assert org.get(Position, "p4").unit == ""


def test_deleted_person_leaves_a_vacancy(org: Organization) -> None:
    org.apply(delete(org, ["h2"]))
    assert org.get(Position, "p5").holders == (Holder(),), "the one who is not named stays"


def test_rows_columns_and_cells_go_with_what_they_are_of(org: Organization) -> None:
    org.apply(delete(org, ["r1", "a1"]))
    assert not org.of(Responsibility)
    assert org.get(Position, "p2").roles == ()
    org.apply(delete(org, ["m1"]))
    assert not any(
        isinstance(record, Matrix) or "matrix" in record.__struct_fields__ for record in org
    )


def test_inner_activities_of_a_deleted_group_move_out(org: Organization) -> None:
    org.apply(delete(org, ["g1"]))
    assert org.get(Activity, "a1").parent == ""


def test_branch_goes_with_all_below(org: Organization) -> None:
    org.apply(delete_branches(org, ["p2", "p4"]))
    assert set(org.of(Position)) == {"p1", "p3"}
    org.apply(delete_branches(org, ["u1"]))
    assert not org.of(Position)
    assert not org.of(Unit)


def test_ids_given_twice_or_once_through_are_one_deletion(org: Organization) -> None:
    label = delete(org, iter(["p4", "p4"])).label
    assert label.render("en") == "Delete Writer"


def test_one_value_for_several(org: Organization) -> None:
    edit = set_field(org, ["p2", "p3", "p2"], "grade", "G7")
    org.apply(edit)
    assert [org.get(Position, key).grade for key in ("p2", "p3")] == ["G7", "G7"]
    assert edit.label.render("en") == "Change Grade of 2 records"
    assert not set_field(org, ["p2", "p3"], "grade", "G7"), "nothing left to change"


def test_loop_through_a_field_is_refused_with_the_reason(org: Organization) -> None:
    with pytest.raises(Refused) as refusal:
        set_field(org, ["p1"], "manager", "p4")
    assert "loop" in refusal.value.reason.render("en")


def test_document_details_are_made_at_the_first_change(org: Organization) -> None:
    org.apply(set_project(org, title="Plan"))
    org.apply(set_project(org, client="Acme"))
    assert org.project == Project(id="project", title="Plan", client="Acme")


def test_position_is_filled_by_names(org: Organization) -> None:
    org.apply(set_holders(org, "p4", [("Ana Lopez", 0.5), ("New Person", 0.5)]))
    filled = org.get(Position, "p4")
    assert holder_names(org, filled, "en") == ["Ana Lopez", "New Person"]
    assert filled.holders[0].person == "h1", "the one of that name"
    assert len(org.of(Person)) == 3
    org.apply(set_holders(org, "p4", []))
    assert org.get(Position, "p4").holders == ()


def cell(org: Organization, activity: str, party: str) -> tuple[str, ...]:
    found = org.find(Responsibility, key_id("m1", activity, party))
    return found.codes if found else ()


def test_letters_stand_in_the_order_of_the_code_set(org: Organization) -> None:
    org.apply(set_codes(org, "m1", [("a1", "p1", ("I", "A", "A"))]))
    assert cell(org, "a1", "p1") == ("A", "I")


def test_cell_without_letters_is_gone(org: Organization) -> None:
    org.apply(set_codes(org, "m1", [("a1", "r1", ())]))
    assert not org.of(Responsibility)


def test_cell_given_twice_holds_what_came_last(org: Organization) -> None:
    org.apply(set_codes(org, "m1", [("a1", "p1", ("A",)), ("a1", "p1", ("C",))]))
    assert cell(org, "a1", "p1") == ("C",)


def test_letter_that_the_set_has_not_is_refused(org: Organization) -> None:
    with pytest.raises(Refused) as refusal:
        set_codes(org, "m1", [("a1", "p1", ("A",)), ("a1", "r1", ("Z",))])
    assert "RACI" in refusal.value.reason.render("en")


def test_a_comment_stands_with_letters_or_alone(org: Organization) -> None:
    org.apply(set_comment(org, "m1", "a1", "r1", " Asks the board first "))
    org.apply(set_comment(org, "m1", "a1", "p1", "Only in May"))
    found = {c.party: (c.codes, c.comment) for c in org.of(Responsibility).values()}
    assert found == {"r1": (("R",), "Asks the board first"), "p1": ((), "Only in May")}
    org.apply(set_codes(org, "m1", [("a1", "r1", ())]))
    org.apply(set_comment(org, "m1", "a1", "r1", ""))
    assert {c.party for c in org.of(Responsibility).values()} == {"p1"}


def test_a_matrix_begins_with_columns_groups_and_activities_in_one_edit(org: Organization) -> None:
    outline = [(0, "Plan"), (1, "Goals"), (1, "Budget"), (0, "Run")]
    edit = begin_matrix(org, name="New", code_set="daci", parties=["r1", "p1"], activities=outline)
    org.apply(edit)
    view = matrix_view(org, edit.changes[0].id)
    assert view.code_set.id == "daci"
    assert [column.party.id for column in view.columns] == ["r1", "p1"]
    assert [(row.number, row.activity.name, row.is_group) for row in view.rows] == [
        ("1", "Plan", True),
        ("1.1", "Goals", False),
        ("1.2", "Budget", False),
        ("2", "Run", False),
    ]


def test_an_activity_taken_over_brings_its_groups_and_has_letters_of_its_own(
    org: Organization,
) -> None:
    org.apply(begin_matrix(org, name="From", code_set="raci", activities=[(0, "G"), (1, "A")]))
    edit = begin_matrix(org, name="To", code_set="raci", parties=["r1"])
    org.apply(edit)
    there = edit.changes[0].id
    inner = next(key for key, a in org.of(Activity).items() if a.name == "A")
    org.apply(add_rows(org, there, [inner]))
    assert [row.activity.name for row in matrix_view(org, there).rows] == ["G", "A"]
    org.apply(set_codes(org, there, [(inner, "r1", ("A",))]))
    other = next(key for key, m in org.of(Matrix).items() if m.name == "From")
    assert not matrix_view(org, other).rows[1].cells
    assert not add_rows(org, there, [inner])


def test_removed_column_takes_its_cells_and_leaves_the_party(org: Organization) -> None:
    org.apply(remove_party(org, "m1", "r1"))
    assert "r1" in org
    assert not org.of(Responsibility)
