"""Hand-overs between units, who is linked to whom, and a process as swimlanes."""

from __future__ import annotations

import itertools
from functools import cache, partial
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.tree import unit_tree
from orgeditor.model.elements.communication import Link, Process, Step
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization

STEP_WIDTH: Final = 148.0
STEP_HEIGHT: Final = 54.0
COLUMN: Final = 188.0
LANE: Final = 92.0
LANE_TITLE: Final = 150.0
INSIDE: Final = 20.0


class HandOver(msgspec.Struct, frozen=True):
    """From one step of a process to the next, done by another party; with their units, "" for none."""

    before: str
    after: str
    units: tuple[str, str]


class Tie(msgspec.Struct, frozen=True):
    """Two records of a chart between which there is a link, or one is ``missing`` where work is handed over."""

    ends: tuple[str, str]
    missing: bool = False


class Lane(msgspec.Struct, frozen=True):
    """A party's lane: the party ("" for steps that nobody does), and its top in chart units."""

    party: str
    y: float


class Box(msgspec.Struct, frozen=True):
    """A step in its lane: left and top; ``STEP_WIDTH`` by ``STEP_HEIGHT``."""

    step: str
    x: float
    y: float


class Swimlanes(msgspec.Struct, frozen=True):
    """A process laid out; ``gaps`` are the hand-overs between units without a link."""

    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    gaps: frozenset[tuple[str, str]]
    width: float
    height: float


def steps_of(org: Organization, process: str) -> list[Step]:
    """Return the steps of a process, one after another."""
    found = (org.find(Step, key) for key in org.referrers(process))
    return sorted((s for s in found if s and s.process == process), key=lambda s: (s.rank, s.id))


def units_of(org: Organization, party: str) -> frozenset[str]:
    """Return the units in which a party stands: a role stands where positions play it."""
    if org.find(Unit, party):
        return frozenset({party})
    seat = org.find(Position, party)
    if seat is not None:
        return frozenset({seat.unit} - {""})
    players = (org.find(Position, key) for key in org.referrers(party)) if party else ()
    return frozenset(p.unit for p in players if p and p.unit and party in p.roles)


class _Whereabouts:
    """Where parties stand, each looked up once: the same ones hand over again and again."""

    def __init__(self, org: Organization) -> None:
        self.units = cache(partial(units_of, org))
        self.innermost = cache(partial(_unit, org))
        self.upwards = cache(lambda party: _upwards(org, self.units(party)))


def _partners(org: Organization, where: _Whereabouts) -> dict[str, set[str]]:
    """Return with whom each party has a link, and each unit in which one of those stands."""
    found: dict[str, set[str]] = {}
    for link in org.of(Link).values():
        first, second = where.units(link.source), where.units(link.target)
        for ends, others in ((first, second), (second, first)):
            for unit in ends:
                found.setdefault(unit, set()).update(others)
        found.setdefault(link.source, set()).add(link.target)
        found.setdefault(link.target, set()).add(link.source)
    return found


def hand_overs(org: Organization, process: str) -> list[HandOver]:
    """Return where a process goes from one party to another."""
    return _hand_overs(steps_of(org, process), _Whereabouts(org))


def _hand_overs(steps: Sequence[Step], where: _Whereabouts) -> list[HandOver]:
    return [
        HandOver(before.id, after.id, (where.innermost(before.party), where.innermost(after.party)))
        for before, after in itertools.pairwise(steps)
        if before.party and after.party and before.party != after.party
    ]


def unlinked(org: Organization, processes: Iterable[str] | None = None) -> list[HandOver]:
    """Return the hand-overs between different units without a link, by default of all processes.

    A link of the two parties counts, one of their units, and one of what these are parts of.
    """
    where = _Whereabouts(org)
    partners = _partners(org, where)
    found = []
    for process in org.of(Process) if processes is None else processes:
        for over in _hand_overs(steps_of(org, process), where):
            first, second = org.get(Step, over.before).party, org.get(Step, over.after).party
            near, far = where.units(first), where.units(second)
            if not (near and far) or not near.isdisjoint(far):
                continue
            beyond = where.upwards(second)
            known = (beyond & partners.get(unit, frozenset()) for unit in where.upwards(first))
            if second not in partners.get(first, ()) and not any(known):
                found.append(over)
    return found


def ties(org: Organization, kind: Literal["positions", "units"]) -> list[Tie]:
    """Return what ties the units of a chart together, or its positions: themselves, or as heads of units."""

    def ends_of(party: str) -> frozenset[str]:
        if kind == "units":
            return units_of(org, party)
        if org.find(Position, party):
            return frozenset({party})
        return frozenset(head_of(org, unit) for unit in units_of(org, party)) - {""}

    steps = org.of(Step)
    gaps = ((steps[over.before].party, steps[over.after].party) for over in unlinked(org))
    links = ((link.source, link.target) for link in org.of(Link).values())
    found: dict[tuple[str, str], bool] = {}
    for missing, pairs in ((True, gaps), (False, links)):
        for first, second in pairs:
            for a, b in itertools.product(ends_of(first), ends_of(second)):
                if a != b:
                    found[min(a, b), max(a, b)] = missing
    return [Tie(ends, missing) for ends, missing in sorted(found.items())]


