"""What comes in: documents, clients' files, and what is on the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from orgeditor.assets import asset
from orgeditor.files.project.format import MANIFEST
from orgeditor.files.project.storing import FILE, holds_document
from orgeditor.gui.importing import flow
from orgeditor.gui.sections import Section
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.main_window import MainWindow
    from orgeditor.messages import Message


class Intake:
    """Asks for files, takes what is dropped or pasted, and shows what has come of it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def sample(self) -> None:
        """Review the sample as a client's roster."""
        self._import_files([asset("resources/sample/roster.xlsx")])

    def ask_for_roster(self) -> None:
        """Ask for a roster and review it."""
        kinds = " ".join(f"*{suffix}" for suffix in flow.SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, str(t("Import a roster")), "", f"{t('Tables')} ({kinds})"
        )
        if names:
            self._import_files([Path(name) for name in names])

    def _import_files(self, paths: list[Path]) -> None:
        if flow.import_rosters(self._session, paths, self._window):
            self._window.show_document()
            self._window.canvas.arrive()

    def paste(self) -> None:
        """Import what is on the clipboard: in Responsibilities a matrix, else a roster."""
        if self._window.section == Section.RESPONSIBILITIES:
            self._show_imported(flow.paste_matrix(self._session, self._window))
        elif flow.import_clipboard(self._session, self._window):
            self._window.show_document()
            self._window.canvas.arrive()

    def ask_for_matrix(self) -> None:
        """Ask for a responsibility matrix and add it."""
        path = self._ask_for_table(t("Import a responsibility matrix"))
        if path:
            self._show_imported(flow.import_matrix(self._session, path, self._window))

    def _show_imported(self, matrix: str | None) -> None:
        if matrix is None:
            return
        self._window.show_section(Section.RESPONSIBILITIES)
        if matrix in self._session.organization:
            self._window.matrix.show_matrix(matrix)

    def ask_for_elements(self) -> None:
        """Ask for tables of goals and other elements and add them."""
        path = self._ask_for_table(t("Import goals and other tables"))
        if path:
            flow.import_elements(self._session, path, self._window)

    def _ask_for_table(self, title: Message) -> Path | None:
        kinds = " ".join(f"*{suffix}" for suffix in flow.SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self._window, str(title), "", f"{t('Tables')} ({kinds})"
        )
        return Path(name) if name else None

    def open_document(self, path: Path) -> None:
        """Open a document; one that is open already is shown."""
        if self._window.documents.open(path) and self._window.section == Section.START:
            self._window.show_section(Section.STRUCTURE)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open a document, or import files: in Responsibilities a matrix, else rosters."""
        documents = [path for path in paths if _is_document(path)]
        if documents:
            self.open_document(documents[0])
        elif paths and self._window.section == Section.RESPONSIBILITIES:
            for path in paths:
                self._show_imported(flow.import_matrix(self._session, path, self._window))
        elif paths:
            self._import_files(list(paths))


def _is_document(path: Path) -> bool:
    """Whether a path is meant as a document: a file, a folder, or what says what the folder is."""
    return path.suffix.lower() == FILE or path.name == MANIFEST or holds_document(path)
