"""A frame of the canvas with 10,000 positions, beside one graphics item a position.

Both paint 1600x1000 off screen, panning from frame to frame, text and lines included.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
)

from orgeditor.analysis.layout import layout
from orgeditor.analysis.tree import reporting_tree
from orgeditor.drawing.chart import Marks, paint_view
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.view import View
from tests.bench.registry import Run, bench
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

_WIDTH, _HEIGHT = 1600, 1000


@cache
def _application() -> QApplication:
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["bench"])


@cache
def _organization(positions: int = 10_000) -> Organization:
    return large_organization(positions)


def _middle(scene: ChartScene, scale: float) -> View:
    view = View(width=_WIDTH, height=_HEIGHT)
    if scale:
        return View(scale=scale, width=_WIDTH, height=_HEIGHT).centred(
            scene.layout.width / 2, scene.layout.height / 2
        )
    return view.fitted(scene.layout.width, scene.layout.height)


def _frames(scale: float) -> Run:
    """Paint frames at a scale (0: fitted), each 37 pixels further on."""
    _application()
    scene = ChartScene(_organization())
    pictures = CardPictures(LIGHT, screen_face())
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    view = _middle(scene, scale)
    pictures.use(view.scale, 1.0)

    def run() -> None:
        nonlocal view
        view = view.panned(-37, 0)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_view(painter, scene, view, pictures, Marks(), 1.0)
        painter.end()

    return run


def _items(scale: float) -> Run:
    _application()
    scene = ChartScene(_organization())
    graphics = QGraphicsScene()
    for slot in range(len(scene)):
        card = scene.card(slot)
        box = QGraphicsRectItem(0, 0, 190, 66)
        for n, text in enumerate((card.title, card.line, card.facts)):
            line = QGraphicsSimpleTextItem(text, box)
            line.setPos(15, 6 + n * 18)
        box.setPos(float(scene.layout.x[slot]), float(scene.layout.y[slot]))
        graphics.addItem(box)
    for x1, y1, x2, y2 in scene.layout.lines.tolist():
        graphics.addLine(x1, y1, x2, y2)
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    view = _middle(scene, scale)

    def run() -> None:
        nonlocal view
        view = view.panned(-37, 0)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        seen = QRectF(view.x, view.y, view.right - view.x, view.bottom - view.y)
        graphics.render(painter, QRectF(0, 0, _WIDTH, _HEIGHT), seen)
        painter.end()

    return run


def one_graphics_item_each_at_100() -> Run:
    """The baseline at 100 %."""
    return _items(1.0)


def one_graphics_item_each_at_30() -> Run:
    """The baseline at 30 %."""
    return _items(0.3)


def one_graphics_item_each_at_10() -> Run:
    """The baseline at 10 %."""
    return _items(0.1)


def one_graphics_item_each_fitted() -> Run:
    """The baseline fitted to the window."""
    return _items(0.0)


@bench("frame, 10,000 positions, 100 %", n=60, baseline=one_graphics_item_each_at_100)
def frame_at_100() -> Run:
    """Cards with all their text."""
    return _frames(1.0)


@bench("frame, 10,000 positions, 30 %", n=60, baseline=one_graphics_item_each_at_30)
def frame_at_30() -> Run:
    """Cards with their titles."""
    return _frames(0.3)


@bench("frame, 10,000 positions, 10 %", n=60, baseline=one_graphics_item_each_at_10)
def frame_at_10() -> Run:
    """Blocks of colour."""
    return _frames(0.1)


@bench("frame, 10,000 positions, fitted", n=60, baseline=one_graphics_item_each_fitted)
def frame_fitted() -> Run:
    """All of them."""
    return _frames(0.0)


@bench("layout of 10,000 positions", n=10)
def layout_10_000() -> Run:
    """From the tree to rectangles and lines."""
    tree = reporting_tree(_organization())

    def run() -> None:
        layout(tree)

    return run


@bench("layout of 100,000 positions", n=5)
def layout_100_000() -> Run:
    """From the tree to rectangles and lines."""
    tree = reporting_tree(_organization(100_000))

    def run() -> None:
        layout(tree)

    return run
