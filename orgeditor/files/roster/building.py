"""Rows, seats, lines and units made into records."""

from __future__ import annotations

import base64
import os
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY
from orgeditor.files.roster.hierarchy import MADE
from orgeditor.files.roster.seats import PERSON, UNDISCLOSED_HOLDER, UNDISCLOSED_WORD, Seats
from orgeditor.files.roster.words import is_nothing
from orgeditor.model import rank
from orgeditor.model.records import (
    Column,
    CustomValue,
    Holder,
    Person,
    Position,
    Record,
    Role,
    Source,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.roster.managers import Lines
    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.roster.unit_rows import Units


def build(rows: Rows, seats: Seats, lines: Lines, units: Units) -> list[Record]:
    """Return the records of the organisation to come: sources, units, roles, people, positions."""
    ids = _new_ids()
    position_ids = [next(ids) for _ in seats.rows]
    unit_ids = [next(ids) for _ in units.all]
    made: list[Record] = [
        _source(part, lines, next(ids)) for part in rows.parts if not part.looked_up
    ]
    _add_looked_up(rows, made)
    made += _units(rows, seats, units, unit_ids, position_ids)
    roles, played = _roles(rows, ids)
    made += roles
    people = _People(rows, seats, ids)
    holders = [people.holders(members) for members in seats.rows]
    made += people.made.values()
    texts = {n: rows.column(n) for n in ("title", "title_zh", "grade", "location", "currency", "employment", "duties", "notes", "assistant")}  # fmt: skip
    start, end = rows.dates.get("start"), rows.dates.get("end")
    title, title_zh, grade, location = texts["title"], texts["title_zh"], texts["grade"], texts["location"]  # fmt: skip
    currency, employment, duties = texts["currency"], texts["employment"], texts["duties"]
    notes, assistant = texts["notes"], texts["assistant"]
    sizes = _Sizes(rows)
    for seat, (members, order) in enumerate(
        zip(seats.rows, rank.spread(len(seats.rows)), strict=True)
    ):
        rows.pause(seat)
        i = members[0]
        unit, above = units.of[i], lines.above[seat]
        headcount, fte, cost = sizes.of(members)
        made.append(
            Position(
                id=position_ids[seat],
                custom=rows.custom[i] if len(members) == 1 else _merged(rows, members),
                title=title[i],
                title_zh=title_zh[i],
                code=seats.codes[seat],
                unit=unit_ids[unit] if unit >= 0 else "",
                manager=position_ids[above] if above >= 0 else "",
                dotted=tuple(position_ids[s] for s in lines.dotted.get(seat, ())),
                assistant=bool(assistant[i]),
                roles=played.get(i, ()),
                holders=holders[seat],
                headcount=headcount,
                fte=fte,
                grade=grade[i],
                location=location[i],
                cost=cost,
                currency=currency[i],
                employment=employment[i],
                status=seats.status[i],
                start=start[i] if start else "",
                end=end[i] if end else "",
                duties=duties[i],
                notes=notes[i],
                waiting=lines.waiting[seat],
                rank=order,
            )
        )
    return made


def _new_ids() -> Iterator[str]:
    """Yield random ids of the form of ``records.new_id``, drawn many at once."""
    while True:
        drawn = base64.urlsafe_b64encode(os.urandom(12 * 1024)).decode()
        yield from (drawn[n : n + 16] for n in range(0, len(drawn), 16))


def _source(part: Part, lines: Lines, key: str) -> Source:
    fields = {column: name for name, column in part.mapping.fields.items()}
    said = {"name": "manager_name", "email": "manager_email"}.get(lines.key, "manager")
    columns = []
    for column, header in enumerate(part.table.headers):
        name = fields.get(column, CUSTOM)
        if column in _hierarchy_columns(part) and name not in _WORDED:
            name = HIERARCHY
        elif header in MADE and name in COLUMNS:
            header = str(COLUMNS[name].label)
        if name == "manager" and said not in part.mapping.fields:
            name = said
        columns.append(Column(header, name))
    table = part.table
    return Source(
        id=key,
        file=table.file,
        sheet=table.sheet,
        header_row=table.header_row,
        columns=tuple(columns),
    )


def _add_looked_up(rows: Rows, made: list[Record]) -> None:
    """Add to the first file's columns those of units that only a lookup table has."""
    first = made[0] if made else None
    if not isinstance(first, Source):
        return
    own = {name for part in rows.parts if not part.looked_up for name in part.mapping.fields}
    names = {name: None for part in rows.parts if part.looked_up for name in part.mapping.fields}
    added = tuple(Column(str(COLUMNS[name].label), name) for name in names if name not in own)
    made[0] = replace(first, columns=(*first.columns, *added))


_WORDED = ("id", "unit_id", "title", "name", "unit")


def _hierarchy_columns(part: Part) -> tuple[int, ...]:
    return part.hierarchy.columns if part.hierarchy else ()


def _units(
    rows: Rows, seats: Seats, units: Units, unit_ids: list[str], position_ids: list[str]
) -> Iterator[Unit]:
    custom: dict[int, dict[str, CustomValue]] = {
        units.of[i]: rows.custom[i]
        for i in range(rows.count)
        if seats.of[i] < 0 and units.of[i] >= 0 and rows.custom[i]
    }
    for n, (unit, order) in enumerate(zip(units.all, rank.spread(len(units.all)), strict=True)):
        yield Unit(
            id=unit_ids[n],
            custom=custom.get(n, {}),
            name=unit.name,
            name_zh=unit.name_zh,
            code=unit.code,
            parent=unit_ids[unit.parent] if unit.parent >= 0 else "",
            head=position_ids[unit.head] if unit.head >= 0 else "",
            kind=unit.kind,
            cost_centre=unit.cost_centre,
            rank=order,
        )


def _roles(rows: Rows, ids: Iterator[str]) -> tuple[list[Role], dict[int, tuple[str, ...]]]:
    known: dict[str, str] = {}
    played: dict[int, tuple[str, ...]] = {}
    for i, text in enumerate(rows.column("role")):
        if text and not is_nothing(text):
            names = dict.fromkeys(part for p in text.split(";") if (part := p.strip()))
            for name in names:
                if name not in known:
                    known[name] = next(ids)
            played[i] = tuple(known[name] for name in names)
    orders = rank.spread(len(known))
    roles = [
        Role(id=key, name=name, rank=order)
        for (name, key), order in zip(known.items(), orders, strict=True)
    ]
    return roles, played


class _Sizes:
    """Head-count, FTE and cost of a seat from its rows."""

    def __init__(self, rows: Rows) -> None:
        blank: list[float | None] = [None] * rows.count
        self._headcount = rows.numbers.get("headcount", blank)
        self._fte = rows.numbers.get("fte", blank)
        self._cost = rows.numbers.get("cost", blank)
        counted = {p.start for p in rows.parts if _counts_heads(p)}
        # Rows of a file that names nobody stand for as many seats as their FTE say.
        self._by_fte = [False] * rows.count
        for part in rows.parts:
            if part.start in counted:
                size = len(part.table.rows)
                self._by_fte[part.start : part.start + size] = [True] * size

    def of(self, members: list[int]) -> tuple[float, float, float | None]:
        """Return head-count, FTE and cost of the seat of these rows."""
        if len(members) == 1:
            i = members[0]
            headcount, fte = self._pair(i)
            return headcount, fte, self._cost[i]
        pairs = [self._pair(i) for i in members]
        costs = [c for i in members if (c := self._cost[i]) is not None]
        heads, ftes = (round(sum(column), 9) for column in zip(*pairs, strict=True))
        return heads, ftes, round(sum(costs), 9) if costs else None

    def _pair(self, i: int) -> tuple[float, float]:
        headcount, fte = self._headcount[i], self._fte[i]
        if headcount is None:
            headcount = fte if self._by_fte[i] and fte is not None else 1.0
        return headcount, fte if fte is not None else headcount


def _counts_heads(part: Part) -> bool:
    fields = part.mapping.fields.keys()
    return "fte" in fields and not fields & {"id", "name", "first_name", "last_name", "headcount"}


def _merged(rows: Rows, members: list[int]) -> dict[str, CustomValue]:
    """Return the custom fields of a shared seat: what differs from row to row, line by line."""
    merged: dict[str, CustomValue] = {}
    for header in dict.fromkeys(chain.from_iterable(rows.custom[i] for i in members)):
        values = [rows.custom[i].get(header, "") for i in members]
        same = all(value == values[0] for value in values)
        merged[header] = values[0] if same else "\n".join(map(str, values))
    return merged


_PERSON_FIELDS = ("email", "login", "phone")


class _People:
    """The persons named in the rows; the same id, or name with e-mail or login, is the same person."""

    def __init__(self, rows: Rows, seats: Seats, ids: Iterator[str]) -> None:
        self.made: dict[str, Person] = {}
        self._rows = rows
        self._seats = seats
        self._ids = ids
        self._known: dict[tuple[str, str], str] = {}
        self._repeated = dict.fromkeys(rows.repeats.values(), "")
        self._code, self._zh = rows.column("person_id"), rows.column("name_zh")
        self._columns = [(n, rows.column(n)) for n in _PERSON_FIELDS if n in rows.present]
        self._email, self._login = rows.column("email"), rows.column("login")
        self._phone = rows.column("phone")
        self._mailboxes = [c for n, c in self._columns if n in ("email", "login")]
        # A mailbox that several people use proves nothing of who somebody is.
        self._shared = {""} | _used_by_several(rows, seats)
        self._share = rows.numbers.get("share")
        self._fte = rows.numbers.get("fte")

    def holders(self, members: list[int]) -> tuple[Holder, ...]:
        """Return the holders of a seat from its rows, with their shares."""
        if len(members) == 1:
            i = members[0]
            share = self._share[i] if self._share else None
            return self._holder(i, 1.0 if share is None else share)
        total = sum(self._part(i) for i in members)
        found: list[Holder] = []
        for i in members:
            share = self._share[i] if self._share else None
            part = self._part(i) / total if total else 1 / len(members)
            found += self._holder(i, round(part, 4) if share is None else share)
        return tuple(found)

    def _part(self, i: int) -> float:
        fte = self._fte[i] if self._fte else None
        return 1.0 if fte is None else fte

    def _holder(self, i: int, share: float) -> tuple[Holder, ...]:
        kind = self._seats.filling[i]
        if kind == PERSON:
            return (Holder(person=self._person(i), share=share),)
        for name, column in self._columns:
            if column[i]:
                self._rows.keep(i, name)
        if self._code[i] not in ("", UNDISCLOSED_WORD):
            self._rows.keep(i, "person_id")
        return (Holder(share=share),) if kind == UNDISCLOSED_HOLDER else ()

    def _person(self, i: int) -> str:
        if i in self._rows.repeats and (known := self._repeated[self._rows.repeats[i]]):
            return known
        found = self._identified(i)
        if i in self._repeated:
            self._repeated[i] = found
        return found

    def _identified(self, i: int) -> str:
        name, code = self._seats.names[i], self._code[i]
        if code and is_nothing(code):
            code = ""
        proofs = [("", code)] if code else []
        if not code and self._mailboxes:
            found = (column[i] for column in self._mailboxes)
            proofs = [(name, text) for text in found if text not in self._shared]
        for proof in proofs:
            if (known := self._known.get(proof)) and (not code or self.made[known].name == name):
                self._keep_others(i, self.made[known])
                return known
        key = next(self._ids)
        for proof in proofs:
            self._known.setdefault(proof, key)
        self.made[key] = Person(
            id=key,
            name=name,
            name_zh=self._zh[i],
            code=code,
            email=self._email[i],
            login=self._login[i],
            phone=self._phone[i],
        )
        return key

    def _keep_others(self, i: int, person: Person) -> None:
        """Keep what another row says of the same person, where it says something else."""
        for name, column in self._columns:
            if column[i] and column[i] != getattr(person, name):
                self._rows.keep(i, name)


def _used_by_several(rows: Rows, seats: Seats) -> set[str]:
    users: dict[str, str] = {}
    shared: set[str] = set()
    for column in ("email", "login"):
        for i, text in enumerate(rows.column(column)):
            if text and users.setdefault(text, seats.names[i]) != seats.names[i]:
                shared.add(text)
    return shared
