"""The dialog of code sets: everyone's to look at and to start from, the document's own to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import seen, t, tn
from orgeditor.model.code_sets import code_sets
from orgeditor.model.codes import DUTY_NAMES, Duty
from orgeditor.model.records import OwnCode, OwnCodeSet
from orgeditor.model.verbs.code_sets import meaning_otherwise, own_code, set_code_set
from orgeditor.model.verbs.editing import delete

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

_SIZE: Final = (980, 520)
_LIST_WIDTH: Final = 200
_TEXTS: Final = ("letter", "name", "name_zh", "meaning", "meaning_zh")
_DUTY: Final = len(_TEXTS)
_WIDTHS: Final = (52, 110, 100, 160, 120)


class CodeSetEditor(QDialog):
    """Shows the code sets of a document; each change that is kept is one undo step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = ""
        self.setObjectName("code-sets")
        self.setWindowTitle(str(t("Code sets")))
        self.resize(*_SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(str(t("Code sets")))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.name_line = QLineEdit()
        self.name_line.setPlaceholderText(str(t("Name of the code set")))
        self.name_line.setAccessibleName(self.name_line.placeholderText())
        self.table = self._make_table()
        self.told = label("", quiet=True)
        self.told.setWordWrap(True)
        self._add = self._button(t("Add a letter"), "add-letter", self.add_letter)
        self._remove = self._button(t("Remove the letter"), "remove-letter", self.remove_letter)
        self._save = self._button(t("Keep"), "keep-code-set", self.keep)
        self._save.setDefault(True)
        new = self._button(t("New code set"), "new-code-set", self.begin_new)
        copy = self._button(t("Copy"), "copy-code-set", self.copy)
        self._delete = self._button(t("Delete"), "delete-code-set", self.delete)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        for button in (new, copy, self._delete):
            left.addWidget(button)
        line = QHBoxLayout()
        for button in (self._add, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self._save)
        right = QVBoxLayout()
        right.addWidget(self.name_line)
        right.addWidget(self.table, 1)
        right.addWidget(self.told)
        right.addLayout(line)
        middle = QHBoxLayout()
        middle.setSpacing(theme.INSIDE)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.INSIDE)
        layout.addLayout(middle, 1)
        layout.addWidget(close)
        self.table.itemChanged.connect(lambda _item: self._warn())
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        session.edited.connect(self._on_edit)
        session.refused.connect(self._on_refused)
        self._fill("raci")

    def begin_new(self) -> None:
        """Begin a set of the user's own with two letters."""
        self._begin(
            "",
            (
                OwnCode("A", "", "", "", "", Duty.ANSWERS),
                OwnCode("R", "", "", "", "", Duty.DOES),
            ),
        )

    def copy(self) -> None:
        """Begin a set of the user's own with the letters of the one shown."""
        codes = code_sets(self._session.organization).get(self._key)
        if codes:
            taken = tuple(own_code(code.letter, codes) for code in codes.codes)
            self._begin(str(t("{name}, own", name=codes.name)), taken)

    def delete(self) -> None:
        """Delete the set shown; one in use is not."""
        self._session.perform(delete, self._session.organization, [self._key])

    def add_letter(self) -> None:
        """Add a row for a letter, and edit it."""
        self._add_row(OwnCode(""))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        if item := self.table.item(row, 0):
            self.table.editItem(item)

    def remove_letter(self) -> None:
        """Remove the current row."""
        self.table.removeRow(self.table.currentRow())

    def keep(self) -> None:
        """Keep what is written as one undo step."""
        org = self._session.organization
        key = self._key if org.find(OwnCodeSet, self._key) else ""
        self.told.setText("")
        edit = self._session.perform(
            set_code_set, org, key, name=self.name_line.text(), codes=self._codes()
        )
        if edit is not None:
            self._fill(edit.changes[0].id if edit.changes else key)
            self.told.setText(str(t("Kept.")))

    def _warn(self) -> None:
        """Say before it is kept which letters in use would mean something else."""
        org = self._session.organization
        if not self.table.signalsBlocked() and org.find(OwnCodeSet, self._key):
            turned = meaning_otherwise(org, self._key, self._codes())
            told = [
                tn(
                    "{letter} stands in {n} cell, which will then mean something else.",
                    "{letter} stands in {n} cells, which will then mean something else.",
                    n,
                    letter=letter,
                )
                for letter, n in turned.items()
            ]
            self.told.setText("\n".join(map(str, told)))

    def _begin(self, name: str, codes: Sequence[OwnCode]) -> None:
        self.list.setCurrentRow(-1)
        self._key = ""
        self._write(name, codes, own=True)
        self._delete.setEnabled(False)
        self.name_line.setFocus()
        self.name_line.selectAll()

    def _fill(self, chosen: str) -> None:
        self.list.clear()
        org = self._session.organization
        for key, codes in code_sets(org).items():
            item = QListWidgetItem(seen(codes.name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if org.find(OwnCodeSet, key):
                item.setText(f"{seen(codes.name)} · {t('own')}")
            if key == chosen:
                self.list.setCurrentItem(item)

    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        self._key = item.data(Qt.ItemDataRole.UserRole)
        codes = code_sets(self._session.organization)[self._key]
        own = self._session.organization.find(OwnCodeSet, self._key) is not None
        self._write(codes.name, [own_code(c.letter, codes) for c in codes.codes], own=own)
        self._delete.setEnabled(own)
        self.told.setText(
            "" if own else str(t("This set is everyone's: copy it to make one of your own."))
        )

    def _write(self, name: str, codes: Sequence[OwnCode], *, own: bool) -> None:
        self.name_line.setText(name)
        self.name_line.setReadOnly(not own)
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for code in codes:
            self._add_row(code, own=own)
        self.table.blockSignals(False)
        for button in (self._add, self._remove, self._save):
            button.setEnabled(own)
        self.told.setText("")

    def _add_row(self, code: OwnCode, *, own: bool = True) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, name in enumerate(_TEXTS):
            item = QTableWidgetItem(getattr(code, name))
            if not own:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == 0:
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.table.setItem(row, column, item)
        box = QComboBox()
        box.setProperty("field", "standing")
        for duty, words in DUTY_NAMES.items():
            box.addItem(str(words), duty)
        box.setCurrentIndex(list(DUTY_NAMES).index(code.duty))
        box.setEnabled(own)
        box.setAccessibleName(str(t("Stands for")))
        box.activated.connect(lambda _index: self._warn())
        self.table.setCellWidget(row, _DUTY, box)

    def _codes(self) -> list[OwnCode]:
        found = []
        for row in range(self.table.rowCount()):
            texts = []
            for column in range(len(_TEXTS)):
                item = self.table.item(row, column)
                texts.append(item.text().strip() if item else "")
            box = self.table.cellWidget(row, _DUTY)
            assert isinstance(box, QComboBox)
            letter, name, chinese, meaning, meant = texts
            duty = Duty(box.currentData())
            found.append(OwnCode(letter, name, chinese, meaning, meant, duty))
        return found

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, _DUTY + 1)
        table.setAccessibleName(str(t("Letters")))
        heads = (
            t("Letter"),
            t("Name"),
            t("Name in Chinese"),
            t("Meaning"),
            t("Meaning in Chinese"),
            t("Stands for"),
        )
        table.setHorizontalHeaderLabels([str(head) for head in heads])
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(_DUTY, QHeaderView.ResizeMode.Stretch)
        return table

    def _button(self, words: Message, name: str, command: Callable[[], None]) -> QPushButton:
        button = QPushButton(str(words))
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: command())
        return button

    def _on_edit(self, _edit: object) -> None:
        known = code_sets(self._session.organization)
        self._fill(self._key if self._key in known else "raci")

    def _on_refused(self, reason: Message) -> None:
        self.told.setText(str(reason))
