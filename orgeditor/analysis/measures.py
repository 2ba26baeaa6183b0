"""Figures of the whole and of each branch, rolled up over pre-order arrays."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from orgeditor.analysis.tree import Floats, Ints, Tree, reporting_tree, unit_tree
from orgeditor.model.records import Position
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.model.organization import Organization


class Figures(msgspec.Struct, frozen=True):
    """Measures of a set of positions, closed ones left out.

    ``headcount`` counts seats, ``vacant`` those of positions without holder, ``fte`` is in
    full-time equivalents, ``cost`` a year by currency ("" where none is named). ``span`` is
    the widest number of direct reports, assistants left out; ``layers`` the positions on
    the longest chain.
    """

    positions: int = 0
    headcount: float = 0.0
    vacant: float = 0.0
    fte: float = 0.0
    cost: dict[str, float] = {}
    span: int = 0
    layers: int = 0


class Measures:
    """The figures of an organisation as it stood when they were made.

    ``positions`` and ``units`` are the two trees; ``spans`` (n,) counts direct reports of
    each position, assistants left out.
    """

    def __init__(self, org: Organization) -> None:
        self.positions: Tree = reporting_tree(org)
        self.units: Tree = unit_tree(org)
        records = [org.get(Position, key) for key in self.positions.ids]
        self._seats = np.array([p.headcount for p in records], np.float64)
        self._vacant = self._seats * np.array([is_vacant(p) for p in records], bool)
        self._fte = np.array([p.fte for p in records], np.float64)
        self._currency = [p.currency for p in records]
        self._cost = np.array([p.cost or 0.0 for p in records], np.float64)
        line = np.array([not p.assistant for p in records], bool)
        above = self.positions.parent[line & (self.positions.parent >= 0)]
        self.spans: Ints = np.bincount(above, minlength=len(records)).astype(np.int32)
        self._unit = np.array([self.units.index.get(p.unit, -1) for p in records], np.int32)

    def whole(self) -> Figures:
        """Return the figures of all positions."""
        return self._figures(np.arange(len(self.positions)))

    def branch(self, *positions: str) -> Figures:
        """Return the figures of positions and all below them; closed ones count for nothing."""
        chosen = np.zeros(len(self.positions), bool)
        for key in positions:
            if (i := self.positions.index.get(key, -1)) >= 0:
                chosen[i : int(self.positions.end[i])] = True
        return self._figures(np.flatnonzero(chosen))

    def unit(self, *units: str) -> Figures:
        """Return the figures of the positions in units and the units inside them."""
        chosen = np.zeros(len(self.positions), bool)
        for key in units:
            i = self.units.index[key]
            chosen |= (self._unit >= i) & (self._unit < int(self.units.end[i]))
        return self._figures(np.flatnonzero(chosen))

    def span(self, position: str) -> int:
        """Return how many report directly to a position; 0 for a closed one."""
        i = self.positions.index.get(position, -1)
        return int(self.spans[i]) if i >= 0 else 0

    def in_unit(self, unit: str) -> float:
        """Return the head-count of a unit with all units inside it."""
        return float(self._unit_totals[self.units.index[unit]])

    @cached_property
    def _unit_totals(self) -> Floats:
        placed = self._unit >= 0
        own = np.zeros(len(self.units))
        np.add.at(own, self._unit[placed], self._seats[placed])
        return self.units.totals(own)

    def _figures(self, chosen: NDArray[np.intp]) -> Figures:
        if not len(chosen):
            return Figures()
        cost: dict[str, float] = {}
        for i in chosen[self._cost[chosen] != 0]:
            cost[self._currency[i]] = cost.get(self._currency[i], 0.0) + float(self._cost[i])
        depth = self.positions.depth[chosen]
        return Figures(
            positions=len(chosen),
            headcount=float(self._seats[chosen].sum()),
            vacant=float(self._vacant[chosen].sum()),
            fte=float(self._fte[chosen].sum()),
            cost=cost,
            span=int(self.spans[chosen].max()),
            layers=int(depth.max() - depth.min()) + 1,
        )
