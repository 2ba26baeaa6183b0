"""The report on paper: cover, contents, parts; pages numbered through, bookmarks and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages.blocks import Block, flowed
from orgeditor.analysis.pages.change_blocks import ARROWS, change_blocks, left_out
from orgeditor.analysis.pages.change_chart import ChangeChart
from orgeditor.analysis.pages.chart_parting import Wanted, chart_parts
from orgeditor.analysis.pages.chart_references import References, part_things
from orgeditor.analysis.pages.charts import ChartPart, PaperChart
from orgeditor.analysis.pages.cover import contents_pages, contents_parted, cover
from orgeditor.analysis.pages.frame import Frame, frame, matrix_frame
from orgeditor.analysis.pages.grid import grid_contents
from orgeditor.analysis.pages.paper import LEAST, POINT, SIZES
from orgeditor.analysis.pages.pictures import PICTURES, Asked, ElementPicture, Room
from orgeditor.analysis.pages.tables import Setting, heading, sentence, table, tiles
from orgeditor.analysis.pages.things import Bookmark, Inset, Page, Pages, Thing
from orgeditor.analysis.report.content import (
    Changing,
    Chart,
    Figures,
    MatrixPages,
    Picture,
    Table,
    Told,
    Words,
)
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.pages.paper import Measure, Paper, Sheet
    from orgeditor.analysis.report.content import Item, Part

    Reached = Callable[[float], None]

_GAP: Final = 3.0
_LARGEST: Final = 0.3
"""Millimetres a unit of a picture, which are enough."""


class _Leaf(msgspec.Struct):
    """A page before its number and frame are known to all: its frame, its things, its range."""

    frame: Frame
    things: list[Thing]
    range: str = ""
    part: ChartPart | None = None


def report_pages(
    told: Told,
    parts: Sequence[Part],
    paper: Paper,
    sheet: Sheet,
    measure: Measure,
    *,
    without_empty: bool = False,
    reached: Reached | None = None,
) -> Pages:
    """Return the report as pages.

    ``without_empty`` leaves out parts that hold nothing, which else say so and why it
    matters. ``reached`` hears 0.0 to 1.0 and may raise to stop.
    """
    filled = [(part, told.items(part)) for part in parts]
    if without_empty:
        filled = [(part, items) for part, items in filled if items]
    composer = _Composer(told, paper, sheet, measure)
    levels = [level for _, items in filled for level in (0, *(1 for _ in _titled(items)))]
    front = composer.frame_of(t("Contents").render(sheet.texts))
    composer.begin(1 + len(contents_parted(levels, front)))
    for number, (part, items) in enumerate(filled):
        if reached:
            reached(number / len(filled))
        composer.add(part, items, _within(reached, number / len(filled), 1 / len(filled)))
    return composer.finish()


def _within(reached: Reached | None, begin: float, share: float) -> Reached | None:
    return (lambda at: reached(begin + share * at)) if reached else None


def _titled(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if not isinstance(item, Words | Figures)]


class _Composer:
    """Puts parts on pages one after another."""

    def __init__(self, told: Told, paper: Paper, sheet: Sheet, measure: Measure) -> None:
        self._told, self._paper, self._sheet, self._measure = told, paper, sheet, measure
        self._setting = Setting(paper.room, sheet.texts, measure)
        self._leaves: list[_Leaf] = []
        self._bookmarks: list[Bookmark] = []
        self._goes_on: dict[tuple[int, str], int] = {}
        self._before = 0
        self._parts = 0

    def begin(self, before: int) -> None:
        """Let the first part begin behind so many pages."""
        self._before = before

    def frame_of(self, title: str) -> Frame:
        """Return the frame of pages with a title."""
        project, sheet = self._told.org.letterhead, self._sheet
        date = t("as of {date}", date=project.date).render(sheet.texts) if project.date else ""
        below = [self._told.title, date]
        return frame(title, below, None, project, self._paper, sheet, self._measure)

    def add(self, part: Part, items: Sequence[Item], reached: Reached | None) -> None:
        """Put a part on pages of its own."""
        self._parts += 1
        title = f"{self._parts}  {part.title.render(self._sheet.texts)}"
        around = self.frame_of(title)
        self._mark(title, 0)
        blocks: list[tuple[Block, str]] = []
        charts = [item for item in items if isinstance(item, Chart)]
        large: list[Changing] = []
        for item in items:
            if isinstance(item, Chart):
                self._flow(around, blocks)
                share = 1 / len(charts)
                self._add_chart(around, item, _within(reached, charts.index(item) * share, share))
            elif isinstance(item, Changing):
                used = sum(block.height for block, _ in blocks)
                found = change_blocks(item, self._setting, around.bottom - around.top, used)
                blocks += found or ()
                large += [item] if found is None else []
            elif isinstance(item, MatrixPages):
                self._flow(around, blocks)
                self._add_matrix(item)
            else:
                blocks += self._blocks(item, around)
        for item in large:
            self._add_change(item, around, blocks)
        if not items:
            words = t("Nothing is held here yet. {why}", why=part.why)
            blocks = [(sentence(words, self._setting, "soft"), "")]
        self._flow(around, blocks)

    def finish(self) -> Pages:
        """Return all pages, with cover and contents before them."""
        sheet = self._sheet
        front = self.frame_of(t("Contents").render(sheet.texts))
        listed = contents_pages(self._bookmarks, front, self._setting)
        whole = 1 + len(listed) + len(self._leaves)
        pages = [Page(1, tuple(cover(self._told, self._paper, sheet, self._measure)))]
        for number, things in enumerate(listed, 2):
            pages.append(Page(number, (*front.around(number, whole), *things)))
        for number, leaf in enumerate(self._leaves, 2 + len(listed)):
            things = leaf.things
            if leaf.part:
                things = [*things, *self._chart_things(leaf.part, leaf.frame)]
            pages.append(leaf.frame.page(number, whole, things, leaf.range))
        bookmarks = [Bookmark(front.title, 2), *self._bookmarks]
        return Pages(
            self._paper, self._title(), SIZES[-1], 1, tuple(pages), bookmarks=tuple(bookmarks)
        )

    def _title(self) -> str:
        project = self._told.org.letterhead
        kind = self._told.kind.render(self._sheet.texts)
        return " — ".join(filter(None, (kind, self._told.title or project.client)))

    @property
    def _next(self) -> int:
        """The number of the next page."""
        return self._before + len(self._leaves) + 1

    def _mark(self, title: str, level: int) -> None:
        self._bookmarks.append(Bookmark(title, self._next, level))

    def _flow(self, around: Frame, blocks: list[tuple[Block, str]]) -> None:
        """Put blocks on pages; the titles that stand with some are bookmarks."""
        titles = {id(block): title for block, title in blocks if title}
        plain = [block for block, _ in blocks]
        for column in flowed(plain, around.top, around.top, around.bottom) if plain else []:
            for _, block in column:
                if id(block) in titles:
                    self._mark(titles[id(block)], 1)
            things = [thing for y, block in column for thing in block.at(around.left, y)]
            self._leaves.append(_Leaf(around, things))
        blocks.clear()

    def _blocks(self, item: Item, around: Frame) -> list[tuple[Block, str]]:
        setting = self._setting
        if isinstance(item, Words):
            return [(sentence(item.text, setting), "")]
        if isinstance(item, Figures):
            return [(block, "") for block in tiles(item, setting)]
        if isinstance(item, Picture):
            return self._picture(item, around)
        assert isinstance(item, Table)
        first, *others = table(item, setting)
        gap = Block(_GAP, ())
        return [(first, item.title.render(setting.texts)), *((b, "") for b in others), (gap, "")]

    def _picture(self, item: Picture, around: Frame) -> list[tuple[Block, str]]:
        """Return a picture of an element; a table says the same where it could not be read."""
        kind = PICTURES[item.kind]
        least = LEAST * POINT / kind.smallest
        title = item.title.render(self._sheet.texts)
        head = heading(title, self._setting)
        room = around.bottom - around.top - head.height - _GAP
        blocks = [(head, title)]
        for part in kind.lay_out(
            self._told, Asked(item.record), Room(self._measure, self._paper.room / least)
        ):
            scale = min(self._paper.room / max(part.width, 1.0), room / max(part.height, 1.0), _LARGEST)  # fmt: skip
            if scale < least:
                words = t("Too large for this paper: the table below says the same.")
                return [(head, title), (sentence(words, self._setting, "soft"), "")]
            drawn = ElementPicture(self._told, item.kind, part.layout)
            wide, high = part.width * scale, part.height * scale
            blocks.append((Block(high + _GAP, (Inset(0, 0, wide, high, scale, drawn),)), ""))
        return blocks

    def _add_change(self, item: Changing, around: Frame, blocks: list[tuple[Block, str]]) -> None:
        """Put what changes behind all else: on a page, or on as many as it takes."""
        tall = around.bottom - around.top
        alone = change_blocks(item, self._setting, tall, 0.0)
        if alone is None:
            self._flow(around, blocks)
            chart = ChangeChart(item.overlay, item.mode, self._sheet.texts)
            self._add_parts(chart, item.title.render(self._sheet.texts), around, None)
            alone = left_out(chart, self._setting)
        blocks += alone

    def _add_chart(self, around: Frame, item: Chart, reached: Reached | None) -> None:
        chart = PaperChart(self._told.org, item.mode, self._sheet.texts)
        self._add_parts(chart, item.title.render(self._sheet.texts), around, reached)

    def _add_parts(
        self, chart: PaperChart, title: str, around: Frame, reached: Reached | None
    ) -> None:
        """Put a chart on as many pages of its own as it takes."""
        self._mark(title, 1)
        room = around.bottom - around.top - _GAP - self._over(chart)
        wanted = Wanted(filled=isinstance(chart, ChangeChart))
        for part in chart_parts(chart, self._paper.room, room, reached, wanted):
            for top in part.tops:
                self._goes_on.setdefault((id(chart), top), self._next)
            self._leaves.append(_Leaf(around, [], title, part))

    @staticmethod
    def _over(chart: PaperChart) -> float:
        """Return the room for arrows over a page of a chart, in mm."""
        return ARROWS if isinstance(chart, ChangeChart) and chart.overlay.moves else 0.0

    def _chart_things(self, part: ChartPart, around: Frame) -> list[Thing]:
        keys = (part.tree.ids[int(part.layout.nodes[slot])] for slot in part.folded)
        pages = {key: self._goes_on[id(part.chart), key] for key in keys}
        to = References(pages, self._sheet.texts)
        top = around.top + self._over(part.chart)
        return list(part_things(part, around.left, top, self._paper.room, to))

    def _add_matrix(self, item: MatrixPages) -> None:
        view = matrix_view(self._told.org, item.matrix)
        project, sheet = self._told.org.letterhead, self._sheet
        around = matrix_frame(view, project, self._paper, sheet, self._measure)
        around = msgspec.structs.replace(around, before=self._next - 1)
        self._mark(item.title.render(sheet.texts), 1)
        contents = grid_contents(view, around, sheet, self._measure)
        self._leaves += [_Leaf(around, list(things), part) for part, things in contents.leaves]
