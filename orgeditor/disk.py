"""Writing so that a file is either as it was or as it should be, whatever happens meanwhile.

Every call to the system goes through ``os`` of this module, where the tests make each fail
in turn.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between the attempts to replace a file that another program holds."""

_LEFTOVER_AGE: Final = 3600.0
_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_PREFIX: Final = ".orgeditor-"


class MarkedReadOnly(PermissionError):
    """The file is marked read-only: the system would let its folder replace it, its owner does not mean it."""


def read(path: Path) -> bytes:
    """Return what a file holds."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        chunks = []
        while chunk := os.read(descriptor, 1 << 24):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def write_beside(path: Path, content: bytes, *, private: bool = False) -> Path:
    """Write ``content`` to a new file in the folder of ``path``, synced; return its path.

    It is readable to whom ``path`` is already; where that is new, to whom the system lets
    new files be, or, if ``private``, to the user alone. MarkedReadOnly where nobody may
    write ``path``, whoever asks: root may write everything.
    """
    temporary = path.with_name(f"{_PREFIX}{path.name}-{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _take_permissions(temporary, path, private=private)
    except OSError:
        remove(temporary)
        raise
    return temporary


def _take_permissions(temporary: Path, path: Path, *, private: bool) -> None:
    try:
        mode = stat.S_IMODE(os.stat(path).st_mode)
    except FileNotFoundError:
        if private:
            return
        mode = 0o666 & ~_mask()
    if not mode & _ANY_WRITE:
        raise MarkedReadOnly(errno.EACCES, os.strerror(errno.EACCES), str(path))
    os.chmod(temporary, mode)


def _mask() -> int:
    """Return which permissions new files do not get; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def write_all(descriptor: int, content: bytes) -> None:
    """Write the whole of ``content``, however little the system takes at a time."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def replace(temporary: Path, path: Path) -> None:
    """Put a file in the place of another, waiting a while for a program that holds it."""
    for pause in _PAUSES:
        try:
            os.replace(temporary, path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, path)


def write(path: Path, content: bytes, *, private: bool = False) -> None:
    """Replace what ``path`` holds by ``content``, whole or not at all, and sync; see ``write_beside``."""
    temporary = write_beside(path, content, private=private)
    try:
        replace(temporary, path)
    except OSError:
        remove(temporary)
        raise
    sync_folder(path.parent)


def move(staged: Path, path: Path) -> None:
    """Put a file that lies on the same disk in the place of another, with what that allows to whom.

    MarkedReadOnly as ``write_beside``; OSError, with both as they were.
    """
    _take_permissions(staged, path, private=False)
    replace(staged, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make sure that what was renamed in a folder stays so when the power fails."""
    if sys.platform == "win32":
        return  # A folder cannot be opened there; the rename itself is written through.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed; what is left is removed another time."""
    with suppress(OSError):
        os.unlink(path)


def remove_leftovers(path: Path) -> None:
    """Remove what an interrupted saving of ``path`` left beside it an hour ago or earlier."""
    begin = f"{_PREFIX}{path.name}-"
    with suppress(OSError):
        for name in os.listdir(path.parent):
            leftover = path.with_name(name)
            if not (name.startswith(begin) and name.endswith(".tmp")):
                continue
            if time.time() - os.stat(leftover).st_mtime > _LEFTOVER_AGE:
                remove(leftover)


def private_folder(folder: Path) -> Path:
    """Return ``folder``, made for the user alone where it is not there."""
    missing = []
    at = folder
    while not at.is_dir():
        missing.append(at)
        at = at.parent
    for at in reversed(missing):
        at.mkdir(mode=0o700, exist_ok=True)
    return folder
