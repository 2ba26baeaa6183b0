"""Whoever goes through the window by keys hears what each control is; menus open by letters of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTabWidget, QWidget

from orgeditor.gui.actions import MENUS
from orgeditor.gui.sections import Section

if TYPE_CHECKING:
    from orgeditor.gui.main_window import MainWindow

_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QTabWidget)


def test_every_control_has_a_name(window: MainWindow) -> None:
    for section in Section:
        window.show_section(section)
    controls = [
        w
        for w in window.findChildren(QWidget)
        if isinstance(w, _CONTROLS)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not w.objectName().startswith("qt_")
    ]
    assert len(controls) > 30
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in controls
        if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_two_menus_share_a_letter(language: str) -> None:
    shown = [text.render(language) for text in MENUS.values()]
    letters = [words[words.index("&") + 1].lower() for words in shown]
    assert len(set(letters)) == len(letters)
