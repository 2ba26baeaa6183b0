"""Cells of a table to the clipboard and back, as spreadsheets do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from orgeditor.files.sheets import copied_rows, plain
from orgeditor.gui.clipboard import held
from orgeditor.gui.elements.record_sheet import RecordSheet
from orgeditor.gui.matrix.clipboard import content_of, text_of

if TYPE_CHECKING:
    from orgeditor.gui.elements.sheet import Cells
    from orgeditor.gui.elements.table import Table


def copy(table: Table) -> None:
    """Copy the selected rectangle."""
    rows, columns = _rectangle(table)
    if rows:
        QGuiApplication.clipboard().setMimeData(content_of(table.sheet.texts(rows, columns)))


def cut(table: Table) -> None:
    """Copy the selected rectangle and clear it."""
    copy(table)
    clear_cells(table)


def clear_cells(table: Table) -> None:
    """Empty the selected cells."""
    table.sheet.enter({(i.row(), i.column()): "" for i in table.selectedIndexes()})


def paste(table: Table) -> None:
    """Enter what is on the clipboard, from the current cell on; one cell fills a selection."""
    pasted = copied_rows(text_of(held()))
    if not pasted:
        return
    rows, columns = _rectangle(table)
    if not rows:
        return
    cells: Cells = {}
    if len(pasted) == 1 and len(pasted[0]) == 1:
        cells = {(i.row(), i.column()): plain(pasted[0][0]) for i in table.selectedIndexes()}
    else:
        for down, line in enumerate(pasted):
            for across, cell in enumerate(line):
                if columns[0] + across < table.sheet.columnCount():
                    cells[rows[0] + down, columns[0] + across] = plain(cell)
    table.sheet.enter(_possible(table, cells))


def fill_down(table: Table) -> None:
    """Fill the selection with its first row, or a single row with the one above."""
    rows, columns = _rectangle(table)
    if not rows:
        return
    first = rows[0] if len(rows) > 1 else rows[0] - 1
    if first >= 0:
        texts = {column: table.sheet.text(first, column) for column in columns}
        table.sheet.enter({(r, c): texts[c] for r in rows if r != first for c in columns})


def _possible(table: Table, cells: Cells) -> Cells:
    """Leave out of a paste the cells that lie outside, or only tell something."""
    last = table.sheet.rowCount() - 1
    grows = isinstance(table.sheet, RecordSheet)
    return {
        at: text
        for at, text in cells.items()
        if (grows or at[0] <= last) and table.sheet.field(min(at[0], last), at[1]) is not None
    }


def _rectangle(table: Table) -> tuple[list[int], list[int]]:
    indexes = table.selectedIndexes()
    rows = [index.row() for index in indexes]
    columns = [index.column() for index in indexes]
    if not indexes:
        return [], []
    return (
        list(range(min(rows), max(rows) + 1)),
        list(range(min(columns), max(columns) + 1)),
    )
