"""The canvas from 1,000 to 300,000 positions, beside one graphics item a position.

Both paint 1600x1000 off screen, panning from frame to frame, text and lines included.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cache
from itertools import count, cycle
from typing import TYPE_CHECKING

from typing_extensions import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QStyleOptionGraphicsItem,
    QWidget,
)

from orgeditor.analysis.following import Trees
from orgeditor.analysis.layout import layout
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.search import SearchIndex
from orgeditor.drawing.chart import paint_view
from orgeditor.drawing.colours import LIGHT
from orgeditor.drawing.detail import BLOCKS_BELOW
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.marks import Marks
from orgeditor.drawing.pictures import CardPictures
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sheet import Sheet
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.view import View
from orgeditor.model import rank
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.positions import move_positions
from orgeditor.model.verbs.units import move_units
from tests.bench.registry import Run, bench, plain_python
from tests.sample_organizations import large_organization, large_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.tree import Tree

_WIDTH, _HEIGHT = 1600, 1000
_WINDOWS = 5


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
        # Over a card in the midst of the chart, rather than over the free space between branches.
        layout, slot = scene.layout, len(scene) // 2
        view = View(scale=scale, width=_WIDTH, height=_HEIGHT)
        return view.centred(float(layout.x[slot]), float(layout.y[slot]))
    return view.fitted(scene.layout.width, scene.layout.height)


def _painted(
    scene: ChartScene, views: Iterator[View], *, zooming: bool = False, anew: bool = False
) -> Run:
    """Paint a frame of each view in turn, as the canvas does; ``anew``: nothing of the one before."""
    _application()
    pictures, sheet = CardPictures(LIGHT, screen_face()), Sheet()
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)

    def run() -> None:
        view = next(views)
        with QPainter(image) as painter:
            if anew:
                if view.scale >= BLOCKS_BELOW:
                    pictures.use(view.scale, 1.0)
                image.fill(Qt.GlobalColor.white)
                paint_view(painter, scene, view, pictures, Marks(), 1.0)
            else:
                sheet.paint(painter, scene, view, pictures, Marks(), 1.0, zooming=zooming)

    return run


def _panning(scene: ChartScene, scale: float) -> Run:
    """Paint frames at a scale (0: fitted), each 37 pixels further on."""
    view = _middle(scene, scale)
    return _painted(scene, (view.panned(-37 * n, 0) for n in count()))


def _zooming(scene: ChartScene) -> Run:
    """Paint frames from fitted to 200 % and back, each a twentieth nearer."""
    far, near = _middle(scene, 0.0), _middle(scene, 2.0)
    way = [far.between(near, n / 20) for n in range(21)]
    return _painted(scene, cycle(way + way[::-1]), zooming=True)


@cache
def _scene(positions: int) -> ChartScene:
    return ChartScene(_organization(positions))


class _CardItem(QGraphicsItem):
    """One position as most programs would draw it."""

    def __init__(self, words: tuple[str, ...], x: float, y: float) -> None:
        super().__init__()
        self.words = words
        self.setPos(x, y)

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 190, 66)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.drawRect(self.boundingRect())
        for n, words in enumerate(self.words):
            painter.drawText(QPointF(15, 18 + n * 18), words)


@cache
def graphics_of(positions: int) -> QGraphicsScene:
    """Return the chart as one graphics item a position."""
    _application()
    scene, graphics = _scene(positions), QGraphicsScene()
    for slot in range(len(scene)):
        card = scene.card(slot)
        x, y = float(scene.layout.x[slot]), float(scene.layout.y[slot])
        graphics.addItem(_CardItem((card.title, card.line, card.facts), x, y))
    for x1, y1, x2, y2 in scene.layout.lines.tolist():
        graphics.addLine(x1, y1, x2, y2)
    return graphics


def _items(positions: int, scale: float) -> Run:
    graphics, view = graphics_of(positions), _middle(_scene(positions), scale)
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)

    def run() -> None:
        nonlocal view
        view = view.panned(-37, 0)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        seen = QRectF(view.x, view.y, view.right - view.x, view.bottom - view.y)
        graphics.render(painter, QRectF(0, 0, _WIDTH, _HEIGHT), seen)
        painter.end()

    return run


def _register(positions: int, scale: float, limit: float | None) -> None:
    """Bench frames at a scale beside one graphics item each."""

    def one_graphics_item_each() -> Run:
        return _items(positions, scale)

    def panning() -> Run:
        return _panning(_scene(positions), scale)

    seen = f"{scale:.0%}" if scale else "fitted"
    # Beyond 100,000 the items alone would take minutes.
    peer = one_graphics_item_each if positions <= 100_000 else plain_python
    name = f"frame, {positions:,} positions, {seen}"
    bench(name, n=60 if scale else 12, limit=limit, baseline=peer)(panning)


for _positions in (1_000, 10_000, 100_000, 300_000):
    for _scale in (1.0, 0.0):
        _register(_positions, _scale, 12.0 if _positions == 100_000 else None)
for _scale in (2.0, 0.5, 0.3, 0.1, 0.02):
    _register(100_000, _scale, 12.0)


@cache
def _boxed(positions: int) -> ChartScene:
    org = Organization(_organization(positions))
    org.apply(set_project(org, arrangement="boxes"))
    return ChartScene(org)


def _register_boxes(positions: int, scale: float) -> None:
    def in_boxes() -> Run:
        return _panning(_boxed(positions), scale)

    seen = f"{scale:.0%}" if scale else "fitted"
    limit = 12.0 if positions == 100_000 else None
    bench(f"frame, {positions:,} positions in boxes, {seen}", n=20, limit=limit)(in_boxes)


for _positions in (1_000, 10_000, 100_000, 300_000):
    for _scale in (1.0, 0.1, 0.0):
        _register_boxes(_positions, _scale)


@bench("frame, 100,000 positions, zooming from fitted to 200 %", n=84, limit=12.0)
def zooming() -> Run:
    """Every level of detail, some with all their pictures still to be painted."""
    return _zooming(_scene(100_000))


@bench("frame, 100,000 positions in boxes, zooming from fitted to 200 %", n=84, limit=12.0)
def zooming_in_boxes() -> Run:
    """The same where all stands in boxes."""
    return _zooming(_boxed(100_000))


def _register_anew(scale: float) -> None:
    def painted_anew() -> Run:
        scene = _boxed(100_000)
        return _painted(scene, cycle([_middle(scene, scale)]), anew=True)

    bench(f"all anew, 100,000 positions in boxes, {scale:.0%}", n=20)(painted_anew)


for _scale in (1.0, 0.3, 0.1):
    _register_anew(_scale)


@bench("frame, 2,000 reports in one stack, 500 seen at once", n=60, limit=12.0)
def dense() -> Run:
    """Cards as near to each other as they come."""
    records = [Position(id="top", title="Head", rank="a")]
    ranks = rank.spread(2000)
    records += [
        Position(id=f"p{n}", title=f"Analyst {n}", manager="top", rank=ranks[n])
        for n in range(2000)
    ]
    return _panning(ChartScene(Organization(records)), 0.3)


def _branches(org: Organization, tree: Tree) -> list[tuple[str, str, str]]:
    """Return branches, each with the record that it is moved under and that it is moved back to.

    The largest and the smallest below the root, one far down with what is below it, and a leaf.
    """
    below = sorted(tree.children(0), key=lambda i: int(tree.end[i]) - i)
    leaf = int(np.argmax(tree.depth))
    moved = below[-1], below[0], int(tree.parent[leaf]), leaf
    target = tree.ids[below[len(below) // 2]]
    return [(tree.ids[i], target, tree.ids[tree.parent[i]]) for i in moved]


def _after_a_move(positions: int, mode: Mode = "positions", **asked: str | float) -> Run:
    """Time the layout after moving each of several branches; the worst counts."""
    org = Organization(_organization(positions))
    if asked:
        org.apply(set_project(org, **asked))
    trees = Trees(org)
    scene = ChartScene(org, mode, trees=trees)
    move = move_positions if mode == "positions" else move_units
    branches = _branches(org, trees.of(mode))
    there = cycle((1, 2))

    def run() -> float:
        worst, to = 0.0, next(there)
        for way in branches:
            edit = move(org, [way[0]], way[to])
            org.apply(edit)
            trees.follow(edit)
            start = time.perf_counter()
            scene.follow(edit, ())
            worst = max(worst, time.perf_counter() - start)
        return worst * 1e3

    return run


def _register_layouts(positions: int, first: float | None, then: float | None) -> None:
    def anew() -> Run:
        tree = _scene(positions).tree

        def run() -> None:
            layout(tree)

        return run

    def after_a_move() -> Run:
        return _after_a_move(positions)

    bench(f"first layout of {positions:,} positions", n=7, limit=first)(anew)
    bench(f"layout after moving a branch of {positions:,}, the worst of four", n=14, limit=then)(
        after_a_move
    )


_register_layouts(1_000, None, None)
_register_layouts(10_000, None, None)
_register_layouts(100_000, 250.0, 10.0)
_register_layouts(300_000, None, None)


def _register_ways(
    seen: str, limit: float | None, mode: Mode = "positions", **asked: str | float
) -> None:
    def after_a_move() -> Run:
        return _after_a_move(100_000, mode, **asked)

    name = f"layout after moving a branch of 100,000, {seen}"
    bench(name, n=6, limit=limit)(after_a_move)


_register_ways("to the right", 10.0, arrangement="right")
_register_ways("hanging", 10.0, arrangement="hanging")
_register_ways("hanging on both sides", 10.0, arrangement="hanging_both")
_register_ways("in boxes", 10.0, arrangement="boxes")
_register_ways("levels aligned", 10.0, own_columns=True)
_register_ways("in bands by grade", 10.0, by_grade=True)
_register_ways("units with their positions in boxes", 10.0, "units", unit_arrangement="boxes")


@bench("trees, layout and figures after a move, 100,000", n=15)
def followed() -> Run:
    """What an edit costs before anything is painted."""
    org = Organization(large_records())
    trees = Trees(org)
    scene, measures = ChartScene(org, trees=trees), Measures(org, trees)
    tree = trees.of("positions")
    first, second = (tree.ids[i] for i in tree.children(0)[:2])
    branch = tree.ids[tree.children(tree.index[first])[0]]
    targets = cycle((second, first))

    def run() -> float:
        nonlocal measures
        edit = move_positions(org, [branch], next(targets))
        start = time.perf_counter()
        org.apply(edit)
        trees.follow(edit)
        measures = measures.after(org, trees, edit)
        scene.follow(edit, ())
        return (time.perf_counter() - start) * 1e3

    return run


@bench("fold or unfold a branch of 100,000", n=20, limit=10.0)
def folding() -> Run:
    """The branch of the root's first report, of several thousand."""
    scene = _scene(100_000)
    tree = scene.tree
    found = layout(tree)
    states: Iterator[set[str]] = cycle(({tree.ids[tree.children(0)[0]]}, set()))

    def run() -> None:
        nonlocal found
        found = layout(tree, next(states), before=found)

    return run


