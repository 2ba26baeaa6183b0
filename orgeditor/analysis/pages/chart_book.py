"""A chart as a book: contents, a page for the top, pages for the branches, an index of names and titles.

Cards refer to the page on which their branch goes on, and back. Each record stands whole on
one page; what is below it elsewhere is headed by its card again, with less on it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

import msgspec
import numpy as np

from orgeditor.analysis.pages.chart_frame import point_of
from orgeditor.analysis.pages.chart_parting import Wanted, chart_parts
from orgeditor.analysis.pages.chart_references import References, part_things
from orgeditor.analysis.pages.listing import Entry, listed
from orgeditor.analysis.pages.paper import LEAST
from orgeditor.analysis.pages.things import Bookmark, Page, Pages
from orgeditor.messages import seen, t
from orgeditor.model.collector import without_collector
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.pages.chart_frame import ChartPaper
    from orgeditor.analysis.pages.charts import ChartPart, PaperChart
    from orgeditor.analysis.pages.frame import Frame
    from orgeditor.analysis.pages.things import Thing

Split = Literal["size", "unit", "level"]
"""Where a book goes on on another page: where the page is full, at each unit, or at each level."""

_LISTS: Final = 8.0
"""The size of contents and index, in points, where no larger one is asked for."""
_FILLING: Final = (11.0, 9.5)
_SHORT: Final = 200
"""A list of no more entries may have larger letters."""
_MOST_TOPS: Final = 3
"""So many branches are named above a page."""


def book_pages(
    on: ChartPaper,
    chart: PaperChart,
    split: Split = "size",
    least: float = LEAST,
    reached: Callable[[float], None] | None = None,
) -> Pages:
    """Return a chart as a book in which no letters are under ``least`` points.

    ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    around = on.frame(" ")
    wanted = Wanted(least, starts_of(chart, split), filled=split == "size")
    high = around.bottom - around.top
    with without_collector():
        parts = chart_parts(chart, on.paper.room, high, reached, wanted)
        return _Book(on, chart, parts, least).pages()


def starts_of(chart: PaperChart, split: Split) -> frozenset[str]:
    """Return the records whose branches begin a page in any case.

    ``unit``: who leads the first in their unit, or on a chart of units the first level;
    ``level``: everybody who has others below, each level on pages of its own.
    """
    tree = chart.tree
    below = np.flatnonzero((tree.parent >= 0) & (tree.spans > 0)).tolist()
    if split == "level":
        return frozenset(tree.ids[i] for i in below)
    if split == "unit" and chart.kind == "units":
        return frozenset(tree.ids[i] for i in below if tree.depth[i] == 1)
    if split == "unit":
        unit = [getattr(chart.org[key], "unit", "") for key in tree.ids]
        return frozenset(tree.ids[i] for i in below if unit[i] != unit[int(tree.parent[i])])
    return frozenset()


