"""A tree after an edit, from the tree before it: only what moved is touched one by one.

The rest is arrays that are cut and joined, so that a move among 100,000 records takes a
few milliseconds. Large edits, and those that close or open positions, build anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from orgeditor.analysis.tree import (
    Index,
    Ints,
    Tree,
    open_manager,
    place_among,
    reporting_tree,
    unit_tree,
)
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.model.edit import Change, Edit
    from orgeditor.model.organization import Organization

Kind = Literal["positions", "units"]

_MANY: Final = 60


def structure_tree(org: Organization, kind: Kind) -> Tree:
    """Return the tree of the open positions, or of the units."""
    return reporting_tree(org) if kind == "positions" else unit_tree(org)


def tree_after(tree: Tree, org: Organization, edit: Edit, kind: Kind) -> Tree:
    """Return the tree of ``org``, to which ``edit`` was applied, from that before it.

    The same object where the edit moves nothing. Where it is not built anew, records keep
    their numbers.
    """
    wanted = Position if kind == "positions" else Unit
    changes = [c for c in edit.changes if isinstance(c.some, wanted) and _moves(c)]
    if not changes:
        return tree
    if len(changes) > _MANY or any(_closed(c) for c in changes):
        return structure_tree(org, kind)
    moving = _Moving(tree, org)
    moving.carry_out(changes)
    return moving.tree()


def _moves(change: Change) -> bool:
    before, after = change.before, change.after
    if isinstance(before, Unit) and isinstance(after, Unit):
        return (before.parent, before.rank) != (after.parent, after.rank)
    if isinstance(before, Position) and isinstance(after, Position):
        return any(
            getattr(before, name) != getattr(after, name)
            for name in ("manager", "rank", "waiting", "status")
        )
    return True


def _closed(change: Change) -> bool:
    return any(
        isinstance(record, Position) and record.status == STATUS_CLOSED
        for record in (change.before, change.after)
    )


class Trees:
    """The two trees of an organisation, made when first asked for, and following its edits."""

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._made: dict[Kind, Tree] = {}

    def of(self, kind: Kind) -> Tree:
        """Return the tree of the open positions, or of the units, as it stands."""
        if kind not in self._made:
            self._made[kind] = structure_tree(self._org, kind)
        return self._made[kind]

    def follow(self, edit: Edit) -> None:
        """Bring the trees in line with an edit that was applied; each edit once, in order."""
        for kind, tree in self._made.items():
            self._made[kind] = tree_after(tree, self._org, edit, kind)


class _Moving:
    """A tree under change: who stands above whom and how large each branch is, by number."""

    def __init__(self, tree: Tree, org: Organization) -> None:
        self.org = org
        self.numbers = tree.index.numbers
        self.ids = tree.ids
        self.order = tree.numbers
        count = len(self.numbers)
        self.upper = np.full(count, -1, np.int32)
        self.upper[self.order] = np.where(tree.parent >= 0, self.order[tree.parent], -1)
        self.size = np.ones(count, np.int32)
        self.size[self.order] = tree.end - np.arange(len(tree), dtype=np.int32)
        self.depth = np.zeros(count, np.int32)
        self.depth[self.order] = tree.depth
        self.standing = tree.index.places >= 0
        self.standing = np.concatenate(
            (self.standing, np.zeros(count - len(self.standing), np.bool_))
        )

    def carry_out(self, changes: list[Change]) -> None:
        """Put what is new or moved in its place, then take out what is gone."""
        pending = {c.id: c for c in changes if c.after is not None}
        while pending:
            self._put_one(pending)
        gone = [self.numbers[c.id] for c in changes if c.after is None]
        for number in sorted(gone, key=lambda n: -int(self.depth[n])):
            self._cut(number)
            self.standing[number] = False

    def tree(self) -> Tree:
        """Return the tree as it now stands."""
        order = self.order
        places = np.full(len(self.upper), -1, np.int32)
        in_order = np.arange(len(order), dtype=np.int32)
        places[order] = in_order
        upper = self.upper[order]
        parent = np.where(upper >= 0, places[upper], -1).astype(np.int32)
        return Tree(
            self.ids,
            Index(self.numbers, places),
            parent,
            self.depth[order],
            in_order + self.size[order],
            order,
        )

    def _put_one(self, pending: dict[str, Change]) -> None:
        """Put in place one of those whose place above is there already and not in its branch."""
        for key in pending:
            record = self.org[key]
            assert isinstance(record, Position | Unit)
            above = record.parent if isinstance(record, Unit) else open_manager(self.org, record)
            upper = self.numbers.get(above, -1) if above else -1
            if above and (upper < 0 or not self.standing[upper]):
                continue
            if key not in self.numbers:
                self._number(key)
            number = self.numbers[key]
            if self.standing[number] and self._within(upper, number):
                continue
            del pending[key]
            branch, ids = np.array([number], np.int32), [key]
            if self.standing[number]:
                branch, ids = self._cut(number)
            self._insert(branch, ids, upper, self._place(record, upper, pending))
            return
        raise ValueError("an edit that leaves records below themselves")

    def _number(self, key: str) -> None:
        self.numbers[key] = len(self.numbers)
        self.upper = np.append(self.upper, np.int32(-1))
        self.size = np.append(self.size, np.int32(1))
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

    def _cut(self, number: int) -> tuple[Ints, list[str]]:
        at, size = self._at(number), int(self.size[number])
        branch, ids = self.order[at : at + size], self.ids[at : at + size]
        self.order = np.concatenate((self.order[:at], self.order[at + size :]))
        self.ids = self.ids[:at] + self.ids[at + size :]
        self._grow(int(self.upper[number]), -size)
        return branch, ids

    def _insert(self, branch: Ints, ids: list[str], upper: int, at: int) -> None:
        number = int(branch[0])
        level = int(self.depth[upper]) + 1 if upper >= 0 else 0
        self.depth[branch] += level - int(self.depth[number])
        self.upper[number] = upper
        self.standing[number] = True
        self.order = np.concatenate((self.order[:at], branch, self.order[at:]))
        self.ids = self.ids[:at] + ids + self.ids[at:]
        self._grow(upper, len(branch))

    def _grow(self, number: int, by: int) -> None:
        while number >= 0:
            self.size[number] += by
            number = int(self.upper[number])

    def _place(self, record: Position | Unit, upper: int, pending: dict[str, Change]) -> int:
        """Return where in the order a record comes below ``upper``.

        Siblings that are still to be moved are passed over: they find their place later.
        """
        key = place_among(record)
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
                and place_among(other) > key
            ):
                break
            at += int(self.size[sibling])
        return at
