"""An organisation as a roster: the client's own columns where it came from a file, else ours."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.files.project import disk
from orgeditor.files.roster.choosing import choose_columns
from orgeditor.files.roster.columns import COLUMNS, CUSTOM
from orgeditor.files.roster.lines import lines_of
from orgeditor.files.roster.outgoing import Outgoing
from orgeditor.files.sheets import Column as SheetColumn
from orgeditor.files.sheets import Table, write_csv, write_workbook
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Kind
from orgeditor.model.records import Column, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from orgeditor.files.sheets import Kind as SheetKind
    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.organization import Organization


def write_roster(
    org: Organization, path: Path, *, language: str = "en", created: datetime | None = None
) -> None:
    """Write the positions as a roster in place of ``path``: xlsx, csv or json by its suffix.

    One row a holder: the parts of a job share are rows of the same id. Units that no
    position's row tells of have rows of their own. Headers are those of the imported
    files or, without such, ours in ``language``. Refused for another suffix; OSError.
    """
    table = roster_table(org, language)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        write_workbook(path, [table], created=created)
    elif suffix == ".csv":
        rows = ([_plain(cell) for cell in row] for row in table.rows)
        write_csv(path, [column.header for column in table.columns], rows)
    elif suffix == ".json":
        disk.write(path, _json(table))
    else:
        raise Refused(t("A roster is written as xlsx, csv or json, not as “{suffix}”.", suffix=suffix))  # fmt: skip


def roster_table(
    org: Organization, language: str = "en", *, reached: Callable[[float], None] | None = None
) -> Table:
    """Return the roster as a table of typed columns, as it is written; ``reached`` hears 0.0 to 1.0."""
    language = "zh_CN" if language.startswith("zh") else "en"
    outgoing = Outgoing(org, choose_columns(org, language), language)
    lines = lines_of(outgoing)
    cells: list[list[Value]] = []
    columns = []
    for n, column in enumerate(outgoing.columns):
        if reached is not None:
            reached(n / len(outgoing.columns))
        values = outgoing.column(column, lines)
        kind = _kind(column, values)
        cells.append([_typed(value, kind) for value in values])
        columns.append(SheetColumn(column.header, kind, choices=_choices(column, values)))
    sources = org.of(Source)
    sheet = next((s.sheet for s in sources.values() if s.sheet), "") or t("Roster").render(language)
    rows: list[tuple[Value, ...]] = list(zip(*cells, strict=True)) if cells else []
    return Table(sheet[:31], tuple(columns), rows)


def _kind(column: Column, values: Sequence[Value]) -> SheetKind:
    """Return how a column is shown: by its field, and where that is text, by what it holds."""
    described = COLUMNS.get(column.field)
    told = [value for value in values if value is not None and value != ""]
    kind = described.kind if described else Kind.TEXT
    if kind is Kind.DATE or (column.field == CUSTOM and told and all(map(is_date, told))):
        return "date" if all(map(is_date, told)) else "text"
    if any(isinstance(value, str | bool) for value in told):
        whole = column.field in ("id", "manager", "person_id", "unit_id") and all(map(is_whole, told))  # fmt: skip
        return "integer" if whole else "text"
    if kind is Kind.MONEY:
        return "money"
    if not told:
        return "text"
    return "integer" if all(isinstance(value, int) for value in told) else "number"


def is_date(value: Value) -> bool:
    """Whether a value is a date as we write it."""
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        return date.fromisoformat(value).year >= 1900
    except ValueError:
        return False


def is_whole(value: Value) -> bool:
    """Whether a text is a whole number that a spreadsheet gives back as it was."""
    return isinstance(value, str) and len(value) <= 15 and value.isascii() and value.isdigit() and (value == "0" or value[0] != "0")  # fmt: skip


def _typed(value: Value, kind: SheetKind) -> Value:
    if value is None or value == "":
        return None
    if kind == "date" and isinstance(value, str):
        return datetime.fromisoformat(value)
    if kind == "integer" and isinstance(value, str):
        return int(value)
    return value


def _choices(column: Column, values: Iterable[Value]) -> tuple[str, ...]:
    if column.field not in ("grade", "location", "employment", "status", "currency", "unit"):
        return ()
    distinct = sorted({value for value in values if isinstance(value, str) and value})
    return tuple(distinct) if len(distinct) <= 30 and sum(map(len, distinct)) < 250 else ()


def _plain(value: Value) -> Value:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _json(table: Table) -> bytes:
    headers = [column.header for column in table.columns]
    rows: list[dict[str, Any]] = [
        {h: v for h, cell in zip(headers, row, strict=True) if (v := _plain(cell)) is not None}
        for row in table.rows
    ]
    encoded = msgspec.json.encode({"columns": headers, "rows": rows})
    return msgspec.json.format(encoded, indent=1) + b"\n"
