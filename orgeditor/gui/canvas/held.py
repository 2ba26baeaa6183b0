"""What the keys held down make of a drop."""

from __future__ import annotations

from PySide6.QtCore import Qt

from orgeditor.gui.canvas.plans import How


def how_of(keys: Qt.KeyboardModifier) -> How:
    """Return what becomes of cards that are dropped: Ctrl copies, Shift moves them alone."""
    if keys & Qt.KeyboardModifier.ControlModifier:
        return How.COPY
    return How.ALONE if keys & Qt.KeyboardModifier.ShiftModifier else How.MOVE
