"""What is handed over: rosters, matrices and charts as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from orgeditor.analysis.matrix import matrices
from orgeditor.analysis.pages import PAPERS, Labels, Paper
from orgeditor.cli.telling import WrongUsage
from orgeditor.files import responsibility, roster
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import save_failure
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.records import Matrix, Position

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.organization import Organization

FORMATS: Final = {
    "roster": ("xlsx", "csv", "json"),
    "raci": ("xlsx", "csv", "pdf", "svg", "png"),
    "chart": ("pdf", "svg", "png"),
}


def export(options: argparse.Namespace) -> None:
    """Write what is handed over: a roster, a matrix or a chart, by the suffix of the file."""
    kind = options.output.suffix.lower().lstrip(".")
    if kind not in FORMATS[options.what]:
        allowed = ", ".join(FORMATS[options.what])
        raise WrongUsage(t("{what} goes out as {formats}.", what=options.what, formats=allowed))
    org = open_document(options.document).organization
    language = _language(options, org)
    try:
        if options.what == "roster":
            roster.write_roster(org, options.output, language=language)
        elif options.what == "raci":
            _export_matrix(options, org, kind, language)
        else:
            _export_chart(options, org, kind, language)
    except OSError as error:
        folder = str(options.output.absolute().parent)
        raise save_failure(error, options.output.name, folder) from error


def _export_matrix(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    matrix = _matrix(org, options.matrix or "")
    if kind == "xlsx":
        responsibility.write_matrix(org, matrix.id, options.output, language=language)
        return
    if kind == "csv":
        responsibility.write_matrix_csv(org, matrix.id, options.output, language=language)
        return
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.matrix_page import Sheet
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper = Paper(options.page, options.landscape)
    sheet = Sheet(options.labels or language, options.marks, options.grey)
    write = {
        "pdf": matrix_files.matrix_to_pdf,
        "svg": matrix_files.matrix_to_svg,
        "png": matrix_files.matrix_to_png,
    }[kind]
    write(options.output, org, matrix.id, paper, sheet)


def _export_chart(options: argparse.Namespace, org: Organization, kind: str, language: str) -> None:
    from orgeditor.drawing import chart_files
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    mode: Literal["positions", "units"] = (
        "units" if options.units or not _has_lines(org) else "positions"
    )
    sheet = chart_files.ChartSheet(
        mode, page=options.page, landscape=options.landscape, language=language
    )
    write: dict[str, Callable[[Path, Organization, chart_files.ChartSheet], None]] = {
        "pdf": chart_files.chart_to_pdf,
        "svg": chart_files.chart_to_svg,
        "png": chart_files.chart_to_png,
    }
    write[kind](options.output, org, sheet)


def _matrix(org: Organization, name: str) -> Matrix:
    known = matrices(org)
    if not known:
        raise Refused(t("The document has no responsibility matrix."))
    for matrix in known:
        if not name or name in (matrix.name, matrix.name_zh):
            return matrix
    raise Refused(
        t(
            "There is no matrix “{name}”. There are: {known}.",
            name=name,
            known=", ".join(name_of(matrix) for matrix in known),
        )
    )


def _language(options: argparse.Namespace, org: Organization) -> Labels:
    """Return the language asked for, else that of the document, else English."""
    wanted = options.language or org.project.language
    return "zh_CN" if wanted.startswith("zh") else "en"


def _has_lines(org: Organization) -> bool:
    return not org.of(Position) or any(p.manager for p in org.of(Position).values())


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that writes what is handed over."""
    added = verb("export", export, "Write what is handed over.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    added.add_argument("--what", required=True, choices=tuple(FORMATS))
    added.add_argument("--page", choices=tuple(PAPERS), default="A4")
    added.add_argument("--landscape", action="store_true")
    added.add_argument("--matrix", metavar="NAME", help="which matrix, where there are several")
    added.add_argument("--labels", choices=("en", "zh_CN", "both"), help="names in the matrix")
    added.add_argument("--marks", action="store_true", help="show what breaks the rules")
    added.add_argument("--grey", action="store_true", help="letters told apart without colour")
    added.add_argument("--units", action="store_true", help="the chart of units")
