"""What an outgoing roster says of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.columns import LEVELS
from orgeditor.files.roster.given_codes import unit_codes
from orgeditor.model.records import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.tables import Tables


class UnitCells:
    """The cells of units, each made once: many positions stand in the same unit.

    ``kinds`` says by the kind that a unit has which level column it came from.
    """

    def __init__(self, org: Tables, fields: frozenset[str], kinds: Mapping[str, str]) -> None:
        self._org = org
        self._fields = fields
        self._kinds = kinds
        self.codes = unit_codes(org)
        self._paths: dict[str, list[Unit]] = {}
        self._made: dict[tuple[str, str], Value] = {}

    def cell(self, unit: Unit, name: str) -> Value:
        """Return what stands for a unit in the column of a roster field, None where nothing does."""
        key = (unit.id, name)
        if key not in self._made:
            self._made[key] = self._cell(unit, name)
        return self._made[key]

    def _cell(self, unit: Unit, name: str) -> Value:
        if name == "unit":
            return unit.name
        if name == "unit_zh":
            return unit.name_zh
        if name == "unit_id":
            return self.codes[unit.id]
        if name == "parent_unit":
            upper = self._org.find(Unit, unit.parent)
            if upper is None:
                return None
            return self.codes[upper.id] if "unit_id" in self._fields else upper.name
        if name == "cost_centre":
            return unit.cost_centre
        if name == "unit_path":
            return " > ".join(u.name for u in self._path(unit))
        if name in LEVELS:
            return self._level(unit, name)
        return None

    def _path(self, unit: Unit) -> list[Unit]:
        if unit.id not in self._paths:
            upper = self._org.find(Unit, unit.parent)
            self._paths[unit.id] = [*(self._path(upper) if upper else ()), unit]
        return self._paths[unit.id]

    def _level(self, unit: Unit, name: str) -> str:
        """Return the name on one level of a unit's path; a unit keeps the column it came from."""
        names = [level for level in LEVELS if level in self._fields]
        filled: dict[str, str] = {}
        at = -1
        for part in self._path(unit):
            own = self._kinds.get(part.kind, "")
            place = names.index(own) if own and names.index(own) > at else at + 1
            at = min(place, len(names) - 1)
            filled[names[at]] = part.name
        return filled.get(name, "")
