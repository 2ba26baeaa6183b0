"""What a report says, before it stands on pages or in sheets: parts, and what each consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.measures import Measures
from orgeditor.analysis.overlay import Overlay
from orgeditor.analysis.pages.paper import Labels, label_of
from orgeditor.analysis.rules import Check, Finding
from orgeditor.messages import Message, speaking, t

if TYPE_CHECKING:
    from orgeditor.analysis.trend import Moment
    from orgeditor.model.organization import Organization

Kind = Literal["text", "number", "share", "mark"]
"""How a column is read: words, figures, a share of 1 as a bar, a sign in the middle."""
Value = str | float | None
NOTHING: Final = "–"
"""What stands where there is no figure."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading, its kind, and the places after the point of its figures.

    ``signed``: they are differences, of which what is more has a plus.
    """

    heading: Message
    kind: Kind = "text"
    places: int = 0
    signed: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row; ``level`` indents its first cell, a ``strong`` one is set bold, ``alarm`` in red.

    ``signed``: its figures are differences, as those of a signed column.
    """

    cells: tuple[Value, ...]
    level: int = 0
    strong: bool = False
    alarm: bool = False
    signed: bool = False


class Graph(msgspec.Struct, frozen=True):
    """How the figures of a table are drawn where charts are native: which of its columns, in which form.

    ``label``: the column that names the rows; ``level``: of which rows, where there are such;
    ``colours``: one a column (#rrggbb), where it has a meaning.
    """

    title: Message
    form: Literal["bars", "columns", "stacked", "lines"]
    columns: tuple[int, ...]
    label: int = 0
    level: int = 0
    colours: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A table; on paper it has ``most`` rows at most (0: all) and says how many more there are."""

    title: Message
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    most: int = 0
    graphs: tuple[Graph, ...] = ()


class Words(msgspec.Struct, frozen=True):
    """A sentence or two."""

    text: Message


class Figures(msgspec.Struct, frozen=True):
    """A few figures side by side: what each is called, and the figure as it is written."""

    figures: tuple[tuple[Message, str], ...]


class Chart(msgspec.Struct, frozen=True):
    """The chart of units or of positions, on as many pages as keep it legible."""

    title: Message
    mode: Literal["positions", "units"]


class MatrixPages(msgspec.Struct, frozen=True):
    """A responsibility matrix by its id, as it is printed alone."""

    title: Message
    matrix: str


class Picture(msgspec.Struct, frozen=True):
    """A picture of an element, where it can be read on the paper; of one record, or of all.

    ``kind`` is a name of ``pages/pictures.py``.
    """

    title: Message
    kind: str
    record: str = ""


class Changing(msgspec.Struct, frozen=True):
    """What changes between two states, on one chart around that."""

    title: Message
    mode: Literal["positions", "units"]
    overlay: Overlay


class Shown(msgspec.Struct, frozen=True):
    """A chart or picture as a file: its bytes as PNG, how wide and high it is in mm, what it shows."""

    content: bytes
    width: float
    height: float
    told: str


Item = Table | Words | Figures | Chart | MatrixPages | Picture | Changing


class Told:
    """An organisation as a report tells of it, with what several parts ask once.

    ``moments``: what was found at its snapshots, the earliest first. They are given apart from
    it, because what is handed over holds no snapshots: those are packed with what stood then.
    ``kind``: what it is, as its cover says.
    """

    kind: Message = t("Organisation report")

    def __init__(self, org: Organization, labels: Labels, moments: Sequence[Moment] = ()) -> None:
        self.org = org
        self.labels = labels
        self.moments = tuple(moments)
        self._items: dict[str, list[Item]] = {}

    @property
    def texts(self) -> str:
        """The language of texts."""
        return "zh_CN" if self.labels == "zh_CN" else "en"

    @property
    def title(self) -> str:
        """What the document is called in the language of the report, else in the other, "" for nothing."""
        project = self.org.letterhead
        titles = (project.title, project.title_zh)
        return next(filter(None, titles[::-1] if self.texts == "zh_CN" else titles), "")

    @cached_property
    def measures(self) -> Measures:
        """The figures of the organisation."""
        return Measures(self.org)

    @cached_property
    def judged(self) -> Check:
        """What the rules find, and what of it is waived."""
        return Check(self.org, self.measures)

    @property
    def findings(self) -> list[Finding]:
        """What the rules find and nobody has waived."""
        return self.judged.found

    def items(self, part: Part) -> list[Item]:
        """Return what a part consists of, made once, with all names in the language of the report."""
        if part.id not in self._items:
            with speaking(self.texts):
                self._items[part.id] = list(part.make(self))
        return self._items[part.id]

    def say(self, message: Message) -> str:
        """Return a message in the language of the report."""
        return message.render(self.texts)

    def name(self, key: str) -> str:
        """Return what a record is called, "" for none."""
        record = self.org.peek(key) if key else None
        return label_of(record, self.labels) if record else ""

    def names(self, keys: tuple[str, ...]) -> str:
        """Return what records are called, one after another."""
        found = (self.name(key) for key in keys)
        return ("、" if self.texts == "zh_CN" else ", ").join(name for name in found if name)


class Part(msgspec.Struct, frozen=True):
    """A part of the report, made by an element of its own content.

    ``why`` says in one sentence why it matters, where nothing is held.
    """

    id: str
    title: Message
    why: Message
    make: Callable[[Told], Iterator[Item]]


def figure(value: float | None, places: int = 0, *, signed: bool = False) -> str:
    """Return a figure with thousands apart, a dash for none; a difference with its sign."""
    if value is None:
        return NOTHING
    return f"{value:+,.{places}f}" if signed and round(value, places) else f"{value:,.{places}f}"
