"""What is handed over: rosters, matrices and charts as files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from msgspec import structs

from orgeditor.analysis.discretion import left_out
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages import LEAST, PAPERS, Form, Ink, Labels, Paper, Sheet
from orgeditor.analysis.report import PARTS, Told
from orgeditor.analysis.role_card import carded, matrix_views, role_card
from orgeditor.analysis.trend import moments
from orgeditor.cli import returning, rosters
from orgeditor.cli.discretion import add_with, handed_over
from orgeditor.cli.scenarios import add_scenario, asked
from orgeditor.cli.targets import document_language
from orgeditor.cli.telling import Progress, WrongUsage
from orgeditor.files import elements, interchange, responsibility
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.refusals import save_failure
from orgeditor.files.report import write_report
from orgeditor.messages import speaking, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.records import Matrix, Position, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.trend import Moment
    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.organization import Organization

FORMATS: Final = {
    "roster": ("xlsx", "csv", "json"),
    "raci": ("xlsx", "csv", "pdf", "svg", "png"),
    "chart": ("pdf", "svg", "png", "pptx", "drawio", "graphml", "mmd"),
    "elements": ("xlsx",),
    "role-cards": ("pdf", "docx"),
    "report": ("pdf", "xlsx"),
}

_LARGEST: Final = 12.0
"""The largest letters a matrix is printed in, in points."""


def export(options: argparse.Namespace) -> None:
    """Write what is handed over: a roster, a matrix or a chart, by the suffix of the file."""
    kind = options.output.suffix.lower().lstrip(".")
    if options.into_workbook:
        if options.without:
            raise WrongUsage(t("--without does not go with --into-workbook: it would take out what the client wrote."))  # fmt: skip
        returning.into_workbook(options)
        return
    if kind not in FORMATS[options.what]:
        allowed = ", ".join(FORMATS[options.what])
        raise WrongUsage(t("{what} goes out as {formats}.", what=options.what, formats=allowed))
    whole = asked(options, open_document(options.document).document)
    language = document_language(options, whole)
    with speaking(language):
        org = handed_over(options, whole)
    try:
        if options.what == "report":
            before = moments(whole, named="names" not in options.without)
            _export_report(options, org, kind, language, before)
        else:
            _EXPORTS[options.what](options, org, kind, language)
    except OSError as error:
        folder = str(options.output.absolute().parent)
        raise save_failure(error, options.output.name, folder) from error


def _export_elements(
    options: argparse.Namespace, org: Organization, _kind: str, language: Labels
) -> None:
    elements.write_elements(org, options.output, language=language)


def _export_matrix(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    matrix = _matrix(org, options.matrix or "")
    if kind == "xlsx":
        responsibility.write_matrix(
            org,
            matrix.id,
            options.output,
            language=language,
            a_sheet_a_process=options.by_process,
        )
        return
    if kind == "csv":
        responsibility.write_matrix_csv(org, matrix.id, options.output, language=language)
        return
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper, sheet = _on_paper(options, language)
    write = {
        "pdf": matrix_files.matrix_to_pdf,
        "svg": matrix_files.matrix_to_svg,
        "png": matrix_files.matrix_to_png,
    }[kind]
    write(options.output, org, matrix.id, paper, sheet)


def _export_cards(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    """Write the role cards of those asked for, else of all that take part in a matrix."""
    parties = _parties(org, options.role, options.matrix or "")
    if kind == "docx":
        # Here, not above: only this needs python-docx, which takes its time to load.
        from orgeditor.files.role_cards import write_role_cards

        labels, page = options.labels or language, options.page
        cards = [role_card(org, party) for party in parties]
        write_role_cards(cards, org.letterhead, options.output, labels=labels, page=page)
        return
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper, sheet = _on_paper(options, language)
    matrix_files.cards_to_pdf(options.output, org, parties, paper, sheet)


def _export_report(
    options: argparse.Namespace,
    org: Organization,
    kind: str,
    language: Labels,
    before: Sequence[Moment],
) -> None:
    told, withheld = Told(org, options.labels or language, before), left_out(options.without)
    with Progress(options) as progress:
        if kind == "xlsx":
            write_report(
                told,
                PARTS,
                options.output,
                withheld=withheld,
                without_empty=options.filled_only,
                reached=progress,
            )
            return
        from orgeditor.drawing.matrix_files import pages_to_pdf
        from orgeditor.drawing.matrix_page import lay_out_report
        from orgeditor.drawing.offscreen import ensure_application

        _application = ensure_application()
        paper, sheet = _on_paper(options, language)
        sheet = structs.replace(sheet, withheld=withheld)
        pages = lay_out_report(
            told, PARTS, paper, sheet, without_empty=options.filled_only, reached=progress
        )
        pages_to_pdf(options.output, pages, sheet, progress)


def _parties(org: Organization, names: Sequence[str], matrix: str) -> list[str]:
    if not names:
        views = [matrix_view(org, _matrix(org, matrix).id)] if matrix else matrix_views(org)
        if parties := carded(views):
            return parties
        raise Refused(t("No matrix has anybody in it, so there are no role cards."))
    known: list[Role | Position] = [*org.of(Role).values(), *org.of(Position).values()]
    found: list[str] = []
    for name in names:
        called = [r.id for r in known if name in (r.code, name_of(r, "en"), name_of(r, "zh_CN"))]
        if not called:
            raise Refused(t("There is no role or position “{name}”.", name=name))
        found.append(called[0])
    return found


def _on_paper(options: argparse.Namespace, language: Labels) -> tuple[Paper, Sheet]:
    """Return the paper that is asked for, and how responsibilities go on it."""
    return Paper(options.page, options.landscape), Sheet(
        labels=options.labels or language,
        marks=options.marks,
        ink="grey" if options.grey else options.ink,
        form=options.form,
        angle=options.angle,
        point=options.point,
        sign_off=options.sign_off,
    )


def _export_chart(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    mode: Literal["positions", "units"] = (
        "units" if options.units or not _has_lines(org) else "positions"
    )
    if kind == "graphml":
        interchange.write_graphml(org, options.output, language=language)
        return
    if kind == "mmd":
        interchange.write_mermaid(org, options.output, mode=mode, language=language)
        return
    from orgeditor.drawing import chart_files
    from orgeditor.drawing.chart_drawio import chart_to_drawio
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    sheet = chart_files.ChartSheet(
        mode, page=options.page, landscape=options.landscape, language=language
    )
    if kind == "pptx":
        from orgeditor.drawing.chart_slides import chart_to_pptx

        with Progress(options) as progress:
            chart_to_pptx(options.output, org, sheet, template=options.template, reached=progress)
        return
    write: dict[str, Callable[[Path, Organization, chart_files.ChartSheet], None]] = {
        "pdf": chart_files.chart_to_pdf,
        "svg": chart_files.chart_to_svg,
        "png": chart_files.chart_to_png,
        "drawio": chart_to_drawio,
    }
    write[kind](options.output, org, sheet)


_EXPORTS: Final[dict[str, Callable[[argparse.Namespace, Organization, str, Labels], None]]] = {
    "roster": rosters.export_roster,
    "raci": _export_matrix,
    "role-cards": _export_cards,
    "elements": _export_elements,
    "chart": _export_chart,
}


def _point(text: str) -> float:
    """Return a size of letters in points. Raises ArgumentTypeError for one that is none."""
    try:
        size = float(text)
    except ValueError:
        size = 0.0
    if not LEAST <= size <= _LARGEST:
        raise argparse.ArgumentTypeError(f"{LEAST:g} to {_LARGEST:g}")
    return size


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


def _has_lines(org: Organization) -> bool:
    return not org.of(Position) or any(p.manager for p in org.of(Position).values())


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that writes what is handed over."""
    added = verb("export", export, "Write what is handed over.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    added.add_argument("--what", required=True, choices=tuple(FORMATS))
    added.add_argument(
        "--without", nargs="+", choices=("names", "pay"), default=(), help="what is left out"
    )
    add_with(added)
    add_scenario(added)
    added.add_argument("--page", choices=tuple(PAPERS), default="A4")
    added.add_argument("--landscape", action="store_true")
    added.add_argument("--matrix", metavar="NAME", help="which matrix, where there are several")
    added.add_argument(
        "--by-process", action="store_true", help="in the workbook of a matrix, a sheet a process"
    )
    added.add_argument("--labels", choices=("en", "zh_CN", "both"), help="names in the matrix")
    added.add_argument("--marks", action="store_true", help="show what breaks the rules")
    added.add_argument("--grey", action="store_true", help="the same as --ink grey")
    added.add_argument(
        "--ink",
        choices=get_args(Ink),
        default="colour",
        help="letters told apart by colour, by greys, or by patterns alone",
    )
    added.add_argument(
        "--form",
        choices=get_args(Form),
        default="grid",
        help="a grid, a row an activity with names under the letters, or a page a party",
    )
    added.add_argument("--angle", type=int, choices=(90, 45), default=90, help="of the headings")
    added.add_argument(
        "--point", type=_point, default=0.0, metavar="SIZE", help="of the letters, 7 to 12 pt"
    )
    added.add_argument(
        "--role",
        action="append",
        default=[],
        metavar="NAME",
        help="whose role card; may be repeated",
    )
    added.add_argument("--sign-off", action="store_true", help="lines to sign on at the end")
    added.add_argument(
        "--filled-only", action="store_true", help="a report without the parts that hold nothing"
    )
    rosters.add_options(added)
    returning.add_options(added)
    added.add_argument("--units", action="store_true", help="the chart of units")
    added.add_argument(
        "--template", type=Path, metavar="FILE", help="the client's pptx or potx, for slides"
    )
