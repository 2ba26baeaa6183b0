"""Dialogs of the section: which parties get a column, and what a new matrix is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import t
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Person, Position, Record, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.model.organization import Organization

_ID: Final = Qt.ItemDataRole.UserRole
_KINDS: Final[tuple[tuple[type[Record], str], ...]] = (
    (Role, "role"),
    (Position, "position"),
    (Unit, "unit"),
    (Person, "person"),
)
_Enter: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartyChooser(QDialog):
    """Chooses who gets a column: roles first, then positions, units, people; or a new role.

    After it was accepted, ``chosen`` are ids, or ``new_role`` is the name of a role to add.
    """

    def __init__(self, org: Organization, view: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: list[str] = []
        self.new_role = ""
        self.setWindowTitle(str(t("Add columns")))
        self.resize(420, 520)
        self.search = QLineEdit()
        self.search.setPlaceholderText(str(t("Search, or name a new role")))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QListWidget()
        self.list.setAccessibleName(str(t("Roles and positions")))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        standing = {column.party.id for column in view.columns}
        for record, icon in _candidates(org):
            if record.id not in standing:
                item = QListWidgetItem(theme.icon(icon), name_of(record), self.list)
                item.setData(_ID, record.id)
                item.setToolTip(str(TYPES[type(record)].label))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = buttons.addButton(str(t("Add")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self._told = label("", quiet=True)
        layout.addWidget(self._told)
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._tell)
        self.list.itemDoubleClicked.connect(lambda _item: self._take())
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._tell()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())
        self.list.clearSelection()
        self._tell()

    def _selected(self) -> list[str]:
        found = [item for item in self.list.selectedItems() if not item.isHidden()]
        if not found and (typed := self.search.text().strip().casefold()):
            rows = [self.list.item(row) for row in range(self.list.count())]
            found = [item for item in rows if item.text().casefold() == typed][:1]
        return [item.data(_ID) for item in found]

    def _tell(self) -> None:
        name = self.search.text().strip()
        selected = self._selected()
        self.add.setEnabled(bool(selected or name))
        if selected:
            self._told.setText(str(t("Columns to add: {n}", n=len(selected))))
        elif name:
            self._told.setText(str(t("Adds the new role “{name}”.", name=name)))
        else:
            self._told.setText(str(t("Roles outlive people: prefer them for columns.")))

    def _take(self) -> None:
        self.chosen = self._selected()
        self.new_role = "" if self.chosen else self.search.text().strip()
        if self.chosen or self.new_role:
            self.accept()


class NewMatrixDialog(QDialog):
    """Asks what a new matrix is called and what its letters mean."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(t("New responsibility matrix")))
        self.setMinimumWidth(420)
        self._name = QLineEdit(name)
        self._name.selectAll()
        self._codes = QComboBox()
        for key, codes in CODE_SETS.items():
            self._codes.addItem(codes.name, key)
        self._meaning = label("", quiet=True)
        self._meaning.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(str(t("Name")), self._name)
        form.addRow(str(t("Letters")), self._codes)
        form.addRow("", self._meaning)
        form.addRow(buttons)
        self._codes.currentIndexChanged.connect(self._tell)
        self._tell()

    @property
    def name(self) -> str:
        """The name given, or a plain one."""
        return self._name.text().strip() or str(t("Responsibilities"))

    @property
    def code_set(self) -> str:
        """The id of the code set chosen."""
        return str(self._codes.currentData())

    def _tell(self) -> None:
        codes = CODE_SETS[self.code_set].codes
        self._meaning.setText("\n".join(f"{c.letter}  {c.name} – {c.meaning}" for c in codes))


def _candidates(org: Organization) -> Iterator[tuple[Record, str]]:
    for kind, icon in _KINDS:
        for record in sorted(org.of(kind).values(), key=lambda r: name_of(r).casefold()):
            yield record, icon
