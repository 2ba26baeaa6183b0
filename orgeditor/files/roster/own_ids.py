"""Ids that nobody gave: made up by us for a roster, they go into a cell only where another one needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.records import Column, Person, Position, Unit

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.files.roster.outgoing import Line
    from orgeditor.model.organization import Organization


def asked_for(org: Organization) -> set[str]:
    """Return the positions that others name as their managers."""
    positions = org.of(Position).values()
    solid = {p.manager for p in positions}
    dotted = {key for p in positions for key in p.dotted}
    return solid | dotted


def is_ours(
    org: Organization, asked_for: set[str], column: Column, line: Line, fields: Collection[str]
) -> bool:
    """Whether an id would be one that we made up and that no other cell needs.

    ``fields`` are those of the table's columns.
    """
    if column.field == "id" and line.position:
        return not line.position.code and not (
            line.position.id in asked_for and "manager" in fields
        )
    if column.field == "unit_id":
        of = line.position.unit if line.position else ""
        unit = line.unit or org.find(Unit, of)
        return unit is not None and not unit.code
    if column.field == "person_id" and line.position and line.position.holders:
        person = org.find(Person, line.position.holders[line.holder].person)
        return person is not None and not person.code
    return False
