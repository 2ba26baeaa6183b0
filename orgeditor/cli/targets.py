"""Where a command puts what it makes: a new document, or one that is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from orgeditor.cli.telling import WrongUsage
from orgeditor.files.project.opening import Opened, is_document, open_document
from orgeditor.files.project.saving import Saved, save
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from orgeditor.analysis.pages import Labels


def target(options: argparse.Namespace) -> tuple[Organization, Opened | None]:
    """Return the organisation to add to, and the document it comes from, if any."""
    if not options.into:
        return Organization(), None
    opened = open_document(options.into)
    return opened.organization, opened


def document_language(options: argparse.Namespace, org: Organization) -> Labels:
    """Return the language asked for, else that of the document, else English."""
    wanted = options.language or org.project.language
    return "zh_CN" if wanted.startswith("zh") else "en"


def store(org: Organization, options: argparse.Namespace, into: Opened | None) -> None:
    """Save the organisation where ``-o`` says, else back into the document it came from."""
    if options.output:
        tell(save(org, options.output, overwrite=True))
    elif into:
        tell(save(org, options.into, opened=into.sha256))


def tell(saved: Saved) -> None:
    """Print what saving had to warn of."""
    if saved.warning:
        print(f"orgeditor: {saved.warning}", file=sys.stderr)


def check_target(output: Path | None, inputs: Sequence[Path] = ()) -> None:
    """Refuse to put a document in the place of what is none: the client's own file, a device."""
    if output is None or not output.exists() or output.is_dir():
        return
    if any(path.exists() and output.samefile(path) for path in inputs):
        raise WrongUsage(t("{file} is read, so the document goes elsewhere.", file=output.name))
    if not output.is_file() or (output.stat().st_size and not is_document(output)):
        raise Refused(
            t("{file} is there and is no document of this program. Choose another name.", file=output.name)
        )  # fmt: skip
