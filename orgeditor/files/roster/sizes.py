"""Head-count, FTE and cost of seats, from their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgeditor.files.roster.rows import Part, Rows
    from orgeditor.files.roster.seats import Seats


def sizes_of(rows: Rows, seats: Seats) -> tuple[list[float], list[float], list[float | None]]:
    """Return head-count, FTE and cost of each seat; those who share one add up."""
    blank: list[float | None] = [None] * rows.count
    said, costs = rows.numbers.get("fte", blank), rows.numbers.get("cost", blank)
    heads = [
        heads if heads is not None else (fte if counts and fte is not None else 1.0)
        for heads, fte, counts in zip(
            rows.numbers.get("headcount", blank), said, _count_heads(rows), strict=True
        )
    ]
    ftes = [n if fte is None else fte for fte, n in zip(said, heads, strict=True)]
    for i, people in seats.sharing.items():
        if rows.numbers.get("headcount", blank)[i] is None:
            heads[i] = float(len(people))
    of_heads: list[float] = []
    of_ftes: list[float] = []
    of_costs: list[float | None] = []
    for members in seats.rows:
        if len(members) == 1:
            i = members[0]
            of_heads.append(heads[i])
            of_ftes.append(ftes[i])
            of_costs.append(costs[i])
            continue
        known = [c for i in members if (c := costs[i]) is not None]
        of_heads.append(round(sum(heads[i] for i in members), 9))
        of_ftes.append(round(sum(ftes[i] for i in members), 9))
        of_costs.append(round(sum(known), 9) if known else None)
    return of_heads, of_ftes, of_costs


def _count_heads(rows: Rows) -> list[bool]:
    """Return of each row whether it stands for as many seats as its FTE say: its file names nobody."""
    counted = [False] * rows.count
    for part in rows.parts:
        if _counts_heads(part):
            size = len(part.table.rows)
            counted[part.start : part.start + size] = [True] * size
    return counted


def _counts_heads(part: Part) -> bool:
    fields = part.mapping.fields.keys()
    return "fte" in fields and not fields & {"id", "name", "first_name", "last_name", "headcount"}
