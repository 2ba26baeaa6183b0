"""What reviews say: the scale they rate by, cycles in time, who sits where, actions agreed in them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.periods import end_of
from orgeditor.clock import today
from orgeditor.messages import Message, in_both, verbatim
from orgeditor.model.elements.improvement import ACTION_DONE, ACTION_DROPPED, Action
from orgeditor.model.elements.performance import RATINGS, RatingLevel, Review, ReviewCycle
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from orgeditor.model.organization import Organization


class Par(IntEnum):
    """How a rating stands to what is expected."""

    FAR_BELOW = -2
    BELOW = -1
    AS_EXPECTED = 0
    ABOVE = 1
    FAR_ABOVE = 2


class Scale(msgspec.Struct, frozen=True):
    """The levels by which reviews rate, the lowest first, with their names; ``par``: the place of the expected one."""

    levels: tuple[tuple[float, Message], ...]
    par: int

    def place(self, rating: float) -> int:
        """Return the place of the level that a rating is, or lies nearest to."""
        distances = [abs(level - rating) for level, _ in self.levels]
        return distances.index(min(distances))

    def standing(self, rating: float) -> Par:
        """Return how a rating stands to what is expected."""
        away = self.place(rating) - self.par
        return Par(max(Par.FAR_BELOW, min(away, Par.FAR_ABOVE)))

    def is_below(self, rating: float | None) -> bool:
        """Whether a rating is below par; one that is not given is not."""
        return rating is not None and rating < self.levels[self.par][0]

    def name(self, rating: float) -> Message | None:
        """Return what the level of a rating is called, None where it is none."""
        return next((name for level, name in self.levels if level == rating), None)


def rating_scale(org: Organization) -> Scale:
    """Return the scale of a document, or the usual one."""
    numbered = (r for r in org.of(RatingLevel).values() if r.level.replace(".", "", 1).isdecimal())
    own = sorted(((float(r.level), r) for r in numbered), key=lambda pair: (pair[0], pair[1].id))
    if not own:
        return Scale(tuple((float(n), name) for n, name in RATINGS), len(RATINGS) // 2)
    marked = [place for place, (_, found) in enumerate(own) if found.par]
    levels = tuple((level, _name(found)) for level, found in own)
    return Scale(levels, marked[0] if marked else len(own) // 2)


def _name(level: RatingLevel) -> Message:
    named = level.name or level.name_zh
    return in_both(level.name, level.name_zh) if named else verbatim(level.level)


def cycles_in_time(org: Organization) -> list[ReviewCycle]:
    """Return the cycles, the earliest first; those without a date after the others, by rank."""
    return sorted(
        org.of(ReviewCycle).values(),
        key=lambda cycle: (cycle.end or cycle.start or cycle.due or "9999", cycle.rank, cycle.id),
    )


def is_of_somebody(org: Organization, review: Review) -> bool:
    """Whether a review is of a person, or of a position and whoever sits there."""
    return review.subject in org.of(Person) or review.subject in org.of(Position)


def seats_by_person(org: Organization) -> dict[str, Position]:
    """Return the position of each person, the first of several that are not closed."""
    seats: dict[str, Position] = {}
    for position in org.of(Position).values():
        if position.status != STATUS_CLOSED:
            for holder in position.holders:
                if holder.person:
                    seats.setdefault(holder.person, position)
    return seats


def seat_of(org: Organization, review: Review, seats: dict[str, Position]) -> Position | None:
    """Return the position that a review is about: the one it names, else where the person sits now."""
    return (
        org.find(Position, review.position)
        or org.find(Position, review.subject)
        or seats.get(review.subject)
    )


def unit_of(org: Organization, review: Review, seats: dict[str, Position]) -> str:
    """Return the unit that a review of somebody counts to, "" for none."""
    if org.find(Unit, review.subject):
        return review.subject
    seat = seat_of(org, review, seats)
    return seat.unit if seat else ""


def reviews_of(org: Organization, subject: str) -> list[Review]:
    """Return the reviews of a person, position, unit or KPI, the latest cycle first.

    Those of a position are also those of people on it.
    """
    order = {cycle.id: place for place, cycle in enumerate(cycles_in_time(org))}
    found = (org.find(Review, key) for key in org.referrers(subject))
    about = (r for r in found if r and subject in (r.subject, r.position))
    return sorted(about, key=lambda review: (-order.get(review.cycle, -1), review.id))


def last_rated(org: Organization) -> Iterable[Review]:
    """Return of each subject the review of the latest cycle in which it was rated."""
    return _last(org, org.of(Review).values()).values()


def last_rated_of(org: Organization, subject: str) -> Review | None:
    """Return the review of the latest cycle in which a person, position, unit or KPI was rated."""
    found = (org.find(Review, key) for key in org.naming(subject))
    return _last(org, (r for r in found if r and r.subject == subject)).get(subject)


def _last(org: Organization, reviews: Iterable[Review]) -> dict[str, Review]:
    """Return the last of the rated ones by subject; of two in one cycle the one of the greater id."""
    order = {cycle.id: place for place, cycle in enumerate(cycles_in_time(org))}
    found: dict[str, Review] = {}
    for review in reviews:
        if review.rating is not None:
            other = found.get(review.subject)
            if other is None or _moment(order, review) > _moment(order, other):
                found[review.subject] = review
    return found


def _moment(order: Mapping[str, int], review: Review) -> tuple[int, str]:
    return order.get(review.cycle, -1), review.id


def is_open(action: Action) -> bool:
    """Whether an action is still to be done."""
    return action.state not in (ACTION_DONE, ACTION_DROPPED)


def days_overdue(action: Action, day: date | None = None) -> int:
    """Return for how many days an open action has been overdue, 0 where it is not."""
    due = end_of(action.due) if action.due and is_open(action) else None
    return max(0, ((day or today()) - due).days) if due else 0


def agreed(actions: Iterable[Action]) -> set[tuple[str, str]]:
    """Return the reviews, as subject and cycle, in which any of some actions was agreed."""
    return {
        (subject, action.cycle) for action in actions if action.cycle for subject in action.about
    }


def actions_of(org: Organization, review: Review) -> list[Action]:
    """Return what was agreed in a review, in order."""
    found = (org.find(Action, key) for key in org.referrers(review.subject))
    return sorted(
        (a for a in found if a and a.cycle == review.cycle and review.subject in a.about),
        key=lambda action: (action.rank, action.id),
    )
