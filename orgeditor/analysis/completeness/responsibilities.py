"""Whether the positions of a unit answer for something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, by_seats
from orgeditor.messages import t
from orgeditor.model.records import Position, Responsibility

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    parties = {cell.party for cell in org.of(Responsibility).values() if cell.codes}

    answering = {
        k for k, seat in org.of(Position).items() if not parties.isdisjoint(_parties(seat))
    }

    def ask(part: Part) -> Answer:
        idle = [seat for seat in part.seats if seat.id not in answering]
        return by_seats(part, idle, t("Every position answers for something."), t("Nobody here answers for anything."))  # fmt: skip

    return ask


def _parties(seat: Position) -> tuple[str, ...]:
    """Return as what a position may stand in a matrix."""
    return (seat.id, *seat.roles, seat.unit, *(holder.person for holder in seat.holders))


ASPECT: Final = Aspect("responsibilities", t("Responsibilities"), _look)
