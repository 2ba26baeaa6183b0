"""Tables of records, of whatever type: the fields that are named, as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.report.content import Column, Row, Table
from orgeditor.messages import t
from orgeditor.model.fields import TYPES, Kind
from orgeditor.model.verbs.entering import in_order, nested
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.analysis.report.content import Told, Value
    from orgeditor.messages import Message
    from orgeditor.model.fields import Field
    from orgeditor.model.record import Record

NUMBERS: Final = (Kind.NUMBER, Kind.FIGURE, Kind.MONEY)
MOST: Final = 200
"""Rows of a table of records that stand on paper."""
_FINE: Final = 10.0


def record_table(
    told: Told,
    kind: type[Record],
    names: Sequence[str],
    title: Message,
    *,
    part: str = "",
    records: Iterable[Record] | None = None,
) -> Table:
    """Return a table of the records of a type with some of their fields, empty columns left out.

    ``part`` is the field that says which record each is a part of; without ``records``, all
    are shown in their order.
    """
    shown = in_order(told.org, kind) if records is None else list(records)
    fields = {field.name: field for field in TYPES[kind].fields}
    chosen = [fields[name] for name in names]
    rows = tuple(
        Row(tuple(_cell(told, field, record) for field in chosen), level=depth)
        for record, depth in nested(shown, part)
    )
    columns = tuple(_column(field, shown) for field in chosen)
    return filled(Table(title, columns, rows, MOST))


def filled(table: Table) -> Table:
    """Return a table without the columns in which nothing stands; the first one stays."""
    used = [
        n
        for n in range(len(table.columns))
        if not n or any(row.cells[n] not in ("", None) for row in table.rows)
    ]
    rows = (
        Row(tuple(row.cells[n] for n in used), row.level, row.strong, row.alarm)
        for row in table.rows
    )
    graphs = tuple(
        msgspec.structs.replace(
            graph,
            columns=tuple(used.index(n) for n in graph.columns if n in used),
            label=used.index(graph.label),
        )
        for graph in table.graphs
        if graph.label in used and any(n in used for n in graph.columns)
    )
    columns = tuple(table.columns[n] for n in used)
    return Table(table.title, columns, tuple(rows), table.most, graphs)


def _column(field: Field, records: Sequence[Record]) -> Column:
    if field.kind not in NUMBERS:
        return Column(field.label)
    values = [value for r in records if (value := getattr(r, field.name)) is not None]
    broken = any(value != round(value) for value in values)
    return Column(field.label, "number", 1 if broken and max(values) >= _FINE else 2 * broken)


def _cell(told: Told, field: Field, record: Record) -> Value:
    value = getattr(record, field.name)
    if field.name == TYPES[type(record)].title_field:
        return told.name(record.id)
    if field.kind in NUMBERS:
        return None if value is None else float(value)
    if field.kind is Kind.REFERENCE:
        return told.name(value)
    if field.kind is Kind.REFERENCES:
        return told.names(value)
    if field.kind is Kind.CHOICE and not value and dict(field.choices).get(value) == t("None"):
        return ""
    return written(told.org, field, value, told.texts)
