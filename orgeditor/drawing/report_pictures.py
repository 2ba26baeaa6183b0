"""The charts and pictures of a report as files, for documents that cannot be drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from orgeditor.analysis.pages.change_chart import ChangeChart
from orgeditor.analysis.pages.chart_parting import chart_parts
from orgeditor.analysis.pages.charts import AROUND, PaperChart
from orgeditor.analysis.pages.paper import LEAST, POINT, Sheet
from orgeditor.analysis.pages.pictures import PICTURES, Asked, ElementPicture, Room
from orgeditor.analysis.pages.things import Inset
from orgeditor.analysis.picture_size import INCH
from orgeditor.analysis.report.content import Changing, Picture, Shown
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.matrix_page import measure_of
from orgeditor.drawing.page_pictures import paint_inset
from orgeditor.drawing.png import png_of_bands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.report.content import Chart, Told

_DOTS: Final = 8.0
"""Dots a millimetre."""
_LARGEST: Final = 0.36
"""Millimetres a unit of a picture, which are enough."""
MOST: Final = 24
"""A chart of more parts is a document of its own: of it the first alone stands in a report."""


def report_pictures(
    told: Told, item: Chart | Changing | Picture, width: float, height: float
) -> Iterator[Shown]:
    """Yield the pictures of an item, each within a room in mm; none where it could not be read there."""
    title = told.say(item.title)
    if isinstance(item, Picture):
        insets = _pictures(told, item, width, height)
    elif isinstance(item, Changing):
        insets = _parts(ChangeChart(item.overlay, item.mode, told.texts), width, height)
    else:
        insets = _parts(PaperChart(told.org, item.mode, told.texts), width, height)
    for inset in insets:
        yield Shown(_painted(inset), inset.width, inset.height, title)


def _parts(chart: PaperChart, width: float, height: float) -> Iterator[Inset]:
    parts = chart_parts(chart, width, height)
    for part in parts if len(parts) <= MOST else parts[:1]:
        wide, high = (
            (side + 2 * AROUND) * part.scale for side in (part.layout.width, part.layout.height)
        )
        yield Inset(0, 0, wide, high, part.scale, part)


def _pictures(told: Told, item: Picture, width: float, height: float) -> Iterator[Inset]:
    kind = PICTURES[item.kind]
    least = LEAST * POINT / kind.smallest
    for one in kind.lay_out(told, Asked(item.record), Room(measure_of(Sheet()), width / least)):
        scale = min(width / max(one.width, 1.0), height / max(one.height, 1.0), _LARGEST)
        if scale >= least:
            drawn = ElementPicture(told, item.kind, one.layout)
            yield Inset(0, 0, one.width * scale, one.height * scale, scale, drawn)


def _painted(inset: Inset) -> bytes:
    """Return a drawing as PNG."""
    width, height = (max(1, round(side * _DOTS)) for side in (inset.width, inset.height))

    def band(top: int, lines: int) -> QImage:
        image = QImage(width, lines, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        painter.scale(_DOTS, _DOTS)
        paint_inset(inset, painter, paper_face())
        painter.end()
        return image

    return png_of_bands(width, height, band, dpi=_DOTS * INCH, alpha=False)
