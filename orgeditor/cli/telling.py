"""What a command says: one line, one JSON object, a share of the work."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.messages import Message, t, tn

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from orgeditor.files.problems import Problem

_READER_GONE: Final = 141


class WrongUsage(Exception):
    """What was asked for is no valid command; the argument is a sentence."""


def flag(name: str) -> str:
    """Return an option as it is typed, from the name that argparse keeps it under."""
    return "--" + name.replace("_", "-")


class Progress:
    """Shows a share of the work on a terminal, and nothing in a pipe or beside JSON."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._shown = sys.stderr.isatty() and not getattr(options, "json", False)

    def __enter__(self) -> Progress:
        return self

    def __call__(self, share: float) -> None:
        """Show which part of the work is done, 0.0 to 1.0."""
        if self._shown:
            print(f"\r{share:4.0%}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_exception: object) -> None:
        if self._shown:
            print("\r     \r", end="", file=sys.stderr, flush=True)


def print_problems(problems: Sequence[Problem]) -> None:
    """Print what is wrong in files, a line each."""
    for problem in problems:
        at = problem.cell or (str(t("row {row}", row=problem.row)) if problem.row else "")
        place = " ".join(part for part in (problem.file, problem.sheet, at) if part)
        hint = f" {problem.suggestion}" if problem.suggestion else ""
        print(f"{problem.severity}: {place}: {problem.message}{hint}")
    if problems:
        print(tn("{n} problem.", "{n} problems.", len(problems)))


def print_json(value: dict[str, Any]) -> None:
    """Print one JSON object, indented."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def never_fail_to_print() -> None:
    """Let a console that lacks a letter show its number; what a program reads is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_read = not stream.isatty()
            stream.reconfigure(encoding="utf-8" if is_read else None, errors="backslashreplace")


def fail(sentence: str | Message, status: int) -> int:
    """Say in one line on standard error why nothing was done; return the exit status."""
    print("orgeditor: " + " ".join(str(sentence).split()), file=sys.stderr)
    return status


def reader_gone() -> int:
    """End quietly, since who read the output (``head``, a pager) has seen enough.

    Returns the exit status that shells show of other tools then: 128 and the number of SIGPIPE.
    What is still to be written goes nowhere, as Python's documentation of SIGPIPE has it.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
    return _READER_GONE
