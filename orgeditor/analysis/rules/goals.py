"""Rules of goals and KPIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.goals import kpis_of, latest, objectives, parts_of
from orgeditor.analysis.limits import Limit
from orgeditor.analysis.periods import end_of, is_due_after
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.clock import today
from orgeditor.messages import t
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.fields import STATUS_CLOSED, field, name_of
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads

_SCORECARD: Final = t("Kaplan and Norton, balanced scorecard practice")
_SCORECARD_OURS: Final = t("Kaplan and Norton, balanced scorecard practice; the number is ours")
_FIT: Final = t("Strategy fit")
_OUR_OWN: Final = t("our own")
MOST: Final = Limit("objectives", t("Most objectives"), 15, 1)
_NEEDED: Final = ("goal", "owner", "target", "formula", "source", "rhythm")


def _ownerless(look: Look) -> Found:
    org = look.org
    for goal in objectives(org):
        if not goal.owner:
            yield (goal.id,), t("{name} has no owner.", name=name_of(goal))


def _unserved(look: Look) -> Found:
    org = look.org
    for goal in objectives(org):
        if not goal.served_by and not any(part.served_by for part in parts_of(org, goal.id)):
            yield (goal.id,), t("No unit serves {name}.", name=name_of(goal))


def _unmeasured(look: Look) -> Found:
    org = look.org
    for goal in objectives(org):
        if not kpis_of(org, goal.id) and not parts_of(org, goal.id):
            yield (goal.id,), t("{name} has no KPI.", name=name_of(goal))


def _incomplete(look: Look) -> Found:
    org = look.org
    for kpi in org.of(Kpi).values():
        missing = [name for name in _NEEDED if getattr(kpi, name) in ("", None)]
        if missing:
            labels = ", ".join(str(field(Kpi, name).label) for name in missing)
            yield (kpi.id,), t("{name} lacks: {what}", name=name_of(kpi), what=labels)


def _serving_nothing(look: Look) -> Found:
    """Yield units that serve no goal, nor does a part of them or what they are part of."""
    org, tree = look.org, look.measures.units
    if not objectives(org):
        return
    named = np.zeros(len(tree))
    for goal in org.of(Goal).values():
        for key in goal.served_by:
            seat = org.find(Position, key)
            place = tree.index.get(seat.unit if seat else key, -1)
            if place >= 0:
                named[place] = 1
    served = tree.totals(named) > 0
    for place in np.flatnonzero(named).tolist():
        served[place : int(tree.end[place])] = True
    for place in np.flatnonzero(~served).tolist():
        key = tree.ids[place]
        yield (key,), t("{name} serves no goal.", name=name_of(org[key]))


def _too_many(look: Look) -> Found:
    count, most = len(objectives(look.org)), look.limit(MOST)
    if count > most:
        yield (), t("There are {n} objectives; more than {most} lose their weight.", n=count, most=round(most))  # fmt: skip


def _overdue(look: Look) -> Found:
    org = look.org
    day = today()
    for kpi in org.of(Kpi).values():
        due = end_of(kpi.due) if kpi.due else None
        actual = latest(org, kpi.id)
        if due and due < day and (not actual or is_due_after(actual.period, due, kpi.rhythm)):
            told = t("{name} was due on {date} and has no actual.", name=name_of(kpi), date=kpi.due)
            yield (kpi.id,), told


def _closed_owner(look: Look) -> Found:
    org = look.org
    owned: list[Goal | Kpi] = [*org.of(Goal).values(), *org.of(Kpi).values()]
    for record in owned:
        owner = org.find(Position, record.owner)
        if owner is not None and owner.status == STATUS_CLOSED:
            told = t("{owner} is closed and still owns {name}.", owner=name_of(owner), name=name_of(record))  # fmt: skip
            yield (record.id, owner.id), told


_GOALS: Final[Reads] = {Goal: ()}
_MEASURED: Final[Reads] = {Goal: (), Kpi: ()}

RULES: Final = (
    Rule("goal-owner", "warning", t("Every goal has an owner"), _SCORECARD, _ownerless,
         t("Name one position or role that answers for the goal."), _GOALS),
    Rule("goal-served", "warning", t("Every goal is served by a unit"), _FIT, _unserved,
         t("Say which units or positions work on it, or drop a goal that nobody works on."), _GOALS),
    Rule("goal-measured", "warning", t("Every goal has a KPI"), _SCORECARD, _unmeasured,
         t("Ask by what one would see that the goal is reached, and enter that as its KPI."), _MEASURED),
    Rule("kpi-complete", "warning", t("KPIs are complete"), _SCORECARD, _incomplete,
         t("Fill in what is named: without it nobody can measure the KPI twice in the same way."), {Kpi: ()}),
    Rule("unit-serves-goal", "warning", t("Every unit serves a goal"), _FIT, _serving_nothing,
         t("Enter the unit at the goals that it works on; a unit that serves none may not be needed."),
         {Goal: (), Unit: (), Position: ("unit",)}),
    Rule("many-objectives", "hint", t("Few objectives"), _SCORECARD_OURS, _too_many,
         t("Join objectives that are reached together, or put some off to another year."), _GOALS, (MOST,)),
    Rule("kpi-overdue", "warning", t("Actuals come in time"), _OUR_OWN, _overdue,
         t("Ask the owner for the figure, or set the date on which it can be known."), {Kpi: (), Actual: ()}),
    Rule("closed-owner", "error", t("Closed positions own nothing"), _OUR_OWN, _closed_owner,
         t("Name another owner for the goal or KPI."), {Goal: (), Kpi: (), Position: ("status", "title", "title_zh", "code")}),
)  # fmt: skip
