"""Whether a unit serves goals that are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.goals import serving
from orgeditor.messages import t, tn
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.organization import Organization


def goals_of(org: Organization) -> Callable[[Part], list[str]]:
    """Return what tells the goals that a unit serves, looked up once.

    What a unit serves, its parts serve, too; what a position serves, counts for all that it is in.
    """
    of_unit: dict[str, list[str]] = {}
    of_seats: dict[str, list[str]] = {}
    for place, goals in serving(org).items():
        seat = org.find(Position, place)
        if seat and (seat.status == STATUS_CLOSED or seat.waiting):
            continue
        (of_seats if seat else of_unit).setdefault(seat.unit if seat else place, []).extend(goals)

    def served(part: Part) -> list[str]:
        whole = (goal for key in (*part.inside, *part.above) for goal in of_unit.get(key, ()))
        seats = (goal for key in part.inside for goal in of_seats.get(key, ()))
        return list(dict.fromkeys((*whole, *seats)))

    return served


def _look(org: Organization) -> Ask:
    served = goals_of(org)
    measured = {kpi.goal for kpi in org.of(Kpi).values()}

    def ask(part: Part) -> Answer:
        found = served(part)
        if not found:
            return Answer(State.MISSING, t("It serves no goal."))
        unmeasured = [key for key in found if key not in measured]
        if unmeasured:
            why = tn("{n} of its goals has no KPI.", "{n} of its goals have no KPI.", len(unmeasured))  # fmt: skip
            return Answer(State.PARTIAL, why, tuple(unmeasured))
        why = tn("It serves {n} goal, with KPIs.", "It serves {n} goals, with KPIs.", len(found))
        return Answer(State.FILLED, why, tuple(found))

    return ask


ASPECT: Final = Aspect("goals", t("Strategy and goals"), _look)
