"""The change from one structure to another as steps that a person would tell, each of which can stand.

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
from orgeditor.model.edit import Change, Edit, Refused
from orgeditor.model.fields import REFERENCES, STATUS_CLOSED, TYPES, Kind
from orgeditor.model.health import Snapshot
from orgeditor.model.plan import Phase
from orgeditor.model.records import Imported, Position, Responsibility, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.delta import Table
    from orgeditor.model.record import Record

_BESIDE: Final = (Phase, Snapshot, Imported)
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
    """One thing that is done: its sentence, and what it does to records.

    ``key`` is the least id of what it is about, so that it stays the same while the scenario goes
    on, as long as that does.
    """

    key: str
    sort: str
    message: Message
    edit: Edit


class Story:
    """The steps from ``base`` to ``target``, in an order in which each can be done.

    ``phases`` say when each is done, and in which order they are told. A step that builds on one
    of a later phase is done in that; those that no phase names come last.
    """

    def __init__(self, base: Table, target: Table, phases: Sequence[Phase] = ()) -> None:
        self.base, self.target = base, target
        # Those that the base had already planned how it came about itself.
        self.phases = tuple(phase for phase in phases if phase.id not in base)
        groups = _grouped(base, target)
        told = _Told(base, target, groups, _needs(base, target, groups))
        self.steps, self._phase = told.in_order(self.phases)
        self._after = told.after
        self.place = {step.key: place for place, step in enumerate(self.steps)}

    def phase_of(self, step: str) -> int:
        """Return in which phase a step is done, by its number; one past the last for none."""
        return self._phase[step]

    def steps_in(self, phase: int) -> list[Step]:
        """Return the steps of a phase, by its number; of one past the last those that are in none."""
        return [step for step in self.steps if self._phase[step.key] == phase]

    def done_after(self, phase: int) -> int:
        """Return how many steps are done when a phase is, by its number."""
        return sum(at <= phase for at in self._phase.values())

    def done_at(self, day: str) -> int:
        """Return how many steps are done on a day, 2026-03-31: those of phases effective by then.

        A phase without a date is effective with the one before it.
        """
        at, done = "", 0
        for number, phase in enumerate(self.phases):
            at = max(at, phase.date)
            if at and at <= day:
                done = self.done_after(number)
        return done

    def comes_after(self, step: str) -> frozenset[str]:
        """Return the steps that one builds on, at once."""
        return self._after.get(step, frozenset())

    def check(self, wanted: Sequence[str]) -> None:
        """Refuse an order in which a step would stand before one that it builds on."""
        place = {key: number for number, key in enumerate(wanted)}
        for key in wanted:
            for needed in self.comes_after(key):
                if place.get(needed, -1) > place[key]:
                    first, then = self.steps[self.place[needed]], self.steps[self.place[key]]
                    raise Refused(t("“{then}” builds on “{first}”, and comes after it.", then=then.message, first=first.message))  # fmt: skip

    def table_after(self, count: int) -> dict[str, Record]:
        """Return the records as they stand when the first ``count`` steps are done."""
        table = dict(self.base)
        for step in self.steps[:count]:
            for change in step.edit.changes:
                if change.after is None:
                    del table[change.id]
                else:
                    table[change.id] = change.after
        return table


class _Group(msgspec.Struct):
    """What is told as one: the records that it is about, and those that come or go with them."""

    about: list[str] = msgspec.field(default_factory=list)
    along: list[str] = msgspec.field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """All records of the group."""
        return [*self.about, *self.along]


def _grouped(base: Table, target: Table) -> dict[tuple[Any, ...], _Group]:
    """Return what differs, by what is told as one."""
    group_of: dict[str, tuple[Any, ...]] = {}
    for key in changed_ids(base, target):
        before, after = base.get(key), target.get(key)
        some = after or before
        if some is not None and not isinstance(some, _BESIDE):
            group_of[key] = _group(before, after, some)
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


def _group(before: Record | None, after: Record | None, some: Record) -> tuple[Any, ...]:
    if isinstance(some, Unit):
        if before is None or after is None:
            return "unit-new" if before is None else "unit-gone", some.id
        assert isinstance(before, Unit)
        return ("unit-move", some.id) if before.parent != some.parent else ("change", "unit", some.id)  # fmt: skip
    if isinstance(some, Position):
        return _position_group(before, after, some)
    if isinstance(some, Responsibility):
        return "duties", some.matrix
    sort = "other-new" if before is None else "other-gone" if after is None else "other"
    return sort, type(some)


def _position_group(before: Record | None, after: Record | None, some: Position) -> tuple[Any, ...]:
    if not isinstance(before, Position):
        return "new", some.unit, some.manager
    if not isinstance(after, Position):
        return "close", some.unit
    if STATUS_CLOSED == after.status != before.status:
        return "close", before.unit
    if before.manager != after.manager or before.unit != after.unit:
        return "move", before.manager, after.manager, after.unit
    if before.holders != after.holders:
        return "holders", some.id
    return "change", after.unit


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
                above = getattr(after, field)
                while above and above not in changed:
                    above = getattr(target[above], field)
                if above:
                    needs.append((above, key))
        if before is not None:
            named = (k for _, read in REFERENCES[type(before)] for k in read(before))
            needs += [(key, k) for k in named if k in changed and k not in target]
    return needs


class _Told:
    """Steps as nodes of a graph without loops: what builds on each other is one step."""

    def __init__(
        self,
        base: Table,
        target: Table,
        groups: Mapping[tuple[Any, ...], _Group],
        needs: Iterable[tuple[str, str]],
    ) -> None:
        group_of = {key: name for name, group in groups.items() for key in group.ids}
        graph: nx.DiGraph[tuple[Any, ...]] = nx.DiGraph()
        graph.add_nodes_from(groups)
        pairs = ((group_of[first], group_of[then]) for first, then in needs)
        graph.add_edges_from(pair for pair in pairs if pair[0] != pair[1])
        self._whole = nx.condensation(graph)
        self._steps: dict[int, Step] = {
            node: _step(base, target, [(group, groups[group]) for group in data["members"]])
            for node, data in self._whole.nodes(data=True)
        }
        self.after = {
            step.key: frozenset(self._steps[n].key for n in self._whole.predecessors(node))
            for node, step in self._steps.items()
        }

    def in_order(self, phases: Sequence[Phase]) -> tuple[list[Step], dict[str, int]]:
        """Return the steps phase by phase, and the number of each one's phase by its key."""
        wanted = {key: (n, at) for n, phase in enumerate(phases) for at, key in enumerate(phase.steps)}  # fmt: skip
        none = len(phases), 0
        phase: dict[int, int] = {}
        for node in nx.topological_sort(self._whole):
            own = wanted.get(self._steps[node].key, none)[0]
            phase[node] = max([own, *(phase[before] for before in self._whole.predecessors(node))])

        def place(node: int) -> tuple[int, tuple[int, int], int, str, str]:
            step = self._steps[node]
            asked = wanted.get(step.key, none)
            return phase[node], asked, _ORDER.index(step.sort), str(step.message), step.key

        order = list(nx.lexicographical_topological_sort(self._whole, key=place))
        return [self._steps[n] for n in order], {self._steps[n].key: phase[n] for n in order}


def _step(base: Table, target: Table, members: Sequence[tuple[tuple[Any, ...], _Group]]) -> Step:
    ranked = sorted(members, key=lambda pair: (_ORDER.index(pair[0][0]), min(pair[1].about)))
    # What a step is mainly about: of a unit and its first seats, the unit.
    name, main = next((p for p in ranked if p[0][0] in ("unit-new", "unit-move", "new", "move")), ranked[0])  # fmt: skip
    message = sentence(base, target, name, main.about)
    if len(members) > 1:
        message = t("{what}, with what belongs to it", what=message)
    ids = sorted(key for _, group in members for key in group.ids)
    changes = tuple(Change(base.get(key), target.get(key)) for key in ids)
    return Step(min(main.about), name[0], message, Edit(message, changes))
