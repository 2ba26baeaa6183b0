"""The change as steps: whatever the edit, each step leaves a structure that can stand, and the last the target."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from orgeditor.analysis.story import Story
from orgeditor.analysis.story_steps import changed_in_structure
from orgeditor.files.templates import organization_from
from orgeditor.model.describing import Edge
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.plan import Phase, StepPlan, phases, step_plans
from orgeditor.model.records import Person, Position, Responsibility, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.planning import (
    add_phase,
    describe_phase,
    move_phase,
    place_steps,
    plan_step,
    remove_phase,
)
from orgeditor.model.verbs.positions import add_position, move_positions
from orgeditor.model.verbs.units import add_unit, move_units


def pick(draw: random.Random, org: Organization, kind: type) -> str:
    return draw.choice(sorted(org.of(kind), key=lambda key: (getattr(org[key], "code", ""), key)))


def some_edit(draw: random.Random, org: Organization):
    """Return an edit such as a redesign consists of."""
    seat, other, unit = pick(draw, org, Position), pick(draw, org, Position), pick(draw, org, Unit)
    match draw.randrange(9):
        case 0:
            return add_unit(org, name=f"Unit {draw.random():.3f}", parent=unit)
        case 1:
            return add_position(org, title=f"Seat {draw.random():.3f}", manager=seat)
        case 2 | 3 | 4:
            return move_positions(org, [seat], other)
        case 5:
            return move_units(org, [unit], pick(draw, org, Unit))
        case 6:
            return delete(org, [seat])
        case 7:
            return delete(org, [unit if draw.random() < 0.5 else pick(draw, org, Person)])
    return set_field(org, [seat], "grade", f"G{draw.randrange(9)}")


@pytest.mark.parametrize("seed", range(12))
def test_each_step_can_stand_and_the_last_is_the_target(seed: int) -> None:
    draw = random.Random(seed)
    org = organization_from("marketing")
    base = dict(org.table)
    for _ in range(draw.randrange(5, 40)):
        with suppress(Refused):
            org.apply(some_edit(draw, org))
    story = Story(base, org.table)
    told = Organization(base.values())
    for number, step in enumerate(story.steps):
        told.apply(step.edit)
        assert not any(needed not in {s.key for s in story.steps[:number]} for needed in story.comes_after(step.key))  # fmt: skip
    assert told == org
    assert story.table_after(len(story.steps)) == org.table
    assert len({step.key for step in story.steps}) == len(story.steps)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_phases_are_asked_for_each_step_can_stand(seed: int) -> None:
    draw = random.Random(seed)
    org = organization_from("marketing")
    base = dict(org.table)
    for _ in range(25):
        with suppress(Refused):
            org.apply(some_edit(draw, org))
    keys = [step.key for step in Story(base, org.table).steps]
    draw.shuffle(keys)
    cut = len(keys) // 3
    asked = [Phase(id=str(n), steps=tuple(keys[n * cut : (n + 1) * cut])) for n in range(2)]
    story = Story(base, org.table, asked)
    told = Organization(base.values())
    for step in story.steps:
        told.apply(step.edit)
    assert told == org
    numbers = [story.phase_of(step.key) for step in story.steps]
    assert numbers == sorted(numbers)
    assert story.done_after(2) == len(story.steps)


@pytest.fixture
def redesign() -> tuple[dict, Organization]:
    """A new unit with two seats, a branch that goes below one of them, a seat that is closed."""
    org = organization_from("marketing")
    base = dict(org.table)
    by_code = {p.code: key for key, p in org.of(Position).items()}
    top = next(key for key, u in org.of(Unit).items() if not u.parent)
    org.apply(add_unit(org, name="Asia", parent=top))
    unit = next(key for key in org.of(Unit) if key not in base)
    org.apply(add_position(org, title="Head of Asia", manager=by_code["P01"], unit=unit))
    head = next(key for key in org.of(Position) if key not in base)
    org.apply(move_positions(org, [by_code["P20"]], head))
    org.apply(delete(org, [by_code["P05"]]))
    return base, org


def test_steps_are_told_as_a_person_would(redesign) -> None:
    base, org = redesign
    said = [str(step.message) for step in Story(base, org.table).steps]
    assert said[0] == "Set up the unit Asia"
    assert said[1] == "Create the position Head of Asia in Asia"
    assert any(one.startswith("Move ") and "to Head of Asia" in one for one in said)
    assert any(one.startswith("Close the position ") for one in said)


def test_a_branch_that_goes_to_another_unit_as_it_is_goes_in_one_step(redesign) -> None:
    _, org = redesign
    base = dict(org.table)
    unit = next(key for key, one in org.of(Unit).items() if one.name == "Asia")
    branches = [[key] for key, p in org.of(Position).items() if p.manager]
    for branch in branches:
        for key in branch:
            branch += org.below(key, Edge.REPORTS)
    branch = max(branches, key=len)
    assert len({org.get(Position, key).manager for key in branch}) > 2
    org.apply(set_field(org, branch, "unit", unit))
    [step] = Story(base, org.table).steps
    assert sorted(step.about) == sorted(key for key in branch if org[key] != base[key])


def test_a_step_cannot_be_told_before_what_it_builds_on(redesign) -> None:
    base, org = redesign
    story = Story(base, org.table)
    keys = [step.key for step in story.steps]
    story.check([Phase(id="1", steps=tuple(keys))])
    with pytest.raises(Refused, match="builds on “Set up the unit Asia”"):
        story.check([Phase(id="1", steps=(keys[1],)), Phase(id="2", steps=(keys[0], *keys[2:]))])


def test_phases_say_what_stands_at_a_date(redesign) -> None:
    base, org = redesign
    keys = [step.about for step in Story(base, org.table).steps]
    for name, date, steps in (("First", "2026-01-01", keys[:2]), ("Then", "", keys[2:3]), ("Last", "2026-07-01", keys[3:4])):  # fmt: skip
        org.apply(add_phase(org, name))
        made = phases(org)[-1]
        org.apply(describe_phase(org, made.id, date=date))
        org.apply(place_steps(org, steps, made.id))
    story = Story(base, org.table, phases(org))
    assert [story.done_at(day) for day in ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")] == [0, 3, 3, 4]  # fmt: skip
    assert [len(story.steps_in(number)) for number in range(4)] == [2, 1, 1, len(keys) - 4]


def test_a_step_that_builds_on_one_of_a_later_phase_is_done_in_that(redesign) -> None:
    base, org = redesign
    keys = [step.key for step in Story(base, org.table).steps]
    early, late = Phase(id="1", steps=(keys[1],)), Phase(id="2", steps=(keys[0],))
    story = Story(base, org.table, (early, late))
    assert [story.phase_of(key) for key in keys[:2]] == [1, 1]


def test_phases_are_moved_and_taken_away(redesign) -> None:
    _, org = redesign
    for name in ("A", "B", "C"):
        org.apply(add_phase(org, name))
    org.apply(move_phase(org, phases(org)[2].id, -2))
    assert [one.name for one in phases(org)] == ["C", "A", "B"]
    org.apply(move_phase(org, phases(org)[0].id, 1))
    assert [one.name for one in phases(org)] == ["A", "C", "B"]
    with pytest.raises(Refused):
        move_phase(org, phases(org)[0].id, -1)
    with pytest.raises(Refused, match="needs a name"):
        add_phase(org, "  ")
    org.apply(place_steps(org, [("x",), ("y", "yy")], phases(org)[1].id))
    org.apply(place_steps(org, [("z",)], phases(org)[1].id, ("yy", "y")))
    org.apply(place_steps(org, [("x",)], phases(org)[0].id))
    assert [one.steps for one in phases(org)] == [("x",), ("z", "y", "yy"), ()]
    org.apply(remove_phase(org, phases(org)[1].id))
    assert [one.name for one in phases(org)] == ["A", "B"]


def test_responsibilities_are_one_step_a_matrix() -> None:
    org = organization_from("marketing")
    base = dict(org.table)
    cells = sorted(org.of(Responsibility))[:6]
    org.apply(delete(org, cells))
    matrices = {base[key].matrix for key in cells}
    assert len(Story(base, org.table).steps) == len(matrices)


def test_nothing_to_tell_is_no_step() -> None:
    org = organization_from("marketing")
    assert Story(org.table, org.table).steps == []


def test_what_the_base_had_planned_is_no_part_of_the_story(redesign) -> None:
    _, org = redesign
    org.apply(add_phase(org, "How the base came about", [("x",)]))
    base = dict(org.table)
    org.apply(add_phase(org, "New"))
    assert [one.name for one in Story(base, org.table, phases(org)).phases] == ["New"]


def told(base: dict, org: Organization) -> Story:
    return Story(base, org.table, phases(org), step_plans(org))


def say(base: dict, org: Organization, words: str, **said) -> None:
    """Plan the step whose sentence begins so."""
    story = told(base, org)
    step = next(s for s in story.steps if str(s.message).startswith(words))
    org.apply(plan_step(org, story.plan(step), story.plans_of(step), **said))


def planned(base: dict, org: Organization) -> dict[str, StepPlan]:
    """Return what is planned of which step, by its sentence."""
    story = told(base, org)
    plans = {str(step.message): story.plan(step) for step in story.steps}
    return {words: plan for words, plan in plans.items() if plan.says_something}


@pytest.fixture
def three_seats() -> tuple[dict, Organization, list[str]]:
    """Three new seats below one manager, which are one step with a phase and a plan."""
    org = organization_from("marketing")
    base = dict(org.table)
    top = next(key for key, p in org.of(Position).items() if p.code == "P01")
    for number in range(3):
        org.apply(add_position(org, title=f"Seat {number}", manager=top))
    say(base, org, "Create 3", date="2026-05-01", owner="Ana", cost=900.0)
    [step] = told(base, org).steps
    org.apply(add_phase(org, "First", [step.about]))
    return base, org, sorted(key for key in org.of(Position) if key not in base)


def test_a_step_stays_planned_whatever_comes_to_it_or_goes(three_seats) -> None:
    base, org, seats = three_seats
    for seat in seats[:2]:
        # The one by which it is called may be among those that go.
        org.apply(delete(org, [seat]))
        [plan] = planned(base, org).values()
        assert (plan.date, plan.owner, plan.cost) == ("2026-05-01", "Ana", 900.0)
    for number in range(20):
        org.apply(add_position(org, title=f"More {number}", manager=org.get(Position, seats[2]).manager))  # fmt: skip
    [words] = planned(base, org)
    assert words.startswith("Create 21 positions")
    story = told(base, org)
    assert [story.phase_of(step.key) for step in story.steps] == [0]
    org.apply(delete(org, [seats[2]]))
    assert planned(base, org) == {}, "nothing is left of what was planned"


def test_a_step_that_is_parted_is_planned_where_most_of_it_is(three_seats) -> None:
    base, org, seats = three_seats
    other = next(key for key, p in org.of(Position).items() if p.code == "P20")
    org.apply(move_positions(org, seats[:1], other))
    story = told(base, org)
    assert [story.phase_of(step.key) for step in story.steps] == [0, 0], "the phase has both"
    [words] = planned(base, org)
    assert words.startswith("Create 2 positions")
    say(base, org, "Create the position", cost=100.0, date="2026-06-01", owner="Ben")
    assert sorted(plan.cost for plan in planned(base, org).values()) == [100.0, 900.0]
    assert story.money(0) == (900.0, 0.0)
    org.apply(move_positions(org, seats[:1], org.get(Position, seats[1]).manager))
    [plan] = planned(base, org).values()
    assert (plan.date, sorted(plan.owner.split(", ")), plan.cost) == ("2026-06-01", ["Ana", "Ben"], 1000.0)  # fmt: skip
    say(base, org, "Create 3", cost=50.0)
    assert [plan.cost for plan in step_plans(org)] == [50.0], "the two have become one"
    say(base, org, "Create 3", date="", owner="", cost=0.0)
    assert step_plans(org) == []


def test_what_is_said_of_a_phase_as_a_whole_counts_before_the_sum_of_its_steps(three_seats) -> None:
    base, org, _ = three_seats
    assert told(base, org).money(0) == (900.0, 0.0)
    org.apply(describe_phase(org, phases(org)[0].id, cost=2000.0))
    assert told(base, org).money(0) == (2000.0, 0.0)
    assert told(base, org).planned_in(0) == (900.0, 0.0)


def test_steps_in_no_phase_are_done_on_their_own_dates(redesign) -> None:
    base, org = redesign
    say(base, org, "Close", date="2026-02-01")
    say(base, org, "Set up", date="2026-03-01")
    story = told(base, org)
    assert [str(step.message).split()[0] for step in story.steps][:2] == ["Close", "Set"]
    assert [story.done_at(day) for day in ("2026-01-31", "2026-02-01", "2026-03-01", "2027-01-01")] == [0, 1, 2, 2]  # fmt: skip


def test_two_who_plan_the_same_step_write_the_same_record(redesign) -> None:
    base, org = redesign
    other = Organization(org)
    say(base, org, "Close", cost=5.0)
    say(base, other, "Close", owner="Ben")
    assert [one.id for one in step_plans(org)] == [one.id for one in step_plans(other)]


def test_what_is_planned_is_no_change_of_the_structure(redesign) -> None:
    base, org = redesign
    before = changed_in_structure(base, org.table)
    org.apply(add_phase(org, "First"))
    say(base, org, "Close", cost=5.0)
    assert changed_in_structure(base, org.table) == before


def test_a_step_is_planned_anew_by_what_says_so_already(three_seats):
    base, org, _ = three_seats
    [plan] = planned(base, org).values()
    org.apply(plan_step(org, plan, owner="Ben"))
    assert [one.owner for one in org.of(StepPlan).values()] == ["Ben"]
