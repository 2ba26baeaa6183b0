"""Comments on cells: written in a note over the grid, and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui.labels import label
from orgeditor.messages import t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.gui.matrix.grid import Grid

_NOTE: Final = (230, 96)
_LIST: Final = (620, 380)
_PLACE: Final = Qt.ItemDataRole.UserRole


class Comments:
    """The notes of one grid."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.note: Note | None = None

    def edit_current(self) -> None:
        """Open the note of the current cell."""
        grid = self._grid
        index = grid.currentIndex()
        if not index.isValid():
            return
        grid.scrollTo(index)
        at = index.row(), index.column()
        cell = grid.grid_model.cell(index)
        before = cell.comment if cell else ""

        def take(text: str) -> None:
            self.note = None
            if text != before:
                grid.commands.comment(at, text)

        self.note = Note(grid.viewport(), self._beside(grid.visualRect(index)), before, take)
        self.note.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beside(self, cell: QRect) -> QRect:
        """Return a place at the right of a cell, or at its left where there is no room."""
        wide, high = _NOTE
        room = self._grid.viewport().rect()
        left = cell.right() + 4
        if left + wide > room.right():
            left = max(cell.left() - wide - 4, 0)
        top = max(0, min(cell.top(), room.bottom() - high))
        return QRect(QPoint(left, top), QPoint(left + wide, top + high))


class Note(QPlainTextEdit):
    """A note over the grid. Leaving it or Ctrl+Enter keeps what is written; Escape does not."""

    def __init__(self, over: QWidget, room: QRect, text: str, take: Callable[[str], None]) -> None:
        super().__init__(over)
        self._take = take
        self._before = text
        self._done = False
        self.setObjectName("cell-note")
        self.setAccessibleName(str(t("Comment")))
        self.setPlaceholderText(str(t("Comment; Ctrl+Enter keeps it, Esc does not")))
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setGeometry(room)

    def finish(self, *, keep: bool) -> None:
        """Close the note; ``keep``: with what stands in it."""
        if self._done:
            return
        self._done = True
        text = self.toPlainText().strip() if keep else self._before
        over = self.parentWidget()
        parent = over.parentWidget() if over else None
        if self.hasFocus() and parent:
            # Before it is hidden: the table takes a focus that is lost for a Tab.
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        self._take(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish(keep=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(keep=True)


class CommentList(QDialog):
    """All comments of a matrix. What is chosen when it closes is ``place``: activity and party."""

    def __init__(self, view: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: tuple[str, str] | None = None
        self.setWindowTitle(str(t("Comments")))
        self.resize(*_LIST)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([str(t("Activity")), str(t("Column")), str(t("Comment"))])
        self.list.setAccessibleName(self.windowTitle())
        for row in view.rows:
            for column in view.columns:
                cell = row.cells.get(column.party.id)
                if cell and cell.comment:
                    name = f"{row.number} {name_of(row.activity)}"
                    item = QTreeWidgetItem([name, name_of(column.party), cell.comment])
                    item.setData(0, _PLACE, (row.activity.id, column.party.id))
                    self.list.addTopLevelItem(item)
        for column_number in (0, 1):
            self.list.resizeColumnToContents(column_number)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        if not self.list.topLevelItemCount():
            layout.addWidget(label(t("No cell has a comment. Shift+F2 writes one."), quiet=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        go = buttons.addButton(str(t("Go there")), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setEnabled(self.list.topLevelItemCount() > 0)
        go.clicked.connect(self._go)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.list.itemActivated.connect(lambda *_: self._go())
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.place = item.data(0, _PLACE)
            self.accept()
