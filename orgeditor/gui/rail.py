"""The rail: the sections of the window, each an icon and a word."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from orgeditor.gui import theme
from orgeditor.gui.sections import SECTIONS, Section

_ICON: Final = QSize(22, 22)
_LONGEST: Final = 13


class Rail(QFrame):
    """One button a section; ``wanted`` carries the section of the one pressed."""

    wanted = Signal(Section)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(theme.RAIL)
        self._buttons: dict[Section, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID * 2, 0, theme.GRID * 2)
        column.setSpacing(theme.GRID // 2)
        for row in SECTIONS:
            button = QToolButton()
            button.setObjectName(f"rail-{row.icon}")
            button.setText(str(row.words if len(str(row.words)) <= _LONGEST else row.word))
            button.setToolTip(str(row.words))
            button.setAccessibleName(str(row.words))
            button.setIcon(theme.icon(row.icon, theme.RAIL_TEXT))
            button.setIconSize(_ICON)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFixedWidth(theme.RAIL)
            button.clicked.connect(partial(self._press, row.section))
            self._buttons[row.section] = button
            column.addWidget(button)
        column.addStretch(1)

    def show_section(self, section: Section) -> None:
        """Mark the section shown; the start page is none of them."""
        for key, button in self._buttons.items():
            button.setChecked(key == section)

    def _press(self, section: Section, _checked: bool = False) -> None:
        self.wanted.emit(section)
