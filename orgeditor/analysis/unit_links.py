"""Units against units, laid out: a cell for each pair that has communication links, or lacks one.

Distances are in chart units. The names stand over the cells; a painter may let them stay in
sight while the rest is scrolled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.communication import gaps_by_units, links_by_units, talking_units
from orgeditor.model.elements.communication import Link

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

CELL: Final = 92.0
ROW: Final = 46.0
SIDE: Final = 210.0
HEAD: Final = 56.0


class UnitLinks(msgspec.Struct, frozen=True):
    """The units, both down and across; the links of each pair; of those without, a step that hands over."""

    units: Sequence[str] = ()
    pairs: Mapping[frozenset[str], Sequence[Link]] = {}
    gaps: Mapping[frozenset[str], str] = {}

    @property
    def width(self) -> float:
        """The width of the whole."""
        return SIDE + CELL * len(self.units) if self.units else 0.0

    @property
    def height(self) -> float:
        """The height of the whole."""
        return HEAD + ROW * len(self.units) if self.units else 0.0

    def told(self, pair: frozenset[str]) -> str:
        """Return the first link of a pair of units, or the step that hands over without one; "" for neither."""
        links = self.pairs.get(pair, ())
        return links[0].id if links else self.gaps.get(pair, "")

    def at(self, x: float, y: float, left: float = 0.0, top: float = 0.0) -> frozenset[str] | None:
        """Return the two units whose cell is at a point, None where there is none.

        The names stand over the cells at ``left`` and ``top``, the corner of what is in sight.
        """
        column, row = int((x - SIDE) // CELL), int((y - HEAD) // ROW)
        if x < left + SIDE or y < top + HEAD:
            return None
        if 0 <= column < len(self.units) and 0 <= row < len(self.units):
            return frozenset((self.units[row], self.units[column]))
        return None

    def spots(self) -> list[tuple[str, float, float]]:
        """Return what the cells above the diagonal tell, with their corners, row by row."""
        places = {unit: place for place, unit in enumerate(self.units)}
        found: list[tuple[int, int, str]] = []
        for pair in self.gaps.keys() | self.pairs.keys():
            row, *columns = sorted(places[unit] for unit in pair if unit in places)
            found += [(row, column, self.told(pair)) for column in columns]
        return [(record, *corner_of(row, column)) for row, column, record in sorted(found)]


def unit_links(org: Organization) -> UnitLinks:
    """Return the units of an organisation that have links or hand on work, against each other."""
    return UnitLinks(talking_units(org), links_by_units(org), gaps_by_units(org))


def corner_of(row: int, column: int) -> tuple[float, float]:
    """Return the left top corner of a cell."""
    return SIDE + column * CELL, HEAD + row * ROW
