"""Where the guessed encoding of a text file leaves no table: its first rows, in the encoding that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.sheets import ENCODINGS, Cancelled, Unreadable
from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.sheets import Workbook

_ROWS: Final = 8
_COLUMNS: Final = 12
_LONGEST: Final = 60


class EncodingDialog(QDialog):
    """``book`` is the file as it was read last."""

    def __init__(
        self,
        book: Workbook,
        reason: Message,
        read: Callable[[str], Workbook],
        parent: QWidget | None = None,
    ) -> None:
        """``reason``: why there is no table; ``read`` reads the file in an encoding. It raises Cancelled, Unreadable."""
        super().__init__(parent)
        self.setWindowTitle(str(t("Read in another encoding")))
        self.setObjectName("encoding-dialog")
        self.resize(720, 420)
        self.book = book
        self._read = read
        self._reason = label(reason)
        self._reason.setWordWrap(True)
        asked = label(t("How its characters are encoded was guessed. Choose the encoding in which these words can be read."))  # fmt: skip
        asked.setWordWrap(True)
        self.box = QComboBox()
        self.box.setObjectName("encoding")
        for name, called in ({book.encoding: book.encoding.upper()} | ENCODINGS).items():
            self.box.addItem(called, name)
        self.box.setCurrentIndex(self.box.findData(book.encoding))
        self.box.activated.connect(lambda _: self._choose())
        self.rows = QTableWidget()
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.rows.horizontalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(theme.ROW)
        self._build(asked)
        self._show()

    def _build(self, asked: QWidget) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.read_button = buttons.addButton(str(t("Read")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.read_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        chosen = QHBoxLayout()
        chosen.setSpacing(theme.GRID * 2)
        chosen.addWidget(label(t("Encoding"), label=True))
        chosen.addWidget(self.box)
        chosen.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(theme.GRID * 2)
        layout.addWidget(self._reason)
        layout.addWidget(asked)
        layout.addLayout(chosen)
        layout.addWidget(self.rows, 1)
        layout.addWidget(buttons)

    def _choose(self) -> None:
        try:
            self.book = self._read(self.box.currentData())
        except Cancelled:
            self.box.setCurrentIndex(self.box.findData(self.book.encoding))
        except Unreadable as failure:
            self._reason.setText(str(failure.reason))
        self._show()

    def _show(self) -> None:
        first = [row for sheet in self.book.sheets for row in sheet.rows if row][:_ROWS]
        self.rows.clear()
        self.rows.setRowCount(len(first))
        self.rows.setColumnCount(min(_COLUMNS, max(map(len, first), default=0)))
        for i, row in enumerate(first):
            for column, value in enumerate(row[:_COLUMNS]):
                text = "" if value is None else " ".join(str(value).split())[:_LONGEST]
                self.rows.setItem(i, column, QTableWidgetItem(seen(text)))
