"""A chart as slides: a slide a part that stays legible, each card a shape, lines glued to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from typing_extensions import override

from orgeditor.analysis.layout_asked import Arrangement
from orgeditor.analysis.layout_flow import Side, Way
from orgeditor.analysis.pages.chart_book import Split, starts_of
from orgeditor.analysis.pages.chart_parting import Wanted, chart_parts
from orgeditor.analysis.pages.charts import AROUND, PaperChart
from orgeditor.analysis.pages.paper import LEAST
from orgeditor.drawing.colours import PAPER
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.slides.cards import Sizes, card_box, reference
from orgeditor.drawing.slides.contents import Entry, contents_leaves
from orgeditor.drawing.slides.leaf import Leaf, marked
from orgeditor.drawing.slides.legend import legend_height, put_legend
from orgeditor.drawing.slides.lines import BOTTOM, LEFT, RIGHT, TOP, End, Pen, connect, curve
from orgeditor.drawing.slides.notes import findings_told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from orgeditor.analysis.layout_asked import Choices
    from orgeditor.analysis.pages.charts import ChartPart
    from orgeditor.analysis.tree import Tree
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.drawing.slides.board import Board, Room
from orgeditor.drawing.slides.leaf import Mark

SMALLEST: Final = 9.0
"""The least size of letters on a slide, in points, where no other is asked for."""
_LINE: Final = Pen(PAPER.connector.removeprefix("#"), 1.0)
_DOTTED: Final = Pen(PAPER.dotted.removeprefix("#"), 1.25, dashed=True)
_FIRST: Final = ".first"
_MOST_TOPS: Final = 3


class SlideChart(PaperChart):
    """A chart whose lines are connectors: from the lower side of a card, with two bends at the most.

    Cards without any below them hang on both sides of a line; all others stand side by side.
    """

    @override
    def trials(
        self, tree: Tree, folded: Collection[str], choices: Choices, tall: int
    ) -> Iterator[tuple[Arrangement, Choices]]:
        ends = tree.spans == 0
        ends[[tree.index[key] for key in folded]] = True
        branching = np.bincount(tree.parent[(tree.parent >= 0) & ~ends], minlength=len(tree)) > 0
        way = np.where(branching, Way.DOWN, Way.HANGING_BOTH).astype(np.int8)
        choices = msgspec.structs.replace(choices, way=way)
        spacing = msgspec.structs.replace(self.spacing, run=len(tree) + 1)
        yield Arrangement(spacing=spacing, ends=True), choices
        # Below roots, too: in a stack, lines from the middle of the root would run across cards.
        hanging = np.where(branching | (tree.depth > 0), -1, Way.HANGING_BOTH).astype(np.int8)
        everywhere = msgspec.structs.replace(choices, way=hanging)
        yield Arrangement(Way.HANGING_BOTH, spacing=spacing, ends=True), everywhere


class SlideSplit(msgspec.Struct, frozen=True):
    """How a chart is parted over slides, as a book is over pages: no letters under ``least`` points.

    ``contents``: whether a list of the slides stands before them.
    """

    split: Split = "size"
    least: float = SMALLEST
    contents: bool = False


def chart_leaves(
    scene: ChartScene,
    room: Room,
    findings: Mapping[str, Sequence[str]],
    title: str,
    *,
    family: str = "",
    parted: SlideSplit = SlideSplit(),  # noqa: B008
    most: int = 0,
    reached: Callable[[float], None] | None = None,
) -> list[Leaf]:
    """Return a chart as leaves for slides with ``room``, one without cards where it is empty.

    ``findings``: what the notes tell of records, by their ids; ``family``: what else the leaves
    are handed over with; ``most``: a chart of more slides shows the first alone, 0 for all.
    ``reached`` hears 0.0 to 1.0, and may raise.
    """
    nearer = parted.least / LEAST
    chart = SlideChart(scene.org, scene.mode, scene.language, scene.tree)
    wanted = Wanted(LEAST, starts_of(chart, parted.split), filled=parted.split == "size")
    high = room[3] - legend_height(scene.legend(), room[2])
    parts = chart_parts(chart, room[2] / nearer, high / nearer, reached, wanted)
    kind, family = f"chart.{scene.mode}", family or f"chart-{scene.mode}"
    if not parts:
        return [Leaf(marked(family, kind), title, lambda _board: None)]
    if most and len(parts) > most:
        parts = parts[:1]
    leaves: list[Leaf] = []
    goes_on: dict[str, list[int]] = {}
    for n, part in enumerate(parts):
        for key in part.tops:
            goes_on.setdefault(key, []).append(n)
    for n, part in enumerate(parts):
        head = part.tops[0]
        # What all hangs from heads the first slide, whoever that is.
        mark = marked(family, kind if n else kind + _FIRST, part.tops, goes_on[head].index(n))
        drawing = _Drawing(scene, part, nearer, n, goes_on, leaves)
        notes = findings_told(findings, part.shown, scene.language)
        leaves.append(Leaf(mark, _heading(scene, part, mark, title), drawing.draw, notes))
    if not parted.contents:
        return leaves
    depths = [int(scene.tree.depth[scene.tree.index[part.tops[0]]]) for part in parts]
    entries = [Entry(leaf, depth) for leaf, depth in zip(leaves, depths, strict=True)]
    return [*contents_leaves(entries, room, family, scene.language), *leaves]


def _heading(scene: ChartScene, part: ChartPart, mark: Mark, title: str) -> str:
    """Return what a slide is called: the whole chart, or the branches on it; where it goes on, from which to which."""
    names = [scene.wording.branch(scene.tree.index[key]) for key in part.tops[:_MOST_TOPS]]
    branches = ", ".join(names) + (" …" if len(part.tops) > _MOST_TOPS else "")
    named = title if mark.kind.endswith(_FIRST) else branches
    if not mark.number:
        return named
    below = part.tree.children(0)
    ends = (scene.tree.index[part.tree.ids[n]] for n in (below[0], below[-1]))
    wording, spans = scene.wording, scene.tree.spans
    said = (wording.branch_name(i) if spans[i] else wording.card(i, folded=False).title for i in ends)  # fmt: skip
    return f"{named}: {' – '.join(dict.fromkeys(said))}"


class _Drawing:
    """A part of a chart as it stands on a slide."""

    def __init__(
        self,
        scene: ChartScene,
        part: ChartPart,
        nearer: float,
        number: int,
        goes_on: Mapping[str, Sequence[int]],
        leaves: Sequence[Leaf],
    ) -> None:
        self._scene, self._part, self._number = scene, part, number
        self._goes_on, self._leaves = goes_on, leaves
        self._scale = part.scale * nearer
        size = part.layout.spacing
        self._width, self._height = size.width * self._scale, size.height * self._scale

    def draw(self, board: Board) -> None:
        """Put the cards on a slide, then the lines behind them."""
        left, top, width, _ = board.room
        wide = (self._part.layout.width + 2 * AROUND) * self._scale
        self._left = left + max(0.0, (width - wide) / 2) + AROUND * self._scale
        self._top = top + AROUND * self._scale
        sizes = Sizes(self._scale, paper_face())
        keys = self._part.shown
        ids = []
        for slot, key in enumerate(keys):
            node = self._scene.tree.index[key]
            card = self._scene.wording.card(node, folded=False)
            place = (*self._at(slot), self._width, self._height)
            spoken = self._scene.wording.spoken(node, card)
            ids.append(card_box(board, card, spoken, place, sizes))
        for slot in self._part.folded:
            self._refer(board, sizes, slot, self._goes_on.get(keys[slot], ()))
        for slot, key in enumerate(keys):
            later = [n for n in self._goes_on.get(key, ()) if n > self._number]
            if key in self._part.tops and later:
                self._refer(board, sizes, slot, later)
        self._lines(board, ids)
        self._dotted(board, ids, keys)
        of = self._scene.wording.colouring.of
        colours = {of(self._scene.org[key]).colour for key in keys}
        put_legend(board, self._scene.legend(), colours, board.room, self._scene.language)

    def _refer(self, board: Board, sizes: Sizes, slot: int, numbers: Sequence[int]) -> None:
        """Say below a card on which slide what is below it goes on, and lead there."""
        if numbers and numbers[0] != self._number:
            x, y = self._at(slot)
            slide, number = board.where(self._leaves[numbers[0]])
            place = (x, y + self._height, self._width, 13.0 * self._scale)
            reference(board, place, slide, number, self._scene.language, sizes)

    def _at(self, slot: int) -> tuple[float, float]:
        layout = self._part.layout
        return (
            self._left + float(layout.x[slot]) * self._scale,
            self._top + float(layout.y[slot]) * self._scale,
        )

    def _side(self, ids: Sequence[int], slot: int, site: int) -> End:
        """Return the middle of a side of a card."""
        x, y = self._at(slot)
        across = {LEFT: 0.0, RIGHT: self._width}.get(site, self._width / 2)
        down = {TOP: 0.0, BOTTOM: self._height}.get(site, self._height / 2)
        return End(ids[slot], site, x + across, y + down)

    def _lines(self, board: Board, ids: Sequence[int]) -> None:
        layout = self._part.layout
        sites = {Side.LEFT: LEFT, Side.RIGHT: RIGHT}
        for slot, above in enumerate(layout.parent.tolist()):
            if above >= 0:
                side, lead = layout.entry(slot)
                end = self._side(ids, slot, sites.get(side, TOP))
                bus = self._at(slot)[1] - lead * self._scale
                connect(board, self._side(ids, above, BOTTOM), end, _LINE, bus)

    def _dotted(self, board: Board, ids: Sequence[int], keys: Sequence[str]) -> None:
        scene = self._scene
        places = {key: slot for slot, key in enumerate(keys)}
        for a, b in scene.ties.dotted:
            one, other = places.get(scene.id(a)), places.get(scene.id(b))
            if one is None or other is None:
                continue
            (x1, y1), (x2, y2) = self._at(one), self._at(other)
            if abs(x1 - x2) >= self._width:
                near, far = (RIGHT, LEFT) if x1 < x2 else (LEFT, RIGHT)
            else:
                near, far = (BOTTOM, TOP) if y1 < y2 else (TOP, BOTTOM)
            curve(board, self._side(ids, one, near), self._side(ids, other, far), _DOTTED)
