"""Whether a unit serves goals that are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State, ids
from orgeditor.analysis.goals import kpis_of, serving
from orgeditor.messages import t, tn
from orgeditor.model.fields import Edge

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    goals_by_place = serving(org)

    def ask(part: Part) -> Answer:
        places = (*part.inside, *org.chain(part.unit.id, Edge.CONTAINS), *ids(part.seats))
        found = dict.fromkeys(goal for key in places for goal in goals_by_place.get(key, ()))
        if not found:
            return Answer(State.MISSING, t("It serves no goal."))
        unmeasured = [key for key in found if not kpis_of(org, key)]
        if unmeasured:
            why = tn("{n} of its goals has no KPI.", "{n} of its goals have no KPI.", len(unmeasured))  # fmt: skip
            return Answer(State.PARTIAL, why, tuple(unmeasured))
        why = tn("It serves {n} goal, with KPIs.", "It serves {n} goals, with KPIs.", len(found))
        return Answer(State.FILLED, why, tuple(found))

    return ask


ASPECT: Final = Aspect("goals", t("Strategy and goals"), _look)
