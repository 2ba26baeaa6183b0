"""Who fills the seats that rows describe: people, several in one cell, nobody, somebody who is not named."""

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
    UNDISCLOSED,
    fold,
    folds,
    is_undisclosed,
    is_vacant,
)
from orgeditor.messages import t, tn
from orgeditor.model.fields import STATUS_CLOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.rows import Rows

_SEATED: Final = frozenset({"id", "title", "title_zh"})
"""Fields that make a row a position, so that people named together share it."""
_BESIDES: Final = re.compile(r"(.*\S)\s*[(（\[【](?:兼|兼任|兼务|兼務|兼职|兼職|겸직|겸임|concurrent)[)）\]】]", re.IGNORECASE)  # fmt: skip
_BEHIND: Final = re.compile(r"\S\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]$")
_CLOSING: Final = frozenset(")）]】")
_NAMES = ("name", "name_zh", "first_name", "last_name")
# What we write ourselves for a seat without a holder, or with one who is not named.
VACANT_WORD, UNDISCLOSED_WORD = "Vacant", "N/D"
PERSON, UNDISCLOSED_HOLDER, NOBODY, CLOSED_SEAT = "person", "undisclosed", "nobody", "closed"
_SAID: Final = (
    dict.fromkeys(NOTHING, NOBODY)
    | dict.fromkeys(CLOSED, CLOSED_SEAT)
    | dict.fromkeys(UNDISCLOSED, UNDISCLOSED_HOLDER)
)
"""What a cell for the name, folded, says as a whole."""


class Fillings(msgspec.Struct):
    """By row the name of the person, who holds the seat (one of the words above), the position's status.

    ``sharing`` are all people of a row that names several, ``again`` the names of those who hold a
    seat besides another, as 李四（兼） says of it.
    """

    names: list[str]
    filling: list[str]
    status: list[str]
    sharing: dict[int, tuple[str, ...]]
    again: frozenset[str]


def who_fills(rows: Rows) -> Fillings:
    """Return who fills the seat of each row; what is odd about it is told."""
    names = _full_names(rows)
    again = _held_besides(rows, names)
    sharing = _sharing(rows, names)
    status, vacant = statuses_of(rows)
    for i, name in enumerate(names):
        if name[-1:] in _CLOSING and _has_left(name):
            status[i] = status[i] or STATUS_CLOSED
    return Fillings(names, _fillings(rows, names, status, vacant), status, sharing, again)


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


def _has_left(name: str) -> bool:
    """Whether a name says behind it that its bearer is no longer there: 孙磊（离职）."""
    match = _BEHIND.search(name)
    return match is not None and fold(match[1]) in CLOSED


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
    said = _SAID.get(flat)
    if said is not None:
        return said
    if is_undisclosed(flat):
        return UNDISCLOSED_HOLDER
    return NOBODY if is_vacant(name) else PERSON


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
