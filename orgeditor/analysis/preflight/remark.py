"""What preflight says: remarks, and how each can be mended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from orgeditor.messages import Message

Severity = Literal["error", "warning", "hint"]
Value = str | float | bool | tuple[str, ...]


class Mend(msgspec.Struct, frozen=True):
    """A way to mend something: other ``settings`` of the output, or ``records`` to go and look at.

    ``settings`` are those of an ``Output``; besides, ``folded`` is of its look, and
    ``card_size`` of the style of cards that the document has.
    """

    label: Message
    settings: Mapping[str, Value] = {}
    records: tuple[str, ...] = ()


class Remark(msgspec.Struct, frozen=True):
    """Something to look at before this leaves; it never forbids anything.

    ``kind`` is kebab-case and stable. ``pages``: the numbers of the pages it is about, from 1;
    ``records``: the ids of the records it is about.
    """

    kind: str
    severity: Severity
    message: Message
    mends: tuple[Mend, ...] = ()
    pages: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
