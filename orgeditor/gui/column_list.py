"""Which columns are handed over, and in which order: ticked and dragged, for this once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from orgeditor.messages import Message

_ID: Final = Qt.ItemDataRole.UserRole
_HIGH: Final = 170


class ColumnList(QWidget):
    """A list of columns, each with a key and what it is called; ``usual`` names their own order.

    ``changed`` follows a tick, a drag, or Alt with an arrow key.
    """

    changed = Signal()

    def __init__(
        self, columns: Sequence[tuple[str, str]], usual: Message, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._whole = [key for key, _ in columns]
        self.list = _Dragged(self)
        self.list.setAccessibleName(str(t("Columns")))
        self.list.setMinimumHeight(_HIGH)
        for key, words in columns:
            item = QListWidgetItem(seen(words), self.list)
            item.setData(_ID, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for told, command in (
            (t("All"), lambda: self._tick(True)),
            (t("None"), lambda: self._tick(False)),
            (t("By name"), self._by_name),
            (usual, self._as_they_were),
        ):
            button = QPushButton(str(told))
            button.setProperty("link", "true")
            button.clicked.connect(command)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_: self.changed.emit())

    def show_rows(self, most: int) -> None:
        """Be as high as the list is, up to a number of rows: what it stands in scrolls, not itself."""
        rows = min(self.list.count(), most)
        edge = 2 * self.list.frameWidth()
        self.list.setMinimumHeight(rows * max(self.list.sizeHintForRow(0), 1) + edge)

    def choose(self, keys: Sequence[str]) -> None:
        """Tick those of some keys alone, in their order, before all others; keys that are not there are left out."""
        places = {key.casefold(): place for place, key in enumerate(keys)}
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            on = item.data(_ID).casefold() in places
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._order(key=lambda item: places.get(item.data(_ID).casefold(), len(places)))

    def show_all(self) -> None:
        """Tick all, in their own order."""
        self._tick(True)
        self._as_they_were()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are ticked, in order; () for all of them as they are."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [i.data(_ID) for i in items if i.checkState() == Qt.CheckState.Checked]
        return () if ticked == self._whole else tuple(ticked)

    @property
    def nothing(self) -> bool:
        """Whether none is ticked."""
        return (
            not self.chosen
            and bool(self._whole)
            and not any(
                self.list.item(row).checkState() == Qt.CheckState.Checked
                for row in range(self.list.count())
            )
        )

    def _tick(self, on: bool) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(False)
        self.changed.emit()

    def _by_name(self) -> None:
        self._order(key=lambda item: item.text().casefold())

    def _as_they_were(self) -> None:
        self._order(key=lambda item: self._whole.index(item.data(_ID)))

    def _order(self, key: Callable[[QListWidgetItem], str | int]) -> None:
        items = [self.list.takeItem(0) for _ in range(self.list.count())]
        for item in sorted(items, key=key):
            self.list.addItem(item)
        self.changed.emit()


class _Dragged(QListWidget):
    """A list whose rows are dragged, or moved by Alt with an arrow key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.model().moveRow(
                self.rootIndex(), row, self.rootIndex(), row + step + (1 if step > 0 else 0)
            )
