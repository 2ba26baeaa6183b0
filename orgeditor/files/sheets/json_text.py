"""JSON text -> sheets: the rosters that ``export`` writes, and lists of objects as other systems give them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from orgeditor.files.sheets import wire
from orgeditor.files.sheets.delimited import too_large
from orgeditor.files.sheets.refusals import Unreadable
from orgeditor.files.sheets.workbook import Row, Value, trimmed
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BATCH: Final = 2_000
_INT64: Final = 1 << 63


class _Table(msgspec.Struct, frozen=True):
    """Rows as objects by header, or as lists in the order of ``headers``."""

    name: str
    headers: list[str]
    rows: list[Any]


def frames(file: BinaryIO, name: str, request: wire.Request) -> Iterator[wire.Frame]:
    """Yield a sheet for each table in a JSON file. Raises Unreadable."""
    if file.seek(0, io.SEEK_END) > request.limits.unpacked:
        raise too_large(name, request.limits)
    tables = _tables(_said(file, name))
    if not tables:
        raise Unreadable(t("{file} is JSON text without a table: a list of objects, one for each row.", file=name))  # fmt: skip
    for number, table in enumerate(tables, 1):
        yield wire.SheetBegins(table.name)
        yield wire.Rows([tuple(table.headers)])
        for rows in _batches(table):
            yield wire.Rows(rows)
        yield wire.Progress(number / len(tables))
    yield wire.Finished("json")


def _said(file: BinaryIO, name: str) -> Any:
    file.seek(0)
    content = file.read()
    try:
        return msgspec.json.decode(content.decode(json.detect_encoding(content)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(t("{file} is JSON text that breaks off or contradicts itself. Export it again from where it came.", file=name)) from error  # fmt: skip


def _tables(said: Any, name: str = "") -> list[_Table]:
    match said:
        case {"columns": [*headers], "rows": [*rows]}:
            return [_Table(name, [str(header) for header in headers], rows)]
        case {"tables": [*tables]}:
            return [found for table in tables if isinstance(table, dict) for found in _tables(table, str(table.get("name", "")))]  # fmt: skip
        case [dict(), *_]:
            rows = [row for row in said if isinstance(row, dict)]
            return [_Table(name, list(dict.fromkeys(key for row in rows for key in row)), rows)]
        case dict():
            return [found for key, value in said.items() if isinstance(value, list) for found in _tables(value, key)]  # fmt: skip
        case _:
            return []


def _batches(table: _Table) -> Iterator[list[Row]]:
    for start in range(0, len(table.rows), _BATCH):
        yield [_row(row, table.headers) for row in table.rows[start : start + _BATCH]]


def _row(row: Any, headers: Sequence[str]) -> Row:
    told = map(row.get, headers) if isinstance(row, dict) else row if isinstance(row, list) else ()
    return trimmed(tuple(map(_cell, told)))


def _cell(value: Any) -> Value:
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode() if value else None
    if isinstance(value, int) and not -_INT64 <= value < _INT64:
        return str(value)
    return None if value == "" else value
