"""What is told about a sheet whatever it is read for: problems with their cells."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.sheets.addresses import address
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.files.sheets.scan import Scan
    from orgeditor.files.sheets.strays import Stray

_ONE_BY_ONE: Final = 200
"""Problems of one kind and sheet that are told each; the rest are told as a number."""


def of_scan(file: str, sheet: str, scan: Scan) -> Iterator[Problem]:
    """Yield what a pass over a worksheet's XML has found."""
    if scan.hidden_rows:
        yield Problem(
            "hidden-rows",
            "hint",
            tn(
                "{n} row of the sheet is hidden; it is read like the others.",
                "{n} rows of the sheet are hidden; they are read like the others.",
                len(scan.hidden_rows),
            ),
            file,
            sheet,
            min(scan.hidden_rows) + 1,
        )
    yield from _told(_formulas(file, sheet, scan), len(scan.formulas_without_value))
    yield from _told(_errors(file, sheet, scan), sum(map(len, scan.errors.values())))


def of_strays(file: str, sheet: str, strays: list[Stray], scan: Scan) -> Iterator[Problem]:
    """Yield the cells far outside the table."""
    for row, column, value in strays:
        cell = address(row, column)
        yield Problem(
            "stray-cell",
            "warning",
            t("{cell} lies far outside the table and is left out.", cell=cell),
            file,
            sheet,
            row + 1,
            cell,
            scan.errors.get(row, {}).get(column) or str(value),
            t("Move it next to the table if it belongs there."),
        )


def encoding_guessed(file: str, encoding: str) -> Problem:
    """Return the note that a text file's encoding is a guess."""
    return Problem(
        "encoding-guessed",
        "hint",
        t("The file does not say how its characters are encoded; {name} fits best.", name=encoding),
        file,
        value=encoding,
        suggestion=t("Choose another encoding where names look wrong."),
    )


def of_text(
    file: str, encoding: str, broken: list[tuple[int, int, str]], unclosed: list[int]
) -> Iterator[Problem]:
    """Yield the cells of a text file that are not in its encoding, and rows cut wrongly."""
    yield from _told(_broken(file, encoding, broken), len(broken))
    for row in unclosed:
        message = t("A quotation mark in row {row} is never closed.", row=row + 1)
        suggestion = t("Look whether the row's cells are cut where they should be.")
        yield Problem(
            "unclosed-quote", "warning", message, file, row=row + 1, suggestion=suggestion
        )


def _told(problems: Iterator[Problem], n: int) -> Iterator[Problem]:
    """Yield the first of ``n`` problems of one kind, and the others as one."""
    yield from islice(problems, _ONE_BY_ONE)
    first = next(problems, None)
    if first:
        rest = n - _ONE_BY_ONE
        message = tn("The same in {n} more cell.", "The same in {n} more cells.", rest)
        yield msgspec.structs.replace(first, message=message)


def _formulas(file: str, sheet: str, scan: Scan) -> Iterator[Problem]:
    for row, column in scan.formulas_without_value:
        cell = address(row, column)
        message = t("The formula in {cell} has no stored value.", cell=cell)
        suggestion = t("Open the file in Excel and save it, so that formulas are calculated.")
        yield Problem(
            "formula-without-value", "warning", message, file, sheet, row + 1, cell, "", suggestion
        )


def _errors(file: str, sheet: str, scan: Scan) -> Iterator[Problem]:
    for row, errors in scan.errors.items():
        for column, value in errors.items():
            cell = address(row, column)
            message = t("{cell} shows the error {value}.", cell=cell, value=value)
            yield Problem("cell-error", "warning", message, file, sheet, row + 1, cell, value)


def _broken(file: str, encoding: str, cells: list[tuple[int, int, str]]) -> Iterator[Problem]:
    for row, column, value in cells:
        cell = address(row, column)
        message = t(
            "{cell} has characters that {encoding} does not know.", cell=cell, encoding=encoding
        )
        suggestion = t("Choose another encoding where names look wrong.")
        yield Problem(
            "bad-character", "warning", message, file, "", row + 1, cell, value, suggestion
        )
