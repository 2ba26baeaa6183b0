"""Responsibilities on paper in the form that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages.cards import card_pages
from orgeditor.analysis.pages.compact import compact_pages
from orgeditor.analysis.pages.grid import grid_pages
from orgeditor.analysis.role_card import role_card

if TYPE_CHECKING:
    from orgeditor.analysis.pages.paper import Measure, Paper, Sheet
    from orgeditor.analysis.pages.things import Pages
    from orgeditor.model.organization import Organization


def paginate(org: Organization, matrix: str, paper: Paper, sheet: Sheet, measure: Measure) -> Pages:
    """Return a matrix as pages: as a grid, with names under the letters, or a page a party."""
    view = matrix_view(org, matrix)
    if sheet.form == "cards":
        parties = sheet.parties or tuple(column.party.id for column in view.columns)
        cards = [role_card(org, party, [view]) for party in parties if party in org]
        return card_pages(cards, org.letterhead, paper, sheet, measure)
    make = compact_pages if sheet.form == "compact" else grid_pages
    return make(view, org.letterhead, paper, sheet, measure)
