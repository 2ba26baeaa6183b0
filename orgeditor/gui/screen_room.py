"""Windows no larger than the screen on which they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FRAME: Final = QSize(16, 48)
"""What a title and the borders take at the most."""


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size in pixels, less where the screen has no room: its buttons stay in reach."""
    room = window.screen().availableGeometry().size() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))
