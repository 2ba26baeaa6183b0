"""The codes that the rows of an outgoing roster refer to each other by."""

from __future__ import annotations

from collections import Counter
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from orgeditor.files.roster.choosing import namesakes
from orgeditor.files.roster.words import id_key, id_keys, nothings
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.tables import Tables


class Codes(NamedTuple):
    """By record what rows refer to positions and to people by."""

    positions: dict[str, str]
    people: dict[str, str]


def codes_of(org: Tables, *, everybody: bool = False) -> Codes:
    """Return the codes of an organisation's positions, and of its people where they need one."""
    return Codes(position_codes(org), person_codes(org, everybody=everybody))


def position_codes(org: Tables) -> dict[str, str]:
    """Return a code for each position, new ones in the order of the structure."""
    positions = org.of(Position)
    if own := _all_distinct((key, position.code) for key, position in positions.items()):
        return own
    missing = frozenset(id_key(p.waiting) for p in positions.values() if p.waiting)
    return _codes([(key, positions[key].code) for key in org.in_order(positions)], "P", missing)


def unit_codes(org: Tables) -> dict[str, str]:
    """Return a code for each unit."""
    return _codes([(unit.id, unit.code) for unit in org.of(Unit).values()], "U")


def person_codes(org: Tables, *, everybody: bool) -> dict[str, str]:
    """Return a code for each person who has one or whom only a code tells from others, or for everybody."""
    people = org.of(Person)
    if everybody:
        return _codes([(key, person.code) for key, person in people.items()], "E")
    seats = [p.holders for p in org.of(Position).values()]
    coded = {key for key, p in people.items() if p.code}
    coded |= _repeated([h.person for holders in seats for h in holders if h.person])
    for position in compress(org.of(Position).values(), (len(holders) > 1 for holders in seats)):
        if namesakes(org, position):
            coded.update(h.person for h in position.holders if h.person)
    own = _all_distinct((key, p.code) for key, p in people.items() if key in coded)
    return own or _codes([(key, people[key].code) for key in sorted(coded)], "E")


def _all_distinct(given: Iterable[tuple[str, str]]) -> dict[str, str] | None:
    """Return the records' own codes where each has one that no other has: no order is asked for then."""
    codes = dict(given)
    known = set(codes.values())
    return codes if len(known) == len(codes) and not nothings(known) else None


def _codes(
    given: list[tuple[str, str]], prefix: str, avoid: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return a code for each record: its own where it is the first to have it, else a new one.

    New ones have none of the keys in ``avoid`` (a missing manager's id must not come to mean
    somebody), nor one that an import would take for a code that is there: ``U-1`` for ``U1``.
    """
    none = nothings(code for _, code in given)
    codes = {key: code for key, code in given if code and code not in none}
    taken = set(codes.values())
    if len(taken) < len(codes):
        first = {code: key for key, code in reversed(codes.items())}
        codes = {key: code for code, key in first.items()}
    lacking = [key for key, _ in given if key not in codes]
    if lacking:
        avoid = avoid.union(id_keys(list(taken)))
    drawn = (f"{prefix}{n}" for n in count(1))
    fresh = (code for code in drawn if id_key(code) not in avoid)
    codes.update(zip(lacking, fresh, strict=False))
    return codes


def _repeated(keys: Sequence[str]) -> set[str]:
    if len(set(keys)) == len(keys):
        return set()
    counted = Counter(keys)
    return {key for key, times in counted.items() if times > 1}
