"""Flying from one view to another, so that the eye follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QVariantAnimation
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from orgeditor.drawing.view import View
    from orgeditor.gui.canvas.canvas import Canvas

_MILLISECONDS: Final = 150


class Flight:
    """Moves a canvas's view; at once where the system asks for less motion."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._course = (canvas.view, canvas.view)
        self._animation = QVariantAnimation(canvas)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.valueChanged.connect(self._pass)

    def start(self, to: View) -> None:
        """Fly to a view."""
        canvas = self._canvas
        self.stop()
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        if not canvas.isVisible() or canvas.style().styleHint(hint, None, canvas) <= 0:
            canvas.set_view(to)
            return
        self._course = (canvas.view, to)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the flight has come to."""
        self._animation.stop()

    def _pass(self, share: float) -> None:
        start, end = self._course
        eased = 1 - (1 - share) ** 3
        self._canvas.set_view(end if share >= 1.0 else start.between(end, eased))
