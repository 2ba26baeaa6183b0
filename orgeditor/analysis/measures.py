"""Figures of the whole and of each branch, rolled up over pre-order arrays."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from orgeditor.analysis.following import Trees
from orgeditor.model.records import Position
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Floats, Tree
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization


_SEATS, _VACANT, _FTE, _COST, _CURRENCY, _UNIT, _LINE, _WAITS, _GRADE = range(9)


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


class Sums(msgspec.Struct, frozen=True):
    """Of ``Figures`` those that add up: head-count, vacant seats, FTE, cost a year by currency."""

    headcount: float = 0.0
    vacant: float = 0.0
    fte: float = 0.0
    cost: dict[str, float] = {}


class Measures:
    """The figures of an organisation as it stood when they were made.

    ``positions`` and ``units`` are the two trees; ``spans`` (n,) counts direct reports of
    each position, assistants left out.
    """

    def __init__(self, org: Organization, trees: Trees | None = None) -> None:
        """Count ``org``; ``trees`` where its trees are there already."""
        trees = trees or Trees(org)
        self.positions: Tree = trees.of("positions")
        self.units: Tree = trees.of("units")
        self._columns = _Columns(len(self.positions.index.numbers))
        positions = org.of(Position)
        self._note((positions[key] for key in self.positions.ids), self.positions.numbers)

    def after(self, org: Organization, trees: Trees, edit: Edit) -> Measures:
        """Return the figures after an edit, from these: only what it changed is read again."""
        before = self.positions.index.numbers, self.units.index.numbers
        positions, units = trees.of("positions"), trees.of("units")
        if positions.index.numbers is not before[0] or units.index.numbers is not before[1]:
            return Measures(org, trees)
        new = Measures.__new__(Measures)
        new.positions, new.units = positions, units
        new._columns = self._columns.grown(len(positions.index.numbers))  # noqa: SLF001
        changed = [c.id for c in edit.changes if isinstance(c.after, Position)]
        standing = [key for key in changed if key in positions.index]
        numbers = np.array([positions.index.numbers[key] for key in standing], np.int32)
        new._note((org.get(Position, key) for key in standing), numbers)  # noqa: SLF001
        return new

    def _note(self, records: Iterable[Position], numbers: Ints) -> None:
        """Read positions, whose numbers in the tree are given."""
        columns, units, positions = self._columns, self.units.index.numbers, list(records)
        read: tuple[list[float], ...] = (
            [p.headcount for p in positions],
            [p.headcount if is_vacant(p) else 0.0 for p in positions],
            [p.fte for p in positions],
            [p.cost or 0.0 for p in positions],
            [columns.currency(p.currency) for p in positions],
            [units.get(p.unit, -1) for p in positions],
            [not p.assistant for p in positions],
            [bool(p.waiting) for p in positions],
            [columns.grade(p.grade) for p in positions],
        )
        columns.note(numbers, read)

    @cached_property
    def spans(self) -> Ints:
        """(n,) how many report directly to each, assistants left out."""
        parent = self.positions.parent
        line = self._column(_LINE) > 0
        above = parent[line & (parent >= 0)]
        return np.bincount(above, minlength=len(parent)).astype(np.int32)

    @property
    def waiting(self) -> NDArray[np.bool_]:
        """(n,) whether each waits in the holding area."""
        return self._column(_WAITS) > 0

    @property
    def grades(self) -> Ints:
        """(n,) the number of each position's grade, 0 for none; equal numbers are equal grades."""
        return self._column(_GRADE).astype(np.int32)

    def _column(self, which: int) -> Floats:
        found: Floats = self._columns.values[which].take(self.positions.numbers)
        return found

    @cached_property
    def homes(self) -> Ints:
        """(n,) where the unit of each position stands in the tree of units, -1 for none."""
        numbers = self._column(_UNIT).astype(np.intp)
        found: Ints = np.append(self.units.index.places, np.int32(-1)).take(numbers)
        return found

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
            chosen |= (self.homes >= i) & (self.homes < int(self.units.end[i]))
        return self._figures(np.flatnonzero(chosen))

    def span(self, position: str) -> int:
        """Return how many report directly to a position; 0 for a closed one."""
        i = self.positions.index.get(position, -1)
        return int(self.spans[i]) if i >= 0 else 0

    def in_unit(self, unit: str) -> float:
        """Return the head-count of a unit with all units inside it."""
        return float(self._unit_totals[self.units.index[unit]])

    def all_units(self) -> dict[str, Sums]:
        """Return the sums of every unit with the units inside it, asked at once."""
        currency, cost = self._column(_CURRENCY), self._column(_COST)
        seats, vacant, fte = (self._rolled_up(self._column(which)).tolist() for which in (_SEATS, _VACANT, _FTE))  # fmt: skip
        costs = {
            name: self._rolled_up(np.where(currency == n, cost, 0.0)).tolist()
            for n, name in enumerate(self._columns.currencies)
        }
        return {
            key: Sums(seats[i], vacant[i], fte[i], {name: of[i] for name, of in costs.items() if of[i]})
            for i, key in enumerate(self.units.ids)
        }  # fmt: skip

    @cached_property
    def _unit_totals(self) -> Floats:
        return self._rolled_up(self._column(_SEATS))

    def _rolled_up(self, values: Floats) -> Floats:
        """Return (units,) sums of what positions (n,) have, over each unit and all inside it."""
        placed = self.homes >= 0
        own: Floats = np.bincount(
            self.homes[placed], weights=values[placed], minlength=len(self.units)
        ).astype(np.float64)
        return self.units.totals(own)

    def _figures(self, chosen: NDArray[np.intp]) -> Figures:
        if not len(chosen):
            return Figures()
        numbers = self.positions.numbers[chosen]
        values = np.array([column.take(numbers) for column in self._columns.values])
        costs = np.bincount(
            values[_CURRENCY].astype(np.intp),
            weights=values[_COST],
            minlength=len(self._columns.currencies),
        )
        paid = np.bincount(values[_CURRENCY].astype(np.intp), weights=values[_COST] != 0)
        depth = self.positions.depth[chosen]
        return Figures(
            positions=len(chosen),
            headcount=float(values[_SEATS].sum()),
            vacant=float(values[_VACANT].sum()),
            fte=float(values[_FTE].sum()),
            cost={
                currency: float(costs[n])
                for n, currency in enumerate(self._columns.currencies)
                if n < len(paid) and paid[n]
            },
            span=int(self.spans[chosen].max()),
            layers=int(depth.max() - depth.min()) + 1,
        )


