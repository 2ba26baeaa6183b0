"""The cascade of goals as a tree: from themes to objectives, to the units that serve them, to positions.

It runs from the left to the right, so that a branch grows down the page and names have room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.goals import parts_of
from orgeditor.model.elements.goals import THEME, Goal
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization

WIDTH: Final = 196.0
GOAL: Final = 74.0
PLACE: Final = 46.0
"""Heights of the card of a goal, and of a unit or position."""
ACROSS: Final = 48.0
BETWEEN: Final = 14.0

Kind = Literal["goal", "unit", "position", "gap"]


class Card(msgspec.Struct, frozen=True):
    """What stands at a place of the tree: a record, or the ``gap`` where a goal is served by nobody.

    ``x`` and ``y`` are left and top in chart units; a gap's ``record`` is the goal.
    """

    kind: Kind
    record: str
    x: float
    y: float

    @property
    def height(self) -> float:
        """How high the card is; all are ``WIDTH`` wide."""
        return GOAL if self.kind == "goal" else PLACE


class Cascade(msgspec.Struct, frozen=True):
    """The tree laid out; ``lines`` join cards by their places, from above to below."""

    cards: tuple[Card, ...]
    lines: tuple[tuple[int, int], ...]
    width: float
    height: float


class _Node(msgspec.Struct):
    kind: Kind
    record: str
    below: list[_Node]
    y: float = 0.0


def cascade(org: Organization, root: str = "") -> Cascade:
    """Return the tree of all goals, or of one and its parts; (0, 0) in size where there are none."""
    roots = [org.get(Goal, root)] if root else parts_of(org, "")
    nodes = [_branch(org, goal) for goal in roots]
    height = 0.0
    for node in nodes:
        height = _place(node, height)
    cards: list[Card] = []
    lines: list[tuple[int, int]] = []
    waiting = [(node, 0, -1) for node in reversed(nodes)]
    while waiting:
        node, depth, above = waiting.pop()
        if above >= 0:
            lines.append((above, len(cards)))
        waiting += [(child, depth + 1, len(cards)) for child in reversed(node.below)]
        cards.append(Card(node.kind, node.record, depth * (WIDTH + ACROSS), node.y))
    width = max((card.x + WIDTH for card in cards), default=0.0)
    return Cascade(tuple(cards), tuple(lines), width, max(height - BETWEEN, 0.0))


def card_at(found: Cascade, x: float, y: float) -> str:
    """Return the record whose card covers a point, "" where there is none."""
    for card in found.cards:
        if 0 <= x - card.x <= WIDTH and 0 <= y - card.y <= card.height:
            return card.record
    return ""


def beside(found: Cascade, record: str, across: int, down: int) -> Card | None:
    """Return the card that an arrow key leads to: right and left along the lines, up and down in the column."""
    at = next((n for n, card in enumerate(found.cards) if card.record == record), None)
    if at is None:
        return found.cards[0] if found.cards else None
    if across:
        ends = [b for a, b in found.lines if a == at] if across > 0 else [a for a, b in found.lines if b == at]  # fmt: skip
        return found.cards[ends[0]] if ends else found.cards[at]
    column = [card for card in found.cards if card.x == found.cards[at].x]
    place = min(max(column.index(found.cards[at]) + down, 0), len(column) - 1)
    return column[place]


def _branch(org: Organization, goal: Goal) -> _Node:
    below = [_branch(org, part) for part in parts_of(org, goal.id)]
    served = _served(org, goal.served_by)
    if not served and not below and goal.kind != THEME:
        served = [_Node("gap", goal.id, [])]
    return _Node("goal", goal.id, [*below, *served])


def _served(org: Organization, named: Sequence[str]) -> list[_Node]:
    """Return units and positions that serve a goal: inside each other where they are so in the structure."""
    nodes = {key: _node(org, key) for key in named}
    tops = []
    for key, node in nodes.items():
        seat = org.find(Position, key)
        home = seat.unit if seat else ""
        chain = (home, *org.chain(home, Edge.CONTAINS)) if home else org.chain(key, Edge.CONTAINS)
        above = next((nodes[up] for up in chain if up in nodes and up != key), None)
        if above is None:
            tops.append(node)
        else:
            above.below.append(node)
    return tops


def _node(org: Organization, key: str) -> _Node:
    return _Node("position" if org.find(Position, key) else "unit", key, [])


def _place(node: _Node, top: float) -> float:
    """Put a branch below ``top``: a card in the middle of what hangs on it; return where the next begins."""
    own = (GOAL if node.kind == "goal" else PLACE) + BETWEEN
    end = top
    for child in node.below:
        end = _place(child, end)
    if end - top < own:
        _move(node.below, (own - (end - top)) / 2)
        end = top + own
    node.y = top + (end - top - own) / 2
    return end


def _move(nodes: Iterable[_Node], by: float) -> None:
    for node in nodes:
        node.y += by
        _move(node.below, by)
