"""Periods of reporting by rhythm: 2026, 2026-Q1, 2026-03, 2026-W07; as text they sort by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

_MONTHS: Final = 12


def periods(rhythm: str, until: date, count: int) -> list[str]:
    """Return the last ``count`` periods of a rhythm (see ``RHYTHMS``), that of ``until`` last.

    Weeks are those of ISO 8601. A rhythm that is not set has none.
    """
    if rhythm == "year":
        return [str(until.year - back) for back in range(count - 1, -1, -1)]
    if rhythm == "quarter":
        last = until.year * 4 + (until.month - 1) // 3
        return [f"{n // 4}-Q{n % 4 + 1}" for n in range(last - count + 1, last + 1)]
    if rhythm == "month":
        last = until.year * _MONTHS + until.month - 1
        return [f"{n // _MONTHS}-{n % _MONTHS + 1:02}" for n in range(last - count + 1, last + 1)]
    if rhythm == "week":
        weeks = (type(until).fromordinal(until.toordinal() - 7 * back).isocalendar() for back in range(count - 1, -1, -1))  # fmt: skip
        return [f"{week.year}-W{week.week:02}" for week in weeks]
    return []
