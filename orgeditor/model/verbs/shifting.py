"""One step in the structure, as a key takes it: past a neighbour, up, down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import roots, units_in
from orgeditor.model.verbs.positions import move_positions
from orgeditor.model.verbs.units import move_units

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def shift(org: Organization, key: str, step: int) -> Edit:
    """Return the edit that moves a position or unit past its neighbour: -1 forward, 1 back."""
    siblings = _row_of(org, key)
    at = siblings.index(key) + step
    if not 0 <= at < len(siblings):
        raise Refused(t("It stands at the end of its row already."))
    before = siblings[at] if step < 0 else _after(siblings, siblings[at])
    return _placed(org, key, _above(org, key), before)


def demote(org: Organization, key: str) -> Edit:
    """Return the edit that puts a record under, or into, the one before it."""
    siblings = _row_of(org, key)
    at = siblings.index(key)
    if not at:
        raise Refused(t("There is none before it to go under."))
    return _placed(org, key, siblings[at - 1], "")


def promote(org: Organization, key: str) -> Edit:
    """Return the edit that takes a record out of, or from under, the one above, to stand after it."""
    above = _above(org, key)
    if not above:
        raise Refused(t("It stands at the top already."))
    return _placed(org, key, _above(org, above), _after(siblings_of(org, above), above))


def siblings_of(org: Organization, key: str) -> list[str]:
    """Return the records beside a position or unit, in order; what waits is not among them."""
    above = _above(org, key)
    if org.find(Unit, key):
        return units_in(org, above)
    return org.below(above, Edge.REPORTS) if above else roots(org)


def _row_of(org: Organization, key: str) -> list[str]:
    siblings = siblings_of(org, key)
    if key not in siblings:
        raise Refused(t("{name} waits in the holding area.", name=name_of(org[key])))
    return siblings


def _above(org: Organization, key: str) -> str:
    unit = org.find(Unit, key)
    return unit.parent if unit else org.get(Position, key).manager


def _after(siblings: list[str], key: str) -> str:
    at = siblings.index(key) + 1 if key in siblings else len(siblings)
    return siblings[at] if at < len(siblings) else ""


def _placed(org: Organization, key: str, above: str, before: str) -> Edit:
    verb = move_units if org.find(Unit, key) else move_positions
    return verb(org, [key], above, before=before)
