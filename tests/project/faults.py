"""A disk that fails, or a process that is killed, at one chosen call to the system."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from orgeditor import disk
from orgeditor.files.project import journal, locking, recovery, saving

CALLS = (
    "open", "read", "write", "fsync", "close", "replace", "unlink", "chmod", "stat", "ftruncate",
)  # fmt: skip
MODULES = (disk, journal, locking, recovery, saving)
KILL = -1
FAULTS = (errno.ENOSPC, errno.EACCES, errno.EIO, KILL)


class FaultyOs:
    """``os``, but the call number ``at`` (from 0) ends in ``fault``.

    A failing write has written half of what it was given. Where ``lasting``, every later
    call of the same name fails in the same way, as on a disk that stays full.
    """

    def __init__(self, at: int, fault: int, *, lasting: bool = False) -> None:
        self.calls = 0
        self._at = at
        self._fault = fault
        self._lasting = lasting
        self._name = ""

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._faulty(name, real) if name in CALLS else real

    def _faulty(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            number, self.calls = self.calls, self.calls + 1
            again = self._lasting and number > self._at and name == self._name
            if number != self._at and not again:
                return real(*args, **kwargs)
            self._name = name
            if name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if name == "close":
                real(*args)
            if self._fault == KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(self._fault, os.strerror(self._fault))

        return call


@contextmanager
def faulty_disk(at: int, fault: int, *, lasting: bool = False) -> Iterator[FaultyOs]:
    """Let the call number ``at`` that our files make to the system end in ``fault``."""
    shim = FaultyOs(at, fault, lasting=lasting)
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            patch.setattr(module, "os", shim)
        yield shim