def _register_hits(positions: int, limit: float | None) -> None:
    def hit() -> Run:
        found = _scene(positions).layout
        draw = random.Random(1)

        def run() -> None:
            found.at(draw.random() * found.width, draw.random() * found.height)

        return run

    bench(f"which card is at a point of {positions:,}", n=200, limit=limit)(hit)


for _positions in (1_000, 10_000, 100_000, 300_000):
    _register_hits(_positions, 0.2 if _positions == 100_000 else None)


@bench("an edit of a filtered chart of 100,000", n=15)
def filtered() -> Run:
    """Positions come to match and no longer do, where those of one grade show alone."""
    org = Organization(_organization(100_000))
    trees = Trees(org)
    grade = next(p.grade for p in org.of(Position).values() if p.grade)
    sight = Sight(only_by="grade", only=frozenset({grade}), only_alone=True)
    scene = ChartScene(org, trees=trees, sight=sight)
    leaf = next(key for key in reversed(scene.tree.ids) if org.get(Position, key).grade == grade)
    grades = cycle(("none", grade))

    def run() -> float:
        edit = set_field(org, [leaf], "grade", next(grades))
        start = time.perf_counter()
        org.apply(edit)
        trees.follow(edit)
        scene.follow(edit, ())
        return (time.perf_counter() - start) * 1e3

    return run


