"""The program with its window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from orgeditor.gui import errors, jobs, theme
from orgeditor.gui.main_window import MainWindow
from orgeditor.gui.session import Session
from orgeditor.gui.settings import settings
from orgeditor.messages import language, use_language

if TYPE_CHECKING:
    from pathlib import Path


def run(paths: list[Path]) -> int:
    """Show the window, with a document or a file to import if one is named; return the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("OrgEditor")
    app.setWindowIcon(theme.icon("orgeditor"))
    errors.install()
    desk = Desk(app)
    desk.window.appear()
    desk.window.intake.open_paths(paths)
    status = app.exec()
    jobs.wait_for_left()
    return status


class QtTexts(QTranslator):
    """Qt's own texts; those given a letter for the keyboard since they were translated are found without it."""

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        for said in (source, source.replace("&", "")):
            if found := super().translate(context, said, disambiguation, n):
                return found
        # Qt would show an empty text, where it shows the source by itself for none at all.
        return source


class Desk(QObject):
    """Keeps the session, and puts another window over it when language or theme change."""

    def __init__(self, app: QApplication, session: Session | None = None) -> None:
        super().__init__()
        self._app = app
        self._translator = QtTexts(self)
        kept = settings()
        use_language(str(kept.value("language", QLocale.system().name())))
        theme.apply(app, str(kept.value("theme", "system")))
        self._translate()
        self.session = session or Session()
        self.window = self._made()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _made(self) -> MainWindow:
        window = MainWindow(self.session)
        window.rebuild.connect(self._rebuild)
        return window

    def _rebuild(self, new_theme: str, new_language: str) -> None:
        kept = settings()
        if new_theme:
            kept.setValue("theme", new_theme)
            theme.apply(self._app, new_theme)
        use_language(new_language)
        kept.setValue("language", language())
        self._translate()
        old = self.window
        old.remember()
        old.hide()
        old.scenarios.leave()
        self.session.forget_views()
        self.window = self._made()
        self._take_over(old)
        old.deleteLater()

    def _take_over(self, old: MainWindow) -> None:
        """Show in the new window what the old one showed."""
        window = self.window
        window.canvas.take_over(old.canvas)
        window.colour_by.follow()
        window.filter.take_over(old.filter)
        window.letters.show_activity(*old.letters.shown)
        if not old.isMaximized():
            window.setGeometry(old.geometry())
        window.show()
        window.show_section(old.section)
        # The chart has looked for a view of its own when it was shown.
        window.canvas.set_view(old.canvas.view)

    def _follow_system(self) -> None:
        if theme.chosen() == "system":
            self._rebuild("system", language())

    def _translate(self) -> None:
        """Let Qt's own dialogs speak the language, too."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language()}", folder):
            self._app.installTranslator(self._translator)
