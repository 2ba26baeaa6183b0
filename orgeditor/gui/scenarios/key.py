"""What the colours and marks of a comparison on one chart mean, and how often each occurs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from orgeditor.analysis.overlay import FATES
from orgeditor.drawing.colouring import FATE_MARKS
from orgeditor.gui import theme
from orgeditor.gui.health.tools import tool
from orgeditor.gui.labels import label
from orgeditor.messages import t, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

_SQUARE = 16


class Key(QFrame):
    """A square with its mark, a word and a number for each fate that occurs, or without numbers for all.

    ``asked`` is for the next card of a fate, whose number was clicked.
    """

    asked = Signal(str)

    def __init__(self, *, all_fates: bool = False) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID)
        self.tell(FATES if all_fates else (), counted=False)

    def tell(self, fates: Iterable[str], *, counted: bool = True) -> None:
        """Show the fates that occur among these, and how often each does where that is ``counted``."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        counts = Counter(fates)
        if counted and not counts:
            self._row.addWidget(label(t("Nothing differs on this chart."), quiet=True))
        for fate, words in FATES.items():
            if counts[fate]:
                self._row.addWidget(_square(fate))
                self._row.addWidget(self._counted(fate, f"{words} · {counts[fate]:,}") if counted else label(words))  # fmt: skip
                self._row.addSpacing(theme.GRID * 2)

    def _counted(self, fate: str, words: str) -> QPushButton:
        button = tool(QPushButton(), verbatim(words), t("Go to the next of them"))
        button.setProperty("link", "true")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.asked.emit(fate))
        return button


def _square(fate: str) -> QLabel:
    mark, shade = FATE_MARKS[fate]
    square = label(mark)
    square.setFixedSize(_SQUARE, _SQUARE)
    square.setStyleSheet(f"background: {shade}; color: white; border-radius: 3px; qproperty-alignment: AlignCenter;")  # fmt: skip
    return square
