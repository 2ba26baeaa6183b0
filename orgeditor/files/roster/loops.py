"""Rings of managers: found, printed in their order, and cut at the row that closes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.files.roster.managers import Lines
    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats


def seat_called(rows: Rows, seats: Seats, seat: int) -> str:
    """Return how a seat is told of: by its id, else its holder, else its title."""
    i = seats.rows[seat][0]
    return seats.codes[seat] or seats.names[i] or rows.column("title")[i]


def cut_loops(rows: Rows, seats: Seats, lines: Lines) -> None:
    """Cut each loop at its last row, which is the one that closes it."""
    above = lines.above
    clear = bytearray(len(above))
    for start, upper in enumerate(above):
        if upper < 0 or clear[upper] == 1:
            clear[start] = 1
            continue
        path: list[int] = []
        at = start
        while at >= 0 and not clear[at]:
            clear[at] = 2
            path.append(at)
            at = above[at]
        if at >= 0 and clear[at] == 2:
            _cut(rows, seats, lines, path[path.index(at) :])
        for seat in path:
            clear[seat] = 1
    for seat, found in lines.dotted.items():
        lines.dotted[seat] = [s for s in found if s != above[seat]]


def _cut(rows: Rows, seats: Seats, lines: Lines, loop: list[int]) -> None:
    closing = max(loop)
    turn = loop.index(closing) + 1
    ordered = loop[turn:] + loop[:turn]
    names = [seat_called(rows, seats, seat) for seat in (*ordered, ordered[0])]
    where = ", ".join(str(rows.line(seats.rows[seat][0])) for seat in ordered)
    lines.above[closing] = -1
    rows.tell(
        "loop",
        "error",
        t("These report to each other in a ring (rows {rows}): {path}. The line of this row was cut.", rows=where, path=" → ".join(names)),
        seats.rows[closing][0],
        "manager",
        " → ".join(names),
    )  # fmt: skip
