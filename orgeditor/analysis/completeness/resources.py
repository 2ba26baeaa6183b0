"""Whether it is known what the positions of a unit cost, and what else it gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State, by_seats
from orgeditor.messages import t
from orgeditor.model.elements.resources import Allocation, Resource

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    given = {a.to for a in org.of(Allocation).values() if org.find(Resource, a.resource)}

    def ask(part: Part) -> Answer:
        unknown = [seat for seat in part.seats if seat.cost is None]
        told = by_seats(part, unknown, t("Costs are known, and resources are allocated."), t("No cost is known."))  # fmt: skip
        if told.state is State.FILLED and given.isdisjoint(part.inside):
            return Answer(State.PARTIAL, t("No money, technology or support is allocated."))
        return told

    return ask


ASPECT: Final = Aspect("resources", t("Resources"), _look)