def swimlanes(org: Organization, process: str, *, by_unit: bool = False) -> Swimlanes:
    """Return a process laid out: a lane a party, or a unit in which parties stand, as they come in."""
    return _laid_out(org, steps_of(org, process), _gaps(org, process), by_unit=by_unit)


def swimlanes_in_parts(org: Organization, process: str, width: float) -> list[Swimlanes]:
    """Return a process laid out as parts of at most a width; each begins with the last step of the one before."""
    steps = steps_of(org, process)
    gaps = _gaps(org, process)
    count = max(int((width - LANE_TITLE - INSIDE) // COLUMN), 2)
    starts = range(0, max(len(steps) - 1, 1), count - 1)
    parts = [_laid_out(org, steps[start : start + count], gaps) for start in starts]
    # All have one width, and so are drawn in one size.
    return [msgspec.structs.replace(part, width=parts[0].width) for part in parts]


def _gaps(org: Organization, process: str) -> frozenset[tuple[str, str]]:
    return frozenset((over.before, over.after) for over in unlinked(org, (process,)))


def _laid_out(
    org: Organization,
    steps: Sequence[Step],
    gaps: frozenset[tuple[str, str]],
    *,
    by_unit: bool = False,
) -> Swimlanes:
    # A role whose players have no unit in common keeps a lane of its own.
    home = {s.party: (_unit(org, s.party) if by_unit else "") or s.party for s in steps}
    parties = list(dict.fromkeys(home[step.party] for step in steps))
    lanes = tuple(Lane(party, n * LANE) for n, party in enumerate(parties))
    top = {lane.party: lane.y + (LANE - STEP_HEIGHT) / 2 for lane in lanes}
    boxes = tuple(
        Box(step.id, LANE_TITLE + INSIDE + column * COLUMN, top[home[step.party]])
        for column, step in enumerate(steps)
    )
    width = LANE_TITLE + INSIDE + max(len(steps), 1) * COLUMN
    return Swimlanes(lanes, boxes, gaps, width, LANE * len(lanes))


def step_at(found: Swimlanes, x: float, y: float) -> str:
    """Return the step whose box covers a point, "" where there is none."""
    for box in found.boxes:
        if 0 <= x - box.x <= STEP_WIDTH and 0 <= y - box.y <= STEP_HEIGHT:
            return box.step
    return ""


def place_at(found: Swimlanes, x: float, y: float) -> tuple[Lane | None, int]:
    """Return the lane under a point, and the place among all steps that one dropped there gets, from 0."""
    lane = next((lane for lane in found.lanes if 0 <= y - lane.y < LANE), None)
    column = int((x - LANE_TITLE - INSIDE) // COLUMN)
    return lane, min(max(column, 0), max(len(found.boxes) - 1, 0))


def links_by_units(org: Organization) -> dict[frozenset[str], list[Link]]:
    """Return the links of each two units: of themselves, and of who stands in them."""
    found: dict[frozenset[str], list[Link]] = {}
    for link in org.of(Link).values():
        ends = itertools.product(units_of(org, link.source), units_of(org, link.target))
        for pair in {frozenset(two) for two in ends}:
            found.setdefault(pair, []).append(link)
    return found


def gaps_by_units(org: Organization) -> dict[frozenset[str], str]:
    """Return the first step that hands over without a link, of each two units between which one does."""
    steps = org.of(Step)
    found: dict[frozenset[str], str] = {}
    for over in unlinked(org):
        ends = (units_of(org, steps[key].party) for key in (over.before, over.after))
        for pair in itertools.product(*ends):
            found.setdefault(frozenset(pair), over.before)
    return found


def talking_units(org: Organization) -> list[str]:
    """Return the units that have links or hand-overs, in the order of the structure."""
    ends: set[str] = set()
    for link in org.of(Link).values():
        ends |= units_of(org, link.source) | units_of(org, link.target)
    for process in org.of(Process):
        for step in steps_of(org, process):
            ends |= units_of(org, step.party)
    return _in_structure(org, ends)


def _in_structure(org: Organization, units: Iterable[str]) -> list[str]:
    places = {key: place for place, key in enumerate(unit_tree(org).ids)}
    return sorted(units, key=places.__getitem__)


def _upwards(org: Organization, units: Iterable[str]) -> frozenset[str]:
    """Return units and all that they are parts of."""
    return frozenset(up for key in units for up in (key, *org.chain(key, Edge.CONTAINS)))


def _unit(org: Organization, party: str) -> str:
    """Return the unit in which a party stands, of several the innermost that holds them all."""
    chains = [[key, *org.chain(key, Edge.CONTAINS)] for key in sorted(units_of(org, party))]
    common = (key for key in chains[0] if all(key in chain for chain in chains)) if chains else ()
    return next(iter(common), "")
