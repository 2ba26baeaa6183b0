"""Rows copied from a spreadsheet become positions below a card; a part goes out as a table."""

from __future__ import annotations

import pytest

from orgeditor.analysis.excerpt import excerpt
from orgeditor.files.roster import propose_rows, roster_table, rows_below
from orgeditor.files.sheets import Unreadable, read_text
from orgeditor.model.fields import Edge
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.editing import set_field
from tests.model.random_edits import small_organization


@pytest.fixture
def org() -> Organization:
    return small_organization()


def paste(org: Organization, text: str, above: str) -> list[Position]:
    org.apply(edit := rows_below(org, propose_rows(read_text(text)), above))
    return [org.get(Position, c.id) for c in edit.changes if isinstance(c.after, Position)]


def test_rows_report_to_the_card_and_to_each_other(org: Organization) -> None:
    lead, writer = paste(org, "ID\tTitle\tManager\n1\tLead\t\n2\tWriter\t1\n", "p3")
    assert (lead.manager, lead.unit, writer.manager) == ("p3", "u3", lead.id)


def test_a_code_that_is_taken_is_left_out(org: Organization) -> None:
    org.apply(set_field(org, ["p4"], "code", "1"))
    (new,) = paste(org, "ID\tTitle\tManager\n1\tLead\t\n", "p3")
    assert (new.code, org.get(Position, "p4").title) == ("", "Writer")


def test_a_manager_that_is_not_among_the_rows_is_the_card(org: Organization) -> None:
    (new,) = paste(org, "ID\tTitle\tManager\n7\tLead\t99\n", "p3")
    assert (new.manager, new.waiting) == ("p3", "")


def test_units_and_people_that_stand_are_those_meant(org: Organization) -> None:
    units, people = len(org.of(Unit)), len(org.of(Person))
    (new,) = paste(org, "Title\tName\tDepartment\nLead\tWei Chen\tBrand\n", "p3")
    assert (new.unit, new.holders[0].person) == ("u2", "h2")
    assert (len(org.of(Unit)), len(org.of(Person))) == (units, people)


def test_a_new_unit_lies_in_that_of_the_card(org: Organization) -> None:
    (new,) = paste(org, "Title\tName\tDepartment\nLead\tIda\tEvents\n", "p3")
    assert org.get(Unit, new.unit).parent == "u3"


def test_without_a_card_they_are_roots(org: Organization) -> None:
    assert [p.manager for p in paste(org, "Lead\nWriter\n", "")] == ["", ""]


def test_prose_is_no_list(org: Organization) -> None:
    with pytest.raises(Unreadable):
        propose_rows(read_text("x" * 200))


def test_a_part_stands_on_its_own(org: Organization) -> None:
    part = excerpt(org, ["p2", "p3"])
    assert set(part.of(Position)) == {"p2", "p3", "p4", "p5"}
    assert part.get(Position, "p2").manager == ""
    assert part.get(Position, "p3").dotted == ("p2",)
    assert part.below("p2", Edge.REPORTS) == ["p4", "p5"]
    assert part.get(Unit, "u1").head == ""
    assert set(part.of(Person)) == {"h2"}
    assert excerpt(org, ["p3"]).get(Position, "p3").dotted == ()


def test_a_unit_is_taken_with_what_is_inside(org: Organization) -> None:
    part = excerpt(org, ["u2"])
    assert set(part.of(Position)) == {"p2", "p4", "p5"}
    assert part.get(Unit, "u2").parent == ""


def test_what_goes_out_as_a_table_comes_back(org: Organization) -> None:
    table = roster_table(excerpt(org, ["p2"]))
    rows = [[column.header for column in table.columns], *table.rows]
    text = "\n".join("\t".join("" if v is None else str(v) for v in row) for row in rows)
    lead, writer, editor = paste(org, text, "p3")
    assert [p.title for p in (lead, writer, editor)] == ["Lead", "Writer", "Editor"]
    assert (writer.manager, writer.fte, writer.unit) == (lead.id, 0.5, "u2")
