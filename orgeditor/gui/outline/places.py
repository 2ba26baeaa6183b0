"""Where records stand in the outline: in their unit or, in none, below their manager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.fields import Edge
from orgeditor.model.records import Position
from orgeditor.model.structure import positions_in, units_in

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def outside_units(org: Organization) -> list[str]:
    """Return the positions in no unit that stand below no other such, in order."""
    positions = org.of(Position)
    return org.in_order(
        key
        for key, found in positions.items()
        if not found.unit
        and not found.waiting
        and (not found.manager or positions[found.manager].unit)
    )


def lines_inside(org: Organization, key: str) -> list[str]:
    """Return what stands directly below a unit or a position, in order."""
    position = org.find(Position, key)
    if position and position.unit:
        return []
    inside = org.below(key, Edge.REPORTS) if position else positions_in(org, key)
    placed = [k for k in inside if _belongs(org.get(Position, k), position)]
    return placed if position else [*placed, *units_in(org, key)]


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


def _belongs(lower: Position, manager: Position | None) -> bool:
    return not lower.waiting and (manager is None or not lower.unit)
