"""Whether a unit has positions, a head, and people on them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State, counts
from orgeditor.messages import t, tn
from orgeditor.model.records import Position
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    positions = org.of(Position)
    empty = {key for key, seat in org.of(Position).items() if is_vacant(seat)}

    def ask(part: Part) -> Answer:
        if not part.seats:
            return Answer(State.MISSING, t("It has no position."), (part.unit.id,))
        if not part.unit.head and not _leader(part, positions):
            return Answer(State.PARTIAL, t("It has no head."), (part.unit.id,))
        vacant = [seat.id for seat in part.seats if seat.id in empty]
        if vacant:
            why = tn("{n} position is vacant.", "{n} positions are vacant.", len(vacant))
            return Answer(State.PARTIAL, why, tuple(vacant))
        return Answer(State.FILLED, t("It has a head, and every position is filled."))

    return ask


def _leader(part: Part, positions: Mapping[str, Position]) -> bool:
    """Whether a position of the unit itself reports to somebody outside, or to nobody."""
    inside = set(part.inside)

    def leads(seat: Position) -> bool:
        manager = positions.get(seat.manager)
        return manager is None or manager.unit not in inside or not counts(manager)

    # A unit's own positions stand before those of its parts.
    own = takewhile(lambda seat: seat.unit == part.unit.id, part.seats)
    return any(map(leads, own))


ASPECT: Final = Aspect("structure", t("Structure"), _look)
