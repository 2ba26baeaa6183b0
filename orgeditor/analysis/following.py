"""A tree after an edit, from the tree before it: only what moved is touched one by one.

The rest is arrays that are cut and joined, so that a move among 100,000 records takes a
few milliseconds. Large edits, and those that close or open positions, build anew.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec
import numpy as np

from orgeditor.analysis.tree import (
    Place,
    Tree,
    in_its_unit,
    open_manager,
    place_among,
    place_in_unit,
    reporting_tree,
    staff_tree,
    unit_tree,
    upper_in_units,
)
from orgeditor.analysis.tree_index import Ids, Index
from orgeditor.model.fields import STATUS_CLOSED, Edge
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.analysis.tree_index import Ints
    from orgeditor.model.edit import Change, Edit
    from orgeditor.model.organization import Organization

Kind = Literal["positions", "units", "staff"]
"""Positions by their managers, units by what they are part of, units with the positions in them."""

_MANY: Final = 60
_VERY_MANY: Final = 50_000
"""Changes that are not even looked through for those that move something."""
_IN_UNITS: Final[dict[Kind, tuple[str, ...]]] = {
    "positions": (),
    "units": (),
    "staff": ("unit",),
}


_PLACE: Final = {
    kind: attrgetter("manager", "rank", "waiting", "status", *names)
    for kind, names in _IN_UNITS.items()
}


def structure_tree(org: Organization, kind: Kind) -> Tree:
    """Return the tree of the open positions, of the units, or of units with their positions."""
    made = {"positions": reporting_tree, "units": unit_tree, "staff": staff_tree}
    return made[kind](org)


def tree_after(tree: Tree, org: Organization, edit: Edit, kind: Kind) -> Tree:
    """Return the tree of ``org``, to which ``edit`` was applied, from that before it.

    The same object where an edit that is not very large moves nothing. Records keep their numbers,
    unless most are new.
    """
    wanted = {"positions": Position, "units": Unit, "staff": Position | Unit}[kind]
    if len(edit.changes) > _VERY_MANY:
        return _anew(tree, org, kind) if edit.touches(Position, Unit) else tree
    changes = [c for c in edit.changes if isinstance(c.some, wanted) and _moves(c, kind)]
    if kind == "staff":
        changes = [c for c in changes if in_its_unit(c.before) or in_its_unit(c.after)]
    if not changes:
        return tree
    moved = [c.id for c in changes if c.after is not None]
    if kind == "staff":
        moved += _led_elsewhere(org, changes)
    if len(changes) + len(moved) > 2 * _MANY or any(_comes_or_goes(c, kind) for c in changes):
        return _anew(tree, org, kind)
    moving = _Moving(tree, org, kind)
    moving.carry_out(moved, [c.id for c in changes if c.after is None])
    return moving.tree()


def _anew(before: Tree, org: Organization, kind: Kind) -> Tree:
    """Return a tree built from nothing, in which records have the numbers that they had before."""
    tree, numbers = structure_tree(org, kind), before.index.numbers
    new = [key for key in tree.ids if key not in numbers]
    if 2 * len(new) > len(tree):
        return tree
    for key in new:
        numbers[key] = len(numbers)
    before.ids.names.extend(new)
    own = np.fromiter(map(numbers.__getitem__, tree.ids), np.int32, len(tree))
    places = np.full(len(numbers), -1, np.int32)
    places[own] = np.arange(len(tree), dtype=np.int32)
    ids = Ids(before.ids.names, own)
    return msgspec.structs.replace(tree, ids=ids, index=Index(numbers, places), numbers=own)


def _led_elsewhere(org: Organization, changes: list[Change]) -> list[str]:
    """Return who stands otherwise in a unit because their manager has left it or come into it."""
    known = {c.id for c in changes}
    led = [
        report
        for c in changes
        if isinstance(c.after, Position) and getattr(c.before, "unit", "") != c.after.unit
        for report in org.below(c.id, Edge.REPORTS)
    ]
    return [key for key in dict.fromkeys(led) if key not in known and in_its_unit(org[key])]


def _moves(change: Change, kind: Kind) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Unit) and isinstance(after, Unit):
        return (before.parent, before.rank) != (after.parent, after.rank)
    if isinstance(before, Position) and isinstance(after, Position):
        place = _PLACE[kind]
        return bool(place(before) != place(after))
    return True


def _comes_or_goes(change: Change, kind: Kind) -> bool:
    """Whether a record that stays is in the tree only before or only after, or is closed."""
    if kind == "staff":
        stays = change.before is not None and change.after is not None
        return stays and in_its_unit(change.before) != in_its_unit(change.after)
    return any(
        isinstance(record, Position) and record.status == STATUS_CLOSED
        for record in (change.before, change.after)
    )


class Trees:
    """The trees of an organisation, each made when first asked for, and following its edits."""

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._made: dict[Kind, Tree] = {}

    def of(self, kind: Kind) -> Tree:
        """Return the tree of a kind as it stands."""
        if kind not in self._made:
            self._made[kind] = structure_tree(self._org, kind)
        return self._made[kind]

    def made(self) -> dict[Kind, Tree]:
        """Return the trees as they stand, which later edits leave alone."""
        return dict(self._made)

    def follow(self, edit: Edit, known: Mapping[Kind, Tree] | None = None) -> None:
        """Bring the trees in line with an edit that was applied; each edit once, in order.

        ``known``: trees of what stands after it, from when it stood before.
        """
        for kind, tree in self._made.items():
            there = known.get(kind) if known else None
            self._made[kind] = there or tree_after(tree, self._org, edit, kind)


class _Branch(NamedTuple):
    """A branch that was taken out of a tree: what the arrays said of it, as if it were one alone."""

    order: Ints
    parent: Ints
    depth: Ints
    end: Ints
    spans: Ints


class _Moving:
    """A tree under change: its arrays, from which branches are cut, and into which they are put."""

    def __init__(self, tree: Tree, org: Organization, kind: Kind) -> None:
        self.org = org
        self.kind = kind
        self.numbers, self.names = tree.index.numbers, tree.ids.names
        self.order, self.parent, self.depth = tree.numbers, tree.parent, tree.depth
        self.end, self.spans = tree.end, tree.spans

    def carry_out(self, moved: list[str], gone: list[str]) -> None:
        """Put what is new or moved in its place, then take out what is gone."""
        pending = dict.fromkeys(moved)
        while pending:
            self._put_one(pending)
        for key in sorted(gone, key=lambda key: -int(self.depth[self._at(key)])):
            self._cut(self._at(key))

    def tree(self) -> Tree:
        """Return the tree as it now stands."""
        places = np.full(len(self.numbers), -1, np.int32)
        places[self.order] = np.arange(len(self.order), dtype=np.int32)
        return Tree(
            Ids(self.names, self.order),
            Index(self.numbers, places),
            self.parent,
            self.depth,
            self.end,
            self.order,
            self.spans,
        )

    def _put_one(self, pending: dict[str, None]) -> None:
        """Put in place one of those whose place above is there already and not in its branch."""
        for key in pending:
            record = self.org[key]
            assert isinstance(record, Position | Unit)
            above = self._above(record)
            upper, at = self._at(above), self._at(key)
            if (above and upper < 0) or (at >= 0 and at <= upper < self.end[at]):
                continue
            del pending[key]
            branch = self._cut(at) if at >= 0 else self._new(key)
            upper = self._at(above)
            self._insert(branch, upper, self._place(record, upper, pending))
            return
        raise ValueError("an edit that leaves records below themselves")

    def _at(self, key: str) -> int:
        """Return where a record stands, -1 for one that does not."""
        found = np.flatnonzero(self.order == self.numbers.get(key, -1))
        return int(found[0]) if len(found) else -1

    def _new(self, key: str) -> _Branch:
        """Return a record that is to stand in the tree, with its number."""
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            self.names.append(key)
        own = (self.numbers[key], -1, 0, 1, 0)
        return _Branch(*(np.array([value], np.int32) for value in own))

    def _cut(self, at: int) -> _Branch:
        stop, upper = int(self.end[at]), int(self.parent[at])
        branch = _Branch(
            self.order[at:stop],
            self.parent[at:stop] - np.int32(at),
            self.depth[at:stop] - self.depth[at],
            self.end[at:stop] - np.int32(at),
            self.spans[at:stop],
        )
        size = stop - at
        self.order = np.concatenate((self.order[:at], self.order[stop:]))
        self.parent = np.concatenate((self.parent[:at], _on(self.parent[stop:], stop, -size)))
        self.depth = np.concatenate((self.depth[:at], self.depth[stop:]))
        # What ends further on, of what stands before, is above the branch.
        self.end = np.concatenate(
            (_on(self.end[:at], stop, -size), self.end[stop:] - np.int32(size))
        )
        self.spans = np.concatenate((self.spans[:at], self.spans[stop:]))
        if upper >= 0:
            self.spans[upper] -= 1
        return branch

    def _insert(self, branch: _Branch, upper: int, at: int) -> None:
        size = len(branch.order)
        level = self.depth[upper] + np.int32(1) if upper >= 0 else np.int32(0)
        parent, end = branch.parent + np.int32(at), _on(self.end[:at], at + 1, size)
        parent[0] = upper
        # What ends where the branch begins may be above it as well.
        above = upper
        while above >= 0 and self.end[above] == at:
            end[above] += size
            above = int(self.parent[above])
        self.order = np.concatenate((self.order[:at], branch.order, self.order[at:]))
        self.parent = np.concatenate((self.parent[:at], parent, _on(self.parent[at:], at, size)))
        self.depth = np.concatenate((self.depth[:at], branch.depth + level, self.depth[at:]))
        self.end = np.concatenate((end, branch.end + np.int32(at), self.end[at:] + np.int32(size)))
        self.spans = np.concatenate((self.spans[:at], branch.spans, self.spans[at:]))
        if upper >= 0:
            self.spans[upper] += 1

    def _above(self, record: Position | Unit) -> str:
        if isinstance(record, Unit) or self.kind == "staff":
            return upper_in_units(record)
        return open_manager(self.org, record)

    def _place_among(self, record: Position | Unit) -> Place:
        return place_in_unit(self.org, record) if self.kind == "staff" else place_among(record)

    def _place(self, record: Position | Unit, upper: int, pending: dict[str, None]) -> int:
        """Return where in the order a record comes below ``upper``.

        Siblings that are still to be moved are passed over: they find their place later.
        """
        key = self._place_among(record)
        at = upper + 1
        end = int(self.end[upper]) if upper >= 0 else len(self.order)
        while at < end:
            other = self.org.peek(self.names[self.order[at]])
            if (
                isinstance(other, Position | Unit)
                and other.id not in pending
                and self._place_among(other) > key
            ):
                break
            at = int(self.end[at])
        return at


def _on(values: Ints, least: int, by: int) -> Ints:
    """Return places where those from ``least`` on are so many further on."""
    return values + np.int32(by) * (values >= least)
