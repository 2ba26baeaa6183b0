"""What to look at in an output before it is written, whoever asks for it; and the output as a mend has it.

Only what is drawn needs Qt: tables and texts are looked at without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.discretion import personal_records, tells_names
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import PAPERS
from orgeditor.analysis.pages.paper import LARGEST_IN_WORD
from orgeditor.analysis.preflight.personal import held_by, personal_data, told_in
from orgeditor.analysis.preflight.remark import Mend, Remark
from orgeditor.analysis.preflight.standing import carried_findings, scenario, unnamed
from orgeditor.analysis.report import Told
from orgeditor.analysis.report.content import Figures, Table, Words
from orgeditor.analysis.rules import check
from orgeditor.analysis.trend import moments
from orgeditor.files.responsibility import findings_of
from orgeditor.files.roster import chosen, columns_of
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.output import PICTURES, fitting
from orgeditor.outputs.charts import chart_sheet
from orgeditor.outputs.element_pictures import element_image
from orgeditor.outputs.given import language_of
from orgeditor.outputs.reports import parts_of
from orgeditor.outputs.responsibilities import labels_of, matrix_of, on_paper, parties_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgeditor.analysis.report.content import Item
    from orgeditor.model.output import Output
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached

_PAGES: Final = ("pdf", "svg", "png")


def look_at(output: Output, given: Given, reached: Reached) -> list[Remark]:
    """Return what there is to look at in an output before it is written.

    ``reached`` hears 0.0 to 1.0, and may raise to stop. Refused as by ``write``.
    """
    return [_helped(remark, output) for remark in _LOOKS[output.what](output, given, reached)]


def _helped(remark: Remark, output: Output) -> Remark:
    """Return a remark without mends that say nothing of such an output."""
    mends = (mend for mend in remark.mends if mend.records or "card_size" in mend.settings or mended(output, mend) != output)  # fmt: skip
    return msgspec.structs.replace(remark, mends=tuple(mends))


def mended(output: Output, mend: Mend) -> Output:
    """Return an output as a mend has it, as far as that is said of an output."""
    settings = dict(mend.settings)
    if "folded" in settings:
        look = msgspec.structs.replace(output.look, folded=settings.pop("folded"))
        output = msgspec.structs.replace(output, look=look)
    known = {name: value for name, value in settings.items() if name in output.__struct_fields__}
    return fitting(msgspec.structs.replace(output, **known))


def _chart(output: Output, given: Given, reached: Reached) -> list[Remark]:
    org = given.org
    if output.format == "graphml":
        return [*personal_data(org, held_by(org, "graph")), *scenario(org)]
    from orgeditor.drawing.offscreen import ensure_application
    from orgeditor.drawing.preflight import look_at_cards, look_at_pages

    _application = ensure_application()
    sheet = chart_sheet(output, given)
    if output.format in _PAGES and not output.alone:
        from orgeditor.drawing.chart_page import lay_out_chart

        pages = lay_out_chart(org, sheet, _first(reached))
        return look_at_pages(org, pages, chart=sheet, reached=_second(reached))
    remarks = look_at_cards(org, sheet, reached, fixed=output.format == "pptx")
    if output.format == "pptx" and not output.without_findings:
        remarks += carried_findings(check(org), t("in the notes of the slides"))
    return remarks


def _raci(output: Output, given: Given, reached: Reached) -> list[Remark]:
    org = given.org
    matrix = matrix_of(org, output.matrix)
    if output.format in _PAGES:
        from orgeditor.drawing.matrix_page import lay_out
        from orgeditor.drawing.offscreen import ensure_application
        from orgeditor.drawing.preflight import look_at_matrix

        _application = ensure_application()
        paper, sheet = on_paper(output, given.whole)
        pages = lay_out(org, matrix.id, paper, sheet)
        return look_at_matrix(org, matrix.id, paper, sheet, pages, reached)
    view = matrix_view(org, matrix.id)
    texts = [name_of(column.party, language) for column in view.columns for language in ("en", "zh_CN")]  # fmt: skip
    for row in view.rows:
        texts += [name_of(row.activity), *(cell.comment for cell in row.cells.values())]
    remarks = [*personal_data(org, told_in(org, texts, reached)), *scenario(org), *unnamed(org)]
    if output.format == "pptx":
        from orgeditor.drawing.offscreen import ensure_application
        from orgeditor.drawing.preflight_kinds import missing_glyphs

        _application = ensure_application()
        remarks += missing_glyphs(org, texts)
    if output.without_findings:
        return remarks
    if output.format == "xlsx":
        remarks += carried_findings(findings_of(org, view), t("on a sheet of their own"))
    elif output.format == "pptx":
        remarks += carried_findings(findings_of(org, view), t("in the notes of the slides"))
    return remarks


def _cards(output: Output, given: Given, reached: Reached) -> list[Remark]:
    from orgeditor.drawing.matrix_page import lay_out_cards
    from orgeditor.drawing.offscreen import ensure_application
    from orgeditor.drawing.preflight import look_at_pages

    _application = ensure_application()
    org = given.org
    paper, sheet = on_paper(output, given.whole)
    pages = lay_out_cards(org, parties_of(org, output.roles, output.matrix), paper, sheet)
    return _unpaged(look_at_pages(org, pages, reached=reached), output)


def _unpaged(remarks: list[Remark], output: Output) -> list[Remark]:
    """Return what is said of pages as far as it holds for slides and for Word, which break their own.

    Word has a largest page.
    """
    if output.format == "pdf":
        return remarks
    said = [remark for remark in remarks if not remark.pages]
    if output.format == "docx" and max(PAPERS[output.page]) > LARGEST_IN_WORD:
        message = t("Word has no pages longer than {mm} mm, so none of {page}. A3 is the largest of the usual ones; a PDF has any.", mm=f"{LARGEST_IN_WORD:.0f}", page=output.page)  # fmt: skip
        smaller = Mend(t("On {paper}", paper="A3"), {"page": "A3"})
        said.append(Remark("paper-too-large", "error", message, (smaller,)))
    return said


def _report(output: Output, given: Given, reached: Reached) -> list[Remark]:
    org = given.org
    before = moments(given.whole, named=tells_names(org.redaction))
    told = Told(org, labels_of(output, given.whole), before)
    parts = parts_of(output)
    if output.format == "xlsx":
        texts = (text for part in parts for item in told.items(part) for text in _said(item, told))
        along = told_in(org, texts, reached)
        ratings = sum(1 for _ in personal_records(org))
        along = msgspec.structs.replace(along, ratings=ratings)
        return [*personal_data(org, along), *scenario(org), *unnamed(org)]
    from orgeditor.drawing.matrix_page import lay_out_report
    from orgeditor.drawing.offscreen import ensure_application
    from orgeditor.drawing.preflight import look_at_report

    _application = ensure_application()
    paper, sheet = on_paper(output, given.whole)
    bare, first = output.filled_only, _first(reached)
    empty = not bare and any(not told.items(part) for part in parts)
    pages = lay_out_report(told, parts, paper, sheet, without_empty=bare, reached=first)
    remarks = look_at_report(org, pages, sheet, empty_parts=empty, reached=_second(reached))
    return _unpaged(remarks, output)


def _first(reached: Reached) -> Reached:
    return lambda share: reached(share / 2)


def _second(reached: Reached) -> Reached:
    return lambda share: reached((1 + share) / 2)


def _said(item: Item, told: Told) -> Iterator[str]:
    """Yield what an item of a report says in a workbook."""
    if isinstance(item, Words):
        yield told.say(item.text)
    elif isinstance(item, Figures):
        yield from (figure for _, figure in item.figures)
    elif isinstance(item, Table):
        for row in item.rows:
            yield from (f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in row.cells if cell is not None)  # fmt: skip


def _element(output: Output, given: Given, reached: Reached) -> list[Remark]:
    from orgeditor.drawing.preflight_elements import look_at_element

    return look_at_element(element_image(output, given), reached)


def _roster(output: Output, given: Given, _reached: Reached) -> list[Remark]:
    org = given.org
    columns = chosen(columns_of(org, language_of(output, given.whole)), output.columns)
    along = held_by(org, "roster", columns if output.columns else None)
    return [*personal_data(org, along), *scenario(org)]


def _elements(_output: Output, given: Given, _reached: Reached) -> list[Remark]:
    org = given.org
    return [*personal_data(org, held_by(org, "elements")), *scenario(org)]


_LOOKS: Final[dict[str, Callable[[Output, Given, Reached], list[Remark]]]] = {
    "roster": _roster,
    "raci": _raci,
    "role-cards": _cards,
    "elements": _elements,
    "chart": _chart,
    "report": _report,
    **dict.fromkeys(PICTURES, _element),
}
