"""Work that was not saved when the program ended: finding it and taking it up again."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Final

import msgspec

from orgeditor import disk
from orgeditor.files.project.journal import (
    BASE,
    FOLDER,
    LINES,
    Header,
    Journal,
    Saving,
    Written,
    entry_of,
)
from orgeditor.files.project.locking import try_lock
from orgeditor.files.project.opening import document_of, sha256_of
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.project.state import state_folder
from orgeditor.files.project.storing import stored
from orgeditor.messages import Message, t
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, Stale

_ASIDE: Final = "journals-aside"
_EMPTY_AGE: Final = 3600.0


class Recovery(msgspec.Struct, frozen=True):
    """Unsaved work: ``path`` is the document's, None for one that never had a file.

    ``time`` is that of the last edit, in seconds since 1970; ``edits`` how many there are
    that the file does not hold. ``fits``: the file is still the one they were made on, or
    there never was one; else they open as a recovered copy.
    """

    folder: Path
    path: Path | None
    time: float
    edits: int
    fits: bool


class Recovered(msgspec.Struct, frozen=True):
    """The work taken up again: unsaved, and its journal goes on where it was.

    ``path`` is where the document may be saved, None where a place must be asked for.
    ``content`` is what the file holds. ``warnings`` tell what could not be recovered.
    """

    document: Document
    path: Path | None
    content: bytes
    journal: Journal
    warnings: tuple[Message, ...]


class _Lines(msgspec.Struct):
    """A journal as it was read: entries up to ``length`` bytes are whole.

    ``ends``: the end of the header and then of each edit, in bytes. ``savings``: each with
    the number of edits before it. ``torn``: a last line was cut; ``broken``: a line before
    others is damaged.
    """

    header: Header | None = None
    edits: list[Written] = []
    ends: list[int] = []
    savings: list[tuple[Saving, int]] = []
    length: int = 0
    torn: bool = False
    broken: bool = False


def recoverable() -> list[Recovery]:
    """Return the unsaved work of programs that have ended, the latest first.

    OSError where the state folder cannot be read.
    """
    found = []
    for folder in state_folder(FOLDER).iterdir():
        try:
            descriptor = os.open(folder / LINES, os.O_RDWR)
        except OSError:
            _clear_empty(folder)
            continue
        try:
            lines = _read(folder) if try_lock(descriptor) else None
        finally:
            os.close(descriptor)
        if lines and (recovery := _recovery(folder, lines)):
            found.append(recovery)
    return sorted(found, key=lambda recovery: recovery.time, reverse=True)


def recover(recovery: Recovery) -> Recovered:
    """Open the document as it was at its last edit.

    The file itself is not touched. What cannot be replayed ends the recovery there, with a
    warning, and the journal as it was is kept aside. CannotOpen where there is nothing to
    begin from; the journal is then kept aside, too.
    """
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(recovery.folder / LINES, flags)
    except OSError as error:
        raise CannotOpen(t("The unsaved work is no longer there.")) from error
    try:
        if not try_lock(descriptor):
            raise CannotOpen(t("The unsaved work is being recovered in another window."))
        return _recover(recovery.folder, descriptor)
    except BaseException:
        os.close(descriptor)
        raise


def discard(recovery: Recovery) -> None:
    """Give unsaved work up."""
    _drop(recovery.folder)


def _recovery(folder: Path, lines: _Lines) -> Recovery | None:
    since = os.stat(folder / LINES).st_mtime
    if lines.header is None and lines.broken:
        return Recovery(folder, None, since, 0, False)
    if lines.header is None:
        _clear_empty(folder)
        return None
    path, _, done = _start(lines)
    if done == len(lines.edits) and not lines.broken:
        if lines.savings:
            # Once the file has changed again, what it held could no longer be told from what it lacks.
            _drop(folder)
        else:
            _clear_empty(folder)
        return None
    written = Path(lines.header.path) if lines.header.path else None
    fits = written is None or path is not None
    return Recovery(folder, path or written, since, len(lines.edits) - done, fits)


def _recover(folder: Path, descriptor: int) -> Recovered:
    lines = _read(folder)
    if lines.header is None:
        raise _lost(folder, t("The unsaved document"))
    path, content, done = _start(lines)
    name = Path(lines.header.path).name or t("The unsaved document")
    if content is None:
        content = _base(folder, lines.header, name)
    document = document_of(content, name) if content else Document()
    replayed = _replay(document, lines.edits[done:])
    stopped = done + replayed < len(lines.edits)
    warnings: list[Message] = []
    if lines.header.path and path is None:
        warnings.append(
            t("{file} has changed meanwhile, so this is a recovered copy of it.", file=name)
        )
    if stopped or lines.broken:
        warnings.append(
            t(
                "Only {n} of the edits could be recovered; the rest is kept aside in {folder}.",
                n=replayed,
                folder=str(_aside(folder)),
            )
        )
    elif lines.torn:
        warnings.append(t("The last edit was cut off by the end of the program and is missing."))
    kept = done + replayed
    length = lines.ends[kept] if stopped else lines.length
    journal = Journal(path, content)
    journal.resume(folder, descriptor, length, kept)
    return Recovered(document, path, content, journal, tuple(warnings))


def _start(lines: _Lines) -> tuple[Path | None, bytes | None, int]:
    """Return file, its content, and how many edits it holds already; None where none fits."""
    header = lines.header
    assert header is not None
    marks = [(saving.path, saving.sha256, done) for saving, done in reversed(lines.savings)]
    for path, sha256, edits in [*marks, (header.path, header.sha256, 0)]:
        if not path:
            continue
        try:
            content = stored(Path(path))
        except (OSError, CannotOpen):
            continue
        if sha256_of(content) == sha256:
            return Path(path), content, edits
    return None, None, 0


def _base(folder: Path, header: Header, name: str | Message) -> bytes:
    if not header.base:
        return b""
    try:
        content = disk.read(folder / BASE)
        if header.sha256 and sha256_of(content) != header.sha256:
            raise OSError("the copy is not the one the journal was begun on")
    except OSError as error:
        raise _lost(folder, name) from error
    return content


def _lost(folder: Path, name: str | Message) -> CannotOpen:
    aside = _aside(folder)
    _drop(folder)
    return CannotOpen(
        t(
            "The unsaved work on {file} cannot be recovered; it is kept aside in {folder}.",
            file=name,
            folder=str(aside),
        )
    )


def _replay(document: Document, edits: list[Written]) -> int:
    """Do as many of the edits as can be done; return how many."""
    for done, edit in enumerate(edits):
        try:
            document.replay(edit.read())
        except (Refused, Stale, ValueError, KeyError, TypeError):
            return done
    return len(edits)


def _read(folder: Path) -> _Lines:
    lines = _Lines()
    content = disk.read(folder / LINES)
    at = 0
    while at < len(content):
        end = content.find(b"\n", at)
        last = end < 0 or end + 1 == len(content)
        try:
            if end < 0:
                raise ValueError("the line has no end")
            entry = entry_of(content[at:end])
        except ValueError:
            lines.torn, lines.broken = last, not last
            break
        at = lines.length = end + 1
        if isinstance(entry, Written):
            lines.edits.append(entry)
            lines.ends.append(at)
        elif isinstance(entry, Saving):
            lines.savings.append((entry, len(lines.edits)))
        elif lines.header is None:
            lines.header = entry
            lines.ends.append(at)
    return lines


def _aside(folder: Path) -> Path:
    """Return the folder to which the journal is copied, to be looked at by somebody."""
    aside = state_folder(_ASIDE) / folder.name
    if not aside.exists():
        shutil.copytree(folder, aside)
    return aside


def _drop(folder: Path) -> None:
    disk.remove(folder / LINES)
    shutil.rmtree(folder, ignore_errors=True)


def _clear_empty(folder: Path) -> None:
    """Remove a journal without work in it, unless it is so young that it may be one begun now."""
    try:
        if time.time() - os.stat(folder).st_mtime > _EMPTY_AGE:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        return
