"""Responsibilities handed over: a matrix as a table or on paper, and role cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from orgeditor import disk
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages import Form, Ink, Labels, Pages, Paper, Sheet
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.analysis.role_card import PARTIES, carded, matrix_views, role_card
from orgeditor.files import responsibility
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.output import Output, fitting
from orgeditor.model.records import Matrix, Position, Role
from orgeditor.outputs.given import language_of
from orgeditor.outputs.pictures import size_of
from orgeditor.outputs.slides import into_of, template_of, written_slides
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Final

    from orgeditor.drawing.page_picture import PagePicture
    from orgeditor.model.organization import Organization
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached

_FEW: Final = 12
_DOTS: Final = 150.0
"""Dots per inch of a page as PNG, where nothing is said."""


def write_raci(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write a matrix as a table, on paper or as slides: the one that is named, else the first."""
    org = given.org
    matrix = matrix_of(org, output.matrix)
    language = language_of(output, given.whole)
    if output.format == "xlsx":
        responsibility.write_matrix(
            org,
            matrix.id,
            path,
            language=language,
            a_sheet_a_process=output.by_process,
            without_findings=output.without_findings,
        )
        return Written()
    if output.format == "csv":
        responsibility.write_matrix_csv(org, matrix.id, path, language=language)
        return Written()
    from orgeditor.drawing import matrix_files
    from orgeditor.drawing.matrix_page import lay_out
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    if output.format == "pptx":
        from orgeditor.drawing.slides import matrix_to_pptx

        labels, into = labels_of(output, given.whole), into_of(output, given)
        outcome = matrix_to_pptx(path, org, matrix.id, labels, into, reached)
        return written_slides(outcome, anew=bool(output.into_slides))
    paper, sheet = on_paper(output, given.whole)
    pages = lay_out(org, matrix.id, paper, sheet)
    if output.format == "pdf":
        matrix_files.pages_to_pdf(path, pages, sheet, reached)
        return _written(pages)
    _write_picture(output, matrix_files.page_picture(org, pages, sheet), path, reached)
    written = _written(pages)
    if (count := len(pages.pages)) > 1:
        only = t("The picture shows the first of {n} pages: a PDF has all.", n=count)
        return msgspec.structs.replace(written, warnings=(*written.warnings, only))
    return written


def _write_picture(output: Output, picture: PagePicture, path: Path, reached: Reached) -> None:
    from orgeditor.drawing.image import Finish, png_of, svg_bytes

    size, finish = size_of(output), Finish(outlines=False)
    if output.format == "svg":
        content = svg_bytes(picture, size or PictureSize(scale=1.0), finish)
    else:
        content = png_of(picture, size or PictureSize.of_resolution(_DOTS), finish, reached)
    disk.write(path, content)


def write_cards(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write the role cards of those asked for, else of all that take part in a matrix."""
    org = given.org
    parties = parties_of(org, output.roles, output.matrix)
    if output.format == "docx":
        # Here, not above: only this needs python-docx, which takes its time to load.
        from orgeditor.files.word import write_role_cards

        cards = [role_card(org, party) for party in parties]
        labels = labels_of(output, given.whole)
        template = template_of(output, given)
        write_role_cards(cards, org, path, labels=labels, page=output.page, template=template)
        return Written()
    from orgeditor.drawing.matrix_files import pages_to_pdf
    from orgeditor.drawing.matrix_page import lay_out_cards
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    paper, sheet = on_paper(output, given.whole)
    pages = lay_out_cards(org, parties, paper, sheet)
    pages_to_pdf(path, pages, sheet, reached)
    return _written(pages)


def on_paper(output: Output, whole: Organization) -> tuple[Paper, Sheet]:
    """Return the paper that is asked for, and how responsibilities go on it."""
    margin = Paper().margin if output.margin is None else output.margin
    return Paper(output.page, output.landscape, margin), Sheet(
        labels=labels_of(output, whole),
        marks=output.marks,
        ink=cast("Ink", output.ink or "colour"),
        form=cast("Form", output.form or "grid"),
        angle=output.angle or 90,
        point=output.point,
        parties=tuple(party for party in output.parties if party in whole),
        sign_off=output.sign_off,
    )


def output_of(what: str, paper: Paper, sheet: Sheet) -> Output:
    """Return the output that writes such pages of responsibilities, or of a report, as PDF."""
    return fitting(
        Output(
            what=what,
            format="pdf",
            language="" if sheet.labels == "both" else sheet.labels,
            page=paper.name,
            landscape=paper.landscape,
            margin=paper.margin,
            labels="both" if sheet.labels == "both" else "",
            marks=sheet.marks,
            ink="" if sheet.ink == "colour" else sheet.ink,
            form="" if sheet.form == "grid" else sheet.form,
            angle=0 if sheet.angle == 90 else sheet.angle,
            point=sheet.point,
            parties=sheet.parties,
            sign_off=sheet.sign_off,
        )
    )


def labels_of(output: Output, whole: Organization) -> Labels:
    """Return in which language names go on paper, or in both."""
    return cast("Labels", output.labels) if output.labels else language_of(output, whole)


def _written(pages: Pages) -> Written:
    """Say which characters come out as boxes."""
    from orgeditor.drawing.glyphs import missing_on_paper

    if missing := missing_on_paper(pages):
        some = " ".join(missing[:_FEW])
        return Written((), (t("No installed font has these characters: {some}", some=some),))
    return Written()


def parties_of(org: Organization, names: Sequence[str], matrix: str) -> list[str]:
    """Return whose role cards are asked for by id, code or name, else all who take part; Refused."""
    if not names:
        views = [matrix_view(org, matrix_of(org, matrix).id)] if matrix else matrix_views(org)
        if parties := carded(views):
            return parties
        raise Refused(t("No matrix has anybody in it, so there are no role cards."))
    known: list[Role | Position] = [*org.of(Role).values(), *org.of(Position).values()]
    found: list[str] = []
    for name in names:
        if isinstance(org.peek(name), PARTIES):
            found.append(name)
            continue
        called = [r.id for r in known if name in (r.code, name_of(r, "en"), name_of(r, "zh_CN"))]
        if not called:
            raise Refused(t("There is no role or position “{name}”.", name=name))
        found.append(called[0])
    return found


def matrix_of(org: Organization, name: str) -> Matrix:
    """Return the matrix of an id or name, the first where none is named; Refused where there is none."""
    known = matrices(org)
    if not known:
        raise Refused(t("The document has no responsibility matrix."))
    for matrix in known:
        if not name or name in (matrix.id, matrix.name, matrix.name_zh):
            return matrix
    raise Refused(
        t(
            "There is no matrix “{name}”. There are: {known}.",
            name=name,
            known=", ".join(name_of(matrix) for matrix in known),
        )
    )
