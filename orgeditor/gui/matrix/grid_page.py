"""What stands in the section: the grid in its frame of totals, or what to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.gui.matrix.totals import ColumnTotals, RowTotals
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.gui.matrix.grid import Grid

_TEXT_WIDTH: Final = 520


def empty_page(new: Callable[[], object], read: Callable[[], object]) -> QWidget:
    """Return what a document without a matrix shows: make a new one, or read a file."""
    page = QWidget()
    first = QPushButton(str(t("New matrix")))
    first.setObjectName("new-matrix")
    first.setDefault(True)
    first.clicked.connect(lambda _checked=False: new())
    second = QPushButton(str(t("Import a matrix…")))
    second.setObjectName("import-matrix")
    second.clicked.connect(lambda _checked=False: read())
    title = label(t("Who answers for what?"), hero=True)
    about = label(
        t("A matrix says for each activity who does it, who answers for it, who is asked and who is told. Start an empty one, or import a client's workbook."),
        quiet=True,
    )  # fmt: skip
    about.setWordWrap(True)
    about.setMaximumWidth(_TEXT_WIDTH)
    layout = QVBoxLayout(page)
    layout.setSpacing(theme.INSIDE)
    layout.addStretch(2)
    for text in (title, about):
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout.addLayout(_centred(text))
    layout.addLayout(_centred(first, second))
    layout.addStretch(3)
    return page


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * theme.GRID)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QPushButton) else 100)
    row.addStretch(1)
    return row


def grid_page(tools: QWidget, grid: Grid) -> QWidget:
    """Return the grid below its tools, totals at its right and foot, scroll bars outside of them."""
    page = QWidget()
    layout = QGridLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(tools, 0, 0, 1, 3)
    layout.addWidget(grid, 1, 0)
    layout.addWidget(RowTotals(grid), 1, 1)
    layout.addWidget(_outer_bar(grid, page, across=False), 1, 2)
    layout.addWidget(ColumnTotals(grid), 2, 0, 1, 2)
    layout.addWidget(_outer_bar(grid, page, across=True), 3, 0)
    return page


def _outer_bar(grid: Grid, parent: QWidget, *, across: bool) -> QScrollBar:
    """Return a scroll bar outside of the totals, in the place of the grid's own."""
    way = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
    bar = QScrollBar(way, parent)
    inner = grid.horizontalScrollBar() if across else grid.verticalScrollBar()
    hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if across:
        grid.setHorizontalScrollBarPolicy(hidden)
    else:
        grid.setVerticalScrollBarPolicy(hidden)

    def follow() -> None:
        bar.setRange(inner.minimum(), inner.maximum())
        bar.setPageStep(inner.pageStep())
        bar.setSingleStep(inner.singleStep())
        bar.setValue(inner.value())
        bar.setVisible(inner.maximum() > inner.minimum())

    inner.rangeChanged.connect(follow)
    inner.valueChanged.connect(follow)
    bar.valueChanged.connect(inner.setValue)
    follow()
    return bar
