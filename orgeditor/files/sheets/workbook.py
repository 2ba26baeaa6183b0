"""What any spreadsheet becomes: sheets of plain values that know their own addresses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.messages import t

Value = str | int | float | bool | datetime | None
"""A cell: dates are naive datetimes, whole numbers are int, an empty cell is None."""

Row = tuple[Value, ...]
Container = Literal["xlsx", "xls", "xlsb", "ods", "csv", "clipboard", "drawio", "json"]


def trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row without the empty cells at its end."""
    width = len(row)
    while width and row[width - 1] is None:
        width -= 1
    return row if width == len(row) else row[:width]


class Range(msgspec.Struct, frozen=True):
    """A rectangle of cells: indexes from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(msgspec.Struct, frozen=True):
    """One sheet. ``rows[r][c]`` is the cell in the file's row r + 1, column c + 1 (A = 0).

    Rows are ragged: each ends with its last filled cell, and rows after the last
    filled one are not there. Hidden and grouped rows, indents, formats and formulas without value
    are known for xlsx only; merged ranges for xlsx, xls and ods.
    """

    name: str
    rows: list[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Row indexes, from 0."""
    merged: tuple[Range, ...] = ()
    formulas_without_value: frozenset[tuple[int, int]] = frozenset()
    """Row and column indexes of cells whose formula has never been calculated."""
    indents: dict[tuple[int, int], int] = {}
    """Indent level of text cells that have one, by row and column index."""
    formats: dict[int, str] = {}
    """By column index the number format that most of its formatted numbers show."""

    outlines: dict[int, int] = {}
    """How deep a row is grouped, by row index, where it is."""

    comments: dict[tuple[int, int], str] = {}
    """Comments on cells, by row and column index; of xlsx and ods only."""

    fills: dict[tuple[int, int], str] = {}
    """What cells are filled with, by row and column index: a colour's name, the same for the same
    colour, of small sheets of xlsx only. White is none."""

    turned: bool = False
    """Whether rows and columns of the file have changed places, in all that is said above."""

    def value(self, row: int, column: int) -> Value:
        """Return the cell at row and column index, None outside the filled part."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    @property
    def width(self) -> int:
        """The number of columns up to the last filled one."""
        return max(map(len, self.rows), default=0)


class Workbook(msgspec.Struct, frozen=True):
    """A file's sheets, in the file's order, and what was told while reading them.

    ``encoding`` and ``delimiter`` are those used for text files, "" for the others.
    """

    file: str
    container: Container
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[Problem, ...] = ()

    @property
    def called(self) -> str:
        """The file's name as it is told to people: what was copied has none."""
        return self.file or str(t("The clipboard"))
