"""Blueprints that one library is arranged into: the same facts, other units, another size.

The library is a blueprint in full (``resources/templates/marketing.toml``). An arrangement
says which units there are, which functions of the library's units each of them has, and how
many seats of which title in which size. Roles, activities, goals, resources, processes and
skills are those of the library; what they refer to is sought in the arrangement: a seat by its
title, else whoever plays its role, else whoever leads the unit that has its function.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from orgeditor.files.blueprint_skills import Seat, deputies, skills_of
from orgeditor.files.template_elements import rows_of
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import Kind
from orgeditor.model.records import Person, Position, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgeditor.model.describing import Field, RecordType

Data = dict[str, Any]

SIZES: Final = ("small", "medium", "large")
_TITLE, _ZH, _UNIT, _MANAGER, _GRADE, _FTE, _COST, _NAMES, _NAMES_ZH, _ROLE = range(10)


def composed(library: Mapping[str, Any], arrangement: Mapping[str, Any], shared: Mapping[str, Any], size: str) -> Data:  # fmt: skip
    """Return a blueprint as data of the library's form. KeyError where a title is unknown."""
    return _Composer(library, arrangement, shared, SIZES.index(size)).data()


class _Composer:
    def __init__(
        self,
        library: Mapping[str, Any],
        arrangement: Mapping[str, Any],
        shared: Mapping[str, Any],
        size: int,
    ) -> None:
        self._library, self._arrangement, self._shared = library, arrangement, shared
        self._units = {
            key: unit for key, unit in arrangement["units"].items() if _count(unit[4], size)
        }
        self._seats = [Seat(f"P{n:02}", *of) for n, of in enumerate(self._staff(size), 1)]
        self._heads: dict[str, Seat] = {}
        for seat in self._seats:
            self._heads.setdefault(seat.unit, seat)
        self._of_function = self._functions()
        self._match()
        self._fill()
        self._report()
        self._play()
        self._seat_of = {seat.same: seat for seat in self._seats if seat.same}

    def data(self) -> Data:
        """Return the whole as data."""
        library = self._library
        found = {key: library[key] for key in ("project", "matrix", "roles", "columns")}
        found["activities"] = {
            number: _lettered(row, self._shared["letters"].get(number, {}))
            for number, row in library["activities"].items()
        }
        found["units"] = {
            key: [unit[0], unit[1], self._above(key), self._heads[key].key]
            for key, unit in self._units.items()
        }
        found["positions"] = {seat.key: self._row(seat) for seat in self._seats}
        found["dotted"] = self._dotted()
        return found | self._elements()

    def _staff(self, size: int) -> Iterator[tuple[str, str]]:
        for key, unit in self._units.items():
            for title, *counts in unit[4]:
                yield from [(title, key)] * counts[size]

    def _above(self, unit: str) -> str:
        """Return the unit that another is part of, of those that this size has."""
        above: str = self._arrangement["units"][unit][2]
        while above and above not in self._units:
            above = self._arrangement["units"][above][2]
        return above

    def _functions(self) -> dict[str, str]:
        """Return the unit that has each function, named as the library's units are."""
        into = self._arrangement.get("into", {})
        found: dict[str, str] = {}
        for key, unit in self._arrangement["units"].items():
            home = key
            while home not in self._units:
                home = into.get(home) or self._arrangement["units"][home][2]
            found |= dict.fromkeys(unit[3], home)
        for key, unit in self._library["units"].items():
            above = unit[2]
            while key not in found and above:
                if above in found:
                    found[key] = found[above]
                above = self._library["units"][above][2]
        return found

    def _match(self) -> None:
        """Find for seats those of the library with their title, each once."""
        free: dict[str, list[str]] = {}
        for key, row in self._library["positions"].items():
            free.setdefault(row[_TITLE], []).append(key)
        for seat in self._seats:
            if free.get(seat.title):
                seat.same = free[seat.title].pop(0)

    def _fill(self) -> None:
        """Seat people: those of the library where it has the seat, others in turn."""
        others = zip(
            self._shared["people"]["names"], self._shared["people"]["chinese"], strict=True
        )
        pool = cycle(others)
        for seat in self._seats:
            if seat.same:
                row = self._library["positions"][seat.same]
                seat.names = [name for name in row[_NAMES].split("; ") if name]
                seat.names_zh = row[_NAMES_ZH].split("; ")
            if not seat.names and seat.title != self._shared["vacant"]["title"]:
                name, zh = next(pool)
                seat.names, seat.names_zh = [name], [zh]

    def _report(self) -> None:
        for seat in self._seats:
            head = self._heads[seat.unit]
            above = self._above(seat.unit)
            if seat is not head:
                seat.manager = head.key
            elif above:
                seat.manager = self._heads[above].key

    def _play(self) -> None:
        """Give seats their roles; a role that no seat is for goes to who leads its function."""
        for seat in self._seats:
            role = self._job(seat.title)[_ROLE]
            seat.roles = [role] if role else []
        played = {role for seat in self._seats for role in seat.roles}
        for row in self._library["positions"].values():
            role = row[_ROLE]
            if role and role not in played:
                played.add(role)
                self._heads[self._of_function[row[_UNIT]]].roles.append(role)

    def _job(self, title: str) -> Sequence[Any]:
        """Return what a title stands for, as a row of the library's positions."""
        for row in self._library["positions"].values():
            if row[_TITLE] == title:
                return list(row)
        zh, grade, fte, cost, role = self._shared["jobs"][title]
        return [title, zh, "", "", grade, fte, cost, "", "", role]

    def _usual_role(self, title: str) -> str:
        """Return the role that a seat with a title plays, "" for none."""
        role: str = self._job(title)[_ROLE]
        return role

    def _row(self, seat: Seat) -> list[Any]:
        row = list(self._library["positions"][seat.same] if seat.same else self._job(seat.title))
        if not seat.same and row[_FTE] > 1:
            # A seat that two share in the library is one person's here.
            row[_COST], row[_FTE] = round(row[_COST] / row[_FTE], -3), 1.0
        row[_UNIT], row[_MANAGER], row[_ROLE] = seat.unit, seat.manager, "; ".join(seat.roles)
        row[_NAMES], row[_NAMES_ZH] = "; ".join(seat.names), "; ".join(seat.names_zh)
        return row

    def _dotted(self) -> dict[str, list[str]]:
        lines: dict[str, list[str]] = {}
        for key, managers in self._library["dotted"].items():
            ends = [self._seat_of.get(k) for k in (key, *managers)]
            known = [end.key for end in ends if end]
            if len(known) == len(ends):
                lines[known[0]] = known[1:]
        for title, managers in self._arrangement.get("dotted", {}).items():
            whom = [s.key for name in managers for s in self._seats if s.title == name]
            turn = cycle(whom)
            for seat in self._seats:
                if seat.title == title and whom:
                    lines[seat.key] = list(dict.fromkeys([*lines.get(seat.key, []), next(turn)]))
        return lines

    def _elements(self) -> Data:
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
        found |= skills_of(self._seats, self._usual_role, found)
        return found | {
            "successor": [
                *found["successor"],
                *deputies(self._seats, self._heads, found["successor"]),
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
            return self._of_function.get(key, "") if key in library["units"] else None
        if kind is Role:
            return key if key in library["roles"] else None
        if kind is Position:
            return self._position(key, exact=exact) if key in library["positions"] else None
        if kind is Person:
            holders = {
                name: place
                for place, row in library["positions"].items()
                for name in row[_NAMES].split("; ")
            }
            if key not in holders:
                return None
            return key if holders[key] in self._seat_of else ""
        if kind not in kept:
            return None
        return key if key in kept[kind] else None

    def _position(self, key: str, *, exact: bool) -> str:
        if key in self._seat_of:
            return self._seat_of[key].key
        if exact:
            return ""
        row = self._library["positions"][key]
        for seat in self._seats:
            if row[_ROLE] and row[_ROLE] in seat.roles:
                return seat.key
        return self._heads[self._of_function[row[_UNIT]]].key


def _count(staff: Sequence[Sequence[Any]], size: int) -> int:
    return sum(counts[size] for _, *counts in staff)


def _added(described: RecordType, first: Data, second: Data) -> Data:
    """Return two records of the same key as one: what is counted adds up."""
    summed = dict(first)
    for field in described.fields:
        if field.kind is Kind.FIGURE and field.name in second:
            summed[field.name] = first.get(field.name, 0) + second[field.name]
    return summed


def _lettered(row: Sequence[Any], changed: Mapping[str, str]) -> list[Any]:
    """Return an activity with letters that differ, "" for none."""
    if not changed:
        return list(row)
    name, zh, letters = row
    return [name, zh, {role: code for role, code in (letters | changed).items() if code}]
