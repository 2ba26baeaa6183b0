"""The view of a sheet: worked with the keys and the clipboard of a spreadsheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.elements import clipboard, rows
from orgeditor.gui.elements.cell_editor import CellEditor
from orgeditor.gui.elements.cross_sheet import CrossSheet
from orgeditor.gui.elements.empty import paint_empty
from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.gui.labels import caption
from orgeditor.gui.looked_at import WhenLookedAt
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent

    from orgeditor.gui.elements.sheet import Sheet
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit

_Key = Qt.Key
_Keys = Qt.KeyboardModifier
_Standard = QKeySequence.StandardKey
_MARK: Final = Qt.ItemDataRole.DecorationRole
_SETTLE: Final = 60
_NARROWEST: Final = 70
_WIDEST: Final = 320
_MEASURED: Final = 60
"""How many rows a column's width is measured by, in a table of no more columns than that; else fewer."""


class Table(QTableView):
    """Shows a sheet and edits it; its rows and the session share one selection.

    ``empty`` says what to do first where there is no cell to show. ``unrestricted`` asks for
    all rows to be shown, lest a new one is hidden.
    """

    unrestricted = Signal()

    def __init__(self, sheet: Sheet, name: str, empty: Message | None = None) -> None:
        super().__init__()
        self._empty = empty
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
        self._looked_at = WhenLookedAt(self, self._show_anew)
        self._fitted = False
        self.session.replaced.connect(self._looked_at.renew)
        self.session.discretion_changed.connect(self._looked_at.renew)
        self.session.selected.connect(self._follow)

    def _show_anew(self) -> None:
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
        if not self._fitted:
            self._fitted = True
            self._fit_columns()

    def restrict(self, text: str) -> None:
        """Show only rows that say ``text`` somewhere, once somebody looks."""
        if text.casefold() != self.sheet.wanted:
            self.sheet.wanted = text.casefold()
            self._looked_at.renew()

    def _kept(self, index: QModelIndex) -> tuple[str, int, int]:
        return self.record_in(index.row()), index.row(), index.column()

    def _found(self, record: str, row: int, column: int) -> QModelIndex:
        """Return the cell of a record, or where its row was, as it stands now."""
        if column < 0:
            return QModelIndex()
        at = self.sheet.row_of(record) if record else row
        return self.sheet.index(at if at >= 0 else min(row, self.sheet.rowCount() - 1), column)

    def reveal(self, record_id: str) -> bool:
        """Go to the row of a record; False where it has none."""
        if not self.sheet.may_hold(record_id):
            return False
        self._looked_at.now()
        row = self.sheet.row_of(record_id)
        if row < 0:
            return False
        self.setCurrentIndex(self.sheet.index(row, self.first))
        return True

    def chosen_records(self) -> list[str]:
        """Return the records of the rows that are selected, the current one last."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        ids = dict.fromkeys(key for row in rows if (key := self.record_in(row)))
        current = self.record_in(self.currentIndex().row())
        if current in ids:
            del ids[current]
            ids[current] = None
        return list(ids)

    def record_in(self, row: int) -> str:
        """Return the record that a row stands for, "" for none."""
        return self.sheet.line_record(row) if 0 <= row < self.sheet.rowCount() else ""

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(*self.sheet.kinds):
            self._looked_at.renew()

    def _tell_selection(self) -> None:
        if self.isVisible() and (ids := self.chosen_records()):
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
        columns = max(self.sheet.columnCount(), _MEASURED)
        rows = range(min(self.sheet.rowCount(), max(1, _MEASURED**2 // columns)))
        for column in range(self.sheet.columnCount()):
            heading = self.sheet.headerData(column, Qt.Orientation.Horizontal)
            texts = str(heading).splitlines() or [""]
            texts += [self.sheet.shown(row, column) for row in rows]
            widest = max(metrics.horizontalAdvance(text) for text in texts) + theme.GRID * 6
            marks = (self.sheet.index(row, column).data(_MARK) for row in rows)
            widest += theme.ICON if any(mark is not None for mark in marks) else 0
            self.setColumnWidth(column, min(max(widest, _NARROWEST), _WIDEST))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sheet = self.sheet
        if self._empty and (not sheet.rowCount() or sheet.columnCount() <= self.first):
            with QPainter(self.viewport()) as painter:
                paint_empty(painter, self.viewport(), self._empty)

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
                    (_Standard.Copy, partial(clipboard.copy, self)),
                    (_Standard.Cut, partial(clipboard.cut, self)),
                    (_Standard.Paste, partial(clipboard.paste, self)),
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
            (plain_, _Key.Key_Delete): partial(clipboard.clear_cells, self),
            (plain_, _Key.Key_Backspace): partial(clipboard.clear_cells, self),
            (plain_, _Key.Key_Return): lambda: self._step(1, 0),
            (plain_, _Key.Key_Enter): lambda: self._step(1, 0),
            (shift, _Key.Key_Return): lambda: self._step(-1, 0),
            (plain_, _Key.Key_Tab): lambda: self._step(0, 1),
            (shift, _Key.Key_Backtab): lambda: self._step(0, -1),
            (plain_, _Key.Key_F2): lambda: self.edit(self.currentIndex()),
            (ctrl, _Key.Key_A): self.selectAll,
            (ctrl, _Key.Key_D): partial(clipboard.fill_down, self),
            (ctrl, _Key.Key_Return): partial(rows.add_row, self),
            (shift, _Key.Key_Delete): partial(rows.delete_rows, self),
            (alt, _Key.Key_Up): partial(rows.move_rows, self, -1),
            (alt, _Key.Key_Down): partial(rows.move_rows, self, 1),
            (alt, _Key.Key_Right): partial(rows.indent, self, 1),
            (alt, _Key.Key_Left): partial(rows.indent, self, -1),
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
        offered: list[tuple[object, str, Callable[[], object]] | None] = [
            (t("Cut"), "Ctrl+X", partial(clipboard.cut, self)),
            (t("Copy"), "Ctrl+C", partial(clipboard.copy, self)),
            (t("Paste"), "Ctrl+V", partial(clipboard.paste, self)),
            (t("Fill down"), "Ctrl+D", partial(clipboard.fill_down, self)),
            (t("Clear"), "Del", partial(clipboard.clear_cells, self)),
        ]
        if isinstance(self.sheet, RecordSheet):
            offered += [
                None,
                (t("Add a row"), "Ctrl+Return", partial(rows.add_row, self)),
            ]
            if self.sheet.ranked:
                offered += [
                    (t("Move up"), "Alt+Up", partial(rows.move_rows, self, -1)),
                    (t("Move down"), "Alt+Down", partial(rows.move_rows, self, 1)),
                ]
            if self.sheet.part:
                offered += [
                    (t("Make part of the one above"), "Alt+Right", partial(rows.indent, self, 1)),
                    (t("Take out by one level"), "Alt+Left", partial(rows.indent, self, -1)),
                ]
            offered += [None, (t("Delete rows"), "Shift+Del", partial(rows.delete_rows, self))]
        for row in offered:
            if row is None:
                menu.addSeparator()
                continue
            words, keys, act = row
            action = menu.addAction(caption(str(words)))
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())


_CHOOSE: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
