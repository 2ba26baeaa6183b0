"""What stands in each cell of an outgoing roster."""

from __future__ import annotations

from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.cells import iso_date, number
from orgeditor.files.roster.choosing import namesakes, person_key
from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY, LEVELS
from orgeditor.files.roster.seats import (
    CLOSED_SEAT,
    PERSON,
    UNDISCLOSED_HOLDER,
    UNDISCLOSED_WORD,
    VACANT_WORD,
    filling_of,
    is_vacant_word,
    status_of,
)
from orgeditor.files.roster.words import FALSE, fold, id_key, is_nothing
from orgeditor.files.sheets.text import clean
from orgeditor.model.fields import STATUS_CLOSED, Edge, Kind, field, name_of
from orgeditor.model.records import (
    Column,
    Holder,
    Person,
    Position,
    Role,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.organization import Organization


class Line(msgspec.Struct, frozen=True):
    """A row: a position with the number of its holder (of ``holders``), or a unit alone."""

    position: Position | None = None
    unit: Unit | None = None
    holder: int = 0
    holders: int = 1


class Outgoing:
    """An organisation's cells by row and column, with the codes that rows refer to each other by."""

    def __init__(self, org: Organization, columns: tuple[Column, ...], language: str) -> None:
        self.org = org
        self.columns = columns
        self.fields = frozenset(column.field for column in columns)
        self._language = language
        positions = org.in_order(org.of(Position))
        missing = frozenset(id_key(org.get(Position, key).waiting) for key in positions)
        codes = ((key, org.get(Position, key).code) for key in positions)
        self._codes = _codes(codes, "P", missing)
        self._unit_codes = _codes(((u.id, u.code) for u in org.of(Unit).values()), "U")
        held: list[str] = [h.person for p in org.of(Position).values() for h in p.holders]
        people = org.of(Person)
        coded = {key for key, p in people.items() if p.code} | _repeated(held)
        for position in org.of(Position).values():
            if len(position.holders) > 1 and namesakes(org, position):
                coded.update(h.person for h in position.holders if h.person)
        self._person_codes = _codes(((key, people[key].code) for key in sorted(coded)), "E")
        self._paths: dict[str, list[Unit]] = {}
        self._kinds = {c.header: c.field for c in columns if c.field in LEVELS}
        self._getters: dict[str, Callable[[Position, Line], Value]] = self._made_getters()
        self._kept = {header for p in org.of(Position).values() for header in p.custom}

    def column(self, column: Column, lines: Sequence[Line]) -> list[Value]:
        """Return what stands under ``column`` in the rows of all ``lines``."""
        name = column.field
        if name in (CUSTOM, HIERARCHY) or column.header in self._kept:
            return [self.cell(line, column) for line in lines]
        getter = self._getters.get(name)
        if getter is None:
            return [self.cell(line, column) for line in lines]
        return [
            getter(line.position, line) if line.position else self.cell(line, column)
            for line in lines
        ]

    def cell(self, line: Line, column: Column) -> Value:
        """Return what stands in the row of ``line`` under ``column``."""
        if line.unit is not None:
            if column.field in (CUSTOM, HIERARCHY):
                return line.unit.custom.get(column.header)
            return self._unit_cell(line.unit, column.field)
        position = line.position
        assert position is not None
        kept = position.custom.get(column.header)
        if isinstance(kept, str) and line.holders > 1 and "\n" in kept:
            parts = kept.split("\n")
            kept = parts[line.holder] if len(parts) == line.holders else kept
        if column.field in (CUSTOM, HIERARCHY):
            return kept
        value = self._field(position, line, column.field)
        if kept is not None and kept != "" and self._still_says(kept, value, position, line, column):  # fmt: skip
            return kept
        return value

    def _field(self, position: Position, line: Line, name: str) -> Value:
        getter = self._getters.get(name)
        if getter is not None:
            return getter(position, line)
        column = COLUMNS[name]
        if column.record is Position:
            value = getattr(position, column.field)
            return ("yes" if value else None) if isinstance(value, bool) else value
        if column.record is Person:
            person = self._person(position, line)
            return getattr(person, column.field) if person else None
        unit = self.org.find(Unit, position.unit)
        return self._unit_cell(unit, name) if unit else None

    def _made_getters(self) -> dict[str, Callable[[Position, Line], Value]]:
        return {
            "id": lambda p, _: self._codes[p.id],
            "manager": lambda p, _: self._managers(p, self._by_code),
            "manager_name": lambda p, _: self._managers(p, self._by_name),
            "manager_email": lambda p, _: self._managers(p, self._by_email),
            "dotted": lambda p, _: "; ".join(self._called(key) for key in p.dotted),
            "role": lambda p, _: "; ".join(self.org.get(Role, k).name for k in p.roles),
            "name": self._holder_name,
            "first_name": lambda p, n: self._name_parts(p, n)[0],
            "last_name": lambda p, n: self._name_parts(p, n)[1],
            "person_id": lambda p, n: (
                self._person_codes.get(q.id) if (q := self._person(p, n)) else None
            ),
            "headcount": lambda p, n: _whole(round(p.headcount / n.holders, 12)),
            "fte": lambda p, n: _whole(_split(p, n, p.fte)),
            "cost": lambda p, n: None if p.cost is None else _whole(_split(p, n, p.cost)),
            "share": lambda p, n: p.holders[n.holder].share if p.holders else None,
            "status": lambda p, _: (
                dict(field(Position, "status").choices)[p.status].render(self._language)
                if p.status
                else None
            ),
            "unit_head": lambda p, _: (
                "yes" if p.unit and self.org.get(Unit, p.unit).head == p.id else None
            ),
        } | {name: _plain_getter(c.field) for name, c in COLUMNS.items() if name in _PLAIN}

    def _managers(self, position: Position, called: Callable[[str], str]) -> str:
        """Return what stands for the manager; dotted ones follow where no column is theirs."""
        if not position.manager:
            return position.waiting
        keys = [position.manager]
        if "dotted" not in self.fields:
            keys += position.dotted
        return "; ".join(filter(None, map(called, keys)))

    def _by_code(self, key: str) -> str:
        """Return the position's id; in a roster without ids what else it is found by."""
        if "id" in self.fields:
            return self._codes[key]
        found = person_key(self.org, key, self.columns, self._person_codes)
        return found or self._codes[key]

    def _by_name(self, key: str) -> str:
        names = self._of_holders(key, "name")
        return names or (self._codes[key] if "id" in self.fields else name_of(self.org[key], "en"))

    def _by_email(self, key: str) -> str:
        return self._of_holders(key, "email") or self._of_holders(key, "login") or self._codes[key]

    def _of_holders(self, key: str, name: str) -> str:
        people = [self.org.get(Person, h.person) for h in self.org.get(Position, key).holders if h.person]  # fmt: skip
        return next((value for p in people if (value := getattr(p, name))), "")

    def _called(self, key: str) -> str:
        """Return what a dotted manager is called by: as the solid one is in the same roster."""
        if "manager_name" in self.fields and "manager" not in self.fields:
            return self._by_name(key)
        if "manager_email" in self.fields and "manager" not in self.fields:
            return self._by_email(key)
        return self._by_code(key)

    def _person(self, position: Position, line: Line) -> Person | None:
        if not position.holders or not position.holders[line.holder].person:
            return None
        return self.org.get(Person, position.holders[line.holder].person)

    def _holder_name(self, position: Position, line: Line) -> str:
        if not position.holders:
            return VACANT_WORD if position.status != STATUS_CLOSED else ""
        person = self._person(position, line)
        if person is None:
            return UNDISCLOSED_WORD
        if "last_name" in self.fields and "first_name" not in self.fields:
            return self._name_parts(position, line)[0]
        return person.name

    def _name_parts(self, position: Position, line: Line) -> tuple[str, str]:
        person = self._person(position, line)
        if person is None:
            empty = UNDISCLOSED_WORD if position.holders else VACANT_WORD
            return ("", empty) if "name" not in self.fields else (empty, "")
        if "last_name" not in self.fields:
            return person.name, ""
        if self.fields.isdisjoint({"first_name", "name"}):
            return "", person.name
        header = next((c.header for c in self.columns if c.field == "last_name"), "")
        kept = position.custom.get(header, "")
        parts = str(kept).split("\n")
        last = parts[line.holder] if len(parts) == line.holders else str(kept)
        if last and person.name.endswith(last):
            return person.name[: -len(last)].strip(), last
        first, _, last = person.name.rpartition(" ")
        return first, last

    def _unit_cell(self, unit: Unit, name: str) -> Value:
        if name == "unit":
            return unit.name
        if name == "unit_zh":
            return unit.name_zh
        if name == "unit_id":
            return self._unit_codes[unit.id]
        if name == "parent_unit":
            upper = self.org.find(Unit, unit.parent)
            if upper is None:
                return None
            return self._unit_codes[upper.id] if "unit_id" in self.fields else upper.name
        if name == "cost_centre":
            return unit.cost_centre
        if name == "unit_path":
            return " > ".join(u.name for u in self._path(unit))
        if name in LEVELS:
            return self._level(unit, name)
        return None

    def _path(self, unit: Unit) -> list[Unit]:
        if unit.id not in self._paths:
            above = [self.org.get(Unit, key) for key in self.org.chain(unit.id, Edge.CONTAINS)]
            self._paths[unit.id] = [*reversed(above), unit]
        return self._paths[unit.id]

    def _level(self, unit: Unit, name: str) -> str:
        """Return the name on one level of a unit's path; a unit keeps the column it came from."""
        names = [level for level in LEVELS if level in self.fields]
        filled: dict[str, str] = {}
        at = -1
        for part in self._path(unit):
            own = self._kinds.get(part.kind, "")
            place = names.index(own) if own and names.index(own) > at else at + 1
            at = min(place, len(names) - 1)
            filled[names[at]] = part.name
        return filled.get(name, "")

    def _still_says(
        self, kept: Value, value: Value, position: Position, line: Line, column: Column
    ) -> bool:
        """Whether the client's own cell still means what the model says, so that it may go out again."""
        name, text = column.field, clean(kept)
        described = COLUMNS.get(name)
        kind = described.kind if described else Kind.TEXT
        if name in ("name", "name_zh", "first_name", "last_name"):
            return self._name_still_says(text, value, position, line)
        if name == "status":
            if is_vacant_word(text):
                return not position.holders
            meant = status_of(text)
            return meant == position.status or (
                meant is None and (not position.status or self._closed_by_name(position))
            )
        if kind in (Kind.NUMBER, Kind.MONEY):
            read = number(kept)
            default = 1.0 if name in ("fte", "headcount", "share") else None
            return read == value or (read is None and value in (None, default))
        if kind is Kind.DATE:
            return (iso_date(kept) or "") == (value or "")
        if kind is Kind.FLAG:
            return not value and fold(text) not in FALSE
        if name == "id":
            return False
        if name in ("manager", "manager_name", "manager_email"):
            return is_nothing(text) and not position.manager
        return text == value or (described is not None and described.record is Person and self._person(position, line) is None)  # fmt: skip

    def _closed_by_name(self, position: Position) -> bool:
        """Whether the client says in place of a name that the position is closed."""
        headers = [c.header for c in self.columns if c.field in ("name", "name_zh")]
        return any(filling_of(str(position.custom.get(h, ""))) == CLOSED_SEAT for h in headers)

    def _name_still_says(self, text: str, value: Value, position: Position, line: Line) -> bool:
        if text == value:
            return True
        kind = filling_of(text) if text else ""
        if kind == UNDISCLOSED_HOLDER:
            return bool(position.holders) and self._person(position, line) is None
        return kind != PERSON and not position.holders and self._person(position, line) is None


_PLAIN: Final = frozenset(
    {"title", "title_zh", "grade", "location", "currency", "employment", "start", "end"}
    | {"duties", "notes"}
)
"""Columns in which a field of the position stands as it is."""


def _plain_getter(name: str) -> Callable[[Position, Line], Value]:
    read = attrgetter(name)
    return lambda position, _: read(position)


def _codes(
    records: Iterable[tuple[str, str]], prefix: str, avoid: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Return a code for each record: its own where it is the first to have it, else a new one.

    New ones have none of the keys in ``avoid``: a missing manager's id must not come to mean somebody.
    """
    given = list(records)
    taken: set[str] = set()
    codes: dict[str, str] = {}
    for key, code in given:
        if code and code not in taken and not is_nothing(code):
            codes[key] = code
            taken.add(code)
    drawn = (f"{prefix}{n}" for n in count(1))
    fresh = (code for code in drawn if code not in taken and id_key(code) not in avoid)
    for key, _ in given:
        if key not in codes:
            codes[key] = next(fresh)
    return codes


def _repeated(keys: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {key for key in keys if key and (key in seen or seen.add(key))}  # type: ignore[func-returns-value]


def _split(position: Position, line: Line, value: float) -> float:
    if line.holders == 1:
        return value
    total = sum(h.share for h in position.holders)
    holder: Holder = position.holders[line.holder]
    part = holder.share / total if total else 1 / line.holders
    return round(value * part, 12)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) < 1e15 else value
