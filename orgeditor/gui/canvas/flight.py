"""Flying from one view to another, so that the eye follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.gui.canvas.motion import motion, moves

if TYPE_CHECKING:
    from orgeditor.drawing.view import View
    from orgeditor.gui.canvas.canvas import Canvas


class Flight:
    """Moves a canvas's view; at once where less motion is asked for."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._course = (canvas.view, canvas.view)
        self._motion = motion(canvas, self._pass)

    def start(self, to: View) -> None:
        """Fly to a view."""
        canvas = self._canvas
        self.stop()
        if not moves(canvas):
            canvas.set_view(to)
            return
        self._course = (canvas.view, to)
        self._motion.start()

    def stop(self) -> None:
        """Stay where the flight has come to."""
        self._motion.stop()

    def _pass(self, share: float) -> None:
        start, end = self._course
        self._canvas.pass_over(end if share >= 1.0 else start.between(end, share))
