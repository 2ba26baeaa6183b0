"""A proposal laid onto a document that stands: what it adds, changes, moves and leaves out.

It is a three-way merge (``model/merge.py``): the base is what the last import of that client
said, mine is what stands, theirs is what stands with the fields of which the files speak as
they now say them. Into a document that knows of no such import the file's word is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from orgeditor.files.roster.as_standing import SHOWN, as_standing
from orgeditor.files.roster.columns import COLUMNS, LEVELS, MANAGERS
from orgeditor.files.roster.imported import imported, packing, said_in
from orgeditor.files.roster.matching import Matches
from orgeditor.files.sheets import Cancelled
from orgeditor.messages import Message, t, tn
from orgeditor.model import rank
from orgeditor.model.collector import without_collector
from orgeditor.model.edit import Change, Edit, Refused, edit_of
from orgeditor.model.invariants import check_storable
from orgeditor.model.merge import Difference, Key, Merged, differences, resolve
from orgeditor.model.record import new_id
from orgeditor.model.records import Imported, Person, Position, Record, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.model.organization import Organization

_UNIT: Final = frozenset({"unit", "unit_id", "unit_zh", "unit_path", *LEVELS})
_SAYS: Final[dict[str, frozenset[str]]] = {
    # Which columns of a file, any of them, speak of a field that is not one column.
    "holders": frozenset({"name", "first_name", "last_name", "name_zh"}),
    "unit": _UNIT,
    "manager": MANAGERS,
    "waiting": MANAGERS,
    "roles": frozenset({"role"}),
}


class Memory(msgspec.Struct, frozen=True):
    """What the document is to remember of an import; packed when it is made."""

    id: str
    columns: frozenset[str]
    records: tuple[Record, ...]

    def record(self) -> Imported:
        """Return it as the record that the document keeps."""
        return imported(self.id, self.columns, self.records)


class Reimport(msgspec.Struct, frozen=True):
    """A newer file against a document: ``differences`` are for the user to tick.

    ``mine`` and ``theirs`` are the tables that they lie between, ``known`` whether an
    earlier import of that client is remembered.
    """

    label: Message
    mine: dict[str, Record]
    theirs: dict[str, Record]
    differences: tuple[Difference, ...]
    memory: Memory
    known: bool

    @property
    def ticked(self) -> frozenset[Key]:
        """What is taken unless the user says otherwise: all that is new, and nothing goes."""
        return frozenset(d.key for d in self.differences if d.side == "theirs" and not is_leaver(d))

    def merged(self, ticked: Collection[Key]) -> Merged:
        """Return the edit that takes what is ticked and nothing else."""
        leave = [d.key for d in self.differences if d.key not in ticked]
        take = [d.key for d in self.differences if d.key in ticked and (d.side != "theirs" or is_leaver(d))]  # fmt: skip
        found = resolve(
            self.label, self.mine, self.theirs, self.differences, take=take, leave=leave
        )
        pairs = [(change.before, change.after) for change in found.edit.changes]
        pairs.append((self.mine.get(self.memory.id), self.memory.record()))
        return replace(found, edit=edit_of(self.label, pairs))


def is_leaver(difference: Difference) -> bool:
    """Whether a record goes that the last file had and this one has not."""
    return not difference.field and difference.theirs is None


class Entering(NamedTuple):
    """What brings a proposal into an empty document: ``first`` its records.

    ``whole`` also has, last, what the document is to remember. That takes as long to pack as the
    document takes to stand, and the function waits for it. ``storable``: whether the records are
    sure to be read back as they are.
    """

    first: Edit
    whole: Callable[[], Edit]
    storable: bool


def entering(proposal: Proposal) -> Entering:
    """Return what brings a proposal into an empty document."""
    label = _label(proposal)
    with without_collector():
        named = _named(proposal.records)
        said = packing(new_id(), _columns(proposal), named)
        first = Edit(label, tuple([Change(None, record) for record in proposal.records]))

    def whole() -> Edit:
        return Edit(label, (*first.changes, Change(None, said.packed())))

    # They are made of columns, each of one type: what is left to be wrong is a figure that is none.
    return Entering(first, whole, said.is_whole and _are_storable(proposal.records))


def _are_storable(records: Iterable[Record]) -> bool:
    """Whether the few records that are not written among what is to be remembered can be read back."""
    try:
        check_storable([record for record in records if type(record) not in SHOWN])
    except Refused:
        return False
    return True


def to_edit(org: Organization, proposal: Proposal) -> Edit:
    """Return the edit that brings a proposal into a document, empty or not, as one step.

    What was drawn since the last import stays, and nothing is removed.
    """
    if not len(org):
        return entering(proposal).whole()
    compared = compare(org, proposal)
    return compared.merged(compared.ticked).edit


def compare(
    org: Organization, proposal: Proposal, cancelled: Callable[[], bool] | None = None
) -> Reimport:
    """Return what a proposal would do to a document. Raises Cancelled where ``cancelled``, asked often, says so."""

    def heard() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    with without_collector():
        heard()
        mine = dict(org.table)
        memories = {key: said_in(record) for key, record in org.of(Imported).items()}
        remembered: dict[str, Record] = {}
        for table in memories.values():
            remembered |= table
        heard()
        same = Matches(proposal, remembered, mine, heard=heard).ids
        last = _last(memories, set(same.values()))
        base = memories.get(last, {})
        speaking = _Speaking(proposal, org.find(Imported, last))
        incoming = as_standing(proposal.records, same, mine, heard)
        before: dict[str, Record] = {}
        after: dict[str, Record] = {}
        added: list[Record] = []
        for new, record in zip(proposal.records, incoming, strict=True):
            key = record.id
            stands = mine.get(key)
            if record is stands or record == stands:
                continue
            said = base.get(key)
            ground = stands or said
            if ground is None:
                added.append(replace(record, rank=new.rank) if hasattr(new, "rank") else record)
            else:
                before[key] = ground if said is None else speaking.last(ground, said)
                after[key] = speaking.now(ground, record, said)
        after |= {record.id: record for record in _after_what_stands(org, added)}
        heard()
        named = {record.id for record in incoming}
        gone = {key: said for key, said in base.items() if key not in named and key in mine}
        before |= {key: speaking.last(mine[key], said) for key, said in gone.items()}
        found = tuple(
            differences(before, {k: mine[k] for k in (*after, *gone) if k in mine}, after)
        )
        heard()
        memory = Memory(last or new_id(), _columns(proposal), (*_named(incoming), *gone.values()))
        return Reimport(_label(proposal), mine, after, found, memory, bool(base))


def _last(memories: Mapping[str, Mapping[str, Record]], known: set[str]) -> str:
    """Return the import that named the most of what a proposal names, "" where none named any."""
    named = {key: len(known & said.keys()) for key, said in memories.items()}
    best = max(sorted(named), key=lambda key: named[key], default="")
    return best if named.get(best) else ""


class _Speaking:
    """Which fields a proposal's columns speak of, and which the last import's did."""

    def __init__(self, proposal: Proposal, last: Imported | None) -> None:
        present = _columns(proposal)
        before = frozenset(last.columns) if last is not None else frozenset()
        # In the order of the file: in that of a set, custom fields would stand otherwise each time.
        self._own = dict.fromkeys(header for read in proposal.files for header in read.unmapped)
        kinds: tuple[type[Record], ...] = (*SHOWN, Source)
        self._now = {kind: _spoken(kind, present) for kind in kinds}
        self._both = {k: _spoken(k, present & before) for k in kinds}

    def last(self, ground: Record, said: Record) -> Record:
        """Return what stands with the fields as the last file said them, where this one speaks of them."""
        custom = dict(ground.custom)
        for header in self._own:
            custom.pop(header, None)
            if header in said.custom:
                custom[header] = said.custom[header]
        return _with(ground, said, self._both[type(ground)], custom)

    def now(self, ground: Record, record: Record, said: Record | None) -> Record:
        """Return what stands with the fields as this file says them."""
        if isinstance(record, Source):
            return record
        fields = self._now[type(record)]
        if not isinstance(record, Position):
            # Where several rows tell of a record, one that is silent takes nothing away.
            fields = tuple(name for name in fields if getattr(record, name))
        emptied = self._own.keys() & said.custom.keys() if said is not None else set()
        custom = {h: v for h, v in ground.custom.items() if h not in emptied} | record.custom
        changed = _with(ground, record, fields, custom)
        if isinstance(ground, Position) and isinstance(changed, Position) and changed.waiting and not ground.waiting:  # fmt: skip
            # Somebody has given it a place; the file knows none.
            changed = replace(changed, manager=ground.manager, waiting="")
        return changed


def _with(ground: Record, other: Record, names: Collection[str], custom: Mapping[str, Any]) -> Record:  # fmt: skip
    values = {name: getattr(other, name) for name in names}
    return replace(ground, **values, custom=dict(custom))


def _spoken(kind: type[Record], present: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in kind.__struct_fields__
        if name not in ("id", "custom", "rank") and _is_spoken_of(kind, name, present)
    )


def _is_spoken_of(kind: type[Record], name: str, present: frozenset[str]) -> bool:
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


def _label(proposal: Proposal) -> Message:
    names = [read.table.file for read in proposal.files]
    if len(names) == 1:
        return t("Import {file}", file=names[0])
    return tn("Import {n} file", "Import {n} files", len(names))


def _columns(proposal: Proposal) -> frozenset[str]:
    return frozenset(name for read in proposal.files for name in read.mapping.fields)


def _named(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple([record for record in records if type(record) in SHOWN])


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
