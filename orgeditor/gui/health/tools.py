"""What the pages of the section share: rows of buttons, boxes that the wheel leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget
from typing_extensions import override

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


class Still(QObject):
    """Keeps the wheel from changing what the pointer happens to be over while a page scrolls."""

    def keep(self, box: QWidget) -> None:
        """Watch a box."""
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
