"""The options of pictures: how large, on what ground; and what those of elements show."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING, Any, Final

from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.cli.telling import WrongUsage, flag
from orgeditor.messages import t
from orgeditor.outputs.pictures import side_of

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMATS: Final = ("png", "svg")
_WAYS: Final = {
    what: tuple(key for key, _ in kind.ways if key) for what, kind in PICTURES.items() if kind.ways
}


def picture_settings(options: argparse.Namespace, kind: str) -> dict[str, Any]:
    """Return what is asked for of a picture, by the names of settings; a chart is alone on it.

    Raises WrongUsage where two sizes contradict each other, or the rows cannot stand for that.
    """
    sides = [name for name in ("width", "height") if getattr(options, name)]
    if sides and options.scale:
        raise WrongUsage(t("{option} does not go with {other}.", option="--scale", other=flag(sides[0])))  # fmt: skip
    if len({side_of(getattr(options, name)).on_paper for name in sides}) > 1:
        raise WrongUsage(t("{option} and {other} are given in the same unit.", option="--width", other="--height"))  # fmt: skip
    ways = _WAYS.get(options.what, ())
    if options.by and ways and options.by not in ways:
        raise WrongUsage(t("{what} goes by: {ways}.", what=options.what, ways=", ".join(ways)))
    on_page = options.page is not None or options.landscape
    return {
        "alone": options.what == "chart" and kind in _FORMATS and not on_page,
        "width": options.width or "",
        "height": options.height or "",
        "scale": options.scale or 0.0,
        "dpi": options.dpi or 0.0,
        "dark": options.dark,
        "transparent": options.transparent,
        "text_as": options.text_as or "",
        "about": options.about,
        "by": options.by,
        "trained": options.trained,
        "currency": options.currency,
        "filled": None if options.filled is None else options.filled / 100,
    }


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
    """Add the options of a picture."""
    picture = parser.add_argument_group("a picture (png, svg), of the chart alone, or of its page with --page or --landscape; or of an element")  # fmt: skip
    picture.add_argument("--width", type=_side, metavar="SIZE", help="pixels, or on paper: 1920, 180mm, 18cm, 7in; with --height as large as fits in both")  # fmt: skip
    picture.add_argument("--height", type=_side, metavar="SIZE")
    picture.add_argument("--scale", type=_between(0.05, 20.0), metavar="TIMES", help="the size on a screen at 100 %%: 2 where nothing is said, 1 of an svg")  # fmt: skip
    picture.add_argument("--dpi", type=_between(30.0, 1200.0), metavar="DOTS", help="dots per inch: of the size on a screen, or of one on paper (300 where nothing is said)")  # fmt: skip
    picture.add_argument("--dark", action="store_true", help="light letters on dark ground")
    picture.add_argument("--transparent", action="store_true", help="on no ground")
    picture.add_argument("--text-as", choices=("paths", "text"), help="letters of an svg: shapes that look the same everywhere (where nothing is said), or text")  # fmt: skip
    element = parser.add_argument_group("a picture of an element (--what strategy-map, cascade and so on)")  # fmt: skip
    ways = "; ".join(f"{what}: {', '.join(known)}" for what, known in _WAYS.items())
    element.add_argument("--about", default="", metavar="NAME", help="the goal of a cascade, the process of swimlanes, the review cycle of a calibration")  # fmt: skip
    element.add_argument("--by", default="", metavar="ROWS", help=f"what rows or lines stand for, where not the usual ({ways})")  # fmt: skip
    element.add_argument("--trained", action="store_true", help="a heat map as it will be after the trainings planned")  # fmt: skip
    element.add_argument("--currency", default="", metavar="NAME", help="of spending: that of the document where nothing is said")  # fmt: skip
    element.add_argument("--filled", type=_between(0.0, 100.0), metavar="PERCENT", help="of spending: how many of the vacancies are paid for, all where nothing is said")  # fmt: skip
