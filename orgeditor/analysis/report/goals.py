"""Strategy and goals in the report: the map, the goals with how far they are reached, KPIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.goals import parts_of, progress
from orgeditor.analysis.report.content import Column, Part, Picture, Row, Table
from orgeditor.analysis.report.records import filled, record_table
from orgeditor.messages import t
from orgeditor.model.elements.goals import THEME, Goal, Kpi
from orgeditor.model.fields import TYPES
from orgeditor.model.verbs.entering import in_order, nested
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_MOST: Final = 12
"""Goals at the top whose cascade is drawn; the table has all."""
_KPI_FIELDS: Final = ("name", "goal", "owner", "measure", "formula", "source", "rhythm")


def goals(told: Told) -> Iterator[Item]:
    """Yield the strategy map, the goals, and what measures them."""
    org = told.org
    if org.of(Goal):
        yield Picture(t("Strategy map"), "strategy-map")
        for goal in parts_of(org, "")[:_MOST]:
            yield Picture(t("Cascade: {name}", name=told.name(goal.id)), "cascade", goal.id)
        yield _goals(told)
    if org.of(Kpi):
        yield record_table(told, Kpi, _KPI_FIELDS, t("What is measured, and how"))


def _goals(told: Told) -> Table:
    org = told.org
    fields = {field.name: field for field in TYPES[Goal].fields}
    rows = []
    for record, depth in nested(in_order(org, Goal), "parent"):
        goal = org.get(Goal, record.id)
        told_of = [
            written(org, fields[name], getattr(goal, name), told.texts)
            for name in ("perspective", "horizon")
        ]
        cells = (
            told.name(goal.id),
            "" if goal.kind == THEME else told_of[0] if goal.perspective else "",
            told_of[1],
            told.name(goal.owner),
            told.names(goal.served_by),
            goal.due,
            progress(org, goal),
        )
        rows.append(Row(cells, level=depth, strong=goal.kind == THEME))
    columns = (
        Column(t("Goal")),
        Column(t("Perspective")),
        Column(t("Horizon")),
        Column(t("Owner")),
        Column(t("Served by")),
        Column(t("Due")),
        Column(t("Reached"), "share"),
    )
    return filled(Table(t("Goals and how far they are reached"), columns, tuple(rows), 200))


GOALS: Final = Part(
    "goals",
    t("Strategy and goals"),
    t("Without goals, no unit can say what it is there for, and no KPI what it is good for."),
    goals,
)
