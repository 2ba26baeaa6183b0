"""What a page consists of: texts, chips, fills and strokes, each with its place in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from orgeditor.analysis.pages.paper import Paper
from orgeditor.model.codes import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

Tone = Literal["ink", "soft", "rule", "hair", "tint", "mark"]
"""What a thing is drawn in: text, lesser text, lines, fine lines, grounds, warnings."""
Align = Literal["left", "middle", "right"]


class Text(msgspec.Struct, frozen=True):
    """A line of text on its baseline; ``x`` is where it begins, has its middle or ends.

    ``room`` is how wide it may be; ``angle`` turns it about its point, counterclockwise.
    """

    words: str
    x: float
    baseline: float
    point: float
    room: float
    bold: bool = False
    tone: Tone = "ink"
    align: Align = "left"
    angle: float = 0.0


class Chip(msgspec.Struct, frozen=True):
    """A letter on its ground; ``duty`` is what it stands for, None for no letter of the set."""

    letter: str
    duty: Duty | None
    x: float
    y: float
    width: float
    height: float
    point: float


class Fill(msgspec.Struct, frozen=True):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


class Stroke(msgspec.Struct, frozen=True):
    """A straight line, ``width`` mm thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: Tone


Thing = Text | Chip | Fill | Stroke


class Page(msgspec.Struct, frozen=True):
    """A page by its number from 1; ``part`` tells which of the ranges of columns, "" for all."""

    number: int
    things: tuple[Thing, ...]
    part: str = ""

    def texts(self) -> Iterator[Text]:
        """Yield what is written on it, letters in chips aside."""
        return (thing for thing in self.things if isinstance(thing, Text))


class Pages(msgspec.Struct, frozen=True):
    """All pages; ``point`` is the size of the letters, ``parts`` the ranges of columns."""

    paper: Paper
    title: str
    point: float
    parts: int
    pages: tuple[Page, ...]
