"""Labels that show text as text: a name that is HTML stays a name."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from orgeditor.messages import seen, t

if TYPE_CHECKING:
    from orgeditor.messages import Message


def label(
    text: str | Message = "", *, parent: QWidget | None = None, **properties: object
) -> QLabel:
    """Return a label of plain text; properties are those that ``style.qss`` knows."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)
    made.setText(seen(str(text)))
    for name, value in properties.items():
        made.setProperty(name, value)
    return made


def heading(text: str | Message, *, inner: bool = False) -> QLabel:
    """Return the heading of a pane, or of a part inside it."""
    return label(str(text).upper(), heading="inner" if inner else "true")


def caption(text: str | Message) -> str:
    """Return text for a button, tab or menu, where a lone "&" would underline a letter."""
    return seen(str(text)).replace("&", "&&")


def tip(text: str | Message) -> str:
    """Return text for a tooltip, which would otherwise take it for HTML."""
    return f"<span>{escape(seen(str(text)))}</span>" if text else ""


def part(menu: QMenu, text: str | Message) -> None:
    """Begin a part of a menu under a heading, which some styles leave out of a section."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(caption(text)).setEnabled(False)


def make_clearable(line: QLineEdit) -> None:
    """Give a line a button that empties it, with a name that can be read out."""
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):
        button.setAccessibleName(str(t("Clear")))
