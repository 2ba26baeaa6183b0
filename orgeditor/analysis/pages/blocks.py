"""Blocks of text and lines that stand one under another, and go on in the next column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.pages.things import Chip, Fill, Inset, Link, Text, Thing, Window

if TYPE_CHECKING:
    from collections.abc import Sequence


class Block(msgspec.Struct, frozen=True):
    """Things from the corner of their room on; ``keeps``: with the block behind it.

    ``head`` stands over it again where it is the first of a column.
    """

    height: float
    things: tuple[Thing, ...]
    keeps: bool = False
    head: Block | None = None

    def at(self, left: float, top: float) -> list[Thing]:
        """Return the things in their place."""
        return [moved(thing, left, top) for thing in self.things]


def flowed(
    blocks: Sequence[Block], start: float, top: float, bottom: float
) -> list[list[tuple[float, Block]]]:
    """Return blocks with where they begin, in columns: the first from ``start``, others from ``top``."""
    columns: list[list[tuple[float, Block]]] = [[]]
    y = start
    for n, block in enumerate(blocks):
        needed, kept = block.height, n
        while blocks[kept].keeps and kept + 1 < len(blocks):
            kept += 1
            needed += blocks[kept].height
        if y + min(needed, bottom - top) > bottom and y > top:
            columns.append([])
            y = top
            if block.head:
                columns[-1].append((y, block.head))
                y += block.head.height
        columns[-1].append((y, block))
        y += block.height
    return columns


def moved(thing: Thing, right: float, down: float) -> Thing:
    """Return a thing in another place."""
    if isinstance(thing, Text):
        return msgspec.structs.replace(thing, x=thing.x + right, baseline=thing.baseline + down)
    if isinstance(thing, Chip | Fill | Inset | Link | Window):
        return msgspec.structs.replace(thing, x=thing.x + right, y=thing.y + down)
    return msgspec.structs.replace(
        thing, x1=thing.x1 + right, x2=thing.x2 + right, y1=thing.y1 + down, y2=thing.y2 + down
    )
