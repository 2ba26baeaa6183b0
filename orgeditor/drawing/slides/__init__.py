"""What is handed over as PowerPoint: native shapes, tables and charts, in the client's template.

Into a deck that holds such slides already, they are drawn anew where they stand.
"""

from __future__ import annotations

from orgeditor.drawing.slides.chart import SMALLEST, SlideSplit
from orgeditor.drawing.slides.filling import Outcome
from orgeditor.drawing.slides.writing import (
    Into,
    chart_to_pptx,
    matrix_to_pptx,
    own_slides,
    report_to_pptx,
)

__all__ = [
    "SMALLEST",
    "Into",
    "Outcome",
    "SlideSplit",
    "chart_to_pptx",
    "matrix_to_pptx",
    "own_slides",
    "report_to_pptx",
]
