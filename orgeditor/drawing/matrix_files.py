"""A responsibility matrix as a file: PDF of all pages, SVG and PNG of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from orgeditor import disk
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards, paint_page
from orgeditor.drawing.pdf import pdf_writer
from orgeditor.drawing.pdf_outline import outlined
from orgeditor.drawing.png import png_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.analysis.pages import Pages, Paper, Sheet
    from orgeditor.model.organization import Organization

_MILLIMETRES: Final = 25.4
_SVG_DOTS: Final = 96.0


def matrix_to_pdf(path: Path, org: Organization, matrix: str, paper: Paper, sheet: Sheet) -> None:
    """Write all pages as PDF, the text as text. Raises OSError where it cannot be written."""
    pages_to_pdf(path, lay_out(org, matrix, paper, sheet), sheet)


def cards_to_pdf(
    path: Path, org: Organization, parties: Sequence[str], paper: Paper, sheet: Sheet
) -> None:
    """Write role cards as PDF, each on a page. Raises OSError where it cannot be written."""
    pages_to_pdf(path, lay_out_cards(org, parties, paper, sheet), sheet)


def pages_to_pdf(
    path: Path, pages: Pages, sheet: Sheet, reached: Callable[[float], None] | None = None
) -> None:
    """Write pages as PDF, with what they offer to go to.

    ``reached`` hears 0.0 to 1.0; what it raises leaves ``path`` as it was. Raises OSError
    where the file cannot be written.
    """
    paper, last = pages.paper, partial(outlined, pages=pages)
    with pdf_writer(path, paper.name, paper.landscape, pages.title, last) as (writer, painter):
        for page in pages.pages:
            if reached:
                reached((page.number - 1) / len(pages.pages))
            if page.number > 1:
                writer.newPage()
            paint_page(painter, page, sheet)


def matrix_to_svg(
    path: Path, org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int = 1
) -> None:
    """Write page ``number`` as SVG. Raises OSError where it cannot be written."""
    width, height = paper.size
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(int(_SVG_DOTS))
    scale = _SVG_DOTS / _MILLIMETRES
    generator.setSize(QSize(round(width * scale), round(height * scale)))
    generator.setViewBox(QRectF(0, 0, width * scale, height * scale))
    painter = QPainter(generator)
    painter.scale(scale, scale)
    _paint(painter, org, matrix, paper, sheet, number)
    painter.end()
    disk.write(path, bytes(buffer.data().data()))


def matrix_image(
    org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int = 1, dots: float = 150.0
) -> QImage:
    """Return page ``number`` as a picture of ``dots`` per inch."""
    scale = dots / _MILLIMETRES
    width, height = paper.size
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _paint(painter, org, matrix, paper, sheet, number)
    painter.end()
    return image


def matrix_to_png(
    path: Path, org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int = 1
) -> None:
    """Write page ``number`` as PNG. Raises OSError where it cannot be written."""
    disk.write(path, png_bytes(matrix_image(org, matrix, paper, sheet, number)))


def _paint(
    painter: QPainter, org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int
) -> None:
    pages = lay_out(org, matrix, paper, sheet)
    paint_page(painter, pages.pages[number - 1], sheet)
