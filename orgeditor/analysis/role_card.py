"""The role card: all that is said of a role, position, unit or person as one that takes part."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from orgeditor.analysis.matrix import ActivityRow, MatrixView, matrices, matrix_view
from orgeditor.model.codes import CodeSet
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.elements.skills import Skill, SkillNeed
from orgeditor.model.record import Record
from orgeditor.model.records import Activity, Matrix, Person, Position, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization

_Owned = TypeVar("_Owned", Goal, Kpi)

Grouped = tuple[tuple[Activity | None, tuple[Activity, ...]], ...]
"""Activities under the group they stand in, None for those outside all groups."""


PARTIES: Final = (Role, Position, Unit, Person)
"""Types of records that take part in activities."""


class Part(msgspec.Struct, frozen=True):
    """What a party is to activities of a matrix: those of one letter, by group."""

    matrix: Matrix
    code_set: CodeSet
    letter: str
    groups: Grouped

    @property
    def count(self) -> int:
        """How many activities there are."""
        return sum(len(activities) for _, activities in self.groups)


class Colleague(msgspec.Struct, frozen=True):
    """Another party of shared activities: how many, and with which letters it takes part."""

    party: Record
    shared: int
    letters: tuple[str, ...]


class Needed(msgspec.Struct, frozen=True):
    """A skill that the work of a party needs, at a level."""

    skill: Skill
    level: float


class RoleCard(msgspec.Struct, frozen=True):
    """A party with its place, purpose and duties, its part in each matrix, and with whom.

    ``roles`` are those that a position plays, ``positions`` those that play a role or that
    a person fills. What does not exist is empty.
    """

    party: Record
    unit: Unit | None
    manager: Position | None
    roles: tuple[Role, ...]
    positions: tuple[Position, ...]
    holders: tuple[Person, ...]
    purpose: str
    duties: str
    parts: tuple[Part, ...]
    works_with: tuple[Colleague, ...]
    goals: tuple[Goal, ...]
    kpis: tuple[Kpi, ...]
    skills: tuple[Needed, ...]


def role_card(org: Organization, party: str, views: Sequence[MatrixView] | None = None) -> RoleCard:
    """Return the card of a party; a position answers for what its roles and people do, too.

    ``views``: the matrices, where they are at hand.
    """
    record = org[party]
    views = views if views is not None else matrix_views(org)
    selves = _selves(org, record)
    roles = [org.get(Role, key) for key in record.roles] if isinstance(record, Position) else []
    seats = _positions(org, record)
    unit, manager = _place(org, record, seats)
    return RoleCard(
        party=record,
        unit=unit,
        manager=manager,
        roles=tuple(roles),
        positions=tuple(seats),
        holders=_holders(org, record, seats),
        purpose=_said("purpose", [record, *roles]),
        duties=_said("duties", [record, *roles]),
        parts=tuple(part for view in views for part in _parts(view, selves)),
        works_with=_colleagues(views, selves),
        goals=_owned(org, Goal, selves),
        kpis=_owned(org, Kpi, selves),
        skills=_skills(org, record, seats),
    )


def matrix_views(org: Organization) -> list[MatrixView]:
    """Return all matrices of an organisation as they stand, in order."""
    return [matrix_view(org, matrix.id) for matrix in matrices(org)]


def carded(views: Iterable[MatrixView]) -> list[str]:
    """Return the parties of matrices in order, each once."""
    return list(dict.fromkeys(column.party.id for view in views for column in view.columns))


def _selves(org: Organization, record: Record) -> tuple[str, ...]:
    if not isinstance(record, Position):
        return (record.id,)
    people = (holder.person for holder in record.holders if holder.person)
    return (record.id, *record.roles, *people)


def _positions(org: Organization, record: Record) -> list[Position]:
    if not isinstance(record, Role | Person):
        return []
    found = (org.find(Position, key) for key in org.referrers(record.id))
    return [position for position in found if position]


def _place(
    org: Organization, record: Record, seats: Sequence[Position]
) -> tuple[Unit | None, Position | None]:
    """Return the unit and the manager: of the position itself, or that all seats agree on."""
    if isinstance(record, Unit):
        return (org.get(Unit, record.parent) if record.parent else None), None
    places = [record] if isinstance(record, Position) else list(seats)
    units = {place.unit for place in places}
    managers = {place.manager for place in places}
    unit = units.pop() if len(units) == 1 else ""
    manager = managers.pop() if len(managers) == 1 else ""
    return (
        org.get(Unit, unit) if unit else None,
        org.get(Position, manager) if manager else None,
    )


def _holders(org: Organization, record: Record, seats: Sequence[Position]) -> tuple[Person, ...]:
    if isinstance(record, Person):
        return ()
    places = [record] if isinstance(record, Position) else seats
    keys = (holder.person for place in places for holder in place.holders if holder.person)
    return tuple(org.get(Person, key) for key in dict.fromkeys(keys))


def _said(field: str, records: Sequence[Record]) -> str:
    texts = (str(getattr(record, field, "")).strip() for record in records)
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _parts(view: MatrixView, selves: tuple[str, ...]) -> list[Part]:
    found: dict[str, dict[str, tuple[Activity | None, list[Activity]]]] = {}
    above: list[ActivityRow] = []
    for row in view.rows:
        del above[row.level :]
        group = above[-1].activity if above else None
        above.append(row)
        for letter in _letters(row, selves):
            groups = found.setdefault(letter, {})
            groups.setdefault(group.id if group else "", (group, []))[1].append(row.activity)
    return [
        Part(view.matrix, view.code_set, letter, tuple((g, tuple(a)) for g, a in groups.values()))
        for letter in _in_order(view.code_set, found)
        if (groups := found[letter])
    ]


def _in_order(codes: CodeSet, letters: Iterable[str]) -> list[str]:
    """Return letters in the order of their set, those that it does not have last."""
    order = {code.letter: place for place, code in enumerate(codes.codes)}
    return sorted(letters, key=lambda letter: (order.get(letter, len(order)), letter))


def _letters(row: ActivityRow, parties: tuple[str, ...]) -> list[str]:
    if len(parties) == 1:  # As nearly always; every row is asked for every party.
        cell = row.cells.get(parties[0])
        return list(cell.codes) if cell else []
    cells = (row.cells.get(party) for party in parties)
    return list(dict.fromkeys(letter for cell in cells if cell for letter in cell.codes))


def _colleagues(views: Sequence[MatrixView], selves: tuple[str, ...]) -> tuple[Colleague, ...]:
    shared: Counter[str] = Counter()
    letters: dict[str, dict[str, None]] = {}
    known: dict[str, Record] = {}
    for view in views:
        known |= {column.party.id: column.party for column in view.columns}
        for row in view.rows:
            if not _letters(row, selves):
                continue
            for party, cell in row.cells.items():
                if cell.codes and party not in selves and party in known:
                    shared[party] += 1
                    letters.setdefault(party, {}).update(dict.fromkeys(cell.codes))
    return tuple(
        Colleague(known[party], count, tuple(letters[party]))
        for party, count in shared.most_common()
    )


def _owned(org: Organization, kind: type[_Owned], selves: tuple[str, ...]) -> tuple[_Owned, ...]:
    """Return the goals or KPIs that a party answers for, in order."""
    keys = [key for party in selves for key in org.referrers(party)]
    found = [record for key in dict.fromkeys(keys) if (record := org.find(kind, key))]
    return tuple(record for record in found if record.owner in selves)


def _skills(org: Organization, record: Record, seats: Sequence[Position]) -> tuple[Needed, ...]:
    """Return the skills that a role or position needs, or the positions of a person do, the highest level first.

    A position needs what its roles do, unless it says otherwise itself.
    """
    levels: dict[str, float] = {}
    if isinstance(record, Role):
        levels = _needs(org, record.id)
    places = [record] if isinstance(record, Position) else seats
    for place in places if isinstance(record, Position | Person) else ():
        wanted: dict[str, float] = {}
        for role in place.roles:
            for skill, level in _needs(org, role).items():
                wanted[skill] = max(level, wanted.get(skill, 0.0))
        for skill, level in (wanted | _needs(org, place.id)).items():
            levels[skill] = max(level, levels.get(skill, 0.0))
    found = [Needed(org.get(Skill, skill), level) for skill, level in levels.items() if level]
    return tuple(sorted(found, key=lambda needed: (-needed.level, needed.skill.rank)))


def _needs(org: Organization, party: str) -> dict[str, float]:
    """Return the levels that a role or position names itself."""
    found = (org.find(SkillNeed, key) for key in org.referrers(party))
    return {need.skill: need.level for need in found if need and need.skill}
