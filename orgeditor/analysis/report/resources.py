"""Resources in the report: what each unit has, and how much of each resource is spoken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import Column, Graph, Part, Row, Table
from orgeditor.analysis.report.records import filled
from orgeditor.analysis.resources import (
    PARTS,
    PEOPLE,
    allocated,
    currencies,
    is_over,
    spending,
    used_of,
)
from orgeditor.messages import t
from orgeditor.model.elements.resources import RESOURCE_KINDS, Resource
from orgeditor.model.verbs.entering import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told
    from orgeditor.messages import Message

_LABELS: Final[dict[str, Message]] = {PEOPLE: t("People"), **dict(RESOURCE_KINDS)}
_MOST: Final = 300


def resources(told: Told) -> Iterator[Item]:
    """Yield what units have in each currency, then the resources beside people."""
    for currency in currencies(told.org):
        lines = [line for line in spending(told.org, currency) if line.total]
        if currency and lines:
            yield _spending(told, currency)
    if told.org.of(Resource):
        yield _resources(told)


def _spending(told: Told, currency: str) -> Table:
    rows = []
    for line in spending(told.org, currency):
        planned = [line.planned[part] or None for part in PARTS]
        used = sum(line.used.values()) or None
        cells = (told.name(line.unit), line.fte, *planned, line.total or None, used)
        rows.append(Row(cells, level=line.depth, strong=line.depth == 0))
    columns = (
        Column(t("Unit, with all its parts")),
        Column(t("FTE"), "number", 1),
        *(Column(_LABELS[part], "number") for part in PARTS),
        Column(t("All, planned"), "number"),
        Column(t("Used, without people"), "number"),
    )
    title = t("What units have in a year, in {currency}", currency=currency)
    graph = Graph(title, "stacked", tuple(range(2, 2 + len(PARTS))), level=1)
    return filled(Table(title, columns, tuple(rows), _MOST, (graph,)))


def _resources(told: Told) -> Table:
    org = told.org
    kinds = dict(RESOURCE_KINDS)
    rows = []
    for record in in_order(org, Resource):
        found = org.get(Resource, record.id)
        given = allocated(org, found.id)
        cells = (
            told.name(found.id),
            told.say(kinds[found.kind]),
            told.name(found.owner),
            found.measure,
            found.amount,
            given or None,
            used_of(org, found),
            given / found.amount if found.amount else None,
        )
        rows.append(Row(cells, alarm=is_over(org, found.id)))
    columns = (
        Column(t("Resource")),
        Column(t("Kind of resource")),
        Column(t("Owner")),
        Column(t("Unit of measure")),
        Column(t("There is"), "number"),
        Column(t("Allocated"), "number"),
        Column(t("Used so far"), "number"),
        Column(t("Share allocated"), "share"),
    )
    title = t("Money, technology and support; in red what is promised twice")
    return filled(Table(title, columns, tuple(rows), 200))


RESOURCES: Final = Part(
    "resources",
    t("Resources"),
    t("Goals without people, money and technology behind them remain wishes."),
    resources,
)
