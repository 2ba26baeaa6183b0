"""Whether a unit has positions, a head, and people on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State, ids
from orgeditor.messages import t, tn
from orgeditor.model.records import Position
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    empty = {key for key, seat in org.of(Position).items() if is_vacant(seat)}

    def ask(part: Part) -> Answer:
        if not part.seats:
            return Answer(State.MISSING, t("It has no position."), (part.unit.id,))
        if not part.unit.head and not _leader(part):
            return Answer(State.PARTIAL, t("It has no head."), (part.unit.id,))
        vacant = [seat.id for seat in part.seats if seat.id in empty]
        if vacant:
            why = tn("{n} position is vacant.", "{n} positions are vacant.", len(vacant))
            return Answer(State.PARTIAL, why, tuple(vacant))
        return Answer(State.FILLED, t("It has a head, and every position is filled."))

    return ask


def _leader(part: Part) -> bool:
    """Whether a position of the unit itself reports to somebody outside, or to nobody."""
    inside = set(ids(part.seats))
    own = (seat for seat in part.seats if seat.unit == part.unit.id)
    return any(seat.manager not in inside for seat in own)


ASPECT: Final = Aspect("structure", t("Structure"), _look)
