"""Which skills work needs and people have: gaps, coverage, and who could follow on whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from orgeditor.messages import LANGUAGES, Message, seen, t, verbatim
from orgeditor.model.collector import without_collector
from orgeditor.model.elements.skills import (
    LEVELS,
    Skill,
    SkillHeld,
    SkillLevel,
    SkillNeed,
    Successor,
)
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.verbs.entering import in_order, nested

LEAST: Final = 1.0
"""The level at which a skill counts as held where nothing says which is needed."""


class Held(msgspec.Struct, frozen=True):
    """The level of a skill that a person has, and whether under guidance alone."""

    level: float = 0.0
    learner: bool = False

    @property
    def counted(self) -> float:
        """The level that counts: a learner's does not."""
        return 0.0 if self.learner else self.level


class Coverage(msgspec.Struct, frozen=True):
    """Who has a skill at the highest level that any work needs: ``level``.

    ``holders`` have it, ``learners`` learn it; ``needing`` people fill work that needs it
    at some level, ``short`` of them are below theirs.
    """

    level: float
    holders: tuple[str, ...]
    learners: tuple[str, ...]
    needing: int
    short: int


class SkillBook(msgspec.Struct, frozen=True):
    """All that is said of skills, looked up once.

    ``needs``: level by skill, of each role and position that has any of its own. ``held``:
    by skill, of each person. ``seats``: the positions that each person fills, closed ones
    left out.
    """

    org: Organization
    skills: tuple[Skill, ...]
    needs: Mapping[str, Mapping[str, float]]
    held: Mapping[str, Mapping[str, Held]]
    seats: Mapping[str, Sequence[Position]]
    of_roles: dict[tuple[str, ...], Mapping[str, float]] = {}
    """What was found out of roles played together: thousands of positions play the same."""

    def needed_at(self, position: Position) -> Mapping[str, float]:
        """Return the level of each skill that a position needs: its own, else its roles' highest."""
        asked = self.needed_by(position.roles)
        own = self.needs.get(position.id)
        return _above_none({**asked, **own}) if own else asked

    def needed_by(self, roles: tuple[str, ...]) -> Mapping[str, float]:
        """Return the highest level of each skill that any of some roles needs."""
        if roles not in self.of_roles:
            levels: dict[str, float] = {}
            for role in roles:
                for skill, level in self.needs.get(role, {}).items():
                    levels[skill] = max(level, levels.get(skill, 0.0))
            self.of_roles[roles] = _above_none(levels)
        return self.of_roles[roles]

    def needed_of(self, person: str) -> Mapping[str, float]:
        """Return the level of each skill that the work of a person needs."""
        seats = self.seats.get(person, ())
        if len(seats) == 1:
            return self.needed_at(seats[0])
        levels: dict[str, float] = {}
        for position in seats:
            for skill, level in self.needed_at(position).items():
                levels[skill] = max(level, levels.get(skill, 0.0))
        return levels

    def held_by(self, person: str, skill: str) -> Held:
        """Return what a person has of a skill; level 0 where nothing is said."""
        return self.held.get(person, {}).get(skill, _NOTHING)

    def coverage(self) -> dict[str, Coverage]:
        """Return the coverage of each skill.

        People whose work needs the same are counted together, and levels are compared where
        one is held: most people hold few of the skills that work needs.
        """
        highest = self._highest()
        needing = self._needing()
        met: Counter[str] = Counter()
        holders: dict[str, list[str]] = defaultdict(list)
        learners: dict[str, list[str]] = defaultdict(list)
        for person in self.seats:
            if not (have := self.held.get(person)):
                continue
            needed = self.needed_of(person)
            for skill, held in have.items():
                if skill in needed and held.counted >= needed[skill]:
                    met[skill] += 1
                if held.level >= (highest.get(skill) or LEAST):
                    (learners if held.learner else holders)[skill].append(person)
        return {
            s.id: Coverage(highest.get(s.id, 0.0), tuple(holders[s.id]), tuple(learners[s.id]), needing[s.id], needing[s.id] - met[s.id])
            for s in self.skills
        }  # fmt: skip

    def _highest(self) -> dict[str, float]:
        """Return the highest level of each skill that an open position needs."""
        own, roles = list[Position](), set[tuple[str, ...]]()
        for position in self.org.of(Position).values():
            if position.status != STATUS_CLOSED:
                if position.id in self.needs:
                    own.append(position)
                else:
                    roles.add(position.roles)
        highest: dict[str, float] = {}
        for needed in (*map(self.needed_by, roles), *map(self.needed_at, own)):
            for skill, level in needed.items():
                highest[skill] = max(level, highest.get(skill, 0.0))
        return highest

    def _needing(self) -> Counter[str]:
        """Return how many people fill work that needs each skill."""
        found: Counter[str] = Counter()
        alike: Counter[tuple[str, ...]] = Counter()
        for person, seats in self.seats.items():
            if len(seats) == 1 and seats[0].id not in self.needs:
                alike[seats[0].roles] += 1
            else:
                found.update(self.needed_of(person).keys())
        for roles, count in alike.items():
            for skill in self.needed_by(roles):
                found[skill] += count
        return found


_NOTHING: Final = Held()


