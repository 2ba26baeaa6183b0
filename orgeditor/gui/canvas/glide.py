"""Cards glide from where they stood to where they stand now, so that the eye follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.layout import Floats
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.view import View
from orgeditor.gui.canvas.motion import motion, moves

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_MOST: Final = 1200
"""From so many cards in view on, they are too small for the eye to follow one."""


class Sight(msgspec.Struct, frozen=True):
    """A chart as it was seen: where its cards stood, and through which view."""

    scene: ChartScene
    view: View


class _Course(msgspec.Struct, frozen=True):
    """How far away cards began (m,), and who is new; lines move with their cards."""

    scene: ChartScene
    dx: Floats
    dy: Floats
    new: frozenset[int]


class Glide:
    """Moves the cards of a canvas that are or come into view.

    ``scene`` is what is to be painted: the canvas's own, or one whose cards are on their
    way. The canvas itself knows only where they stand in the end.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._course: _Course | None = None
        self._motion = motion(canvas, self.show)
        self._passing: ChartScene | None = None
        self.share = 1.0

    @property
    def scene(self) -> ChartScene:
        """The chart to paint."""
        return self._passing or self._canvas.scene

    @property
    def new(self) -> frozenset[int]:
        """The slots that were not there before; they fade in with ``share``."""
        return self._course.new if self._course else frozenset()

    def sight(self) -> Sight | None:
        """Return the chart as it is seen now, None where nothing moves."""
        if not moves(self._canvas):
            return None
        return Sight(self.scene.standing(self.scene.layout), self._canvas.view)

    def start(self, before: Sight | None) -> None:
        """Glide from how the chart was seen to how it stands."""
        self.stop()
        course = None if before is None else _course(before, self._canvas.scene, self._canvas.view)
        if course is not None:
            self._course = course
            self.show(0.0)
            self._motion.start()

    def stop(self) -> None:
        """Stand where the way ends."""
        self._motion.stop()
        self._course = self._passing = None
        self.share = 1.0

    def show(self, share: float) -> None:
        """Show the cards a share of their way, 0 to 1, from where they stood."""
        course = self._course
        if course is None or share >= 1.0 or course.scene is not self._canvas.scene:
            self.stop()
        else:
            self.share = share
            layout = course.scene.layout
            rest = np.float32(1.0 - share)
            passing = layout.standing(layout.x + course.dx * rest, layout.y + course.dy * rest)
            self._passing = course.scene.standing(passing)
        self._canvas.update()


def _course(before: Sight, scene: ChartScene, view: View) -> _Course | None:
    """Return the way of the cards in view, None where none of them moves or is new."""
    was, layout = before.scene.layout, scene.layout
    seen = layout.within(view.x, view.y, view.right, view.bottom).tolist()
    left = was.within(before.view.x, before.view.y, before.view.right, before.view.bottom).tolist()
    if len(seen) + len(left) > _MOST:
        return None
    ways = {slot: before.scene.slot(scene.id(slot)) for slot in seen}
    ways |= {slot: old for old in left if (slot := scene.slot(before.scene.id(old))) >= 0}
    new = frozenset(slot for slot, old in ways.items() if old < 0)
    to = np.array([slot for slot, old in ways.items() if old >= 0], np.int32)
    start = np.array([old for old in ways.values() if old >= 0], np.int32)
    dx, dy = np.zeros_like(layout.x), np.zeros_like(layout.y)
    zoom = before.view.scale / view.scale
    dx[to] = (was.x[start] - before.view.x) * zoom + view.x - layout.x[to]
    dy[to] = (was.y[start] - before.view.y) * zoom + view.y - layout.y[to]
    # What differs by less than a pixel has not moved.
    still = np.maximum(abs(dx), abs(dy)) * view.scale < 1.0
    dx[still] = dy[still] = 0.0
    if still.all() and not new:
        return None
    return _Course(scene, dx, dy, new)
