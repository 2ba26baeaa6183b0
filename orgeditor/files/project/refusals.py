"""Why a document could not be opened or saved, in one sentence: what, where, what to do."""

from __future__ import annotations

import errno

from orgeditor.disk import MarkedReadOnly
from orgeditor.messages import Message, t


class CannotOpen(Exception):
    """The file is no document that can be opened; ``reason`` says why, for a person."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class CannotSave(Exception):
    """The document was not saved, and what lay on the disk is as it was; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class ChangedUnderneath(CannotSave):
    """The file on the disk is not the one that was opened: ask before it is replaced."""


def open_failure(error: OSError, file: str) -> CannotOpen:
    """Return the refusal for a file that the system would not read."""
    if isinstance(error, FileNotFoundError):
        return CannotOpen(t("{file} does not exist. Check its name and place.", file=file))
    if isinstance(error, IsADirectoryError):
        return CannotOpen(t("{file} is a folder. Choose a document in it.", file=file))
    if isinstance(error, PermissionError):
        return CannotOpen(t("{file} cannot be opened: you are not allowed to read it.", file=file))
    return CannotOpen(
        t(
            "{file} could not be read ({reason}). Check the disk, or open a copy.",
            file=file,
            reason=error.strerror or str(error),
        )
    )


def save_failure(error: OSError, file: str, folder: str) -> CannotSave:
    """Return the refusal for a file that the system would not write."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return CannotSave(
            t(
                "{file} was not saved: the folder {folder} does not exist. Choose another place.",
                file=file,
                folder=folder,
            )
        )
    if isinstance(error, IsADirectoryError):
        return CannotSave(
            t("{file} was not saved: a folder has that name. Choose another name.", file=file)
        )
    if isinstance(error, MarkedReadOnly):
        return CannotSave(
            t(
                "{file} was not saved: it is marked read-only. Choose another name, or take the mark away.",
                file=file,
            )
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return CannotSave(
            t(
                "{file} was not saved: you are not allowed to write in {folder}. Choose another place.",
                file=file,
                folder=folder,
            )
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return CannotSave(
            t(
                "{file} was not saved: the disk is full. Make room, or choose another place.",
                file=file,
            )
        )
    return CannotSave(
        t(
            "{file} was not saved ({reason}). Try again, or choose another place.",
            file=file,
            reason=error.strerror or str(error),
        )
    )