def _above_none(levels: Mapping[str, float]) -> dict[str, float]:
    return {skill: level for skill, level in levels.items() if level}


def critical_coverage(org: Organization, skill: str) -> Coverage | None:
    """Return the coverage of one skill if it is critical and no group, as ``SkillBook.coverage`` has it.

    It looks at what names the skill, not at every position, and leaves ``needing`` and
    ``short`` at 0.
    """
    found = org.find(Skill, skill)
    if found is None or not found.critical:
        return None
    if any(part.parent == skill for key in org.naming(skill) if (part := org.find(Skill, key))):
        return None
    return _covered(org, skill)


def _covered(org: Organization, skill: str) -> Coverage:
    naming = [org[key] for key in sorted(org.naming(skill))]
    needs = {need.party: need.level for need in naming if isinstance(need, SkillNeed)}
    level = max((level for party, level in needs.items() if _works(org, party, needs)), default=0.0)
    having = [
        held
        for held in naming
        if isinstance(held, SkillHeld) and held.level >= (level or LEAST) and _seated(org, held.person)
    ]  # fmt: skip
    return Coverage(
        level,
        tuple(held.person for held in having if not held.learner),
        tuple(held.person for held in having if held.learner),
        0,
        0,
    )


def _works(org: Organization, party: str, needs: Mapping[str, float]) -> bool:
    """Whether a position is open, or an open one plays a role and says nothing else itself."""
    seat = org.find(Position, party)
    if seat is not None:
        return seat.status != STATUS_CLOSED
    players = (org.find(Position, key) for key in org.naming(party) if key not in needs)
    return any(p for p in players if p and party in p.roles and p.status != STATUS_CLOSED)


def _seated(org: Organization, person: str) -> bool:
    """Whether a person fills an open position."""
    seats = (org.find(Position, key) for key in org.naming(person))
    return any(seat.status != STATUS_CLOSED for seat in seats if seat)


def scale(org: Organization) -> list[tuple[float, Message]]:
    """Return the levels by which skills are told, the lowest first, with their names."""
    own = [
        (float(found.level), verbatim(name_of(found)))
        for found in org.of(SkillLevel).values()
        if found.level.replace(".", "", 1).isdecimal()
    ]
    return sorted(own, key=lambda level: level[0]) or [(float(n), name) for n, name in LEVELS]


def single_skills(org: Organization) -> list[Skill]:
    """Return the skills that are no groups of others, in the order of their table."""
    groups = {skill.parent for skill in org.of(Skill).values()}
    lines = nested(in_order(org, Skill), "parent")
    return [org.get(Skill, skill.id) for skill, _ in lines if skill.id not in groups]


def skill_book(org: Organization) -> SkillBook:
    """Look up all that is said of skills."""
    needs: dict[str, dict[str, float]] = defaultdict(dict)
    with without_collector():
        for need in org.of(SkillNeed).values():
            needs[need.party][need.skill] = need.level
        return SkillBook(org, tuple(single_skills(org)), needs, _held(org), _seats(org))


def _held(org: Organization) -> dict[str, dict[str, Held]]:
    held: dict[str, dict[str, Held]] = defaultdict(dict)
    for found in org.of(SkillHeld).values():
        held[found.person][found.skill] = Held(found.level, found.learner)
    return held


def _seats(org: Organization) -> dict[str, list[Position]]:
    seats: dict[str, list[Position]] = defaultdict(list)
    for position in org.of(Position).values():
        if position.status == STATUS_CLOSED:
            continue
        for holder in position.holders:
            if holder.person and position not in seats[holder.person][-1:]:
                seats[holder.person].append(position)
    return seats


def leading_positions(org: Organization) -> list[str]:
    """Return the open positions that head a unit, as ``structure.head_of`` has it of each."""
    positions = org.of(Position)
    reports = Counter(position.manager for position in positions.values())
    leading: dict[str, list[Position]] = defaultdict(list)
    for position in positions.values():
        manager = positions.get(position.manager)
        if position.status != STATUS_CLOSED and (not manager or manager.unit != position.unit):
            leading[position.unit].append(position)
    found: dict[str, None] = {}
    for key, unit in org.of(Unit).items():
        heads = leading.get(key, ())
        if unit.head or heads:
            # Of several the one with most reports, of those the first in order.
            most = min(heads, key=lambda p: (-reports[p.id], p.rank, p.id), default=None)
            found[unit.head or (most.id if most else "")] = None
    return [key for key in found if positions[key].status != STATUS_CLOSED]


def successors_of(org: Organization, position: str) -> list[Successor]:
    """Return who could follow on a position, the first in rank first."""
    found = (org.find(Successor, key) for key in org.referrers(position))
    return sorted(
        (s for s in found if s and s.position == position and s.person),
        key=lambda s: (s.rank, s.id),
    )


def called(org: Organization, person: str, *, hidden: bool, language: str = "") -> str:
    """Return a person's name, or where names are hidden that of the position filled."""
    if not hidden:
        return name_of(org.get(Person, person), language)
    seats = (org.find(Position, key) for key in org.referrers(person))
    titles = [seen(name_of(seat, language)) for seat in seats if seat]
    return titles[0] if titles else t("(no position)").render(language or LANGUAGES[0])
