"""Where something dragged would come to stand: on a card, or between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from orgeditor.drawing.scene import ChartScene

_EDGE: Final = 7.0
_REACH: Final = 26.0

Line = tuple[float, float, float, float]


class Place(msgspec.Struct, frozen=True):
    """A place in the structure: below ``above`` ("" for a root), before a sibling ("" for last).

    ``slot`` is the card that is dropped on, -1 between cards; ``mark`` is then the line,
    in chart units, that shows the place.
    """

    above: str
    before: str = ""
    slot: int = -1
    mark: Line | None = None

    @property
    def between(self) -> bool:
        """Whether it is a place among siblings rather than a card."""
        return self.slot < 0


def place_at(scene: ChartScene, x: float, y: float, moving: Collection[str] = ()) -> Place | None:
    """Return the place at a chart point, None where there is none.

    Inside a box, away from its cards, it is the box. The edge of a card that faces a sibling
    belongs to the gap between them. ``moving`` are the records being dragged: a place before
    one of them is one before its next sibling.
    """
    layout = scene.layout
    slot = layout.at(x, y)
    if slot >= 0:
        side = _side(scene, slot, x, y)
        if side and scene.id(slot) not in moving:
            return _beside(scene, slot, side, moving)
        return Place(above=scene.id(slot), slot=slot)
    near = layout.within(x - _REACH, y - _REACH, x + _REACH, y + _REACH)
    best, best_distance = None, _REACH
    for candidate in near.tolist():
        side, distance = _gap_side(scene, candidate, x, y)
        if side and distance < best_distance:
            best, best_distance = (candidate, side), distance
    if best:
        return _beside(scene, *best, moving)
    box = layout.box_at(x, y)
    return Place(above=scene.id(box), slot=box) if box >= 0 else None


def _side(scene: ChartScene, slot: int, x: float, y: float) -> int:
    """Return -1 on the edge of a card where the sibling before stands, 1 after, else 0."""
    layout = scene.layout
    s = layout.spacing
    if layout.stacked[slot]:
        along, length = y - float(layout.y[slot]), s.height
    else:
        along, length = x - float(layout.x[slot]), s.width
    side = -1 if along < _EDGE else 1 if along > length - _EDGE else 0
    return side * sense(scene, slot)


def _gap_side(scene: ChartScene, slot: int, x: float, y: float) -> tuple[int, float]:
    """Return the side of a card that faces a point beside it, and how far it is."""
    layout = scene.layout
    s = layout.spacing
    left, top = float(layout.x[slot]), float(layout.y[slot])
    if layout.stacked[slot]:
        if not left <= x <= left + s.width:
            return 0, 0.0
        side, distance = (-1, top - y) if y < top else (1, y - top - s.height)
        return side * sense(scene, slot), distance
    if not top <= y <= top + s.height:
        return 0, 0.0
    side, distance = (-1, left - x) if x < left else (1, x - left - s.width)
    return side * sense(scene, slot), distance


def sense(scene: ChartScene, slot: int) -> int:
    """Return 1 where siblings follow one another down or to the right, -1 up or to the left."""
    tree, layout = scene.tree, scene.layout
    own = layout.slot[tree.children(int(tree.parent[int(layout.nodes[slot])]))]
    stacked = bool(layout.stacked[slot])
    along, across = (layout.y, layout.x) if stacked else (layout.x, layout.y)
    # Those that stand with it: in the column of a stack, in the row beside stacks.
    own = own[(layout.stacked[own] == stacked) & (across[own] == across[slot])]
    back = along[own[0]] > along[own[-1]] if len(own) > 1 else layout.turned[stacked]
    return -1 if back else 1


def _beside(scene: ChartScene, slot: int, side: int, moving: Collection[str]) -> Place:
    tree, layout = scene.tree, scene.layout
    i = int(layout.nodes[slot])
    upper = int(tree.parent[i])
    siblings = [tree.ids[c] for c in tree.children(upper)]
    at = siblings.index(tree.ids[i]) + (side > 0)
    rest = [key for key in siblings[at:] if key not in moving]
    above = tree.ids[upper] if upper >= 0 else ""
    return Place(above, rest[0] if rest else "", -1, _mark(scene, slot, side))


def _mark(scene: ChartScene, slot: int, side: int) -> Line:
    layout = scene.layout
    s = layout.spacing
    left, top = float(layout.x[slot]), float(layout.y[slot])
    upper, side = int(layout.parent[slot]), side * sense(scene, slot)
    gap = s.pad if upper >= 0 and layout.has_box[upper] else s.gap
    if layout.stacked[slot]:
        y = top + (-(s.row - s.height) / 2 if side < 0 else s.height + (s.row - s.height) / 2)
        return left, y, left + s.width, y
    x = left + (-gap / 2 if side < 0 else s.width + gap / 2)
    return x, top, x, top + s.height
