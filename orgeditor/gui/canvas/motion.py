"""Whether things move on the canvas, how long they take, and how they slow down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

from orgeditor.gui.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

MILLISECONDS: Final = 160
_KEPT: Final = "reduce-motion"


def reduced() -> bool:
    """Whether less motion is asked for; as long as nobody has said, where nobody looks on."""
    return bool(settings().value(_KEPT, QGuiApplication.platformName() == "offscreen", type=bool))


def reduce(*, less: bool) -> None:
    """Keep whether less motion is asked for."""
    settings().setValue(_KEPT, less)


def moves(widget: QWidget) -> bool:
    """Whether things on a widget move: it is seen, and neither user nor system objects."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.isVisible() and not reduced() and widget.style().styleHint(hint, None, widget) > 0


def motion(widget: QWidget, step: Callable[[float], None]) -> QVariantAnimation:
    """Return a motion that calls ``step`` with the share of the way, 0 to 1, slowing down."""
    made = QVariantAnimation(widget)
    made.setStartValue(0.0)
    made.setEndValue(1.0)
    made.setDuration(MILLISECONDS)
    made.valueChanged.connect(lambda time: step(1.0 if time >= 1.0 else 1 - (1 - time) ** 3))
    return made
