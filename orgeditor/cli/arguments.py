"""The verbs and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

from typing_extensions import override

from orgeditor import __version__
from orgeditor.cli import (
    abreast,
    comparing,
    delivering,
    documents,
    exporting,
    importing,
    merging,
    stories,
    window,
)

AddVerb = Callable[[str, Callable[[argparse.Namespace], None], str], argparse.ArgumentParser]
"""Adds a verb by its name, what carries it out and what it is about; returns its parser."""


def command_line() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """Return the parser and the names of its verbs."""
    parser = _Parser(
        prog="orgeditor",
        description="Design organisations, wholly offline. orgeditor [FILE] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"orgeditor {__version__}")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(
        name: str, command: Callable[[argparse.Namespace], None], about: str
    ) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=about, description=about)
        added.add_argument("--language", choices=("en", "zh"), help="language of texts and labels")
        added.set_defaults(command=command)
        return added

    importing.add_verbs(verb)
    documents.add_verbs(verb)
    comparing.add_verbs(verb)
    merging.add_verbs(verb)
    abreast.add_verbs(verb)
    stories.add_verbs(verb)
    exporting.add_verbs(verb)
    delivering.add_verbs(verb)
    window.add_verbs(verb)
    return parser, frozenset(verbs.choices)


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in one line."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")
