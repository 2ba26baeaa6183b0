"""How many findings there were at each snapshot and are now: a line chart laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from orgeditor.analysis.rules.rule import SEVERITIES
from orgeditor.model.health import Count, Snapshot

if TYPE_CHECKING:
    from orgeditor.analysis.rules import Finding, Waived
    from orgeditor.model.organization import Organization

STEP: Final = 132.0
HEIGHT: Final = 130.0
LEFT: Final = 46.0
RIGHT: Final = 54.0
TOP: Final = 40.0
FOOT: Final = 46.0
_LEGEND: Final = 370.0
"""What the legend takes."""
_ROUND: Final = (1, 2, 5)
_LINES: Final = 4
"""Lines of the scale at most, the ground line left out."""


class Moment(msgspec.Struct, frozen=True):
    """A state of the document: its snapshot ("" for now), what it is called, its findings."""

    snapshot: str
    name: str
    day: str
    counts: Sequence[Count]

    def found(self, severity: str) -> int:
        """Return how many findings of a severity there were, waived ones left out."""
        return sum(c.found for c in self.counts if c.severity == severity)


class Judged(Protocol):
    """Findings as they stand, those that are waived apart."""

    @property
    def found(self) -> Sequence[Finding]:
        """The findings that are not waived."""

    @property
    def waived(self) -> Sequence[Waived]:
        """The others."""


def counted(judged: Judged) -> tuple[Count, ...]:
    """Return how many findings each rule has, the gravest first."""
    found: dict[tuple[str, str], list[int]] = {}
    for finding in judged.found:
        found.setdefault((finding.rule, finding.severity), [0, 0])[0] += 1
    for waived in judged.waived:
        finding = waived.finding
        found.setdefault((finding.rule, finding.severity), [0, 0])[1] += 1
    return tuple(Count(rule, severity, *n) for (rule, severity), n in found.items())


def snapshots(org: Organization) -> list[Snapshot]:
    """Return the snapshots of a document, the earliest first."""
    return sorted(org.of(Snapshot).values(), key=lambda one: (one.taken, one.id))


def moments(org: Organization, *, named: bool = True) -> list[Moment]:
    """Return what was found at each snapshot of a document, the earliest first; ``named``: with what it is called."""
    return [
        Moment(one.id, one.name if named else "", one.taken[:10], one.counts)
        for one in snapshots(org)
    ]


class Point(msgspec.Struct, frozen=True):
    """A moment's number of one severity, and where it stands in chart units."""

    x: float
    y: float
    number: int


class Trend(msgspec.Struct, frozen=True):
    """The chart: ``lines`` a severity each, ``scale`` as (y, number), ``moments`` by their x."""

    moments: tuple[tuple[float, Moment], ...]
    lines: dict[str, tuple[Point, ...]]
    scale: tuple[tuple[float, int], ...]
    width: float
    height: float


def trend(moments: Sequence[Moment]) -> Trend:
    """Return the chart of moments, the earliest first; (0, 0) in size where there are none."""
    if not moments:
        return Trend((), {}, (), 0.0, 0.0)
    most = max(moment.found(level) for moment in moments for level in SEVERITIES)
    step = _scale_step(most)
    top = max(-(-most // step), 1) * step
    places = [LEFT + STEP / 2 + n * STEP for n in range(len(moments))]

    def y(number: int) -> float:
        return TOP + HEIGHT * (1 - number / top)

    lines: dict[str, tuple[Point, ...]] = {
        level: tuple(
            Point(x, y(n := moment.found(level)), n)
            for x, moment in zip(places, moments, strict=True)
        )
        for level in SEVERITIES
    }
    scale = tuple((y(number), number) for number in range(0, top + 1, step))
    return Trend(
        tuple(zip(places, moments, strict=True)),
        lines,
        scale,
        max(LEFT + len(moments) * STEP + RIGHT, _LEGEND),
        TOP + HEIGHT + FOOT,
    )


def moment_at(found: Trend, x: float, y: float) -> str:
    """Return the snapshot in whose column a point lies, "" for none or for now."""
    for place, moment in found.moments:
        if abs(place - x) <= STEP / 2 and 0 <= y <= found.height:
            return moment.snapshot
    return ""


def _scale_step(most: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, ... in which the scale has few lines."""
    power = 1
    while True:
        for first in _ROUND:
            if most <= first * power * _LINES:
                return first * power
        power *= 10
