"""The grid and its analysis, side by side where there is the width for it, else one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from orgeditor.gui.matrix.totals import ColumnTotals
from orgeditor.gui.settings import settings

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from orgeditor.gui.matrix.analysis import AnalysisPane

_WIDE: Final = 1240
"""Pixels from which on both find room side by side."""
_OPEN: Final = "matrix/analysis"


class GridAndAnalysis(QSplitter):
    """Shows or hides the analysis beside a page with the grid; whether it is open is remembered.

    Where it stands below, the totals of columns give way to it: it counts the same letters.
    """

    def __init__(self, page: QWidget, analysis: AnalysisPane, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("matrix-split")
        self.setChildrenCollapsible(False)
        self._analysis = analysis
        self._totals = page.findChildren(ColumnTotals)
        self.addWidget(page)
        self.addWidget(analysis)
        self.setStretchFactor(0, 1)
        self._open = settings().value(_OPEN, "") == "true"
        self._place()

    @property
    def is_open(self) -> bool:
        """Whether the analysis is shown."""
        return self._open

    def open(self, wanted: bool) -> None:
        """Show the analysis, or the grid alone."""
        self._open = wanted
        settings().setValue(_OPEN, "true" if wanted else "")
        self._place()

    def _place(self) -> None:
        wide = self.width() >= _WIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if way != self.orientation():
            self.setOrientation(way)
        self._analysis.setVisible(self._open)
        for totals in self._totals:
            totals.setVisible(wide or not self._open)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
