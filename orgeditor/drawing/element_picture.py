"""A picture of an element, as its section shows it, on its own: a strategy map, a cascade, swimlanes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgeditor.analysis.pages.pictures import ElementPicture
from orgeditor.drawing.card import MARGIN
from orgeditor.drawing.chart_picture import Foot
from orgeditor.drawing.page_pictures import paint_element

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.report.content import Told
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face
    from orgeditor.drawing.image import Finish


class Laid(Protocol):
    """A layout that knows its size, in units of its own."""

    @property
    def width(self) -> float:
        """How wide it is, 0 where there is nothing to be seen."""

    @property
    def height(self) -> float:
        """How high it is."""


class ElementImage:
    """A layout of one kind of ``PICTURES``; see ``image.Drawing``."""

    def __init__(self, told: Told, kind: str, layout: Laid, title: str) -> None:
        self.title = title
        self._picture = ElementPicture(told, kind, layout)
        self._high = layout.height + 2 * MARGIN
        self._foot = Foot(told.org, told.texts, layout.width)
        self.description = self._foot.text
        seen = bool(layout.width and layout.height)
        whole = layout.width + 2 * MARGIN, self._high + self._foot.height
        self.size = whole if seen else (0.0, 0.0)

    def paint(self, painter: QPainter, palette: Palette, face: Face) -> None:
        """Paint it, and what was left out of it."""
        self._foot.paint(painter, self._high, palette, face)
        painter.translate(MARGIN, MARGIN)
        paint_element(self._picture, painter, face, palette)

    def check_svg(self, _finish: Finish) -> None:
        """Refuse nothing: there are never so many goals or steps."""
