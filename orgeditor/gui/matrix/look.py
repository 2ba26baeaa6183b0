"""Distances of the grid in pixels, its typefaces, and its colours in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.text import Style
from orgeditor.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

ROW: Final = 27
COLUMN: Final = 44
COLUMN_MOST: Final = 76
LETTER: Final = 12.0
INDENT: Final = 14
NUMBER: Final = 34
FOLD: Final = 16
BAND: Final = 38
BAND_TEXT: Final = 10.5
LABEL_LEAST: Final = 64
LABEL_MOST: Final = 190
ACTIVITY_LEAST: Final = 160
ACTIVITY_USUAL: Final = 300
ACTIVITY_MOST: Final = 640
TOTAL: Final = 30
MARK: Final = 8
GRIP: Final = 5
"""How near to the edge of the column of activities its width is taken hold of."""

_GROUP: Final = {"light": "#f0f3f6", "dark": "#222c37"}
_HAIR: Final = {"light": "#e4e9ee", "dark": "#2c3742"}
_CHOSEN: Final = {"light": "#e8f1fb", "dark": "#24384e"}


def group_ground() -> QColor:
    """The ground of rows that are groups."""
    return theme.shade(_GROUP)


def hair() -> QColor:
    """The lines between rows."""
    return theme.shade(_HAIR)


def chosen_ground() -> QColor:
    """The ground of what is selected, and of headings of the row and column one is in."""
    return theme.shade(_CHOSEN)


def text_style(size: float = theme.BODY, *, semibold: bool = False) -> Style:
    """The interface font in a size in pixels."""
    return Style(screen_face(), size, semibold=semibold)
