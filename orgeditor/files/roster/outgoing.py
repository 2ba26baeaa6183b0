"""What stands in each cell of an outgoing roster."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.cells import number
from orgeditor.files.roster.choosing import person_key
from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY, LEVELS
from orgeditor.files.roster.fillings import UNDISCLOSED_WORD, VACANT_WORD
from orgeditor.files.roster.given_codes import Codes, codes_of
from orgeditor.files.roster.money_scale import written_money_scale
from orgeditor.files.roster.shared_cells import JOINED
from orgeditor.files.roster.still_said import still_says
from orgeditor.files.roster.unit_cells import UnitCells
from orgeditor.files.roster.working_time import written_full_time
from orgeditor.model.fields import STATUS_CLOSED, field, name_of
from orgeditor.model.records import (
    Column,
    Holder,
    Person,
    Position,
    Role,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.tables import Tables


class Line(msgspec.Struct, frozen=True):
    """A row: a position with the number of its holder, or a unit alone.

    ``holders`` are in how many rows the position stands: one that several share may stand in one.
    """

    position: Position | None = None
    unit: Unit | None = None
    holder: int = 0
    holders: int = 1


class Outgoing:
    """An organisation's cells by row and column, with the codes that rows refer to each other by.

    Where ``everybody`` has a code, so has the holder who is not named. ``codes``: those of the
    organisation, where they are there already.
    """

    def __init__(
        self,
        org: Tables,
        columns: tuple[Column, ...],
        language: str,
        *,
        everybody: bool = False,
        codes: Codes | None = None,
    ) -> None:
        self.org = org
        self.columns = columns
        self.fields = frozenset(column.field for column in columns)
        self._language = language
        self._codes, self._person_codes = codes or codes_of(org, everybody=everybody)
        self._unnamed = UNDISCLOSED_WORD if everybody else None
        kinds = {c.header: c.field for c in columns if c.field in LEVELS}
        self._units = UnitCells(org, self.fields, kinds)
        self._callers: dict[str, Callable[[str], str]] = {
            "manager": self._by_code,
            "manager_name": self._by_name,
            "manager_email": self._by_email,
            "manager_person_id": self._by_person,
        }
        self._getters: dict[str, Callable[[Position, Line], Value]] = self._made_getters()
        self.figures = {c.header: self._figure_of_one(c) for c in columns if c.field in ("fte", "cost")}  # fmt: skip
        """By header what stands in the client's column for one FTE, for one of a currency."""

    def codes(self) -> tuple[Mapping[str, str], ...]:
        """Return by what rows refer to positions, to people and to units."""
        return self._codes, self._person_codes, self._units.codes

    def column(self, column: Column, lines: Sequence[Line]) -> list[Value]:
        """Return what stands under ``column`` in the rows of all ``lines``."""
        header, name = column.header, column.field
        cell = self.cell
        if name in (CUSTOM, HIERARCHY):
            return [
                line.position.custom.get(header)
                if line.position and line.holders == 1
                else cell(line, column)
                for line in lines
            ]
        if self.figures.get(header, 1.0) != 1.0:
            return [cell(line, column) for line in lines]
        getter = self._getters.get(name) or (lambda p, n: self._field(p, n, name))
        return [
            getter(line.position, line)
            if line.position and header not in line.position.custom
            else cell(line, column)
            for line in lines
        ]

    def cell(self, line: Line, column: Column) -> Value:
        """Return what stands in the row of ``line`` under ``column``."""
        if line.unit is not None:
            if column.field in (CUSTOM, HIERARCHY):
                return line.unit.custom.get(column.header)
            return self._units.cell(line.unit, column.field)
        position = line.position
        assert position is not None
        kept = position.custom.get(column.header)
        if isinstance(kept, str) and line.holders > 1 and "\n" in kept:
            parts = kept.split("\n")
            kept = parts[line.holder] if len(parts) == line.holders else kept
        if column.field in (CUSTOM, HIERARCHY):
            return kept
        value = self._field(position, line, column.field)
        figure = self.figures.get(column.header, 1.0)
        if (figure != 1.0 or column.field == "fte") and isinstance(value, int | float):
            value = _whole(round(value * figure, 4))
        if kept is None or kept == "":
            return value
        person = self._person(position, line)
        if still_says(kept, value, position, person, column, self.columns):
            return kept
        return value

    def _figure_of_one(self, column: Column) -> float:
        """Return the client's figure for one: 100 where the column has percentages, 0.001 where thousands of money."""
        header, positions = column.header, self.org.of(Position).values()
        telling = [p for p in positions if header in p.custom and len(p.holders) < 2]
        kept = [(figure, p) for p in telling if (figure := number(p.custom[header])) is not None]
        if column.field == "fte":
            return written_full_time((figure, p.fte) for figure, p in kept)
        return 1 / written_money_scale((figure, p.cost) for figure, p in kept if p.cost)

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
        return None

    def _made_getters(self) -> dict[str, Callable[[Position, Line], Value]]:
        return {
            "id": lambda p, _: self._codes[p.id],
            "dotted": lambda p, _: "; ".join(self._called(key) for key in p.dotted),
            "role": lambda p, _: "; ".join(self.org.get(Role, k).name for k in p.roles),
            "name": self._holder_name,
            "first_name": lambda p, n: self._name_parts(p, n)[0],
            "last_name": lambda p, n: self._name_parts(p, n)[1],
            "person_id": self._person_code,
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
            **{name: self._manager_getter(called) for name, called in self._callers.items()},
            **{name: _plain_getter(c.field) for name, c in COLUMNS.items() if name in _PLAIN},
            **{name: self._unit_getter(name) for name in (*_OF_UNITS, *LEVELS)},
        }

    def _manager_getter(self, called: Callable[[str], str]) -> Callable[[Position, Line], Value]:
        return lambda p, _: self._managers(p, called)

    def _unit_getter(self, name: str) -> Callable[[Position, Line], Value]:
        units, cell = self.org.of(Unit), self._units.cell
        return lambda p, _: cell(units[p.unit], name) if p.unit else None

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
        return found or self._of_nobody(key) or self._codes[key]

    def _by_name(self, key: str) -> str:
        names = self._of_holders(key, "name")
        return names or (self._codes[key] if "id" in self.fields else name_of(self.org[key], "en"))

    def _by_email(self, key: str) -> str:
        return self._of_holders(key, "email") or self._of_holders(key, "login") or self._codes[key]

    def _by_person(self, key: str) -> str:
        people = (self._person_codes.get(h.person) for h in self.org.get(Position, key).holders)
        return next(filter(None, people), self._of_nobody(key) or self._codes[key])

    def _of_nobody(self, key: str) -> str:
        """Return the number that the client's row of a vacancy has for a person, "" where it has none."""
        position = self.org.get(Position, key)
        headers = [c.header for c in self.columns if c.field == "person_id"]
        kept = (position.custom.get(header) for header in headers if not position.holders)
        return next((str(number) for number in kept if number), "")

    def _of_holders(self, key: str, name: str) -> str:
        people = [self.org.get(Person, h.person) for h in self.org.get(Position, key).holders if h.person]  # fmt: skip
        return next((value for p in people if (value := getattr(p, name))), "")

    def _called(self, key: str) -> str:
        """Return what a dotted manager is called by: as the solid one is in the same roster."""
        said = (called for name, called in self._callers.items() if name in self.fields)
        return next(said, self._by_code)(key)

    def _person(self, position: Position, line: Line) -> Person | None:
        if not position.holders or not position.holders[line.holder].person:
            return None
        return self.org.get(Person, position.holders[line.holder].person)

    def _person_code(self, position: Position, line: Line) -> Value:
        person = self._person(position, line)
        if person is None:
            return self._unnamed if position.holders else None
        return self._person_codes.get(person.id)

    def _holder_name(self, position: Position, line: Line) -> str:
        if not position.holders:
            return VACANT_WORD if position.status != STATUS_CLOSED else ""
        if line.holders == 1 < len(position.holders):
            return self._all_names(position)
        person = self._person(position, line)
        if person is None:
            return UNDISCLOSED_WORD
        if "last_name" in self.fields and "first_name" not in self.fields:
            return self._name_parts(position, line)[0]
        return person.name

    def _all_names(self, position: Position) -> str:
        """Return those who share a seat as one cell names them."""
        found = (self.org.find(Person, holder.person) for holder in position.holders)
        return JOINED.join(person.name if person else UNDISCLOSED_WORD for person in found)

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


_PLAIN: Final = frozenset(
    {"title", "title_zh", "grade", "location", "currency", "employment", "start", "end"}
    | {"duties", "notes"}
)
"""Columns in which a field of the position stands as it is."""


_OF_UNITS: Final = (
    *(name for name, column in COLUMNS.items() if column.record is Unit),
    "unit_path",
)


def _plain_getter(name: str) -> Callable[[Position, Line], Value]:
    read = attrgetter(name)
    return lambda position, _: read(position)


def _split(position: Position, line: Line, value: float) -> float:
    if line.holders == 1:
        return value
    total = sum(h.share for h in position.holders)
    holder: Holder = position.holders[line.holder]
    part = holder.share / total if total else 1 / line.holders
    return round(value * part, 12)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) < 1e15 else value
