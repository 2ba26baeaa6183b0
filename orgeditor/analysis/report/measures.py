"""Measures in the report: the whole in a few figures, then unit by unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.report.content import Column, Figures, Graph, Part, Row, Table, figure
from orgeditor.messages import t
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.measures import Figures as Measured
    from orgeditor.analysis.report.content import Item, Told

_MOST: Final = 300
_SPANS: Final = ((1, 2), (3, 4), (5, 8), (9, 12), (13, 10**9))
"""Ranges of direct reports that are counted together."""


def measures(told: Told) -> Iterator[Item]:
    """Yield figures of the whole, spans, layers and units; nothing where there is no position."""
    if not told.org.of(Position):
        return
    whole = told.measures.whole()
    yield Figures(
        (
            (t("Positions"), figure(whole.positions)),
            (t("Head-count"), figure(whole.headcount)),
            (t("FTE"), figure(whole.fte, 1)),
            (t("Vacant"), figure(whole.vacant)),
            (t("Layers"), figure(whole.layers)),
            (t("Largest span"), figure(whole.span)),
            *((t("Cost, a year"), f"{amount:,.0f} {name}") for name, amount in costs(whole)),
        )
    )
    yield _by_unit(told)
    yield _spans(told)
    yield _layers(told)


def costs(measured: Measured) -> list[tuple[str, float]]:
    """Return cost by currency, where anything costs."""
    return [(name, amount) for name, amount in measured.cost.items() if amount]


def _by_unit(told: Told) -> Table:
    tree = told.measures.units
    currencies = [name for name, _ in costs(told.measures.whole())]
    rows = []
    for key, depth in zip(tree.ids, tree.depth.tolist(), strict=True):
        of = told.measures.unit(key)
        cost = [of.cost.get(name) for name in currencies]
        cells = (told.name(key), of.headcount, of.fte, of.vacant, of.span, of.layers, *cost)
        rows.append(Row(cells, level=depth, strong=depth == 0))
    columns = (
        Column(t("Unit, with all its parts")),
        Column(t("Head-count"), "number"),
        Column(t("FTE"), "number", 1),
        Column(t("Vacant"), "number"),
        Column(t("Largest span"), "number"),
        Column(t("Layers"), "number"),
        *(Column(t("Cost, {currency}", currency=name), "number") for name in currencies),
    )
    people = Graph(t("Head-count and FTE by unit"), "bars", (1, 2), level=1)
    money = (
        Graph(t("Cost a year by unit, {currency}", currency=name), "bars", (n,), level=1)
        for n, name in enumerate(currencies, 6)
    )
    return Table(t("Measures by unit"), columns, tuple(rows), _MOST, (people, *money))


def _spans(told: Told) -> Table:
    spans = [int(span) for span in told.measures.spans if span]
    rows = []
    for low, high in _SPANS:
        count = sum(low <= span <= high for span in spans)
        if not count:
            continue
        named = f"{low}–{high}" if high < _SPANS[-1][1] else f"{low}+"
        rows.append(Row((named, float(count), count / len(spans) if spans else None)))
    columns = (
        Column(t("Direct reports")),
        Column(t("Managers"), "number"),
        Column(t("Share"), "share"),
    )
    graph = Graph(t("Managers by their direct reports"), "columns", (1,))
    return Table(t("Spans of control"), columns, tuple(rows), graphs=(graph,))


def _layers(told: Told) -> Table:
    depths = Counter(told.measures.positions.depth.tolist())
    total = sum(depths.values())
    columns = (
        Column(t("Layer")),
        Column(t("Positions"), "number"),
        Column(t("Share"), "share"),
    )
    rows = (
        Row((str(depth + 1), float(count), count / total))
        for depth, count in sorted(depths.items())
    )
    graph = Graph(t("Positions by layer"), "bars", (1,))
    return Table(t("Positions by layer"), columns, tuple(rows), graphs=(graph,))


MEASURES: Final = Part(
    "measures",
    t("Measures"),
    t("Spans, layers and cost show where a structure is too flat, too tall or too dear."),
    measures,
)
