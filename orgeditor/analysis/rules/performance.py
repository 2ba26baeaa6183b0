"""Rules of reviews, and of the actions that follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.reviews import (
    actions_of,
    agreed,
    days_overdue,
    is_open,
    last_rated,
    last_rated_of,
    rating_scale,
)
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.clock import today
from orgeditor.messages import t, tn
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import RatingLevel, Review, ReviewCycle
from orgeditor.model.fields import field, name_of
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

_OUR_OWN: Final = t("our own")
_NEEDED: Final = ("owner", "due")


def _overdue(look: Look) -> Found:
    """Yield each cycle whose reviews should have been rated by now: many lines would say the same."""
    org = look.org
    day = today().isoformat()
    late = {key for key, cycle in org.of(ReviewCycle).items() if cycle.due and cycle.due < day}
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


def _without_action(look: Look) -> Found:
    """Yield by the last rating of each: what was rated before is told by what came after."""
    org = look.org
    scale = rating_scale(org)
    followed = agreed(org.of(Action).values())
    for review in last_rated(org):
        if scale.is_below(review.rating) and (review.subject, review.cycle) not in followed:
            yield (review.id,), _not_followed(org, review)


def _last_without_action(look: Look, key: str) -> Found:
    org = look.org
    review = org.find(Review, key)
    if review is None or not rating_scale(org).is_below(review.rating):
        return
    if last_rated_of(org, review.subject) == review and not actions_of(org, review):
        yield (key,), _not_followed(org, review)


def _not_followed(org: Organization, review: Review) -> Message:
    return t("{name} is rated below par in {cycle}, and no action is agreed.", name=_called(org, review.subject), cycle=_called(org, review.cycle))  # fmt: skip


def _near_reviews(look: Look, edit: Edit) -> Iterable[str] | None:
    """Return the reviews of an edit, and all of those whom it concerns; None where scale or cycles change."""
    near: set[str] = set()
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, RatingLevel | ReviewCycle):
                return None
            if isinstance(record, Review):
                near.update((record.id, *_of(look.org, record.subject)))
            elif isinstance(record, Action):
                for key in record.about:
                    near.update(_of(look.org, key))
        if isinstance(change.some, tuple(_NAMES)):
            near.update(_of(look.org, change.id))
    return near


def _of(org: Organization, subject: str) -> Iterable[str]:
    """Return the reviews of whoever or whatever may be reviewed."""
    return (key for key in org.naming(subject) if key in org.of(Review))


def _off_the_scale(look: Look) -> Found:
    org = look.org
    levels = {level for level, _ in rating_scale(org).levels}
    for key, review in org.of(Review).items():
        if review.rating is not None and review.rating not in levels:
            yield (key,), t("The rating {rating} of {name} is no level of the scale.", rating=f"{review.rating:g}", name=_called(org, review.subject))  # fmt: skip


def _vague(look: Look) -> Found:
    org = look.org
    for key, action in org.of(Action).items():
        missing = [str(field(Action, name).label) for name in _NEEDED if not getattr(action, name)]
        if missing and is_open(action):
            yield (key,), t("{name} lacks: {what}", name=name_of(action), what=", ".join(missing))


def _late(look: Look) -> Found:
    org = look.org
    day = today()
    for key, action in org.of(Action).items():
        if days_overdue(action, day):
            yield (key,), t("{name} was to be done by {date}.", name=name_of(action), date=action.due)  # fmt: skip


def _called(org: Organization, key: str) -> str:
    return name_of(org[key]) if key else "–"


_REVIEWED: Final[Reads] = {Review: (), ReviewCycle: (), RatingLevel: ()}
_NAMES: Final[Reads] = {Position: ("title", "title_zh", "code"), Unit: ("name", "name_zh", "code"), Person: ("name", "name_zh", "code"), Kpi: ("name", "name_zh", "code")}  # fmt: skip
_AGREED: Final[Reads] = {Action: ()}

RULES: Final = (
    Rule("review-overdue", "warning", t("Reviews are held in time"), _OUR_OWN, _overdue,
         t("Hold the reviews that wait, or set the date of the cycle anew."), _REVIEWED),
    Rule("review-action", "warning", t("An action follows where a rating is below par"), _OUR_OWN, _without_action,
         t("Agree what will be done, by whom and until when, and enter it at the review."), {**_REVIEWED, **_NAMES, **_AGREED}, (),
         Alone(_last_without_action, _near_reviews)),
    Rule("rating-on-scale", "warning", t("Ratings are levels of the scale"), _OUR_OWN, _off_the_scale,
         t("Choose a level of the scale, or add the level that is meant."), {**_REVIEWED, **_NAMES}),
    Rule("action-complete", "warning", t("Agreed actions have an owner and a date"), _OUR_OWN, _vague,
         t("Fill in what is named: an action without them is a wish."), _AGREED),
    Rule("action-overdue", "warning", t("Agreed actions are done in time"), _OUR_OWN, _late,
         t("Ask the owner: tick it off, agree a new date, or give it to somebody who has the time."), _AGREED),
)  # fmt: skip
