"""The painters of what stands on a page as a drawing of its own: charts, maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import msgspec
import numpy as np
from PySide6.QtCore import QRectF, Qt
from typing_extensions import override

from orgeditor.analysis.pages.change_chart import ChangeChart, FateKey
from orgeditor.analysis.pages.charts import AROUND, ChartPart, PaperChart
from orgeditor.analysis.pages.paper import POINT
from orgeditor.analysis.pages.pictures import ElementPicture
from orgeditor.analysis.pages.things import Drawn
from orgeditor.analysis.traits import FATE
from orgeditor.drawing.card import paint_card
from orgeditor.drawing.chart import paint_chart
from orgeditor.drawing.colouring import FATE_MARKS
from orgeditor.drawing.colours import PAPER, colour
from orgeditor.drawing.element_painters import paint_element
from orgeditor.drawing.lines import dotted_path, dotted_pen, paint_lines
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.text import Style, draw_text, draw_text_centred, text_width
from orgeditor.drawing.ties import paint_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.pages.things import Inset
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.fonts import Face

_LINE: Final = 1.3
_SIGN: Final = 8.0
"""The size of the letters in the key of signs, in points."""
_AGAIN: Final = msgspec.structs.replace(PAPER, card="#eef2f6")
"""The ground of a card that stands whole on another page."""


class WholeChart(Drawn):
    """A chart as it is seen, with the room around it."""

    def __init__(self, scene: ChartScene) -> None:
        self.scene = scene

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in chart units; nothing where there are no cards."""
        if not len(self.scene):
            return 0.0, 0.0
        return self.scene.layout.width + 2 * AROUND, self.scene.layout.height + 2 * AROUND

    @property
    def cards(self) -> NDArray[np.float64]:
        """(n, 4) left, top, width and height of the cards in chart units."""
        layout = self.scene.layout
        sides = np.full(len(layout.x), layout.spacing.width), np.full(len(layout.x), layout.spacing.height)  # fmt: skip
        return np.column_stack((layout.x + AROUND, layout.y + AROUND, *sides)).astype(np.float64)


class SceneChart(PaperChart):
    """The chart of a scene, whatever is folded in it, of which pages show parts in its look."""

    def __init__(self, scene: ChartScene) -> None:
        super().__init__(scene.org, scene.mode, scene.language, scene.tree)
        self.scene = scene

    @override
    def colours_of(self, keys: Iterable[str]) -> frozenset[str]:
        of = self.scene.wording.colouring.of
        return frozenset(of(self.org[key]).colour for key in keys)

    @override
    def called(self, key: str) -> str:
        return self.scene.wording.branch(self.tree.index[key])


class _Said:
    """What the cards of a chart say, whatever page they stand on; and its dotted lines."""

    def __init__(self, chart: PaperChart) -> None:
        if isinstance(chart, SceneChart):
            self.scene = chart.scene
        else:
            sight = Sight()
            if isinstance(chart, ChangeChart):
                found = chart.overlay
                sight = Sight(colour_by=FATE, fates=found.fates, moves=found.moves, dotted=False)
            self.scene = ChartScene(chart.org, chart.kind, language=chart.language, sight=sight)
        self.dotted: dict[str, list[str]] = {}
        if self.scene.sight.dotted:
            for position, manager in self.scene.ties.dotted:
                self.dotted.setdefault(self.scene.id(position), []).append(self.scene.id(manager))


_said: WeakKeyDictionary[PaperChart, _Said] = WeakKeyDictionary()


def cards_of(drawn: Drawn) -> Iterator[tuple[str, Card]]:
    """Yield the cards of a drawing as it shows them, each with the id of its record; none of what is no chart."""
    if isinstance(drawn, WholeChart):
        scene = drawn.scene
        yield from ((scene.id(slot), scene.card(slot)) for slot in range(len(scene)))
    elif isinstance(drawn, ChartPart):
        scene = _said_of(drawn).scene
        for key, slot in _places(drawn).items():
            yield key, _card_on(drawn, scene, key, slot)


