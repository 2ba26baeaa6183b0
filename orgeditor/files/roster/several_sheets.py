"""An organisation as sheets that refer to each other by ids: units, positions, people, assignments, lines.

An import joins them again by these ids; other systems load them as tables of a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.tree import reporting_tree, unit_tree
from orgeditor.files.roster.choosing import said_fields
from orgeditor.files.roster.columns import COLUMNS, CUSTOM
from orgeditor.files.roster.outgoing import Line, Outgoing
from orgeditor.messages import LANGUAGES, Message, t
from orgeditor.model.records import Column, Position, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization

_SHEETS: Final[tuple[tuple[Message, tuple[str, ...]], ...]] = (
    (t("Positions"), ("id", "title", "title_zh", "unit_id", "unit_head", "assistant", "role", "grade", "location", "employment", "status", "start", "end", "duties", "notes")),
    (t("Units"), ("unit_id", "unit", "unit_zh", "parent_unit", "cost_centre")),
    (t("People"), ("person_id", "name", "name_zh", "email", "login", "phone")),
    (t("Assignments"), ("id", "person_id", "share", "headcount", "fte", "cost", "currency")),
    (t("Lines"), ("id", "manager", "dotted")),
)  # fmt: skip
_NEEDED: Final = frozenset({"id", "title", "unit_id", "unit", "parent_unit", "person_id", "name", "share", "headcount", "fte", "manager"})  # fmt: skip
"""What is there though no record may have it: it is what the sheets are joined by, or what they are for."""


class Part(msgspec.Struct, frozen=True):
    """A sheet to be: its name, what its cells are taken from, its rows and columns."""

    name: str
    outgoing: Outgoing
    lines: list[Line]
    columns: tuple[Column, ...]


def sheets_of(org: Organization, language: str) -> list[Part]:
    """Return the sheets; those without rows are left out.

    Assignments have a row for each holder of a position, and one without a person for a vacancy.
    """
    said = said_fields(org) | _NEEDED
    lines = _lines(org)
    made = []
    customs = _customs(org)
    every = tuple(Column(COLUMNS[n].label.render(language), n) for _, names in _SHEETS for n in names if n in said)  # fmt: skip
    outgoing = Outgoing(org, tuple(dict.fromkeys(every)), language, everybody=True)
    for (name, fields), rows, own in zip(_SHEETS, lines, customs, strict=True):
        columns = [Column(COLUMNS[n].label.render(language), n) for n in fields if n in said]
        if rows:
            made.append(Part(name.render(language), outgoing, rows, (*columns, *own)))
    return made


def _lines(org: Organization) -> tuple[list[Line], ...]:
    """Return the rows of each sheet, in the order of the structure."""
    positions = org.of(Position)
    seats = [Line(position=positions[key]) for key in reporting_tree(org, closed=True).ids]
    held = [
        Line(position=seat.position, holder=n, holders=len(seat.position.holders))
        for seat in seats
        if seat.position
        for n in range(len(seat.position.holders))
    ]
    people = {_holder(line): line for line in reversed(held)}
    vacant = [seat for seat in seats if seat.position and not seat.position.holders]
    units = [Line(unit=org.get(Unit, key)) for key in unit_tree(org).ids]
    return seats, units, list(reversed(people.values())), held + vacant, seats


def _holder(line: Line) -> str:
    assert line.position is not None
    return line.position.holders[line.holder].person


def _customs(org: Organization) -> tuple[list[Column], ...]:
    """Return the client's own columns on each sheet: of positions and of units.

    What a client wrote in a column that was understood is said by the field, not kept beside it.
    """
    understood = {c.header for s in org.of(Source).values() for c in s.columns if c.field != CUSTOM}
    ours = {column.label.render(n) for column in COLUMNS.values() for n in LANGUAGES}

    def of(records: Iterable[Position | Unit]) -> list[Column]:
        headers = dict.fromkeys(header for record in records for header in record.custom)
        return [Column(h, CUSTOM) for h in headers if h not in understood and h not in ours]

    return of(org.of(Position).values()), of(org.of(Unit).values()), [], [], []
