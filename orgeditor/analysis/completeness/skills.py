"""Whether it is said which skills the positions of a unit need, and whether they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Part, State, by_seats
from orgeditor.analysis.skills import skill_book
from orgeditor.messages import t, tn
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.analysis.skills import SkillBook
    from orgeditor.model.organization import Organization


def _look(org: Organization) -> Ask:
    book = skill_book(org)
    needing = set[str]()
    short = set[str]()
    for key, seat in org.of(Position).items():
        if needed := book.needed_at(seat):
            needing.add(key)
            if _is_short(book, seat, needed):
                short.add(key)

    def ask(part: Part) -> Answer:
        unsaid = [seat for seat in part.seats if seat.id not in needing]
        told = by_seats(part, unsaid, t("Its skills are named, and there."), t("No skill is named that anybody here needs."))  # fmt: skip
        below = tuple(seat.id for seat in part.seats if seat.id in short)
        if told.state is State.FILLED and below:
            why = tn("On {n} position a skill is below what is needed.", "On {n} positions a skill is below what is needed.", len(below))  # fmt: skip
            return Answer(State.PARTIAL, why, below)
        return told

    return ask


def _is_short(book: SkillBook, seat: Position, needed: Mapping[str, float]) -> bool:
    """Whether somebody on a position has less of a skill than it needs."""
    for holder in seat.holders:
        if holder.person:
            have = book.held.get(holder.person, {})
            for skill, level in needed.items():
                if skill not in have or have[skill].counted < level:
                    return True
    return False


ASPECT: Final = Aspect("skills", t("Skills"), _look)
