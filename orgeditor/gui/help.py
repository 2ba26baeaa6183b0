"""Keys and gestures, on one page."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import t, verbatim

_NONE: Final = verbatim("")
_KEYS: Final = (
    (t("Drag a card"), t("moves it with all below"), t("Ctrl + X, Ctrl + V; Alt + arrow keys")),
    (t("Ctrl + drag"), t("copies it"), t("Ctrl + C, Ctrl + V")),
    (t("Ctrl + Shift + drag"), t("copies the position alone"), t("Ctrl + C, Ctrl + Shift + V")),
    (t("Shift + drop"), t("moves the position alone; its reports stay"), t("Ctrl + X, Ctrl + Shift + V")),
    (t("Drag with the right button"), t("asks: move, alone, swap, dotted line, copy, merge"), t("Menu key; Structure menu")),
    (t("Drag the name on a card"), t("the person changes seats; with Shift shares one"), t("Select both: Swap people; inspector")),
    (t("Drag the handle at a card's edge"), t("draws a dotted line"), t("Select both: Dotted line")),
    (t("Drag to the holding area"), t("puts it aside"), t("Put into the holding area")),
    (t("Drop a picture on a card"), t("is the picture of who fills it"), t("Ctrl + V; Picture of the person…")),
    (t("Drag on the ground"), t("selects what it touches"), t("Shift + arrow keys; Ctrl + A")),
    (t("Double-click"), t("renames in place"), t("F2")),
    (t("Wheel, space + drag, two fingers"), t("move the view"), t("Page Up, Page Down, with Shift sideways; arrow keys walk the structure")),
    (t("Ctrl + wheel, pinch"), t("zoom at the pointer"), t("Ctrl + +, Ctrl + -, Ctrl + 0, Shift + 1")),
    (_NONE, t("adds a position beside, below"), t("Enter, Tab")),
    (_NONE, t("deletes one; with all below"), t("Del, Shift + Del")),
    (_NONE, t("adds rows copied in Excel below the card"), t("Ctrl + V")),
    (_NONE, t("merges into the one selected last; splits"), t("Ctrl + M, Ctrl + Shift + M")),
    (_NONE, t("folds, unfolds"), t("Space; -, +")),
    (_NONE, t("sets a letter in the grid, again clears it; after / it is added, as in A/R"), t("R, A, C, I")),
    (_NONE, t("presents branch by branch; spotlight; ends"), t("F5, Page Up, Page Down; S; Escape")),
    (_NONE, t("goes to the next pane"), t("F6")),
    (t("Click on a colour of the legend"), t("chooses another"), t("F6 to the legend, arrow keys, Enter")),
    (_NONE, t("finds every command by name"), t("Ctrl + Shift + P")),
    (_NONE, t("cancels whatever gesture is under way"), t("Escape")),
)  # fmt: skip
_HEADS: Final = (t("With the mouse"), _NONE, t("With the keyboard"))


def keys_dialog(parent: QWidget) -> QDialog:
    """Return the page as a dialog."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(str(t("Keys and gestures")))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(theme.GRID * 2)
    for column, words in enumerate(_HEADS):
        grid.addWidget(label(words, label="true"), 0, column)
    for row, (mouse, meaning, keys) in enumerate(_KEYS, 1):
        grid.addWidget(label(mouse), row, 0)
        grid.addWidget(label(meaning, quiet=True), row, 1)
        grid.addWidget(label(keys), row, 2)
    layout.addLayout(grid)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    return dialog
