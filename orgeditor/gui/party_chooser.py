"""Which parties get a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.labels import label, make_clearable, tip
from orgeditor.messages import seen, t
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Person, Position, Record, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from orgeditor.model.organization import Organization

_ID: Final = Qt.ItemDataRole.UserRole
_KINDS: Final[tuple[tuple[type[Record], str], ...]] = (
    (Role, "role"),
    (Position, "position"),
    (Unit, "unit"),
    (Person, "person"),
)


class PartyChooser(QDialog):
    """Chooses who gets a column: roles first, then positions, units, people; or a new role.

    ``standing`` are not offered. What is highlighted is what is added. After it was accepted, ``chosen`` are ids, or
    ``new_role`` is the name of a role to add.
    """

    def __init__(
        self, org: Organization, standing: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: list[str] = []
        self.new_role = ""
        self.setWindowTitle(str(t("Add columns")))
        self.resize(420, 520)
        self.search = QLineEdit()
        self.search.setPlaceholderText(str(t("Search, or name a new role")))
        make_clearable(self.search)
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(str(t("Roles and positions")))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._new = QListWidgetItem(theme.icon("add"), "", self.list)
        self._new.setHidden(True)
        for record, icon, text in candidates(org):
            if record.id not in standing:
                item = QListWidgetItem(theme.icon(icon), text, self.list)
                item.setData(_ID, record.id)
                item.setToolTip(tip(TYPES[type(record)].label))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = buttons.addButton(str(t("Add")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(label(t("Roles outlive people: prefer them for columns."), quiet=True))
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(
            lambda: self.add.setEnabled(bool(self.list.selectedItems()))
        )
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        self.list.installEventFilter(self)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.add.setEnabled(False)

    def _filter(self, text: str) -> None:
        """Show what has the text in its name; highlight what begins with it, else the new role."""
        name, wanted = text.strip(), text.strip().casefold()
        self._new.setText(str(t("New role “{name}”", name=name)))
        self._new.setHidden(not name)
        begins: QListWidgetItem | None = None
        for row in range(1, self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())
            if begins is None and wanted and item.text().casefold().startswith(wanted):
                begins = item
        self.list.clearSelection()
        if name:
            self.list.setCurrentItem(begins or self._new)

    def _take(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        selected = [item for item in items if item.isSelected() and not item.isHidden()]
        self.chosen = [item.data(_ID) for item in selected if item is not self._new]
        self.new_role = self.search.text().strip() if self._new in selected else ""
        if self.chosen or self.new_role:
            self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Up and Down walk the list while one types; Enter takes what is highlighted.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            shown = [n for n in range(self.list.count()) if not self.list.item(n).isHidden()]
            if step and shown and watched is self.search:
                current = self.list.currentRow()
                at = shown.index(current) + step if current in shown else 0
                self.list.setCurrentRow(shown[min(max(at, 0), len(shown) - 1)])
                return True
        return super().eventFilter(watched, event)


def candidates(org: Organization) -> Iterator[tuple[Record, str, str]]:
    """Yield who may have a column, each with its icon and its name; positions with their unit."""
    for kind, icon in _KINDS:
        for record in sorted(org.of(kind).values(), key=lambda r: name_of(r).casefold()):
            text = name_of(record)
            if isinstance(record, Position) and record.unit:
                text = f"{text} · {name_of(org[record.unit])}"
            yield record, icon, seen(text)
