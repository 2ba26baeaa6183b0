"""Whether something is agreed to be made better in a unit, by whom and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State
from orgeditor.analysis.reviews import days_overdue, is_open
from orgeditor.messages import t, tn
from orgeditor.model.elements.improvement import Action
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    homes: dict[str, list[str]] = {}
    about = {key for action in org.of(Action).values() for key in action.about}
    for key, seat in org.of(Position).items():
        for one in (key, *seat.roles, *(holder.person for holder in seat.holders)):
            if one in about:
                homes.setdefault(one, []).append(seat.unit)
    agreed: dict[str, list[str]] = {}
    for key, action in org.of(Action).items():
        units = (unit for one in action.about for unit in homes.get(one, (one,)))
        for unit in dict.fromkeys(units):
            agreed.setdefault(unit, []).append(key)
    stuck = {
        key
        for key, action in org.of(Action).items()
        if is_open(action) and (not action.owner or not action.due or days_overdue(action))
    }

    def ask(part: Part) -> Answer:
        found = dict.fromkeys(key for unit in part.inside for key in agreed.get(unit, ()))
        if not found:
            return Answer(State.MISSING, t("No improvement is agreed here."))
        waiting = tuple(key for key in found if key in stuck)
        if waiting:
            why = tn("{n} agreed action has no owner or date, or is overdue.", "{n} agreed actions have no owner or date, or are overdue.", len(waiting))  # fmt: skip
            return Answer(State.PARTIAL, why, waiting)
        why = tn("{n} action is agreed, with owner and date.", "{n} actions are agreed, with owner and date.", len(found))  # fmt: skip
        return Answer(State.FILLED, why, tuple(found))

    return ask


ASPECT: Final = Aspect("improvement", t("Improvement"), _look)
