"""Charts handed over: on paper, as pictures and slides, and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from orgeditor import disk
from orgeditor.analysis.excerpt import excerpt
from orgeditor.analysis.pages import LEAST
from orgeditor.analysis.pages.chart_frame import too_small
from orgeditor.analysis.picture_size import PictureSize
from orgeditor.files.interchange import write_graphml, write_mermaid
from orgeditor.messages import t, tn
from orgeditor.model.output import Look, Output
from orgeditor.model.records import Position, Unit
from orgeditor.outputs.given import language_of
from orgeditor.outputs.pictures import Part, finish_of, part_of, size_of, told_of
from orgeditor.outputs.slides import into_of, written_slides
from orgeditor.outputs.written import Written

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.analysis.pages import Pages
    from orgeditor.analysis.pages.chart_book import Split
    from orgeditor.drawing.chart_files import Arranged, ChartSheet, Form
    from orgeditor.drawing.image import Drawing
    from orgeditor.drawing.scene import Mode
    from orgeditor.drawing.sight import Sight
    from orgeditor.model.organization import Organization
    from orgeditor.outputs.given import Given
    from orgeditor.outputs.written import Reached


def write_chart(output: Output, given: Given, path: Path, reached: Reached) -> Written:
    """Write the chart of positions, or that of units where asked or where none reports to another."""
    org, language = given.org, language_of(output, given.whole)
    if output.branch and output.format in ("graphml", "mmd"):
        part = part_of(output, given.whole, _mode(output, org))
        org = excerpt(org, [part.focus] if part.focus else part.among)
    if output.format == "graphml":
        write_graphml(org, path, language=language)
        return Written()
    if output.format == "mmd":
        write_mermaid(org, path, mode=_mode(output, org), language=language)
        return Written()
    from orgeditor.drawing import chart_files
    from orgeditor.drawing.chart_drawio import chart_to_drawio
    from orgeditor.drawing.offscreen import ensure_application

    _application = ensure_application()
    sheet = chart_sheet(output, given)
    if output.format == "pptx":
        from orgeditor.drawing.slides import SMALLEST, SlideSplit, chart_to_pptx

        parted = SlideSplit(sheet.split, output.least or SMALLEST, contents=bool(output.book))
        outcome = chart_to_pptx(path, org, sheet, into_of(output, given), reached, parted)
        return written_slides(outcome, anew=bool(output.into_slides))
    if output.format == "pdf":
        return _written(chart_files.chart_to_pdf(path, org, sheet, reached))
    if output.format == "drawio":
        chart_to_drawio(path, org, sheet)
        return Written()
    return _write_picture(output, chart_files.drawing_of(org, sheet), path, reached)


def _write_picture(output: Output, drawing: Drawing, path: Path, reached: Reached) -> Written:
    """Write a chart as a picture: as large as on a screen of twice the resolution where nothing is said."""
    from orgeditor.drawing import chart_files
    from orgeditor.drawing.image import png_of, svg_bytes

    size, finish = size_of(output), finish_of(output)
    if output.format == "svg":
        disk.write(path, svg_bytes(drawing, size or PictureSize(scale=1.0), finish))
        return Written()
    size = size or (PictureSize() if output.alone else chart_files.PRINTED)
    disk.write(path, png_of(drawing, size, finish, reached))
    return told_of(drawing, size) if output.alone else Written()


def chart_sheet(output: Output, given: Given) -> ChartSheet:
    """Return which chart, or part of one, goes on which paper. Refused where it names what is not there."""
    from orgeditor.drawing.chart_files import ChartSheet

    mode, language = _mode(output, given.org), language_of(output, given.whole)
    part = part_of(output, given.whole, mode)
    usual = ChartSheet()
    return ChartSheet(
        mode,
        frozenset(output.look.folded),
        page=output.page,
        landscape=output.landscape,
        language=language,
        sight=_sight(output.look, part),
        margin=usual.margin if output.margin is None else output.margin,
        form=_form(output),
        split=cast("Split", output.book or usual.split),
        least=output.least or LEAST,
        overlap=usual.overlap if output.overlap is None else output.overlap,
        layout=cast("Arranged", output.layout),
    )


def output_of(sheet: ChartSheet) -> Output:
    """Return the output that writes such a chart as PDF."""
    return Output(
        what="chart",
        format="pdf",
        language=sheet.language,
        page=sheet.page,
        landscape=sheet.landscape,
        margin=sheet.margin,
        units=sheet.mode == "units",
        book=sheet.split if sheet.form == "book" else "",
        poster=sheet.form == "poster",
        least=0.0 if sheet.form == "page" else sheet.least,
        overlap=sheet.overlap if sheet.form == "poster" else None,
        layout=sheet.layout if sheet.form == "page" else "",
        look=look_of(sheet.mode, sheet.folded, sheet.sight),
    )


def look_of(mode: Mode, folded: frozenset[str], sight: Sight) -> Look:
    """Return what an output keeps of how a chart is looked at: not what holds for the moment alone."""
    from orgeditor.drawing.sight import Sight as AnySight

    usual = AnySight()
    return Look(
        mode=mode,
        folded=tuple(sorted(folded)),
        focus=sight.focus,
        colour_by="" if sight.colour_by == usual.colour_by else sight.colour_by,
        only_by=sight.only_by,
        only=tuple(sorted(sight.only)),
        only_alone=sight.only_alone,
        badges=sight.badges if any(sight.badges) else (),
        dotted=sight.dotted,
        links=sight.links,
    )


def _form(output: Output) -> Form:
    if output.alone:
        return "alone"
    return "book" if output.book else "poster" if output.poster else "page"


def _sight(look: Look, part: Part) -> Sight:
    from orgeditor.drawing.sight import Sight

    usual = Sight()
    return Sight(
        colour_by=look.colour_by or usual.colour_by,
        only_by=look.only_by,
        only=frozenset(look.only),
        only_alone=look.only_alone,
        focus=part.focus or look.focus,
        among=part.among,
        badges=cast("tuple[str, str]", look.badges) or usual.badges,
        dotted=look.dotted,
        links=look.links,
    )


def _mode(output: Output, org: Organization) -> Mode:
    if output.units or output.look.mode == "units":
        return "units"
    return "positions" if output.look.mode or _has_lines(org) else "units"


def _has_lines(org: Organization) -> bool:
    return not org.of(Unit) or any(p.manager for p in org.of(Position).values())


def _written(pages: Pages) -> Written:
    """Say how many pages there are, how large the letters come out, and what helps where those are too small."""
    count = tn("{n} page", "{n} pages", len(pages.pages))
    letters = t("The smallest letters come out at {point} pt.", point=f"{pages.point:.1f}")
    small = pages.point < LEAST - 0.05
    return Written((count, letters), (too_small(),) if small else ())
