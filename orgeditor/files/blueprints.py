"""Blueprints that one library is arranged into: the same facts, other units, another size.

The library is a blueprint in full (``resources/templates/marketing.toml``). An arrangement
says which units there are, which functions of the library's units each of them has, and how
many seats of which title in which size. Roles, activities, goals, resources, processes and
skills are those of the library; what they refer to is sought in the arrangement.
"""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from orgeditor.files.blueprint_elements import ElementRows
from orgeditor.files.blueprint_seats import COST, FTE, NAMES, NAMES_ZH, ROLE, UNIT, Seat, Seating

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Data = dict[str, Any]

SIZES: Final = ("small", "medium", "large")
_MANAGER: Final = 3


def composed(library: Mapping[str, Any], arrangement: Mapping[str, Any], shared: Mapping[str, Any], size: str) -> Data:  # fmt: skip
    """Return a blueprint as data of the library's form. KeyError where a title is unknown."""
    here = Seating(library, arrangement, shared, SIZES.index(size))
    found = {key: library[key] for key in ("project", "matrix", "roles", "columns")}
    found["activities"] = {
        number: _lettered(row, shared["letters"].get(number, {}))
        for number, row in library["activities"].items()
    }
    found["units"] = {
        key: [unit[0], unit[1], here.above(key), here.heads[key].key]
        for key, unit in here.units.items()
    }
    found["positions"] = {seat.key: _row(library, here, seat) for seat in here.seats}
    found["dotted"] = _dotted(library, arrangement, here)
    return found | ElementRows(library, shared, here).tables()


def _row(library: Mapping[str, Any], here: Seating, seat: Seat) -> list[Any]:
    row = list(library["positions"][seat.same] if seat.same else here.job(seat.title))
    if not seat.same and row[FTE] > 1:
        # A seat that two share in the library is one person's here.
        row[COST], row[FTE] = round(row[COST] / row[FTE], -3), 1.0
    row[UNIT], row[_MANAGER], row[ROLE] = seat.unit, seat.manager, "; ".join(seat.roles)
    row[NAMES], row[NAMES_ZH] = "; ".join(seat.names), "; ".join(seat.names_zh)
    return row


def _dotted(
    library: Mapping[str, Any], arrangement: Mapping[str, Any], here: Seating
) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for key, managers in library["dotted"].items():
        ends = [here.seat_of.get(k) for k in (key, *managers)]
        known = [end.key for end in ends if end]
        if len(known) == len(ends):
            lines[known[0]] = known[1:]
    for title, managers in arrangement.get("dotted", {}).items():
        whom = [s.key for name in managers for s in here.seats if s.title == name]
        turn = cycle(whom)
        for seat in here.seats:
            if seat.title == title and whom:
                lines[seat.key] = list(dict.fromkeys([*lines.get(seat.key, []), next(turn)]))
    return lines


def _lettered(row: Sequence[Any], changed: Mapping[str, str]) -> list[Any]:
    """Return an activity with letters that differ, "" for none."""
    if not changed:
        return list(row)
    name, zh, letters = row
    return [name, zh, {role: code for role, code in (letters | changed).items() if code}]
