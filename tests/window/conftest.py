"""A window over a real document; what a message box or a file dialog would be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from orgeditor.files.templates import organization_from
from orgeditor.gui.app import Desk
from orgeditor.gui.session import Session
from orgeditor.gui.settings import settings
from orgeditor.messages import use_language
from orgeditor.model.document import Document
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.gui.main_window import MainWindow


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desk = Desk(app, Session(Document(organization_from("marketing"))))
    desk.window.show()
    qtbot.waitExposed(desk.window)
    yield desk
    desk.session.document.mark_saved()
    desk.window.close()
    desk.session.file.close()
    desk.window.deleteLater()
    # Nobody runs the loop that would delete it, and each look given to the program is given to all windows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What is remembered (language, theme, sizes) is this test's alone.
    settings().clear()
    use_language("en")


@pytest.fixture
def window(desk) -> MainWindow:
    return desk.window


def position(window: MainWindow, code: str) -> str:
    org = window.session.organization
    return next(key for key, p in org.of(Position).items() if p.code == code)


def unit(window: MainWindow, name: str) -> str:
    org = window.session.organization
    return next(key for key, u in org.of(Unit).items() if u.name == name)
