"""A part of an organisation that stands on its own: for a picture, a table, a clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.model.fields import Edge
from orgeditor.model.records import (
    PROJECT_ID,
    CardStyle,
    Person,
    Position,
    Project,
    Record,
    Role,
    Source,
    Unit,
)
from orgeditor.model.structure import positions_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization


def excerpt(org: Organization, ids: Iterable[str]) -> Organization:
    """Return positions and units with all below them as an organisation of their own.

    It holds the people, roles and units that they name, the style of their cards, and what
    says how the roster is written; lines to what is outside are left out.
    """
    units: dict[str, None] = {}
    positions: dict[str, None] = {}
    for key in ids:
        if org.find(Position, key):
            positions |= dict.fromkeys(org.branch(key, Edge.REPORTS))
        elif org.find(Unit, key):
            inside = [k for k in org.branch(key, Edge.CONTAINS) if org.find(Unit, k)]
            units |= dict.fromkeys(inside)
            positions |= dict.fromkeys(p for unit in inside for p in positions_in(org, unit))
    tops = set(units)
    for home in dict.fromkeys(org.get(Position, key).unit for key in positions):
        if home and home not in tops:
            units |= dict.fromkeys([home, *org.chain(home, Edge.CONTAINS)])
    kept: list[Record] = [*org.of(Source).values()]
    kept += _looks(org)
    named: dict[str, None] = {}
    for key in positions:
        position = org.get(Position, key)
        named |= dict.fromkeys(h.person for h in position.holders if h.person)
        named |= dict.fromkeys(position.roles)
        manager = position.manager if position.manager in positions else ""
        dotted = tuple(d for d in position.dotted if d in positions)
        kept.append(replace(position, manager=manager, dotted=dotted))
    for key in units:
        unit = org.get(Unit, key)
        parent = unit.parent if unit.parent in units else ""
        head = unit.head if unit.head in positions else ""
        kept.append(replace(unit, parent=parent, head=head))
    kept += [org.find(Person, key) or org.get(Role, key) for key in named]
    people = (org.find(Person, key) for key in named)
    kept += {p.picture: org[p.picture] for p in people if p and p.picture}.values()
    return org.with_records(kept)


def _looks(org: Organization) -> list[Record]:
    """Return what the document says of itself, and how its cards look."""
    project = org.find(Project, PROJECT_ID)
    if project is None:
        return []
    style = org.find(CardStyle, project.card_style)
    looks: list[Record] = [replace(project, rule_profile="")]
    return [*looks, replace(style, matrix="", activity="")] if style else looks
