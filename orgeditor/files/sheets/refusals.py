"""Why a file could not be read, in one sentence: what, where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgeditor.messages import Message


class Unreadable(Exception):
    """The file is no spreadsheet that can be read; ``reason`` says why, for a person."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class PasswordNeeded(Unreadable):
    """The workbook is protected, and the password is missing or wrong."""


class Cancelled(Exception):
    """The user stopped the reading; nothing has been read."""
