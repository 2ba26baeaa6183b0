"""The files of a delivery set as a table whose rows are dragged, or moved by Alt with an arrow key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from orgeditor.analysis.rules import SEVERITIES
from orgeditor.gui import theme
from orgeditor.gui.deliveries.words import (
    GONE,
    LANGUAGES,
    language_key,
    paper_of,
    scenario_key,
)
from orgeditor.gui.labels import tip
from orgeditor.messages import seen, t, tn
from orgeditor.outputs.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDropEvent, QKeyEvent

    from orgeditor.analysis.preflight import Remark
    from orgeditor.model.document import Document
    from orgeditor.model.output import Output

_COLUMNS: Final = (
    t("File"),
    t("What"),
    t("Paper"),
    t("Language"),
    t("Scenario"),
    t("What is left out"),
)
_WIDTHS: Final = (215, 125, 100, 70, 75)


class OutputList(QTreeWidget):
    """``moved`` asks to put the row of the first number before that of the second, or at the end."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outputs")
        self.setAccessibleName(str(t("Files of the set")))
        self.setColumnCount(len(_COLUMNS))
        self.setHeaderLabels([str(words) for words in _COLUMNS])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item is not None else -1

    def show_outputs(
        self,
        outputs: Sequence[Output],
        names: Sequence[str],
        document: Document,
        scenarios: Mapping[str, str],
        profiles: Mapping[str, str],
        row: int,
    ) -> None:
        """Show outputs and what their files are called; ``row`` is the current one then."""
        with QSignalBlocker(self):
            self.clear()
            for output, name in zip(outputs, names, strict=True):
                told = (
                    name,
                    str(KINDS[output.what]),
                    paper_of(output),
                    # What is as usual is not told: what is not is seen at a glance.
                    str(dict(LANGUAGES)[language_key(output)]) if output.language else "",
                    scenarios.get(scenario_key(document, output), str(GONE)),
                    profiles.get(output.redaction, str(GONE)) if output.redaction else "",
                )
                item = QTreeWidgetItem(self, [seen(text) for text in told])
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
                for column, text in enumerate(told):
                    item.setToolTip(column, tip(text))
            if (current := self.topLevelItem(row)) is not None:
                self.setCurrentItem(current)

    def mark(self, row: int, remarks: Sequence[Remark]) -> None:
        """Show beside a file of a row how grave the gravest of what there is to look at in it is."""
        item = self.topLevelItem(row)
        if item is None or not remarks:
            return
        gravest = min((one.severity for one in remarks), key=SEVERITIES.index)
        item.setIcon(0, theme.icon(gravest, theme.severity_colour(gravest).name()))
        count = len(remarks)
        item.setToolTip(0, tip(tn("{n} thing to look at", "{n} things to look at", count)))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        target = self.indexAt(event.position().toPoint())
        place = self.topLevelItemCount()
        if target.isValid():
            below = self.visualRect(target).center().y() < event.position().y()
            place = target.row() + below
        # The document is what changes; the table then shows it.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if self.row >= 0 and place not in (self.row, self.row + 1):
            self.moved.emit(self.row, place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 2}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        if self.row >= 0 and 0 <= self.row + step <= self.topLevelItemCount():
            self.moved.emit(self.row, self.row + step)
