"""The tools over the cards of the scenarios: the first ones with their words, where there is room for these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from orgeditor.gui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QResizeEvent

_WORDED: Final = ("scenario-new", "scenario-compare", "scenario-beside", "scenario-story")
_OTHERS: Final = ("scenario-update", "scenario-merge", "scenario-describe", "scenario-lock", "scenario-archive", "scenario-promote", "scenario-delete")  # fmt: skip


class Tools(QWidget):
    """A button for each action; ``archived`` stands at their end."""

    def __init__(self, actions: Mapping[str, QAction], archived: QCheckBox) -> None:
        super().__init__()
        self._worded = [_button(actions[name], name) for name in _WORDED]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        self._row.setSpacing(theme.GRID * 2)
        for button in (*self._worded, *(_button(actions[name], name) for name in _OTHERS)):
            self._row.addWidget(button)
        self._row.addWidget(archived)
        self._row.addStretch(1)
        # All sections share one stack: this one must not make the others wider.
        self.setMinimumWidth(1)

    def fit(self) -> None:
        """Show words where all of them have room, and icons alone where they have not."""
        styles = Qt.ToolButtonStyle
        for style in (styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly):
            for button in self._worded:
                button.setToolButtonStyle(style)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def _button(action: QAction, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"tool-{name}")
    button.setProperty("bordered", "true")
    button.setDefaultAction(action)
    button.setIconSize(QSize(theme.ICON, theme.ICON))
    button.setAccessibleName(action.iconText())
    return button
