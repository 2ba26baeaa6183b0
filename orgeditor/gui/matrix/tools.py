"""The tools over the grid: which matrix, what is added, which rows are shown, print and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from orgeditor.messages import Message

_CHOOSER: Final = (120, 340)
_FILTER: Final = (120, 240)
_SPACING: Final = 6

Entry = tuple[str, "Message", str, "Callable[[], object]"]
"""Icon, words, name and command of a button or of an action."""


class Tools(QFrame):
    """One row of tools. Where there is no room for their words, buttons show icons alone."""

    def __init__(
        self,
        adding: tuple[Entry, ...],
        whole: tuple[Entry, ...],
        analysis: Entry,
        going_out: tuple[Entry, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("matrix-tools")
        self.chooser = _box("matrix-chooser", t("Responsibility matrix"), *_CHOOSER)
        self.filter = _box("matrix-filter", t("Activities shown"), *_FILTER)
        self.analysis = _button(analysis)
        self.analysis.setCheckable(True)
        self._worded = [*(_button(entry, adds=True) for entry in adding), self.analysis]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * theme.GRID, _SPACING, 3 * theme.GRID, _SPACING)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.chooser, 3)
        layout.addWidget(self._more(whole))
        layout.addSpacing(_SPACING)
        for button in self._worded[:-1]:
            layout.addWidget(button)
        layout.addSpacing(_SPACING)
        layout.addWidget(self.filter, 2)
        layout.addStretch(1)
        layout.addWidget(self.analysis)
        for entry in going_out:
            button = _button(entry)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            layout.addWidget(button)
        # Boxes give way before words do, down to half of what they ask for.
        self._wide = (layout.minimumSize().width() + self.sizeHint().width()) // 2

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.width() >= self._wide
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._worded:
            button.setToolButtonStyle(style if words else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _more(self, entries: tuple[Entry, ...]) -> QToolButton:
        """Return the button with what is done to matrices as a whole."""
        menu = QMenu(self)
        menu.setObjectName("matrix-menu")
        for icon, text, name, command in entries:
            action = menu.addAction(theme.icon(icon), str(text))
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, command=command: command())
        button = QToolButton()
        button.setObjectName("matrix-more")
        button.setIcon(theme.icon("more"))
        button.setIconSize(QSize(theme.ICON, theme.ICON))
        words = str(t("New, rename, delete, comments"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button


def _box(name: str, words: Message, least: int, most: int) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(str(words))
    box.setToolTip(str(words))
    box.setMinimumWidth(least)
    box.setMaximumWidth(most)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _button(entry: Entry, *, adds: bool = False) -> QToolButton:
    icon, text, name, command = entry
    words = f"+ {text}" if adds else str(text)
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setIcon(theme.icon(icon))
    button.setIconSize(QSize(theme.ICON, theme.ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(lambda _checked=False: command())
    return button
