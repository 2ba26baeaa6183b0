"""A small company on a canvas, and hands to work it with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from orgeditor.drawing.card import HEIGHT, WIDTH
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Role, Unit

Button = Qt.MouseButton
Keys = Qt.KeyboardModifier


def company() -> Organization:
    """A director; brand (with content and pr) and digital managers below; one role."""
    records: list[Record] = [
        Unit(id="all", name="Marketing", rank="A"),
        Unit(id="brand-unit", name="Brand", parent="all", rank="A"),
        Unit(id="digital-unit", name="Digital", parent="all", rank="B"),
        Person(id="wei", name="Wei Chen", name_zh="陈伟"),
        Role(id="seller", name="Sales representative"),
        Position(id="director", title="Director", unit="all", holders=(Holder("wei"),), rank="A"),
        Position(id="brand", title="Brand manager", unit="brand-unit", manager="director", rank="A"),
        Position(id="digital", title="Digital manager", unit="digital-unit", manager="director", rank="B"),
        Position(id="content", title="Content lead", unit="brand-unit", manager="brand", rank="A"),
        Position(id="pr", title="PR manager", title_zh="公关经理", unit="brand-unit", manager="brand", rank="B"),
        Position(id="web", title="Web analyst", unit="digital-unit", manager="digital", rank="A"),
    ]  # fmt: skip
    return Organization(records)


class Hands:
    """Works a canvas with real events; points are named by the id of a card."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.session = canvas.session

    @property
    def org(self) -> Organization:
        return self.session.organization

    def position(self, key: str) -> Position:
        return self.org.get(Position, key)

    def at(self, key: str, dx: float = 0.5, dy: float = 0.5) -> QPointF:
        """Return a point of a card in the viewport: shares of its width and height."""
        layout, slot = self.canvas.scene.layout, self.canvas.scene.slot(key)
        assert slot >= 0, key
        x = float(layout.x[slot]) + WIDTH * dx
        y = float(layout.y[slot]) + HEIGHT * dy
        return QPointF(*self.canvas.view.to_screen(x, y))

    def mouse(
        self,
        kind: QEvent.Type,
        at: QPointF,
        button: Button = Button.LeftButton,
        keys: Keys = Keys.NoModifier,
    ) -> None:
        held = Button.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        which = Button.NoButton if kind == QEvent.Type.MouseMove else button
        where = self.canvas.mapToGlobal(at)
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, at, where, which, held, keys))

    def press(
        self, at: QPointF, button: Button = Button.LeftButton, keys: Keys = Keys.NoModifier
    ) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, at, button, keys)

    def move(
        self, at: QPointF, button: Button = Button.LeftButton, keys: Keys = Keys.NoModifier
    ) -> None:
        self.mouse(QEvent.Type.MouseMove, at, button, keys)

    def release(
        self, at: QPointF, button: Button = Button.LeftButton, keys: Keys = Keys.NoModifier
    ) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, at, button, keys)

    def click(self, at: QPointF, keys: Keys = Keys.NoModifier) -> None:
        self.press(at, keys=keys)
        self.release(at, keys=keys)

    def lift(
        self,
        start: QPointF,
        end: QPointF,
        button: Button = Button.LeftButton,
        keys: Keys = Keys.NoModifier,
    ) -> None:
        """Press, and drag to ``end`` without letting go."""
        self.press(start, button)
        self.move(start + (end - start) * 0.5, button, keys)
        self.move(end, button, keys)

    def drag(
        self,
        start: QPointF,
        end: QPointF,
        button: Button = Button.LeftButton,
        keys: Keys = Keys.NoModifier,
    ) -> None:
        self.lift(start, end, button, keys)
        self.release(end, button, keys)

    def hover(self, content: object, at: QPointF) -> bool:
        """Drag content over a point; return whether it could be dropped there."""
        point = QPoint(round(at.x()), round(at.y()))
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(point, copy, content, Button.LeftButton, Keys.NoModifier)
        QApplication.sendEvent(self.canvas, enter)
        event = QDragMoveEvent(point, copy, content, Button.LeftButton, Keys.NoModifier)
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def drop(self, content: object, at: QPointF) -> bool:
        """Drag content from elsewhere and drop it; return whether it was taken."""
        copy = Qt.DropAction.CopyAction
        if not self.hover(content, at):
            return False
        event = QDropEvent(at, copy, content, Button.LeftButton, Keys.NoModifier)
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()


@pytest.fixture
def hands(qtbot) -> Hands:
    canvas = Canvas(Session(Document(company())))
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.zoom_to(1.0)
    canvas.fit()
    canvas.setFocus()
    return Hands(canvas)
