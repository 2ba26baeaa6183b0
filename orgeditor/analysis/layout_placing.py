"""Where what is below one card stands, seen from that card.

Every function here is about one card and the branches below it, whose outlines are known.
Branches are pushed together until they touch (after E. Reingold and J. Tilford, "Tidier
Drawings of Trees", 1981, with outlines as in A. van der Ploeg, "Drawing Non-layered Tidy
Trees in Linear Time", 2014).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.layout_flow import Side, Spacing, Way, flow_along
from orgeditor.analysis.layout_outline import Box, Outline, block, moved, pack, reach
from orgeditor.analysis.layout_stacks import stack_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Stroke = tuple[float, float, float, float]


class Branch(msgspec.Struct):
    """What is below a card, one branch of it: what it takes up, and what it is.

    ``extent`` is that of its outline along its own ``way``, or a rectangle, from its
    card's upper left corner. ``levels``: how many levels below the card above it stands.
    """

    extent: Outline | Box
    way: Way
    leaf: bool
    assistant: bool = False
    levels: int = 1


class Place(msgspec.Struct):
    """Where a card stands, from the card above, and how its line reaches it.

    ``lead`` is how far the line that enters at ``side`` reaches back; 0 for no line.
    ``hung``: whether the sibling before stands above it rather than at its left.
    """

    x: float = 0.0
    y: float = 0.0
    side: Side = Side.TOP
    lead: float = 0.0
    hung: bool = False


class Placed(msgspec.Struct):
    """The places of the branches, what all takes up, and the lines, from the card above."""

    places: list[Place]
    extent: Outline | Box
    strokes: list[Stroke]


def place_below(
    branches: Sequence[Branch], way: Way, rows: int, s: Spacing, *, interlock: bool, stacks: bool
) -> Placed:
    """Place the branches below a card."""
    if way.hangs:
        return _hanging(branches, s, both=way is Way.HANGING_BOTH)
    if way.mirrors:
        seen = [_turned(branch, way, s) for branch in branches]
        how = {"interlock": interlock, "stacks": stacks}
        return _turned_back(place_below(seen, way.turned, rows, s, **how), way, s)
    return _Row(branches, way, rows, s, interlock, stacks).below_card()


def place_roots(
    branches: Sequence[Branch], way: Way, rows: int, s: Spacing, *, interlock: bool, stacks: bool
) -> Placed:
    """Place the branches that nothing stands above."""
    return _Row(branches, way, rows, s, interlock, stacks).roots()


def box_of(branch: Branch, s: Spacing) -> Box:
    """Return the rectangle that a branch takes up."""
    if isinstance(branch.extent, Box):
        return branch.extent
    box = flow_along(branch.way.axis, s).box_of(branch.extent)
    return _turned_box(box, branch.way, s) if branch.way.mirrors else box


def _turned(branch: Branch, way: Way, s: Spacing) -> Branch:
    """Return a branch below a card that runs up or left as it is seen in the mirror."""
    if branch.way is way and isinstance(branch.extent, Outline):
        return msgspec.structs.replace(branch, way=way.turned)
    return msgspec.structs.replace(branch, extent=_turned_box(box_of(branch, s), way, s))


def _turned_back(placed: Placed, way: Way, s: Spacing) -> Placed:
    """Return the places and lines of what was placed in the mirror; its outline stays as it is there."""
    across = way is Way.LEFT
    for place in placed.places:
        place.side = place.side.turned(across, not across)
        if across:
            place.x = -place.x
        else:
            place.y = -place.y
    strokes = [
        (s.width - x1, y1, s.width - x2, y2) if across else (x1, s.height - y1, x2, s.height - y2)
        for x1, y1, x2, y2 in placed.strokes
    ]
    return Placed(placed.places, placed.extent, strokes)


def _turned_box(box: Box, way: Way, s: Spacing) -> Box:
    left, top, right, bottom = box
    if way is Way.LEFT:
        return Box(s.width - right, top, s.width - left, bottom)
    return Box(left, s.height - bottom, right, s.height - top)


def _hanging(branches: Sequence[Branch], s: Spacing, *, both: bool) -> Placed:
    """Place branches one below another, along a line at the left or, by turns, at both sides."""
    spine = s.width / 2 if both else s.spine
    reached = [s.row, s.row]
    whole = Box(0.0, 0.0, s.width, s.height)
    places: list[Place] = []
    for n, branch in enumerate(branches):
        box = box_of(branch, s)
        # What runs to the right would stand between its own card and a line at its right.
        runs_left = branch.way is Way.LEFT and not branch.leaf
        left = both and (runs_left or (n % 2 == 0 and (branch.leaf or branch.way.axis == "down")))
        beside = int(left)
        y = reached[beside] - box.top
        x = spine - s.indent - box.right if left else spine + s.indent - box.left
        if not both:
            x = s.indent - box.left
        lead = spine - x - s.width if left else x - spine
        side = Side.RIGHT if left else Side.LEFT
        places.append(Place(x, y, side, lead, hung=True))
        reached[beside] += box.bottom - box.top + s.row - s.height
        whole = Box(
            min(whole.left, x + box.left),
            0.0,
            max(whole.right, x + box.right),
            max(whole.bottom, y + box.bottom),
        )
    end = max(place.y for place in places) + s.height / 2
    return Placed(places, whole, [(spine, s.height, spine, end)])


class _Part(msgspec.Struct):
    """Branches of a row that stand together, by their numbers in it: one, or a run of leaves.

    ``entry``: where across the line from above enters; ``across``, ``along``: where it stands.
    """

    numbers: list[int]
    outline: Outline
    entry: float
    across: float = 0.0
    along: float = 0.0


class _Row:
    """Branches side by side on the level below a card, and assistants beside the line to them."""

    def __init__(
        self,
        branches: Sequence[Branch],
        way: Way,
        rows: int,
        s: Spacing,
        interlock: bool,
        stacks: bool,
    ) -> None:
        self.branches = branches
        self.flow = flow = flow_along(way.axis, s)
        self.rows = rows
        self.s = s
        self.interlock = interlock
        self.stacks = stacks and flow.axis == "down"
        self.places = [Place() for _ in branches]
        self.strokes: list[Stroke] = []

    def below_card(self) -> Placed:
        """Place the branches so that the card above stands over the middle of their lines."""
        flow, s = self.flow, self.s
        aside = [n for n, b in enumerate(self.branches) if b.assistant and b.leaf]
        if aside and len(aside) < len(self.branches):
            under = [n for n in range(len(self.branches)) if n not in set(aside)]
        else:
            aside, under = [], list(range(len(self.branches)))
        lines = (len(aside) + 1) // 2
        centre = flow.across / 2
        parts, anchors, outline = self._push(under, lines)
        own = (anchors[0] + anchors[-1]) / 2 - centre
        self._move(parts, -own)
        for part in parts:
            if len(part.numbers) > 1:
                self._run_lines(part.numbers)
        bus = flow.level * (lines + 1) - (flow.level - flow.along) / 2
        self._stroke(centre, flow.along, centre, bus)
        if len(anchors) > 1:
            self._stroke(anchors[0] - own, bus, anchors[-1] - own, bus)
        outline = moved(outline, -own)
        reach_aside = s.indent + flow.across
        for k in range(lines - 1, -1, -1):
            last = k == lines - 1 and len(aside) % 2 == 1
            high = centre if last else centre + reach_aside
            outline = Outline(centre - reach_aside, high, 0.0, outline)
        for k, n in enumerate(aside):
            self._beside(n, k, centre)
        return Placed(self.places, Outline(0.0, flow.across, 0.0, outline), self.strokes)

    def roots(self) -> Placed:
        """Place the branches from 0 on, without lines."""
        parts, _, outline = self._push(list(range(len(self.branches))), -1)
        self._move(parts, -reach(outline)[0])
        for place in self.places:
            place.lead = 0.0
        return Placed(self.places, outline, [])

    def _push(self, numbers: list[int], lines: int) -> tuple[list[_Part], list[float], Outline]:
        """Push branches together on the level after ``lines`` levels of assistants.

        Returns the parts where they stand, where across the line from above enters each,
        and the outline of all.
        """
        parts = [self._part(part, lines) for part in self._parts(numbers)]
        places, whole = pack([part.outline for part in parts], self.flow.gap)
        first = self.flow.level * (lines + 1)
        for part, at in zip(parts, places, strict=True):
            part.across = at
            part.along += first
        return parts, [part.across + part.entry for part in parts], whole

    def _parts(self, numbers: list[int]) -> list[list[int]]:
        """Return the branches one by one, and long runs of leaves together."""
        if not self.stacks:
            return [[n] for n in numbers]
        branches, least = self.branches, self.s.run
        parts: list[list[int]] = []
        for leaf, run in groupby(numbers, lambda n: branches[n].leaf):
            part = list(run)
            parts.extend([part] if leaf and len(part) >= least else [[n] for n in part])
        return parts

    def _part(self, part: list[int], lines: int) -> _Part:
        """Return what a part takes up; its cards have their places from its own corner."""
        flow, s = self.flow, self.s
        if len(part) > 1:
            stack = stack_of(len(part), s, self.rows)
            for k, n in enumerate(part):
                x = s.indent + k // stack.rows * stack.pitch
                y = k % stack.rows * s.row
                self.places[n] = Place(x, y, Side.LEFT, s.indent - s.spine, hung=True)
            return _Part(part, stack.outline(s), s.spine)
        branch = self.branches[part[0]]
        extent, along = branch.extent, 0.0
        if not isinstance(extent, Outline) or branch.way.axis != flow.axis or branch.way.mirrors:
            extent, along = flow.outline_of(box_of(branch, s))
        if not self.interlock:
            extent = block(*reach(extent))
        centre = flow.across / 2
        for _ in range(branch.levels - 1 - max(0, lines)):
            extent = Outline(centre, centre, 0.0, extent)
            along += flow.level
        place = self.places[part[0]]
        place.lead = (flow.level - flow.along) / 2 + along
        if flow.axis == "right":
            place.side, place.hung = Side.LEFT, True
        return _Part(part, extent, centre, along=along)

    def _run_lines(self, part: list[int]) -> None:
        """Draw the lines of a run of stacked leaves."""
        s, first = self.s, self.places[part[0]]
        x, top = first.x - s.indent, first.y
        stack = stack_of(len(part), s, self.rows)
        bus = top - (s.level - s.height) / 2
        for spine, _, end in stack.spines(top, s):
            self.strokes.append((x + spine, bus, x + spine, end))
        if stack.columns > 1:
            self.strokes.append((x + s.spine, bus, x + stack.last_spine(s), bus))

    def _beside(self, n: int, k: int, centre: float) -> None:
        """Put the k-th assistant beside the line."""
        flow, s = self.flow, self.s
        before = k % 2 == 0
        across = centre - s.indent - flow.across if before else centre + s.indent
        x, y = flow.xy(across, flow.level * (1 + k // 2))
        if flow.axis == "down":
            side = Side.RIGHT if before else Side.LEFT
        else:
            side = Side.BOTTOM if before else Side.TOP
        self.places[n] = Place(x, y, side, s.indent)

    def _move(self, parts: list[_Part], across: float) -> None:
        """Let the cards of parts stand where these do, all so far across."""
        for part in parts:
            x, y = self.flow.xy(part.across + across, part.along)
            for n in part.numbers:
                place = self.places[n]
                place.x += x
                place.y += y

    def _stroke(self, a1: float, v1: float, a2: float, v2: float) -> None:
        self.strokes.append((*self.flow.xy(a1, v1), *self.flow.xy(a2, v2)))
