"""The organisation: tables of records, and the networkx graph of its structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, cast

import networkx as nx

from orgeditor.messages import Message, t
from orgeditor.model.edit import Change, Edit, Refused, Stale
from orgeditor.model.fields import (
    REFERENCES,
    TYPES,
    Edge,
    Field,
    Kind,
    field,
    name_of,
    references,
)
from orgeditor.model.records import (
    PROJECT_ID,
    RECORD_TYPES,
    Project,
    Record,
    key_id,
)

R = TypeVar("R", bound=Record)

_STRUCTURE: Final = {
    kind: tuple((f, read) for f, read in readers if f.edge)
    for kind, readers in REFERENCES.items()
}
_OTHER: Final = {
    kind: tuple((f, read) for f, read in readers if not f.edge)
    for kind, readers in REFERENCES.items()
}
_CHECKED: Final = {
    kind: tuple(f for f in described.fields if f.closed or f.minimum is not None)
    for kind, described in TYPES.items()
}


class Organization:
    """Records and the graph of their structure, kept together.

    ``graph`` is a ``networkx.DiGraph`` of units and positions; its edges run from above
    to below and carry ``kind``, an ``Edge``: a unit contains units and positions, a
    position has reports and dotted reports. It is for reading; only ``apply`` changes it.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take over ``records``; Refused where they break an invariant."""
        self.graph: nx.DiGraph[str] = nx.DiGraph()
        self._records: dict[str, Record] = {}
        self._tables: dict[type[Record], dict[str, Record]] = {
            kind: {} for kind in RECORD_TYPES
        }
        self._referrers: dict[str, set[str]] = {}
        added = tuple(records)
        for record in added:
            if record.id in self._records:
                raise Refused(t("Two records have the same id {id}.", id=record.id))
            self._put(record)
        for record in added:
            self._check_record(record)
        for record in added:
            self._link(record)
        self._check_loops(added)

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> Record:
        return self._records[record_id]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Organization) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    def peek(self, record_id: str) -> Record | None:
        """Return the record ``record_id`` of whatever type, or None where there is none."""
        return self._records.get(record_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """Return the record ``record_id`` of type ``kind``; KeyError where there is none."""
        return cast("R", self._tables[kind][record_id])

    def find(self, kind: type[R], record_id: str) -> R | None:
        """Return the record ``record_id`` if it stands and is of type ``kind``."""
        return cast("R | None", self._tables[kind].get(record_id))

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Return all records of a type by id. The mapping is live: do not keep it."""
        return cast("Mapping[str, R]", self._tables[kind])

    @property
    def project(self) -> Project:
        """What stands on every page; an empty one where the document has none yet."""
        return self.find(Project, PROJECT_ID) or Project(id=PROJECT_ID)

    def above(self, record_id: str, edge: Edge) -> str:
        """Return what is directly above over one kind of edge, or "" (for DOTTED, the first)."""
        if record_id in self.graph:
            for upper, data in self.graph.pred[record_id].items():
                if data["kind"] is edge:
                    return upper
        return ""

    def below(self, record_id: str, edge: Edge) -> list[str]:
        """Return what is directly below over one kind of edge, in the order of ranks."""
        if record_id not in self.graph:
            return []
        lower = [
            to for to, data in self.graph.adj[record_id].items() if data["kind"] is edge
        ]
        return self.in_order(lower)

    def chain(self, record_id: str, edge: Edge) -> list[str]:
        """Return what is above, nearest first, up to the root."""
        chain = []
        while record_id := self.above(record_id, edge):
            chain.append(record_id)
        return chain

    def branch(self, record_id: str, edge: Edge) -> list[str]:
        """Return the record and all below it, in pre-order."""
        branch: list[str] = []
        waiting = [record_id]
        while waiting:
            branch.append(waiting.pop())
            waiting.extend(reversed(self.below(branch[-1], edge)))
        return branch

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Return records that carry a rank in its order."""
        return sorted(ids, key=lambda key: (self._records[key].rank, key))  # type: ignore[attr-defined]

    def referrers(self, record_id: str) -> list[str]:
        """Return the ids of all records that name this one in a reference, sorted."""
        found = set(self._referrers.get(record_id, ()))
        if record_id in self.graph:
            found.update(self.graph.adj[record_id])
        return sorted(found)

    def apply(self, edit: Edit) -> None:
        """Carry out an edit, whole or not at all.

        Stale where a record is not as the edit expects it; Refused where the result
        would break an invariant: every reference resolves to a record of the right
        type, containment, reporting and grouping have no loop, nobody reports to
        themselves, and where a key identifies a record, its id is that of the key.
        """
        for change in edit.changes:
            if self._records.get(change.id) != change.before:
                raise Stale(change.id)
        after = tuple(c.after for c in edit.changes if c.after is not None)
        self._replace(edit.changes)
        try:
            for record in after:
                self._check_record(record)
            for record in after:
                self._link(record)
            for change in edit.changes:
                if change.after is None:
                    self._check_gone(change.id)
            self._check_loops(after)
        except Refused:
            self._replace(edit.inverted().changes)
            for change in edit.changes:
                if change.before is not None:
                    self._link(change.before)
            raise

    def _replace(self, changes: Iterable[Change]) -> None:
        """Swap the records in their tables; the links of the new ones are still to be made."""
        changes = tuple(changes)
        for change in changes:
            if change.before is not None:
                self._unlink(change.before)
            if change.before is not None and type(change.after) is not type(
                change.before
            ):
                del self._records[change.id]
                del self._tables[type(change.before)][change.id]
        for change in changes:
            if change.after is not None:
                self._put(change.after)
            elif change.id in self.graph and not self.graph.adj[change.id]:
                self.graph.remove_node(change.id)

    def _put(self, record: Record) -> None:
        self._records[record.id] = record
        self._tables[type(record)][record.id] = record
        if _STRUCTURE[type(record)]:
            self.graph.add_node(record.id)

    def _link(self, record: Record) -> None:
        for described, read in _STRUCTURE[type(record)]:
            for target in read(record):
                self.graph.add_edge(target, record.id, kind=described.edge)
        for _, read in _OTHER[type(record)]:
            for target in read(record):
                self._referrers.setdefault(target, set()).add(record.id)

    def _unlink(self, record: Record) -> None:
        if _STRUCTURE[type(record)]:
            self.graph.remove_edges_from(list(self.graph.in_edges(record.id)))
        for _, read in _OTHER[type(record)]:
            for target in read(record):
                if rest := self._referrers.get(target):
                    rest.discard(record.id)
                    if not rest:
                        del self._referrers[target]

    def _check_gone(self, record_id: str) -> None:
        if left := self.referrers(record_id):
            raise Refused(
                t(
                    "{name} still refers to what would be deleted.",
                    name=self._name(left[0]),
                )
            )

    def _check_record(self, record: Record) -> None:
        for described, target in references(record):
            self._check_reference(record, described, target)
        for described in _CHECKED[type(record)]:
            value = getattr(record, described.name)
            if described.closed and value not in dict(described.choices):
                raise Refused(
                    t(
                        "{field}: {value} is none of the choices.",
                        field=described.label,
                        value=value,
                    )
                )
            if described.minimum is not None and not value >= described.minimum:
                raise Refused(
                    t(
                        "{field} of {name}: {value} is less than {least}.",
                        field=described.label,
                        name=name_of(record),
                        value=value,
                        least=described.minimum,
                    )
                )
        key = TYPES[type(record)].key
        if key and record.id != key_id(*(getattr(record, name) for name in key)):
            raise Refused(
                t("The id {id} does not fit what the record is of.", id=record.id)
            )

    def _check_reference(self, record: Record, described: Field, target: str) -> None:
        found = self._records.get(target)
        if type(found) not in described.targets:
            raise Refused(
                t(
                    "{field} of {name} does not exist.",
                    field=described.label,
                    name=name_of(record),
                )
            )
        if target == record.id:
            raise Refused(
                t(
                    "{name} cannot be its own “{field}”.",
                    name=name_of(record),
                    field=described.label,
                )
            )
        if described.edge is Edge.DOTTED and target == getattr(record, "manager", ""):
            raise Refused(
                t(
                    "{name} already reports to {manager} by a solid line.",
                    name=name_of(record),
                    manager=self._name(target),
                )
            )

    def _check_loops(self, records: tuple[Record, ...]) -> None:
        for kind, name in _UPWARDS:
            clear: set[str] = set()
            for record in records:
                if type(record) is not kind:
                    continue
                path: dict[str, None] = {}
                at = record.id
                while at and at not in clear:
                    if at in path:
                        raise Refused(self._loop(kind, name, at))
                    path[at] = None
                    at = getattr(self._records[at], name)
                clear.update(path)

    def _loop(self, kind: type[Record], name: str, at: str) -> Message:
        names = [self._name(at)]
        upper: str = getattr(self._records[at], name)
        while upper != at:
            names.append(self._name(upper))
            upper = getattr(self._records[upper], name)
        path = " → ".join([*names, names[0]])
        if field(kind, name).edge is Edge.REPORTS:
            return t("That would close a reporting loop: {path}.", path=path)
        return t("That would put it inside itself: {path}.", path=path)

    def _name(self, record_id: str) -> str:
        return name_of(self._records[record_id])


_UPWARDS: Final = tuple(
    (kind, f.name)
    for kind, described in TYPES.items()
    for f in described.fields
    if f.kind is Kind.REFERENCE and kind in f.targets
)
