"""Spreadsheets that a command reads, with the password of those that ask for one."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING, Final

from orgeditor.files.sheets import PasswordNeeded, Workbook, read_workbook
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

VARIABLE: Final = "ORGEDITOR_PASSWORD"


def add_reading(added: argparse.ArgumentParser) -> None:
    """Add the options for the password, and for the encoding of text."""
    added.add_argument(
        "--encoding", help="of a text file, where it is not what is guessed: utf-8, gb18030, big5"
    )
    added.add_argument(
        "--password",
        help=f"of a protected workbook; others can read it here, in {VARIABLE} they cannot",
    )


def read(path: Path, options: argparse.Namespace, encoding: str | None = None) -> Workbook:
    """Read a spreadsheet; its password is that of the option, the environment, or is asked for on a terminal.

    ``encoding`` is that of a text file where no option says another. Raises as ``read_workbook``.
    """
    given: str | None = options.password or os.environ.get(VARIABLE)
    try:
        return read_workbook(path, password=given, encoding=options.encoding or encoding)
    except PasswordNeeded as needed:
        if given:
            raise
        if sys.stdin.isatty() and sys.stderr.isatty():
            return read_workbook(path, password=getpass(f"{needed.reason} "))
        raise PasswordNeeded(
            t("{file} is protected: give its password by --password or {variable}.", file=path.name, variable=VARIABLE)
        ) from needed  # fmt: skip