@bench("search at a keystroke, 100,000", n=40, limit=50.0)
def searching() -> Run:
    """From one letter to words that nobody has."""
    index = SearchIndex(_organization(100_000))
    words = cycle(("a", "ma", "wei chen", "director 7", "brand lead", "qqqq"))

    def run() -> None:
        index.hits(next(words))

    return run


@cache
def _windows() -> list[tuple[float, float]]:
    """Open windows on the bench organisation, each in a program of its own; return what they took.

    Seconds and megabytes.
    """
    command = [sys.executable, "-m", "tests.bench.first_frame"]
    printed = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for _ in range(_WINDOWS)
    ]
    return [(float(seconds), float(megabytes)) for seconds, megabytes in map(str.split, printed)]


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """Give the environment of a real window: the display there is, or a virtual one if installed."""
    environment = dict(os.environ)
    server = None
    if not environment.get("DISPLAY") and shutil.which("Xvfb"):
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1700x1100x24"]
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert server.stdout is not None
        environment["DISPLAY"] = f":{server.stdout.readline().strip()}"
    environment["QT_QPA_PLATFORM"] = "xcb" if environment.get("DISPLAY") else "offscreen"
    try:
        yield environment
    finally:
        if server is not None:
            server.terminate()
            server.communicate()


