"""Where a command puts what it makes: a new document, or one that is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from orgeditor.cli.scenarios import asked
from orgeditor.cli.telling import WrongUsage
from orgeditor.files.project.opening import Opened, is_document, open_document
from orgeditor.files.project.saving import Saved, save
from orgeditor.files.project.storing import FILE, FOLDER
from orgeditor.messages import t, use_language
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from orgeditor.analysis.pages import Labels
    from orgeditor.model.organization import Organization


def target(options: argparse.Namespace) -> tuple[Document, Opened | None]:
    """Return the document to add to, showing the scenario asked for, and what it comes from, if anything."""
    if not options.into:
        if options.scenario:
            raise WrongUsage(t("--scenario goes with --into: a new document has only a baseline."))
        return Document(), None
    into = opened(options.into)
    asked(options, into.document)
    return into.document, into


def opened(path: Path) -> Opened:
    """Return the document at a path, and print what had to be mended in it; raises as ``open_document``."""
    found = open_document(path)
    for warning in found.warnings:
        print(f"orgeditor: {warning}", file=sys.stderr)
    return found


def document_language(options: argparse.Namespace, org: Organization) -> Labels:
    """Return the language asked for, else that of the document, else English."""
    wanted = options.language or org.project.language
    return "zh_CN" if wanted.startswith("zh") else "en"


def go_on_in_language_of(options: argparse.Namespace, org: Organization) -> None:
    """Let the rest of a command speak, and name records, in the language asked for, else the document's."""
    use_language(document_language(options, org))


def store(document: Document, options: argparse.Namespace, into: Opened | None) -> None:
    """Save a document where ``-o`` says, else back into the file it came from."""
    table, scenarios = document.kept()
    records = table.values()
    if options.output:
        tell(save(records, options.output, scenarios=scenarios, overwrite=True))
    elif into:
        tell(save(records, options.into, scenarios=scenarios, opened=into.sha256))


def tell(saved: Saved) -> None:
    """Print what saving had to warn of."""
    if saved.warning:
        print(f"orgeditor: {saved.warning}", file=sys.stderr)


def check_target(output: Path | None, inputs: Sequence[Path] = ()) -> None:
    """Refuse to put a document in the place of what is none, or under a name that the window does not open."""
    if output is None:
        return
    if not output.exists():
        if output.suffix.lower() not in (FILE, FOLDER):
            raise WrongUsage(t("The name of a document ends in {file}, or in {folder} for a folder: not {name}.", file=FILE, folder=FOLDER, name=output.name))  # fmt: skip
        return
    if any(path.exists() and output.samefile(path) for path in inputs):
        raise WrongUsage(t("{file} is read, so the document goes elsewhere.", file=output.name))
    if output.is_dir():
        return
    if not output.is_file() or (output.stat().st_size and not is_document(output)):
        raise Refused(
            t("{file} is there and is no document of this program. Choose another name.", file=output.name)
        )  # fmt: skip
