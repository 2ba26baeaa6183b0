"""What writing into a client's workbook would do, as a tree: sheets' parts, and in each the cells or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from orgeditor.files.roster import AddedRow, CellChange, RowLeft, Told, told
from orgeditor.files.sheets import clean
from orgeditor.gui.labels import tip
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from orgeditor.files.roster import Return

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
_COLUMNS: Final = (t("Whom it is about"), t("Place"), t("Column"), t("In the workbook"), t("To stand there"))  # fmt: skip


class ReturnTree(QAbstractItemModel):
    """A model of two levels over ``parts``; an index's internal id is 0 for a part, else its number + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts: list[Told] = []

    def show(self, plan: Return) -> None:
        """Hold what another plan would do."""
        self.beginResetModel()
        self.parts = told(plan)
        self.endResetModel()

    @override
    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, 0)

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        if not parent.isValid():
            return len(self.parts)
        return 0 if parent.internalId() or parent.column() else len(self.parts[parent.row()].about)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return len(_COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return str(_COLUMNS[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if not index.internalId():
            part = self.parts[index.row()]
            said = f"{part.sheet}: {part.sentence}" if part.sheet else str(part.sentence)
            text = said if index.column() == 0 else ""
        else:
            part = self.parts[int(index.internalId()) - 1]
            text = _said(part.about[index.row()])[index.column()]
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else seen(text)


def _said(one: CellChange | AddedRow | RowLeft | str) -> tuple[str, str, str, str, str]:
    """Return what stands in the columns of the tree for one cell, row or name."""
    if isinstance(one, CellChange):
        return one.subject, one.cell, one.header, clean(one.before), clean(one.after)
    if isinstance(one, AddedRow):
        values = " · ".join(filter(None, (clean(one.cells[column]) for column in sorted(one.cells))))  # fmt: skip
        return one.subject, str(t("row {row}", row=one.row + 1)), "", "", values
    if isinstance(one, RowLeft):
        return one.subject, str(t("row {row}", row=one.row + 1)), "", "", ""
    return one, "", "", "", ""
