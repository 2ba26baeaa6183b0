"""Rows, seats, lines and units made into records."""

from __future__ import annotations

import base64
import os
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY
from orgeditor.files.roster.hierarchy import MADE
from orgeditor.files.roster.people import People
from orgeditor.files.roster.sizes import sizes_of
from orgeditor.files.roster.words import is_nothing
from orgeditor.model import rank
from orgeditor.model.records import (
    Column,
    CustomValue,
    Position,
    Record,
    Role,
    Source,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgeditor.files.roster.managers import Lines
    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.roster.seats import Seats
    from orgeditor.files.roster.unit_rows import Units
    from orgeditor.model.records import Holder


T = TypeVar("T")


_NAMED_BY: Final = {
    "name": "manager_name",
    "email": "manager_email",
    "person_id": "manager_person_id",
}
"""What a column of managers is, by what they are found by in it; positions else."""


def build(rows: Rows, seats: Seats, lines: Lines, units: Units) -> list[Record]:
    """Return the records of the organisation to come: sources, units, roles, people, positions."""
    ids = _new_ids()
    position_ids = list(islice(ids, len(seats.rows)))
    unit_ids = list(islice(ids, len(units.all)))
    made: list[Record] = [
        _source(part, lines, next(ids)) for part in rows.parts if not part.looked_up
    ]
    _add_looked_up(rows, made)
    made += _units(rows, seats, units, unit_ids, position_ids)
    roles, played = _roles(rows, ids)
    made += roles
    people = People(rows, seats, ids)
    holders = people.holders()
    made += people.made.values()
    rows.pause(0)
    made += _positions(rows, seats, lines, units, unit_ids, position_ids, holders, played)
    return made


def _positions(
    rows: Rows,
    seats: Seats,
    lines: Lines,
    units: Units,
    unit_ids: list[str],
    position_ids: list[str],
    holders: list[tuple[Holder, ...]],
    played: dict[int, tuple[str, ...]],
) -> list[Position]:
    """Return a position for each seat, made column by column: there may be very many."""
    first = [members[0] for members in seats.rows]
    whole = first == list(range(rows.count))

    def of_seats(column: Sequence[T]) -> Sequence[T]:
        return column if whole else [column[i] for i in first]

    def said(name: str) -> Iterable[str]:
        return of_seats(rows.texts[name]) if name in rows.texts else repeat("", len(first))

    def dated(name: str) -> Iterable[str]:
        return of_seats(rows.dates[name]) if name in rows.dates else repeat("", len(first))

    # The last place, which is read as -1, is that of none.
    named_units, named_seats = [*unit_ids, ""], [*position_ids, ""]
    headcounts, ftes, costs = sizes_of(rows, seats)
    custom = list(of_seats(rows.custom))
    for seat, members in enumerate(seats.rows):
        if len(members) > 1:
            custom[seat] = _merged(rows, members)
    return [
        Position(
            id=key,
            custom=own,
            title=title,
            title_zh=title_zh,
            code=code,
            unit=named_units[unit],
            manager=named_seats[above],
            dotted=tuple(position_ids[s] for s in dotted) if dotted else (),
            assistant=bool(assistant),
            roles=roles,
            holders=held,
            headcount=headcount,
            fte=fte,
            grade=grade,
            location=location,
            cost=cost,
            currency=currency,
            employment=employment,
            status=status,
            start=start,
            end=end,
            duties=duties,
            notes=notes,
            waiting=waiting,
            rank=order,
        )
        for (
            key, own, title, title_zh, code, unit, above, dotted, assistant, roles, held, headcount, fte,
            grade, location, cost, currency, employment, status, start, end, duties, notes, waiting, order,
        ) in zip(
            rows.paced(position_ids), custom, said("title"), said("title_zh"), seats.codes, of_seats(units.of),
            lines.above, _by_place(lines.dotted, len(first)), said("assistant"),
            [played.get(i, ()) for i in first] if played else repeat((), len(first)), holders, headcounts, ftes,
            said("grade"), said("location"), costs, said("currency"), said("employment"),
            of_seats(seats.status), dated("start"), dated("end"), said("duties"), said("notes"),
            lines.waiting, rank.spread(len(first)), strict=True,
        )
    ]  # fmt: skip


def _by_place(values: Mapping[int, list[int]], count: int) -> Iterable[list[int]]:
    return [values.get(n, []) for n in range(count)] if values else repeat([], count)


def _new_ids() -> Iterator[str]:
    """Yield random ids of the form of ``records.new_id``, drawn many at once."""
    while True:
        drawn = base64.urlsafe_b64encode(os.urandom(12 * 1024)).decode()
        yield from (drawn[n : n + 16] for n in range(0, len(drawn), 16))


def _source(part: Part, lines: Lines, key: str) -> Source:
    fields = {column: name for name, column in part.mapping.fields.items()}
    said = _NAMED_BY.get(lines.key, "manager")
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


def _merged(rows: Rows, members: list[int]) -> dict[str, CustomValue]:
    """Return the custom fields of a shared seat: what differs from row to row, line by line."""
    merged: dict[str, CustomValue] = {}
    for header in dict.fromkeys(chain.from_iterable(rows.custom[i] for i in members)):
        values = [rows.custom[i].get(header, "") for i in members]
        same = all(value == values[0] for value in values)
        merged[header] = values[0] if same else "\n".join(map(str, values))
    return merged
