"""The rows of an outgoing roster: one a holder, and one for each unit that no position tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.tree import reporting_tree, unit_tree
from orgeditor.files.roster.outgoing import Line
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Source, Unit

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def lines_of(org: Organization, fields: frozenset[str]) -> list[Line]:
    """Return the rows in order: that of the client's file, else the structure's from the top.

    ``fields`` are those that the roster has columns for.
    """
    positions = org.of(Position)
    from_file = bool(org.of(Source))
    ordered = org.in_order(positions) if from_file else reporting_tree(org, closed=True).ids
    lines: list[Line] = []
    for key in ordered:
        position = positions[key]
        count = max(1, len(position.holders))
        lines += [Line(position=position, holder=n, holders=count) for n in range(count)]
    return _unit_lines(org, fields) + lines


def _unit_lines(org: Organization, fields: frozenset[str]) -> list[Line]:
    if not fields & {"unit", "unit_id", "level_1"}:
        return []
    by_parent = "parent_unit" in fields
    told = {p.unit for p in org.of(Position).values()}
    lines = []
    for key in unit_tree(org).ids:
        unit = org.get(Unit, key)
        below = [k for k in org.below(key, Edge.CONTAINS) if org.find(Unit, k)]
        plain = not (unit.parent or unit.name_zh or unit.cost_centre or unit.custom)
        # As a parent it is named in the rows of what it contains.
        implied = bool(below) and (not by_parent or (plain and "unit_id" not in fields))
        if key not in told and not implied:
            lines.append(Line(unit=unit))
    return lines
