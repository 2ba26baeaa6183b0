"""Who reports to whom: managers found by id, name, e-mail or login, exactly or loosely, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.finding_seats import Match, SeatFinder
from orgeditor.files.roster.loops import cut_loops, seat_called
from orgeditor.files.roster.rows import PAUSE
from orgeditor.files.roster.words import is_nothing
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats

_SPLIT: Final = re.compile(r"\s*[;；|\n]\s*")
# Signs that stand within a name too.
_OR_NAME: Final = re.compile(r"\s*[,，、/&+]\s*|\s+(?:and|und|y|et|和|及)\s+")


class Lines(msgspec.Struct):
    """The reporting lines between seats.

    ``above[s]`` is the seat above seat s, -1 for none; ``dotted[s]`` the seats above it
    by dotted lines; ``waiting[s]`` the manager whom the file names and has no row for.
    ``key`` is the field by which managers are named most: ``id``, ``name``, ``email`` ...
    """

    above: list[int]
    dotted: dict[int, list[int]]
    waiting: list[str]
    key: str = "id"


def find_managers(rows: Rows, seats: Seats) -> Lines:
    """Return the reporting lines, loops cut; all that was not plain is told."""
    count = len(seats.rows)
    lines = Lines([-1] * count, {}, [""] * count)
    _draw_trees(rows, seats, lines)
    if not rows.present & MANAGERS:
        cut_loops(rows, seats, lines)
        return lines
    finder = SeatFinder(rows, seats)
    texts = rows.column("manager")
    lines.key = finder.prefer(text for text in texts if text)
    nobody: list[int] = []
    fallbacks = [rows.column(n) for n in sorted(rows.present & MANAGERS - {"manager"})]
    plain: dict[str, int] = {}
    for seat, members in enumerate(seats.rows):
        i = members[0]
        text = texts[i]
        if not seat % PAUSE:
            rows.pause(seat)
        if text in plain and plain[text] != seat:
            lines.above[seat] = plain[text]
            continue
        if fallbacks and (not text or not finder.find(text).seats):
            text = next((c[i] for c in fallbacks if c[i] and finder.find(c[i]).seats), text)
        if not text:
            continue
        if not finder.find(text).seats and is_nothing(text):
            nobody.append(i)
            rows.keep(i, "manager")
            continue
        _draw(rows, seats, lines, finder, seat, text)
        match = finder.find(text)
        if len(match.seats) == 1 and not match.loose and text == texts[i]:
            plain[text] = match.seats[0]
    if nobody:
        told = tn("{n} manager stands for “none”; the position is at the top.", "{n} managers stand for “none”; the positions are at the top.", len(nobody))  # fmt: skip
        rows.tell("none-id", "hint", told, nobody[0], "manager")
    _dotted_column(rows, seats, lines, finder)
    cut_loops(rows, seats, lines)
    return lines


def _draw_trees(rows: Rows, seats: Seats, lines: Lines) -> None:
    """Draw the lines of tables whose rows have their places by other means than managers."""
    for part in rows.parts:
        if part.hierarchy is None or part.hierarchy.of == "units":
            continue
        tree = part.hierarchy.tree
        for i, up in enumerate(tree.above):
            seat = seats.of[part.start + i]
            # A row that is no seat of its own leaves those below it to the next one up.
            while up >= 0 and seats.of[part.start + up] in (-1, seat):
                up = tree.above[up]
            if seat >= 0 and up >= 0 and lines.above[seat] < 0:
                lines.above[seat] = seats.of[part.start + up]
        for i, uppers in tree.dotted.items():
            seat = seats.of[part.start + i]
            found = dict.fromkeys(seats.of[part.start + up] for up in uppers)
            lines.dotted[seat] = [s for s in found if s not in (-1, seat)]
            if lines.dotted[seat]:
                told = t("Several rows stand above this one: the first by a solid line, the rest by dotted lines.")  # fmt: skip
                rows.tell("several-managers", "warning", told, part.start + i)


def _draw(rows: Rows, seats: Seats, lines: Lines, finder: SeatFinder, seat: int, text: str) -> None:
    """Draw the lines that a manager's cell asks for."""
    i = seats.rows[seat][0]
    match = finder.find(text)
    if match.seats:
        chosen = _chosen(rows, seats, match, seat, text)
        if chosen == seat:
            _tell_self(rows, i)
        elif chosen < 0:
            lines.waiting[seat] = text
        else:
            lines.above[seat] = chosen
        return
    parts = _several(finder, text)
    if len(parts) < 2:
        lines.waiting[seat] = text
        _tell_unknown(rows, finder, i, text)
        return
    _draw_several(rows, seats, lines, finder, seat, parts)


