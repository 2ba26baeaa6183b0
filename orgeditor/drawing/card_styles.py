"""The styles of a card's lines, and how far lines stand from its edges."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.drawing.text import Style

if TYPE_CHECKING:
    from orgeditor.drawing.fonts import Face

INDENT: Final = 10.0
RIGHT: Final = 8.0
LEAST_TITLE: Final = 10.5
LEAST_LINE: Final = 10.25
"""The sizes down to which title and person shrink before they are cut."""


class CardStyles(msgspec.Struct, frozen=True):
    """The styles of a card's lines."""

    title: Style
    line: Style
    vacant: Style
    facts: Style
    badge: Style
    short: Style


@cache
def styles(face: Face) -> CardStyles:
    """Return the styles of cards set in ``face``."""
    return CardStyles(
        title=Style(face, 12.5, semibold=True),
        line=Style(face, 11.75),
        vacant=Style(face, 11.75, italic=True),
        facts=Style(face, 10.5),
        badge=Style(face, 11.0, semibold=True),
        short=Style(face, 21.0, semibold=True),
    )
