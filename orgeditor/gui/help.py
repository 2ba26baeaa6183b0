"""Keys and gestures, on one page."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import t

_KEYS: Final = (
    (t("Drag a card"), t("moves it with all below")),
    (t("Ctrl + drag"), t("copies it")),
    (t("Shift + drop"), t("moves the position alone; its reports stay")),
    (t("Drag with the right button"), t("asks: move, alone, swap, dotted line, copy, merge")),
    (t("Drag the name on a card"), t("the person changes seats; with Shift shares one")),
    (t("Drag the handle at a card's edge"), t("draws a dotted line")),
    (t("Enter, Tab"), t("adds a position beside, below")),
    (t("F2"), t("renames in place")),
    (t("Del, Shift + Del"), t("deletes one; with all below")),
    (t("Ctrl + X, C, V"), t("cuts, copies, pastes below; with Shift alone")),
    (t("Ctrl + V after copying rows in Excel"), t("adds them below the card")),
    (t("Ctrl + M, Ctrl + Shift + M"), t("merges into the one selected last; splits")),
    (t("Arrow keys"), t("walk the structure")),
    (t("Alt + arrow keys"), t("move along the row, up and under")),
    (t("Wheel, space + drag"), t("move the view")),
    (t("Ctrl + wheel, Ctrl + 0, Shift + 1"), t("zoom; 100 %; fit")),
    (t("F6"), t("goes to the next pane")),
    (t("R, A, C, I in the grid"), t("sets a letter, again clears it")),
    (t("Escape"), t("cancels a gesture")),
    (t("Ctrl + Shift + P"), t("finds every command by name")),
)


def keys_dialog(parent: QWidget) -> QDialog:
    """Return the page as a dialog."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(str(t("Keys and gestures")))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(theme.GRID * 2)
    for row, (keys, meaning) in enumerate(_KEYS):
        grid.addWidget(label(keys), row, 0)
        grid.addWidget(label(meaning, quiet=True), row, 1)
    layout.addLayout(grid)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog
