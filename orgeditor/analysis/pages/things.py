"""What a page consists of: texts, chips, fills and strokes, each with its place in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from orgeditor.analysis.pages.paper import Paper, Sheet
from orgeditor.model.codes import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

Tone = Literal["ink", "soft", "rule", "hair", "tint", "mark", "accent"]
"""What a thing is drawn in: text, lesser text, lines, fine lines, grounds, warnings, bars."""
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
    """A filled rectangle; ``shade``: a colour that stands for something, in place of the tone."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    shade: str = ""


class Stroke(msgspec.Struct, frozen=True):
    """A straight line, ``width`` mm thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    tone: Tone


class Drawn:
    """What drawing has a painter of its own for, such as a chart; analysis lays it out."""


class Inset(msgspec.Struct, frozen=True):
    """A drawing on the page, ``scale`` mm a unit of its own; ``height`` by ``width`` in mm."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    drawn: Drawn


class Link(msgspec.Struct, frozen=True):
    """A place that leads to another page by its number, where a file can do so."""

    x: float
    y: float
    width: float
    height: float
    page: int


class Window(msgspec.Struct, frozen=True):
    """A view onto a larger sheet: its things from (``left``, ``top``) on, nothing beside them.

    ``scale``: mm on the page to a mm there; ``sheet``: how they are put on paper.
    """

    x: float
    y: float
    width: float
    height: float
    left: float
    top: float
    scale: float
    things: tuple[Thing, ...]
    sheet: Sheet


Thing = Text | Chip | Fill | Stroke | Inset | Link | Window


class Page(msgspec.Struct, frozen=True):
    """A page by its number from 1; ``part`` tells which of the ranges of columns, "" for all.

    ``filled``: the share of the room in its frame that it takes, 1 where that says nothing.
    """

    number: int
    things: tuple[Thing, ...]
    part: str = ""
    filled: float = 1.0

    def texts(self) -> Iterator[Text]:
        """Yield what is written on it, letters in chips aside."""
        return (thing for thing in self.things if isinstance(thing, Text))


class Bookmark(msgspec.Struct, frozen=True):
    """Where something begins: its title, its page, and how deep it lies, 0 the outermost."""

    title: str
    page: int
    level: int = 0


class Contents(msgspec.Struct, frozen=True):
    """What stands on pages before their frame is put around it.

    ``point`` is the size of the letters, ``parts`` the ranges of columns, ``leaves`` the
    things of each page with the name of its range, ``cut`` the names that had to be shortened.
    """

    point: float
    parts: int
    leaves: tuple[tuple[str, tuple[Thing, ...]], ...]
    cut: tuple[str, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """All pages; ``point`` is the size of the letters, ``parts`` the ranges of columns.

    ``bookmarks``: what a file offers to go to. ``cut``: the names that had to be shortened.
    """

    paper: Paper
    title: str
    point: float
    parts: int
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    cut: tuple[str, ...] = ()
