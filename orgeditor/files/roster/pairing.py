"""Which row of a client's workbook is which line of the document, whatever either has gone through since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.matching import Matches
from orgeditor.files.roster.outgoing import Line
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record
    from orgeditor.model.tables import Tables

Place = tuple[int, int]
"""A data row: the number of its table, its place among the table's data rows."""


class Pairs(msgspec.Struct):
    """``lines`` are the document's lines by row; ``leavers`` the rows whose line it has no more.

    ``arrivals`` are the lines that no row tells of. ``units`` are the document's units that
    the workbook names in some way.
    """

    lines: dict[Place, Line]
    leavers: list[Place]
    arrivals: list[Line]
    units: set[str]


def matched(
    org: Organization,
    then: Tables,
    proposal: Proposal,
    said: Mapping[str, Record],
    heard: Callable[[], None],
) -> dict[str, str]:
    """Return the records of ``org`` by those that ``proposal`` was read into; ``then`` is its own organisation.

    Positions are matched as a re-import matches them, first with those that the document came
    from, ``said``: what the import read is what the workbook says, wherever it has been moved to
    since. Those that nothing tells apart are taken in their order. ``heard`` is called often,
    and may raise Cancelled.
    """
    same = Matches(proposal, said, org.table, in_order=bool(said), heard=heard).ids
    heard()
    _pair_alike(org, then, same)
    heard()
    return same


def pair(org: Organization, then: Tables, proposal: Proposal, same: dict[str, str]) -> Pairs:
    """Pair the rows that ``proposal`` was read from with the lines of ``org``, as ``matched`` found them the same."""
    rows: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
    for number, origins in enumerate(proposal.origins):
        for i, about in enumerate(origins):
            if about.record:
                rows[about.record].append(((number, i), about.holder))
    found = Pairs({}, [], [], {same[key] for key in then.of(Unit) if key in same})
    for record, places in rows.items():
        now = org.peek(same.get(record, ""))
        if isinstance(now, Unit):
            found.lines |= {place: Line(unit=now) for place, _ in places}
        elif (
            isinstance(now, Position)
            and len(places) == 1
            and (len(now.holders) < 2 or places[0][1] < 0)
        ):
            found.lines[places[0][0]] = Line(position=now)
        elif isinstance(now, Position):
            before = then.find(Position, record)
            assert before is not None
            _pair_holders(now, before, places, same, found)
        else:
            found.leavers += [place for place, _ in places]
    told = {line.position.id for line in found.lines.values() if line.position}
    for key in org.in_order(key for key in org.of(Position) if key not in told):
        position = org.get(Position, key)
        found.arrivals += _lines(position, range(max(1, len(position.holders))))
    found.leavers.sort()
    return found


def _pair_alike(org: Organization, then: Tables, same: dict[str, str]) -> None:
    """Pair what matching left over, in order, where as many stand on one side as on the other.

    A position without an id of its own may have been given one in the workbook: by us, when
    it was written there.
    """
    for with_code in (True, False):
        taken = set(same.values())
        left = org.in_order(key for key in org.of(Position) if key not in taken)
        rest = (org.get(Position, key) for key in left)
        old = _groups(org, (p for p in rest if with_code or not p.code), with_code=with_code)
        unknown = then.in_order(key for key in then.of(Position) if key not in same)
        new = (then.get(Position, key) for key in unknown)
        for key, ids in _groups(then, new, with_code=with_code).items():
            if len(old.get(key, ())) == len(ids):
                same.update(zip(ids, old[key], strict=True))


def _groups(
    org: Tables, positions: Iterable[Position], *, with_code: bool
) -> dict[Hashable, list[str]]:
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for p in positions:
        unit = org.find(Unit, p.unit)
        place = unit.name.casefold() if unit else ""
        code = p.code if with_code else ""
        names = tuple(org.get(Person, h.person).name for h in p.holders if h.person)
        groups[code, p.title.casefold(), place, names, p.grade, p.location].append(p.id)
    return groups


def _pair_holders(
    now: Position,
    before: Position,
    places: list[tuple[Place, int]],
    same: dict[str, str],
    found: Pairs,
) -> None:
    """Pair the rows of one position with its holders: the same people first, then the rest in order."""
    free = list(range(max(1, len(now.holders))))
    rest: list[Place] = []
    for place, holder in places:
        person = before.holders[holder].person if holder < len(before.holders) else ""
        kept = same.get(person, "")
        at = next((n for n in free if kept and now.holders and now.holders[n].person == kept), -1)
        if at < 0:
            rest.append(place)
            continue
        free.remove(at)
        found.lines[place] = _lines(now, [at])[0]
    for place in rest:
        if free:
            found.lines[place] = _lines(now, [free.pop(0)])[0]
        else:
            found.leavers.append(place)
    found.arrivals += _lines(now, free)


def _lines(position: Position, holders: Iterable[int]) -> list[Line]:
    count = max(1, len(position.holders))
    return [Line(position=position, holder=n, holders=count) for n in holders]
