"""The undo history by name: a click goes back, or forward again, to that point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.gui.session import Session


class UndoList(QListWidget):
    """What was done, the beginning first; what was undone is greyed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("undo-list")
        self.setAccessibleName(str(t("History")))
        self.itemClicked.connect(lambda item: self.go_to(self.row(item)))
        self.itemActivated.connect(lambda item: self.go_to(self.row(item)))
        session.edited.connect(self.fill)
        session.replaced.connect(self.fill)
        session.scenarios_changed.connect(self.fill)
        session.discretion_changed.connect(self.fill)
        self.fill()

    def fill(self, _edit: object = None) -> None:
        """List the history anew."""
        history = self._session.document.history
        self.clear()
        self.addItem(str(t("As opened")))
        for place, edit in enumerate(history.edits):
            item = QListWidgetItem(str(self._session.told(edit)), self)
            if place >= history.done:
                item.setForeground(QBrush(self.palette().placeholderText()))
        self.setCurrentRow(history.done)

    def go_to(self, done: int) -> None:
        """Undo or do again until ``done`` edits stand."""
        history = self._session.document.history
        while history.done > done:
            self._session.undo()
        while history.done < done:
            self._session.redo()
