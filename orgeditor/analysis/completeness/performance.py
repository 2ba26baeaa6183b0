"""Whether a unit's KPIs are measured and its people reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.goals import actuals_of
from orgeditor.analysis.reviews import last_rated
from orgeditor.messages import t, tn
from orgeditor.model.elements.goals import Kpi

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Position


def _look(org: Organization) -> Ask:
    kpis: dict[str, list[str]] = {}
    for kpi in org.of(Kpi).values():
        kpis.setdefault(kpi.owner, []).append(kpi.id)
    silent = {key for key in org.of(Kpi) if not actuals_of(org, key)}
    reviewed = {review.subject for review in last_rated(org)}

    def ask(part: Part) -> Answer:
        owners = (owner for seat in part.seats for owner in (seat.id, *seat.roles))
        found = dict.fromkeys(kpi for owner in owners for kpi in kpis.get(owner, ()))
        filled = [seat for seat in part.seats if any(h.person for h in seat.holders)]
        unseen = tuple(seat.id for seat in filled if reviewed.isdisjoint(_subjects(seat)))
        if not found and len(unseen) == len(filled):
            return Answer(State.MISSING, t("Nobody here owns a KPI, and nobody is reviewed."))
        if not found:
            return Answer(State.PARTIAL, t("Nobody here owns a KPI."))
        if waiting := tuple(key for key in found if key in silent):
            why = tn("{n} of its KPIs has no actual.", "{n} of its KPIs have no actual.", len(waiting))  # fmt: skip
            return Answer(State.PARTIAL, why, waiting)
        if unseen:
            why = t("{n} of {all} filled positions have no review.", n=len(unseen), all=len(filled))
            return Answer(State.PARTIAL, why, unseen)
        return Answer(State.FILLED, t("Its KPIs have actuals, its people reviews."), tuple(found))

    return ask


def _subjects(seat: Position) -> tuple[str, ...]:
    """Return as what whoever is on a position may be reviewed."""
    return (seat.id, *(holder.person for holder in seat.holders if holder.person))


ASPECT: Final = Aspect("performance", t("Performance"), _look)
