"""Which record each row of a roster's files is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats
    from orgeditor.files.roster.unit_rows import Units
    from orgeditor.model.records import Record


class About(msgspec.Struct, frozen=True, gc=False):
    """What a row is about: a position and which of its holders (-1: all), or a unit alone; "" for nothing."""

    record: str = ""
    holder: int = 0


def find_origins(
    rows: Rows, seats: Seats, units: Units, records: Sequence[Record]
) -> tuple[tuple[About, ...], ...]:
    """Return what each row is about, by file and by its place among the file's data rows."""
    positions = [record.id for record in records if type(record) is Position]
    unit_ids = [record.id for record in records if type(record) is Unit]
    found = [About()] * rows.count
    for seat, members in enumerate(rows.paced(seats.rows)):
        for holder, i in enumerate(members):
            found[i] = About(positions[seat], -1 if i in seats.sharing else holder)
    for i, unit in enumerate(rows.paced(units.of)):
        if unit >= 0 and seats.of[i] < 0:
            found[i] = About(unit_ids[unit])
    return tuple(tuple(found[p.start : p.start + len(p.table.rows)]) for p in rows.parts)
