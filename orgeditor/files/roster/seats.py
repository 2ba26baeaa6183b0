"""Which seats the rows describe: one a row, job shares, ids that repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.fillings import PERSON, UNDISCLOSED_HOLDER, who_fills
from orgeditor.files.roster.words import (
    is_nothing,
    nothings,
)
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.files.roster.rows import Rows


class Seats(msgspec.Struct):
    """The seats, in the order of their first rows.

    ``rows[s]`` are the rows of seat s: one, or several of a job share. ``of[i]`` is the
    seat of row i, -1 for a row that only describes a unit. ``codes[s]`` is its id.
    ``names[i]`` is the person's name in row i and ``filling[i]`` who holds it (one of
    the words above); ``status[i]`` the position's status. ``sharing[i]`` are all people of a
    row that names several, who share its seat.
    """

    rows: list[list[int]]
    of: list[int]
    codes: list[str]
    names: list[str]
    filling: list[str]
    status: list[str]
    sharing: dict[int, tuple[str, ...]] = {}
    again: frozenset[str] = frozenset()
    """Names of people who hold a seat besides another, as 李四（兼） says of it."""
    sharers: dict[int, set[tuple[str, ...]]] = {}
    """By seat those who share it, as far as rows of one id were compared."""
    repeated: dict[str, int] = {}
    """By id the number with which it was last made another one."""


def find_seats(rows: Rows) -> Seats:
    """Return the seats that the rows describe; what is odd about them is told."""
    found = who_fills(rows)
    seats = Seats([], [], [], found.names, found.filling, found.status, found.sharing, found.again)
    _number_seats(rows, seats)
    return seats


def _number_seats(rows: Rows, seats: Seats) -> None:
    codes = rows.column("id")
    by_code: dict[str, int] = {}
    nothing: list[int] = []
    for part in rows.parts:
        places = range(part.start, part.start + len(part.table.rows))
        own = codes[places.start : places.stop]
        if _are_plain(rows, own, by_code):
            seat = len(seats.rows)
            seats.of += range(seat, seat + len(own))
            seats.rows += [[i] for i in places]
            seats.codes += own
            by_code.update(zip(own, range(seat, seat + len(own)), strict=True))
            continue
        has_ids = "id" in part.mapping.fields and any(own)
        for i in places:
            rows.pause(i)
            code = codes[i]
            if code and is_nothing(code):
                nothing.append(i)
                rows.keep(i, "id")
                code = ""
            seats.of.append(_seat_of(rows, seats, i, code, by_code))
            if (
                has_ids
                and not codes[i]
                and i not in rows.past
                and seats.of[i] >= 0
                and seats.of[i] == len(seats.rows) - 1
            ):
                told = t("The row has no id; it was read without one.")
                rows.tell("missing-id", "warning", told, i, "id")
    for i in range(len(seats.of), rows.count):
        seats.of.append(_seat_of(rows, seats, i, codes[i], by_code))
    if nothing:
        told = tn("{n} id stands for “none” and was not taken for one.", "{n} ids stand for “none” and were not taken for ids.", len(nothing))  # fmt: skip
        rows.tell("none-id", "hint", told, nothing[0], "id")
    _tell_shares(rows, seats)


def _are_plain(rows: Rows, codes: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether each of a file's rows is a seat of its own, with an id that no other has."""
    distinct = set(codes)
    return (
        len(distinct) == len(codes)
        and not rows.past
        and not rows.joined
        and known.keys().isdisjoint(distinct)
        and not nothings(distinct)
    )


def _seat_of(rows: Rows, seats: Seats, i: int, code: str, by_code: dict[str, int]) -> int:
    """Return the seat of row i: a new one, that of a job share, or -1 for a row about a unit."""
    if i in rows.past:
        return -1
    if i in rows.joined:
        return seats.of[rows.joined[i]]
    if not code and rows.only_a_unit(i):
        return -1
    if code in by_code:
        first = seats.rows[by_code[code]][0]
        same = all(column[i] == column[first] for n in ("title", "manager") if (column := rows.texts.get(n)))  # fmt: skip
        if same and _may_share(rows, seats, i, by_code[code]):
            seats.rows[by_code[code]].append(i)
            return by_code[code]
        code = _new_code(rows, seats, by_code, code, i, first)
    if code:
        by_code[code] = len(seats.rows)
    seats.rows.append([i])
    seats.codes.append(code)
    return len(seats.rows) - 1


def _may_share(rows: Rows, seats: Seats, i: int, seat: int) -> bool:
    """Whether row i adds a holder to a seat: another person, or both not named."""
    first = seats.rows[seat][0]
    if not {seats.filling[i], seats.filling[first]} <= {PERSON, UNDISCLOSED_HOLDER}:
        return False
    if seats.filling[i] == UNDISCLOSED_HOLDER:
        return True
    known = seats.sharers.setdefault(seat, {_who(rows, seats, first)})
    who = _who(rows, seats, i)
    if who in known:
        return False
    known.add(who)
    return True


def _who(rows: Rows, seats: Seats, i: int) -> tuple[str, ...]:
    """Return by what a row's person is told from others who share the seat."""
    columns = (rows.texts.get(name) for name in ("name_zh", "person_id"))
    return (seats.names[i], *(column[i] for column in columns if column))


def _new_code(
    rows: Rows, seats: Seats, by_code: dict[str, int], code: str, i: int, first: int
) -> str:
    n = seats.repeated.get(code, 2)
    while f"{code}-{n}" in by_code:
        n += 1
    seats.repeated[code] = n
    part = rows.part(first)
    line = part.table.rows[first - part.start] + 1
    rows.keep(i, "id")
    if _repeats(rows, i, first):
        rows.repeats[i] = first
        told = t("This row repeats row {row}; it is kept as {new}.", row=line, new=f"{code}-{n}")
        rows.tell("duplicate-id", "error", told, i, "id")
        return f"{code}-{n}"
    if seats.filling[i] == PERSON and seats.names[i] and seats.names[i] == seats.names[first]:
        rows.repeats[i] = first
        told = t("The id {id} stands in row {row} already, for another position of the same person; this one is kept as {new}.", id=code, row=line, new=f"{code}-{n}")  # fmt: skip
        rows.tell("duplicate-id", "error", told, i, "id")
        return f"{code}-{n}"
    rows.tell(
        "duplicate-id",
        "error",
        t("The id {id} stands in row {row} already, for another position; this one is kept as {new}.", id=code, row=line, new=f"{code}-{n}"),
        i,
        "id",
    )  # fmt: skip
    return f"{code}-{n}"


def _repeats(rows: Rows, i: int, first: int) -> bool:
    """Whether two rows say the same in all columns."""
    columns: list[list[str] | list[float | None]] = [*rows.texts.values(), *rows.numbers.values(), *rows.dates.values()]  # fmt: skip
    return all(column[i] == column[first] for column in columns)


def _tell_shares(rows: Rows, seats: Seats) -> None:
    for seat, members in enumerate(seats.rows):
        if len(members) > 1:
            told = tn("{id} is shared: one position with {n} holder.", "{id} is shared: one position with {n} holders.", len(members), id=seats.codes[seat])  # fmt: skip
            rows.tell("job-share", "hint", told, members[-1], "id")
