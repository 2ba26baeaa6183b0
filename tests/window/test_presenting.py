"""The chart presented: branch by branch, large, with a spotlight; edits go on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from orgeditor.drawing.detail import detail_at, resting
from orgeditor.gui.presenting import Presentation, Spotlight, stations
from orgeditor.gui.sections import Section
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.positions import add_position, move_positions
from tests.window.conftest import position


@pytest.fixture
def shown(window, qtbot) -> Presentation:
    window.show_section(Section.STRUCTURE)
    window.actions_by_id["present"].trigger()
    made = window.findChild(Presentation)
    made.showNormal()
    made.resize(1600, 900)
    qtbot.waitUntil(lambda: made.canvas.width() == 1600)
    QTest.qWait(10)
    return made


def press(shown: Presentation, name: str) -> None:
    shown.bar.findChild(QToolButton, name).click()


def button(shown: Presentation, action: QAction) -> QToolButton:
    return next(b for b in shown.bar.findChildren(QToolButton) if b.defaultAction() is action)


def told(shown: Presentation) -> str:
    return shown.bar.findChild(QLabel).text()


def test_it_stops_at_the_whole_and_at_each_branch_from_above_down(shown, window):
    org = window.session.organization
    tree = window.canvas.scene.whole_tree()
    led = [key for key in tree.ids[1:] if any(p == tree.index[key] for p in tree.parent)]
    assert stations(tree) == ["", *led]
    for n, key in enumerate(stations(tree), 1):
        assert shown.canvas.scene.focus == key
        assert (
            told(shown) == f"{name_of(org[key]) if key else 'Whole chart'} · {n} of {len(led) + 1}"
        )
        press(shown, "next")
    assert shown.canvas.scene.focus == led[-1], "the last stays"
    QTest.keyClick(shown.canvas, Qt.Key.Key_PageUp)
    assert shown.canvas.scene.focus == led[-2]
    assert window.canvas.scene.focus == "", "the window's own chart stays as it is"


def test_a_branch_is_large_and_clear_of_the_bar(shown):
    for _ in stations(shown.canvas.scene.whole_tree())[1:]:
        press(shown, "next")
        canvas = shown.canvas
        layout, view = canvas.scene.layout, canvas.view
        assert 1.2 <= view.scale <= 2.0
        assert view.x <= 0
        assert view.right >= layout.width
        lowest = view.to_screen(0, layout.height)[1]
        assert lowest <= shown.bar.y() or lowest <= canvas.height() - 40
        assert shown.bar.isVisible()


def test_on_a_small_screen_no_card_says_two_things_over_each_other(shown, qtbot):
    for width in (900, 960, 1000, 1060):
        shown.resize(width, 540)
        qtbot.waitUntil(lambda width=width: shown.canvas.width() == width)
        QTest.qWait(10)
        assert detail_at(shown.canvas.view.scale).short in (0.0, 1.0)


def test_what_stands_beside_the_chart_is_as_large_as_the_screen_lets_it(shown):
    assert "font-size: 15px" in shown.styleSheet()
    assert resting(0.5) == 0.46
    assert resting(0.46) == 0.46
    assert resting(1.2) == 1.2


def test_it_begins_at_the_branch_that_the_window_shows(window):
    branch = position(window, "P03")
    window.canvas.focus_on(branch)
    window.actions_by_id["present"].trigger()
    assert window.findChild(Presentation).canvas.scene.focus == branch


def test_edits_go_on_and_are_undone_here(shown, window):
    session, moved, to = window.session, position(window, "P15"), position(window, "P04")
    shown.go_to(to)
    assert moved not in shown.canvas.scene.tree.index
    assert session.perform(move_positions, session.organization, [moved], to)
    assert moved in shown.canvas.scene.tree.index
    button(shown, window.actions_by_id["undo"]).click()
    assert moved not in shown.canvas.scene.tree.index


def test_a_refusal_is_said_on_the_bar(shown, window):
    session, head, below = window.session, position(window, "P03"), position(window, "P05")
    assert session.perform(move_positions, session.organization, [head], below) is None
    assert "below" in told(shown)
    assert shown.bar.isVisible()


def test_names_are_hidden_here_as_in_the_window(shown, window):
    button(shown, window.actions_by_id["hide-names"]).click()
    assert window.session.names_hidden
    assert shown.canvas.sight.names_hidden


def test_what_pops_up_before_a_board_tells_no_pay(shown, window):
    assert window.canvas.hover_card.tells_pay
    assert not shown.canvas.hover_card.tells_pay


def test_the_spotlight_follows_the_mouse_and_leaves_the_rest_dark(shown):
    canvas, light = shown.canvas, shown.findChild(Spotlight)
    plain = shown.grab().toImage()
    press(shown, "spotlight")
    for at in (QPoint(400, 300), QPoint(1000, 500)):
        none, spot = Qt.MouseButton.NoButton, QPointF(at)
        keys = Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(QEvent.Type.MouseMove, spot, canvas.mapToGlobal(spot), none, none, keys)
        QApplication.sendEvent(canvas, moved)
        dark = shown.grab().toImage()
        assert dark.pixelColor(at) == plain.pixelColor(at)
        far = QPoint(1600 - at.x(), 880 - at.y())
        assert dark.pixelColor(far).lightness() < plain.pixelColor(far).lightness() / 2
    press(shown, "spotlight")
    assert light.isHidden()


def test_escape_first_lets_go_of_what_is_selected_and_then_ends(shown, window, qtbot):
    window.session.select([position(window, "P02")])
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert window.session.selection == ()
    with qtbot.waitSignal(shown.destroyed):
        QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    assert window.isVisible()


def test_a_chart_of_nothing_and_one_of_a_card_are_presented(window, qtbot):
    session = window.session
    session.before_doing = lambda edit: edit
    session.perform(delete, session.organization, list(session.organization.of(Position)))
    window.actions_by_id["present"].trigger()
    shown = window.findChild(Presentation)
    assert told(shown) == "Whole chart · 1 of 1"
    session.perform(add_position, session.organization, title="Alone")
    shown.step(1)
    assert told(shown) == "Whole chart · 1 of 1"


def test_another_document_ends_it(shown, window, qtbot):
    with qtbot.waitSignal(shown.destroyed):
        window.session.replaced.emit()
