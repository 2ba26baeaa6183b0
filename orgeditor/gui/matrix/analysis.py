"""What a matrix says as a whole, in a pane that stays open beside the grid and follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QToolButton, QVBoxLayout
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.matrix.analysis_pages import (
    AdvicePage,
    ComparisonPage,
    LoadPage,
    NetworkPage,
    ReadingPage,
)
from orgeditor.messages import t

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.gui.matrix.grid import Grid

_LEAST: Final = (300, 120)
_USUAL: Final = (460, 250)


class AnalysisPane(QFrame):
    """Pages over the matrix that a grid shows; only the one that is looked at is made anew."""

    closed = Signal()

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.setObjectName("matrix-analysis")
        self.setMinimumSize(*_LEAST)
        self._grid = grid
        self._filled: dict[int, MatrixView] = {}
        session = grid.session
        self.advice, self.load = AdvicePage(session), LoadPage(session)
        self.network, self.readings = NetworkPage(session), ReadingPage(session)
        self.comparison = ComparisonPage(session)
        self._pages = (self.advice, self.load, self.network, self.readings, self.comparison)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(str(t("Analysis")))
        for page, words in zip(
            self._pages,
            (t("Suggestions"), t("Load"), t("Works with"), t("Readings"), t("Comparison")),
            strict=True,
        ):
            page.setContentsMargins(theme.INSIDE, theme.GRID, theme.INSIDE, 2 * theme.GRID)
            self.tabs.addTab(page, str(words))
        self.tabs.setCornerWidget(self._closing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        # A paste and a stroke of undo change many cells: the page is made once, after them.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill)
        self.tabs.currentChanged.connect(lambda _at: self._fill())
        grid.refreshed.connect(self._follow)
        session.discretion_changed.connect(self._renew)

    def _closing(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("close-analysis")
        button.setIcon(theme.icon("close"))
        button.setIconSize(QSize(theme.ICON, theme.ICON))
        button.setAutoRaise(True)
        button.setToolTip(str(t("Close")))
        button.setAccessibleName(str(t("Close")))
        button.clicked.connect(lambda _checked=False: self.closed.emit())
        return button

    def _follow(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _renew(self) -> None:
        self._filled.clear()
        self._follow()

    def _fill(self) -> None:
        """Make the page that is looked at anew, unless it shows what the grid shows."""
        at, view = self.tabs.currentIndex(), self._grid.grid_model.view
        if self.isVisible() and self._filled.get(at) is not view:
            self._filled[at] = view
            self._pages[at].fill(view)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*_USUAL)
