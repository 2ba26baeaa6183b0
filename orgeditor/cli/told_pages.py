"""What is told like a report, written where ``-o`` says: pages as PDF, or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages import PAPERS, Paper, Sheet
from orgeditor.cli.discretion import add_redaction
from orgeditor.cli.telling import Progress, WrongUsage
from orgeditor.files.project.refusals import save_failure
from orgeditor.files.report import write_report
from orgeditor.messages import t

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from orgeditor.analysis.report import Part, Told

_FORMATS: Final = ("pdf", "xlsx")


def add_pages(added: argparse.ArgumentParser) -> None:
    """Add the options that say how pages look."""
    add_redaction(added)
    added.add_argument("--page", choices=tuple(PAPERS), help="of a PDF; else A4")
    added.add_argument("--portrait", action="store_true", help="upright pages of a PDF")


def check_pages(output: Path | None, options: argparse.Namespace) -> None:
    """Raise WrongUsage where what is told cannot go into a file of this kind, or options say nothing of it."""
    kind = output.suffix.lower() if output else ""
    if output and kind.lstrip(".") not in _FORMATS:
        raise WrongUsage(t("{what} goes out as {formats}.", what=options.verb, formats=", ".join(_FORMATS)))  # fmt: skip
    if (options.page or options.portrait) and kind != ".pdf":
        raise WrongUsage(t("--page and --portrait go with a PDF alone."))


def write_pages(told: Told, parts: Sequence[Part], path: Path, options: argparse.Namespace) -> None:
    """Write what is told as a PDF or as a workbook, by the suffix; CannotSave where that cannot be."""
    try:
        with Progress(options) as progress:
            if path.suffix.lower() == ".xlsx":
                write_report(told, parts, path, reached=progress)
                return
            from orgeditor.drawing.matrix_files import pages_to_pdf
            from orgeditor.drawing.matrix_page import lay_out_report
            from orgeditor.drawing.offscreen import ensure_application

            _application = ensure_application()
            paper = Paper(options.page or "A4", not options.portrait)
            sheet = Sheet(labels=told.labels)
            pages = lay_out_report(told, parts, paper, sheet, reached=progress)
            pages_to_pdf(path, pages, sheet, progress)
    except OSError as error:
        raise save_failure(error, path.name, str(path.absolute().parent)) from error
