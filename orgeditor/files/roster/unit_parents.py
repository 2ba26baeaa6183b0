"""Which unit each unit lies in, by what the rows say of its parent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.headers import guess
from orgeditor.files.roster.unit_rows import UnitRow, Units
from orgeditor.files.roster.words import id_key, is_nothing
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.files.roster.rows import Rows

_LISTED: Final = re.compile(r"\s*[;；|\n]\s*")


class Parents:
    """What the file says of each unit's parent."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.given = "parent_unit" in rows.present
        self.of: dict[int, str] = {}
        self.unknown: list[int] = []

    def note(self, unit: int, i: int, text: str) -> None:
        """Keep the parent that row i names for a unit; the first that is named holds."""
        if not text or is_nothing(text):
            return
        known = self.of.setdefault(unit, text)
        if known.casefold() != text.casefold():
            self._rows.keep(i, "parent_unit")
            self._rows.tell("several-parents", "warning", t("The unit stands under “{first}” already; that was kept.", first=known), i, "parent_unit")  # fmt: skip

    def place(self, units: Units) -> None:
        """Put each unit under its parent; one that no row describes is added at the top.

        Where rows name whom they report to, as people do, a parent without a row is
        nobody's place: the unit waits at the top, and that is an error.
        """
        find = UnitFinder(units)
        for unit, text in list(self.of.items()):
            i = units.all[unit].row
            found = self._found(units, find, i, text)
            if found < 0 and self._as_managers(i):
                self._tell_unknown(units, unit, i, text)
                continue
            if found < 0:
                found = find.add(text, i)
                told = t("“{name}” has no row of its own and was added.", name=text)
                self._rows.tell("parent-added", "hint", told, i, "parent_unit")
            if found == unit or unit in units.chain(found):
                told = t("The unit “{unit}” would stand inside itself; it was put at the top.", unit=units.all[unit].name)  # fmt: skip
                kind = "self-manager" if self._as_managers(i) and found == unit else "unit-loop"
                self._rows.tell(kind, "warning", told, i, "parent_unit")
            else:
                units.all[unit].parent = found

    def _as_managers(self, i: int) -> bool:
        return guess(self._rows.header(i, "parent_unit"))[0] == "manager"

    def _tell_unknown(self, units: Units, unit: int, i: int, text: str) -> None:
        self.unknown.append(unit)
        self._rows.keep(i, "parent_unit")
        told = t("“{parent}”, to which the unit “{unit}” reports, is no row of the file.", parent=text, unit=units.all[unit].name)  # fmt: skip
        self._rows.tell("unknown-manager", "error", told, i, "parent_unit", text)

    def _found(self, units: Units, find: UnitFinder, i: int, text: str) -> int:
        """Return the unit that a cell names, the first of several; -1 for none."""
        found = find(text)
        parts = [part for part in _LISTED.split(text) if part]
        if found >= 0 or len(parts) < 2:
            return found
        all_found = list(dict.fromkeys(at for part in parts if (at := find(part)) >= 0))
        if all_found:
            self._rows.keep(i, "parent_unit")
            first = units.all[all_found[0]].name
            kind = "several-managers" if self._as_managers(i) else "several-parents"
            told = t("Several units stand above this one: it was put under “{first}”; the rest is kept as text.", first=first)  # fmt: skip
            self._rows.tell(kind, "warning", told, i, "parent_unit")
        for part in parts:
            if find(part) < 0 and self._as_managers(i) and all_found:
                told = t("“{parent}”, to which the unit “{unit}” reports, is no row of the file.", parent=part, unit=units.all[units.of[i]].name)  # fmt: skip
                self._rows.tell("unknown-manager", "warning", told, i, "parent_unit", part)
        return all_found[0] if all_found else -1


class UnitFinder:
    """Finds units by what parents are called: a code, a name, a code that a spreadsheet bent."""

    def __init__(self, units: Units) -> None:
        backwards = list(reversed(list(enumerate(units.all))))
        self._units = units
        self._exact = {u.code: n for n, u in backwards if u.code}
        self._codes = {id_key(u.code): n for n, u in backwards if u.code}
        self._names = {u.name.casefold(): n for n, u in backwards if u.name}

    def __call__(self, text: str) -> int:
        """Return the unit that a text names, -1 for none."""
        by_name = self._names.get(text.casefold(), self._codes.get(id_key(text), -1))
        return self._exact.get(text, by_name)

    def add(self, name: str, row: int) -> int:
        """Add a unit that only others name; return it."""
        self._names[name.casefold()] = len(self._units.all)
        self._units.all.append(UnitRow(name, row))
        return len(self._units.all) - 1
