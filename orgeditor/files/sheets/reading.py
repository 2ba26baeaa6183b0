"""Read any spreadsheet: it is parsed in a child process that may not harm this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orgeditor.files.sheets.workbook import Workbook


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Return the cells of the spreadsheet at ``path``, whatever its container.

    ``encoding`` and ``delimiter`` overrule the guess for text files. ``progress`` is
    called with 0.0 to 1.0, ``cancelled`` is asked at least ten times a second; both in
    the caller's thread. Raises Unreadable, PasswordNeeded, or Cancelled.
    """
    raise NotImplementedError


def read_text(text: str) -> Workbook:
    """Return a table copied from a spreadsheet (tab-separated) as a workbook of one sheet."""
    raise NotImplementedError