@cache
def _frames_in_a_window(what: str) -> list[float]:
    """Return what frames took in a window of a program of its own, in milliseconds."""
    with _display() as environment:
        found = subprocess.run(
            [sys.executable, "-m", "tests.bench.window_frames", what],
            capture_output=True, text=True, check=True, env=environment,
        )  # fmt: skip
    times: list[float] = json.loads(found.stdout)
    # The first frame paints all that the others find there already.
    return times[1:]


def _register_window(what: str) -> None:
    def one_graphics_item_each() -> Run:
        times = cycle(_frames_in_a_window("items"))
        return lambda: next(times)

    def in_a_window() -> Run:
        times = cycle(_frames_in_a_window(what))
        return lambda: next(times)

    real = os.environ.get("DISPLAY") or shutil.which("Xvfb")
    where = "in a window" if real else "in a window off screen"
    name = f"frame {where}, 100,000 positions, {what}"
    bench(name, n=59, limit=12.0, baseline=one_graphics_item_each)(in_a_window)


for _what in ("panning", "zooming", "dragging"):
    _register_window(_what)


@bench("from document to first frame, 100,000", unit="s", n=_WINDOWS, limit=2.5)
def first_frame() -> Run:
    """The whole window over a document in memory, until it is painted."""
    times = cycle(seconds for seconds, _ in _windows())
    return lambda: next(times)


@bench("memory of the window, 100,000 with their people", unit="MB", n=_WINDOWS, limit=600.0)
def memory() -> Run:
    """The most that the program took up to its first frame."""
    most = cycle(megabytes for _, megabytes in _windows())
    return lambda: next(most)


@cache
def _switches(positions: int) -> list[tuple[float, float]]:
    """Show a scenario in windows, each in a program of its own; return what the first time took, and coming back."""
    command = [sys.executable, "-m", "tests.bench.window_switch", str(positions)]
    printed = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(_WINDOWS)
    ]
    return [(float(first), float(back)) for first, back in printed]


def _register_switches(positions: int, limit: float) -> None:
    def first_visit() -> Run:
        times = cycle(first for first, _ in _switches(positions))
        return lambda: next(times)

    def coming_back() -> Run:
        times = cycle(back for _, back in _switches(positions))
        return lambda: next(times)

    # A tenth of the positions changed and some moved; the processor's time, the frame painted.
    name = f"another scenario in the window, {positions:,} positions"
    bench(f"{name}, the first time", n=_WINDOWS, limit=limit)(first_visit)
    bench(f"{name}, coming back", n=_WINDOWS, limit=limit)(coming_back)


_register_switches(10_000, 100.0)
_register_switches(100_000, 500.0)
