"""Pictures of elements on paper: laid out here, painted by ``drawing/page_pictures.py``.

``PICTURES`` names how each kind is laid out: as one picture, or as parts that follow each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.cascade import cascade
from orgeditor.analysis.communication import swimlanes_in_parts
from orgeditor.analysis.pages.things import Drawn
from orgeditor.analysis.strategy_map import strategy_map
from orgeditor.analysis.trend import LEFT, RIGHT, STEP, Moment, counted, trend
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.analysis.report.content import Told


class ElementPicture(Drawn):
    """A picture as it is laid out, of the organisation that is told of; ``kind`` names its painter."""

    def __init__(self, told: Told, kind: str, layout: object) -> None:
        self.org, self.texts, self.kind, self.layout = told.org, told.texts, kind, layout


class Laid(msgspec.Struct, frozen=True):
    """A layout with its size, all in units of its own."""

    layout: object
    width: float
    height: float


@dataclass(frozen=True)
class PictureKind:
    """How a kind of picture is laid out for a room of so many units across, of a record or ("") of all.

    ``smallest``: the smallest letters that its painter sets, in units of its own.
    """

    lay_out: Callable[[Told, str, float], list[Laid]]
    smallest: float


def _map(told: Told, _record: str, _room: float) -> list[Laid]:
    found = strategy_map(told.org)
    return [Laid(found, found.width, found.height)]


def _cascade(told: Told, record: str, _room: float) -> list[Laid]:
    found = cascade(told.org, record)
    return [Laid(found, found.width, found.height)]


def _swimlanes(told: Told, record: str, room: float) -> list[Laid]:
    return [Laid(p, p.width, p.height) for p in swimlanes_in_parts(told.org, record, room)]


def _trend(told: Told, _record: str, room: float) -> list[Laid]:
    """Return the trend of as many snapshots as have room, the latest, and of now."""
    now = Moment("", told.say(t("Now")), "", counted(told.judged))
    count = max(int((room - LEFT - RIGHT) // STEP), 2)
    found = trend([*told.moments, now][-count:])
    return [Laid(found, found.width, found.height)]


PICTURES: Final[Mapping[str, PictureKind]] = {
    "strategy-map": PictureKind(_map, 10.0),
    "cascade": PictureKind(_cascade, 10.0),
    "swimlanes": PictureKind(_swimlanes, 10.5),
    "trend": PictureKind(_trend, 11.0),
}
