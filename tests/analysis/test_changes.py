"""What differs, told by what it means: units merged and split, and each element by its name."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from orgeditor.analysis.changes import KINDS, changes_between
from orgeditor.analysis.regrouping import regrouped
from orgeditor.model.edit import Refused
from orgeditor.model.elements.goals import Goal
from orgeditor.model.elements.skills import Skill
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.joining import merge_units
from orgeditor.model.verbs.splitting import split_unit
from orgeditor.model.verbs.units import add_unit, move_into_unit, move_units
from tests.model.random_edits import small_organization, some_edit, steady_ids


def positions_of(org: Organization, unit: str) -> list[str]:
    return [key for key, position in org.of(Position).items() if position.unit == unit]


def told(old: Organization, new: Organization, start: str = "unit") -> list[tuple[str, str]]:
    return [(one.kind, str(one.message)) for one in changes_between(old, new) if one.kind.startswith(start)]  # fmt: skip


def test_a_unit_that_another_takes_over_is_merged_into_it() -> None:
    new = small_organization()
    new.apply(merge_units(new, ["u3"], "u2"))
    assert told(small_organization(), new) == [("unit-merged", "Digital is merged into Brand.")]


def test_one_of_units_alone_is_merged_where_its_parts_went() -> None:
    old = small_organization()
    old.apply(add_unit(old, name="Group", parent=""))
    group = next(key for key, one in old.of(Unit).items() if one.name == "Group")
    old.apply(move_units(old, ["u2", "u3"], group))
    new = Organization(old)
    new.apply(merge_units(new, [group], "u1"))
    assert told(old, new)[0] == ("unit-merged", "Group is merged into Marketing.")


def test_two_that_go_into_a_new_one_are_merged_into_it() -> None:
    new = small_organization()
    new.apply(add_unit(new, name="Reach", parent="u1"))
    made = next(key for key, one in new.of(Unit).items() if one.name == "Reach")
    for home in ("u2", "u3"):
        new.apply(move_into_unit(new, positions_of(new, home), made))
        new.apply(delete(new, [home]))
    found = told(small_organization(), new)
    assert ("unit-created", "Unit Reach is new.") in found
    assert {("unit-merged", "Brand is merged into Reach."), ("unit-merged", "Digital is merged into Reach.")} <= set(found)  # fmt: skip


def test_positions_put_into_a_new_unit_beside_theirs_are_split_off() -> None:
    new = small_organization()
    new.apply(split_unit(new, [positions_of(new, "u2")[0]], name="Content"))
    assert ("unit-split", "Content is split off from Brand.") in told(small_organization(), new)


def test_a_unit_whose_positions_rise_into_the_one_above_is_closed() -> None:
    new = small_organization()
    new.apply(delete(new, ["u3"]))
    assert [kind for kind, _ in told(small_organization(), new)] == ["unit-closed"]


def test_a_part_made_of_positions_of_its_whole_is_created() -> None:
    new = small_organization()
    new.apply(add_unit(new, name="Office", parent="u1"))
    made = next(key for key, one in new.of(Unit).items() if one.name == "Office")
    new.apply(move_into_unit(new, positions_of(new, "u1"), made))
    assert [kind for kind, _ in told(small_organization(), new)] == ["unit-created"]


def test_goals_skills_and_people_are_told_by_their_names() -> None:
    old, new = small_organization(), small_organization()
    old = old.with_records((*old, Goal(id="g8", name="Grow"), Skill(id="s8", name="Writing")))
    person = next(iter(new.of(Person)))
    new = new.with_records((*new, Goal(id="g8", name="Grow faster")))
    new.apply(set_field(new, [person], "name", "Ana Maria"))
    kinds = [one.kind for one in changes_between(old, new)]
    assert kinds == ["goal-changed", "skill-removed", "person-changed"]
    assert str(KINDS["skill-removed"]) == "Skills removed"


@given(draw=st.randoms(use_true_random=False))
def test_whatever_is_edited_units_are_merged_into_what_stands_and_split_off_from_what_stood(draw: random.Random) -> None:  # fmt: skip
    old, new = small_organization(), small_organization()
    with steady_ids():
        for _ in range(8):
            try:
                new.apply(some_edit(draw, new))
            except Refused:
                continue
    found = regrouped(old, new)
    assert set(found.merged) <= old.of(Unit).keys() - new.of(Unit).keys()
    assert set(found.merged.values()) <= new.of(Unit).keys()
    assert set(found.split) <= new.of(Unit).keys() - old.of(Unit).keys()
    assert set(found.split.values()) <= old.of(Unit).keys()
    assert all(one.kind in KINDS for one in changes_between(old, new))
