"""New, open, save, close, recover: what happens to the document as a whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from orgeditor.files.project import recent
from orgeditor.files.project.document_file import DocumentFile, opened_file, recover_file
from orgeditor.files.project.format import MANIFEST, pack
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.recovery import recoverable
from orgeditor.files.project.refusals import CannotOpen, CannotSave, ChangedUnderneath
from orgeditor.files.project.storing import FILE, FOLDER, holds_document
from orgeditor.files.project.versions import versions
from orgeditor.files.templates import organization_from
from orgeditor.gui import jobs
from orgeditor.gui.comparing import differences
from orgeditor.gui.errors import tell
from orgeditor.messages import seen, t, tn
from orgeditor.model.document import Document
from orgeditor.outputs.kinds import clean_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.files.project.recovery import Recovery
    from orgeditor.gui.session import Session


class Documents:
    """The document of a session, as the user opens, saves and leaves it."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window

    def new(self) -> bool:
        """Begin an empty document; False where the user stays with the present one."""
        return self._show(Document(), DocumentFile())

    def from_template(self, template: str, language: str) -> bool:
        """Begin with a blueprint."""
        organization = organization_from(template, language)
        content = pack(organization)
        return self._show(Document(organization), DocumentFile(None, content))

    def ask_and_open(self) -> bool:
        """Ask for a document and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, str(t("Open a document")), self._folder(), document_kinds()
        )
        return bool(name) and self.open(Path(name))

    def open(self, path: Path) -> bool:
        """Open a document; a sentence tells why where that cannot be."""
        path = path.parent if path.name == MANIFEST else path
        if path.absolute() == self._session.path:
            return True
        if left := _left_behind(path):
            answer = self._ask_take_up(left)
            if answer is None:
                return False
            if answer:
                return self.recover(left)
        if not self.may_leave():
            return False
        try:
            # Not to be stopped half-way: by then the document would be locked.
            opened, file = jobs.run(
                t("Opening {file}", file=path.name),
                lambda _progress: opened_file(path),
                self._window,
                stoppable=False,
            )
        except CannotOpen as failure:
            self._listed(recent.forget_recent, path)
            tell(self._window, t("Not opened"), failure.reason)
            return False
        self._session.replace(opened.document, file)
        self._listed(recent.note_recent, path)
        if opened.warnings:
            lines = "\n".join(map(str, opened.warnings))
            tell(self._window, t("Mended after a merge of lines"), lines)
        if file.other is not None:
            tell(
                self._window,
                t("Open elsewhere"),
                t(
                    "{user} on {host} has {file} open, too. Who saves last is asked what to keep.",
                    user=file.other.user or "?",
                    host=file.other.host or "?",
                    file=path.name,
                ),
            )
        return True

    def ask_and_open_version(self) -> bool:
        """Ask for one of the contents that the document had, and show it as an unsaved document."""
        path = self._session.path
        if path is None:
            return False
        try:
            kept = versions(path)
        except OSError:
            kept = []
        if not kept:
            tell(self._window, t("Earlier versions"), t("No earlier version is kept."))
            return False
        # Numbered, since two may be of the same second.
        listed = {
            f"{number} · {datetime.fromtimestamp(version.time):%Y-%m-%d %H:%M:%S}": version.path
            for number, version in enumerate(kept, 1)
        }
        chosen, given = QInputDialog.getItem(
            self._window, str(t("Earlier versions")), str(t("Saved at")), list(listed), 0, False
        )
        return given and self._open_version(listed[chosen])

    def _open_version(self, version: Path) -> bool:
        try:
            opened = open_document(version)
        except CannotOpen as failure:
            tell(self._window, t("Not opened"), failure.reason)
            return False
        return self._show(opened.document, DocumentFile(None, opened.content))

    def _ask_take_up(self, left: Recovery) -> bool | None:
        """Ask whether unsaved work on a document is taken up; None where it is not to be opened."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(str(t("Recovered work")))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = tn(
            "{file} has {n} edit of {time} that was not saved before the program ended. Opened as it was saved, it is still offered on the start page.",
            "{file} has {n} edits, the last of {time}, that were not saved before the program ended. Opened as it was saved, they are still offered on the start page.",
            left.edits,
            file=seen(left.path.name if left.path else ""),
            time=f"{datetime.fromtimestamp(left.time):%Y-%m-%d %H:%M}",
        )  # fmt: skip
        box.setText(str(words))
        take_up = box.addButton(str(t("Take up again")), QMessageBox.ButtonRole.AcceptRole)
        saved = box.addButton(str(t("Open as saved")), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(take_up)
        box.exec()
        if box.clickedButton() is take_up:
            return True
        return False if box.clickedButton() is saved else None

    def recover(self, recovery: Recovery) -> bool:
        """Take up unsaved work again."""
        if not self.may_leave():
            return False
        try:
            document, file, warnings = recover_file(recovery)
        except CannotOpen as failure:
            tell(self._window, t("Not recovered"), failure.reason)
            return False
        self._session.replace(document, file)
        if warnings:
            tell(self._window, t("Recovered"), "\n".join(str(warning) for warning in warnings))
        return True

    def save(self) -> bool:
        """Save where the document lies, or ask for a place; False where it is not saved."""
        path = self._session.path
        return self._save(path) if path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        called = clean_name(self._session.organization.project.title, str(t("Organisation")))
        start = self._session.path or Path(self._folder()) / f"{called}{FILE}"
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            str(t("Save as")),
            str(start.with_suffix(FILE)),
            f"{t('Documents')} (*{FILE})",
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() in (FILE, FOLDER):
            # The dialog has asked already whether a file that is there may go.
            return self._save(path, overwrite=True)
        return self._save(path.with_name(path.name + FILE))

    def save_as_folder(self) -> bool:
        """Ask for a folder and save there as text, for version control: in it, or in a new one inside."""
        name = QFileDialog.getExistingDirectory(
            self._window, str(t("Save as folder: choose where it goes, or the folder of a document")), self._folder()
        )  # fmt: skip
        if not name:
            return False
        folder = Path(name)
        if folder.suffix.lower() == FOLDER or holds_document(folder):
            return self._save(folder)
        path = self._session.path
        called = path.stem if path else self._session.organization.project.title
        called = "".join(c for c in called if c not in '\\/:*?"<>|') or str(t("Organisation"))
        return self._save(folder / f"{called}{FOLDER}")

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; False where the user stays."""
        if not self._session.document.changed:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(str(t("Unsaved changes")))
        box.setText(str(t("Save the changes before you leave this document?")))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        answer = box.exec()
        if answer == buttons.Save:
            return self.save()
        return answer == buttons.Discard

    def _show(self, document: Document, file: DocumentFile) -> bool:
        if not self.may_leave():
            return False
        self._session.replace(document, file)
        return True

    def _save(self, path: Path, *, overwrite: bool = False) -> bool:
        try:
            saved = self._session.file.save(self._session.document, path, overwrite=overwrite)
        except ChangedUnderneath as changed:
            return self._ask_overwrite(path, changed)
        except CannotSave as failure:
            tell(self._window, t("Not saved"), failure.reason)
            return False
        self._listed(recent.note_recent, saved.path)
        self._session.saved_changed.emit()
        if saved.warning:
            tell(self._window, t("Saved"), saved.warning)
        return True

    def _ask_overwrite(self, path: Path, changed: ChangedUnderneath) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(str(t("Changed on the disk")))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(str(changed.reason))
        both = box.addButton(str(t("Keep both")), QMessageBox.ButtonRole.AcceptRole)
        compare = box.addButton(str(t("Compare")), QMessageBox.ButtonRole.ActionRole)
        overwrite = box.addButton(str(t("Overwrite")), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is overwrite:
            return self._save(path, overwrite=True)
        if box.clickedButton() is compare:
            self._compare(path)
            return self._ask_overwrite(path, changed)
        if box.clickedButton() is both:
            return self._save(_free(path))
        return False

    def _compare(self, path: Path) -> None:
        try:
            theirs = open_document(path).organization
        except CannotOpen as failure:
            tell(self._window, t("Not opened"), failure.reason)
            return
        found = differences(self._session.organization, theirs)
        lines = "\n".join(str(line) for line in found)
        tell(self._window, t("What differs"), lines or t("Nothing differs."))

    def _listed(self, change: Callable[[Path], None], path: Path) -> None:
        """Change the list of recent documents; the work does not depend on it."""
        try:
            change(path)
        except OSError as error:
            reason = error.strerror or str(error)
            self._session.refuse(
                t("The list of recent documents was not written: {reason}.", reason=reason)
            )

    def _folder(self) -> str:
        return str(self._session.path.parent if self._session.path else Path.home())


def document_kinds() -> str:
    """Return what a dialog shows of documents: files, and of folders the file that says what they are."""
    return f"{t('Documents')} (*{FILE} {MANIFEST})"


def _left_behind(path: Path) -> Recovery | None:
    """Return the latest unsaved work on a document of a program that has ended, if there is any."""
    try:
        return next((work for work in recoverable() if work.path == path.absolute()), None)
    except OSError:
        # Without a state folder that can be read there is no work in it to be taken up.
        return None


def _free(path: Path) -> Path:
    """Return a name beside ``path`` that is not taken."""
    number = 2
    while (candidate := path.with_stem(f"{path.stem} ({number})")).exists():
        number += 1
    return candidate
