"""What a rule and a finding are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

import msgspec

from orgeditor.analysis.measures import Measures
from orgeditor.messages import Message
from orgeditor.model.organization import Organization

Severity = Literal["error", "warning", "hint"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "hint")

Found = Iterator[tuple[tuple[str, ...], Message]]


class Rule(msgspec.Struct, frozen=True):
    """A rule: its stable kebab-case id, what it asks for, and where that comes from.

    ``find`` is given the organisation and its measures, and yields, for each violation, the
    ids of the records concerned and a sentence.
    """

    id: str
    severity: Severity
    name: Message
    source: Message
    find: Callable[[Organization, Measures], Found]


class Finding(msgspec.Struct, frozen=True):
    """One violation of a rule: the records concerned (a click goes there) and a sentence."""

    rule: str
    severity: Severity
    subjects: tuple[str, ...]
    message: Message
    source: Message
