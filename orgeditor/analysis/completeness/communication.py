"""Whether a unit has communication links, also where it hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.communication import units_of, unlinked
from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.messages import t, tn
from orgeditor.model.elements.communication import Link

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    talking = {
        unit
        for link in org.of(Link).values()
        for end in (link.source, link.target)
        for unit in units_of(org, end)
    }
    lacking = {over.before: frozenset(over.units) for over in unlinked(org)}

    def ask(part: Part) -> Answer:
        if talking.isdisjoint(part.inside):
            return Answer(State.MISSING, t("It has no communication link."))
        gaps = [key for key, units in lacking.items() if not units.isdisjoint(part.inside)]
        if gaps:
            why = tn("{n} hand-over has no link.", "{n} hand-overs have no link.", len(gaps))
            return Answer(State.PARTIAL, why, tuple(gaps))
        return Answer(State.FILLED, t("Its hand-overs have links."))

    return ask


ASPECT: Final = Aspect("communication", t("Communication"), _look)