def paint_inset(inset: Inset, painter: QPainter, face: Face) -> None:
    """Paint a drawing in its place; the painter is in mm from the page's corner."""
    painter.save()
    painter.translate(inset.x, inset.y)
    painter.scale(inset.scale, inset.scale)
    _PAINTERS[type(inset.drawn)](inset.drawn, painter, face)
    painter.restore()


def _paint_whole(whole: WholeChart, painter: QPainter, face: Face) -> None:
    painter.translate(AROUND, AROUND)
    paint_chart(painter, whole.scene, PAPER, face)


def _said_of(part: ChartPart) -> _Said:
    said = _said.get(part.chart)
    if said is None:
        said = _said[part.chart] = _Said(part.chart)
    return said


def _places(part: ChartPart) -> dict[str, int]:
    return {part.tree.ids[node]: slot for slot, node in enumerate(part.layout.nodes.tolist())}


def _card_on(part: ChartPart, scene: ChartScene, key: str, slot: int) -> Card:
    card = scene.wording.card(scene.tree.index[key], folded=bool(part.layout.folded[slot]))
    return less(card) if key in part.again else card


def _paint_part(part: ChartPart, painter: QPainter, face: Face) -> None:
    said = _said_of(part)
    painter.translate(AROUND, AROUND)
    paint_lines(painter, part.layout.lines, PAPER, _LINE)
    places = _places(part)
    _paint_dotted(part, said, places, painter)
    for key, slot in places.items():
        painter.save()
        painter.translate(float(part.layout.x[slot]), float(part.layout.y[slot]))
        card = _card_on(part, said.scene, key, slot)
        paint_card(painter, card, _AGAIN if key in part.again else PAPER, face)
        painter.restore()
    if isinstance(part.chart, ChangeChart):
        paint_moves(painter, part.layout, part.chart.moves_on(part), QRectF())


def _paint_key(key: FateKey, painter: QPainter, face: Face) -> None:
    """Paint the signs with what they stand for; the painter is in mm."""
    painter.scale(POINT, POINT)
    x, side = 0.0, _SIGN * 1.35
    for fate, words in key.fates:
        mark, shade = FATE_MARKS[fate]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(shade))
        painter.drawRoundedRect(QRectF(x, 0.0, side, side), 2.0, 2.0)
        sign, style = Style(face, _SIGN, semibold=True), Style(face, _SIGN)
        draw_text_centred(painter, x + side / 2, _SIGN * 1.03, mark, sign, colour("#ffffff"))
        draw_text(painter, x + side * 1.35, _SIGN * 1.03, words, style, colour(PAPER.text))
        x += side * 1.35 + text_width(words, style) + 2 * _SIGN


def less(card: Card) -> Card:
    """Return a card that says no more than what and who, where it stands whole elsewhere."""
    rows = card.rows if card.rows is None else card.rows[:1]
    return msgspec.structs.replace(
        card, note="", facts="", letters=(), shares=(), photo=b"", rows=rows
    )


def _paint_dotted(part: ChartPart, said: _Said, places: dict[str, int], painter: QPainter) -> None:
    layout = part.layout
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted_pen(PAPER, 1.5))
    for key, slot in places.items():
        for other in (places[m] for m in said.dotted.get(key, ()) if m in places):
            x1, y1, x2, y2 = (float(a[n]) for n in (slot, other) for a in (layout.x, layout.y))
            painter.drawPath(dotted_path(x1, y1, x2, y2, layout.spacing))


def _paint_element(picture: ElementPicture, painter: QPainter, face: Face) -> None:
    paint_element(picture, painter, face, PAPER)


_PAINTERS: Final[dict[type, Callable[[Any, QPainter, Face], None]]] = {
    WholeChart: _paint_whole,
    ChartPart: _paint_part,
    FateKey: _paint_key,
    ElementPicture: _paint_element,
}
