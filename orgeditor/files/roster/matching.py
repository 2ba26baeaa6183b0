"""Which record of a proposal is which of a document: by code, then by name and place, then in order."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from orgeditor.model.records import Person, Position, Record, Role, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from orgeditor.files.roster.proposal import Proposal


class Matches:
    """``ids`` maps the ids of a proposal's records to those of the same records in ``old``.

    What is found in an earlier table of ``old`` is not looked for in a later one. Of several
    that are called alike, ``in_order`` takes the first for the first, or none for any. ``heard``
    is called between the ways of matching, and may raise Cancelled.
    """

    def __init__(
        self,
        proposal: Proposal,
        *old: Mapping[str, Record],
        in_order: bool = True,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self.ids: dict[str, str] = {}
        self._taken: set[str] = set()
        incoming = _by_type(proposal.records)
        # No key looks at other positions.
        self._new = {r.id: r for kind, of in incoming.items() if kind is not Position for r in of}
        standing = [(_by_type(table.values()), table.get) for table in old]
        for kind, keys in _KEYS.items():
            waiting = incoming[kind]
            for tables, peek in standing:
                for key in keys:
                    heard()
                    waiting = self._match(waiting, tables[kind], key, peek)
                if in_order and kind in (Person, Position):
                    waiting = self._match_in_order(waiting, tables[kind], keys[-1], peek)

    def _match(self, new: list[Record], old: list[Record], key: Any, peek: Any) -> list[Record]:
        """Match the records of which one on either side has a key; return those left over."""
        if not new:
            return new
        free = _single(self._untaken(old), key, peek)
        named = _single(new, key, self._new.get)
        coded = key is not _code and type(new[0]) is Person
        found = {
            record.id: other.id
            for said, record in named.items()
            if record is not None
            and (other := free.get(said)) is not None
            and (not coded or _fits(record, other))
        }
        self.ids |= found
        self._taken.update(found.values())
        if len(found) == len(new):
            return []
        return [record for record in new if record.id not in self.ids]

    def _match_in_order(
        self, new: list[Record], old: list[Record], key: Any, peek: Any
    ) -> list[Record]:
        if not new:
            return new
        free: dict[Hashable, list[Record]] = defaultdict(list)
        for record in reversed(self._untaken(old)):
            free[key(peek, record)].append(record)
        for record in new:
            said = key(self._new.get, record)
            if said and free[said] and _fits(record, free[said][-1]):
                self._pair(record, free[said].pop())
        return [record for record in new if record.id not in self.ids]

    def _untaken(self, old: list[Record]) -> list[Record]:
        if not self._taken:
            return old
        return [record for record in old if record.id not in self._taken]

    def _pair(self, new: Record, old: Record) -> None:
        self.ids[new.id] = old.id
        self._taken.add(old.id)


def _by_type(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    tables: dict[type[Record], list[Record]] = defaultdict(list)
    for kind, run in groupby(records, type):
        tables[kind] += run
    return tables


def _single(records: list[Record], key: Any, peek: Any) -> dict[Hashable, Record | None]:
    """Return the record that has a key; None for a key that several have."""
    keys = list(map(_READ_CODE, records)) if key is _code else [key(peek, r) for r in records]
    found: dict[Hashable, Record | None] = dict(zip(keys, records, strict=True))
    if len(found) < len(records):
        found = {}
        for said, record in zip(keys, records, strict=True):
            found[said] = None if said in found else record
    for nothing in ("", ()):
        found.pop(nothing, None)
    return found


def _fits(new: Record, old: Record) -> bool:
    if isinstance(new, Person) and isinstance(old, Person) and new.code and old.code:
        return new.code == old.code  # Two people of one name stay two people.
    return True


_READ_CODE: Final = attrgetter("code")


def _code(_peek: Any, record: Any) -> str:
    return str(record.code)


def _name(_peek: Any, record: Any) -> str:
    return str(record.name).casefold()


def _unit_path(peek: Any, unit: Unit) -> Hashable:
    upper = peek(unit.parent) if unit.parent else None
    return unit.name and (unit.name.casefold(), upper.name.casefold() if upper else "")


def _mailbox(_peek: Any, person: Person) -> Hashable:
    return person.email and (person.email.casefold(), person.name)


def _holders(peek: Any, position: Position) -> Hashable:
    # A code is all that counts: another code is another position.
    if position.code:
        return ()
    return tuple(p.name.casefold() for h in position.holders if (p := peek(h.person)))


def _place(peek: Any, position: Position) -> Hashable:
    if position.code:
        return ()
    unit = peek(position.unit) if position.unit else None
    place = unit.name.casefold() if unit else ""
    said = position.title.casefold(), place, _holders(peek, position)
    return said if any(said) else ()


_KEYS: Final[dict[type[Record], tuple[Callable[[Any, Any], Hashable], ...]]] = {
    Source: (
        lambda _, source: (source.file, source.sheet),
        # The next file of the same shape takes the place of the last one.
        lambda _, source: tuple(column.header for column in source.columns),
    ),
    Role: (_name,),
    Unit: (_code, _unit_path, _name),
    Person: (_code, _mailbox, _name),
    Position: (_code, _place, _holders, _place),
}
"""What records are known by, the surest first; by the last, several alike are taken in order."""
