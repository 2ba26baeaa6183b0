"""Rules of reviews, and of the actions that follow from them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.reviews import agreed, days_overdue, is_open, last_rated, rating_scale
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t, tn
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.fields import field, name_of

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_OUR_OWN: Final = t("our own")
_NEEDED: Final = ("owner", "due")


def _overdue(org: Organization, _measures: Measures) -> Found:
    """Yield each cycle whose reviews should have been rated by now: many lines would say the same."""
    today = date.today().isoformat()
    late = {key for key, cycle in org.of(ReviewCycle).items() if cycle.due and cycle.due < today}
    waiting: dict[str, list[str]] = {}
    for key, review in org.of(Review).items() if late else ():
        if review.rating is None and review.cycle in late:
            waiting.setdefault(review.cycle, []).append(key)
    for cycle, reviews in waiting.items():
        told = tn(
            "{n} review of {cycle} was to be rated by {date}.",
            "{n} reviews of {cycle} were to be rated by {date}.",
            len(reviews),
            cycle=name_of(org[cycle]),
            date=org.get(ReviewCycle, cycle).due,
        )
        yield tuple(reviews), told


def _without_action(org: Organization, _measures: Measures) -> Found:
    """Yield by the last rating of each: what was rated before is told by what came after."""
    scale = rating_scale(org)
    followed = agreed(org.of(Action).values())
    for review in last_rated(org):
        if scale.is_below(review.rating) and (review.subject, review.cycle) not in followed:
            yield (review.id,), t("{name} is rated below par in {cycle}, and no action is agreed.", name=_called(org, review.subject), cycle=_called(org, review.cycle))  # fmt: skip


def _off_the_scale(org: Organization, _measures: Measures) -> Found:
    levels = {level for level, _ in rating_scale(org).levels}
    for key, review in org.of(Review).items():
        if review.rating is not None and review.rating not in levels:
            yield (key,), t("The rating {rating} of {name} is no level of the scale.", rating=f"{review.rating:g}", name=_called(org, review.subject))  # fmt: skip


def _vague(org: Organization, _measures: Measures) -> Found:
    for key, action in org.of(Action).items():
        missing = [str(field(Action, name).label) for name in _NEEDED if not getattr(action, name)]
        if missing and is_open(action):
            yield (key,), t("{name} lacks: {what}", name=name_of(action), what=", ".join(missing))


def _late(org: Organization, _measures: Measures) -> Found:
    today = date.today()
    for key, action in org.of(Action).items():
        if days_overdue(action, today):
            yield (key,), t("{name} was to be done by {date}.", name=name_of(action), date=action.due)  # fmt: skip


def _called(org: Organization, key: str) -> str:
    return name_of(org[key]) if key else "–"


RULES: Final = (
    Rule("review-overdue", "warning", t("Reviews are held in time"), _OUR_OWN, _overdue),
    Rule("review-action", "warning", t("An action follows where a rating is below par"), _OUR_OWN, _without_action),
    Rule("rating-on-scale", "warning", t("Ratings are levels of the scale"), _OUR_OWN, _off_the_scale),
    Rule("action-complete", "warning", t("Agreed actions have an owner and a date"), _OUR_OWN, _vague),
    Rule("action-overdue", "warning", t("Agreed actions are done in time"), _OUR_OWN, _late),
)  # fmt: skip
