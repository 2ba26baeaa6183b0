"""The chain goal - unit - role - KPI - resource - skill, laid out in columns, with its broken links.

A row of the picture is a goal; what hangs on it stands beside it. Where something is missing,
an empty place stands that says what, and where it is filled in.
"""

from __future__ import annotations

from collections import deque
from functools import cache
from itertools import chain as chained
from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.goals import kpis_of, objectives, parts_of
from orgeditor.messages import Message, t
from orgeditor.model.elements.goals import Goal
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.elements.skills import Skill, SkillNeed
from orgeditor.model.fields import STATUS_CLOSED, Edge, name_of
from orgeditor.model.records import Position
from orgeditor.model.verbs.entering import in_order, nested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from orgeditor.model.organization import Organization

WIDTH: Final = 176.0
HEIGHT: Final = 40.0
COLUMN: Final = 214.0
ROW: Final = 48.0
BETWEEN: Final = 16.0
HEADING: Final = 34.0
_SEATS: Final = 300
"""Positions of a unit that are looked at for what they play and need."""
_MOST: Final = 6
"""Things of a kind that stand beside a goal; of more, the last place says how many."""

COLUMNS: Final = (
    ("goal", t("Goal")),
    ("unit", t("Unit")),
    ("role", t("Role")),
    ("kpi", t("KPI")),
    ("resource", t("Resource")),
    ("skill", t("Skill")),
)


class Link(msgspec.Struct, frozen=True, gc=False):
    """A place in the chain: its column, left and top, the record there, and what it says.

    ``broken``: nothing is there, and ``record`` is where it is filled in.
    """

    column: int
    x: float
    y: float
    record: str
    words: str | Message
    broken: bool = False


class _Work(msgspec.Struct, frozen=True):
    """What some positions do: the first of them, the roles they play, the skills that these or they need."""

    first: str
    roles: tuple[str, ...]
    skills: tuple[str, ...]


class Chain(msgspec.Struct, frozen=True):
    """The picture: places, lines between the right and left edges of two, and its size."""

    links: tuple[Link, ...]
    lines: tuple[tuple[int, int], ...]
    bands: tuple[tuple[float, float], ...]
    width: float
    height: float


def chain(org: Organization) -> Chain:
    """Return the chain of all objectives, in the order of their table."""
    wanted = {goal.id for goal in objectives(org)}
    needed: dict[str, list[str]] = {}
    for need in org.of(SkillNeed).values():
        if need.level:
            needed.setdefault(need.party, []).append(need.skill)
    goals = [org.get(Goal, r.id) for r, _ in nested(in_order(org, Goal), "parent") if r.id in wanted]  # fmt: skip
    # As their tables have them, whatever order the records came in.
    order = {r.id: n for n, r in enumerate((*in_order(org, Skill), *in_order(org, Resource)))}
    for skills in needed.values():
        skills.sort(key=lambda skill: order.get(skill, -1))
    # Many goals are served by the same units.
    inside = cache(lambda unit: _work(islice(_inside(org, unit), _SEATS), needed))
    given = cache(lambda end: sorted(_given(org, end), key=order.__getitem__))
    links: list[Link] = []
    lines: list[tuple[int, int]] = []
    bands: list[tuple[float, float]] = []
    top = HEADING
    for goal in goals:
        columns = _hanging_on(org, goal, needed, inside, given)
        rows = max(len(column) for column in columns)
        first = len(links)
        starts: list[int] = []
        for number, column in enumerate(columns):
            starts.append(len(links))
            for row, (record, words, broken) in enumerate(column):
                links.append(Link(number, number * COLUMN, top + row * ROW, record, words, broken))
        lines += _joined(links, first, starts)
        bands.append((top - BETWEEN / 2, top + rows * ROW - (ROW - HEIGHT) + BETWEEN / 2))
        top += rows * ROW + BETWEEN
    width = (len(COLUMNS) - 1) * COLUMN + WIDTH if links else 0.0
    if not goals:
        return Chain((), (), (), 0.0, 0.0)
    return Chain(tuple(links), tuple(lines), tuple(bands), width, top)


def broken_links(found: Chain) -> int:
    """Return how many places are empty."""
    return sum(link.broken for link in found.links)


