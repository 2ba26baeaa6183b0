"""A picture of an element, as its section shows it, on its own: a strategy map, swimlanes, a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.pictures import PICTURES, ElementPicture
from orgeditor.drawing.card import MARGIN
from orgeditor.drawing.chart_picture import Foot
from orgeditor.drawing.element_painters import paint_element
from orgeditor.drawing.heat_map import in_sight
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.pages.pictures import Laid
    from orgeditor.analysis.report.content import Told
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face

_MOST: Final = 250e6
"""Square units of an SVG: a heat map of so many takes 45 MB."""
_LEAST: Final = 320.0
"""Units across that what is said below a picture has at least."""


class ElementImage:
    """A layout of one kind of ``PICTURES``; see ``image.Drawing``. ``record``: what it is of, "" for all."""

    def __init__(self, told: Told, kind: str, laid: Laid, record: str = "") -> None:
        self.org, self.kind = told.org, kind
        name = PICTURES[kind].name
        self.title = told.say(
            t("{picture}: {name}", picture=name, name=told.name(record)) if record else name
        )
        self.smallest = PICTURES[kind].smallest
        self._picture = ElementPicture(told, kind, laid.layout)
        self._high = laid.height + 2 * MARGIN
        self._foot = Foot(told.org, told.texts, max(laid.width, _LEAST))
        self.description = self._foot.text
        seen = bool(laid.width and laid.height)
        wide = max(laid.width, _LEAST if self._foot.text else 0.0)
        self.size = (wide + 2 * MARGIN, self._high + self._foot.height) if seen else (0.0, 0.0)

    def paint(self, painter: QPainter, palette: Palette, face: Face) -> None:
        """Paint it, and what was left out of it."""
        self._foot.paint(painter, self._high, palette, face)
        painter.translate(MARGIN, MARGIN)
        paint_element(self._picture, painter, face, palette, in_sight(painter))

    def check_svg(self) -> None:
        """Raise Refused where it is larger than programs open as SVG."""
        if self.size[0] * self.size[1] > _MOST:
            raise Refused(t("That is more than programs open as SVG. A PNG shows all."))
