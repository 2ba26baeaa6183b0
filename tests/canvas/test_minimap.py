"""The map in the corner, of charts that fit it and of charts far too wide for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from orgeditor.gui.canvas import Canvas
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Record


def wide(count: int) -> Organization:
    """A root with many reports, each with a report of its own: a line of cards."""
    records: list[Record] = [Position(id="top", title="Top", rank="A")]
    for n in range(count):
        rank = f"A{n:04}Z"
        records.append(Position(id=f"m{n}", title=f"M{n}", manager="top", rank=rank))
        records.append(Position(id=f"r{n}", title=f"R{n}", manager=f"m{n}", rank="A"))
    return Organization(records)


@pytest.fixture(params=[20, 600])
def canvas(qtbot, request) -> Canvas:
    canvas = Canvas(Session(Document(wide(request.param))))
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.zoom_to(1.0)
    return canvas


def click(canvas: Canvas, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        where = canvas.minimap.mapToGlobal(at)
        QApplication.sendEvent(canvas.minimap, QMouseEvent(kind, at, where, left, left, none))


def test_cards_on_the_map_can_be_seen(canvas: Canvas) -> None:
    """Every map has rows of pixels enough to tell levels apart."""
    canvas.fly_to("m5")
    picture = canvas.minimap.grab().toImage()
    ground = picture.pixelColor(20, picture.height() // 2 + 34)
    rows = {
        y
        for y in range(8, picture.height() - 18)
        for x in range(20, picture.width() - 20, 2)
        if picture.pixelColor(x, y) != ground
    }
    assert len(rows) >= 6


def test_a_click_goes_there(canvas: Canvas) -> None:
    before = canvas.view.x
    click(canvas, QPointF(150, 50))
    assert canvas.view.x > before


def test_the_bar_leads_to_any_part_of_a_wide_chart(canvas: Canvas) -> None:
    whole = canvas.scene.layout.width
    click(canvas, QPointF(canvas.minimap.width() - 10, canvas.minimap.height() - 6))
    middle = (canvas.view.x + canvas.view.right) / 2
    assert middle > whole * 0.9
