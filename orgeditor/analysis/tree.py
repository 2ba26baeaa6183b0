"""The structure as arrays in pre-order, in which a branch is one slice.

Measures, layouts and rules over the whole run on these arrays instead of the graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgeditor.model.organization import Organization

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
K = TypeVar("K", Position, Unit)


class Tree(msgspec.Struct, frozen=True):
    """A forest of n records in pre-order.

    ``ids``: n ids. ``index``: where each id stands. ``parent``: (n,) index of the record
    above, -1 for a root. ``depth``: (n,) 0 for a root. ``end``: (n,) one past the last
    record of the branch, so that the branch of i is ``slice(i, end[i])``. Siblings stand
    in the order of their ranks.
    """

    ids: list[str]
    index: dict[str, int]
    parent: Ints
    depth: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def spans(self) -> Ints:
        """(n,) how many records stand directly below each."""
        return np.bincount(self.parent[self.parent >= 0], minlength=len(self.ids)).astype(np.int32)

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


def reporting_tree(org: Organization, *, closed: bool = False) -> Tree:
    """Return the positions by their solid lines; those in the holding area, with all below, last.

    Closed positions are left out, with what is below them standing under the next open one
    above, unless ``closed``.
    """
    positions = org.of(Position)
    if closed:
        return tree_of(positions, {key: p.manager for key, p in positions.items()})
    shown = {key: p for key, p in positions.items() if p.status != STATUS_CLOSED}
    return tree_of(shown, {key: _open_manager(org, p) for key, p in shown.items()})


def unit_tree(org: Organization) -> Tree:
    """Return the units by containment."""
    units = org.of(Unit)
    return tree_of(units, {key: unit.parent for key, unit in units.items()})


def tree_of(records: Mapping[str, K], above: Mapping[str, str]) -> Tree:
    """Return the tree of ``records``; ``above`` maps each id to the one above, "" for a root."""
    below: dict[str, list[K]] = {}
    for key, record in records.items():
        below.setdefault(above[key], []).append(record)
    for siblings in below.values():
        siblings.sort(key=_place)
    ids: list[str] = []
    depth: list[int] = []
    waiting = [(record.id, 0) for record in reversed(below.get("", ()))]
    while waiting:
        key, level = waiting.pop()
        ids.append(key)
        depth.append(level)
        if key in below:
            waiting.extend((record.id, level + 1) for record in reversed(below[key]))
    index = {key: i for i, key in enumerate(ids)}
    parent = np.fromiter((index[a] if (a := above[key]) else -1 for key in ids), np.int32, len(ids))
    return Tree(ids, index, parent, np.array(depth, np.int32), _ends(parent))


def _open_manager(org: Organization, position: Position) -> str:
    manager = position.manager
    while manager and (found := org.get(Position, manager)).status == STATUS_CLOSED:
        manager = found.manager
    return manager


def _place(record: Position | Unit) -> tuple[bool, str, str]:
    return bool(getattr(record, "waiting", "")), record.rank, record.id


def _ends(parent: Ints) -> Ints:
    end: list[int] = list(range(1, len(parent) + 1))
    above: Iterable[int] = parent.tolist()
    for i, up in reversed(list(enumerate(above))):
        if up >= 0 and end[i] > end[up]:
            end[up] = end[i]
    return np.array(end, np.int32)
