"""Where records stand in the outline: in their unit or, in none, below their manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Places:
    """What stands directly below each line of the outline, found in one pass over an organisation.

    It holds until a record comes, goes or moves.
    """

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._units: dict[str, list[str]] = {}
        self._positions: dict[str, list[str]] = {}
        """By unit those in it, by position in no unit those in none below it; by "" those below neither."""
        for key, unit in org.of(Unit).items():
            self._units.setdefault(unit.parent, []).append(key)
        positions = org.of(Position)
        for key, found in positions.items():
            if found.waiting:
                continue
            upper = found.unit
            if not upper and found.manager and not positions[found.manager].unit:
                upper = found.manager
            self._positions.setdefault(upper, []).append(key)

    def tops(self) -> list[str]:
        """Return the lines below no other, in order: units, then positions."""
        return [*self._in_order(self._units, ""), *self._in_order(self._positions, "")]

    def inside(self, key: str) -> list[str]:
        """Return what stands directly below a unit or a position, in order."""
        return [*self._in_order(self._positions, key), *self._in_order(self._units, key)]

    def holds(self, key: str) -> bool:
        """Whether anything stands below a unit or a position."""
        return key in self._positions or key in self._units

    def _in_order(self, below: dict[str, list[str]], key: str) -> list[str]:
        return self._org.in_order(below.get(key, ()))


def lines_above(org: Organization, key: str) -> list[str]:
    """Return what has to be open for a unit or a position to be seen, nearest first."""
    position = org.find(Position, key)
    if position is None or position.unit:
        return org.chain(key, Edge.CONTAINS)
    above = []
    for manager in org.chain(key, Edge.REPORTS):
        if org.get(Position, manager).unit:
            break
        above.append(manager)
    return above
