"""Performance and feedback: who and what is reviewed in which cycle, how it was rated, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.record import Record
from orgeditor.model.records import Person, Position, Unit

if TYPE_CHECKING:
    from orgeditor.model.describing import Peek


class RatingLevel(Record, frozen=True, tag="rating_level"):
    """A level of the scale by which reviews rate; where there is none, ``RATINGS`` are meant.

    ``level`` is its number as text, the lowest first. ``par`` marks the level that is as
    expected: what is lower is below par. Where none is marked it is the middle.
    """

    level: str = ""
    name: str = ""
    name_zh: str = ""
    par: bool = False
    meaning: str = ""


class ReviewCycle(Record, frozen=True, tag="review_cycle"):
    """A round of reviews: the time that it looks back on, and the day by which all are rated.

    ``units`` are those whose people are reviewed in it, with all their parts; none for everybody.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    start: str = ""
    end: str = ""
    due: str = ""
    units: tuple[str, ...] = ()
    notes: str = ""
    rank: str = ""


class Review(Record, frozen=True, tag="review"):
    """What was said of a person, a position, a unit or a KPI in a cycle; the id follows from the two.

    Of a person, ``position`` is the one that the work was done on. One without ``rating`` is
    still to be held. ``rating`` is a level of the scale; ``potential`` is what is expected of
    somebody beyond the present work, for a nine-box.
    """

    subject: str = ""
    cycle: str = ""
    position: str = ""
    reviewer: str = ""
    held: str = ""
    rating: float | None = None
    potential: str = ""
    strengths: str = ""
    feedback: str = ""


RATINGS: Final = (
    ("1", t("Far below expectations")),
    ("2", t("Below expectations")),
    ("3", t("As expected")),
    ("4", t("Above expectations")),
    ("5", t("Far above expectations")),
)
"""The scale of a document that has none of its own."""

POTENTIALS: Final = (
    ("", t("Not judged")),
    ("low", t("Low")),
    ("medium", t("Moderate")),
    ("high", t("High")),
)

_NOTES: Final = Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT)


def _of_somebody(review: Review, peek: Peek) -> bool:
    """Whether a review is of a person, or of a position and so of whoever sits there.

    One whose subject is gone may have been.
    """
    return not isinstance(peek(review.subject), Unit | Kpi)


DESCRIBED: Final = (
    RecordType(
        RatingLevel,
        t("Rating level"),
        t("Rating levels"),
        (
            Field(name="level", label=t("Level")),
            *NAMES,
            Field(name="par", label=t("As expected"), kind=Kind.FLAG),
            Field(name="meaning", label=t("What it means"), kind=Kind.LONG_TEXT),
        ),
    ),
    RecordType(
        ReviewCycle,
        t("Review cycle"),
        t("Review cycles"),
        (
            *NAMES,
            Field(name="code", label=t("Code")),
            Field(name="start", label=t("From"), kind=Kind.DATE),
            Field(name="end", label=t("Until"), kind=Kind.DATE),
            Field(name="due", label=t("Rated by"), kind=Kind.DATE),
            Field(name="units", label=t("For the units"), kind=Kind.REFERENCES, targets=(Unit,)),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Review,
        t("Review"),
        t("Reviews"),
        (
            part_of("subject", t("Of whom or what"), Person, Position, Unit, Kpi),
            part_of("cycle", t("Review cycle"), ReviewCycle),
            Field(
                name="position", label=t("On position"), kind=Kind.REFERENCE, targets=(Position,)
            ),
            Field(
                name="reviewer",
                label=t("Reviewer"),
                kind=Kind.REFERENCE,
                targets=(Position, Person),
            ),
            Field(name="held", label=t("Held on"), kind=Kind.DATE),
            Field(name="rating", label=t("Rating"), kind=Kind.FIGURE),
            Field(
                name="potential",
                label=t("Potential"),
                kind=Kind.CHOICE,
                choices=POTENTIALS,
                closed=True,
            ),
            Field(name="strengths", label=t("Strengths"), kind=Kind.LONG_TEXT),
            Field(name="feedback", label=t("Feedback"), kind=Kind.LONG_TEXT),
        ),
        "",
        ("subject", "cycle"),
        personal=_of_somebody,
        says=("cycle", "subject", "rating"),
    ),
)
