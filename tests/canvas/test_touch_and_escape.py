"""Pinch and touchpad, and Escape, which cancels whatever is under way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.canvas.conftest import Button, Keys

Key = Qt.Key
Gesture = Qt.NativeGestureType


@pytest.fixture
def touchpad() -> QPointingDevice:
    return QPointingDevice(
        "touchpad",
        7,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.PixelScroll | QInputDevice.Capability.Position,
        5,
        1,
    )


def pinch(hands, device: QPointingDevice, at: QPointF, kind: Gesture, value: float = 0.0) -> None:
    where = hands.canvas.mapToGlobal(at)
    event = QNativeGestureEvent(kind, device, 2, at, at, where, value, QPointF())
    QApplication.sendEvent(hands.canvas, event)


def scroll(hands, device: QPointingDevice, pixels: QPoint, keys: Keys = Keys.NoModifier) -> None:
    at = QPointF(300, 300)
    event = QWheelEvent(
        at,
        hands.canvas.mapToGlobal(at),
        pixels,
        pixels * 2,
        Button.NoButton,
        keys,
        Qt.ScrollPhase.ScrollUpdate,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        device,
    )
    QApplication.sendEvent(hands.canvas, event)


@pytest.mark.parametrize("value", [0.25, -0.2])
def test_a_pinch_zooms_and_keeps_the_point_between_the_fingers(hands, touchpad, value) -> None:
    at, view = QPointF(420, 310), hands.canvas.view
    under = view.to_chart(at.x(), at.y())
    pinch(hands, touchpad, at, Gesture.BeginNativeGesture)
    pinch(hands, touchpad, at, Gesture.ZoomNativeGesture, value)
    pinch(hands, touchpad, at, Gesture.EndNativeGesture)
    assert hands.canvas.zoom == pytest.approx(view.scale * (1 + value))
    assert hands.canvas.view.to_chart(at.x(), at.y()) == pytest.approx(under)


def test_two_fingers_move_the_chart_by_just_as_many_pixels(hands, touchpad) -> None:
    before = hands.canvas.view
    scroll(hands, touchpad, QPoint(-30, 45))
    moved = before.panned(-30, 45)
    assert (hands.canvas.view.x, hands.canvas.view.y) == pytest.approx((moved.x, moved.y))
    assert hands.canvas.zoom == before.scale
    scroll(hands, touchpad, QPoint(0, 60), Keys.ControlModifier)
    assert hands.canvas.zoom > before.scale


def test_escape_takes_a_pan_back(hands, qtbot) -> None:
    before = hands.canvas.view
    hands.lift(QPointF(20, 20), QPointF(200, 160), Button.MiddleButton)
    assert hands.canvas.view != before
    qtbot.keyClick(hands.canvas, Key.Key_Escape)
    assert hands.canvas.view == before
    hands.release(QPointF(200, 160), Button.MiddleButton)
    assert hands.canvas.view == before


def test_escape_takes_a_rubber_band_back(hands, qtbot) -> None:
    hands.session.select(["pr"])
    room = QPointF(hands.canvas.width() - 4, hands.canvas.height() - 4)
    hands.press(QPointF(4, 4), keys=Keys.ControlModifier)
    hands.move(room, keys=Keys.ControlModifier)
    assert len(hands.session.selection) > 1
    qtbot.keyClick(hands.canvas, Key.Key_Escape)
    assert hands.session.selection == ("pr",)
    hands.release(room)
    assert hands.session.selection == ("pr",)


@pytest.mark.parametrize("button", [Button.LeftButton, Button.RightButton])
def test_escape_puts_cards_back_with_either_button(hands, qtbot, button) -> None:
    hands.lift(hands.at("web"), hands.at("brand"), button)
    assert hands.canvas.pointer.gesture is not None
    qtbot.keyClick(hands.canvas, Key.Key_Escape)
    hands.release(hands.at("brand"), button)
    assert hands.position("web").manager == "digital"
    assert not [menu for menu in hands.canvas.findChildren(QMenu) if menu.isVisible()]
    assert not hands.session.document.changed


def test_escape_draws_no_dotted_line(hands, qtbot) -> None:
    hands.mouse(QEvent.Type.MouseMove, hands.at("web", 1.0))
    hands.lift(hands.at("web", 1.0), hands.at("brand"))
    qtbot.keyClick(hands.canvas, Key.Key_Escape)
    hands.release(hands.at("brand"))
    assert not hands.position("web").dotted
