"""A list under a line edit, walked with the arrows while the line keeps the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)
from typing_extensions import override

from orgeditor.gui import theme

VALUE: Final = Qt.ItemDataRole.UserRole
_ASIDE: Final = Qt.ItemDataRole.UserRole + 1
_WIDTH: Final = 460


class OfferedList(QListWidget):
    """Lines with an icon, words, and something said aside on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_WithAside(self))
        self.setIconSize(QSize(theme.ICON, theme.ICON))

    def offer(self, words: str, value: object, icon: str, aside: str) -> None:
        """Add a line."""
        item = QListWidgetItem(theme.icon(icon), words, self)
        item.setData(VALUE, value)
        item.setData(_ASIDE, aside)
        item.setSizeHint(QSize(0, theme.ROW + 1))

    def walk(self, key: int) -> bool:
        """Go to the next or the previous line where an arrow key asks for it."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))
        return bool(step)


class _WithAside(QStyledItemDelegate):
    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(theme.palette().muted))
        place = option.rect.adjusted(0, 0, -theme.GRID * 3, 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, where, index.data(_ASIDE) or "")
        painter.restore()


class Suggestions(QFrame):
    """What a line finds, below it; ``chosen`` carries the value of the line taken."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window(), Qt.WindowType.ToolTip)
        self.setObjectName("suggestions")
        self._line = line
        self.list = OfferedList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID,) * 4)
        layout.addWidget(self.list)
        self.list.itemClicked.connect(self._choose)
        line.installEventFilter(self)

    def offer(self, entries: list[tuple[str, object, str, str]]) -> None:
        """Show entries of (words, value, icon, aside); none hides the list."""
        self.list.clear()
        for entry in entries:
            self.list.offer(*entry)
        self.list.setCurrentRow(0)
        if not entries:
            self.hide()
            return
        width = max(self._line.width(), _WIDTH)
        corner = self._line.mapToGlobal(QPoint(self._line.width() - width, self._line.height() + 2))
        height = len(entries) * (theme.ROW + 1) + theme.GRID * 3
        self.setGeometry(corner.x(), corner.y(), width, height)
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self.list.walk(event.key()):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item and self.isVisible():
                self._choose(item)
        elif event.key() == Qt.Key.Key_Escape and self.isVisible():
            self.hide()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(VALUE))
