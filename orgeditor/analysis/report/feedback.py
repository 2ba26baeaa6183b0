"""Reviews and agreed actions in the report: how ratings spread, what was said, what is open.

Ratings of people are not here unless somebody asked for them: what is handed over has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import Column, Part, Row, Table
from orgeditor.analysis.report.records import filled, record_table
from orgeditor.analysis.reviews import cycles_in_time, rating_scale
from orgeditor.messages import t
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_ACTION: Final = ("name", "about", "owner", "due", "state", "done")


def feedback(told: Told) -> Iterator[Item]:
    """Yield how ratings spread over the cycles, the reviews themselves, and the actions."""
    org = told.org
    if org.of(Review):
        yield _spread(told)
        yield _reviews(told)
    if org.of(Action):
        yield record_table(told, Action, _ACTION, t("Agreed actions"))


def _spread(told: Told) -> Table:
    scale = rating_scale(told.org)
    reviews = list(told.org.of(Review).values())
    rows = []
    for cycle in cycles_in_time(told.org):
        ratings = [r.rating for r in reviews if r.cycle == cycle.id and r.rating is not None]
        places = [scale.place(rating) for rating in ratings]
        open_ones = sum(r.cycle == cycle.id and r.rating is None for r in reviews)
        counts = (float(places.count(n)) for n in range(len(scale.levels)))
        rows.append(Row((told.name(cycle.id), *counts, float(open_ones))))
    columns = (
        Column(t("Review cycle")),
        *(Column(name, "number") for _, name in scale.levels),
        Column(t("Still to be held"), "number"),
    )
    return Table(t("Ratings by review cycle"), columns, tuple(rows))


def _reviews(told: Told) -> Table:
    scale = rating_scale(told.org)
    order = {cycle.id: n for n, cycle in enumerate(cycles_in_time(told.org))}
    reviews = sorted(
        told.org.of(Review).values(),
        key=lambda review: (-order.get(review.cycle, -1), told.name(review.subject)),
    )
    rows = []
    for review in reviews:
        name = scale.name(review.rating) if review.rating is not None else None
        cells = (
            told.name(review.subject),
            told.name(review.cycle),
            told.say(name) if name else "",
            review.strengths,
            review.feedback,
        )
        rows.append(Row(cells, alarm=scale.is_below(review.rating)))
    columns = (
        Column(t("Subject")),
        Column(t("Review cycle")),
        Column(t("Rating")),
        Column(t("Strengths")),
        Column(t("Feedback")),
    )
    return filled(
        Table(t("Reviews, the latest first; in red what is below par"), columns, tuple(rows), 200)
    )


FEEDBACK: Final = Part(
    "feedback",
    t("Feedback and improvement"),
    t("Feedback that leads to no action changes nothing; an action without a date is a wish."),
    feedback,
)
