"""Charts as files: PDF, SVG and PNG, each a page. They need a QGuiApplication, no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.pages import LEAST, Paper, Sheet
from orgeditor.analysis.pages.chart_book import Split
from orgeditor.drawing.chart_page import lay_out_chart, page_title
from orgeditor.drawing.colours import PAPER, colour
from orgeditor.drawing.matrix_files import pages_to_pdf
from orgeditor.drawing.matrix_page import paint_page
from orgeditor.drawing.png import png_bytes
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sight import Sight
from orgeditor.messages import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.analysis.pages import Labels, Pages
    from orgeditor.model.organization import Organization

_SVG_DOTS: Final = 96.0
_MILLIMETRES: Final = 25.4

Form = Literal["page", "book", "poster"]
"""How a chart goes on paper: fitted on one page, parted over pages, or tiled over sheets."""


class ChartSheet(msgspec.Struct, frozen=True):
    """Which chart goes on which paper: mode, what is folded, page size, orientation, language, sight.

    ``margin`` in mm; ``outlines`` turns letters into shapes. ``form``: fitted on a page; as a
    book that is ``split``, or as a poster on sheets that ``overlap`` by so many mm, so that no
    letters are under ``least`` points.
    """

    mode: Mode = "positions"
    folded: frozenset[str] = frozenset()
    page: str = "A4"
    landscape: bool = True
    language: str = ""
    sight: Sight = Sight()
    margin: float = Paper().margin
    outlines: bool = False
    form: Form = "page"
    split: Split = "size"
    least: float = LEAST
    overlap: float = 10.0

    def scene(self, org: Organization) -> ChartScene:
        """Return the chart of an organisation."""
        return ChartScene(org, self.mode, self.folded, language=self.language, sight=self.sight)

    @property
    def paper(self) -> Paper:
        """The paper."""
        return Paper(self.page, self.landscape, self.margin)

    @property
    def setting(self) -> Sheet:
        """How what stands around the chart goes on paper."""
        labels: Labels = "zh_CN" if (self.language or language()).startswith("zh") else "en"
        least = LEAST if self.form == "page" else self.least
        return Sheet(labels, outlines=self.outlines, least=least)


def chart_to_pdf(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    reached: Callable[[float], None] | None = None,
) -> Pages:
    """Write a chart as PDF, the text as text; return its pages.

    ``reached`` hears 0.0 to 1.0, and may raise to stop. Raises OSError where the file cannot
    be written.
    """
    pages = lay_out_chart(org, sheet, reached and (lambda share: reached(share / 2)))
    pages_to_pdf(path, pages, sheet.setting, reached and (lambda share: reached((1 + share) / 2)))
    return pages


def chart_to_svg(
    path: Path, org: Organization, sheet: ChartSheet, *, outlines: bool = True
) -> None:
    """Write a chart as SVG; ``outlines``: text as shapes, which no missing font can change.

    Raises OSError where the file cannot be written.
    """
    width, height = (mm / _MILLIMETRES * _SVG_DOTS for mm in sheet.paper.size)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(_SVG_DOTS))
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(page_title(org.letterhead, sheet.setting.texts))
    if told := notice(org.redaction, sheet.setting.texts):
        generator.setDescription(told.footer)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, width, height), colour(PAPER.canvas))
    painter.scale(_SVG_DOTS / _MILLIMETRES, _SVG_DOTS / _MILLIMETRES)
    _paint_first(painter, org, msgspec.structs.replace(sheet, outlines=outlines))
    painter.end()
    disk.write(path, bytes(buffer.data().data()))


def chart_to_png(
    path: Path, org: Organization, sheet: ChartSheet, *, dots_per_inch: int = 200
) -> None:
    """Write a chart as PNG. Raises OSError where the file cannot be written."""
    scale = dots_per_inch / _MILLIMETRES
    width, height = (round(mm * scale) for mm in sheet.paper.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(scale * 1000))
    image.setDotsPerMeterY(round(scale * 1000))
    image.fill(colour(PAPER.canvas))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    _paint_first(painter, org, sheet)
    painter.end()
    disk.write(path, png_bytes(image))


def _paint_first(painter: QPainter, org: Organization, sheet: ChartSheet) -> None:
    paint_page(painter, lay_out_chart(org, sheet).pages[0], sheet.setting)
