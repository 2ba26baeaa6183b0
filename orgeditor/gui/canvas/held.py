"""What the keys held down make of a drop."""

from __future__ import annotations

from PySide6.QtCore import Qt

from orgeditor.gui.canvas.plans import How


def how_of(keys: Qt.KeyboardModifier) -> How:
    """Return what becomes of cards that are dropped: Ctrl copies, with Shift one goes alone."""
    alone = bool(keys & Qt.KeyboardModifier.ShiftModifier)
    if keys & Qt.KeyboardModifier.ControlModifier:
        return How.COPY_ALONE if alone else How.COPY
    return How.ALONE if alone else How.MOVE
