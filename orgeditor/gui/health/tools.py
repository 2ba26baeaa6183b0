"""The row of buttons over a page of the section."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import caption, tip

if TYPE_CHECKING:
    from orgeditor.messages import Message

B = TypeVar("B", bound=QAbstractButton)


def tool(button: B, words: Message, about: Message | None = None) -> B:
    """Return a button with its words, and what it does as its tooltip."""
    button.setText(caption(words))
    if about is not None:
        button.setToolTip(tip(about))
    return button


def row_of_tools(*widgets: QWidget) -> QWidget:
    """Return widgets side by side, with the room that is left after them."""
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
    beside.setSpacing(theme.GRID * 2)
    for widget in widgets:
        beside.addWidget(widget)
    beside.addStretch(1)
    return row
