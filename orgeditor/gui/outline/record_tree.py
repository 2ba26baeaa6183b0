"""What both trees of the outline share: records as lines, one selection, dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from orgeditor.drawing.colours import tinted
from orgeditor.gui import theme
from orgeditor.gui.canvas.mime import IDS, ids_content
from orgeditor.gui.labels import tip
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_ID: Final = Qt.ItemDataRole.UserRole
_DOT: Final = 9


def record_of(item: QTreeWidgetItem | None) -> str:
    """Return the id of the record that a line stands for, "" for no line."""
    return str(item.data(0, _ID)) if item else ""


class RecordTree(QTreeWidget):
    """A tree of records that shares the session's selection and is dragged from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.GRID * 4 - 2)
        self.setIconSize(QSize(_DOT, _DOT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._following = False
        self.itemSelectionChanged.connect(self._on_chosen)
        session.selected.connect(self.follow_selection)
        session.edited.connect(self._on_edited)
        session.replaced.connect(self.fill)
        session.discretion_changed.connect(self.fill)

    def fill(self) -> None:
        """Build the tree anew."""
        raise NotImplementedError

    def add_line(self, parent: QTreeWidgetItem, key: str, text: str, dot: QIcon) -> QTreeWidgetItem:
        """Add the line of a record."""
        item = QTreeWidgetItem(parent)
        item.setData(0, _ID, key)
        say(item, text)
        item.setIcon(0, dot)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, QColor(theme.palette().muted))
        return item

    def items(self) -> list[QTreeWidgetItem]:
        """Return all lines that have been made."""
        found: list[QTreeWidgetItem] = []
        waiting = [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            children = [c for i in range(item.childCount()) if (c := item.child(i))]
            found += children
            waiting += children
        return found

    def follow_selection(self) -> None:
        """Mark the lines of what is selected."""
        self._following = True
        chosen = set(self.session.selection)
        last = self.session.selection[-1] if chosen else ""
        for item in self.items():
            key = record_of(item)
            item.setSelected(key in chosen)
            if key == last:
                self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._following = False

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(Unit, Position):
            self.fill()

    def _on_chosen(self) -> None:
        if self._following:
            return
        chosen = [record_of(item) for item in self.selectedItems()]
        current = record_of(self.currentItem())
        if current in chosen:
            chosen.remove(current)
            chosen.append(current)
        self.session.select(chosen)

    @override
    def mimeTypes(self) -> list[str]:
        return [IDS]

    @override
    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        return ids_content(record_of(item) for item in items)


def say(item: QTreeWidgetItem, text: str) -> None:
    """Give a line its words."""
    item.setText(0, text)
    item.setToolTip(0, tip(text))


def dot(colour: str, *, square: bool) -> QIcon:
    """Return a spot of colour: a square for a unit, a round one for a position."""
    ratio = 3
    picture = QPixmap(_DOT * ratio, _DOT * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tinted(colour, theme.palette())))
    if square:
        painter.drawRoundedRect(picture.rect(), 2 * ratio, 2 * ratio)
    else:
        painter.drawEllipse(picture.rect().adjusted(ratio, ratio, -ratio, -ratio))
    painter.end()
    return QIcon(picture)
