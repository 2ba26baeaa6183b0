"""Units of a flat column nested as those who head them report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.managers import Lines
    from orgeditor.files.roster.rows import Rows
    from orgeditor.files.roster.seats import Seats
    from orgeditor.files.roster.unit_rows import Units


def nest_by_managers(rows: Rows, seats: Seats, lines: Lines, units: Units) -> None:
    """Put each unit under the unit of its head's manager.

    Its head is the position in it whose manager sits in another unit, or that has none;
    of several the one with most below it.
    """
    best, outside = _heads(seats, lines, units)
    for unit in sorted(best, key=lambda n: -best[n][0]):
        upper = best[unit][1]
        at = upper
        while at >= 0 and at != unit:
            at = units.all[at].parent
        if at != unit:
            units.all[unit].parent = upper
        if len(outside.get(unit, ())) > 1:
            others = ", ".join(sorted(units.all[n].name for n in outside[unit])[:6])
            told = t("“{unit}” reports to several units ({units}); it was put where its largest branch reports.", unit=units.all[unit].name, units=others)  # fmt: skip
            rows.tell("unit-place", "hint", told, units.all[unit].row, "unit")
    if best:
        units.by = "managers"


def _heads(
    seats: Seats, lines: Lines, units: Units
) -> tuple[dict[int, tuple[int, int]], dict[int, set[int]]]:
    """Return by unit the size of its head's branch with the unit above, and all units it reports to."""
    below = _branch_sizes(lines.above)
    unit_of = [units.of[members[0]] for members in seats.rows]
    best: dict[int, tuple[int, int]] = {}
    outside: dict[int, set[int]] = {}
    for seat, unit in enumerate(unit_of):
        if unit < 0 or lines.waiting[seat]:
            continue
        manager = lines.above[seat]
        upper = unit_of[manager] if manager >= 0 else -1
        if upper == unit or (manager >= 0 and upper < 0):
            continue
        if manager >= 0:
            outside.setdefault(unit, set()).add(upper)
        if unit not in best or below[seat] > best[unit][0]:
            best[unit] = (below[seat], upper)
    return best, outside


def _branch_sizes(above: Sequence[int]) -> list[int]:
    """Return how many seats each seat has at and below it."""
    open_reports = [0] * len(above)
    for manager in above:
        if manager >= 0:
            open_reports[manager] += 1
    sizes = [1] * len(above)
    leaves = [seat for seat, reports in enumerate(open_reports) if not reports]
    while leaves:
        seat = leaves.pop()
        manager = above[seat]
        if manager >= 0:
            sizes[manager] += sizes[seat]
            open_reports[manager] -= 1
            if not open_reports[manager]:
                leaves.append(manager)
    return sizes
