"""How a scenario stands in figures, and how much that is more or less than in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.measures import Figures, Measures
from orgeditor.analysis.rules import SEVERITIES, check
from orgeditor.messages import Message, t
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.rules import Finding
    from orgeditor.model.delta import Table


class Standing(msgspec.Struct, frozen=True):
    """The figures of the whole, and how many findings there are of each severity."""

    figures: Figures
    findings: dict[str, int]


class Measure(msgspec.Struct, frozen=True):
    """One figure: what it is called, its value, by how much it differs; ``unit`` is a currency or "".

    ``places``: how many decimals it is told with.
    """

    id: str
    label: Message
    value: float
    change: float
    unit: str = ""
    places: int = 0


def standing(figures: Figures, found: Iterable[Finding]) -> Standing:
    """Return how an organisation stands, whose figures and findings are there already."""
    counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in found:
        counts[finding.severity] += 1
    return Standing(figures, counts)


def standing_of(table: Table) -> Standing:
    """Return how the organisation of these records stands; Refused where it cannot."""
    org = Organization(table.values())
    measures = Measures(org)
    return standing(measures.whole(), check(org, measures))


def measured(one: Standing, beside: Standing) -> list[Measure]:
    """Return the figures of ``one``, each with what it is more than in ``beside``."""
    mine, other = one.figures, beside.figures
    told = [
        _measure("headcount", mine.headcount, other.headcount),
        _measure("vacant", mine.vacant, other.vacant),
        _measure("fte", mine.fte, other.fte, places=1),
    ]
    told += [
        _measure("cost", mine.cost.get(unit, 0.0), other.cost.get(unit, 0.0), unit)
        for unit in sorted({*mine.cost, *other.cost})
    ]
    told += [
        _measure("span", mine.span, other.span),
        _measure("layers", mine.layers, other.layers),
    ]
    found = (sum(one.findings.values()), sum(beside.findings.values()))
    return [*told, _measure("findings", *found)]


MEASURES: Final = {
    "headcount": t("head-count"),
    "vacant": t("vacant"),
    "fte": t("FTE"),
    "cost": t("cost a year"),
    "span": t("widest span"),
    "layers": t("layers"),
    "findings": t("findings"),
}


def _measure(name: str, value: float, other: float, unit: str = "", places: int = 0) -> Measure:
    # Sums of parts of a seat differ in the last digits, which is no difference.
    return Measure(name, MEASURES[name], value, round(value - other, 6), unit, places)
