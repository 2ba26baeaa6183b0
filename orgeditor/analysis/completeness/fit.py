"""Whether a unit fits the strategy: the chain goal - role - KPI - resource - skill without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.completeness.goals import goals_of
from orgeditor.messages import Message, t
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.elements.skills import SkillNeed

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    served = goals_of(org)
    measured = {kpi.goal for kpi in org.of(Kpi).values()}
    given = {a.to for a in org.of(Allocation).values() if org.find(Resource, a.resource)}
    skilled = {need.party for need in org.of(SkillNeed).values() if need.level}

    def ask(part: Part) -> Answer:
        goals = served(part)
        if not goals:
            return Answer(State.MISSING, t("No goal leads to it."))
        lacking: list[tuple[Message, tuple[str, ...]]] = []
        if not any(seat.roles for seat in part.seats):
            lacking.append((t("a role"), (part.unit.id,)))
        if unmeasured := tuple(key for key in goals if key not in measured):
            lacking.append((t("a KPI"), unmeasured))
        if given.isdisjoint((*part.inside, *part.above, *goals)):
            lacking.append((t("a resource"), (part.unit.id,)))
        if not any(key in skilled for seat in part.seats for key in (*seat.roles, seat.id)):
            lacking.append((t("a skill"), (part.unit.id,)))
        if not lacking:
            return Answer(State.FILLED, t("From goal to skill, no link is broken."), tuple(goals))
        what = ", ".join(str(words) for words, _ in lacking)
        return Answer(State.PARTIAL, t("The chain from its goals lacks: {what}", what=what), lacking[0][1])  # fmt: skip

    return ask


ASPECT: Final = Aspect("fit", t("Strategy fit"), _look)
