"""The chart moves as long as something is held near its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_ZONE: Final = 36.0
_STEP: Final = 18.0
_EVERY: Final = 16


class Border(QObject):
    """Moves the chart of a canvas while a gesture, or what is dragged in, is near the border."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.move)

    def near(self, at: QPointF) -> None:
        """Something is held at a point of the viewport: move as long as that is near the border."""
        if self._pull(at).isNull():
            self.let_go()
        elif not self._timer.isActive():
            self._timer.start()

    def let_go(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def move(self) -> None:
        """Move the chart by one step, at most until its end is in the middle."""
        canvas = self._canvas
        held = canvas.dropping if canvas.dropping.active else canvas.pointer
        by = self._pull(held.at)
        view, layout = canvas.view, canvas.scene.layout
        canvas.set_view(
            view.panned(
                _short_of_end(by.x(), view.x, view.right, layout.width),
                _short_of_end(by.y(), view.y, view.bottom, layout.height),
            )
        )
        held.repeat()

    def _pull(self, at: QPointF) -> QPointF:
        """Return how far the chart moves at once, in pixels."""
        return QPointF(
            _pull(at.x(), self._canvas.width()),
            _pull(at.y(), self._canvas.height()),
        )


def _pull(place: float, length: float) -> float:
    if place < _ZONE:
        return _STEP * min(1.0, (_ZONE - place) / _ZONE)
    if place > length - _ZONE:
        return -_STEP * min(1.0, (place - length + _ZONE) / _ZONE)
    return 0.0


def _short_of_end(by: float, start: float, end: float, length: float) -> float:
    """Return the pull, 0 once the end of the chart has come to the middle of the viewport."""
    middle = (start + end) / 2
    return 0.0 if (by > 0 and middle <= 0) or (by < 0 and middle >= length) else by
