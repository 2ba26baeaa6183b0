"""A proposal laid onto a document that stands: one edit that adds, changes and moves, and removes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec.structs import replace

from orgeditor.files.roster.columns import COLUMNS, LEVELS
from orgeditor.messages import Message, t, tn
from orgeditor.model import rank
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.fields import REFERENCES, Kind
from orgeditor.model.records import Person, Position, Record, Role, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.model.organization import Organization

R = TypeVar("R", bound=Record)

_UNIT: Final = frozenset({"unit", "unit_id", "unit_zh", "unit_path", *LEVELS})
_SAYS: Final[dict[str, frozenset[str]]] = {
    # Which columns of a file, any of them, speak of a field that is not one column.
    "holders": frozenset({"name", "first_name", "last_name", "name_zh"}),
    "unit": _UNIT,
    "manager": frozenset({"manager", "manager_name", "manager_email"}),
    "waiting": frozenset({"manager", "manager_name", "manager_email"}),
    "roles": frozenset({"role"}),
}


def to_edit(org: Organization, proposal: Proposal) -> Edit:
    """Return the edit that brings a proposal into a document, empty or not, as one step.

    Units, positions, people and roles are matched by code, then by name (positions by
    title, unit and holder). What the files' columns say replaces what stands; fields
    that no column speaks of, and records that no row names, stay.
    """
    label = _label(proposal)
    if not len(org):
        return edit_of(label, ((None, record) for record in proposal.records))
    same = Matches(org, proposal).ids
    present = {name for read in proposal.files for name in read.mapping.fields}
    after: dict[str, Record] = {}
    added: list[Record] = []
    for record in proposal.records:
        moved = with_ids(record, same)
        before = org.peek(moved.id)
        if before is None:
            added.append(moved)
        else:
            after[moved.id] = _changed(before, moved, present)
    added = _after_what_stands(org, added)
    after |= {record.id: record for record in added}
    for kind, name in ((Position, "manager"), (Unit, "parent")):
        _without_loops(org, after, kind, name)
    return edit_of(label, ((org.peek(key), record) for key, record in after.items()))


def _label(proposal: Proposal) -> Message:
    names = [read.table.file for read in proposal.files]
    if len(names) == 1:
        return t("Import {file}", file=names[0])
    return tn("Import {n} file", "Import {n} files", len(names))


class Matches:
    """Which record of the proposal is which of the document: ``ids`` maps new ids to old."""

    def __init__(self, org: Organization, proposal: Proposal) -> None:
        self._new = {record.id: record for record in proposal.records}
        self._old = org
        self.ids: dict[str, str] = {}
        self._match(Source, lambda _, s: [("", s.file, s.sheet)], org, self._new.values())
        self._match(Role, lambda _, r: [("", r.name.casefold())], org, self._new.values())
        self._match(Unit, _unit_keys, org, self._new.values())
        self._match(Person, _person_keys, org, self._new.values())
        self._match(Position, _position_keys, org, self._new.values())

    def _match(
        self, kind: type[R], keys: Any, org: Organization, incoming: Iterable[Record]
    ) -> None:
        """Match records by the first of their keys that means one record on either side."""
        new = [record for record in incoming if type(record) is kind]
        old = list(org.of(kind).values())
        old_keys = _unique(org.peek, old, keys)
        new_keys = _unique(self._new.get, new, keys)
        taken: set[str] = set()
        for record in new:
            for key in keys(self._new.get, record):
                found = old_keys.get(key)
                if found and found not in taken and new_keys.get(key) == record.id:
                    self.ids[record.id] = found
                    taken.add(found)
                    break


def _unique(peek: Any, records: Sequence[R], keys: Any) -> dict[tuple[str, ...], str]:
    """Return the record of each key that only one record has."""
    found: dict[tuple[str, ...], str] = {}
    for record in records:
        for key in keys(peek, record):
            if any(key[1:]):
                found[key] = "" if key in found else record.id
    return found


def _unit_keys(peek: Any, unit: Unit) -> Iterator[tuple[str, ...]]:
    if unit.code:
        yield "code", unit.code
    upper = peek(unit.parent) if unit.parent else None
    yield "path", unit.name.casefold(), upper.name.casefold() if upper else ""
    yield "name", unit.name.casefold()


def _person_keys(_peek: Any, person: Person) -> Iterator[tuple[str, ...]]:
    if person.code:
        yield "code", person.code
    if person.email:
        yield "email", person.email.casefold(), person.name
    yield "name", person.name.casefold()


def _position_keys(peek: Any, position: Position) -> Iterator[tuple[str, ...]]:
    if position.code:
        # A code is all that counts: another code is another position.
        yield "code", position.code
        return
    unit = peek(position.unit) if position.unit else None
    names = [p.name.casefold() for h in position.holders if h.person and (p := peek(h.person))]
    place = unit.name.casefold() if unit else ""
    yield "all", position.title.casefold(), place, *names
    if names:
        yield "holder", *names


def with_ids(record: R, same: dict[str, str]) -> R:
    """Return a record whose own id and references are those of the records it was matched with."""
    values: dict[str, Any] = {}
    if record.id in same:
        values["id"] = same[record.id]
    for described, read in REFERENCES[type(record)]:
        if same.keys().isdisjoint(read(record)):
            continue
        value = getattr(record, described.name)
        if described.kind is Kind.REFERENCE:
            values[described.name] = same.get(value, value)
        elif described.kind is Kind.HOLDERS:
            values[described.name] = tuple(replace(h, person=same.get(h.person, h.person)) for h in value)  # fmt: skip
        else:
            values[described.name] = tuple(same.get(v, v) for v in value)
    return replace(record, **values) if values else record


def _changed(before: Record, after: Record, present: set[str]) -> Record:
    """Return what stands with the fields that the files speak of as they say them."""
    if isinstance(before, Source):
        return after
    values: dict[str, Any] = {"custom": before.custom | after.custom}
    for name in after.__struct_fields__:
        if name in ("id", "custom", "rank") or not _spoken_of(type(before), name, present):
            continue
        value = getattr(after, name)
        # Where several rows tell of a record, one that is silent takes nothing away.
        if value or isinstance(before, Position):
            values[name] = value
    changed = replace(before, **values)
    if (
        isinstance(before, Position)
        and isinstance(changed, Position)
        and changed.waiting
        and not before.waiting
    ):
        # Somebody has given it a place since; the file still knows none.
        changed = replace(changed, manager=before.manager, waiting="")
    if isinstance(changed, Position) and changed.manager in changed.dotted:
        rest = tuple(d for d in changed.dotted if d != changed.manager)
        changed = replace(changed, dotted=rest)
    return changed


def _spoken_of(kind: type[Record], name: str, present: set[str]) -> bool:
    if kind is Position and name in _SAYS:
        return not _SAYS[name].isdisjoint(present)
    if kind is Position and name == "fte":
        return not {"fte", "headcount"}.isdisjoint(present)
    if kind is Unit and name in ("name", "parent", "kind"):
        levels = not present.isdisjoint(LEVELS)
        return levels or name == "name" or (name == "parent" and "parent_unit" in present)
    if kind is Person and name == "name":
        return True
    return any(c.record is kind and c.field == name and c.name in present for c in COLUMNS.values())


def _after_what_stands(org: Organization, added: list[Record]) -> list[Record]:
    """Give new records places after those of their kind that stand."""
    placed: list[Record] = []
    for kind in dict.fromkeys(type(record) for record in added):
        new = [record for record in added if type(record) is kind]
        last = max((getattr(r, "rank", "") for r in org.of(kind).values()), default="")
        if not hasattr(new[0], "rank") or not last:
            placed += new
            continue
        # A key that begins with the last one comes after it, and before nothing that stands.
        for record, order in zip(new, rank.spread(len(new)), strict=True):
            placed.append(replace(record, rank=last + order))
    return placed


def _without_loops(
    org: Organization, after: dict[str, Record], kind: type[Record], name: str
) -> None:
    """Where a new line would close a loop with lines that stand, keep the old one."""

    def above(key: str) -> str:
        record = after.get(key) or org.peek(key)
        upper: str = getattr(record, name) if record is not None else ""
        return upper

    for key, record in list(after.items()):
        if type(record) is not kind or not getattr(record, name):
            continue
        seen = {key}
        at = above(key)
        while at and at not in seen:
            seen.add(at)
            at = above(at)
        if at == key:
            before = org.peek(key)
            kept = getattr(before, name) if before is not None else ""
            after[key] = replace(record, **{name: kept})
            if kept and _is_loop(key, above):
                after[key] = replace(record, **{name: ""})


def _is_loop(key: str, above: Any) -> bool:
    seen, at = {key}, above(key)
    while at and at not in seen:
        seen.add(at)
        at = above(at)
    return bool(at == key)
