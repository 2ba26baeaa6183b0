"""A responsibility matrix as a file: PDF of all pages, SVG and PNG of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing.image import Finish, png_of, svg_bytes
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards, paint_page
from orgeditor.drawing.page_picture import PagePicture
from orgeditor.drawing.pdf import pdf_writer
from orgeditor.drawing.pdf_outline import outlined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.analysis.pages import Pages, Paper, Sheet
    from orgeditor.model.organization import Organization

_DOTS: Final = 150.0
"""Dots per inch of a page as PNG."""


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
    """Write page ``number`` as SVG, the text as text. Raises OSError where it cannot be written."""
    picture = _picture(org, matrix, paper, sheet, number)
    disk.write(path, svg_bytes(picture, PictureSize(scale=1.0), Finish(outlines=False)))


def matrix_to_png(
    path: Path, org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int = 1
) -> None:
    """Write page ``number`` as PNG. Raises OSError where it cannot be written."""
    picture = _picture(org, matrix, paper, sheet, number)
    disk.write(path, png_of(picture, PictureSize.of_resolution(_DOTS), Finish()))


def _picture(
    org: Organization, matrix: str, paper: Paper, sheet: Sheet, number: int
) -> PagePicture:
    pages = lay_out(org, matrix, paper, sheet)
    told = notice(org.redaction, sheet.texts)
    return PagePicture(
        pages, sheet, number, title=pages.title, description=told.footer if told else ""
    )
