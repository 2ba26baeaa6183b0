"""What is handed over: rosters, matrices and charts as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.pages import PAPERS, Labels
from orgeditor.analysis.report import PARTS, Told
from orgeditor.analysis.trend import moments
from orgeditor.cli import charts, responsibilities, returning, rosters
from orgeditor.cli.discretion import add_redaction, add_with, handed_over
from orgeditor.cli.scenarios import add_scenario, asked
from orgeditor.cli.targets import document_language, opened
from orgeditor.cli.telling import Progress, WrongUsage, flag
from orgeditor.files import elements
from orgeditor.files.project.refusals import save_failure
from orgeditor.files.report import write_report
from orgeditor.messages import speaking, t

if TYPE_CHECKING:
    import argparse
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

_ON_PAPER: Final = {"raci": ("pdf", "svg", "png"), "report": ("pdf",)}
_INKED: Final = {**_ON_PAPER, "role-cards": ("pdf",)}

_BELONGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "matrix": {"raci": FORMATS["raci"], "role-cards": FORMATS["role-cards"]},
    "by_process": {"raci": ("xlsx",)},
    "labels": {**_ON_PAPER, "role-cards": FORMATS["role-cards"], "report": FORMATS["report"]},
    "marks": _ON_PAPER,
    "grey": _INKED,
    "ink": _INKED,
    "form": {"raci": _ON_PAPER["raci"]},
    "angle": _ON_PAPER,
    "point": _INKED,
    "sign_off": {"raci": _ON_PAPER["raci"]},
    "role": {"role-cards": FORMATS["role-cards"]},
    "filled_only": {"report": FORMATS["report"]},
    "columns": {"roster": FORMATS["roster"]},
    "sheets": {"roster": ("xlsx", "json")},
    "dictionary": {"roster": ("xlsx", "json")},
    "units": {"chart": tuple(kind for kind in FORMATS["chart"] if kind != "graphml")},
    "book": {"chart": ("pdf",)},
    "poster": {"chart": ("pdf",)},
    "least": {"chart": ("pdf",)},
    "overlap": {"chart": ("pdf",)},
    "template": {"chart": ("pptx",)},
}
"""What an option says something about, and in which formats; others say it of everything."""


def export(options: argparse.Namespace) -> None:
    """Write what is handed over: a roster, a matrix or a chart, by the suffix of the file."""
    kind = options.output.suffix.lower().lstrip(".")
    if options.into_workbook:
        returning.into_workbook(options, [name for name in _BELONGS if getattr(options, name)])
        return
    if kind not in FORMATS[options.what]:
        allowed = ", ".join(FORMATS[options.what])
        raise WrongUsage(t("{what} goes out as {formats}.", what=options.what, formats=allowed))
    _refuse_strangers(options, kind)
    document = opened(options.document).document
    whole = asked(options, document)
    language = document_language(options, whole)
    with speaking(language):
        org = handed_over(options, whole, document)
    try:
        if options.what == "report":
            before = moments(whole, named=tells_names(org.redaction))
            _export_report(options, org, kind, language, before)
        else:
            _EXPORTS[options.what](options, org, kind, language)
    except OSError as error:
        folder = str(options.output.absolute().parent)
        raise save_failure(error, options.output.name, folder) from error


def _refuse_strangers(options: argparse.Namespace, kind: str) -> None:
    """Refuse options that would change nothing in what is written, which nobody means."""
    for name, outputs in _BELONGS.items():
        # An overlap of nothing is asked for, too.
        given = getattr(options, name) or (name == "overlap" and getattr(options, name) is not None)
        if given and kind not in outputs.get(options.what, ()):
            said = "; ".join(f"{what} ({', '.join(kinds)})" for what, kinds in outputs.items())
            raise WrongUsage(t("{option} goes with: {outputs}.", option=flag(name), outputs=said))
    for name in ("add_rows", "json"):
        if getattr(options, name):
            raise WrongUsage(t("{option} goes with {other}.", option=flag(name), other="--into-workbook"))  # fmt: skip


def _export_elements(
    options: argparse.Namespace, org: Organization, _kind: str, language: Labels
) -> None:
    elements.write_elements(org, options.output, language=language)


def _export_report(
    options: argparse.Namespace,
    org: Organization,
    kind: str,
    language: Labels,
    before: Sequence[Moment],
) -> None:
    told = Told(org, options.labels or language, before)
    with Progress(options) as progress:
        if kind == "xlsx":
            write_report(
                told,
                PARTS,
                options.output,
                without_empty=options.filled_only,
                reached=progress,
            )
            return
        from orgeditor.drawing.matrix_files import pages_to_pdf
        from orgeditor.drawing.matrix_page import lay_out_report
        from orgeditor.drawing.offscreen import ensure_application

        _application = ensure_application()
        paper, sheet = responsibilities.on_paper(options, language)
        pages = lay_out_report(
            told, PARTS, paper, sheet, without_empty=options.filled_only, reached=progress
        )
        pages_to_pdf(options.output, pages, sheet, progress)


_EXPORTS: Final[dict[str, Callable[[argparse.Namespace, Organization, str, Labels], None]]] = {
    "roster": rosters.export_roster,
    "raci": responsibilities.export_matrix,
    "role-cards": responsibilities.export_cards,
    "elements": _export_elements,
    "chart": charts.export_chart,
}


def add_verbs(verb: AddVerb) -> None:
    """Add the verb that writes what is handed over."""
    added = verb("export", export, "Write what is handed over.")
    added.add_argument("document", type=Path, metavar="DOC")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    added.add_argument("--what", required=True, choices=tuple(FORMATS))
    add_redaction(added)
    add_with(added)
    add_scenario(added)
    added.add_argument("--page", choices=tuple(PAPERS), default="A4")
    added.add_argument("--landscape", action="store_true")
    responsibilities.add_options(added)
    charts.add_options(added)
    report = added.add_argument_group("a report (--what report)")
    report.add_argument(
        "--filled-only", action="store_true", help="without the parts that hold nothing"
    )
    rosters.add_options(added)
    returning.add_options(added)
