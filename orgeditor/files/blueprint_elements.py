"""The tables of all elements of a blueprint, referring to what an arrangement has of the library.

A seat is sought by its title, else whoever plays its role, else whoever leads the unit that has
its function. A row of which nobody is left does not come along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgeditor.files.blueprint_seats import NAMES, ROLE, UNIT, Seating
from orgeditor.files.blueprint_skills import deputies, skills_of
from orgeditor.files.template_elements import rows_of
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import Kind
from orgeditor.model.records import Person, Position, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.describing import Field, RecordType

Data = dict[str, Any]


class ElementRows:
    """The library's rows of the elements as they are in an arrangement."""

    def __init__(
        self, library: Mapping[str, Any], shared: Mapping[str, Any], here: Seating
    ) -> None:
        self._library, self._shared, self._here = library, shared, here

    def tables(self) -> Data:
        """Return the tables of all elements, with references to what is here."""
        found: Data = {}
        kept: dict[type, set[str]] = {}
        for described in (described for element in ELEMENTS for described in element):
            tag = str(described.type.__struct_config__.tag)
            rows: dict[object, Data] = {}
            written = self._written(described, tag)
            kept[described.type] = {row["key"] for row in written if "key" in row}
            for number, row in enumerate(written):
                made = self._referring(described, row, kept)
                if made is None:
                    continue
                key = tuple(made[name] for name in described.key) or number
                rows[key] = _added(described, rows[key], made) if key in rows else made
            kept[described.type] = {row["key"] for row in rows.values() if "key" in row}
            found[tag] = list(rows.values())
        found |= skills_of(self._here.seats, self._here.usual_role, found)
        return found | {
            "successor": [
                *found["successor"],
                *deputies(self._here.seats, self._here.heads, found["successor"]),
            ]
        }

    def _written(self, described: RecordType, tag: str) -> list[Data]:
        """Return the library's rows of a type, mended."""
        changed = self._shared["changed"].get(tag, {})
        rows = rows_of(described, self._library.get(tag, []))
        mended = [row | changed.get(row.get("key") or row.get("name", ""), {}) for row in rows]
        added: list[Data] = self._shared["added"].get(tag, [])
        return mended + added

    def _referring(
        self, described: RecordType, row: Data, kept: Mapping[type, set[str]]
    ) -> Data | None:
        """Return a row that refers to what is here; None where nobody is left of it."""
        made = dict(row)
        named: set[str] = set()
        for field in described.fields:
            if not row.get(field.name):
                continue
            if field.kind is Kind.REFERENCE:
                key = self._reference(field, row[field.name], kept)
                if not key and field.cascades:
                    return None
                made[field.name] = key
                if key in named and field.cascades:
                    return None
                named.add(key)
            elif field.kind is Kind.REFERENCES:
                keys = (self._reference(field, key, kept) for key in row[field.name])
                made[field.name] = [k for k in dict.fromkeys(keys) if k and k not in named]
                if not made[field.name]:
                    return None
        return made

    def _reference(self, field: Field, key: str, kept: Mapping[type, set[str]]) -> str:
        """Return what a key of the library is here, with its tag; "" where it is not."""
        tag, _, rest = key.partition(" ")
        for kind in field.targets:
            own = str(kind.__struct_config__.tag)
            found = self._named(kind, rest if tag == own else key, kept, exact=field.cascades)
            if found is not None:
                return f"{own} {found}" if found else ""
        raise KeyError(key)

    def _named(
        self, kind: type, key: str, kept: Mapping[type, set[str]], *, exact: bool
    ) -> str | None:
        """Return the key of a record here, "" where there is none; None for no key of the kind."""
        library = self._library
        if kind is Unit:
            return self._here.of_function.get(key, "") if key in library["units"] else None
        if kind is Role:
            return key if key in library["roles"] else None
        if kind is Position:
            return self._position(key, exact=exact) if key in library["positions"] else None
        if kind is Person:
            holders = {
                name: place
                for place, row in library["positions"].items()
                for name in row[NAMES].split("; ")
            }
            if key not in holders:
                return None
            return key if holders[key] in self._here.seat_of else ""
        if kind not in kept:
            return None
        return key if key in kept[kind] else None

    def _position(self, key: str, *, exact: bool) -> str:
        if key in self._here.seat_of:
            return self._here.seat_of[key].key
        if exact:
            return ""
        row = self._library["positions"][key]
        for seat in self._here.seats:
            if row[ROLE] and row[ROLE] in seat.roles:
                return seat.key
        return self._here.heads[self._here.of_function[row[UNIT]]].key


def _added(described: RecordType, first: Data, second: Data) -> Data:
    """Return two records of the same key as one: what is counted adds up."""
    summed = dict(first)
    for field in described.fields:
        if field.kind is Kind.FIGURE and field.name in second:
            summed[field.name] = first.get(field.name, 0) + second[field.name]
    return summed
