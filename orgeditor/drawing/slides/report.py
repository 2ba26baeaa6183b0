"""The report as slides: a cover, contents, and for each part its figures, charts and tables, all native."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.report.content import (
    Changing,
    Chart,
    Figures,
    MatrixPages,
    Picture,
    Table,
    Words,
)
from orgeditor.drawing.chart_files import ChartSheet
from orgeditor.drawing.report_pictures import MOST, report_pictures
from orgeditor.drawing.slides.chart import chart_leaves
from orgeditor.drawing.slides.contents import Entry, contents_leaves
from orgeditor.drawing.slides.figures import Drawn, graphs_of, is_drawn, tiled
from orgeditor.drawing.slides.leaf import Leaf, digest, marked
from orgeditor.drawing.slides.matrix import matrix_leaves
from orgeditor.drawing.slides.notes import by_subject
from orgeditor.drawing.slides.report_tables import table_parts
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgeditor.analysis.pages.paper import Measure
    from orgeditor.analysis.report.content import Item, Part, Shown, Told
    from orgeditor.drawing.slides.board import Board, Room


def report_leaves(
    told: Told,
    parts: Sequence[Part],
    room: Room,
    measure: Measure,
    *,
    without_empty: bool = False,
    reached: Callable[[float], None] | None = None,
) -> list[Leaf]:
    """Return a report as leaves for slides with ``room``.

    ``without_empty`` leaves out parts that hold nothing, which else say so and why it matters.
    ``reached`` hears 0.0 to 1.0, and may raise.
    """
    composer = _Composer(told, room, measure)
    filled = [(part, told.items(part)) for part in parts]
    filled = [(part, items) for part, items in filled if items or not without_empty]
    for n, (part, items) in enumerate(filled):
        if reached:
            reached(n / len(filled))
        composer.add(part, items)
    cover = Leaf(marked(composer.family, "cover"), told.title or told.say(told.kind), _cover(told), cover=True)  # fmt: skip
    contents = contents_leaves(composer.entries, room, composer.family, told.texts)
    return [cover, *contents, *composer.leaves]


def _cover(told: Told) -> Callable[[Board], None]:
    project = told.org.letterhead
    version = told.say(t("Version {version}", version=project.version)) if project.version else ""
    kind = told.say(told.kind) if told.title else ""
    said = [
        kind,
        project.client,
        " · ".join(filter(None, (version, project.date))),
        project.prepared_by,
        project.confidentiality,
    ]
    return lambda board: board.subtitle([text for text in said if text])


class _Composer:
    """Makes leaves of the parts of a report, one after another."""

    def __init__(self, told: Told, room: Room, measure: Measure) -> None:
        self._told, self._room, self._measure = told, room, measure
        self._findings = by_subject(told.findings, told.texts)
        self.family = f"report-{digest(told.kind.text)}"
        self._below: list[str] = []
        self.leaves: list[Leaf] = []
        self.entries: list[Entry] = []
        """What the contents name."""

    def add(self, part: Part, items: Sequence[Item]) -> None:
        """Make the leaves of a part: what it comes to first, then each of its items."""
        begin = len(self.leaves)
        tables = [item for item in items if isinstance(item, Table)]
        graphs = [found for item in tables for found in graphs_of(item)]
        words = [self._told.say(item.text) for item in items if isinstance(item, Words)]
        figures = [item for item in items if isinstance(item, Figures)]
        # Words alone are said below what they are about.
        self._below = words if tables and not figures and not graphs else []
        if not self._below:
            self._overview(part, items, words, figures, graphs)
        firsts = []
        for number, item in enumerate(items):
            made = list(self._item(part, number, item))
            self.leaves += made
            firsts += made[:1]
        if len(self.leaves) > begin:
            self.entries.append(Entry(self.leaves[begin], 0, self._told.say(part.title)))
            self.entries += [Entry(leaf, 1) for leaf in firsts]

    def _overview(
        self,
        part: Part,
        items: Sequence[Item],
        words: Sequence[str],
        figures: Sequence[Figures],
        graphs: Sequence[Drawn],
    ) -> None:
        told, title = self._told, self._told.say(part.title)
        if not items:
            words = [told.say(t("Nothing is held here yet. {why}", why=part.why))]
        for number, overview in enumerate(tiled(told, words, figures, graphs, self._room)):
            mark = marked(self.family, f"{part.id}.overview", (), number)
            named = f"{title} ({number + 1})" if number else title
            notes = self._notes(part) if not number else ()
            self.leaves.append(Leaf(mark, named, overview.draw, notes))

    def _notes(self, part: Part) -> tuple[str, ...]:
        """Return what is found, for those who speak about the findings."""
        if part.id != "findings" or not self._told.findings:
            return ()
        lines = [finding.message.render(self._told.texts) for finding in self._told.findings]
        return (self._told.say(t("Findings")), *lines)

    def _item(self, part: Part, number: int, item: Item) -> Iterator[Leaf]:
        if isinstance(item, Table) and item.rows and not is_drawn(item):
            yield from self._table(part, number, item)
        elif isinstance(item, Chart):
            yield from self._chart(item)
        elif isinstance(item, MatrixPages):
            view = matrix_view(self._told.org, item.matrix)
            yield from matrix_leaves(view, self._room, self._findings, self._told.labels, self._measure, family=self.family)  # fmt: skip
        elif isinstance(item, Picture | Changing):
            yield from self._picture(part, number, item)

    def _table(self, part: Part, number: int, item: Table) -> Iterator[Leaf]:
        parts = table_parts(self._told, item, self._room, self._measure, self._below)
        title = self._told.say(item.title)
        for n, one in enumerate(parts):
            named = f"{title} ({n + 1}/{len(parts)})" if len(parts) > 1 else title
            yield Leaf(marked(self.family, f"{part.id}.table{number}", (), n), named, one.draw)

    def _chart(self, item: Chart) -> Iterator[Leaf]:
        scene = ChartSheet(item.mode, language=self._told.texts).scene(self._told.org)
        title = self._told.say(item.title)
        if not len(scene):
            return
        yield from chart_leaves(scene, self._room, self._findings, title, family=self.family, most=MOST)  # fmt: skip

    def _picture(self, part: Part, number: int, item: Picture | Changing) -> Iterator[Leaf]:
        """Yield a picture of an element, where it can be read; the table behind it says the same."""
        # The trend is a native chart, from the table behind it.
        if isinstance(item, Picture) and item.kind == "trend":
            return
        _, _, width, height = self._room
        title = self._told.say(item.title)
        for n, shown in enumerate(report_pictures(self._told, item, width, height)):
            mark = marked(self.family, f"{part.id}.picture{number}", (), n)
            yield Leaf(mark, f"{title} ({n + 1})" if n else title, _Picture(shown).draw)


class _Picture:
    """A picture as it stands on a slide."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def draw(self, board: Board) -> None:
        """Put the picture in the middle of the room."""
        left, top, width, _ = board.room
        of = self._shown
        _, related = board.slide.part.get_or_add_image_part(io.BytesIO(of.content))
        place = (left + (width - of.width) / 2, top, of.width, of.height)
        board.picture(of.told, of.told, place, related)