def _several(finder: SeatFinder, text: str) -> list[str]:
    """Return the managers that a cell names; a comma parts them only where each part is somebody."""
    parts = [part for part in _SPLIT.split(text) if part]
    if len(parts) < 2:
        loose = [part for part in _OR_NAME.split(text) if part]
        if len(loose) > 1 and all(finder.find(part).seats for part in loose):
            return loose
    return parts


def _draw_several(
    rows: Rows, seats: Seats, lines: Lines, finder: SeatFinder, seat: int, parts: list[str]
) -> None:
    i = seats.rows[seat][0]
    found: list[int] = []
    for part in parts:
        match = finder.find(part)
        if not match.seats and not is_nothing(part):
            _tell_unknown(rows, finder, i, part)
        chosen = _chosen(rows, seats, match, seat, part) if match.seats else -1
        if chosen == seat:
            _tell_self(rows, i)
        elif chosen >= 0 and chosen not in found:
            found.append(chosen)
    if not found:
        if not any(seat in finder.find(part).seats for part in parts):
            lines.waiting[seat] = "; ".join(parts)
        return
    lines.above[seat] = found[0]
    if len(found) > 1:
        lines.dotted[seat] = found[1:]
        first = rows.line(seats.rows[found[0]][0])
        told = t("Several managers in one cell: the first, row {row}, by a solid line, the rest by dotted lines.", row=first)  # fmt: skip
        rows.tell("several-managers", "warning", told, i, "manager")


def _chosen(rows: Rows, seats: Seats, match: Match, seat: int, text: str) -> int:
    """Return the one seat that is meant, -1 where it cannot be told."""
    i = seats.rows[seat][0]
    if len(match.seats) == 1:
        if match.loose:
            manager = seats.rows[match.seats[0]][0]
            told = t("“{text}” was taken for row {row}, “{name}”.", text=text, row=rows.line(manager), name=seats.names[manager] or seat_called(rows, seats, match.seats[0]))  # fmt: skip
            rows.tell("loose-match", "hint", told, i, "manager", text)
        return match.seats[0]
    own = rows.part(i).start
    near = [s for s in match.seats if s != seat and rows.part(seats.rows[s][0]).start == own]
    if len(near) == 1 and len(rows.parts) > 1:
        told = t("“{text}” stands in several tables; the row {row} of the same one was taken.", text=text, row=rows.line(seats.rows[near[0]][0]))  # fmt: skip
        rows.tell("loose-match", "hint", told, i, "manager", text)
        return near[0]
    unit = rows.column("unit")
    near = [s for s in match.seats if unit[i] and unit[seats.rows[s][0]] == unit[i] and s != seat]
    lines = ", ".join(str(rows.line(seats.rows[s][0])) for s in match.seats[:5])
    if len(near) == 1:
        told = t("“{text}” may be any of the rows {rows}; the one in the same unit was taken.", text=text, rows=lines)  # fmt: skip
        rows.tell("ambiguous-manager", "warning", told, i, "manager", text)
        return near[0]
    told = t("“{text}” may be any of the rows {rows}; the position waits in the holding area.", text=text, rows=lines)  # fmt: skip
    rows.tell("ambiguous-manager", "error", told, i, "manager", text)
    return -1


def _tell_unknown(rows: Rows, finder: SeatFinder, i: int, text: str) -> None:
    rows.tell(
        "unknown-manager",
        "error",
        t("The manager “{manager}” is no row of the file.", manager=text),
        i,
        "manager" if rows.column("manager")[i] else "manager_name",
        text,
        finder.suggestion(text),
    )


def _tell_self(rows: Rows, i: int) -> None:
    told = t("The row names itself as manager; it was put at the top.")
    rows.tell("self-manager", "warning", told, i, "manager")


def _dotted_column(rows: Rows, seats: Seats, lines: Lines, finder: SeatFinder) -> None:
    if "dotted" not in rows.present:
        return
    texts = rows.column("dotted")
    for seat, members in enumerate(seats.rows):
        text = texts[members[0]]
        if not text or (is_nothing(text) and not finder.find(text).seats):
            continue
        parts = [text] if finder.find(text).seats else [p for p in re.split(r"\s*[;；|,\n]\s*", text) if p]  # fmt: skip
        found = lines.dotted.setdefault(seat, [])
        for part in parts:
            match = finder.find(part)
            if len(match.seats) == 1:
                if match.seats[0] not in (seat, lines.above[seat], *found):
                    found.append(match.seats[0])
            else:
                rows.keep(members[0], "dotted")
                told = t("The dotted-line manager “{manager}” is no one row of the file; it was kept as text.", manager=part)  # fmt: skip
                rows.tell("unknown-manager", "warning", told, members[0], "dotted", part, finder.suggestion(part))  # fmt: skip
