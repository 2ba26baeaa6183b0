"""Charts as files: PDF, SVG and PNG, each a page. They need a QGuiApplication, no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from orgeditor import disk
from orgeditor.drawing.chart_page import page_title, paint_chart_page
from orgeditor.drawing.colours import PAPER, colour
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.pdf import page_millimetres, pdf_writer
from orgeditor.drawing.png import png_bytes
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sight import Sight

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.model.organization import Organization

_SVG_DOTS: Final = 96.0
_MILLIMETRES: Final = 25.4


class ChartSheet(msgspec.Struct, frozen=True):
    """Which chart goes on which paper: mode, what is folded, page size, orientation, language, sight."""

    mode: Mode = "positions"
    folded: frozenset[str] = frozenset()
    page: str = "A4"
    landscape: bool = True
    language: str = ""
    sight: Sight = Sight()

    def scene(self, org: Organization) -> ChartScene:
        """Return the chart of an organisation."""
        return ChartScene(org, self.mode, self.folded, language=self.language, sight=self.sight)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in mm."""
        return page_millimetres(self.page, self.landscape)


def chart_to_pdf(path: Path, org: Organization, sheet: ChartSheet) -> None:
    """Write a chart as PDF, the text as text. Raises OSError where the file cannot be written."""
    scene = sheet.scene(org)
    title = page_title(org.letterhead, scene.language)
    with pdf_writer(path, sheet.page, sheet.landscape, title) as (_, painter):
        paint_chart_page(painter, scene, sheet.size, PAPER, paper_face())


def chart_to_svg(
    path: Path, org: Organization, sheet: ChartSheet, *, outlines: bool = True
) -> None:
    """Write a chart as SVG; ``outlines``: text as shapes, which no missing font can change.

    Raises OSError where the file cannot be written.
    """
    scene = sheet.scene(org)
    width, height = (mm / _MILLIMETRES * _SVG_DOTS for mm in sheet.size)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(_SVG_DOTS))
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(page_title(org.letterhead, scene.language))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, width, height), colour(PAPER.canvas))
    painter.scale(_SVG_DOTS / _MILLIMETRES, _SVG_DOTS / _MILLIMETRES)
    face = msgspec.structs.replace(paper_face(), outlines=outlines)
    paint_chart_page(painter, scene, sheet.size, PAPER, face)
    painter.end()
    disk.write(path, bytes(buffer.data().data()))


def chart_to_png(
    path: Path, org: Organization, sheet: ChartSheet, *, dots_per_inch: int = 200
) -> None:
    """Write a chart as PNG. Raises OSError where the file cannot be written."""
    scale = dots_per_inch / _MILLIMETRES
    width, height = (round(mm * scale) for mm in sheet.size)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(scale * 1000))
    image.setDotsPerMeterY(round(scale * 1000))
    image.fill(colour(PAPER.canvas))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_chart_page(painter, sheet.scene(org), sheet.size, PAPER, paper_face())
    painter.end()
    disk.write(path, png_bytes(image))
