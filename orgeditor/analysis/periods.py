"""Periods of reporting by rhythm: 2026, 2026-Q1, 2026-03, 2026-W07; as text they sort by time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_MONTHS: Final = 12
_DAYS: Final = {"week": 7, "month": 31, "quarter": 92}
_YEAR: Final = 366


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
        weeks = (date.fromordinal(until.toordinal() - 7 * back).isocalendar() for back in range(count - 1, -1, -1))  # fmt: skip
        return [f"{week.year}-W{week.week:02}" for week in weeks]
    return []


def end_of(period: str) -> date | None:
    """Return the last day of a period, None where the text names none."""
    year, _, part = period.partition("-")
    try:
        if part.startswith("Q"):
            return _last_day(int(year), int(part[1:]) * 3)
        if part.startswith("W"):
            return date.fromisocalendar(int(year), int(part[1:]), 7)
        if "-" in part:
            return date.fromisoformat(period)
        return _last_day(int(year), int(part or _MONTHS))
    except ValueError:
        return None


def is_due_after(period: str, due: date, rhythm: str) -> bool:
    """Whether a period is too early to be the one that was to be told by a day ``due``.

    What is told at the rhythm is of a period that ends no more than one rhythm before.
    """
    end = end_of(period)
    return end is None or end < due - timedelta(days=_DAYS.get(rhythm, _YEAR))


def _last_day(year: int, month: int) -> date:
    first = date(year, month, 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