class _Columns:
    """What is read of each position, by its number in the tree: ``values`` are 9 arrays (count,).

    Those after an edit share with those before it the arrays that it left as they were.
    ``currencies`` and ``grades`` are those met so far; a row names one by its place.
    """

    def __init__(self, count: int) -> None:
        self.values: list[Floats] = [np.zeros(count) for _ in range(9)]
        self.currencies: dict[str, int] = {}
        self.grades: dict[str, int] = {"": 0}

    def grown(self, count: int) -> _Columns:
        """Return a copy with room for ``count`` positions."""
        new = _Columns(0)
        more = np.zeros(count - len(self.values[0]))
        new.values = [np.append(v, more) if len(more) else v for v in self.values]
        new.currencies, new.grades = self.currencies, self.grades
        return new

    def note(self, numbers: Ints, read: Sequence[list[float]]) -> None:
        """Take over what was read of positions: 9 lists of k values."""
        for i, (old, values) in enumerate(zip(self.values, read, strict=True)):
            new = np.array(values, np.float64)
            if (old[numbers] != new).any():
                self.values[i] = old.copy()
                self.values[i][numbers] = new

    def currency(self, name: str) -> int:
        """Return the number of a currency."""
        return self.currencies.setdefault(name, len(self.currencies))

    def grade(self, name: str) -> int:
        """Return the number of a grade."""
        return self.grades.setdefault(name, len(self.grades))
