"""Formulas that a column goes on with in rows added below it, as filling down would."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from orgeditor.files.sheets.addresses import address

if TYPE_CHECKING:
    from orgeditor.files.sheets.sheet_xml import SheetXml

_SHARED: Final = re.compile(rb"\bt=[\"']shared[\"']")
_GROUP: Final = re.compile(rb"\bsi=[\"'](\d+)[\"']")


def filled_down(sheet: SheetXml, row: int, first: int, rows: int) -> list[dict[int, str]]:
    """Return by column the formulas for ``rows`` rows from ``first`` on, as filling down from ``row`` would.

    A column goes on with the formula of ``row`` where that is the one above it, moved by a
    row; so one that somebody typed over is not spread.
    """
    made: list[dict[int, str]] = [{} for _ in range(rows)]
    shared = _shared(sheet)
    for column in sheet.cells(row):
        own = _formula(sheet, row, column, shared)
        above = _formula(sheet, row - 1, column, shared)
        if not own or not above:
            continue
        place = address(row, column)
        if _moved(above, address(row - 1, column), place) == own:
            for n in range(rows):
                made[n][column] = _moved(own, place, address(first + n, column))
    return made


def _shared(sheet: SheetXml) -> dict[bytes, tuple[str, str]]:
    """Return the shared formulas of a sheet by their group: where each stands, and its text."""
    found = {}
    for cell, attributes, text in sheet.formulas():
        group = _GROUP.search(attributes)
        if _SHARED.search(attributes) and group and text:
            found[group[1]] = (cell, unescape(text.decode()))
    return found


def _moved(formula: str, origin: str, place: str) -> str:
    """Return a formula as filling moves it from one cell to another; it has no sign before it."""
    from openpyxl.formula.translate import Translator

    return str(Translator(f"={formula}", origin).translate_formula(place))[1:]


def _formula(sheet: SheetXml, row: int, column: int, shared: dict[bytes, tuple[str, str]]) -> str:
    """Return the formula of a cell without its sign, "" for none or one that fills several cells."""
    found = sheet.formula(row, column)
    if found is None:
        return ""
    attributes, text = found
    group = _GROUP.search(attributes)
    if _SHARED.search(attributes) and group:
        origin, first = shared.get(group[1], ("", ""))
        if not first:
            return ""
        return _moved(first, origin, address(row, column))
    return "" if b" t=" in attributes else unescape(text.decode())
