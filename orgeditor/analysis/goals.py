"""How far goals are reached, who serves them, and how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.elements.goals import LOWER, THEME, Actual, Goal, Kpi

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def kpis_of(org: Organization, goal: str) -> list[Kpi]:
    """Return the KPIs that measure a goal, in order."""
    found = (org.find(Kpi, key) for key in org.referrers(goal))
    return sorted((k for k in found if k and k.goal == goal), key=lambda k: (k.rank, k.id))


def parts_of(org: Organization, goal: str) -> list[Goal]:
    """Return the goals that are parts of a goal, in order; of "", those at the top."""
    keys = org.referrers(goal) if goal else list(org.of(Goal))
    found = (org.find(Goal, key) for key in keys)
    return sorted((g for g in found if g and g.parent == goal), key=lambda g: (g.rank, g.id))


def actuals_of(org: Organization, kpi: str) -> list[Actual]:
    """Return what a KPI came to, the earliest period first."""
    found = (org.find(Actual, key) for key in org.referrers(kpi))
    return sorted((a for a in found if a and a.value is not None), key=lambda a: a.period)


def latest(org: Organization, kpi: str) -> Actual | None:
    """Return the actual of the last period that has one."""
    return next(reversed(actuals_of(org, kpi)), None)


def kpi_progress(org: Organization, kpi: Kpi) -> float | None:
    """Return how much of the way from the baseline to the target is done, 0 to 1.

    None where target or actual are missing. Without a baseline the way begins at 0, or,
    where lower is better, the ratio of target to actual counts.
    """
    actual = latest(org, kpi.id)
    if actual is None or actual.value is None or kpi.target is None:
        return None
    if kpi.baseline is None and kpi.direction == LOWER:
        return _within(1.0 if actual.value <= kpi.target else _ratio(kpi.target, actual.value))
    way = kpi.target - (kpi.baseline or 0.0)
    if not way:
        reached = (
            actual.value <= kpi.target if kpi.direction == LOWER else actual.value >= kpi.target
        )
        return float(reached)
    return _within((actual.value - (kpi.baseline or 0.0)) / way)


def below_threshold(org: Organization, kpi: Kpi) -> bool:
    """Whether the latest actual does not reach what must at least be reached."""
    actual = latest(org, kpi.id)
    if actual is None or actual.value is None or kpi.threshold is None:
        return False
    if kpi.direction == LOWER:
        return actual.value > kpi.threshold
    return actual.value < kpi.threshold


def progress(org: Organization, goal: Goal) -> float | None:
    """Return the weighted mean of the progress of a goal's KPIs and parts, 0 to 1.

    What has no figures yet does not count; None where nothing has.
    """
    measured = [(kpi.weight, kpi_progress(org, kpi)) for kpi in kpis_of(org, goal.id)]
    measured += [(part.weight, progress(org, part)) for part in parts_of(org, goal.id)]
    known = [(weight, value) for weight, value in measured if value is not None]
    total = sum(weight for weight, _ in known)
    if not known or not total:
        return None
    return sum(weight * value for weight, value in known) / total


def objectives(org: Organization) -> list[Goal]:
    """Return the goals that are no themes."""
    return [goal for goal in org.of(Goal).values() if goal.kind != THEME]


def serving(org: Organization) -> dict[str, list[str]]:
    """Return for each unit and position the goals that it is said to serve, in their order."""
    found: dict[str, list[str]] = {}
    for goal in sorted(objectives(org), key=lambda g: (g.rank, g.id)):
        for key in goal.served_by:
            found.setdefault(key, []).append(goal.id)
    return found


def theme_of(org: Organization, goal: Goal) -> Goal | None:
    """Return the strategic theme that a goal belongs to, itself if it is one."""
    at: Goal | None = goal
    while at is not None and at.kind != THEME:
        at = org.find(Goal, at.parent) if at.parent else None
    return at


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)
