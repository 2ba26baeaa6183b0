"""Locks that the system lets go of when a process ends, and the lock file beside a document.

The lock file is a courtesy to colleagues: it says who has the document open. What guards
the content is the hash check when saving.
"""

from __future__ import annotations

import getpass
import os
import socket
import sys
import time
from typing import TYPE_CHECKING

import msgspec

from orgeditor import disk

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Beyond what is written, because a lock there keeps others from reading.
    _FAR = 1 << 30

    def try_lock(descriptor: int) -> bool:
        """Lock an open file until it is closed; False where another holds it."""
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_END)
        return True

else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file until it is closed; False where another holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class Holder(msgspec.Struct, frozen=True):
    """Who has a document open: user, host and process, since when (seconds since 1970)."""

    user: str
    host: str
    pid: int
    since: float


class DocumentLock:
    """The lock file beside a document, while we hold it."""

    def __init__(self, place: Path, descriptor: int) -> None:
        """Take over a lock file that ``take_lock`` has locked."""
        self._place = place
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the document; asking twice does nothing."""
        if self._descriptor >= 0:
            disk.remove(self._place)
            os.close(self._descriptor)
            self._descriptor = -1


def take_lock(document: Path, *, force: bool = False) -> DocumentLock | Holder | None:
    """Take the lock of a document; return it, or who holds it.

    A lock whose process on this machine has ended is stale and taken over, and so is any
    with ``force``. None where the folder takes no lock file: then nobody can be told.
    """
    place = document.with_name(f".{document.name}.lock")
    held = _holder(place)
    if held and held.host != socket.gethostname() and not force:
        return held
    try:
        if force:
            disk.remove(place)
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    if not try_lock(descriptor):
        os.close(descriptor)
        return held or Holder("", "", 0, 0.0)
    us = Holder(_user(), socket.gethostname(), os.getpid(), time.time())
    try:
        os.ftruncate(descriptor, 0)
        disk.write_all(descriptor, msgspec.json.encode(us))
    except OSError:
        os.close(descriptor)
        return None
    return DocumentLock(place, descriptor)


def _holder(place: Path) -> Holder | None:
    try:
        return msgspec.json.decode(disk.read(place), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
