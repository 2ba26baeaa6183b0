"""What keys and drops in the outline mean, as edits."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.positions import add_position, move_positions
from orgeditor.model.verbs.shifting import siblings_of
from orgeditor.model.verbs.units import add_unit, move_into_unit, move_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


class Where(IntEnum):
    """Where a drop falls: on a line, or between it and its neighbour."""

    ON = 0
    BEFORE = 1
    AFTER = 2


def dropped(org: Organization, ids: Sequence[str], target: str, where: Where) -> Edit:
    """Return the edit of dropping records at a line, "" for the empty space below all."""
    units = [key for key in ids if org.find(Unit, key)]
    positions = [key for key in ids if org.find(Position, key)]
    if units and positions:
        raise Refused(t("Units and positions cannot be moved together."))
    if units:
        return _units_dropped(org, units, target, where)
    if org.find(Unit, target):
        return move_into_unit(org, positions, target)
    at = org.find(Position, target)
    if at and where is not Where.ON:
        return move_positions(org, positions, at.manager, before=_at(org, target, where))
    return move_positions(org, positions, target)


def added_below(org: Organization, key: str) -> Edit:
    """Return the edit that adds a unit inside a unit, a report to a position, else a top unit."""
    if org.find(Position, key):
        return add_position(org, title=str(t("New position")), manager=key)
    return add_unit(org, name=str(t("New unit")), parent=key)


def added_beside(org: Organization, key: str) -> Edit:
    """Return the edit that adds a record after another of its kind."""
    position, unit = org.find(Position, key), org.find(Unit, key)
    before = _at(org, key, Where.AFTER)
    if position:
        return add_position(
            org,
            title=str(t("New position")),
            manager=position.manager,
            unit=position.unit,
            before=before,
        )
    return add_unit(org, name=str(t("New unit")), parent=unit.parent if unit else "", before=before)


def _units_dropped(org: Organization, units: list[str], target: str, where: Where) -> Edit:
    if org.find(Position, target):
        raise Refused(t("A unit goes into a unit, not under a position."))
    at = org.find(Unit, target)
    if at and where is not Where.ON:
        return move_units(org, units, at.parent, before=_at(org, target, where))
    return move_units(org, units, target)


def _at(org: Organization, key: str, where: Where) -> str:
    """Return the sibling that comes to stand after something put before, or after, ``key``."""
    if where is Where.BEFORE or key not in org:
        return key
    siblings = siblings_of(org, key)
    at = siblings.index(key) + 1 if key in siblings else len(siblings)
    return siblings[at] if at < len(siblings) else ""
