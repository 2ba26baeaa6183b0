"""The options of charts and slides: on paper, as pictures, and for other programs."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from orgeditor.analysis.pages.chart_book import Split
from orgeditor.cli.responsibilities import point_size
from orgeditor.cli.telling import WrongUsage, flag
from orgeditor.messages import t
from orgeditor.outputs.pictures import side_of

if TYPE_CHECKING:
    from collections.abc import Callable

_PICTURES: Final = ("png", "svg")
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
        "template": str(options.template.absolute()) if options.template else "",
        "into_slides": str(options.into_slides.absolute()) if options.into_slides else "",
        "remove_gone": options.remove_gone,
        "branch": options.branch,
        "select": tuple(options.select),
        "dark": options.dark,
        "transparent": options.transparent,
        "text_as": options.text_as or "",
    }


def picture_settings(options: argparse.Namespace, kind: str) -> dict[str, Any]:
    """Return how large a picture is asked to be, and whether a chart is alone on it.

    Raises WrongUsage where two sizes contradict each other.
    """
    sides = [name for name in ("width", "height") if getattr(options, name)]
    if sides and options.scale:
        raise WrongUsage(t("{option} does not go with {other}.", option="--scale", other=flag(sides[0])))  # fmt: skip
    if len({side_of(getattr(options, name)).on_paper for name in sides}) > 1:
        raise WrongUsage(t("{option} and {other} are given in the same unit.", option="--width", other="--height"))  # fmt: skip
    on_page = options.page is not None or options.landscape
    return {
        "alone": options.what == "chart" and kind in _PICTURES and not on_page,
        "width": options.width or "",
        "height": options.height or "",
        "scale": options.scale or 0.0,
        "dpi": options.dpi or 0.0,
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


def _side(text: str) -> str:
    """Return a width or height. Raises ArgumentTypeError for what is none."""
    try:
        side_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError("as in 1920, 180mm, 18cm, 7in") from None
    return text


def _between(least: float, most: float) -> Callable[[str], float]:
    """Return what reads a number, and raises ArgumentTypeError for one beyond these."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{least:g} to {most:g}")
        return number

    return read


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a chart."""
    group = parser.add_argument_group("a chart (--what chart)")
    group.add_argument("--units", action="store_true", help="the chart of units")
    form = group.add_mutually_exclusive_group()
    form.add_argument("--book", nargs="?", const="size", choices=get_args(Split), help="contents, a page or slide for the top, others for its branches, on paper an index: parted where a page is full (where nothing is said), at each unit, or at each level")  # fmt: skip
    form.add_argument("--poster", action="store_true", help="one large sheet, tiled over sheets of paper with cut marks, and a map of them")  # fmt: skip
    group.add_argument("--least", type=point_size, metavar="SIZE", help="of the letters in a book or on a poster: 7 where nothing is said (on slides 9), to 12 pt")  # fmt: skip
    group.add_argument("--overlap", type=_overlap, metavar="MM", help=f"of the sheets of a poster: {_OVERLAP:g} where nothing is said, 0 to {_MOST_OVERLAP:g}")  # fmt: skip
    office = parser.add_argument_group("slides (pptx) and Word documents (docx)")
    look = office.add_mutually_exclusive_group()
    look.add_argument("--template", type=Path, metavar="FILE", help="the client's pptx or potx, docx or dotx: its layouts, styles, colours, typefaces, headers and footers")  # fmt: skip
    look.add_argument("--into-slides", type=Path, metavar="DECK", help="a deck that is written with what it holds: slides of an earlier export are drawn anew where they stand, with what was added to them; all others stay")  # fmt: skip
    office.add_argument("--remove-gone", action="store_true", help="with --into-slides, without slides of what is no longer there, which are told and kept where nothing is said")  # fmt: skip
    part = group.add_mutually_exclusive_group()
    part.add_argument("--branch", default="", metavar="NAME", help="a position, unit or person by name, code or id, with all below, alone")  # fmt: skip
    part.add_argument("--select", action="append", default=[], metavar="NAME", help="nothing but this, with the lines between those selected; may be repeated")  # fmt: skip
    picture = parser.add_argument_group("a picture (png, svg), of the chart alone, or of its page with --page or --landscape")  # fmt: skip
    picture.add_argument("--width", type=_side, metavar="SIZE", help="pixels, or on paper: 1920, 180mm, 18cm, 7in; with --height as large as fits in both")  # fmt: skip
    picture.add_argument("--height", type=_side, metavar="SIZE")
    picture.add_argument("--scale", type=_between(0.05, 20.0), metavar="TIMES", help="the size on a screen at 100 %%: 2 where nothing is said, 1 of an svg")  # fmt: skip
    picture.add_argument("--dpi", type=_between(30.0, 1200.0), metavar="DOTS", help="dots per inch: of the size on a screen, or of one on paper (300 where nothing is said)")  # fmt: skip
    picture.add_argument("--dark", action="store_true", help="light letters on dark cards")
    picture.add_argument("--transparent", action="store_true", help="on no ground")
    picture.add_argument("--text-as", choices=("paths", "text"), help="letters of an svg: shapes that look the same everywhere (where nothing is said), or text")  # fmt: skip
