"""The pane of the review that shows how files are read: their table, its columns, its hierarchy, each to be corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.roster import (
    HIERARCHY,
    NOBODY,
    WAYS,
    Choice,
    FileRead,
    Proposal,
    describe_fields,
    shown_header,
)
from orgeditor.files.sheets import ENCODINGS
from orgeditor.gui import theme
from orgeditor.gui.labels import label, tip
from orgeditor.messages import Message, seen, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets import Workbook

_ROWS: Final = 40
_SURE: Final = 0.9
_COLUMN: Final = 170
_WHOLE_CELL: Final = 1000
_SHOWN_CELL: Final = 200


class ColumnsPane(QWidget):
    """Shows one file of a proposal; ``choices`` are the user's corrections, file by file.

    ``corrected`` follows each of them.
    """

    corrected = Signal()
    encoding_chosen = Signal(int, str)
    """The number of a text file, and the encoding in which it is to be read anew."""

    def __init__(self, workbooks: Sequence[Workbook], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = [Choice() for _ in workbooks]
        self._workbooks = workbooks
        self.rereads = False
        """Whether somebody reads a file anew in another encoding; else none is offered."""
        self._proposal: Proposal | None = None
        self._file = 0
        self._filling = False
        self._fields = describe_fields()
        self.file_box = QComboBox()
        for book in workbooks:
            self.file_box.addItem(book.file)
        self.file_box.setVisible(len(workbooks) > 1)
        self.file_box.activated.connect(self._choose_file)
        self.encoding_box = QComboBox()
        self.encoding_box.setObjectName("encoding")
        self.encoding_box.activated.connect(lambda _: self._choose_encoding())
        self._encoding_label = label(t("Encoding"), label=True)
        self._sheet = QWidget()
        self.sheet_box = QComboBox()
        self.sheet_box.activated.connect(lambda _: self._choose_sheet())
        self.header_row = QSpinBox()
        self.header_row.setRange(0, 1_000_000)
        self.header_row.setSpecialValueText(str(t("none")))
        self.header_row.valueChanged.connect(lambda _: self._choose_header())
        self.way_box = QComboBox()
        self.way_box.setObjectName("hierarchy-way")
        for name, way in {"": t("as found"), **WAYS, NOBODY: t("not at all")}.items():
            self.way_box.addItem(str(way), name)
        self.way_box.activated.connect(lambda _: self._choose_way())
        self.way_column_box = QComboBox()
        self.way_column_box.setObjectName("hierarchy-column")
        self.way_column_box.activated.connect(lambda _: self._choose_way())
        self._refusal = label()
        self._refusal.setObjectName("refusal")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._refusal.setStyleSheet(f"color: {theme.severity_colour('error').name()};")
        self._table = QTableWidget()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.verticalHeader().setDefaultSectionSize(theme.ROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID * 2, 0, 0)
        layout.setSpacing(theme.GRID * 2)
        layout.addLayout(self._row_of_boxes())
        layout.addWidget(self._refusal)
        layout.addWidget(self._table)

    def _row_of_boxes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID * 2)
        row.addWidget(self.file_box)
        row.addWidget(self._sheet)
        inner = QHBoxLayout(self._sheet)
        inner.setContentsMargins(0, 0, theme.INSIDE, 0)
        inner.setSpacing(theme.GRID * 2)
        inner.addWidget(label(t("Sheet"), label=True))
        inner.addWidget(self.sheet_box)
        groups: tuple[tuple[Message, QWidget], ...] = (
            (t("Header row"), self.header_row),
            (t("Who is above whom"), self.way_box),
            (t("read from"), self.way_column_box),
        )
        for said, box in groups:
            row.addWidget(label(said, label=True))
            row.addWidget(box)
            row.addSpacing(theme.INSIDE)
        row.addWidget(self._encoding_label)
        row.addWidget(self.encoding_box)
        row.addStretch(1)
        return row

    def show_proposal(self, proposal: Proposal) -> None:
        """Show how the files are read; a refusal that was shown goes."""
        self._proposal = proposal
        self._refusal.hide()
        self._show()

    def refuse(self, reason: str) -> None:
        """Say why the files cannot be read as they were corrected; what was read before stays shown."""
        self._refusal.setText(reason)
        self._refusal.show()

    def _read(self) -> FileRead:
        assert self._proposal is not None
        return self._proposal.files[self._file]

    def _show(self) -> None:
        self._filling = True
        read, book = self._read(), self._workbooks[self._file]
        self.sheet_box.clear()
        for sheet in book.sheets:
            hidden = f" ({t('hidden')})" if sheet.hidden else ""
            self.sheet_box.addItem(sheet.name + hidden, sheet.name)
        self.sheet_box.setCurrentIndex(self.sheet_box.findData(read.table.sheet))
        # A text file is one sheet without a name: there is nothing to choose.
        self._sheet.setVisible(any(sheet.name for sheet in book.sheets))
        self.header_row.setValue(read.table.header_row)
        self._show_encoding(book)
        self._show_way(read)
        self._show_table(read)
        self._filling = False

    def _show_encoding(self, book: Workbook) -> None:
        """Offer encodings for a text file that lies on the disk; a workbook says its own."""
        is_text = self.rereads and book.container == "csv"
        self._encoding_label.setVisible(is_text)
        self.encoding_box.setVisible(is_text)
        self.encoding_box.clear()
        for name, called in ({book.encoding: book.encoding.upper()} | ENCODINGS).items():
            self.encoding_box.addItem(called, name)
        self.encoding_box.setCurrentIndex(self.encoding_box.findData(book.encoding))

    def _show_way(self, read: FileRead) -> None:
        choice = self.choices[self._file]
        self.way_box.setCurrentIndex(max(0, self.way_box.findData(choice.way)))
        self.way_column_box.clear()
        self.way_column_box.addItem(str(t("any column")), "")
        for header in read.table.own_headers:
            self.way_column_box.addItem(shown_header(header)[:40], header)
        at = self.way_column_box.findData(choice.mapping.get(HIERARCHY, ""))
        self.way_column_box.setCurrentIndex(max(0, at))

    def _show_table(self, read: FileRead) -> None:
        table = read.table
        field_of = {column: name for name, column in read.mapping.fields.items()}
        shown = min(_ROWS, len(table.rows))
        self._table.clear()
        self._table.setColumnCount(len(table.headers))
        self._table.setRowCount(shown + 1)
        self._table.setHorizontalHeaderLabels([shown_header(h) for h in table.headers])
        numbers = (str(row + 1) if row >= 0 else "" for row in table.rows[:shown])
        self._table.setVerticalHeaderLabels(["", *numbers])
        for column in range(len(table.headers)):
            name = field_of.get(column, "")
            self._table.setCellWidget(0, column, self._field_box(column, name, read))
            for i in range(shown):
                value = table.columns[column][i]
                text = "" if value is None else str(value)
                item = QTableWidgetItem(seen(" ".join(text.split())[:_SHOWN_CELL]))
                item.setToolTip(tip(text[:_WHOLE_CELL]))
                self._table.setItem(i + 1, column, item)
            self._table.setColumnWidth(column, _COLUMN)
        self._table.setRowHeight(0, theme.ROW + theme.GRID * 2)

    def _field_box(self, column: int, name: str, read: FileRead) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"field-of-{column}")
        box.addItem(str(t("kept as it is")), "")
        for described in self._fields:
            box.addItem(str(described.label), described.name)
        box.setCurrentIndex(max(0, box.findData(name)))
        sure = read.mapping.confidence.get(name, 1.0)
        guessed = bool(name) and sure < _SURE
        box.setProperty("field", "guessed" if guessed else "mapped" if name else "kept")
        if guessed:
            said = f"{box.currentText()} · {sure:.0%}"
            box.setItemText(box.currentIndex(), said)
            box.setToolTip(tip(t("Guessed, {sure} sure", sure=f"{sure:.0%}")))
        box.activated.connect(partial(self._choose_field, column, box))
        return box

    def _choose_file(self, number: int) -> None:
        self._file = number
        self._show()

    def _choose_encoding(self) -> None:
        chosen = self.encoding_box.currentData()
        if chosen != self._workbooks[self._file].encoding:
            self.encoding_chosen.emit(self._file, chosen)

    def _choose_sheet(self) -> None:
        self._correct(Choice(sheet=self.sheet_box.currentData()))

    def _choose_header(self) -> None:
        if not self._filling:
            sheet = self._read().table.sheet
            self._correct(Choice(sheet=sheet, header_row=self.header_row.value()))

    def _choose_way(self) -> None:
        read, choice = self._read(), self.choices[self._file]
        mapping = {name: header for name, header in choice.mapping.items() if name != HIERARCHY}
        if header := self.way_column_box.currentData():
            mapping[HIERARCHY] = header
        table = read.table
        self._correct(Choice(table.sheet, table.header_row, mapping, self.way_box.currentData()))

    def _choose_field(self, column: int, box: QComboBox, _index: int) -> None:
        read, choice = self._read(), self.choices[self._file]
        mapping = dict(choice.mapping)
        chosen = box.currentData()
        for name, at in read.mapping.fields.items():
            if at == column and name != chosen:
                mapping[name] = ""
        if chosen:
            mapping[chosen] = read.table.headers[column]
        self._correct(Choice(read.table.sheet, read.table.header_row, mapping, choice.way))

    def _correct(self, choice: Choice) -> None:
        self.choices[self._file] = choice
        self.corrected.emit()
