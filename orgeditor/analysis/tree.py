"""The structure as arrays in pre-order, in which a branch is one slice.

Measures, layouts and rules over the whole run on these arrays instead of the graph.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.analysis.tree_index import Ids, Index, Ints
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import is_led_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

Floats = NDArray[np.float64]
K = TypeVar("K", bound=Position | Unit)
Place = tuple[int, str, str]
"""What siblings are sorted by."""


class Tree(msgspec.Struct, frozen=True):
    """A forest of n records in pre-order.

    ``ids``: n of them. ``index``: where each id stands. ``parent``: (n,) index of the record
    above, -1 for a root. ``depth``: (n,) 0 for a root. ``end``: (n,) one past the last
    record of the branch, so that the branch of i is ``slice(i, end[i])``. Siblings stand
    in the order of their ranks. ``numbers``: (n,) what the index numbers each. ``spans``: (n,)
    how many records stand directly below each.
    """

    ids: Ids
    index: Index
    parent: Ints
    depth: Ints
    end: Ints
    numbers: Ints
    spans: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def totals(self, values: Floats) -> Floats:
        """Return (n,) sums of ``values`` (n,) over each record's branch, itself included."""
        sums = np.concatenate(([0.0], np.cumsum(values)))
        totals: Floats = sums[self.end] - sums[: len(self.ids)]
        return totals

    def children(self, i: int) -> list[int]:
        """Return the indices directly below ``i``; for -1 the roots."""
        found, at, stop = [], i + 1, int(self.end[i]) if i >= 0 else len(self.ids)
        while at < stop:
            found.append(at)
            at = int(self.end[at])
        return found

    def first(self, count: int) -> Tree:
        """Return the tree of the first ``count`` records, which are whole branches."""
        if count == len(self):
            return self
        places = np.where(self.index.places < count, self.index.places, -1).astype(np.int32)
        return Tree(
            Ids(self.ids.names, self.numbers[:count]),
            Index(self.index.numbers, places),
            self.parent[:count],
            self.depth[:count],
            self.end[:count],
            self.numbers[:count],
            self.spans[:count],
        )

    def kept(self, mask: NDArray[np.bool_]) -> Tree:
        """Return the tree of the records in ``mask`` (n,): whole branches, or whole chains upwards.

        A record whose upper one is not kept is a root.
        """
        if mask.all():
            return self
        after = np.concatenate(([0], np.cumsum(mask))).astype(np.int32)
        above, numbers = self.parent[mask], self.numbers[mask]
        parent = np.where((above >= 0) & mask[above], after[above], -1).astype(np.int32)
        depth = self.depth[mask]
        places = np.full(len(self.index.places), -1, np.int32)
        places[numbers] = np.arange(len(numbers), dtype=np.int32)
        return Tree(
            Ids(self.ids.names, numbers),
            Index(self.index.numbers, places),
            parent,
            depth - depth.min(initial=0 if not len(depth) else int(depth[0])),
            after[self.end[mask]],
            numbers,
            _spans(parent),
        )

    def among(self, mask: NDArray[np.bool_]) -> Tree:
        """Return the tree of any records, those in ``mask`` (n,): one whose upper one is not among them is a root.

        What stands below one root comes before the next, in the order of this tree.
        """
        top = np.arange(len(self), dtype=np.int32)
        for i in np.flatnonzero(mask).tolist():
            if (up := int(self.parent[i])) >= 0 and mask[up]:
                top[i] = top[up]
        chosen = np.flatnonzero(mask)
        chosen = chosen[np.argsort(top[chosen], kind="stable")]
        after = np.full(len(self) + 1, -1, np.int32)
        after[chosen] = np.arange(len(chosen), dtype=np.int32)
        parent = after[self.parent[chosen]]
        places = np.full(len(self.index.places), -1, np.int32)
        numbers = self.numbers[chosen]
        places[numbers] = np.arange(len(chosen), dtype=np.int32)
        above = parent.tolist()
        return Tree(
            Ids(self.ids.names, numbers),
            Index(self.index.numbers, places),
            parent,
            _depths(above),
            _ends(above),
            numbers,
            _spans(parent),
        )


def reporting_tree(org: Organization, *, closed: bool = False) -> Tree:
    """Return the positions by their solid lines; those in the holding area, with all below, last.

    Closed positions are left out, with what is below them standing under the next open one
    above, unless ``closed``.
    """
    positions = org.of(Position)
    if closed or STATUS_CLOSED not in set(map(attrgetter("status"), positions.values())):
        return tree_of(positions, {key: p.manager for key, p in positions.items()})
    shown = {key: p for key, p in positions.items() if p.status != STATUS_CLOSED}
    return tree_of(shown, {key: open_manager(org, p) for key, p in shown.items()})


