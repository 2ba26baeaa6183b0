"""All data rows of all files in one order, with their fields as texts, and the problems found in them."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from orgeditor.files.problems import Problem, Severity
from orgeditor.files.roster.cells import (
    texts,
)
from orgeditor.files.roster.columns import COLUMNS, LEVELS
from orgeditor.files.roster.dates import read_dates
from orgeditor.files.roster.figures import read_numbers
from orgeditor.files.roster.hierarchy.tree import WAYS, Hierarchy
from orgeditor.files.roster.mapping import ColumnMap
from orgeditor.files.roster.table import Table
from orgeditor.files.roster.words import FALSE, TRUE, fold
from orgeditor.files.sheets.text import clean
from orgeditor.messages import Message, t
from orgeditor.model.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from orgeditor.files.roster.reading import FileRead
    from orgeditor.files.sheets.workbook import Value
    from orgeditor.model.records import CustomValue

T = TypeVar("T")

PAUSE: Final = 4_096
"""Rows after which it is heard whether the work is to stop."""
_PERSON: Final = frozenset({"id", "person_id", "name", "first_name", "last_name", "email", "login"})
_SMALL: Final = frozenset({"fte", "share", "headcount"})
"""Figures that seldom run into thousands."""
_UNIT: Final = frozenset(
    {"unit", "unit_zh", "unit_id", "unit_path", "parent_unit", "cost_centre", *LEVELS}
)


class Part(msgspec.Struct, frozen=True):
    """One file's share of the rows: its table, its mapping, and its first row's index in all rows.

    ``hierarchy`` is there where neither managers nor parents say who is above whom;
    ``looked_up`` for a table that only says more about what others name.
    """

    table: Table
    mapping: ColumnMap
    start: int
    hierarchy: Hierarchy | None = None
    looked_up: bool = False


def _storable(value: Value) -> CustomValue:
    """Return a cell as a record keeps it: what is no number that a document holds (1e400) as its text."""
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value if isinstance(value, str | int | float) else clean(value)


class Rows:
    """The data rows of all files.

    ``texts[field][i]`` is the cleaned text of row i, "" where its file has no such
    column; ``numbers`` and ``dates`` hold what was read from cells of those kinds,
    None where nothing. ``custom[i]`` are the cells that no field takes, as the file has
    them. The lists are as long as there are rows; an edge list adds rows at the end.
    """

    def __init__(self, files: Sequence[FileRead], heard: Callable[[], None] | None = None) -> None:
        self.parts: list[Part] = []
        self.problems: list[Problem] = []
        self.joined: dict[int, int] = {}
        """Rows of an edge list that are about the same report as an earlier row."""
        self.repeats: dict[int, int] = {}
        """Rows that say the same as an earlier one in all columns: the same person is in both."""
        self._heard = heard
        self.past: set[int] = set()
        """Rows that are history: neither seat nor unit comes of them."""
        self.count = 0
        self.date_orders: dict[int, bool | None] = {}
        """By a file's first row whether its dates begin with the day, None where no column says so."""
        for read in files:
            self.parts.append(
                Part(read.table, read.mapping, self.count, read.hierarchy, read.looked_up)
            )
            self.problems += read.table.problems
            self.count += len(read.table.rows)
        self.custom: list[dict[str, CustomValue]] = [{} for _ in range(self.count)]
        self.present = {name for part in self.parts for name in part.mapping.fields}
        self.texts: dict[str, list[str]] = {}
        self.numbers: dict[str, list[float | None]] = {}
        self.dates: dict[str, list[str]] = {}
        for name in sorted(self.present):
            self.pause(0)
            self._read(name)
        for part in self.parts:
            self._keep_custom(part)
            if part.hierarchy:
                self._tell_hierarchy(part, part.hierarchy)

    def pause(self, i: int) -> None:
        """Every few thousand rows hear whether the work is to stop; raises Cancelled where it is."""
        if self._heard is not None and not i % PAUSE:
            self._heard()

    def paced(self, values: Iterable[T]) -> Iterator[T]:
        """Yield the values, and between some thousands of them hear whether the work is to stop."""
        for n, value in enumerate(values):
            self.pause(n)
            yield value

    def column(self, name: str) -> list[str]:
        """Return the texts of a field, all "" where no file has it."""
        return self.texts.get(name) or [""] * self.count

    def part(self, i: int) -> Part:
        """Return the file's part that row i belongs to."""
        return next(part for part in reversed(self.parts) if part.start <= i)

    def line(self, i: int) -> int:
        """Return the file's row of row i as the user sees it, 0 for one that no file has."""
        part = self.part(i)
        at = i - part.start
        return part.table.rows[at] + 1 if at < len(part.table.rows) else 0

    def header(self, i: int, name: str) -> str:
        """Return the header under which row i has a field, "" where its file has not."""
        part = self.part(i)
        column = part.mapping.fields.get(name)
        return "" if column is None else part.table.headers[column]

    def keep(self, i: int, name: str) -> None:
        """Keep the cell of a field as the file has it, among the row's custom fields."""
        value = self._cell(i, name)
        if value is not None and value != "":
            self.custom[i][self.header(i, name)] = _storable(value)

    def _cell(self, i: int, name: str) -> Value:
        """Return the cell of a field as the file has it, None where there is none."""
        part = self.part(i)
        column = part.mapping.fields.get(name)
        if column is None or i - part.start >= len(part.table.rows):
            return None
        return part.table.columns[column][i - part.start]

    def only_a_unit(self, i: int) -> bool:
        """Whether row i describes a unit and no seat in it."""
        if not self.present & _UNIT:
            return False
        part = self.part(i)
        fields = part.mapping.fields.keys()
        if fields <= _UNIT:
            return True
        blank = all(self._cell(i, name) in (None, "") for name in fields - _UNIT)
        return blank and not self.custom[i] and any(self.texts[n][i] for n in fields & _UNIT)

    def add(self, values: dict[str, str]) -> int:
        """Add a row that no file has, with texts for some fields; return its index."""
        for name, column in self.texts.items():
            column.append(values.get(name, ""))
        for numbers in self.numbers.values():
            numbers.append(None)
        for dates in self.dates.values():
            dates.append("")
        self.custom.append({})
        self.count += 1
        return self.count - 1

    def tell(
        self,
        kind: str,
        severity: Severity,
        message: Message,
        i: int,
        name: str = "",
        value: str | None = None,
        suggestion: Message | None = None,
    ) -> None:
        """Add a problem found in row i, in the cell of a field where one is named."""
        part = self.part(i)
        cell = ""
        row = self.line(i)
        if row and name in part.mapping.fields:
            cell = part.table.cell(i - part.start, part.mapping.fields[name])
        if value is None:
            value = clean(self._cell(i, name))
        self.problems.append(
            Problem(
                kind, severity, message, part.table.file, part.table.sheet, row, cell, value, suggestion
            )
        )  # fmt: skip

    def _tell_hierarchy(self, part: Part, hierarchy: Hierarchy) -> None:
        how = WAYS[hierarchy.way]
        table = part.table
        told = t("Who is above whom was read from {column}: {way}.", column=hierarchy.header, way=how) if hierarchy.header else t("Who is above whom was read from {way}.", way=how)  # fmt: skip
        self.problems.append(Problem("hierarchy-guessed", "hint", told, table.file, table.sheet))
        for i in hierarchy.tree.unsure:
            told = t("The place of this row in the hierarchy is not plain; the nearest row above was taken.")  # fmt: skip
            self.tell("unsure-place", "warning", told, part.start + i, value=hierarchy.header)
        for name in hierarchy.tree.added:
            told = t("“{name}” has no row of its own and was added.", name=name)
            self.problems.append(Problem("manager-added", "hint", told, table.file, table.sheet, value=name))  # fmt: skip

    def _read(self, name: str) -> None:
        kind = COLUMNS[name].kind
        if kind in (Kind.NUMBER, Kind.MONEY):
            self.numbers[name] = [None] * self.count
        elif kind is Kind.DATE:
            self.dates[name] = [""] * self.count
        else:
            self.texts[name] = [""] * self.count
        for part in self.parts:
            column = part.mapping.fields.get(name)
            if column is None:
                continue
            cells = part.table.columns[column]
            if kind in (Kind.NUMBER, Kind.MONEY):
                read_numbers(self, name, part, cells)
            elif kind is Kind.DATE:
                read_dates(self, name, part, cells)
            else:
                self.texts[name][part.start : part.start + len(cells)] = texts(cells)
                if kind is Kind.FLAG:
                    self._read_flags(name, part)
                elif kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.HOLDERS):
                    self._keep_raw(name, part, cells)

    def _read_flags(self, name: str, part: Part) -> None:
        read = self.texts[name]
        for i in range(part.start, part.start + len(part.table.rows)):
            flat = fold(read[i]) if read[i] else ""
            if flat not in TRUE and flat not in FALSE:
                self.keep(i, name)
                self.tell("unknown-word", "warning", t("This is neither yes nor no; it was kept as text."), i, name)  # fmt: skip
            read[i] = "yes" if flat in TRUE else ""

    def _keep_raw(self, name: str, part: Part, cells: Sequence[Value]) -> None:
        """Keep what cleaning changed, so that it goes out again as it came in."""
        read = self.texts[name][part.start : part.start + len(cells)]
        if read == cells:
            return
        for i, (cell, text) in enumerate(zip(cells, read, strict=True), part.start):
            if cell is not text and type(cell) is str and cell != text and cell.strip() != text:
                self.keep(i, name)

    def _keep_custom(self, part: Part) -> None:
        taken = set(part.mapping.fields.values())
        customs = self.custom[part.start : part.start + len(part.table.rows)]
        for column, header in enumerate(part.table.headers):
            if column in taken:
                continue
            for custom, value in zip(customs, part.table.columns[column], strict=True):
                if value is None or value == "":
                    continue
                custom[header] = value if type(value) is str else _storable(value)
