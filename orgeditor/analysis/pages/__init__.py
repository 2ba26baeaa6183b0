"""Responsibilities on paper: what stands where on which page, in millimetres, without Qt.

The width of text comes from a function handed in, so that pagination is pure and the same
for preview, printer and PDF. A page is a list of things to paint; one painter in
``drawing`` knows how.
"""

from orgeditor.analysis.pages.cards import card_pages
from orgeditor.analysis.pages.paging import paginate
from orgeditor.analysis.pages.paper import (
    LEAST,
    LINE,
    PAPERS,
    POINT,
    SIZES,
    Form,
    Ink,
    Labels,
    Measure,
    Paper,
    Sheet,
    label_of,
)
from orgeditor.analysis.pages.things import Chip, Fill, Page, Pages, Stroke, Text, Thing

__all__ = [
    "LEAST",
    "LINE",
    "PAPERS",
    "POINT",
    "SIZES",
    "Chip",
    "Fill",
    "Form",
    "Ink",
    "Labels",
    "Measure",
    "Page",
    "Pages",
    "Paper",
    "Sheet",
    "Stroke",
    "Text",
    "Thing",
    "card_pages",
    "label_of",
    "paginate",
]
