"""A responsibility matrix as a file: PDF of all pages, a picture of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from orgeditor.analysis.left_out import notice
from orgeditor.drawing.matrix_page import lay_out, lay_out_cards, paint_page
from orgeditor.drawing.page_picture import PagePicture
from orgeditor.drawing.pdf import pdf_writer
from orgeditor.drawing.pdf_outline import outlined
from orgeditor.model.collector import without_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.analysis.pages import Pages, Paper, Sheet
    from orgeditor.model.organization import Organization


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
    with (
        without_collector(),
        pdf_writer(path, paper.name, paper.landscape, pages.title, last) as (writer, painter),
    ):
        for page in pages.pages:
            if reached:
                reached((page.number - 1) / len(pages.pages))
            if page.number > 1:
                writer.newPage()
            paint_page(painter, page, sheet)


def page_picture(org: Organization, pages: Pages, sheet: Sheet) -> PagePicture:
    """Return the first of pages of an organisation to make a picture of."""
    told = notice(org.redaction, sheet.texts)
    return PagePicture(pages, sheet, title=pages.title, description=told.footer if told else "")
