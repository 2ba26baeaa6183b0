"""Structure in the report: charts of units and positions, and the units as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import Chart, Column, Part, Row, Table
from orgeditor.analysis.report.records import filled
from orgeditor.messages import t
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Item, Told

_MOST: Final = 300


def structure(told: Told) -> Iterator[Item]:
    """Yield the charts, then who leads which unit."""
    org = told.org
    if org.of(Unit):
        yield Chart(t("Chart of units"), "units")
    if org.of(Position):
        yield Chart(t("Chart of positions"), "positions")
    if org.of(Unit):
        yield _units(told)


def _units(told: Told) -> Table:
    measures, org = told.measures, told.org
    tree = measures.units
    rows = []
    for key, depth in zip(tree.ids, tree.depth.tolist(), strict=True):
        unit, head = org.get(Unit, key), head_of(org, key)
        holders = org.get(Position, head).holders if head else ()
        people = told.names(tuple(holder.person for holder in holders))
        cells = (told.name(key), told.name(head), people, unit.purpose, measures.in_unit(key))
        rows.append(Row(cells, level=depth, strong=depth == 0))
    columns = (
        Column(t("Unit")),
        Column(t("Head")),
        Column(t("Person")),
        Column(t("Purpose")),
        Column(t("Seats"), "number"),
    )
    return filled(Table(t("Units and who leads them"), columns, tuple(rows), most=_MOST))


STRUCTURE: Final = Part(
    "structure",
    t("Structure"),
    t("Without units and positions nobody can see who leads whom, and where work belongs."),
    structure,
)
