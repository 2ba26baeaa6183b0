"""The options of charts and slides: on paper, and for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final, get_args

from orgeditor.analysis.pages.chart_book import Split
from orgeditor.cli.responsibilities import point_size

_OVERLAP: Final = 10.0
_MOST_OVERLAP: Final = 50.0
"""How much of each other the sheets of a poster show, in mm."""


def chart_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is asked for of a chart, by the names of settings."""
    return {
        "units": options.units,
        "book": options.book or "",
        "poster": options.poster,
        "least": options.least or 0.0,
        "overlap": options.overlap,
        "layout": "" if options.layout == "best" else options.layout or "",
        "template": str(options.template.absolute()) if options.template else "",
        "into_slides": str(options.into_slides.absolute()) if options.into_slides else "",
        "remove_gone": options.remove_gone,
        "without_findings": options.without_findings,
        "branch": options.branch,
        "select": tuple(options.select),
    }


def _overlap(text: str) -> float:
    """Return millimetres. Raises ArgumentTypeError for what are none, or too many for a sheet."""
    try:
        overlap = float(text)
    except ValueError:
        overlap = -1.0
    if not 0.0 <= overlap <= _MOST_OVERLAP:
        raise argparse.ArgumentTypeError(f"0 to {_MOST_OVERLAP:g}")
    return overlap


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a chart."""
    group = parser.add_argument_group("a chart (--what chart)")
    group.add_argument("--units", action="store_true", help="the chart of units")
    form = group.add_mutually_exclusive_group()
    form.add_argument("--book", nargs="?", const="size", choices=get_args(Split), help="contents, a page or slide for the top, others for its branches, on paper an index: parted where a page is full (where nothing is said), at each unit, or at each level")  # fmt: skip
    form.add_argument("--poster", action="store_true", help="one large sheet, tiled over sheets of paper with cut marks, and a map of them")  # fmt: skip
    group.add_argument("--least", type=point_size, metavar="SIZE", help="of the letters in a book or on a poster: 7 where nothing is said (on slides 9), to 12 pt")  # fmt: skip
    group.add_argument("--overlap", type=_overlap, metavar="MM", help=f"of the sheets of a poster: {_OVERLAP:g} where nothing is said, 0 to {_MOST_OVERLAP:g}")  # fmt: skip
    group.add_argument("--layout", choices=("best", "screen"), help="on one page: what is best for the page where letters as on screen would be under 7 pt (where nothing is said), or as on screen")  # fmt: skip
    office = parser.add_argument_group("slides (pptx) and Word documents (docx)")
    look = office.add_mutually_exclusive_group()
    look.add_argument("--template", type=Path, metavar="FILE", help="the client's pptx or potx, docx or dotx: its layouts, styles, colours, typefaces, headers and footers")  # fmt: skip
    look.add_argument("--into-slides", type=Path, metavar="DECK", help="a deck that is written with what it holds: slides of an earlier export are drawn anew where they stand, with what was added to them; all others stay")  # fmt: skip
    office.add_argument("--remove-gone", action="store_true", help="with --into-slides, without slides of what is no longer there, which are told and kept where nothing is said")  # fmt: skip
    office.add_argument("--without-findings", action="store_true", help="neither in the notes of slides nor on the sheet that a matrix as xlsx has for them")  # fmt: skip
    part = group.add_mutually_exclusive_group()
    part.add_argument("--branch", default="", metavar="NAME", help="a position, unit or person by name, code or id, with all below, alone")  # fmt: skip
    part.add_argument("--select", action="append", default=[], metavar="NAME", help="nothing but this, with the lines between those selected; may be repeated")  # fmt: skip
