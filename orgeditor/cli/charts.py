"""Charts handed over: on paper, as pictures and slides, and for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from orgeditor.analysis.pages import LEAST
from orgeditor.analysis.pages.chart_frame import too_small
from orgeditor.cli.telling import Progress, fail
from orgeditor.files import interchange
from orgeditor.messages import t
from orgeditor.model.records import Position

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from orgeditor.analysis.pages import Labels, Pages
    from orgeditor.model.organization import Organization


def export_chart(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    """Write the chart of positions, or that of units where asked or where none reports to another."""
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
    if kind == "pdf":
        _tell(chart_files.chart_to_pdf(options.output, org, sheet))
        return
    write: dict[str, Callable[[Path, Organization, chart_files.ChartSheet], None]] = {
        "svg": chart_files.chart_to_svg,
        "png": chart_files.chart_to_png,
        "drawio": chart_to_drawio,
    }
    write[kind](options.output, org, sheet)


def _tell(pages: Pages) -> None:
    """Say how large the letters come out, and what helps where they are too small to be read."""
    print(t("The smallest letters come out at {point} pt.", point=f"{pages.point:.1f}"))
    if pages.point < LEAST - 0.05:
        fail(too_small(), 0)


def _has_lines(org: Organization) -> bool:
    return not org.of(Position) or any(p.manager for p in org.of(Position).values())


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a chart."""
    group = parser.add_argument_group("a chart (--what chart)")
    group.add_argument("--units", action="store_true", help="the chart of units")
    group.add_argument("--template", type=Path, metavar="FILE", help="the client's pptx or potx, for slides")  # fmt: skip
