"""How much of everything an organisation holds: what ``info`` and an import report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from orgeditor.model.fields import TYPES
from orgeditor.model.records import Person, Position, Unit
from orgeditor.model.registry import RECORD_TYPES
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgeditor.analysis.tree_index import Ints
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
    units = _places({key: unit.parent for key, unit in unit_table.items()})
    positions = _places({key: p.manager for key, p in position_table.items()})
    return count_placed(units, position_table.values(), positions, people)


def count_placed(
    unit_places: Ints, positions: Collection[Position], position_places: Ints, people: int
) -> Counts:
    """Return the figures of units and positions whose places are known.

    ``unit_places`` (u,) and ``position_places`` (n,) say where among the units and ``positions``
    what is above each stands, -1 for none.
    """
    parent, depth = _rooted(unit_places)
    units, by_level = len(parent), np.bincount(depth).tolist() if len(depth) else []
    unplaced = sum(1 for p in positions if p.waiting)
    by_lines = bool((position_places >= 0).any()) or not units
    if by_lines:
        parent, depth = _rooted(position_places)
    below = parent >= 0
    roots = len(parent) - int(below.sum())
    return Counts(
        units=units,
        units_by_level=by_level,
        positions=len(positions),
        people=people,
        vacancies=sum(1 for p in positions if is_vacant(p)),
        reporting_lines=len(parent) - roots,
        roots=roots - (unplaced if by_lines else 0),
        depth=int(depth.max()) + 1 if len(depth) else 0,
        largest_span=int(np.bincount(parent[below]).max(initial=0)),
        fte=round(sum(p.fte for p in positions), 6),
        headcount=round(sum(p.headcount for p in positions), 6),
        unplaced=unplaced,
    )


def _places(above: Mapping[str, str]) -> Ints:
    """Return of records, by id what is above each: (n,) where that one stands, -1 for a root.

    What is not there stands where the record itself stands.
    """
    places = {key: i for i, key in enumerate(above)} | {"": -1}
    return np.array([places.get(upper, i) for i, upper in enumerate(above.values())], np.int32)


def _rooted(parent: Ints) -> tuple[Ints, Ints]:
    """Return ``parent`` and (n,) depths, without those in a loop and below it."""
    count = len(parent)
    # The last place is that above all roots. Each step doubles how far up one looks.
    up = np.append(np.where(parent < 0, count, parent), count)
    depth = np.append(parent >= 0, False).astype(np.int32)
    for _ in range(count.bit_length()):
        if (up == count).all():
            break
        depth += depth[up]
        up = up[up]
    rooted = up[:-1] == count
    return parent[rooted], depth[:-1][rooted]


def count_records(org: Organization) -> dict[str, int]:
    """Return how many records of each type there are, by the type's tag."""
    return {
        str(kind.__struct_config__.tag): len(org.of(kind)) for kind in RECORD_TYPES if kind in TYPES
    }
