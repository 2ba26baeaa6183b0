"""The seats of an arranged blueprint: in which unit each is, who fills it, whom it reports to, what it plays."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TITLE, UNIT, FTE, COST, NAMES, NAMES_ZH, ROLE = 0, 2, 5, 6, 7, 8, 9
"""Where a position of the library says what."""


class Seat:
    """A seat of an arrangement: its key, title and unit; ``same``: the seat of the library that it is."""

    def __init__(self, key: str, title: str, unit: str) -> None:
        self.key, self.title, self.unit = key, title, unit
        self.manager = ""
        self.same = ""
        self.roles: list[str] = []
        self.names: list[str] = []
        self.names_zh: list[str] = []


class Seating:
    """The units of an arrangement in a size (0 the smallest), and its seats.

    ``heads``: the seat that leads each unit; ``of_function``: the unit that has each function,
    named as the library's units are; ``seat_of``: the seat that each of the library's is here.
    """

    def __init__(
        self,
        library: Mapping[str, Any],
        arrangement: Mapping[str, Any],
        shared: Mapping[str, Any],
        size: int,
    ) -> None:
        self._library, self._arrangement, self._shared = library, arrangement, shared
        self.units = {
            key: unit for key, unit in arrangement["units"].items() if _count(unit[4], size)
        }
        self.seats = [Seat(f"P{n:02}", *of) for n, of in enumerate(self._staff(size), 1)]
        self.heads: dict[str, Seat] = {}
        for seat in self.seats:
            self.heads.setdefault(seat.unit, seat)
        self.of_function = self._functions()
        self._match()
        self._fill()
        self._report()
        self._play()
        self.seat_of = {seat.same: seat for seat in self.seats if seat.same}

    def above(self, unit: str) -> str:
        """Return the unit that another is part of, of those that this size has."""
        above: str = self._arrangement["units"][unit][2]
        while above and above not in self.units:
            above = self._arrangement["units"][above][2]
        return above

    def _staff(self, size: int) -> Iterator[tuple[str, str]]:
        for key, unit in self.units.items():
            for title, *counts in unit[4]:
                yield from [(title, key)] * counts[size]

    def _functions(self) -> dict[str, str]:
        """Return the unit that has each function, named as the library's units are."""
        into = self._arrangement.get("into", {})
        found: dict[str, str] = {}
        for key, unit in self._arrangement["units"].items():
            home = key
            while home not in self.units:
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
            free.setdefault(row[TITLE], []).append(key)
        for seat in self.seats:
            if free.get(seat.title):
                seat.same = free[seat.title].pop(0)

    def _fill(self) -> None:
        """Seat people: those of the library where it has the seat, others in turn."""
        others = zip(
            self._shared["people"]["names"], self._shared["people"]["chinese"], strict=True
        )
        pool = cycle(others)
        for seat in self.seats:
            if seat.same:
                row = self._library["positions"][seat.same]
                seat.names = [name for name in row[NAMES].split("; ") if name]
                seat.names_zh = row[NAMES_ZH].split("; ")
            if not seat.names and seat.title != self._shared["vacant"]["title"]:
                name, zh = next(pool)
                seat.names, seat.names_zh = [name], [zh]

    def _report(self) -> None:
        for seat in self.seats:
            head = self.heads[seat.unit]
            above = self.above(seat.unit)
            if seat is not head:
                seat.manager = head.key
            elif above:
                seat.manager = self.heads[above].key

    def _play(self) -> None:
        """Give seats their roles; a role that no seat is for goes to who leads its function."""
        for seat in self.seats:
            role = self.job(seat.title)[ROLE]
            seat.roles = [role] if role else []
        played = {role for seat in self.seats for role in seat.roles}
        for row in self._library["positions"].values():
            role = row[ROLE]
            if role and role not in played:
                played.add(role)
                self.heads[self.of_function[row[UNIT]]].roles.append(role)

    def job(self, title: str) -> Sequence[Any]:
        """Return what a title stands for, as a row of the library's positions."""
        for row in self._library["positions"].values():
            if row[TITLE] == title:
                return list(row)
        zh, grade, fte, cost, role = self._shared["jobs"][title]
        return [title, zh, "", "", grade, fte, cost, "", "", role]

    def usual_role(self, title: str) -> str:
        """Return the role that a seat with a title plays, "" for none."""
        role: str = self.job(title)[ROLE]
        return role


def _count(staff: Sequence[Sequence[Any]], size: int) -> int:
    return sum(counts[size] for _, *counts in staff)
