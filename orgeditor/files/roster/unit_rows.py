"""Units as the rows tell of them."""

from __future__ import annotations

import msgspec


class UnitRow(msgspec.Struct):
    """A unit as the rows tell of it; ``parent`` and ``level`` are indexes, -1 and from 0.

    ``row`` is the first row that names it; ``head`` the seat that heads it, -1 where
    that follows from the structure.
    """

    name: str
    row: int
    code: str = ""
    name_zh: str = ""
    parent: int = -1
    level: int = -1
    kind: str = ""
    cost_centre: str = ""
    head: int = -1


class Units(msgspec.Struct):
    """All units, and ``of[i]``, the unit of row i, -1 for none; ``by`` says how they nest."""

    all: list[UnitRow]
    of: list[int]
    by: str = "none"
    unplaced: int = 0
    """Units whose parent the file names and has no row for."""

    def chain(self, unit: int) -> list[int]:
        """Return what is above a unit, nearest first."""
        above = []
        while (unit := self.all[unit].parent) >= 0:
            above.append(unit)
        return above

    @property
    def by_level(self) -> list[int]:
        """How many units the file names on each of its levels; empty where it has no levels."""
        levels = [unit.level for unit in self.all]
        return [levels.count(n) for n in range(max(levels, default=-1) + 1)] if self.by == "levels" else []  # fmt: skip
