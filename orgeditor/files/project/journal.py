"""The journal: every edit since the last saving, on the disk before the next one is made.

A journal is a folder in the user's state folder: the content that the document had when it
was opened or saved last, and a file of lines. Each line is JSON with the length and CRC32
of its entry, so that a line that was cut or damaged is known.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor import __version__, disk
from orgeditor.files.project.locking import try_lock
from orgeditor.files.project.opening import sha256_of
from orgeditor.files.project.state import state_folder
from orgeditor.model.act import Act
from orgeditor.model.delta import Delta, Kept
from orgeditor.model.edit import Edit

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "journals"
LINES: Final = "edits.ndjson"
BASE: Final = "base.orgz"


class Header(msgspec.Struct, frozen=True, tag="journal", tag_field="entry"):
    """The first entry: which document the edits are of.

    ``path`` is "" and ``sha256`` too for a document that has no file yet; ``base``: whether
    the folder holds the content that the edits begin from (else they begin from nothing).
    """

    path: str
    sha256: str
    base: bool
    time: str
    application: str


class Saving(msgspec.Struct, frozen=True, tag="saving", tag_field="entry"):
    """A file with that sha256 is about to be put in place; it holds the edits so far."""

    path: str
    sha256: str


class Written(msgspec.Struct, frozen=True, tag="edit", tag_field="entry"):
    """An act as it stands in the journal, not read yet: journals are long, and most only counted."""

    edit: msgspec.Raw
    scenario: str = ""
    base: msgspec.Raw = msgspec.Raw(b"null")
    kept: msgspec.Raw = msgspec.Raw(b"{}")

    def read(self) -> Act:
        """Return the act; ValueError where it is none."""
        try:
            return Act(
                _EDIT_DECODER.decode(self.edit),
                self.scenario,
                _BASE_DECODER.decode(self.base),
                _KEPT_DECODER.decode(self.kept),
            )
        except msgspec.MsgspecError as error:
            raise ValueError(str(error)) from error


Entry = Header | Written | Saving


class Line(msgspec.Struct, frozen=True):
    """A line of the file: length and CRC32 of the entry as it is written."""

    length: int
    crc32: int
    entry: msgspec.Raw


class Journal:
    """The journal of one open document.

    It begins on the disk with the first edit, so that looking at a document leaves nothing.
    A lock on its file tells other processes that we are alive. It may be used from several
    threads.
    """

    def __init__(self, path: Path | None, content: bytes = b"") -> None:
        """Begin the journal of a document; ``content`` is what its file holds.

        For a document without a file, ``content`` is what it was made from, if anything.
        """
        self._guard = threading.RLock()
        self._begin(path, content)

    def _begin(self, path: Path | None, content: bytes) -> None:
        self.path = path
        self.edits = 0
        self.folder: Path | None = None
        self._content = content
        self._descriptor = -1
        self._length = 0
        self._torn = False
        self._waiting: list[bytes | Act] = []
        """What is not written yet: acts, and pieces of lines."""

    def append(self, act: Act) -> None:
        """Write an act down. It outlives the program; ``flush`` makes it outlive the machine.

        One of very many changes, which takes a moment, is written by the next ``flush`` or
        ``append``, so that what it leaves is seen first. OSError where the disk would not take it;
        it is then written with the next one.
        """
        with self._guard:
            self.edits += 1
            self._waiting.append(act)
            if len(act.edit.changes) <= _MANY:
                self._write()

    def flush(self) -> None:
        """Return when everything is on the disk; OSError where that cannot be."""
        with self._guard:
            if self._waiting:
                self._write()
            if self._descriptor >= 0:
                os.fsync(self._descriptor)

    def mark_saving(self, path: Path, sha256: str) -> None:
        """Note that a file that holds all edits so far is about to take its place.

        Without the note a recovery may be offered that is not needed, so a disk that is full
        does not keep the document from being saved.
        """
        with self._guard:
            if self._descriptor < 0:
                return
            self._waiting += line_of(Saving(str(path), sha256))
            try:
                self.flush()
            except OSError:
                return

    def saved(self, path: Path, content: bytes) -> None:
        """Begin anew: ``path`` is confirmed to hold ``content``, with all edits so far."""
        with self._guard:
            old, folder = self._descriptor, self.folder
            self._begin(path, content)
            _drop(old, folder)

    def discard(self) -> None:
        """Remove the journal: nothing of it is wanted."""
        with self._guard:
            old, folder = self._descriptor, self.folder
            self._begin(self.path, self._content)
            _drop(old, folder)

    def close(self) -> None:
        """Let go of the journal and leave it on the disk."""
        with self._guard:
            if self._descriptor >= 0:
                os.close(self._descriptor)
                self._descriptor = -1

    def resume(self, folder: Path, descriptor: int, length: int, edits: int) -> None:
        """Go on with a journal that was left, locked: ``length`` bytes of it hold ``edits``."""
        with self._guard:
            self.folder, self._descriptor = folder, descriptor
            self._length, self.edits = length, edits
            self._torn = True

    def _write(self) -> None:
        if self._descriptor < 0:
            self._create()
        if self._torn:
            # Half a line of a write that failed must not stand before the next one.
            os.ftruncate(self._descriptor, self._length)
            os.lseek(self._descriptor, self._length, os.SEEK_SET)
        self._torn = True
        pieces = list(chain.from_iterable([w] if isinstance(w, bytes) else line_of(w) for w in self._waiting))  # fmt: skip
        self._waiting = [*pieces]
        length = sum(map(len, pieces))
        for piece in pieces if length > _LARGE else [b"".join(pieces)]:
            disk.write_all(self._descriptor, piece)
        self._torn = False
        self._length += length
        self._waiting = []

    def _create(self) -> None:
        folder = disk.private_folder(state_folder(FOLDER) / secrets.token_hex(8))
        header = Header(
            path=str(self.path or ""),
            sha256=sha256_of(self._content) if self.path else "",
            base=bool(self._content),
            time=datetime.now(UTC).isoformat(timespec="seconds"),
            application=__version__,
        )
        try:
            if self._content:
                disk.write(folder / BASE, self._content, private=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            descriptor = os.open(folder / LINES, flags, 0o600)
            disk.sync_folder(folder)
            disk.sync_folder(folder.parent)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        try_lock(descriptor)
        self.folder, self._descriptor = folder, descriptor
        self._waiting = [*line_of(header), *self._waiting]


def line_of(entry: Header | Act | Saving) -> tuple[bytes, bytes, bytes]:
    """Return the line of an entry in pieces: that of an import is as long as a document, and is not copied."""
    written = _ENCODER.encode(entry)
    around = Line(len(written), zlib.crc32(written), msgspec.Raw(_BLANK))
    begin, end = _ENCODER.encode_lines([around]).split(_BLANK)
    return begin, written, end


def entry_of(line: bytes) -> Entry:
    """Return the entry of a line without its end; ValueError where it is damaged."""
    try:
        read = _LINE_DECODER.decode(line)
        written = bytes(read.entry)
        if len(written) != read.length or zlib.crc32(written) != read.crc32:
            raise ValueError("length or checksum do not fit")
        return _ENTRY_DECODER.decode(written)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error


def _drop(descriptor: int, folder: Path | None) -> None:
    if descriptor >= 0:
        with suppress(OSError):  # Closed it is all the same, and nothing in it is wanted.
            os.close(descriptor)
    if folder is not None:
        # The lines go first: without them the rest is nothing that could be recovered.
        disk.remove(folder / LINES)
        shutil.rmtree(folder, ignore_errors=True)


_MANY: Final = 20_000
"""Changes from which on an act is not written at once."""
_LARGE: Final = 1 << 16
"""Bytes up to which what waits is written in one go."""
_BLANK: Final = b"null"
_ENCODER: Final = msgspec.json.Encoder()
_LINE_DECODER: Final = msgspec.json.Decoder(Line)
_EDIT_DECODER: Final = msgspec.json.Decoder(Edit)
_BASE_DECODER: Final[msgspec.json.Decoder[Delta | None]] = msgspec.json.Decoder(Delta | None)
_KEPT_DECODER: Final = msgspec.json.Decoder(dict[str, Kept])
_ENTRY_DECODER: Final[msgspec.json.Decoder[Entry]] = msgspec.json.Decoder(Entry)
