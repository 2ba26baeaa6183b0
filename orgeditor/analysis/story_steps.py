"""What two structures have otherwise as steps that a person would tell, each of which can stand.

What differs is put together by what it means: the positions that go below the same manager, those
that are new in a unit, what a matrix says otherwise. A step comes after those that it builds on:
what is new before what names it, what goes after whatever named it, and below whom something moves
before what moves there. Carried out from the top of the target down, moves never close a loop.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import msgspec
import networkx as nx

from orgeditor.analysis.story_words import sentence
from orgeditor.messages import Message, t
from orgeditor.model.delta import changed_ids
from orgeditor.model.edit import Change, Edit
from orgeditor.model.fields import REFERENCES, STATUS_CLOSED, TYPES, Kind
from orgeditor.model.health import Snapshot
from orgeditor.model.plan import Phase, StepPlan
from orgeditor.model.records import Imported, Position, Responsibility, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgeditor.model.delta import Table
    from orgeditor.model.record import Record

_BESIDE: Final = (Phase, StepPlan, Snapshot, Imported)
"""What is about the document, and no part of its structure."""

_UPWARDS: Final = {
    kind: tuple(f.name for f in d.fields if f.kind is Kind.REFERENCE and kind in f.targets)
    for kind, d in TYPES.items()
}

_ORDER: Final = ("other-new", "unit-new", "unit-move", "new", "move", "holders", "change", "duties", "other", "close", "other-gone", "unit-gone")  # fmt: skip
"""The sorts of steps in the order in which they are told where nothing else asks for another."""

_PARTS: Final = ("other-new", "other-gone", "duties")
"""Sorts whose records may be parts of a seat or a unit, and then are told with it."""


class Step(msgspec.Struct, frozen=True):
    """One thing that is done: its sentence, what it does to records, the ids of those it is ``about``.

    ``key`` is the first of these. Others may come and go while the scenario goes on: phases and
    what is planned of the step know it again by any of them.
    """

    key: str
    about: tuple[str, ...]
    sort: str
    message: Message
    edit: Edit


class Steps:
    """The steps from ``base`` to ``target``, and which build on which.

    What builds on each other is one step, so that they are a graph without loops. ``after``
    names by its key the steps that each builds on at once.
    """

    def __init__(self, base: Table, target: Table) -> None:
        groups = _grouped(base, target)
        group_of = {key: name for name, group in groups.items() for key in group.ids}
        graph: nx.DiGraph[tuple[Any, ...]] = nx.DiGraph()
        graph.add_nodes_from(groups)
        pairs = ((group_of[first], group_of[then]) for first, then in _needs(base, target, groups))
        graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
        whole = nx.condensation(graph)
        made = {
            node: _step(base, target, [(group, groups[group]) for group in data["members"]])
            for node, data in whole.nodes(data=True)
        }
        self.by_key = {step.key: step for step in made.values()}
        self._graph = nx.relabel_nodes(whole, {node: step.key for node, step in made.items()})
        self.after = {key: frozenset(self._graph.predecessors(key)) for key in self.by_key}
        self.key_of = {key: step.key for step in made.values() for key in step.about}

    def at_earliest(self, asked: Mapping[str, int]) -> dict[str, int]:
        """Return for each step the number asked for it, or the highest of those that it builds on."""
        found: dict[str, int] = {}
        for key in nx.topological_sort(self._graph):
            found[key] = max([asked[key], *(found[before] for before in self.after[key])])
        return found

    def in_order(self, place: Callable[[Step], tuple[Any, ...]]) -> list[Step]:
        """Return the steps, each after those that it builds on, else by their ``place``."""

        def wanted(key: str) -> tuple[Any, ...]:
            step = self.by_key[key]
            return *place(step), _ORDER.index(step.sort), str(step.message), key

        return [self.by_key[key] for key in nx.lexicographical_topological_sort(self._graph, wanted)]  # fmt: skip


class _Group(msgspec.Struct):
    """What is told as one: the records that it is about, and those that come or go with them."""

    about: list[str] = msgspec.field(default_factory=list)
    along: list[str] = msgspec.field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """All records of the group."""
        return [*self.about, *self.along]


def changed_in_structure(base: Table, target: Table) -> list[str]:
    """Return the ids under which two tables do not hold the same, those of the plan and snapshots aside."""
    return [key for key in changed_ids(base, target) if not isinstance(target.get(key) or base[key], _BESIDE)]  # fmt: skip


def _grouped(base: Table, target: Table) -> dict[tuple[Any, ...], _Group]:
    """Return what differs, by what is told as one."""
    group_of: dict[str, tuple[Any, ...]] = {}
    for key in changed_in_structure(base, target):
        before, after = base.get(key), target.get(key)
        if some := after or before:
            group_of[key] = _group(base, target, some)
    groups: dict[tuple[Any, ...], _Group] = defaultdict(_Group)
    for key, group in group_of.items():
        owner = _comes_or_goes_with(base, target, key) if group[0] in _PARTS else ""
        if owner in group_of:
            groups[group_of[owner]].along.append(key)
        else:
            groups[group].about.append(key)
    return groups


def _comes_or_goes_with(base: Table, target: Table, key: str) -> str:
    """Return the record of which another is a part, where both are new or both are gone, else ""."""
    table, other = (target, base) if key in target else (base, target)
    record = table[key]
    for described, read in REFERENCES[type(record)]:
        if described.cascades or described.name in TYPES[type(record)].key:
            for named in read(record):
                if named not in other and isinstance(table.get(named), Position | Unit):
                    return named
    return ""


def _group(base: Table, target: Table, some: Record) -> tuple[Any, ...]:
    before, after = base.get(some.id), target.get(some.id)
    if isinstance(some, Unit):
        if before is None or after is None:
            return "unit-new" if before is None else "unit-gone", some.id
        assert isinstance(before, Unit)
        return ("unit-move", some.id) if before.parent != some.parent else ("change", "unit", some.id)  # fmt: skip
    if isinstance(some, Position):
        return _position_group(base, target, some)
    if isinstance(some, Responsibility):
        return "duties", some.matrix
    sort = "other-new" if before is None else "other-gone" if after is None else "other"
    return sort, type(some)


def _position_group(base: Table, target: Table, some: Position) -> tuple[Any, ...]:
    before, after = base.get(some.id), target.get(some.id)
    if not isinstance(before, Position):
        return "new", some.unit, some.manager
    if not isinstance(after, Position):
        return "close", some.unit
    if STATUS_CLOSED == after.status != before.status:
        return "close", before.unit
    if before.manager != after.manager:
        return "move", before.manager, after.manager, after.unit
    if before.unit != after.unit:
        above = _top_of_branch(base, target, after).manager
        return "move", above, above, after.unit
    if before.holders != after.holders:
        return "holders", some.id
    return "change", after.unit


def _top_of_branch(base: Table, target: Table, position: Position) -> Position:
    """Return the highest of those above a position, or itself, who goes to the same unit with all below."""
    while True:
        before, above = base.get(position.manager), target.get(position.manager)
        if not isinstance(before, Position) or not isinstance(above, Position):
            return position
        if before.manager != above.manager or not before.unit != above.unit == position.unit:
            return position
        position = above


def _needs(
    base: Table, target: Table, groups: Mapping[tuple[Any, ...], _Group]
) -> list[tuple[str, str]]:
    """Return pairs of ids, the first of which has to be done before the second, or with it."""
    changed = {key for group in groups.values() for key in group.ids}
    needs: list[tuple[str, str]] = []
    for key in changed:
        before, after = base.get(key), target.get(key)
        if after is not None:
            named = (k for _, read in REFERENCES[type(after)] for k in read(after))
            needs += [(k, key) for k in named if k in changed and k not in base]
            for field in _UPWARDS[type(after)]:
                # Only who comes below somebody else can close a loop.
                if not _turned(base, target, key, field):
                    continue
                above = getattr(after, field)
                while above and not _turned(base, target, above, field):
                    above = getattr(target[above], field)
                if above:
                    needs.append((above, key))
        if before is not None:
            named = (k for _, read in REFERENCES[type(before)] for k in read(before))
            needs += [(key, k) for k in named if k in changed and k not in target]
    return needs


def _turned(base: Table, target: Table, key: str, field: str) -> bool:
    """Whether something else is above a record than was, or the record is new."""
    return key not in base or getattr(base[key], field) != getattr(target[key], field)


def _step(base: Table, target: Table, members: Sequence[tuple[tuple[Any, ...], _Group]]) -> Step:
    ranked = sorted(members, key=lambda pair: (_ORDER.index(pair[0][0]), min(pair[1].about)))
    # What a step is mainly about: of a unit and its first seats, the unit.
    name, main = next((p for p in ranked if p[0][0] in ("unit-new", "unit-move", "new", "move")), ranked[0])  # fmt: skip
    message = sentence(base, target, name, main.about)
    if len(members) > 1:
        message = t("{what}, with what belongs to it", what=message)
    ids = sorted(key for _, group in members for key in group.ids)
    changes = tuple(Change(base.get(key), target.get(key)) for key in ids)
    about = tuple(sorted(key for _, group in members for key in group.about))
    return Step(about[0], about, name[0], message, Edit(message, changes))
