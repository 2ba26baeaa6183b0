"""A proposal's records under the ids of a document, and which of them say what stands there already."""

from __future__ import annotations

from collections import defaultdict
from itertools import compress, groupby
from operator import attrgetter, ne
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec.structs import replace

from orgeditor.model.fields import REFERENCES, Kind
from orgeditor.model.records import Holder, Person, Position, Record, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

R = TypeVar("R", bound=Record)

SHOWN: Final[tuple[type[Record], ...]] = (Position, Person, Unit, Role)
"""What a roster speaks of; the others that an import writes are for its own memory."""

_NAMED: Final = {
    kind: {described.name: described.kind for described, _ in readers}
    for kind, readers in REFERENCES.items()
}


_OURS: Final = frozenset({"id", "rank"})
"""Fields of which no file speaks."""


def as_standing(
    records: Sequence[Record],
    same: Mapping[str, str],
    standing: Mapping[str, Record],
    heard: Callable[[], None] = lambda: None,
) -> list[Record]:
    """Return the records under the ids of those of ``standing`` that ``same`` says they are.

    One that says what stands is the very record that stands. Where a record has its place among
    its siblings no file says: it gets the rank of the one that stands, "" where it is new.
    ``heard`` is called between columns, and may raise Cancelled.
    """
    made = list(records)
    for kind, places in _places(records).items():
        heard()
        if kind not in SHOWN:
            for n in places:
                made[n] = with_ids(records[n], same)
            continue
        new = [records[n] for n in places]
        ids = [record.id for record in new]
        old = list(map(standing.get, map(same.get, ids, ids)))
        differing = _differing(kind, new, old, same, heard)
        ranked = "rank" in kind.__struct_fields__
        for at, (n, stands) in enumerate(zip(places, old, strict=True)):
            if stands is not None and at not in differing:
                made[n] = stands
            else:
                own = {"rank": getattr(stands, "rank", "")} if ranked else {}
                made[n] = with_ids(new[at], same, **own)
    return made


def _places(records: Iterable[Record]) -> dict[type[Record], list[int]]:
    """Return by type where the records of that type stand: most come in long runs of one type."""
    places: dict[type[Record], list[int]] = defaultdict(list)
    for kind, run in groupby(enumerate(records), lambda pair: type(pair[1])):
        places[kind] += [n for n, _ in run]
    return places


def _differing(
    kind: type[Record],
    new: Sequence[Record],
    old: Sequence[Record | None],
    same: Mapping[str, str],
    heard: Callable[[], None],
) -> set[int]:
    """Return at which places a new record may say something else than the old one.

    What names no other record is compared as one; the ids that stand for each other, as columns.
    """
    both = [n for n, record in enumerate(old) if record is not None]
    theirs, mine = [new[n] for n in both], [old[n] for n in both]
    named = _NAMED[kind]
    # With two at least it gives a tuple.
    plain = attrgetter("__class__", *(f for f in kind.__struct_fields__ if f not in _OURS | named.keys()))  # fmt: skip
    differing = set(compress(both, map(ne, map(plain, theirs), map(plain, mine))))
    for name, reference in named.items():
        heard()
        said: list[Any] = list(map(attrgetter(name), theirs))
        stands: list[Any] = list(map(attrgetter(name), mine))
        if reference is Kind.HOLDERS:
            said, stands = _held(said, same), _held(stands, {})
        elif reference is Kind.REFERENCE:
            said = list(map(same.get, said, said))
        elif any(said):
            said = [tuple([same.get(key, key) for key in keys]) for keys in said]
        differing.update(compress(both, map(ne, said, stands)))
    return differing


def _held(seats: Iterable[tuple[Holder, ...]], same: Mapping[str, str]) -> list[list[Any]]:
    """Return the persons who hold each of many seats, as those who they are by ``same``, with their shares."""
    name = same.get
    return [[part for h in held for part in (name(h.person, h.person), h.share)] for held in seats]


def with_ids(record: R, same: Mapping[str, str], **values: Any) -> R:
    """Return a record whose own id and references are those of the records it was matched with.

    ``values`` are fields that it gets besides.
    """
    if record.id in same:
        values["id"] = same[record.id]
    for name, kind in _NAMED[type(record)].items():
        value = getattr(record, name)
        if not value:
            continue
        if kind is Kind.REFERENCE:
            if value in same:
                values[name] = same[value]
        elif kind is Kind.HOLDERS:
            values[name] = tuple(
                [Holder(person=same.get(h.person, h.person), share=h.share) for h in value]
            )
        else:
            values[name] = tuple([same.get(v, v) for v in value])
    return replace(record, **values) if values else record