class _Book:
    """Puts the parts of a chart on numbered pages between contents and index."""

    def __init__(
        self, on: ChartPaper, chart: PaperChart, parts: Sequence[ChartPart], least: float
    ) -> None:
        self._on, self._chart, self._parts, self._least = on, chart, parts, least
        self._texts = on.sheet.texts
        self._point = max(_LISTS, least)
        self._first: dict[str, int] = {}
        """By record the part in which it stands whole."""
        self._tops: defaultdict[str, list[int]] = defaultdict(list)
        """By record the parts that it heads."""
        self._levels: dict[str, int] = {}
        """By record that heads a part how deep that lies."""
        for n, part in enumerate(parts):
            shown = part.shown
            part.again = frozenset(key for key in shown if key in self._first)
            for key in shown:
                self._first.setdefault(key, n)
            tops = part.tops
            level = self._levels.setdefault(tops[0], 0)
            for key in tops:
                self._tops[key].append(n)
                self._levels.setdefault(key, level)
            for slot in part.folded:
                self._levels[shown[slot]] = level + 1

    def pages(self) -> Pages:
        """Return all pages."""
        heads = [(key, n) for n, part in enumerate(self._parts) for key in part.tops if self._tops[key][0] == n]  # fmt: skip
        contents, index = (m.render(self._texts) for m in (t("Contents"), t("Index")))
        bare = msgspec.structs.replace(self._on, legend=())
        front, back = bare.frame(contents), bare.frame(index)
        entries = [Entry(self._chart.called(key), (n,), self._levels[key]) for key, n in heads]
        before = len(self._listed([*entries, *([Entry("")] if self._first else [])], front))
        number = [before + 1 + n for n in range(len(self._parts))]
        listing = self._listed(self._index(number), back) if self._first else []
        after = before + len(self._parts) + 1
        marks = [Bookmark(entry.words, number[entry.pages[0]], entry.level) for entry in entries]
        if listing:
            marks.append(Bookmark(index, after))
        lists = self._listed([Entry(m.title, (m.page,), m.level, ends=True) for m in marks], front)
        whole = before + len(self._parts) + len(listing)
        made = [(front, things) for things in lists]
        made += [self._chart_page(part, n, number) for n, part in enumerate(self._parts)]
        made += [(back, things) for things in listing]
        pages = tuple(
            around.page(n, whole, things)
            if before < n <= before + len(self._parts)
            # A list ends where it ends.
            else Page(n, (*around.around(n, whole), *things))
            for n, (around, things) in enumerate(made, 1)
        )
        point = min([self._point, *(point_of(part.scale) for part in self._parts)])
        first = Bookmark(contents, 1)
        return Pages(self._on.paper, self._on.title, point, 1, pages, bookmarks=(first, *marks))

    def _listed(self, entries: Sequence[Entry], around: Frame) -> list[list[Thing]]:
        """Return a list as pages, one that has room on a page in letters that fill it."""
        for point in _FILLING if len(entries) <= _SHORT else ():
            if point > self._point and len(found := listed(entries, around, point)) == 1:
                return found
        return listed(entries, around, self._point)

    def _chart_page(
        self, part: ChartPart, n: int, number: Sequence[int]
    ) -> tuple[Frame, list[Thing]]:
        tops = part.tops
        names = [self._chart.called(key) for key in tops[:_MOST_TOPS]]
        more = " …" if len(tops) > _MOST_TOPS else ""
        shown = part.shown
        around = self._on.of_colours(self._chart.colours_of(shown)).frame(", ".join(names) + more)
        folded = [shown[slot] for slot in part.folded]
        later = {key: [m for m in self._tops[key] if m > n] for key in tops}
        to = References(
            {key: number[self._tops[key][0]] for key in folded if key in self._tops},
            self._texts,
            {key: number[self._first[key]] for key in part.again},
            {key: number[found[0]] for key, found in later.items() if found},
            self._least,
        )
        return around, list(part_things(part, around.left, around.top, self._on.paper.room, to))

    def _index(self, number: Sequence[int]) -> list[Entry]:
        """Return the names of people and of positions or units, each with the pages of its cards."""
        people: defaultdict[str, set[int]] = defaultdict(set)
        titles: defaultdict[str, set[int]] = defaultdict(set)
        org, language = self._chart.org, self._chart.language
        for key, n in self._first.items():
            record = org[key]
            titles[seen(name_of(record, language))].add(number[n])
            if isinstance(record, Position):
                for holder in record.holders:
                    person = org.find(Person, holder.person)
                    if person and (person.name or person.name_zh):
                        people[seen(name_of(person, language))].add(number[n])
        kind = t("Positions") if self._chart.kind == "positions" else t("Units")
        entries: list[Entry] = []
        for heading, found in ((t("People"), people), (kind, titles)):
            if found:
                entries.append(Entry(heading.render(self._texts), heading=True))
            for name in sorted(found, key=lambda name: (name.casefold(), name)):
                entries.append(Entry(name, tuple(sorted(found[name]))))
        return entries
