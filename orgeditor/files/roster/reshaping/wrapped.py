"""Cells that wrap a value in what a system writes around it: objects as JSON, look-ups of SharePoint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from orgeditor.files.problems import Problem
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Value

_CALLED: Final = (
    "name",
    "displayName",
    "display_name",
    "fullName",
    "title",
    "label",
    "value",
    "text",
    "email",
    "id",
    "code",
)
"""By which of its fields an object is called, the first that it has."""
_LOOKUP: Final = re.compile(r"([^;#]+);#(?:-?\d+)(?:;#[^;#]*@[^;#]*|;#i:0[^;]*)?(?:;#|$)")
_LOOKED_AT: Final = 100
_LONGEST: Final = 10_000


def unwrapped(table: Table) -> Table:
    """Return the table with the values alone in columns whose cells are all wrapped; what was around them is told.

    Further fields of objects stand in columns of their own after the others: "job level".
    """
    for column in range(len(table.headers)):
        cells = table.columns[column]
        sample = [cell for cell in cells[:_LOOKED_AT] if cell not in (None, "")]
        if not sample or not all(isinstance(cell, str) for cell in sample):
            continue
        for take in (_objects, _lookups):
            if all(take([cell]) is not None for cell in sample) and (made := take(cells)) is not None:  # fmt: skip
                table = _with(table, column, made)
                break
    return table


def _with(table: Table, column: int, made: list[dict[str, Value]]) -> Table:
    header = table.headers[column]
    further = [name for name in dict.fromkeys(name for cell in made for name in cell) if name]
    result = table.with_cells(column, [cell.get("") for cell in made])
    for name in further:
        result = result.with_column(f"{header} {name}", [cell.get(name) for cell in made])
    told = t("The cells of “{column}” are written as a system keeps them; the values in them were read.", column=header)  # fmt: skip
    problem = Problem("cells-unwrapped", "hint", told, table.file, table.sheet, table.header_row)
    return replace(result, problems=(*result.problems, problem), reshaped=len(set(table.rows)))  # fmt: skip


def _each(cells: Sequence[Value], read: Callable[[str], dict[str, Value] | None]) -> list[dict[str, Value]] | None:  # fmt: skip
    """Return what is read out of each cell, {} of empty ones; None where one is not wrapped."""
    made: list[dict[str, Value]] = []
    for cell in cells:
        if cell is None or cell == "":
            made.append({})
            continue
        found = read(cell) if isinstance(cell, str) else None
        if found is None:
            return None
        made.append(found)
    return made


def _objects(cells: Sequence[Value]) -> list[dict[str, Value]] | None:
    return _each(cells, _object)


def _object(text: str) -> dict[str, Value] | None:
    """Return the fields of an object, what it is called under ""; of a list of objects what all are called."""
    if text.lstrip()[:1] not in ("{", "[") or len(text) > _LONGEST:
        return None
    try:
        said: Any = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None
    listed = said if isinstance(said, list) else [said]
    called = [str(_called(entry)) for entry in listed]
    made: dict[str, Value] = {"": "; ".join(name for name in called if name)}
    if isinstance(said, dict):
        own = next((name for name in _CALLED if said.get(name)), "")
        made |= {str(k): v for k, v in said.items() if k != own and isinstance(v, str | int | float) and not isinstance(v, bool)}  # fmt: skip
    return made


def _called(entry: Any) -> str | int | float:
    if isinstance(entry, dict):
        found = next((entry[name] for name in _CALLED if entry.get(name)), "")
        return found if isinstance(found, str | int | float) else ""
    return entry if isinstance(entry, str | int | float) else ""


def _lookups(cells: Sequence[Value]) -> list[dict[str, Value]] | None:
    return _each(cells, _lookup)


def _lookup(text: str) -> dict[str, Value] | None:
    """Return the values of ``Ana Paz;#12``, several as SharePoint writes them one after another."""
    names = []
    at = 0
    # One after another from the start: to look for the next one anywhere would take the square of a long cell.
    while ";#" in text and (match := _LOOKUP.match(text, at)):
        names.append(match[1].strip())
        at = match.end()
    return {"": "; ".join(names)} if names and at == len(text) else None
