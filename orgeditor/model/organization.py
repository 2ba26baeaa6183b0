"""The organisation: tables of records, and the networkx graph of its structure."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.messages import LANGUAGES, t
from orgeditor.model.collector import without_collector
from orgeditor.model.edit import Change, Edit, Refused, Stale
from orgeditor.model.fields import REFERENCES, TYPES, Edge, name_of
from orgeditor.model.graph import lines_of
from orgeditor.model.invariants import (
    check_all,
    check_loops,
    check_record,
    check_storable,
    check_values,
)
from orgeditor.model.links import Links
from orgeditor.model.records import PROJECT_ID, Project, Record
from orgeditor.model.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from orgeditor.messages import Message
    from orgeditor.model.graph import StructureGraph
    from orgeditor.model.redaction import RedactionProfile

_ANCHORS: Final = {
    kind: attrgetter("id", "id", *(f.name for f, _ in readers), *TYPES[kind].key)
    for kind, readers in REFERENCES.items()
}
"""What of a record decides its links and its id."""

_MANY: Final = 2_000
_PART: Final = 4
"""An edit of so many records, and of one in so many of those that stand, is faster made by making all anew."""


class Organization(Tables):
    """Records and the graph of their structure, kept together.

    ``graph`` is a ``networkx.DiGraph`` of units and positions; its edges run from above
    to below and carry ``kind``, an ``Edge``: a unit contains units and positions, a
    position has reports and dotted reports. It is for reading; only ``apply`` changes it.
    ``scenario`` is what the scenario that stands is called, None for the baseline.
    ``redaction`` says what was left out of one that is handed over, ``ratings_left_out`` that it
    held ratings of people, which it is handed over without.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take over ``records``; Refused where they break an invariant."""
        self.scenario: Message | None = None
        self.redaction: RedactionProfile | None = None
        self.ratings_left_out = False
        added = tuple(records)
        with without_collector():
            super().__init__(added)
            self._links = Links(self._tables)
            self._state = object()
            self._came_by: tuple[object, Edit] | None = None
            self._ready: Organization | None = None
            if len(self._records) < len(added):
                raise Refused(t("Two records have the same id {id}.", id=_repeated(added)))
            check_all(self._tables, lines_of(self._tables))
            check_loops(self._tables, added)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Organization) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    @property
    def graph(self) -> StructureGraph:
        """The graph of the structure as it stands."""
        return self._links.graph

    @property
    def project(self) -> Project:
        """What stands on every page; an empty one where the document has none yet."""
        return self.find(Project, PROJECT_ID) or Project(id=PROJECT_ID)

    @property
    def letterhead(self) -> Project:
        """What stands on every page that is handed over: ``project``, the scenario in its title."""
        project = self.project
        if self.scenario is None:
            return project
        english, chinese = (self.scenario.render(language) for language in LANGUAGES)
        title, title_zh = project.title, project.title_zh
        return replace(
            project,
            title=" · ".join(filter(None, (title, english))) if title or not title_zh else "",
            title_zh=f"{title_zh} · {chinese}" if title_zh else "",
        )

    def with_records(self, records: Iterable[Record]) -> Organization:
        """Return an organisation of other records that is handed over in this one's place."""
        made = Organization(records)
        made.scenario, made.redaction = self.scenario, self.redaction
        made.ratings_left_out = self.ratings_left_out
        return made

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
        lower = [to for to, data in self.graph.adj[record_id].items() if data["kind"] is edge]
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

    def referrers(self, record_id: str) -> list[str]:
        """Return the ids of all records that name this one in a reference, sorted."""
        found = set(self._links.naming(record_id))
        if record_id in self.graph:
            found.update(self.graph.adj[record_id])
        return sorted(found)

    def naming(self, record_id: str) -> Collection[str]:
        """Return the ids of the records that name this one otherwise than in the structure, in no order.

        It is live and for a look at thousands of records: ``referrers`` is what is asked of one.
        """
        return self._links.naming(record_id)

    def after(self, edit: Edit, *, storable: bool = False) -> Organization:
        """Return another organisation, as this one would stand after an edit.

        It is made anew, which takes about as long however much changes, and this one is only
        read: a large edit is made ready so in a thread, for ``hold_ready``. Stale or Refused
        as ``apply``; which of several reasons is told may differ. ``storable``: whether somebody has
        seen to it that its records can be written and read back.
        """
        with without_collector():
            self._check_applicable(edit, storable=storable)
            changed = dict(zip(edit.ids, [change.after for change in edit.changes], strict=True))
            left = (self._records | changed).values()
            made = Organization([record for record in left if record is not None])
        made._came_by = (self._state, edit)
        return made

    def complete(self, edit: Edit) -> None:
        """Let this one, which ``after`` made by the first changes of ``edit``, be what all of it leaves.

        The others bring records that neither name others nor are named, and may be long in the making.
        Refused where one cannot be stored.
        """
        assert self._came_by is not None
        state, begun = self._came_by
        further = edit.changes[len(begun.changes) :]
        check_storable([change.some for change in further])
        for change in further:
            if change.before is not None or REFERENCES[type(change.some)]:
                raise ValueError(f"{change.id} is no addition that stands alone")
            self._put(change.some)
        self._came_by = state, edit

    def hold_ready(self, made: Organization) -> None:
        """Take what ``after`` made of this one; the same edit, if it comes next, then is done at once."""
        self._ready = made

    def is_ready(self, edit: Edit) -> bool:
        """Whether what an edit leaves is held ready."""
        return self._ready is not None and self._ready._came_by == (self._state, edit)  # noqa: SLF001

    def _become(self, made: Organization) -> None:
        self._records, self._tables, self._links = made._records, made._tables, made._links
        self._state = object()

    def apply(self, edit: Edit) -> None:
        """Carry out an edit, whole or not at all.

        Stale where a record is not as the edit expects it, or occurs in it twice; Refused
        where the result would break an invariant (see ``invariants.py``).
        """
        ready = self._ready if self.is_ready(edit) else None
        self._ready = None
        if ready is not None:
            self._become(ready)
            return
        if len(edit.changes) > max(_MANY, len(self) // _PART):
            # What is refused is refused below, for the first reason in the order of the edit.
            with suppress(Refused):
                self._become(self.after(edit))
                return
        self._check_applicable(edit)
        self._links.make()
        self._state = object()
        # What names the same records as before keeps its links: a paste fills thousands of cells.
        kept: list[Change] = []
        linked: list[Change] = []
        for change in edit.changes:
            (kept if _names_the_same(change) else linked).append(change)
        self._replace(edit.changes, linked)
        try:
            self._join(edit, kept, linked)
        except Refused:
            inverse = edit.inverted().changes
            self._replace(inverse, inverse)
            for change in edit.changes:
                if change.before is not None:
                    self._links.link(change.before)
            raise

    @contextmanager
    def tried(self, edit: Edit) -> Iterator[None]:
        """Stand, as long as this lasts, as after an edit, of which nobody else is told.

        Stale or Refused as ``apply``.
        """
        self.apply(edit)
        try:
            yield
        finally:
            self.apply(edit.inverted())

    def _check_applicable(self, edit: Edit, *, storable: bool = False) -> None:
        # By columns: of an import there are hundreds of thousands.
        before, after = ([c.before for c in edit.changes], [c.after for c in edit.changes])
        stands = list(map(self._records.get, edit.ids))
        if before != stands:
            raise Stale(next(k for k, b, s in zip(edit.ids, before, stands, strict=True) if b != s))
        if len(set(edit.ids)) < len(edit.ids):
            raise Stale(_repeated(change.some for change in edit.changes))
        joining = [record for record in after if record is not None]
        if len(self._records):
            for old, new in zip(before, after, strict=True):
                if old is not None and new is not None and type(new) is not type(old):
                    told = t("{name} cannot become another kind of record.", name=name_of(old))
                    raise Refused(told)
        if not storable:
            check_storable(joining)

    def _join(self, edit: Edit, kept: Iterable[Change], linked: Iterable[Change]) -> None:
        """Check the records that an edit has put in place against all others, and link them."""
        after = [change.after for change in edit.changes if change.after is not None]
        joining = [change.after for change in linked if change.after is not None]
        for record in joining:
            check_record(self._tables, record)
        for change in kept:
            if change.after is not None:
                check_values(change.after)
        for record in joining:
            self._links.link(record)
        for change in edit.changes:
            if change.after is None:
                self._check_gone(change.id)
        check_loops(self._tables, after)

    def _replace(self, changes: Iterable[Change], linked: Iterable[Change]) -> None:
        """Swap the records in their tables; the links of those in ``linked`` are still to be made."""
        for change in linked:
            if change.before is not None:
                self._links.unlink(change.before)
        for change in changes:
            if change.after is not None:
                self._put(change.after)
            elif change.before is not None:
                self._remove(change.before)

    def _put(self, record: Record) -> None:
        self._records[record.id] = record
        self._tables[type(record)][record.id] = record
        self._links.place(record)

    def _remove(self, record: Record) -> None:
        del self._records[record.id]
        del self._tables[type(record)][record.id]
        self._links.remove(record.id)

    def _check_gone(self, record_id: str) -> None:
        if left := self.referrers(record_id):
            raise Refused(
                t(
                    "{name} still refers to what would be deleted.",
                    name=name_of(self._records[left[0]]),
                )
            )


def _names_the_same(change: Change) -> bool:
    """Whether a record names the same others after a change as before, and is of the same key."""
    before, after = change.before, change.after
    if before is None or after is None or before.id != after.id:
        return False
    anchors = _ANCHORS[type(after)]
    return anchors(before) == anchors(after)


def _repeated(records: Iterable[Record]) -> str:
    seen: set[str] = set()
    return next(r.id for r in records if r.id in seen or seen.add(r.id))  # type: ignore[func-returns-value]
