"""A table of names and figures; the greater a figure among those it belongs to, the stronger its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem
from typing_extensions import override

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme
from orgeditor.gui.labels import tip
from orgeditor.messages import Message, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from orgeditor.gui.session import Session

_HOTTEST: Final = 110
"""Opacity of the ground of the greatest figure, of 255: text on it stays legible."""
_NAME: Final = (140, 280)
"""Least and greatest width of the column of names, in pixels."""


class FigureTable(QTableWidget):
    """Rows that stand for records: choosing one selects its record, ``opened`` follows Enter."""

    opened = Signal()

    def __init__(self, session: Session, words: Message) -> None:
        super().__init__()
        self._session = session
        self._ids: Sequence[str] = ()
        self.setAccessibleName(str(words))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.itemClicked.connect(lambda item: self._select(item.row()))
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())

    def fill(
        self,
        heads: Sequence[str | Message],
        rows: Sequence[Sequence[str | float]],
        ids: Sequence[str],
        *,
        tips: Sequence[str] = (),
        nothing: Message | None = None,
        together: bool = False,
    ) -> None:
        """Show rows, each with the id of its record; ``nothing`` is said where there are none.

        ``together``: figures are weighed among all of the table, not those of their column.
        """
        self._ids = ids
        self.clearSpans()
        self.setColumnCount(len(heads) if rows else 1)
        self.setRowCount(max(len(rows), 1 if nothing else 0))
        if not rows:
            self.setHorizontalHeaderItem(0, QTableWidgetItem(""))
            if nothing:
                self.setItem(0, 0, QTableWidgetItem(str(nothing)))
            self.resizeColumnsToContents()
            return
        most = [max((abs(v) for v in column if not isinstance(v, str)), default=0.0) for column in zip(*rows, strict=True)]  # fmt: skip
        most = [max(most)] * len(most) if together else most
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                self.setItem(at, column, _item(value, most[column]))
        for column, head in enumerate(heads):
            item = QTableWidgetItem(seen(str(head)))
            item.setToolTip(tip(tips[column] if tips else head))
            figures = not isinstance(rows[0][column], str)
            side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
        self.resizeColumnsToContents()
        least, greatest = _NAME
        self.setColumnWidth(0, min(max(least, self.columnWidth(0)), greatest))

    def choose(self, row: int) -> None:
        """Make a row the current one without selecting its record."""
        self.setCurrentCell(row, 0)

    def _select(self, row: int) -> None:
        if 0 <= row < len(self._ids) and self._ids[row]:
            self._session.select([self._ids[row]])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select(self.currentRow())
            self.opened.emit()
            return
        super().keyPressEvent(event)


def _item(value: str | float, most: float) -> QTableWidgetItem:
    if isinstance(value, str):
        item = QTableWidgetItem(seen(value))
        item.setToolTip(tip(value))
        return item
    item = QTableWidgetItem(f"{value:g}" if value else "")
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if value and most:
        item.setBackground(colour(theme.palette().accent, round(_HOTTEST * value / most)))
    return item
