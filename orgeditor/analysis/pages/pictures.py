"""Pictures of elements that leave the program: laid out here, painted by ``drawing/element_painters.py``.

``PICTURES`` names what each kind is called, what it can be of, and how it is laid out: as one
picture, or for paper as parts that follow each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from orgeditor.analysis import calibration, review_trend
from orgeditor.analysis.cascade import cascade
from orgeditor.analysis.chain import chain
from orgeditor.analysis.communication import swimlanes, swimlanes_in_parts
from orgeditor.analysis.heat_map import By, heat_map
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.network import network
from orgeditor.analysis.pages.matrix_alone import matrix_alone
from orgeditor.analysis.pages.paper import Measure, Sheet
from orgeditor.analysis.pages.things import Drawn
from orgeditor.analysis.picture_size import UNITS
from orgeditor.analysis.resources import currencies, spending
from orgeditor.analysis.spending_bars import SpendingBars
from orgeditor.analysis.strategy_map import strategy_map
from orgeditor.analysis.trend import LEFT, RIGHT, STEP, Moment, counted, trend
from orgeditor.analysis.unit_links import unit_links
from orgeditor.messages import Message, speaking, t
from orgeditor.model.elements.communication import Process
from orgeditor.model.elements.goals import Goal
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.fields import name_of
from orgeditor.model.records import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.analysis.report.content import Told
    from orgeditor.model.record import Record


class ElementPicture(Drawn):
    """A picture as it is laid out, of the organisation that is told of; ``kind`` names its painter."""

    def __init__(self, told: Told, kind: str, layout: object) -> None:
        self.org, self.texts, self.kind, self.layout = told.org, told.texts, kind, layout


class Laid(msgspec.Struct, frozen=True):
    """A layout with its size, all in units of its own; 0 where there is nothing to be seen."""

    layout: object
    width: float
    height: float


class Asked(msgspec.Struct, frozen=True):
    """What is asked of a picture; what says nothing is as is usual.

    ``record``: what it is of, one of the type that its kind is ``of``. ``by``: one of the
    ``ways`` of its kind. ``trained``: skills after the trainings planned. ``currency``, and
    which share of the vacancies is paid for, 0 to 1 (``filled``), are of spending. Of a matrix
    ``parties`` and ``activities`` name the columns and rows that are shown, () for all, and
    ``marks`` shows what breaks the rules.
    """

    record: str = ""
    by: str = ""
    trained: bool = False
    currency: str = ""
    filled: float = 1.0
    parties: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    marks: bool = False


class Room(NamedTuple):
    """What there is for a picture: so many units across, None for as many as it takes; how wide text is."""

    measure: Measure
    across: float | None = None


@dataclass(frozen=True)
class PictureKind:
    """What a kind of picture is called, and how it is laid out for a room.

    ``smallest``: the smallest letters that its painter sets, in units of its own. ``of``: the
    type of record that one is of, or ``whole`` of all of them. ``ways``: what its rows or
    lines can stand for, the usual first.
    """

    name: Message
    lay_out: Callable[[Told, Asked, Room], list[Laid]]
    smallest: float
    of: type[Record] | None = None
    whole: bool = False
    ways: tuple[tuple[str, Message], ...] = ()

    def way(self, by: str) -> int:
        """Return the place of a way, that of the usual one for what is none."""
        return next((place for place, (key, _) in enumerate(self.ways) if key == by), 0)


def _map(told: Told, _asked: Asked, _room: Room) -> list[Laid]:
    found = strategy_map(told.org)
    return [Laid(found, found.width, found.height)]


def _cascade(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    found = cascade(told.org, asked.record)
    return [Laid(found, found.width, found.height)]


def _spending(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    known = currencies(told.org)
    currency = asked.currency or next(iter(known), "")
    lines = spending(told.org, currency, asked.filled) if currency in known else []
    bars = SpendingBars(lines, currency)
    return [Laid(bars, *bars.size)]


def _calibration(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    org = told.org
    reviews = [r for r in org.of(Review).values() if r.subject and r.cycle == asked.record]
    if asked.by in tuple(calibration.By):
        spread = calibration.distribution(org, reviews, calibration.By(asked.by))
        return [Laid(spread, *spread.size)]
    names = {review.subject: name_of(org[review.subject], told.texts) for review in reviews}
    boxes = calibration.nine_box(org, reviews, names)
    return [Laid(boxes, *boxes.size)]


def _review_trend(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    by = review_trend.By(asked.by or review_trend.By.UNITS)
    found = review_trend.review_trend(told.org, told.org.of(Review).values(), by)
    return [Laid(found, *found.size)]


def _swimlanes(told: Told, asked: Asked, room: Room) -> list[Laid]:
    if room.across is None:
        parts = [swimlanes(told.org, asked.record, by_unit=asked.by == "units")]
    else:
        parts = swimlanes_in_parts(told.org, asked.record, room.across)
    return [Laid(part, part.width, part.height) for part in parts]


def _unit_links(told: Told, _asked: Asked, _room: Room) -> list[Laid]:
    found = unit_links(told.org)
    return [Laid(found, found.width, found.height)]


def _heat_map(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    found = heat_map(told.org, By(asked.by or By.PEOPLE), trained=asked.trained)
    return [Laid(found, found.width, found.height)]


def _matrix(told: Told, asked: Asked, room: Room) -> list[Laid]:
    sheet = Sheet(labels=told.labels, marks=asked.marks, parties=asked.parties)
    view = matrix_view(told.org, asked.record)
    found = matrix_alone(view, sheet, room.measure, asked.activities)
    return [Laid(found, found.width * UNITS, found.height * UNITS)]


def _network(told: Told, asked: Asked, _room: Room) -> list[Laid]:
    found = network(matrix_view(told.org, asked.record))
    return [Laid(found, found.width, found.height)]


def _chain(told: Told, _asked: Asked, _room: Room) -> list[Laid]:
    with speaking(told.texts):
        found = chain(told.org)
    return [Laid(found, found.width, found.height)]


def _trend(told: Told, _asked: Asked, room: Room) -> list[Laid]:
    """Return the trend of as many snapshots as have room, the latest, and of now."""
    now = Moment("", told.say(t("Now")), "", counted(told.judged))
    count = max(int((room.across - LEFT - RIGHT) // STEP), 2) if room.across else 0
    found = trend([*told.moments, now][-count:])
    return [Laid(found, found.width, found.height)]


PICTURES: Final[Mapping[str, PictureKind]] = {
    "matrix": PictureKind(t("Responsibility matrix"), _matrix, 8.0, Matrix),
    "strategy-map": PictureKind(t("Strategy map"), _map, 10.0),
    "cascade": PictureKind(t("Cascade"), _cascade, 10.0, Goal, whole=True),
    "spending": PictureKind(t("Spending"), _spending, 11.0),
    "calibration": PictureKind(
        t("Calibration"), _calibration, 11.0, ReviewCycle,
        ways=(("", t("Nine-box")), ("units", t("By unit")), ("grades", t("By grade"))),
    ),
    "review-trend": PictureKind(
        t("Trend of the ratings"), _review_trend, 10.5,
        ways=(("", t("Units")), ("people", t("People"))),
    ),
    "swimlanes": PictureKind(
        t("Swimlanes"), _swimlanes, 10.5, Process,
        ways=(("", t("A lane for each who does it")), ("units", t("A lane for each unit"))),
    ),
    "unit-links": PictureKind(t("Links between units"), _unit_links, 8.0),
    "heat-map": PictureKind(
        t("Heat map of skills"), _heat_map, 10.5,
        ways=(("", t("People")), ("roles", t("Roles")), ("units", t("Units"))),
    ),
    "network": PictureKind(t("Who works with whom"), _network, 12.0, Matrix),
    "chain": PictureKind(t("Chain from goal to skill"), _chain, 10.0),
    "trend": PictureKind(t("Trend of the findings"), _trend, 11.0),
}  # fmt: skip
