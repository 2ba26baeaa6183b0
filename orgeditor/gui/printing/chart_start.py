"""How a chart begins to be printed: on the first page on which it can be read, else as a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages import LEAST
from orgeditor.analysis.pages.chart_parting import most_cards
from orgeditor.analysis.pages.charts import LEAST_SCALE
from orgeditor.analysis.pages.paper import Paper
from orgeditor.analysis.preflight.pages import larger
from orgeditor.drawing.chart_page import arranged, page_point

if TYPE_CHECKING:
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.model.organization import Organization

_MANY: Final = 3000
"""So many cards are not parted before the first page is shown: that takes seconds."""


def legible(sheet: ChartSheet, org: Organization) -> ChartSheet:
    """Return how a chart begins to be printed.

    That is on one page of the paper, upright or across, or of the next larger one, where its
    letters are not under ``LEAST`` points there; else as a book. A very large chart begins on
    one page all the same, which is there at once.
    """
    scene = sheet.scene(org)
    if len(scene) > _MANY:
        return sheet
    for name in (sheet.page, larger_than(sheet.page)):
        for landscape in (sheet.landscape, not sheet.landscape):
            page = msgspec.structs.replace(sheet, page=name, landscape=landscape)
            wide, high = (side / LEAST_SCALE for side in page.paper.size)
            room = most_cards(scene.layout.spacing, wide, high)
            if len(scene) <= 2 * room and page_point(arranged(scene, page), page) >= LEAST:
                return page
    return msgspec.structs.replace(sheet, form="book")


def larger_than(page: str) -> str:
    """Return the next larger paper, the same where there is none."""
    return next(iter(larger(Paper(page))), page)
