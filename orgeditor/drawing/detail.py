"""How much of a chart shows at a scale; each level passes into the next, so that nothing jumps.

From near to far: whole cards, cards with their title alone, blocks in the colours of the
cards, silhouettes of the branches with their names.
"""

from __future__ import annotations

from typing import Final

import msgspec

BLOCKS_BELOW: Final = 0.22
"""The scale below which cards are blocks of colour without text."""

_SHORT: Final = (0.56, 0.46)
_WORDLESS: Final = (0.27, BLOCKS_BELOW)
_PLAIN: Final = (0.32, 0.12)
_NAMED_BOXES: Final = (0.26, 0.2)
_SILHOUETTES: Final = (0.1, 0.045)
_BLOCKS_GO: Final = 0.6
_STEPS: Final = 4


class Detail(msgspec.Struct, frozen=True):
    """What a card's picture shows: how ``short`` it is, 0 to 1, and how much of its ``words``.

    ``plain``: how far its ground has passed to the card's colour.
    """

    short: float = 0.0
    words: float = 1.0
    plain: float = 0.0


def detail_at(scale: float) -> Detail:
    """Return what cards show at a scale, in few steps: each wants pictures of its own."""
    short, words = passed(scale, _SHORT), 1.0 - passed(scale, _WORDLESS)
    return Detail(*(round(part * _STEPS) / _STEPS for part in (short, words, plain_at(scale))))


def resting(scale: float) -> float:
    """Return the nearest scale that is no larger and shows cards whole or their titles alone, not one over the other."""
    near, far = _SHORT
    return far if far < scale < near else scale


def plain_at(scale: float) -> float:
    """Return how far cards and blocks have passed from white to plain colour, 0 to 1."""
    return passed(scale, _PLAIN)


def named_boxes_at(scale: float) -> float:
    """Return how far the names over boxes have come in for the words on their cards, 0 to 1."""
    return passed(scale, _NAMED_BOXES)


def silhouettes_at(scale: float) -> float:
    """Return how far silhouettes of branches have come in for the blocks, 0 to 1."""
    return passed(scale, _SILHOUETTES)


def passed(value: float, way: tuple[float, float]) -> float:
    """Return which share of a way from its first to its second end a value has come, 0 to 1."""
    start, end = way
    return min(1.0, max(0.0, (value - start) / (end - start)))


def blocks_at(scale: float) -> float:
    """Return how much of the blocks is to be seen on the silhouettes, 0 to 1."""
    return 1.0 - _BLOCKS_GO * silhouettes_at(scale)
