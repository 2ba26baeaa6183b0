"""Performance in the report: what each KPI came to, against target and threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.goals import below_threshold, kpi_progress, latest
from orgeditor.analysis.report.content import Column, Figures, Part, Row, Table
from orgeditor.messages import t
from orgeditor.model.elements.goals import Kpi
from orgeditor.model.verbs.entering import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_PLACES: Final = 1


def performance(told: Told) -> Iterator[Item]:
    """Yield how many KPIs are where, then each with its figures; units and teams, never a person."""
    org = told.org
    kpis = [org.get(Kpi, record.id) for record in in_order(org, Kpi)]
    if not kpis:
        return
    reached = [kpi_progress(org, kpi) for kpi in kpis]
    below = [below_threshold(org, kpi) for kpi in kpis]
    yield Figures(
        (
            (t("KPIs"), str(len(kpis))),
            (
                t("Target reached"),
                str(sum(share is not None and share >= 1.0 for share in reached)),
            ),
            (t("Below the threshold"), str(sum(below))),
            (t("Without an actual"), str(sum(latest(org, kpi.id) is None for kpi in kpis))),
        )
    )
    rows = []
    for kpi, share, short in zip(kpis, reached, below, strict=True):
        actual = latest(org, kpi.id)
        cells = (
            told.name(kpi.id),
            told.name(kpi.owner),
            kpi.measure,
            kpi.baseline,
            kpi.threshold,
            kpi.target,
            actual.value if actual else None,
            actual.period if actual else "",
            share,
        )
        rows.append(Row(cells, alarm=short))
    figures = (t("Baseline"), t("Threshold"), t("Target"), t("Actual"))
    columns = (
        Column(t("KPI")),
        Column(t("Owner")),
        Column(t("Unit of measure")),
        *(Column(heading, "number", _PLACES) for heading in figures),
        Column(t("Period")),
        Column(t("Way done"), "share"),
    )
    title = t("KPIs against their targets; in red what is below its threshold")
    yield Table(title, columns, tuple(rows), 200)


PERFORMANCE: Final = Part(
    "performance",
    t("Performance"),
    t("What is not looked at regularly is not steered: targets need actuals."),
    performance,
)
