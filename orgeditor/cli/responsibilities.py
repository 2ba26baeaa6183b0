"""Responsibilities handed over: a matrix as a table or on paper, and role cards."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final, get_args

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages import LEAST, Form, Ink, Labels, Pages, Paper, Sheet
from orgeditor.analysis.role_card import carded, matrix_views, role_card
from orgeditor.files import responsibility
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.records import Matrix, Position, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization

_LARGEST: Final = 12.0
"""The largest letters a matrix is printed in, in points."""
_FEW: Final = 12


def export_matrix(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    """Write a matrix as a table or on paper."""
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
    from orgeditor.drawing.matrix_page import lay_out
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper, sheet = on_paper(options, language)
    _tell_missing(lay_out(org, matrix.id, paper, sheet), sheet)
    write = {
        "pdf": matrix_files.matrix_to_pdf,
        "svg": matrix_files.matrix_to_svg,
        "png": matrix_files.matrix_to_png,
    }[kind]
    write(options.output, org, matrix.id, paper, sheet)


def export_cards(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    """Write the role cards of those asked for, else of all that take part in a matrix."""
    parties = _parties(org, options.role, options.matrix or "")
    if kind == "docx":
        # Here, not above: only this needs python-docx, which takes its time to load.
        from orgeditor.files.role_cards import write_role_cards

        labels, page = options.labels or language, options.page
        cards = [role_card(org, party) for party in parties]
        write_role_cards(cards, org, options.output, labels=labels, page=page)
        return
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.matrix_page import lay_out_cards
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper, sheet = on_paper(options, language)
    pages = lay_out_cards(org, parties, paper, sheet)
    _tell_missing(pages, sheet)
    matrix_files.pages_to_pdf(options.output, pages, sheet)


def _tell_missing(pages: Pages, sheet: Sheet) -> None:
    """Tell on standard error which characters come out as boxes, before anything is written."""
    from orgeditor.drawing.glyphs import missing_on_paper

    if missing := missing_on_paper(pages, sheet):
        some = " ".join(missing[:_FEW])
        print(t("No installed font has these characters: {some}", some=some), file=sys.stderr)


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


def on_paper(options: argparse.Namespace, language: Labels) -> tuple[Paper, Sheet]:
    """Return the paper that is asked for, and how responsibilities go on it."""
    return Paper(options.page, options.landscape), Sheet(
        labels=options.labels or language,
        marks=options.marks,
        ink="grey" if options.grey else options.ink or "colour",
        form=options.form or "grid",
        angle=options.angle or 90,
        point=options.point or 0.0,
        sign_off=options.sign_off,
    )


def point_size(text: str) -> float:
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


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of matrices and role cards, and of their letters in a report."""
    group = parser.add_argument_group("responsibilities (--what raci, role-cards, report)")
    group.add_argument("--matrix", metavar="NAME", help="which matrix, where there are several")
    group.add_argument("--by-process", action="store_true", help="in the workbook of a matrix, a sheet a process")  # fmt: skip
    group.add_argument("--labels", choices=get_args(Labels), help="names on paper")
    group.add_argument("--marks", action="store_true", help="show what breaks the rules")
    ink = group.add_mutually_exclusive_group()
    ink.add_argument("--grey", action="store_true", help="the same as --ink grey")
    ink.add_argument("--ink", choices=get_args(Ink), help="letters told apart by colour (where nothing is said), by greys, or by patterns alone")  # fmt: skip
    group.add_argument("--form", choices=get_args(Form), help="a grid (where nothing is said), a row an activity with names under the letters, or a page a party")  # fmt: skip
    group.add_argument("--angle", type=int, choices=(90, 45), help="of the headings: 90 where nothing is said")  # fmt: skip
    group.add_argument(
        "--point", type=point_size, metavar="SIZE", help="of the letters, 7 to 12 pt"
    )
    group.add_argument("--role", action="append", default=[], metavar="NAME", help="whose role card; may be repeated")  # fmt: skip
    group.add_argument("--sign-off", action="store_true", help="lines to sign on at the end")
