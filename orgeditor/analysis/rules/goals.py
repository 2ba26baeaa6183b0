"""Rules of goals and KPIs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.goals import kpis_of, latest, objectives, parts_of
from orgeditor.analysis.periods import end_of, is_due_after
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.fields import STATUS_CLOSED, Edge, field, name_of
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_SCORECARD: Final = t("Kaplan and Norton, balanced scorecard practice")
_SCORECARD_OURS: Final = t("Kaplan and Norton, balanced scorecard practice; the number is ours")
_FIT: Final = t("Strategy fit")
_OUR_OWN: Final = t("our own")
_MOST: Final = 15
_NEEDED: Final = ("goal", "owner", "target", "formula", "source", "rhythm")


def _ownerless(org: Organization, _measures: Measures) -> Found:
    for goal in objectives(org):
        if not goal.owner:
            yield (goal.id,), t("{name} has no owner.", name=name_of(goal))


def _unserved(org: Organization, _measures: Measures) -> Found:
    for goal in objectives(org):
        if not goal.served_by and not any(part.served_by for part in parts_of(org, goal.id)):
            yield (goal.id,), t("No unit serves {name}.", name=name_of(goal))


def _unmeasured(org: Organization, _measures: Measures) -> Found:
    for goal in objectives(org):
        if not kpis_of(org, goal.id) and not parts_of(org, goal.id):
            yield (goal.id,), t("{name} has no KPI.", name=name_of(goal))


def _incomplete(org: Organization, _measures: Measures) -> Found:
    for kpi in org.of(Kpi).values():
        missing = [name for name in _NEEDED if getattr(kpi, name) in ("", None)]
        if missing:
            labels = ", ".join(str(field(Kpi, name).label) for name in missing)
            yield (kpi.id,), t("{name} lacks: {what}", name=name_of(kpi), what=labels)


def _serving_nothing(org: Organization, _measures: Measures) -> Found:
    """Yield units that serve no goal, nor does a part of them or what they are part of."""
    if not objectives(org):
        return
    named: set[str] = set()
    for goal in org.of(Goal).values():
        for key in goal.served_by:
            seat = org.find(Position, key)
            named.add(seat.unit if seat else key)
    whole = {up for key in named if key for up in org.chain(key, Edge.CONTAINS)}
    for key, unit in org.of(Unit).items():
        if key not in whole and named.isdisjoint([key, *org.chain(key, Edge.CONTAINS)]):
            yield (key,), t("{name} serves no goal.", name=name_of(unit))


def _too_many(org: Organization, _measures: Measures) -> Found:
    count = len(objectives(org))
    if count > _MOST:
        yield (), t("There are {n} objectives; more than {most} lose their weight.", n=count, most=_MOST)  # fmt: skip


def _overdue(org: Organization, _measures: Measures) -> Found:
    today = date.today()
    for kpi in org.of(Kpi).values():
        due = end_of(kpi.due) if kpi.due else None
        actual = latest(org, kpi.id)
        if due and due < today and (not actual or is_due_after(actual.period, due, kpi.rhythm)):
            told = t("{name} was due on {date} and has no actual.", name=name_of(kpi), date=kpi.due)
            yield (kpi.id,), told


def _closed_owner(org: Organization, _measures: Measures) -> Found:
    owned: list[Goal | Kpi] = [*org.of(Goal).values(), *org.of(Kpi).values()]
    for record in owned:
        owner = org.find(Position, record.owner)
        if owner is not None and owner.status == STATUS_CLOSED:
            told = t("{owner} is closed and still owns {name}.", owner=name_of(owner), name=name_of(record))  # fmt: skip
            yield (record.id, owner.id), told


RULES: Final = (
    Rule("goal-owner", "warning", t("Every goal has an owner"), _SCORECARD, _ownerless),
    Rule("goal-served", "warning", t("Every goal is served by a unit"), _FIT, _unserved),
    Rule("goal-measured", "warning", t("Every goal has a KPI"), _SCORECARD, _unmeasured),
    Rule("kpi-complete", "warning", t("KPIs are complete"), _SCORECARD, _incomplete),
    Rule("unit-serves-goal", "warning", t("Every unit serves a goal"), _FIT, _serving_nothing),
    Rule("many-objectives", "hint", t("Few objectives"), _SCORECARD_OURS, _too_many),
    Rule("kpi-overdue", "warning", t("Actuals come in time"), _OUR_OWN, _overdue),
    Rule("closed-owner", "error", t("Closed positions own nothing"), _OUR_OWN, _closed_owner),
)
