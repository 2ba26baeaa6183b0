"""The sections of the window, as its rail and its stack of pages number them."""

from __future__ import annotations

from enum import IntEnum


class Section(IntEnum):
    """What fills the middle of the window."""

    START = 0
    STRUCTURE = 1
    RESPONSIBILITIES = 2
    HEALTH = 3
