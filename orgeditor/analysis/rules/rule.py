"""What a rule and a finding are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.analysis.limits import Limit
from orgeditor.analysis.rules.look import Look
from orgeditor.messages import Message
from orgeditor.model.edit import Edit
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from orgeditor.model.edit import Change

Severity = Literal["error", "warning", "hint"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "hint")

Found = Iterator[tuple[tuple[str, ...], Message]]
"""For each violation the ids of the records concerned, the one it is about first, and a sentence."""

Reads = Mapping[type[Record], tuple[str, ...]]
"""What a rule looks at: record types, and the fields of each, () for all of them."""


class Alone(msgspec.Struct, frozen=True):
    """How a rule judges record by record, so that an edit leaves most findings as they are.

    ``judge`` yields what is found of one record that stands; ``near`` the ids of the records
    that an edit may have made to be judged otherwise, None for all.
    """

    judge: Callable[[Look, str], Found]
    near: Callable[[Look, Edit], Iterable[str] | None]


class Rule(msgspec.Struct, frozen=True):
    """A rule: its stable kebab-case id, what it asks for, where that comes from, what usually helps.

    ``find`` yields all violations. ``reads`` says what they depend on: an edit of anything
    else leaves them as they were; None where any edit may matter. ``limits`` are the
    thresholds that a profile may change.
    """

    id: str
    severity: Severity
    name: Message
    source: Message
    find: Callable[[Look], Found]
    helps: Message
    reads: Reads | None = None
    limits: tuple[Limit, ...] = ()
    alone: Alone | None = None

    def is_touched(self, edit: Edit) -> bool:
        """Whether an edit changes anything that the rule looks at."""
        reads = self.reads
        return reads is None or any(_is_read(change, reads) for change in edit.changes)


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One violation of a rule: the records concerned (a click goes there) and a sentence."""

    rule: str
    severity: Severity
    subjects: tuple[str, ...]
    message: Message
    source: Message

    @property
    def about(self) -> str:
        """The record that it is about, "" for the whole."""
        return self.subjects[0] if self.subjects else ""


def _is_read(change: Change, reads: Reads) -> bool:
    fields: Collection[str] | None = reads.get(type(change.some))
    if fields is None:
        return False
    if not fields or change.before is None or change.after is None:
        return True
    return any(getattr(change.before, f) != getattr(change.after, f) for f in fields)
