"""A chart as a picture of its own, to be put into slides, letters and web pages."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPicture

from orgeditor.analysis.left_out import notice
from orgeditor.analysis.pages.charts import SMALLEST
from orgeditor.analysis.picture_size import SCREEN_DPI, Dots, dots_at
from orgeditor.drawing.card import MARGIN
from orgeditor.drawing.chart import paint_chart
from orgeditor.drawing.chart_page import page_title
from orgeditor.drawing.colours import LIGHT, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.text import Style, draw_text, wrapped
from orgeditor.drawing.ties import paint_ties
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.image import Drawing
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

MOST_CARDS: Final = 20_000
"""Cards of an SVG: of more than 40 MB with text, 56 with letters as shapes, few programs open it."""
_LEAST_LETTERS: Final = 6.0
"""Dots that the smallest letters need to be read."""
_PASTED: Final = 2.0
_LEAST_PASTED: Final = 0.35
_MOST_PASTED: Final = 24e6
_LONGEST_PASTED: Final = 16_000
"""Dots a unit, and dots in all and along a side, of a picture that is made unasked, for the clipboard."""
_NOTICE: Final = 10.25
_LEADING: Final = 15.0
_MOST_LINES: Final = 4


class Foot:
    """What stands below a picture ``width`` units wide: what was left out of it, or nothing."""

    def __init__(self, org: Organization, language: str, width: float) -> None:
        told = notice(org.redaction, language)
        self.text = told.footer if told else ""
        style, room = Style(paper_face(), _NOTICE), width - 2 * MARGIN
        self._lines = wrapped(self.text, style, room, _MOST_LINES) if told else ()
        self.height = len(self._lines) * _LEADING + MARGIN / 2 if told else 0.0

    def paint(self, painter: QPainter, top: float, palette: Palette, face: Face) -> None:
        """Paint it below ``top``."""
        for n, line in enumerate(self._lines):
            baseline = top + 2.0 + n * _LEADING
            draw_text(painter, MARGIN, baseline, line, Style(face, _NOTICE), colour(palette.muted))


class ChartPicture:
    """A chart as it is seen, with what was left out of it said below it; see ``image.Drawing``."""

    smallest = SMALLEST

    def __init__(self, scene: ChartScene) -> None:
        self.scene = scene
        self.title = page_title(scene.org.letterhead, scene.language)
        self._bounds = _bounds(scene)
        self._foot = Foot(scene.org, scene.language, self._bounds.width())
        self.description = self._foot.text

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in chart units; nothing where there are no cards."""
        return self._bounds.width(), self._bounds.height() + self._foot.height

    def paint(self, painter: QPainter, palette: Palette, face: Face) -> None:
        """Paint the cards, what ties them together, and the notice."""
        self._foot.paint(painter, self._bounds.height(), palette, face)
        painter.translate(-self._bounds.left(), -self._bounds.top())
        paint_chart(painter, self.scene, palette, face)

    def check_svg(self) -> None:
        """Raise Refused where there are more cards than programs open as SVG."""
        if len(self.scene) > MOST_CARDS:
            raise Refused(t("{n} cards are more than programs open as SVG: {most} at most. A branch or fewer levels make it smaller; a PNG or a PDF shows all.", n=f"{len(self.scene):,}", most=f"{MOST_CARDS:,}"))  # fmt: skip


def pasted_dots(drawing: Drawing) -> Dots | None:
    """Return how a drawing goes to the clipboard, sharp where it is not too large; None where nothing could be read."""
    wide, high = drawing.size
    if not wide or not high:
        return None
    fair = math.sqrt(_MOST_PASTED / (wide * high))
    scale = min(_PASTED, fair, _LONGEST_PASTED / max(wide, high))
    return dots_at(scale, wide, high, scale * SCREEN_DPI) if scale >= _LEAST_PASTED else None


def too_small(drawing: Drawing, dots: Dots) -> Message | None:
    """Return what is said of letters that are too small to be read, None where they are not."""
    high = dots.scale * drawing.smallest
    if high >= _LEAST_LETTERS:
        return None
    if not isinstance(drawing, ChartPicture):
        return t("The smallest letters are {n} pixels high, too small to be read: a larger picture helps.", n=f"{high:.1f}")  # fmt: skip
    return t("The smallest letters are {n} pixels high, too small to be read: a larger picture, a branch or fewer levels help.", n=f"{high:.1f}")  # fmt: skip


def _bounds(scene: ChartScene) -> QRectF:
    """Return what a chart covers, with the arcs of lines across it, which reach beyond its cards."""
    if not len(scene):
        return QRectF()
    ties = QPicture()
    with QPainter(ties) as painter:
        paint_ties(painter, scene, LIGHT, QRectF(), dotted=scene.sight.dotted)
    layout = scene.layout
    bounds = QRectF(0, 0, layout.width, layout.height).united(QRectF(ties.boundingRect()))
    return bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
