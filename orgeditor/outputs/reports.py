"""The report handed over: as pages, slides, a workbook or a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.report import PARTS, Told
from orgeditor.analysis.trend import moments
from orgeditor.files.report import write_report
from orgeditor.outputs.responsibilities import labels_of, on_paper
from orgeditor.outputs.slides import into_of, template_of, written_slides
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgeditor.analysis.report import Part
    from orgeditor.model.output import Output
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached


def write_the_report(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write the report: all its parts, or those that are asked for."""
    before = moments(given.whole, named=tells_names(given.org.redaction))
    told = Told(given.org, labels_of(output, given.whole), before)
    parts = parts_of(output)
    if output.format == "xlsx":
        write_report(told, parts, path, without_empty=output.filled_only, reached=reached)
        return Written()
    from orgeditor.drawing.matrix_files import pages_to_pdf
    from orgeditor.drawing.matrix_page import lay_out_report
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    if output.format == "pptx":
        from orgeditor.drawing.slides import report_to_pptx

        bare, into = output.filled_only, into_of(output, given)
        outcome = report_to_pptx(path, told, parts, into, reached, without_empty=bare)
        return written_slides(outcome, anew=bool(output.into_slides))
    if output.format == "docx":
        return _write_document(output, given, path, reached, told, parts)
    paper, sheet = on_paper(output, given.whole)
    pages = lay_out_report(
        told,
        parts,
        paper,
        sheet,
        without_empty=output.filled_only,
        reached=lambda share: reached(share / 2),
    )
    pages_to_pdf(path, pages, sheet, lambda share: reached((1 + share) / 2))
    return Written()


def _write_document(
    output: Output, given: Given, path: Path, reached: Reached, told: Told, parts: Sequence[Part]
) -> Written:
    """Write the report as a Word document, with its charts as pictures."""
    from orgeditor.analysis.pages import Sheet
    from orgeditor.drawing.matrix_page import measure_of
    from orgeditor.drawing.report_pictures import report_pictures
    from orgeditor.files.word import write_report_document

    write_report_document(
        told,
        parts,
        path,
        draw=report_pictures,
        measure=measure_of(Sheet()),
        page=output.page,
        template=template_of(output, given),
        without_empty=output.filled_only,
        reached=reached,
    )
    return Written()


def parts_of(output: Output) -> list[Part]:
    """Return the parts that a report is to have, in their order: all where none are named."""
    known = {part.id: part for part in PARTS}
    return [known[key] for key in output.parts if key in known] or list(PARTS)
