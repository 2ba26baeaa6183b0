"""Who works with whom as a picture: parties on a ring, a line for what they share."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.load import Tie, loads, ties
from orgeditor.model.records import Record

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import MatrixView

_APART: Final = 26.0
"""Least length of the ring from one party to the next."""
_LEAST: Final = 150.0
_MANY: Final = 24
_LABEL: Final = 210.0
_AROUND: Final = 40.0
_DOT: Final = (5.0, 13.0)
_LINE: Final = (0.8, 6.0)
_STRONGEST: Final = 4
"""A tie is drawn where it is among so many strongest of one of its ends."""


class Node(msgspec.Struct, frozen=True):
    """A party: where its dot stands and how large it is, and at which angle (radians) from the middle."""

    party: Record
    x: float
    y: float
    radius: float
    angle: float


class Line(msgspec.Struct, frozen=True):
    """What two parties share, as a line between their dots; its width says how much."""

    tie: Tie
    width: float


class Network(msgspec.Struct, frozen=True):
    """A picture of ``width`` x ``height`` with its middle in the middle; strongest lines last.

    ``radial``: names run outwards, since side by side they would touch.
    """

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    radial: bool = False

    def at(self, x: float, y: float) -> str:
        """Return the id of the party whose dot is at a point, "" for none."""
        for node in self.nodes:
            if (node.x - x) ** 2 + (node.y - y) ** 2 <= (node.radius + 6) ** 2:
                return node.party.id
        return ""


def network(view: MatrixView) -> Network:
    """Return the ring of a matrix's parties in the order of its columns, units side by side.

    Dots grow with the weighted load. Of many ties the strongest of each party are drawn.
    """
    found = loads(view)
    if not found:
        return Network(0.0, 0.0, (), ())
    ring = max(_LEAST, len(found) * _APART / (2 * pi))
    radial = len(found) > _MANY
    width, height = 2 * (ring + _LABEL), 2 * (ring + (_LABEL if radial else _AROUND))
    most = max(load.weighted for load in found) or 1.0
    least, largest = _DOT
    nodes = []
    for place, load in enumerate(found):
        angle = 2 * pi * place / len(found) - pi / 2
        radius = least + (largest - least) * (load.weighted / most) ** 0.5
        x, y = width / 2 + ring * cos(angle), height / 2 + ring * sin(angle)
        nodes.append(Node(load.party, x, y, radius, angle))
    return Network(width, height, tuple(nodes), tuple(_lines(ties(view))), radial)


def _lines(found: list[Tie]) -> list[Line]:
    drawn: dict[str, int] = {}
    kept = []
    for tie in found:
        if min(drawn.get(tie.one, 0), drawn.get(tie.other, 0)) < _STRONGEST:
            kept.append(tie)
            for party in (tie.one, tie.other):
                drawn[party] = drawn.get(party, 0) + 1
    most = max((tie.shared for tie in kept), default=1)
    thin, thick = _LINE
    return [Line(tie, thin + (thick - thin) * tie.shared / most) for tie in reversed(kept)]
