"""Whether a unit's KPIs are measured and its people reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.goals import actuals_of
from orgeditor.analysis.reviews import last_rated
from orgeditor.messages import t, tn
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    silent = {key for key in org.of(Kpi) if not actuals_of(org, key)}
    reviewed = {review.subject for review in last_rated(org)}
    filled, unseen = set[str](), set[str]()
    for seat in org.of(Position).values():
        people = [holder.person for holder in seat.holders if holder.person]
        if people:
            filled.add(seat.id)
            if reviewed.isdisjoint((seat.id, *people)):
                unseen.add(seat.id)
    owned = _owned(org)

    def ask(part: Part) -> Answer:
        found = dict.fromkeys(kpi for seat in part.seats for kpi in owned.get(seat.id, ()))
        count = sum(seat.id in filled for seat in part.seats)
        lacking = tuple(seat.id for seat in part.seats if seat.id in unseen)
        if not found and len(lacking) == count:
            return Answer(State.MISSING, t("Nobody here owns a KPI, and nobody is reviewed."))
        if not found:
            return Answer(State.PARTIAL, t("Nobody here owns a KPI."))
        if waiting := tuple(key for key in found if key in silent):
            why = tn("{n} of its KPIs has no actual.", "{n} of its KPIs have no actual.", len(waiting))  # fmt: skip
            return Answer(State.PARTIAL, why, waiting)
        if lacking:
            why = t("{n} of {all} filled positions have no review.", n=len(lacking), all=count)
            return Answer(State.PARTIAL, why, lacking)
        return Answer(State.FILLED, t("Its KPIs have actuals, its people reviews."), tuple(found))

    return ask


def _owned(org: Organization) -> dict[str, list[str]]:
    """Return the KPIs that each position owns, itself or by its roles."""
    kpis: dict[str, list[str]] = {}
    for kpi in org.of(Kpi).values():
        kpis.setdefault(kpi.owner, []).append(kpi.id)
    owned: dict[str, list[str]] = {}
    for seat in org.of(Position).values() if kpis else ():
        for owner in (seat.id, *seat.roles):
            if owner in kpis:
                owned.setdefault(seat.id, []).extend(kpis[owner])
    return owned


ASPECT: Final = Aspect("performance", t("Performance"), _look)
