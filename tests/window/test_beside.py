"""Scenarios beside each other: their figures, their charts panned together, and what is handed over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from orgeditor.files.sheets import read_workbook
from orgeditor.gui.scenarios.beside import BesideDialog
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.scenarios import branch
from tests.window.conftest import position


@pytest.fixture
def beside(window, qtbot):
    """Three of four scenarios: the baseline, one without P04, one in which P05 moved."""
    document = window.session.document
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    for number, name in enumerate(("Fewer", "Moved")):
        document.show(BASELINE)
        edit = branch(document.scenarios, BASELINE, moment, name=name)
        document.do(edit)
        document.show(edit.changes[0].id)
        org = document.organization
        top = next(key for key, p in org.of(Position).items() if not p.manager)
        if number:
            document.do(set_field(org, [position(window, "P05")], "manager", top))
        else:
            document.do(delete(org, [position(window, "P04")]))
    keys = [one.id for one in document.scenarios]
    document.do(branch(document.scenarios, BASELINE, moment, name="Same"))
    dialog = BesideDialog(window.session, window.scenarios._standings, keys, window)
    dialog.show()
    qtbot.waitUntil(lambda: all(column.chart.scene for column in dialog.columns))
    yield dialog
    dialog.close()


def words(column) -> list[str]:
    return [label.text() for label in column.figures.findChildren(QLabel)]


def places(dialog, key: str) -> list[QPoint]:
    """Return where each chart shows the card of a record."""
    return [places_of(column.chart, key) for column in dialog.columns]


def places_of(chart, key: str) -> QPoint:
    x, y = chart._middle(chart.scene.slot(key))
    return QPointF(*chart.view.to_screen(x, y)).toPoint()


def together(points: list[QPoint]) -> bool:
    """Whether points are the same, but for the rounding to whole pixels."""
    return all((point - points[0]).manhattanLength() <= 2 for point in points)


def wheel(chart, at: QPoint, by: int) -> None:
    where = QPointF(chart.mapToGlobal(at))
    event = QWheelEvent(QPointF(at), where, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(chart, event)


def test_each_has_its_figures_and_what_it_has_more_or_less(beside, qtbot):
    qtbot.waitUntil(lambda: not any("Counting…" in words(column) for column in beside.columns))
    first, fewer, moved = (words(column) for column in beside.columns)
    assert "60" in first
    assert not any(word.startswith(("−", "+")) for word in first)
    assert {"59", "−1"} <= set(fewer)
    assert "60" in moved


def test_cards_say_what_became_of_them(beside):
    gone, moved = position_of(beside, 0, "P04"), position_of(beside, 0, "P05")
    fates = [column.chart.scene.sight.fates for column in beside.columns]
    assert fates[0][gone] == "removed"
    assert gone not in [beside.columns[1].chart.scene.id(slot) for slot in range(59)]
    assert fates[2][moved] == "moved"
    assert moved not in fates[0]


def position_of(dialog, place: int, code: str) -> str:
    org = dialog.columns[place].chart.scene.org
    return next(key for key, p in org.of(Position).items() if p.code == code)


def test_the_card_under_the_hand_stays_in_the_same_place_on_all(beside, qtbot):
    key = position_of(beside, 0, "P20")
    chart = beside.columns[0].chart
    for _ in range(6):
        wheel(chart, places(beside, key)[0], 240)
    assert together(places(beside, key))
    assert {column.chart.view.scale for column in beside.columns} == {chart.view.scale}
    held = places(beside, key)[0]
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=held)
    moved = QPointF(held + QPoint(40, 25))
    event = QMouseEvent(QMouseEvent.Type.MouseMove, moved, chart.mapToGlobal(moved), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(chart, event)
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=moved.toPoint())
    assert together([held + QPoint(40, 25), *places(beside, key)])


def test_where_a_card_is_gone_the_one_above_it_is_held(beside):
    gone = position_of(beside, 0, "P04")
    above = beside.columns[0].chart.scene.org.get(Position, gone).manager
    chart = beside.columns[0].chart
    slot = chart.scene.slot(gone)
    at = QPointF(*chart.view.to_screen(*chart._middle(slot))).toPoint()
    wheel(chart, at, 480)
    assert (
        places(beside, above)[1] == QPointF(*chart.view.to_screen(*chart._middle(slot))).toPoint()
    )


def test_keys_pan_and_zoom_all_and_a_click_marks_on_all(beside, qtbot):
    chart, other = beside.columns[1].chart, beside.columns[2].chart
    before = other.view
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert other.view.scale == chart.view.scale > before.scale
    key = position_of(beside, 0, "P20")
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=places(beside, key)[1])
    assert {column.chart._marked for column in beside.columns} == {key}


def test_a_click_on_how_many_there_are_travels_to_the_next_on_all(beside, qtbot):
    found = {button.text(): button for button in beside.key.findChildren(QPushButton)}
    # Those who reported to P04 have moved up in one of them, P05 is another's, too.
    assert next(iter(found)) == "Removed · 1"
    gone = position_of(beside, 0, "P04")
    found["Removed · 1"].click()
    assert {column.chart._marked for column in beside.columns} == {gone}
    moved = next(button for words, button in found.items() if words.startswith("Moved"))
    marked = []
    for _ in range(int(moved.text().split()[-1]) + 1):
        moved.click()
        marked.append(beside.columns[0].chart._marked)
    assert position_of(beside, 0, "P05") in marked
    assert len(set(marked)) == len(marked) - 1
    assert marked[0] == marked[-1]


def test_columns_come_and_go_between_two_and_five(beside, qtbot):
    qtbot.mouseClick(beside.more, Qt.MouseButton.LeftButton)
    assert beside.columns[-1].box.currentText() == "Same"
    # No scenario is left to be put beside these.
    assert not beside.more.isEnabled()
    document = beside._session.document
    for name in ("Fifth", "Sixth"):
        document.do(branch(document.scenarios, BASELINE, datetime(2026, 4, 1, tzinfo=UTC), name=name))  # fmt: skip
    qtbot.mouseClick(beside.columns[-1].away, Qt.MouseButton.LeftButton)
    for _ in range(2):
        qtbot.mouseClick(beside.more, Qt.MouseButton.LeftButton)
    assert len(beside.columns) == 5
    assert len(set(beside.chosen)) == 5
    assert not beside.more.isEnabled()
    for _ in range(3):
        qtbot.mouseClick(beside.columns[-1].away, Qt.MouseButton.LeftButton)
    assert len(beside.columns) == 2
    assert not any(column.away.isEnabled() for column in beside.columns)
    beside.units.click()
    assert {column.chart.scene.mode for column in beside.columns} == {"units"}


def test_the_same_goes_out_as_a_workbook(beside, tmp_path):
    assert beside.report().save_workbook(tmp_path / "all.xlsx")
    sheets = read_workbook(tmp_path / "all.xlsx").sheets
    cells = {str(cell) for sheet in sheets for row in sheet.rows for cell in row}
    assert {"3 scenarios compared", "Fewer", "Moved", "Positions closed"} <= cells


def test_it_is_seen_which_charts_are_shown(beside):
    beside.columns[0].box.setFocus()
    looks = [
        button.grab().toImage().pixelColor(8, 8) for button in (beside.positions, beside.units)
    ]
    assert looks[0] != looks[1]


def test_hidden_pay_is_not_among_the_figures(beside, qtbot):
    session = beside._session
    session.keep_from_view(names=False, pay=True)
    dialog = BesideDialog(session, beside._standings, beside.chosen)
    dialog.show()
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "head-count" in words(dialog.columns[0]))
    assert "cost a year" not in words(dialog.columns[0])
