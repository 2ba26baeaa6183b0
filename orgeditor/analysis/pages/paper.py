"""The paper, and how responsibilities are put on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.messages import Message
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from orgeditor.model.record import Record

Measure = Callable[[str, float, bool], float]
"""Width in mm of a text set in a size in points, bold or not."""

Labels = Literal["en", "zh_CN", "both"]
Ink = Literal["colour", "dark", "grey", "pattern"]
Form = Literal["grid", "compact", "cards"]

PAPERS: Final[dict[str, tuple[float, float]]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
    "ANSI-C": (431.8, 558.8),
    "ANSI-D": (558.8, 863.6),
    "ANSI-E": (863.6, 1117.6),
}
"""Width and height in mm, upright; Letter and Tabloid are ANSI A and B."""
LARGEST_IN_WORD: Final = 22 * 25.4
"""The longest side of a page that Word knows, in mm."""
SIZES: Final = (9.0, 8.5, 8.0, 7.5, 7.0)
"""Sizes of letters that are tried, in points, the one that is wanted first."""
LEAST: Final = SIZES[-1]
"""The smallest letters that anything is set in."""
POINT: Final = 25.4 / 72
"""A point in mm."""
LINE: Final = 1.25 * POINT
"""Distance of lines in mm a point of size."""


class Paper(msgspec.Struct, frozen=True):
    """A sheet: its name, orientation, and margin on all sides in mm."""

    name: str = "A4"
    landscape: bool = True
    margin: float = 13.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        width, height = PAPERS[self.name]
        return (height, width) if self.landscape else (width, height)

    @property
    def room(self) -> float:
        """Width between the margins in mm."""
        return self.size[0] - 2 * self.margin


class Sheet(msgspec.Struct, frozen=True):
    """How responsibilities go on paper, besides the paper itself.

    ``labels`` is the language of names, or both; ``marks`` shows what breaks the rules and
    lists it with the comments; ``form`` is the matrix, a row an activity with names under
    the letters, or a page a party. ``angle`` is that of the headings in degrees, ``point``
    the size asked for (0: as large as keeps all columns on one page), ``parties`` those
    that are shown, in order (none: all). ``withheld`` is what was left out of the document, to be said in the footer. ``least``: no letters of
    what stands around the content are smaller, in points.
    """

    labels: Labels = "en"
    marks: bool = False
    ink: Ink = "colour"
    form: Form = "grid"
    angle: int = 90
    point: float = 0.0
    parties: tuple[str, ...] = ()
    sign_off: bool = False
    withheld: tuple[Message, ...] = ()
    least: float = LEAST

    @property
    def texts(self) -> str:
        """The language of titles and footers."""
        return "zh_CN" if self.labels == "zh_CN" else "en"


def label_of(record: Record, labels: Labels) -> str:
    """Return a record's name in the language of the labels, or in both."""
    if labels != "both":
        return name_of(record, labels)
    english, chinese = name_of(record, "en"), name_of(record, "zh_CN")
    return english if english == chinese else f"{english} {chinese}"
