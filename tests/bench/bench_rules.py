"""Checking the structure at the size of a large organisation: every rule, and after an edit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.analysis.following import Trees
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.rules import Check
from orgeditor.model.elements.goals import Goal
from orgeditor.model.elements.skills import Skill, SkillHeld, SkillNeed, Successor
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record, key_id
from orgeditor.model.records import Holder, Person, Position, Role
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.positions import move_positions
from tests.bench.registry import Run, bench
from tests.sample_organizations import large_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.edit import Edit

_ROLES, _SKILLS = 50, 60


def _organization() -> Organization:
    """Return 100,000 positions in which everybody plays a role, needs skills and has one."""
    records: list[Record] = [Role(id=f"r{n}", name=f"Role {n}") for n in range(_ROLES)]
    people = []
    for number, record in enumerate(large_records()):
        if isinstance(record, Position):
            record = replace(record, roles=(f"r{number % _ROLES}",))
        elif isinstance(record, Person):
            people.append(record.id)
        records.append(record)
    records += [Skill(id=f"s{n}", name=f"Skill {n}", critical=n % 3 == 0) for n in range(_SKILLS)]
    records += [
        SkillNeed(id=key_id(f"s{s}", f"r{r}"), skill=f"s{s}", party=f"r{r}", level=2.0)
        for r in range(_ROLES)
        for s in range(r, r + 5)
    ]
    records += [
        SkillHeld(id=key_id(f"s{n % _SKILLS}", key), skill=f"s{n % _SKILLS}", person=key, level=2.0)
        for n, key in enumerate(people)
    ]
    records += [Goal(id=f"g{n}", name=f"Goal {n}", served_by=(f"u{n * 7}",)) for n in range(20)]
    records.append(Successor(id=key_id("p3", people[5]), position="p3", person=people[5]))
    return Organization(records)


@bench("check 100,000 positions, every rule", unit="s", n=5, limit=1.5)
def check_all() -> Run:
    """With skills of everybody, goals and succession; trees and measures are there already."""
    org = _organization()
    measures = Measures(org)

    def run() -> None:
        Check(org, measures)

    return run


def _after(edit_of: Callable[[Organization], Edit]) -> Run:
    """Return what an edit costs the findings; the way back is not counted."""
    org = _organization()
    trees = Trees(org)
    state = {"measures": Measures(org, trees)}
    check = Check(org, state["measures"])
    edit = edit_of(org)

    def followed(edit: Edit) -> float:
        org.apply(edit)
        trees.follow(edit)
        state["measures"] = state["measures"].after(org, trees, edit)
        start = time.perf_counter()
        check.follow(org, state["measures"], edit)
        return (time.perf_counter() - start) * 1000

    def run() -> float:
        elapsed = followed(edit)
        followed(edit.inverted())
        return elapsed

    return run


@bench("check again after a title is changed, 100,000 positions", n=20, limit=50.0)
def after_title() -> Run:
    """A position with reports."""
    return _after(lambda org: set_field(org, ["p500"], "title", "Renamed"))


@bench("check again after a branch has moved, 100,000 positions", n=20, limit=50.0)
def after_move() -> Run:
    """Ten thousand positions by their top."""
    return _after(lambda org: move_positions(org, ["p3"], "p1"))


@bench("check again after a position is filled, 100,000 positions", n=20, limit=50.0)
def after_filling() -> Run:
    """What somebody can do counts somewhere else now."""
    return _after(lambda org: set_field(org, ["p500"], "holders", (Holder(person="h7"),)))
