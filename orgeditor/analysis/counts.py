"""How much of everything an organisation holds: what ``info`` and an import report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from orgeditor.analysis.tree import tree_of
from orgeditor.model.fields import TYPES
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.registry import RECORD_TYPES
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.organization import Organization


class Counts(msgspec.Struct, frozen=True):
    """Figures of a structure, every position counted whatever its status.

    ``reporting_lines``, ``roots``, ``depth`` and ``largest_span`` are those of the
    positions by their solid lines or, where no position has one, of the units by
    containment. ``depth`` counts the records of the longest chain. ``units_by_level``
    counts units, top level first. ``headcount`` counts seats, ``fte`` full-time
    equivalents. ``unplaced`` positions wait in the holding area and are no roots.
    """

    units: int
    units_by_level: list[int]
    positions: int
    people: int
    vacancies: int
    reporting_lines: int
    roots: int
    depth: int
    largest_span: int
    fte: float
    headcount: float
    unplaced: int


def count(org: Organization) -> Counts:
    """Return the figures of an organisation."""
    return count_tables(org.of(Unit), org.of(Position), len(org.of(Person)))


def count_tables(
    unit_table: Mapping[str, Unit], position_table: Mapping[str, Position], people: int
) -> Counts:
    """Return the figures of units and positions, by id, that may not be an organisation yet."""
    positions = position_table.values()
    units = tree_of(unit_table, {key: unit.parent for key, unit in unit_table.items()})
    unplaced = sum(1 for p in positions if p.waiting)
    by_lines = any(p.manager for p in positions) or not len(units)
    tree = units
    if by_lines:
        tree = tree_of(position_table, {key: p.manager for key, p in position_table.items()})
    roots = int((tree.parent < 0).sum())
    return Counts(
        units=len(units),
        units_by_level=np.bincount(units.depth).tolist() if len(units) else [],
        positions=len(positions),
        people=people,
        vacancies=sum(1 for p in positions if is_vacant(p)),
        reporting_lines=len(tree) - roots,
        roots=roots - (unplaced if by_lines else 0),
        depth=int(tree.depth.max()) + 1 if len(tree) else 0,
        largest_span=int(tree.spans.max()) if len(tree) else 0,
        fte=round(sum(p.fte for p in positions), 6),
        headcount=round(sum(p.headcount for p in positions), 6),
        unplaced=unplaced,
    )


def count_records(org: Organization) -> dict[str, int]:
    """Return how many records of each type there are, by the type's tag."""
    return {
        str(kind.__struct_config__.tag): len(org.of(kind)) for kind in RECORD_TYPES if kind in TYPES
    }
