"""Buttons, and widgets beside and below each other, as the pages of deliveries have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.labels import heading, tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.messages import Message


def text_button(words: Message, command: Callable[[], object]) -> QPushButton:
    """Return a button with words, which Enter in another box does not press."""
    made = QPushButton(str(words))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on=False: command())
    return made


def icon_button(words: Message, icon: str, command: Callable[[], object]) -> QToolButton:
    """Return a button with an icon; the words are its tooltip."""
    made = QToolButton()
    made.setIcon(theme.icon(icon))
    made.setProperty("bordered", "true")
    made.setAccessibleName(str(words))
    made.setToolTip(tip(words))
    made.clicked.connect(lambda _on=False: command())
    return made


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return widgets beside each other, with the room that is left after them."""
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.GRID)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return made


def under_heading(words: Message, content: QWidget, *below: QWidget) -> QWidget:
    """Return content that takes all room, under a heading, with what stands below it."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2 * theme.GRID)
    layout.addWidget(heading(words, inner=True))
    layout.addWidget(content, 1)
    for widget in below:
        layout.addWidget(widget)
    return made
