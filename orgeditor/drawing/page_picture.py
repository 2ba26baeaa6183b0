"""A page as a picture: as it would be printed, in dots or as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.pages.paper import LEAST, POINT
from orgeditor.analysis.picture_size import UNITS
from orgeditor.drawing.matrix_page import paint_page

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.pages import Pages, Sheet
    from orgeditor.drawing.colours import Palette
    from orgeditor.drawing.fonts import Face


class PagePicture:
    """One of several pages, by its number from 1; see ``image.Drawing``. Pages are always light."""

    def __init__(
        self, pages: Pages, sheet: Sheet, number: int = 1, *, title: str, description: str = ""
    ) -> None:
        self.smallest = LEAST * POINT * UNITS
        self._page = pages.pages[number - 1]
        self._sheet = sheet
        self.title = title
        self.description = description
        width, height = pages.paper.size
        self.size = width * UNITS, height * UNITS

    def paint(self, painter: QPainter, _palette: Palette, _face: Face) -> None:
        """Paint the page."""
        painter.scale(UNITS, UNITS)
        paint_page(painter, self._page, self._sheet)

    def check_svg(self) -> None:
        """Refuse nothing: what is on a page can be opened."""
