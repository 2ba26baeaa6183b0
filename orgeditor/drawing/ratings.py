"""The colours of ratings: from far below what is expected to far above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.reviews import Par
from orgeditor.drawing.colours import colour, heat_colour

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from orgeditor.drawing.colours import Palette

_STEPS: Final = {
    Par.FAR_BELOW: "missing",
    Par.BELOW: "short",
    Par.AS_EXPECTED: "spare",
    Par.ABOVE: "enough",
}


def rating_colour(palette: Palette, standing: Par) -> QColor:
    """Return the ground of a rating; text is legible on it, and says the rating, too."""
    step = _STEPS.get(standing)
    return heat_colour(palette, step) if step else colour(palette.accent_soft)
