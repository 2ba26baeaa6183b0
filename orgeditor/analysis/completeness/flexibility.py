"""Whether a unit can bear a change: somebody could follow its head, and no critical skill hangs on one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.skills import critical_coverage, leading_positions
from orgeditor.messages import t, tn
from orgeditor.model.elements.skills import Skill, Successor
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    leading = set(leading_positions(org))
    followed = {found.position for found in org.of(Successor).values() if found.person}
    alone: dict[str, list[str]] = {}
    for skill in org.of(Skill):
        covered = critical_coverage(org, skill)
        if covered and len(covered.holders) == 1:
            alone.setdefault(covered.holders[0], []).append(skill)
    hanging: dict[str, list[str]] = {}
    for key, seat in org.of(Position).items():
        for holder in seat.holders:
            if holder.person in alone:
                hanging.setdefault(key, []).extend(alone[holder.person])

    def ask(part: Part) -> Answer:
        heads = [seat.id for seat in part.seats if seat.id in leading]
        open_ = tuple(key for key in heads if key not in followed)
        skills = dict.fromkeys(s for seat in part.seats for s in hanging.get(seat.id, ()))
        if len(open_) == len(heads):
            return Answer(State.MISSING, t("Nobody is named to follow who leads it."))
        if open_:
            why = tn("Nobody is named to follow on {n} leading position.", "Nobody is named to follow on {n} leading positions.", len(open_))  # fmt: skip
            return Answer(State.PARTIAL, why, open_)
        if skills:
            why = tn("{n} critical skill hangs on one person.", "{n} critical skills hang on one person.", len(skills))  # fmt: skip
            return Answer(State.PARTIAL, why, tuple(skills))
        return Answer(State.FILLED, t("Who leads it can be followed, and no critical skill hangs on one person."))  # fmt: skip

    return ask


ASPECT: Final = Aspect("flexibility", t("Flexibility"), _look)
