"""What is said of a file that was written."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from orgeditor.messages import Message

Reached = Callable[[float], None]
"""Hears how much is done, 0.0 to 1.0, and may raise to stop."""


class Written(msgspec.Struct, frozen=True):
    """What is told of a file, and what is not as it should be in it."""

    told: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
