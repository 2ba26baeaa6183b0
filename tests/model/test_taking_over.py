"""What another organisation has comes over by name, with all that hangs on it, in one step."""

from __future__ import annotations

import pytest

from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.elements.communication import Process, Step
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.elements.skills import Skill, SkillNeed
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record, key_id
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
)
from orgeditor.model.verbs.taking_over import lacking, named_types, take_over


@pytest.fixture(scope="module")
def marketing() -> Organization:
    return organization_from("marketing")


@pytest.fixture
def small() -> Document:
    """A structure that has some of the blueprint's names, one in Chinese alone, one in other case."""
    return Document(
        Organization(
            [
                Unit(id="u1", name="marketing AND sales"),
                Position(id="p1", title="Marketing and sales director", unit="u1"),
                Role(id="r1", name_zh="市场营销经理"),
                Role(id="r2", name="Digital manager"),
                Matrix(id="m1", name="Marketing and sales responsibilities"),
                MatrixColumn(id=key_id("m1", "r1"), matrix="m1", party="r1"),
            ]
        )
    )


def called(org: Organization, kind: type[Record], name: str) -> str:
    return next(key for key, record in org.of(kind).items() if name_of(record) == name)


def test_what_has_the_same_name_in_either_language_is_not_lacking(
    small: Document, marketing: Organization
) -> None:
    found = lacking(small.organization, marketing)
    names = {kind: {name_of(r) for r in records} for kind, records in found.items()}
    assert "Marketing and sales" not in names[Unit]
    assert "Regional sales" in names[Unit]
    assert {"Marketing manager", "Digital manager"}.isdisjoint(names[Role])
    assert Person not in found
    assert all(not TYPES[kind].key for kind in found)
    assert {Unit, Role, Position, Activity, Goal, Kpi, Skill, Process} <= set(named_types())


def test_an_activity_brings_its_letters_for_the_roles_that_are_here(
    small: Document, marketing: Organization
) -> None:
    brief = called(marketing, Activity, "Campaign brief")
    edit = take_over(small.organization, marketing, {brief}, "Blueprint")
    small.do(edit)
    org = small.organization
    made = called(org, Activity, "Campaign brief")
    letters = {cell.party: cell.codes for cell in org.of(Responsibility).values()}
    assert letters == {"r1": ("A",), "r2": ("C",)}
    assert {row.activity for row in org.of(MatrixRow).values()} == {made}
    small.undo()
    assert not small.organization.of(Activity)


def test_a_role_brings_its_column_and_the_skills_that_come_too(
    small: Document, marketing: Organization
) -> None:
    role = called(marketing, Role, "Product marketing manager")
    skill = called(marketing, Skill, "Pricing")
    small.do(take_over(small.organization, marketing, {role, skill}, "Blueprint"))
    org = small.organization
    made = called(org, Role, "Product marketing manager")
    assert made in {column.party for column in org.of(MatrixColumn).values()}
    needs = {(need.party, need.skill) for need in org.of(SkillNeed).values()}
    assert needs == {(made, called(org, Skill, "Pricing"))}


def test_references_go_to_what_is_here_or_comes_and_people_stay_behind(
    small: Document, marketing: Organization
) -> None:
    sales = called(marketing, Unit, "Regional sales")
    head = called(marketing, Position, "Head of regional sales")
    goal = called(marketing, Goal, "Win 40 new food service customers")
    process = called(marketing, Process, "Answer an enquiry")
    small.do(take_over(small.organization, marketing, {sales, head, goal, process}, "Blueprint"))
    org = small.organization
    unit = org.get(Unit, called(org, Unit, "Regional sales"))
    leader = org.get(Position, called(org, Position, "Head of regional sales"))
    assert (unit.parent, unit.head) == ("u1", leader.id)
    assert (leader.manager, leader.unit, leader.holders) == ("p1", unit.id, ())
    taken = org.get(Goal, called(org, Goal, "Win 40 new food service customers"))
    assert taken.served_by == (unit.id,)
    assert taken.owner == leader.id
    assert len(org.of(Step)) == 4
    assert not org.of(Person)


def test_all_of_a_blueprint_fits_into_all_others(marketing: Organization) -> None:
    for name in ("matrix-small", "regional-large"):
        other = organization_from(name)
        document = Document(organization_from("marketing"))
        lacks = lacking(document.organization, other)
        chosen = {record.id for records in lacks.values() for record in records}
        before = {record.id: record for record in document.organization}
        document.do(take_over(document.organization, other, chosen, name))
        assert lacking(document.organization, other) == {}
        document.undo()
        assert {record.id: record for record in document.organization} == before


def test_nothing_ticked_is_refused(small: Document, marketing: Organization) -> None:
    with pytest.raises(Refused):
        take_over(small.organization, marketing, (), "Blueprint")
