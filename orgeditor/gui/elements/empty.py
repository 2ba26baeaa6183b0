"""What stands in place of a picture or table that has nothing to show: what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from orgeditor.drawing.colours import colour
from orgeditor.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from orgeditor.messages import Message

_MARGIN: Final = 40


def paint_empty(painter: QPainter, room: QWidget, words: Message) -> None:
    """Paint the words in the middle of a viewport, in its own units."""
    painter.setPen(colour(theme.palette().muted))
    inside = room.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(inside, flags, str(words))
