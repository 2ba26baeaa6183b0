"""A tree after an edit, from the tree before it: only what moved is touched one by one.

The rest is arrays that are cut and joined, so that a move among 100,000 records takes a
few milliseconds. Large edits, and those that close or open positions, build anew.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

import msgspec
import numpy as np

from orgeditor.analysis.tree import (
    Index,
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
from orgeditor.model.fields import STATUS_CLOSED, Edge
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

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
    own = np.fromiter(map(numbers.__getitem__, tree.ids), np.int32, len(tree))
    places = np.full(len(numbers), -1, np.int32)
    places[own] = np.arange(len(tree), dtype=np.int32)
    return msgspec.structs.replace(tree, index=Index(numbers, places), numbers=own)


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


class _Moving:
    """A tree under change: who stands above whom, and what is below each, by number."""

    def __init__(self, tree: Tree, org: Organization, kind: Kind) -> None:
        self.org = org
        self.kind = kind
        self.numbers = tree.index.numbers
        self.ids = tree.ids.copy()
        # Indices of numpy's own kind: others it would convert at every use.
        self.order = tree.numbers.astype(np.intp)
        count = len(self.numbers)
        self.upper = np.full(count, -1, np.int32)
        self.upper[self.order] = np.append(tree.numbers, np.int32(-1)).take(tree.parent)
        self.size = np.ones(count, np.int32)
        self.size[self.order] = tree.end - np.arange(len(tree), dtype=np.int32)
        self.spans = np.zeros(count, np.int32)
        self.spans[self.order] = tree.spans
        self.depth = np.zeros(count, np.int32)
        self.depth[self.order] = tree.depth
        self.standing = tree.index.places >= 0
        self.standing = np.concatenate(
            (self.standing, np.zeros(count - len(self.standing), np.bool_))
        )

    def carry_out(self, moved: list[str], gone: list[str]) -> None:
        """Put what is new or moved in its place, then take out what is gone."""
        pending = dict.fromkeys(moved)
        while pending:
            self._put_one(pending)
        for number in sorted((self.numbers[k] for k in gone), key=lambda n: -int(self.depth[n])):
            self._cut(number)
            self.standing[number] = False

    def tree(self) -> Tree:
        """Return the tree as it now stands."""
        order = self.order
        # One more place, at the end, for what is above the roots.
        places = np.full(len(self.upper) + 1, -1, np.int32)
        in_order = np.arange(len(order), dtype=np.int32)
        places[order] = in_order
        return Tree(
            self.ids,
            Index(self.numbers, places[:-1]),
            places.take(self.upper.take(order)),
            self.depth.take(order),
            in_order + self.size.take(order),
            order.astype(np.int32),
            self.spans.take(order),
        )

    def _put_one(self, pending: dict[str, None]) -> None:
        """Put in place one of those whose place above is there already and not in its branch."""
        for key in pending:
            record = self.org[key]
            assert isinstance(record, Position | Unit)
            above = self._above(record)
            upper = self.numbers.get(above, -1) if above else -1
            if above and (upper < 0 or not self.standing[upper]):
                continue
            if key not in self.numbers:
                self._number(key)
            number = self.numbers[key]
            if self.standing[number] and self._within(upper, number):
                continue
            del pending[key]
            branch, ids = np.array([number], np.intp), [key]
            if self.standing[number]:
                branch, ids = self._cut(number)
            self._insert(branch, ids, upper, self._place(record, upper, pending))
            return
        raise ValueError("an edit that leaves records below themselves")

    def _number(self, key: str) -> None:
        self.numbers[key] = len(self.numbers)
        self.upper = np.append(self.upper, np.int32(-1))
        self.size = np.append(self.size, np.int32(1))
        self.spans = np.append(self.spans, np.int32(0))
        self.depth = np.append(self.depth, np.int32(0))
        self.standing = np.append(self.standing, np.False_)

    def _within(self, number: int, branch: int) -> bool:
        while number >= 0:
            if number == branch:
                return True
            number = int(self.upper[number])
        return False

    def _at(self, number: int) -> int:
        return int(np.flatnonzero(self.order == number)[0])

    def _cut(self, number: int) -> tuple[NDArray[np.intp], list[str]]:
        at, size = self._at(number), int(self.size[number])
        branch, ids = self.order[at : at + size], self.ids[at : at + size]
        self.order = np.concatenate((self.order[:at], self.order[at + size :]))
        del self.ids[at : at + size]
        self._grow(int(self.upper[number]), -size, -1)
        return branch, ids

    def _insert(self, branch: NDArray[np.intp], ids: list[str], upper: int, at: int) -> None:
        number = int(branch[0])
        level = int(self.depth[upper]) + 1 if upper >= 0 else 0
        self.depth[branch] += level - int(self.depth[number])
        self.upper[number] = upper
        self.standing[number] = True
        self.order = np.concatenate((self.order[:at], branch, self.order[at:]))
        self.ids[at:at] = ids
        self._grow(upper, len(branch), 1)

    def _grow(self, number: int, by: int, branches: int) -> None:
        """Count so many more in each branch up from a record, and so many branches below that."""
        if number >= 0:
            self.spans[number] += branches
        while number >= 0:
            self.size[number] += by
            number = int(self.upper[number])

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
        at, end = 0, len(self.order)
        if upper >= 0:
            at = self._at(upper) + 1
            end = at + int(self.size[upper]) - 1
        while at < end:
            sibling = int(self.order[at])
            other = self.org.peek(self.ids[at])
            if (
                isinstance(other, Position | Unit)
                and other.id not in pending
                and self._place_among(other) > key
            ):
                break
            at += int(self.size[sibling])
        return at