def link_at(found: Chain, x: float, y: float) -> Link | None:
    """Return the place that covers a point."""
    for link in found.links:
        if 0 <= x - link.x <= WIDTH and 0 <= y - link.y <= HEIGHT:
            return link
    return None


_Place = tuple[str, "str | Message", bool]


def _hanging_on(
    org: Organization,
    goal: Goal,
    needed: Mapping[str, Sequence[str]],
    inside: Callable[[str], _Work],
    given: Callable[[str], Sequence[str]],
) -> list[list[_Place]]:
    """Return the places of each column.

    ``needed``: the skills that each party needs; ``inside``: the work of those in a unit and
    its parts; ``given``: the resources that go somewhere.
    """
    units = _units(org, goal)
    named = (seat for key in goal.served_by if (seat := org.find(Position, key)))
    work = [_work(named, needed), *(inside(unit) for unit in units)]
    seats = [found.first for found in work if found.first]
    roles = _each_once(found.roles for found in work)
    kpis = [kpi.id for kpi in kpis_of(org, goal.id)]
    if not kpis:
        kpis = [kpi.id for part in parts_of(org, goal.id) for kpi in kpis_of(org, part.id)]
    resources = _each_once(map(given, (goal.id, *units)))
    skills = _each_once(found.skills for found in work)
    home = units[0] if units else goal.id
    return [
        [(goal.id, name_of(goal), False)],
        _places(org, units, goal.id, t("no unit serves it")),
        _places(org, roles, seats[0] if seats else home, t("no role works on it")),
        _places(org, kpis, goal.id, t("no KPI measures it")),
        _places(org, resources, home, t("no resource goes to it")),
        _places(org, skills, roles[0] if roles else home, t("no skill is named")),
    ]


def _units(org: Organization, goal: Goal) -> list[str]:
    """Return the units that serve a goal or a part of it, by themselves or with a position."""
    serving = [*goal.served_by, *(key for part in parts_of(org, goal.id) for key in part.served_by)]
    found = (org.find(Position, key) for key in serving)
    homes = [seat.unit if seat else key for seat, key in zip(found, serving, strict=True)]
    return list(dict.fromkeys(key for key in homes if key))


def _work(positions: Iterable[Position], needed: Mapping[str, Sequence[str]]) -> _Work:
    """Return what the open ones of some positions do."""
    seats = [seat for seat in positions if seat.status != STATUS_CLOSED]
    roles = dict.fromkeys(role for seat in seats for role in seat.roles)
    parties = (*roles, *(seat.id for seat in seats))
    skills = dict.fromkeys(skill for key in parties for skill in needed.get(key, ()))
    return _Work(seats[0].id if seats else "", tuple(roles), tuple(skills))


def _each_once(several: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(chained.from_iterable(several)))


def _inside(org: Organization, unit: str) -> Iterator[Position]:
    """Yield the positions of a unit and its parts, level by level, without looking further than asked."""
    waiting = deque([unit])
    while waiting:
        for key in org.below(waiting.popleft(), Edge.CONTAINS):
            seat = org.find(Position, key)
            if seat is not None:
                yield seat
            else:
                waiting.append(key)


def _given(org: Organization, end: str) -> list[str]:
    """Return the resources that go to a goal or a unit."""
    found = (org.find(Allocation, key) for key in org.referrers(end))
    return [a.resource for a in found if a and a.to == end and org.find(Resource, a.resource)]


def _places(org: Organization, keys: list[str], home: str, missing: Message) -> list[_Place]:
    if not keys:
        return [(home, missing, True)]
    shown: list[_Place] = [(key, name_of(org[key]), False) for key in keys[:_MOST]]
    if len(keys) > _MOST:
        shown[-1] = (keys[_MOST - 1], t("{n} more", n=len(keys) - _MOST + 1), False)
    return shown


def _joined(links: list[Link], first: int, starts: list[int]) -> list[tuple[int, int]]:
    """Return the lines of a goal: from each column's first place to every place of the next."""
    lines = []
    for number, start in enumerate(starts[:-1]):
        following = starts[number + 1]
        end = starts[number + 2] if number + 2 < len(starts) else len(links)
        lines += [(start, at) for at in range(following, end)]
    return [line for line in lines if line[0] >= first]
