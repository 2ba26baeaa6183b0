"""The section with a small matrix, and hands to work it with real keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.matrix.grid import Grid
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Responsibility, key_id
from tests.matrix.offices import MATRIX, office

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Hands:
    """Works a section; cells are named by the ids of activity and party."""

    def __init__(self, section: MatrixSection) -> None:
        self.section = section
        self.session = section.session
        self.refusals: list[str] = []
        self.session.refused.connect(lambda reason: self.refusals.append(reason.render("en")))

    @property
    def grid(self) -> Grid:
        return self.section.grid

    def letters(self, activity: str, party: str) -> str:
        cell = self.session.organization.find(Responsibility, key_id(MATRIX, activity, party))
        return "".join(cell.codes) if cell else ""

    def shown(self) -> list[str]:
        """Return the names of the rows in sight, with their numbers."""
        return [f"{row.number} {row.activity.name}" for row in self.grid.grid_model.rows]

    def columns(self) -> list[str]:
        return [column.party.id for column in self.grid.grid_model.view.columns]

    def go(self, activity: str, party: str) -> None:
        """Click a cell."""
        model = self.grid.grid_model
        index = model.index(model.row_of(activity), model.column_of(party))
        self.grid.scrollTo(index)
        at = self.grid.visualRect(index).center()
        QTest.mouseClick(self.grid.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def current(self) -> tuple[str, str]:
        index = self.grid.currentIndex()
        model = self.grid.grid_model
        return model.row(index.row()).activity.id, model.party(index.column()).id

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.target(), key, keys)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.target(), text)

    def target(self) -> QWidget:
        """The widget that has the focus: the grid, or the editor over it."""
        editor = self.grid.naming.editor
        return editor if editor is not None else self.grid

    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    def click_row(self, activity: str) -> None:
        header = self.grid.activity_header
        at = QPoint(120, self.row_middle(activity))
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)

    def row_middle(self, activity: str) -> int:
        header = self.grid.activity_header
        row = self.grid.grid_model.row_of(activity)
        return header.sectionViewportPosition(row) + header.sectionSize(row) // 2

    def column_middle(self, party: str) -> int:
        header = self.grid.party_header
        column = self.grid.grid_model.column_of(party)
        return header.sectionViewportPosition(column) + header.sectionSize(column) // 2

    def carry(self, header: QWidget, start: QPoint, end: QPoint) -> None:
        """Press on a heading, drag, let go."""
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(header, left, NONE, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(header, start + (end - start) * share)
        QTest.mouseRelease(header, left, NONE, end)


@pytest.fixture
def session() -> Session:
    return Session(Document(office()))


@pytest.fixture
def hands(qtbot, session: Session) -> Hands:
    section = MatrixSection(session)
    qtbot.addWidget(section)
    section.resize(1000, 620)
    with qtbot.waitExposed(section):
        section.show()
    section.grid.setFocus()
    return Hands(section)
