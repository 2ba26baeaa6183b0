"""A matrix as a Qt table: rows are activities, columns parties, a cell its letters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from orgeditor.gui.labels import tip
from orgeditor.gui.matrix.filters import EVERYTHING, Filter, shown
from orgeditor.messages import seen, verbatim
from orgeditor.model.fields import name_of
from orgeditor.model.records import Activity, Record, Responsibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.marks import Mark
    from orgeditor.analysis.matrix import ActivityRow, MatrixView

Index = QModelIndex | QPersistentModelIndex

CELL: Final = Qt.ItemDataRole.UserRole
"""The responsibility of a cell, None where it is empty."""
_NOWHERE: Final = QModelIndex()


class GridModel(QAbstractTableModel):
    """What the grid shows of a matrix: the rows that are neither folded away nor filtered out.

    ``marks`` holds what rows and columns break, by the id of the activity or party.
    """

    def __init__(self, view: MatrixView) -> None:
        super().__init__()
        self.folded: set[str] = set()
        self.filter: Filter = EVERYTHING
        self._judged: dict[str, tuple[ActivityRow, list[Mark]]] = {}
        self._take(view, _shape(view))

    def renew(self, view: MatrixView) -> bool:
        """Show the letters that stand now; False where other rows or columns stand, or names."""
        if self._shape != (shape := _shape(view)):
            return False
        before = self._ids()
        kept = self.view
        self._take(view, shape)
        if before != self._ids():
            self._take(kept, shape)
            return False
        self._tell_changed(kept)
        return True

    def show(self, view: MatrixView) -> None:
        """Show a matrix, whatever stood here before."""
        self.beginResetModel()
        self._judged.clear()
        self._take(view, _shape(view))
        self.endResetModel()

    def restrict(self, chosen: Filter) -> None:
        """Show only the rows that a filter lets through."""
        self.beginResetModel()
        self.filter = chosen
        self._take(self.view, self._shape)
        self.endResetModel()

    def fold(self, groups: Iterable[str], folded: bool) -> None:
        """Fold groups or unfold them."""
        self.beginResetModel()
        self.folded = self.folded | set(groups) if folded else self.folded - set(groups)
        self._take(self.view, self._shape)
        self.endResetModel()

    def row_of(self, activity: str) -> int:
        """Return where an activity stands, -1 where it is not shown."""
        return self._row_of.get(activity, -1)

    def column_of(self, party: str) -> int:
        """Return where a party stands, -1 where it has no column."""
        return self._column_of.get(party, -1)

    def row(self, index: int) -> ActivityRow:
        """Return a row that is shown."""
        return self.rows[index]

    def party(self, column: int) -> Record:
        """Return the party of a column."""
        return self.view.columns[column].party

    def cell(self, index: Index) -> Responsibility | None:
        """Return what fills a cell."""
        return self.rows[index.row()].cells.get(self.party(index.column()).id)

    def totals(self, row: ActivityRow) -> Counter[str]:
        """Return how often each letter stands in a row; for a group in all below it."""
        if not row.is_group:
            return self.view.row_totals(row)
        return sum((self.view.row_totals(r) for r in self._within(row)), Counter[str]())

    def _within(self, group: ActivityRow) -> list[ActivityRow]:
        rows = self.view.rows
        start = self._place[group.activity.id]
        end = start + 1
        while end < len(rows) and rows[end].level > group.level:
            end += 1
        return list(rows[start:end])

    def _take(self, view: MatrixView, shape: object) -> None:
        self.view = view
        self._shape = shape
        self.marks: dict[str, list[Mark]] = view.column_marks()
        for row in view.rows:
            judged = self._judged.get(row.activity.id)
            if judged is None or judged[0] is not row:
                judged = self._judged[row.activity.id] = (row, view.row_marks(row))
            if judged[1]:
                self.marks[row.activity.id] = judged[1]
        self.rows = shown(view, self.marks, self.folded, self.filter)
        self._place = {row.activity.id: n for n, row in enumerate(view.rows)}
        self._row_of = {row.activity.id: n for n, row in enumerate(self.rows)}
        self._column_of = {c.party.id: n for n, c in enumerate(view.columns)}

    def _ids(self) -> list[str]:
        return [row.activity.id for row in self.rows]

    def _tell_changed(self, before: MatrixView) -> None:
        """Have those rows painted anew that are not as before."""
        standing = {row.activity.id: row for row in before.rows}
        last = len(self.view.columns) - 1
        for n, row in enumerate(self.rows):
            if row is not standing[row.activity.id] and last >= 0:
                self.dataChanged.emit(self.index(n, 0), self.index(n, last))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.view.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return "/".join(cell.codes) if cell else ""
        if role == Qt.ItemDataRole.ToolTipRole and cell:
            return self._cell_tip(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, party = self.row(index.row()).activity, self.party(index.column())
            letters = "/".join(cell.codes) if cell else "–"
            return seen(f"{name_of(row)}, {name_of(party)}: {letters}")
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        record: Record
        if orientation == Qt.Orientation.Horizontal:
            record = self.party(section)
        else:
            record = self.row(section).activity
        if role == Qt.ItemDataRole.DisplayRole:
            return seen(name_of(record))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._header_tip(record)
        return None

    def _cell_tip(self, cell: Responsibility) -> str:
        codes = [code for letter in cell.codes if (code := self.view.code_set.code(letter))]
        lines = [f"{code.letter}  {code.name} – {code.meaning}" for code in codes]
        return tip("\n".join([*lines, cell.comment]).strip()).replace("\n", "<br>")

    def _header_tip(self, record: Record) -> str:
        from orgeditor.gui.matrix.rules_told import told

        other = getattr(record, "name_zh", "") or getattr(record, "title_zh", "")
        lines = [name_of(record)]
        if other and other != lines[0]:
            lines.append(other)
        lines += [str(told(mark)) for mark in self.marks.get(record.id, ())]
        if isinstance(record, Activity) and record.notes:
            lines.append(str(verbatim(record.notes)))
        return tip("\n".join(lines)).replace("\n", "<br>")


def _shape(view: MatrixView) -> tuple[object, ...]:
    return (
        view.matrix.id,
        [(row.activity, row.level, row.is_group) for row in view.rows],
        [(column.party, column.band) for column in view.columns],
    )
