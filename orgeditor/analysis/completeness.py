"""How complete a structure is: the elements of an organisation against its units.

It says what is there and what is missing, never how good it is. To take in another element,
write what it asks of a unit and put a row into ``ASPECTS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.communication import units_of, unlinked
from orgeditor.analysis.goals import actuals_of, kpis_of, serving
from orgeditor.analysis.tree import unit_tree
from orgeditor.messages import Message, t, tn
from orgeditor.model.elements.communication import Link
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.fields import STATUS_CLOSED, Edge
from orgeditor.model.records import Position, Responsibility, Unit
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.model.organization import Organization


class State(StrEnum):
    """How much of an element is there."""

    FILLED = "filled"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True)
class Answer:
    """What an element says of a unit: how much is there, why, and the records to go to."""

    state: State
    why: Message
    subjects: tuple[str, ...] = ()


class Facts:
    """What is asked of an organisation once, whatever unit it is asked for.

    ``serving``: goals by the units and positions that serve them; ``kpis``: KPIs by owner;
    ``parties``: who a matrix gives something to answer for; ``given``: the units that get a
    resource; ``talking``: those that have a link; ``gaps``: the two units of each hand-over
    that lacks one, by the step before it.
    """

    def __init__(self, org: Organization) -> None:
        self.org = org
        self.serving = serving(org)
        self.kpis: dict[str, list[str]] = {}
        for kpi in org.of(Kpi).values():
            self.kpis.setdefault(kpi.owner, []).append(kpi.id)
        self.parties = {cell.party for cell in org.of(Responsibility).values() if cell.codes}
        self.given = {a.to for a in org.of(Allocation).values() if org.find(Resource, a.resource)}
        self.talking = {
            unit
            for link in org.of(Link).values()
            for end in (link.source, link.target)
            for unit in units_of(org, end)
        }
        self.gaps = {over.before: frozenset(over.units) for over in unlinked(org)}


@dataclass(frozen=True)
class Part:
    """A unit as it is asked about: itself, and its open positions with those of its parts.

    ``inside``: the ids of the unit and of all parts of it.
    """

    facts: Facts
    unit: Unit
    seats: tuple[Position, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Aspect:
    """An element: its kebab-case id, its name, and what it asks of a part."""

    id: str
    name: Message
    ask: Callable[[Part], Answer]


@dataclass(frozen=True)
class Line:
    """A unit, how deep it lies, and an answer for each of ``ASPECTS``."""

    unit: str
    depth: int
    answers: tuple[Answer, ...]


def completeness(org: Organization) -> list[Line]:
    """Return what is there of each element in each unit, the units in pre-order."""
    own: dict[str, list[Position]] = {}
    for position in org.of(Position).values():
        if position.status != STATUS_CLOSED and not position.waiting:
            own.setdefault(position.unit, []).append(position)
    facts = Facts(org)
    tree = unit_tree(org)
    seats: dict[str, list[Position]] = {key: list(own.get(key, ())) for key in tree.ids}
    inside = {key: [key] for key in tree.ids}
    for key, up in zip(reversed(tree.ids), reversed(tree.parent.tolist()), strict=True):
        if up >= 0:
            seats[tree.ids[up]] += seats[key]
            inside[tree.ids[up]] += inside[key]
    lines = []
    for key, depth in zip(tree.ids, tree.depth.tolist(), strict=True):
        part = Part(facts, org.get(Unit, key), tuple(seats[key]), tuple(inside[key]))
        lines.append(Line(key, depth, tuple(aspect.ask(part) for aspect in ASPECTS)))
    return lines


def share_filled(lines: Iterable[Line], aspect: int) -> float:
    """Return the share of units in which an aspect is filled; half for one filled in part."""
    worth = {State.FILLED: 1.0, State.PARTIAL: 0.5, State.MISSING: 0.0}
    states = [worth[line.answers[aspect].state] for line in lines]
    return sum(states) / len(states) if states else 0.0


def _goals(part: Part) -> Answer:
    places = (*part.inside, *part.facts.org.chain(part.unit.id, Edge.CONTAINS), *_ids(part.seats))
    found = dict.fromkeys(goal for key in places for goal in part.facts.serving.get(key, ()))
    if not found:
        return Answer(State.MISSING, t("It serves no goal."))
    unmeasured = [key for key in found if not kpis_of(part.facts.org, key)]
    if unmeasured:
        why = tn("{n} of its goals has no KPI.", "{n} of its goals have no KPI.", len(unmeasured))
        return Answer(State.PARTIAL, why, tuple(unmeasured))
    why = tn("It serves {n} goal, with KPIs.", "It serves {n} goals, with KPIs.", len(found))
    return Answer(State.FILLED, why, tuple(found))


def _responsibilities(part: Part) -> Answer:
    idle = [seat for seat in part.seats if part.facts.parties.isdisjoint(_parties(seat))]
    return _by_seats(part, idle, t("Every position answers for something."), t("Nobody here answers for anything."))  # fmt: skip


def _parties(seat: Position) -> tuple[str, ...]:
    """Return as what a position may stand in a matrix."""
    return (seat.id, *seat.roles, seat.unit, *(holder.person for holder in seat.holders))


def _structure(part: Part) -> Answer:
    if not part.seats:
        return Answer(State.MISSING, t("It has no position."), (part.unit.id,))
    if not part.unit.head and not _leader(part):
        return Answer(State.PARTIAL, t("It has no head."), (part.unit.id,))
    vacant = [seat.id for seat in part.seats if is_vacant(seat)]
    if vacant:
        why = tn("{n} position is vacant.", "{n} positions are vacant.", len(vacant))
        return Answer(State.PARTIAL, why, tuple(vacant))
    return Answer(State.FILLED, t("It has a head, and every position is filled."))


def _leader(part: Part) -> bool:
    """Whether a position of the unit itself reports to somebody outside, or to nobody."""
    inside = set(_ids(part.seats))
    own = (seat for seat in part.seats if seat.unit == part.unit.id)
    return any(seat.manager not in inside for seat in own)


def _resources(part: Part) -> Answer:
    unknown = [seat for seat in part.seats if seat.cost is None]
    told = _by_seats(part, unknown, t("Costs are known, and resources are allocated."), t("No cost is known."))  # fmt: skip
    if told.state is State.FILLED and part.facts.given.isdisjoint(part.inside):
        return Answer(State.PARTIAL, t("No money, technology or support is allocated."))
    return told


def _performance(part: Part) -> Answer:
    owners = (owner for seat in part.seats for owner in (seat.id, *seat.roles))
    found = dict.fromkeys(kpi for owner in owners for kpi in part.facts.kpis.get(owner, ()))
    if not found:
        return Answer(State.MISSING, t("Nobody here owns a KPI."))
    silent = tuple(key for key in found if not actuals_of(part.facts.org, key))
    if silent:
        why = tn("{n} of its KPIs has no actual.", "{n} of its KPIs have no actual.", len(silent))
        return Answer(State.PARTIAL, why, silent)
    return Answer(State.FILLED, t("Its KPIs have actuals."), tuple(found))


def _communication(part: Part) -> Answer:
    if part.facts.talking.isdisjoint(part.inside):
        return Answer(State.MISSING, t("It has no communication link."))
    gaps = [key for key, units in part.facts.gaps.items() if not units.isdisjoint(part.inside)]
    if gaps:
        why = tn("{n} hand-over has no link.", "{n} hand-overs have no link.", len(gaps))
        return Answer(State.PARTIAL, why, tuple(gaps))
    return Answer(State.FILLED, t("Its hand-overs have links."))


def _by_seats(
    part: Part, lacking: Sequence[Position], all_there: Message, none_there: Message
) -> Answer:
    if not part.seats:
        return Answer(State.MISSING, t("It has no position."), (part.unit.id,))
    if not lacking:
        return Answer(State.FILLED, all_there)
    if len(lacking) == len(part.seats):
        return Answer(State.MISSING, none_there, tuple(_ids(lacking)))
    why = t("{n} of {all} positions lack it.", n=len(lacking), all=len(part.seats))
    return Answer(State.PARTIAL, why, tuple(_ids(lacking)))


def _ids(seats: Iterable[Position]) -> list[str]:
    return [seat.id for seat in seats]


ASPECTS: Final = (
    Aspect("goals", t("Strategy and goals"), _goals),
    Aspect("responsibilities", t("Responsibilities"), _responsibilities),
    Aspect("structure", t("Structure"), _structure),
    Aspect("resources", t("Resources"), _resources),
    Aspect("communication", t("Communication"), _communication),
    Aspect("performance", t("Performance"), _performance),
)
