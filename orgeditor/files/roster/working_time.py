"""FTE that a column says in another unit: as percentages, or as hours of a week."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.grammar import says_weekly_hours
from orgeditor.files.roster.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST: Final = 2.0
"""FTE of one person beyond which a figure is none."""
_LEAST_WEEK: Final = 30.0
"""Hours a week from which on a job is taken to be a full one."""


def full_time(header: str, figures: Sequence[float | None], *, of_people: bool) -> float:
    """Return the figure that is one FTE in a column: 1 as a rule, 100 of percentages, 37.5 of hours a week.

    ``of_people`` where each row is a person: rows that stand for many have larger figures.
    """
    told = [figure for figure in figures if figure]
    if not told or max(told) <= _MOST:
        return 1.0
    if says_weekly_hours(header):
        whole = Counter(figure for figure in told if figure >= _LEAST_WEEK)
        return max(whole, key=lambda hours: (whole[hours], hours)) if whole else max(told)
    percents = "percent" in heading(header).split() or (max(told) == 100 and min(told) >= _MOST)
    return 100.0 if of_people and percents else 1.0


def written_full_time(pairs: Iterable[tuple[float, float]]) -> float:
    """Return the figure that is one FTE where a column's figures stand beside what they were read as."""
    told = Counter(round(figure / fte, 4) for figure, fte in pairs if figure and fte)
    ratio, count = told.most_common(1)[0] if told else (1.0, 0)
    return ratio if ratio > _MOST and count >= 0.5 * told.total() else 1.0
