"""Small questions about the structure that verbs ask of single records."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from orgeditor.model.fields import STATUS_CLOSED, Edge
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def positions_in(org: Organization, unit: str) -> list[str]:
    """Return the positions that stand directly in a unit, in order."""
    return [key for key in org.below(unit, Edge.CONTAINS) if org.find(Position, key)]


def box_order(org: Organization, unit: str) -> list[str]:
    """Return the positions of a unit as they stand in its box: who leads there, whoever they lead."""
    return sorted(positions_in(org, unit), key=lambda key: is_led_inside(org, key))


def is_led_inside(org: Organization, position: str) -> bool:
    """Whether a position reports to another of its own unit."""
    found = org.get(Position, position)
    manager = org.find(Position, found.manager) if found.manager else None
    return manager is not None and manager.unit == found.unit


def units_in(org: Organization, unit: str) -> list[str]:
    """Return the units directly inside a unit, in order; for "" the top units."""
    if not unit:
        return org.in_order(key for key, found in org.of(Unit).items() if not found.parent)
    return [key for key in org.below(unit, Edge.CONTAINS) if org.find(Unit, key)]


def roots(org: Organization) -> list[str]:
    """Return the positions that report to nobody and have their place, in order."""
    return org.in_order(
        key for key, found in org.of(Position).items() if not found.manager and not found.waiting
    )


def holding_area(org: Organization) -> list[str]:
    """Return the positions that wait for a place, in order."""
    return org.in_order(
        found.id for found in filter(attrgetter("waiting"), org.of(Position).values())
    )


def head_of(org: Organization, unit: str) -> str:
    """Return the position that heads a unit, or "".

    The one that the unit names; else the position in it whose manager sits elsewhere;
    of several such, the one with most reports.
    """
    named = org.get(Unit, unit).head
    if named:
        return named
    inside = positions_in(org, unit)
    leading = [
        key
        for key in inside
        if org.get(Position, key).manager not in inside
        and org.get(Position, key).status != STATUS_CLOSED
    ]
    return max(leading, key=lambda key: len(org.below(key, Edge.REPORTS)), default="")


def is_vacant(position: Position) -> bool:
    """Whether nobody fills the position, named or not; one that is closed wants nobody."""
    return not position.holders and position.status != STATUS_CLOSED
