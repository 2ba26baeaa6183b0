"""Opens a window of 1600x1000 on the bench organisation; prints the milliseconds of its frames.

``panning``, ``zooming`` and ``dragging`` (a branch of thousands, with live feedback) are the
canvas's; ``items`` is one graphics item a position, panned.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from orgeditor.gui.canvas import Canvas
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from tests.bench.bench_canvas import graphics_of
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WIDTH, _HEIGHT, _STEP = 1600, 1000, 37
_FRAMES = 60


def main(what: str) -> None:
    """Print a JSON list of times."""
    app = QApplication(["bench"])
    if what == "items":
        view = QGraphicsView(graphics_of(100_000))
        times = _timed(app, view, _scrolling(view), 6)
    else:
        canvas = Canvas(Session(Document(large_organization())))
        acts = {"panning": _panning, "zooming": _zooming, "dragging": _dragging}
        times = _timed(app, canvas, acts[what](canvas), _FRAMES)
    print(json.dumps(times))
    sys.stdout.flush()
    # Nothing is to be saved.
    os._exit(0)


def _timed(
    app: QApplication, widget: QWidget, acts: Iterator[Callable[[], None]], count: int
) -> list[float]:
    widget.resize(_WIDTH, _HEIGHT)
    widget.show()
    app.processEvents()
    times = []
    for act, _ in zip(acts, range(count), strict=False):
        start = time.perf_counter()
        act()
        widget.repaint()
        times.append((time.perf_counter() - start) * 1e3)
        app.processEvents()
    return times


def _panning(canvas: Canvas) -> Iterator[Callable[[], None]]:
    canvas.zoom_to(1.0)
    while True:
        yield lambda: canvas.set_view(canvas.view.panned(-_STEP, 0))


def _zooming(canvas: Canvas) -> Iterator[Callable[[], None]]:
    """From fitted to a card in the midst of the chart at 200 %, and back."""
    layout, slot = canvas.scene.layout, len(canvas.scene) // 2
    near = canvas.view.zoomed(2.0, 0, 0).centred(float(layout.x[slot]), float(layout.y[slot]))
    canvas.fit()
    far = canvas.view
    shares = [n / (_FRAMES // 2) for n in range(_FRAMES // 2)]
    for share in (*shares, *reversed(shares)):
        yield partial(canvas.set_view, far.between(near, share))


def _dragging(canvas: Canvas) -> Iterator[Callable[[], None]]:
    """A branch of thousands, dragged over the cards beside it."""
    scene, layout = canvas.scene, canvas.scene.layout
    slot = int(scene.tree.children(0)[0])
    x, y = float(layout.x[slot]) + 40, float(layout.y[slot]) + 30
    canvas.set_view(canvas.view.zoomed(0.5, 0, 0).centred(x, y))
    start = QPointF(*canvas.view.to_screen(x, y))
    _mouse(canvas, QEvent.Type.MouseButtonPress, start)
    for n in range(_FRAMES + 1):
        at = start + QPointF(6.0 * n, 1.5 * n)
        yield partial(_mouse, canvas, QEvent.Type.MouseMove, at)


def _mouse(canvas: Canvas, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    which = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, at, canvas.mapToGlobal(at), which, left, none)
    QApplication.sendEvent(canvas, event)


def _scrolling(view: QGraphicsView) -> Iterator[Callable[[], None]]:
    bar = view.horizontalScrollBar()
    while True:
        yield lambda: bar.setValue(bar.value() + _STEP)


main(*sys.argv[1:])
