"""The rows of a file in which problems are, with the rows around them; their cells are marked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from typing_extensions import override

from orgeditor.files.roster import shown_header
from orgeditor.files.sheets.addresses import indexes, letters
from orgeditor.gui import theme
from orgeditor.messages import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.problems import Problem
    from orgeditor.files.roster import FileRead, Table

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()

_AROUND: Final = 2
_MOST: Final = 100


def _rows_of(problem: Problem) -> list[int]:
    """Return the rows that a problem is about: all of a loop, the one that has an id first and the one that repeats it."""
    told = problem.message.parameters
    if problem.kind == "loop":
        return [int(row) for row in str(told["rows"]).split(", ")]
    first = [int(str(told["row"]))] if problem.kind == "duplicate-id" else []
    return [*first, problem.row]


def _line_of(table: Table, row: int, cell: str) -> int | None:
    """Return the data row that a problem is in, the one below it where it is none; None where it is in no row."""
    if not row or not table.rows:
        return None
    wanted = indexes(cell)[1] if table.turned and cell else row - 1
    if table.reshaped:
        return table.rows.index(wanted) if wanted in table.rows else None
    line = bisect_left(table.rows, wanted, 0, table.read_rows)
    return min(line, len(table.rows) - 1) if wanted > table.header_row - 1 else None


class ContextRows(QAbstractTableModel):
    """A model of some rows of a table; ``first_marked`` is the place of the first marked cell."""

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._lines: list[int] = []
        self._marked: dict[str, str] = {}
        self.first_marked = (0, 0)

    def show(self, parts: Sequence[FileRead], problems: Sequence[Problem]) -> None:
        """Show the rows of problems of one table; none where they concern no row."""
        self.beginResetModel()
        first = problems[0] if problems else None
        self._table = next(
            (f.table for f in parts if first and (f.table.file, f.table.sheet) == (first.file, first.sheet)),
            None,
        )  # fmt: skip
        self._lines, self._marked, self.first_marked = [], {}, (0, 0)
        if self._table is not None and first is not None:
            self._mark(self._table, problems[:_MOST])
        self.endResetModel()

    def _mark(self, table: Table, problems: Sequence[Problem]) -> None:
        self._marked = {p.cell: p.severity for p in problems if p.cell}
        wanted: set[int] = set()
        for problem in problems:
            around = 0 if problem.kind == "loop" else _AROUND
            for row in _rows_of(problem):
                if (line := _line_of(table, row, problem.cell)) is not None:
                    last = min(len(table.rows), line + around + 1)
                    wanted |= set(range(max(0, line - around), last))
        self._lines = sorted(wanted)
        places = (
            (row, column)
            for row, line in enumerate(self._lines)
            for column in range(len(table.headers))
            if table.cell(line, column) in self._marked
        )
        self.first_marked = next(places, (0, 0))

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.headers)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self._table is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return " ".join(shown_header(self._table.headers[section]).split())
        row = self._table.rows[self._lines[section]]
        return letters(row) if self._table.turned else str(row + 1)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._table is None:
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            value = self._table.columns[index.column()][line]
            return "" if value is None else seen(" ".join(str(value).split())[:200])
        severity = self._marked.get(self._table.cell(line, index.column()))
        if severity is None:
            return None
        ink = theme.severity_colour(severity)
        if role == Qt.ItemDataRole.BackgroundRole:
            ink.setAlpha(50)
            return QBrush(ink)
        return theme.icon(severity, ink.name()) if role == Qt.ItemDataRole.DecorationRole else None
