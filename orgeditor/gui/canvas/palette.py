"""The palette of new things: a unit, a position, and the roles, to be dragged onto the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QBrush, QDrag
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import NEW, new_content
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_WHAT = Qt.ItemDataRole.UserRole
_ROW = QSize(0, theme.ROW)


class NewItems(QListWidget):
    """A list to drag from; it follows the roles of the document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("new-items")
        self.setAccessibleName(str(t("New items to drag onto the chart")))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.fill()
        session.edited.connect(self._on_edited)
        session.replaced.connect(self.fill)

    def fill(self) -> None:
        """List a unit, a position, and the roles in their order."""
        self.clear()
        self._add(str(t("Unit")), "unit", "unit")
        self._add(str(t("Position")), "position", "position")
        org = self._session.organization
        roles = org.in_order(org.of(Role))
        if roles:
            self._head(str(t("Roles")))
        for key in roles:
            self._add(name_of(org[key]), f"role:{key}", "role")

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(Role):
            self.fill()

    def _add(self, words: str, what: str, icon: str) -> None:
        item = QListWidgetItem(theme.icon(icon), words, self)
        item.setData(_WHAT, what)
        item.setSizeHint(_ROW)
        item.setToolTip(str(t("Drag it onto the chart")))

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QBrush(self.palette().placeholderText()))
        item.setSizeHint(_ROW)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        if not (items := self.selectedItems()):
            return
        # Qt's own picture of a row is as wide as the list and opaque, and hides the chart.
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(items))
        drag.setPixmap(items[0].icon().pixmap(QSize(theme.ICON, theme.ICON)))
        drag.setHotSpot(QPoint(-theme.GRID, -theme.GRID))
        drag.exec(Qt.DropAction.CopyAction)

    @override
    def mimeTypes(self) -> list[str]:
        return [NEW]

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return new_content(items[0].data(_WHAT))
