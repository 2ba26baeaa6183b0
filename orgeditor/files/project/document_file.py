"""An open document's place in the world: its file, its lock, its journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.project.journal import Journal
from orgeditor.files.project.locking import DocumentLock, Holder, take_lock
from orgeditor.files.project.opening import Opened, open_document, sha256_of
from orgeditor.files.project.recovery import Recovery, recover
from orgeditor.files.project.refusals import CannotSave
from orgeditor.files.project.saving import Saved, save
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.model.act import Act
    from orgeditor.model.document import Document


class DocumentFile:
    """Where a document lies and what protects it between two savings.

    ``path`` is None for a document that has no file yet. ``other`` is who else has it open,
    if anybody. Tell ``note`` every act, in the order of ``Document.on_act``.
    """

    def __init__(
        self, path: Path | None = None, content: bytes = b"", journal: Journal | None = None
    ) -> None:
        """Take up a document whose file ``path`` holds ``content``.

        Without a path, ``content`` is the document it was made from (a template, packed), b""
        for an empty one.
        """
        self.path = path.absolute() if path else None
        self.other: Holder | None = None
        self._sha256 = sha256_of(content) if path else ""
        self._journal = journal or Journal(self.path, content)
        self._lock: DocumentLock | None = None
        self._take_lock()

    def note(self, act: Act) -> None:
        """Write an act into the journal; it survives the end of the program.

        One of very many changes does so from the next ``flush`` or act on (``Journal.append``).
        CannotSave where that is not possible: it stands, but is not protected, and is
        written down with the next one.
        """
        try:
            self._journal.append(act)
        except OSError as error:
            raise _unprotected(error) from error

    def flush(self) -> None:
        """Return when all edits would survive a power failure; CannotSave where they would not."""
        try:
            self._journal.flush()
        except OSError as error:
            raise _unprotected(error) from error

    def save(
        self, document: Document, path: Path | None = None, *, overwrite: bool = False
    ) -> Saved:
        """Save to ``path``, or where the document lies; no edit may come in between.

        Raises as ``saving.save`` does. Where the document had to be saved beside its file, it
        stays unsaved and its journal goes on.
        """
        place = path.absolute() if path else self.path
        if place is None:
            raise ValueError("a document without a file is saved to a path")
        known = self._sha256 if place == self.path else ""
        table, scenarios = document.kept()
        saved = save(
            table.values(),
            place,
            scenarios=scenarios,
            opened=known,
            overwrite=overwrite,
            before_replacing=lambda sha256: self._journal.mark_saving(place, sha256),
        )
        if saved.beside:
            return saved
        if place != self.path:
            self._release()
            self.path = place
            self._take_lock()
        self._sha256 = saved.sha256
        if saved.durable:
            self._journal.saved(place, saved.content)
        document.mark_saved()
        return saved

    def close(self) -> None:
        """Leave the document, which is saved or given up: nothing remains to be recovered."""
        self._journal.discard()
        self._release()

    def _take_lock(self) -> None:
        self.other = None
        if self.path is not None:
            taken = take_lock(self.path)
            if isinstance(taken, DocumentLock):
                self._lock = taken
            else:
                self.other = taken

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def open_file(path: Path) -> tuple[Document, DocumentFile]:
    """Open the document ``path``; CannotOpen where that cannot be."""
    opened, file = opened_file(path)
    return opened.document, file


def opened_file(path: Path) -> tuple[Opened, DocumentFile]:
    """Open the document ``path``, and say what had to be mended; CannotOpen where that cannot be."""
    opened = open_document(path)
    return opened, DocumentFile(path, opened.content)


def recover_file(recovery: Recovery) -> tuple[Document, DocumentFile, tuple[Message, ...]]:
    """Take unsaved work up again; also return what could not be recovered. Raises as ``recover``."""
    recovered = recover(recovery)
    file = DocumentFile(recovered.path, recovered.content, recovered.journal)
    return recovered.document, file, recovered.warnings


def _unprotected(error: OSError) -> CannotSave:
    return CannotSave(
        t(
            "The last changes are not protected ({reason}). Save the document now.",
            reason=error.strerror or str(error),
        )
    )
