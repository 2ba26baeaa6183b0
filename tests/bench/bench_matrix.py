"""A matrix of 200 activities and 60 parties: typed in, scrolled, put on paper.

Beside it a plain table widget of the same size, with text and no headings of its own.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from orgeditor.analysis.pages import Paper, Sheet
from orgeditor.drawing.matrix_page import lay_out
from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.printing import PreviewDialog
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from tests.bench.registry import Run, bench
from tests.matrix.organizations import sized

_ACTIVITIES, _PARTIES = 200, 60
_SIZE = (1600, 1000)


@cache
def application() -> QApplication:
    """Return the application that benches paint and measure text with."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["bench"])


def _section() -> MatrixSection:
    application()
    section = MatrixSection(Session(Document(sized(_ACTIVITIES, _PARTIES))))
    section.resize(*_SIZE)
    section.show()
    section.grid.setCurrentIndex(section.grid.grid_model.index(5, 5))
    QTest.qWait(50)
    return section


def _table() -> QTableWidget:
    application()
    table = QTableWidget(_ACTIVITIES, _PARTIES)
    for row in range(_ACTIVITIES):
        for column in range(_PARTIES):
            table.setItem(row, column, QTableWidgetItem("RACI"[(row + column) % 4]))
    table.resize(*_SIZE)
    table.show()
    QTest.qWait(50)
    return table


def a_table_widget_typed_in() -> Run:
    """Set a cell's text and have it painted."""
    table, letters = _table(), cycle("RACI")

    def run() -> None:
        item = table.item(5, 5)
        assert item is not None
        item.setText(next(letters))
        QApplication.processEvents()

    return run


def a_table_widget_scrolled() -> Run:
    """Scroll by a page and have it painted."""
    table, places = _table(), cycle((0, 30, 60, 90, 120))

    def run() -> None:
        table.verticalScrollBar().setValue(next(places))
        QApplication.processEvents()

    return run


@bench("a letter typed, 200 x 60", n=40, baseline=a_table_widget_typed_in, limit=100)
def typed() -> Run:
    """Press a key in a cell until all is painted: edit, undo step, marks, totals."""
    section, letters = _section(), cycle("RACI")

    def run() -> None:
        QTest.keyClicks(section.grid, next(letters))
        QApplication.processEvents()

    return run


@bench("a page scrolled, 200 x 60", n=40, baseline=a_table_widget_scrolled, limit=16)
def scrolled() -> Run:
    """Scroll by a page until headings, cells and totals are painted."""
    section, places = _section(), cycle((0, 800, 1600, 2400, 3200))

    def run() -> None:
        section.grid.verticalScrollBar().setValue(next(places))
        QApplication.processEvents()

    return run


@bench("200 x 60 scrolled by 20 px", n=60, baseline=a_table_widget_scrolled, limit=16)
def rolled() -> Run:
    """Scroll as a wheel or a touchpad does, until all is painted."""
    section, places = _section(), cycle(range(0, 4000, 20))

    def run() -> None:
        section.grid.verticalScrollBar().setValue(next(places))
        QApplication.processEvents()

    return run


@bench("200 x 60 pasted", n=7, limit=300)
def pasted() -> Run:
    """Paste 12,000 cells as one undo step until all is painted; each time others than stand there."""
    section = _section()
    letters = cycle("RACI")

    def run() -> None:
        letter = next(letters)
        line = "\t".join([letter] * _PARTIES)
        QApplication.clipboard().setText("\r\n".join([line] * _ACTIVITIES))
        section.grid.setCurrentIndex(section.grid.grid_model.index(0, 0))
        section.grid.commands.paste()
        QApplication.processEvents()

    return run


@bench("200 x 60: the preview after a choice", n=12, limit=300)
def previewed() -> Run:
    """Choose another paper or form in the preview until the pages in sight are painted."""
    application()
    dialog = PreviewDialog(Session(Document(sized(_ACTIVITIES, _PARTIES))), "m")
    dialog.show()
    QTest.qWait(50)
    choices = cycle(
        (
            ("paper", "A3"),
            ("labels", "both"),
            ("form", "compact"),
            ("paper", "A4"),
            ("form", "cards"),
            ("labels", "en"),
            ("form", "grid"),
        )
    )

    def run() -> None:
        name, value = next(choices)
        box = getattr(dialog.options, name)
        box.setCurrentIndex(box.findData(value))
        QApplication.processEvents()

    return run


@bench("200 x 60 laid out on A3", n=10)
def paginated() -> Run:
    """Find size, columns, rows and lines of every page."""
    application()
    org = sized(_ACTIVITIES, _PARTIES)

    def run() -> None:
        lay_out(org, "m", Paper("A3"), Sheet("both"))

    return run
