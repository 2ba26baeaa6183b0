"""Charts handed over: on paper, as pictures and slides, and for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from orgeditor.analysis.pages import LEAST
from orgeditor.analysis.pages.chart_book import Split
from orgeditor.analysis.pages.chart_frame import too_small
from orgeditor.cli.responsibilities import point_size
from orgeditor.cli.telling import Progress, WrongUsage, fail
from orgeditor.files import interchange
from orgeditor.messages import t, tn
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.pages import Labels, Pages
    from orgeditor.model.organization import Organization

_OVERLAP: Final = 10.0
_MOST_OVERLAP: Final = 50.0
"""How much of each other the sheets of a poster show, in mm."""


def export_chart(
    options: argparse.Namespace, org: Organization, kind: str, language: Labels
) -> None:
    """Write the chart of positions, or that of units where asked or where none reports to another."""
    mode: Literal["positions", "units"] = (
        "units" if options.units or not _has_lines(org) else "positions"
    )
    if options.least and not (options.book or options.poster):
        raise WrongUsage(
            t("{option} goes with {other}.", option="--least", other="--book, --poster")
        )
    if options.overlap is not None and not options.poster:
        raise WrongUsage(t("{option} goes with {other}.", option="--overlap", other="--poster"))
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
        mode,
        page=options.page,
        landscape=options.landscape,
        language=language,
        form="book" if options.book else "poster" if options.poster else "page",
        split=options.book or "size",
        least=options.least or LEAST,
        overlap=_OVERLAP if options.overlap is None else options.overlap,
    )
    if kind == "pptx":
        from orgeditor.drawing.chart_slides import chart_to_pptx

        with Progress(options) as progress:
            chart_to_pptx(options.output, org, sheet, template=options.template, reached=progress)
        return
    if kind == "pdf":
        with Progress(options) as progress:
            pages = chart_files.chart_to_pdf(options.output, org, sheet, progress)
        _tell(pages)
        return
    write: dict[str, Callable[[Path, Organization, chart_files.ChartSheet], None]] = {
        "svg": chart_files.chart_to_svg,
        "png": chart_files.chart_to_png,
        "drawio": chart_to_drawio,
    }
    write[kind](options.output, org, sheet)


def _tell(pages: Pages) -> None:
    """Say how many pages there are, how large the letters come out, and what helps where those are too small."""
    count = tn("{n} page", "{n} pages", len(pages.pages))
    letters = t("The smallest letters come out at {point} pt.", point=f"{pages.point:.1f}")
    print(f"{count} · {letters}")
    if pages.point < LEAST - 0.05:
        fail(too_small(), 0)


def _overlap(text: str) -> float:
    """Return millimetres. Raises ArgumentTypeError for what are none, or too many for a sheet."""
    try:
        overlap = float(text)
    except ValueError:
        overlap = -1.0
    if not 0.0 <= overlap <= _MOST_OVERLAP:
        raise argparse.ArgumentTypeError(f"0 to {_MOST_OVERLAP:g}")
    return overlap


def _has_lines(org: Organization) -> bool:
    return not org.of(Unit) or any(p.manager for p in org.of(Position).values())


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a chart."""
    group = parser.add_argument_group("a chart (--what chart)")
    group.add_argument("--units", action="store_true", help="the chart of units")
    form = group.add_mutually_exclusive_group()
    form.add_argument("--book", nargs="?", const="size", choices=get_args(Split), help="contents, a page for the top, pages for its branches, an index: parted where a page is full (where nothing is said), at each unit, or at each level")  # fmt: skip
    form.add_argument("--poster", action="store_true", help="one large sheet, tiled over sheets of paper with cut marks, and a map of them")  # fmt: skip
    group.add_argument("--least", type=point_size, metavar="SIZE", help="of the letters in a book or on a poster: 7 where nothing is said, to 12 pt")  # fmt: skip
    group.add_argument("--overlap", type=_overlap, metavar="MM", help=f"of the sheets of a poster: {_OVERLAP:g} where nothing is said, 0 to {_MOST_OVERLAP:g}")  # fmt: skip
    group.add_argument("--template", type=Path, metavar="FILE", help="the client's pptx or potx, for slides")  # fmt: skip
