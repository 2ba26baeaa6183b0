"""Which seats the rows describe and who fills them: holders, vacancies, job shares, ids that repeat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.rows import PAUSE
from orgeditor.files.roster.shared_cells import people_in_cells
from orgeditor.files.roster.statuses import statuses_of
from orgeditor.files.roster.words import (
    CLOSED,
    NOTHING,
    fold,
    folds,
    is_nothing,
    is_undisclosed,
    is_vacant,
    nothings,
)
from orgeditor.messages import t, tn
from orgeditor.model.fields import STATUS_CLOSED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgeditor.files.roster.rows import Rows

_SEATED = frozenset({"id", "title", "title_zh"})
"""Fields that make a row a position, so that people named together share it."""
_BESIDES: Final = re.compile(r"(.*\S)\s*[(（\[【](?:兼|兼任|兼务|兼務|兼职|兼職|겸직|겸임|concurrent)[)）\]】]", re.IGNORECASE)  # fmt: skip
_CLOSING: Final = frozenset(")）]】")
_NAMES = ("name", "name_zh", "first_name", "last_name")
# What we write ourselves for a seat without a holder, or with one who is not named.
VACANT_WORD, UNDISCLOSED_WORD = "Vacant", "N/D"
PERSON, UNDISCLOSED_HOLDER, NOBODY, CLOSED_SEAT = "person", "undisclosed", "nobody", "closed"


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
    names = _full_names(rows)
    again = _held_besides(rows, names)
    sharing = _sharing(rows, names)
    status, vacant = statuses_of(rows)
    filling = _fillings(rows, names, status, vacant)
    seats = Seats([], [], [], names, filling, status, sharing, again)
    _number_seats(rows, seats)
    return seats


def _held_besides(rows: Rows, names: list[str]) -> frozenset[str]:
    """Take the mark of a seat held besides another off ``names``; return whom it stands at."""
    found = set()
    for i, name in enumerate(names):
        if name[-1:] in _CLOSING and (match := _BESIDES.fullmatch(name)):
            names[i] = match[1]
            found.add(match[1])
            rows.keep(i, "name")
            told = t("{person} holds this seat besides another: all of that name were taken for one person.", person=match[1])  # fmt: skip
            rows.tell("held-besides", "hint", told, i, "name")
    return frozenset(found)


def _sharing(rows: Rows, names: list[str]) -> dict[int, tuple[str, ...]]:
    """Return by row the people whom one cell names together; the first of each is left in ``names``."""
    found: dict[int, tuple[str, ...]] = {}
    for part in rows.parts:
        if "name" not in part.mapping.fields or not part.mapping.fields.keys() & _SEATED:
            continue
        cells = part.table.columns[part.mapping.fields["name"]]
        # Lines within a cell part people; in the cleaned name they are spaces.
        own = [cell if isinstance(cell, str) and "\n" in cell else name for cell, name in zip(cells, names[part.start :], strict=False)]  # fmt: skip
        found |= {part.start + at: people for at, people in people_in_cells(own).items()}
    for i, people in found.items():
        names[i] = people[0]
        rows.keep(i, "name")
        if len(people) > 1:
            told = t("The cell names {people}: they share the position.", people=", ".join(people))
        else:
            told = t("The cell names {person} beside a vacancy; the position was read as filled.", person=people[0])  # fmt: skip
        rows.tell("job-share", "hint", told, i, "name")
    return {i: people for i, people in found.items() if len(people) > 1}


def _full_names(rows: Rows) -> list[str]:
    whole = rows.column("name")
    if not rows.present & {"first_name", "last_name"}:
        return list(whole)
    names = []
    for i, (name, first, last) in enumerate(zip(whole, rows.column("first_name"), rows.column("last_name"), strict=True)):  # fmt: skip
        given = first or (name if last and not name.endswith(last) else "")
        joint = "" if given and not (given + last).isascii() and _is_han(given + last) else " "
        both = (last + given if not joint else given + joint + last) if given else last
        names.append(name if name and not (last and given == name) else both.strip())
        if last and given:
            rows.keep(i, "last_name")
    return names


def _is_han(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in text if not c.isspace())


def filling_of(name: str) -> str:
    """Return who holds a seat whose cell for the name says this: a person, or a word for something else."""
    return _filling(name, fold(name))


def fillings_of(names: Sequence[str]) -> list[str]:
    """Return ``filling_of`` of many names."""
    found: list[str] = []
    for start in range(0, len(names), PAUSE):
        some = names[start : start + PAUSE]
        found += map(_filling, some, folds(some))
    return found


def _filling(name: str, flat: str) -> str:
    if is_undisclosed(flat):
        return UNDISCLOSED_HOLDER
    if flat in CLOSED:
        return CLOSED_SEAT
    if flat in NOTHING or is_vacant(name):
        return NOBODY
    return PERSON


def _fillings(rows: Rows, names: list[str], status: list[str], vacant: set[int]) -> list[str]:
    """Return who fills each row's seat.

    In a file without names every seat is filled unless it says no, by a blank number of the person too.
    """
    zh, numbers = rows.column("name_zh"), rows.column("person_id")
    _name_by_login(rows, names)
    filling: list[str] = []
    for part in rows.parts:
        fields = part.mapping.fields.keys()
        named, numbered = not fields.isdisjoint(_NAMES), "person_id" in fields
        places = range(part.start, part.start + len(part.table.rows))
        said = [names[i] or zh[i] for i in places]
        for i, name, kind in zip(places, said, fillings_of(said), strict=True):
            rows.pause(i)
            if name:
                filling.append(kind)
            elif (
                named or (numbered and not numbers[i]) or i in vacant or status[i] == STATUS_CLOSED
            ):
                filling.append(NOBODY)
            else:
                filling.append(UNDISCLOSED_HOLDER)
    filling += [PERSON if names[i] else UNDISCLOSED_HOLDER for i in range(len(filling), rows.count)]
    for i, kind in enumerate(filling):
        if kind != PERSON and (names[i] or zh[i]):
            if names[i] not in (VACANT_WORD, UNDISCLOSED_WORD):
                for column in _NAMES:
                    rows.keep(i, column)
            names[i] = ""
        if kind == CLOSED_SEAT:
            status[i] = status[i] or STATUS_CLOSED
    _tell_closed(rows, status)
    return filling


def _name_by_login(rows: Rows, names: list[str]) -> None:
    """Let a login or an address say who it is in a file that names nobody."""
    known = [rows.column(n) for n in ("login", "email") if n in rows.present]
    for part in rows.parts if known else ():
        if part.mapping.fields.keys().isdisjoint(_NAMES):
            for i in range(part.start, part.start + len(part.table.rows)):
                names[i] = next((column[i] for column in known if column[i]), "")


def _tell_closed(rows: Rows, status: list[str]) -> None:
    closed = [i for i, word in enumerate(status) if word == STATUS_CLOSED]
    if closed:
        told = tn("{n} position is closed: it is kept, and left off the chart and out of the measures.", "{n} positions are closed: they are kept, and left off the chart and out of the measures.", len(closed))  # fmt: skip
        rows.tell("closed-positions", "hint", told, closed[0], value="")


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