def placed(org: Organization, tree: Tree) -> Tree:
    """Return the tree without the holding area, which stands last in it."""
    keep = len(tree)
    while keep and (i := _root_of(tree, keep - 1)) >= 0:
        record = org[tree.ids[i]]
        if not (isinstance(record, Position) and record.waiting):
            break
        keep = i
    return tree.first(keep)


def _root_of(tree: Tree, i: int) -> int:
    while (up := int(tree.parent[i])) >= 0:
        i = up
    return i


def unit_tree(org: Organization) -> Tree:
    """Return the units by containment."""
    units = org.of(Unit)
    return tree_of(units, {key: unit.parent for key, unit in units.items()})


def staff_tree(org: Organization) -> Tree:
    """Return the units by containment, and in each the positions that have their place in it."""
    records: dict[str, Position | Unit] = dict(org.of(Unit))
    records.update((key, p) for key, p in org.of(Position).items() if in_its_unit(p))
    above = {key: upper_in_units(record) for key, record in records.items()}
    return tree_of(records, above, lambda record: place_in_unit(org, record))


def tree_of(
    records: Mapping[str, K],
    above: Mapping[str, str],
    place: Callable[[K], Place] | None = None,
) -> Tree:
    """Return the tree of ``records``; ``above`` maps each id to the one above, "" for a root.

    ``place``: what siblings are sorted by, else their ranks.
    """
    below: dict[str, list[K]] = {}
    for key, record in records.items():
        upper = above[key]
        if upper in below:
            below[upper].append(record)
        else:
            below[upper] = [record]
    if place is None and not any(getattr(record, "waiting", "") for record in records.values()):
        place = _RANKED
    for siblings in below.values():
        if len(siblings) > 1:
            siblings.sort(key=place or place_among, reverse=True)
    ids: list[str] = []
    waiting = [record.id for record in below.get("", ())]
    while waiting:
        key = waiting.pop()
        ids.append(key)
        if key in below:
            waiting.extend([record.id for record in below[key]])
    numbers = {key: i for i, key in enumerate(ids)}
    numbers[""] = -1
    parent = [numbers[above[key]] for key in ids]
    del numbers[""]
    in_order, uppers = np.arange(len(ids), dtype=np.int32), np.array(parent, np.int32)
    depths, ends, spans = _depths(parent), _ends(parent), _spans(uppers)
    own = Ids(ids, in_order)
    return Tree(own, Index(numbers, in_order), uppers, depths, ends, in_order, spans)


def open_manager(org: Organization, position: Position) -> str:
    """Return the nearest position above that is not closed, "" where there is none."""
    manager = position.manager
    while manager and (found := org.get(Position, manager)).status == STATUS_CLOSED:
        manager = found.manager
    return manager


def place_among(record: Position | Unit) -> Place:
    """Return what siblings are sorted by."""
    return bool(getattr(record, "waiting", "")), record.rank, record.id


def in_its_unit(record: Record | None) -> bool:
    """Whether a record is a unit, or an open position that has its place in one."""
    if isinstance(record, Position):
        return bool(record.unit) and not record.waiting and record.status != STATUS_CLOSED
    return isinstance(record, Unit)


def upper_in_units(record: Position | Unit) -> str:
    """Return the unit that a position is in, or that a unit is part of; "" for none."""
    return record.parent if isinstance(record, Unit) else record.unit


def place_in_unit(org: Organization, record: Position | Unit) -> Place:
    """Return what is sorted by inside a unit: who leads there, whoever they lead, inner units."""
    if isinstance(record, Unit):
        return 2, record.rank, record.id
    return int(is_led_inside(org, record.id)), record.rank, record.id


_RANKED: Callable[[Position | Unit], Any] = attrgetter("rank", "id")
"""What siblings are sorted by where nobody waits."""


def _spans(parent: Ints) -> Ints:
    return np.bincount(parent + 1, minlength=len(parent) + 1)[1:].astype(np.int32)


def _depths(parent: Sequence[int]) -> Ints:
    # Each stands after the one above it; that of a root is the last place, which is read as -1.
    depth = [0] * len(parent) + [-1]
    for i, up in enumerate(parent):
        depth[i] = depth[up] + 1
    return np.array(depth[:-1], np.int32)


def _ends(parent: Sequence[int]) -> Ints:
    end = list(range(1, len(parent) + 1))
    for i in range(len(parent) - 1, -1, -1):
        up = parent[i]
        if up >= 0 and end[i] > end[up]:
            end[up] = end[i]
    return np.array(end, np.int32)
