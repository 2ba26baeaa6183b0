"""A roster as a file: the client's own columns where it came from one, else ours."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.files.roster.dictionary import dictionary
from orgeditor.files.roster.tables import Form, roster_tables
from orgeditor.files.sheets import Table, write_csv, write_workbook
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.organization import Organization

_MAKING = 0.5
"""The part of the work that is done before anything is written."""


def write_roster(
    org: Organization,
    path: Path,
    *,
    language: str = "en",
    form: Form | None = None,
    created: datetime | None = None,
    reached: Callable[[float], None] | None = None,
) -> None:
    """Write the positions as a roster in place of ``path``: xlsx, csv or json by its suffix.

    One row a holder: the parts of a job share are rows of the same id. Units that no
    position's row tells of have rows of their own. Headers are those of the imported
    files or, without such, ours in ``language``. ``reached`` hears 0.0 to 1.0; what it raises
    leaves ``path`` as it was. Refused for another suffix, for several tables in csv, and as
    ``roster_tables``; OSError.
    """
    form = form or Form()
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".csv", ".json"):
        raise Refused(t("A roster is written as xlsx, csv or json, not as “{suffix}”.", suffix=suffix))  # fmt: skip
    if suffix == ".csv" and (form.sheets or form.dictionary):
        raise Refused(t("A csv file holds one table. Write several sheets or a dictionary as xlsx."))  # fmt: skip

    def told(part: float) -> None:
        if reached is not None:
            reached(part)

    made = roster_tables(org, language, form, reached=lambda part: told(_MAKING * part))
    tables = [roster.table for roster in made]
    if form.dictionary:
        tables.append(dictionary(made, "zh_CN" if language.startswith("zh") else "en"))
    if suffix == ".xlsx":
        write_workbook(
            path,
            tables,
            created=created,
            reached=lambda part: told(_MAKING + (1 - _MAKING) * part),
            notice=notice(org.redaction, language),
        )
    elif suffix == ".csv":
        (table,) = tables
        rows = ([_plain(cell) for cell in row] for row in table.rows)
        write_csv(path, [column.header for column in table.columns], rows)
    else:
        several = form.sheets or form.dictionary
        said = {"tables": [{"name": table.name, **_told(table)} for table in tables]} if several else _told(tables[0])  # fmt: skip
        if left := notice(org.redaction, language):
            said = {**said, "redaction": " · ".join(left.lines)}
        disk.write(path, msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n")


def _plain(value: Value) -> Value:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _told(table: Table) -> dict[str, Any]:
    headers = [column.header for column in table.columns]
    rows: list[dict[str, Any]] = [
        {h: v for h, cell in zip(headers, row, strict=True) if (v := _plain(cell)) is not None}
        for row in table.rows
    ]
    return {"columns": headers, "rows": rows}
