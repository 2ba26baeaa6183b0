"""The view of a sheet: worked with the keys and the clipboard of a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
)
from typing_extensions import override

from orgeditor.files.sheets import plain
from orgeditor.gui import theme
from orgeditor.gui.elements.cell_editor import CellEditor
from orgeditor.gui.elements.cross_sheet import CrossSheet
from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.gui.labels import caption
from orgeditor.gui.matrix.clipboard import content_of, text_of
from orgeditor.messages import t
from orgeditor.model.fields import TYPES
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.entering import add_records, place_records, put_under

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent

    from orgeditor.gui.elements.sheet import Cells, Sheet
    from orgeditor.model.edit import Edit

_Key = Qt.Key
_Keys = Qt.KeyboardModifier
_Standard = QKeySequence.StandardKey
_SETTLE: Final = 60
_NARROWEST: Final = 70
_WIDEST: Final = 320
_MEASURED: Final = 60
"""How many rows a column's width is measured by."""


class Table(QTableView):
    """Shows a sheet and edits it; its rows and the session share one selection."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        super().__init__()
        self.sheet = sheet
        self.session = sheet.session
        self.setModel(sheet)
        self.setItemDelegate(CellEditor(self))
        self.setObjectName(f"table-{name}")
        self.setProperty("cells", "true")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.first = 1 if isinstance(sheet, CrossSheet) else 0
        """The first column of cells: names of rows that are no record's stand before it."""
        self.verticalHeader().setVisible(bool(self.first))
        self.setColumnHidden(0, bool(self.first))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self._following = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._tell_selection)
        self.selectionModel().selectionChanged.connect(lambda *_: self._settle.start())
        self.session.edited.connect(self._on_edited)
        self.session.replaced.connect(self.show_anew)
        self.session.discretion_changed.connect(self.show_anew)
        self.session.selected.connect(self._follow)
        self._fit_columns()

    def show_anew(self) -> None:
        """Show the document as it stands, and keep the place in it and what is selected."""
        current = self._kept(self.currentIndex())
        chosen = [self._kept(index) for index in self.selectedIndexes()]
        bars = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.sheet.refresh()
        selection = QItemSelection()
        for kept in chosen:
            index = self._found(*kept)
            selection.select(index, index)
        model = self.selectionModel()
        model.setCurrentIndex(self._found(*current), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(bars[0])
        self.horizontalScrollBar().setValue(bars[1])

    def _kept(self, index: QModelIndex) -> tuple[str, int, int]:
        return self._record(index.row()), index.row(), index.column()

    def _found(self, record: str, row: int, column: int) -> QModelIndex:
        """Return the cell of a record, or where its row was, as it stands now."""
        if column < 0:
            return QModelIndex()
        at = self.sheet.row_of(record) if record else row
        return self.sheet.index(at if at >= 0 else min(row, self.sheet.rowCount() - 1), column)

    def reveal(self, record_id: str) -> bool:
        """Go to the row of a record; False where it has none."""
        row = self.sheet.row_of(record_id)
        if row < 0:
            return False
        self.setCurrentIndex(self.sheet.index(row, self.first))
        return True

    def chosen_records(self) -> list[str]:
        """Return the records of the rows that are selected, the current one last."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        ids = dict.fromkeys(key for row in rows if (key := self._record(row)))
        current = self._record(self.currentIndex().row())
        if current in ids:
            del ids[current]
            ids[current] = None
        return list(ids)

    def copy(self) -> None:
        """Copy the selected rectangle."""
        rows, columns = self._rectangle()
        if rows:
            QGuiApplication.clipboard().setMimeData(content_of(self.sheet.texts(rows, columns)))

    def cut(self) -> None:
        """Copy the selected rectangle and clear it."""
        self.copy()
        self.clear_cells()

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self.sheet.enter({(i.row(), i.column()): "" for i in self.selectedIndexes()})

    def paste(self) -> None:
        """Enter what is on the clipboard, from the current cell on; one cell fills a selection."""
        text = text_of(QGuiApplication.clipboard().mimeData())
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
        if not table:
            return
        rows, columns = self._rectangle()
        if not rows:
            return
        cells: Cells = {}
        if len(table) == 1 and len(table[0]) == 1:
            cells = {(i.row(), i.column()): plain(table[0][0]) for i in self.selectedIndexes()}
        else:
            for down, line in enumerate(table):
                for across, cell in enumerate(line):
                    if columns[0] + across < self.sheet.columnCount():
                        cells[rows[0] + down, columns[0] + across] = plain(cell)
        self.sheet.enter(self._possible(cells))

    def fill_down(self) -> None:
        """Fill the selection with its first row, or a single row with the one above."""
        rows, columns = self._rectangle()
        if not rows:
            return
        first = rows[0] if len(rows) > 1 else rows[0] - 1
        if first >= 0:
            texts = {column: self.sheet.text(first, column) for column in columns}
            self.sheet.enter({(r, c): texts[c] for r in rows if r != first for c in columns})

    def add_row(self) -> None:
        """Add a record below the current one, beside it, and begin to name it."""
        sheet = self.sheet
        if not isinstance(sheet, RecordSheet):
            return
        if TYPES[sheet.kind].key:
            # What its cells say identifies the record: there is none before they are filled.
            self.setCurrentIndex(sheet.index(sheet.rowCount() - 1, 0))
            self.edit(self.currentIndex())
            return
        current = self._record(self.currentIndex().row())
        values = {}
        if current and sheet.part:
            values[sheet.part] = getattr(self.session.organization[current], sheet.part)
        ids = sheet.ids
        below = ids[ids.index(current) + 1 :] if current else []
        edit = self.session.perform(
            add_records,
            self.session.organization,
            sheet.kind,
            [values],
            before=next(iter(below), ""),
        )
        if edit and self.reveal(edit.changes[0].id):
            self.edit(self.currentIndex())

    def delete_rows(self) -> None:
        """Delete the records of the selected rows."""
        if isinstance(self.sheet, RecordSheet) and (ids := self.chosen_records()):
            self.session.perform(delete, self.session.organization, ids)

    def move_rows(self, by: int) -> None:
        """Move the selected records up or down among those that stand beside them."""
        org, sheet, ids = self.session.organization, self.sheet, self.chosen_records()
        if not isinstance(sheet, RecordSheet) or not ids:
            return
        siblings = [
            key
            for key in sheet.ids
            if not sheet.part or getattr(org[key], sheet.part) == getattr(org[ids[-1]], sheet.part)
        ]
        moved = [key for key in siblings if key in ids]
        rest = [key for key in siblings if key not in ids]
        at = siblings.index(moved[0]) + by
        if 0 <= at <= len(rest):
            before = next(iter(rest[at:]), "")
            self.session.perform(place_records, org, moved, before)

    def indent(self, by: int) -> None:
        """Make the selected records parts of the one above, or take them out of it."""
        org, sheet, ids = self.session.organization, self.sheet, self.chosen_records()
        if not isinstance(sheet, RecordSheet) or not sheet.part or not ids:
            return
        first = min(sheet.row_of(key) for key in ids)
        depth = sheet.depth(first)
        if by < 0:
            parent = getattr(org[sheet.line_record(first)], sheet.part)
            above = getattr(org[parent], sheet.part) if parent else None
        else:
            rows = range(first - 1, -1, -1)
            above = next(
                (sheet.line_record(r) for r in rows if sheet.depth(r) == depth),
                None,
            )
        if above is not None:
            self.session.perform(put_under, org, ids, sheet.part, above)

    def _possible(self, cells: Cells) -> Cells:
        """Leave out of a paste the cells that lie outside, or only tell something."""
        last = self.sheet.rowCount() - 1
        grows = isinstance(self.sheet, RecordSheet)
        return {
            at: text
            for at, text in cells.items()
            if (grows or at[0] <= last) and self.sheet.field(min(at[0], last), at[1]) is not None
        }

    def _rectangle(self) -> tuple[list[int], list[int]]:
        indexes = self.selectedIndexes()
        rows = [index.row() for index in indexes]
        columns = [index.column() for index in indexes]
        if not indexes:
            return [], []
        return (
            list(range(min(rows), max(rows) + 1)),
            list(range(min(columns), max(columns) + 1)),
        )

    def _record(self, row: int) -> str:
        return self.sheet.line_record(row) if 0 <= row < self.sheet.rowCount() else ""

    def _on_edited(self, edit: Edit) -> None:
        if any(type(change.some) in self.sheet.kinds for change in edit.changes):
            self.show_anew()

    def _tell_selection(self) -> None:
        ids = self.chosen_records()
        if ids and self.isVisible():
            self._following = True
            self.session.select(ids)
            self._following = False

    def _follow(self) -> None:
        if self._following or not self.isVisible() or not self.session.selection:
            return
        self.reveal(self.session.selection[-1])

    def _fit_columns(self) -> None:
        """Give each column the width of what it says, within bounds."""
        metrics = self.fontMetrics()
        for column in range(self.sheet.columnCount()):
            heading = self.sheet.headerData(column, Qt.Orientation.Horizontal)
            texts = str(heading).splitlines() or [""]
            rows = range(min(self.sheet.rowCount(), _MEASURED))
            texts += [self.sheet.shown(row, column) for row in rows]
            widest = max(metrics.horizontalAdvance(text) for text in texts) + theme.GRID * 6
            self.setColumnWidth(column, min(max(widest, _NARROWEST), _WIDEST))

    @override
    def event(self, event: QEvent) -> bool:
        # Tab goes to the next cell instead of the next widget; F6 leaves the table.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (_Key.Key_Tab, _Key.Key_Backtab)
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers() & ~_Keys.KeypadModifier
        # Before the standard keys: Shift+Del is one of those that cut.
        action = self._actions().get((keys, _Key(event.key()))) or next(
            (
                command
                for standard, command in (
                    (_Standard.Copy, self.copy),
                    (_Standard.Cut, self.cut),
                    (_Standard.Paste, self.paste),
                )
                if event.matches(standard)
            ),
            None,
        )
        if action is not None:
            action()
        elif keys & (_Keys.ControlModifier | _Keys.AltModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _actions(self) -> dict[tuple[_Keys, _Key], Callable[[], object]]:
        plain_, shift, ctrl, alt = (
            _Keys.NoModifier, _Keys.ShiftModifier, _Keys.ControlModifier, _Keys.AltModifier,
        )  # fmt: skip
        return {
            (plain_, _Key.Key_Delete): self.clear_cells,
            (plain_, _Key.Key_Backspace): self.clear_cells,
            (plain_, _Key.Key_Return): lambda: self._step(1, 0),
            (plain_, _Key.Key_Enter): lambda: self._step(1, 0),
            (shift, _Key.Key_Return): lambda: self._step(-1, 0),
            (plain_, _Key.Key_Tab): lambda: self._step(0, 1),
            (shift, _Key.Key_Backtab): lambda: self._step(0, -1),
            (plain_, _Key.Key_F2): lambda: self.edit(self.currentIndex()),
            (ctrl, _Key.Key_A): self.selectAll,
            (ctrl, _Key.Key_D): self.fill_down,
            (ctrl, _Key.Key_Return): self.add_row,
            (shift, _Key.Key_Delete): self.delete_rows,
            (alt, _Key.Key_Up): lambda: self.move_rows(-1),
            (alt, _Key.Key_Down): lambda: self.move_rows(1),
            (alt, _Key.Key_Right): lambda: self.indent(1),
            (alt, _Key.Key_Left): lambda: self.indent(-1),
        }

    def _step(self, down: int, across: int) -> None:
        current = self.currentIndex()
        row, column = current.row() + down, current.column() + across
        last = self.sheet.columnCount() - 1
        if column > last:
            row, column = row + 1, self.first
        elif column < self.first:
            row, column = row - 1, last
        at = self.sheet.index(row, column)
        if at.isValid():
            self.selectionModel().setCurrentIndex(at, _CHOOSE)

    @override
    def closeEditor(self, editor: object, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        self.setFocus()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what can be done here, each with its keys."""
        rows: list[tuple[object, str, Callable[[], object]] | None] = [
            (t("Cut"), "Ctrl+X", self.cut),
            (t("Copy"), "Ctrl+C", self.copy),
            (t("Paste"), "Ctrl+V", self.paste),
            (t("Fill down"), "Ctrl+D", self.fill_down),
            (t("Clear"), "Del", self.clear_cells),
        ]
        if isinstance(self.sheet, RecordSheet):
            rows += [
                None,
                (t("Add a row"), "Ctrl+Return", self.add_row),
                (t("Move up"), "Alt+Up", lambda: self.move_rows(-1)),
                (t("Move down"), "Alt+Down", lambda: self.move_rows(1)),
            ]
            if self.sheet.part:
                rows += [
                    (t("Make part of the one above"), "Alt+Right", lambda: self.indent(1)),
                    (t("Take out by one level"), "Alt+Left", lambda: self.indent(-1)),
                ]
            rows += [None, (t("Delete rows"), "Shift+Del", self.delete_rows)]
        for row in rows:
            if row is None:
                menu.addSeparator()
                continue
            words, keys, act = row
            action = menu.addAction(caption(str(words)))
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())


_CHOOSE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
