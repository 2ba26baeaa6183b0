"""The one way in which an organisation changes: an edit is a label and a list of changes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.messages import Message
from orgeditor.model.registry import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.records import Record


class Refused(Exception):
    """What was asked for would break the organisation; ``reason`` says why, for a person."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class Stale(Exception):
    """An edit was made for another state than the one that stands."""


class Change(msgspec.Struct, frozen=True, gc=False):
    """One record before and after: without ``before`` it is new, without ``after`` it goes."""

    before: AnyRecord | None
    after: AnyRecord | None

    @property
    def id(self) -> str:
        """The id of the record that changes."""
        return self.some.id

    @property
    def some(self) -> Record:
        """The record after the change, or before it where it goes."""
        record = self.after or self.before
        if record is None:
            raise ValueError("a change without a record")
        return record


class Edit(msgspec.Struct, frozen=True, dict=True):
    """Changes that belong together, told as one act; no record occurs twice."""

    label: Message
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records that change, in the order of the changes."""
        return tuple([c.id if c.after is None else c.after.id for c in self.changes])

    @cached_property
    def kinds(self) -> frozenset[type[Record]]:
        """The types of the records that change."""
        return frozenset({type(change.some) for change in self.changes})

    def touches(self, *kinds: type[Record]) -> bool:
        """Whether a record of one of these types changes."""
        return not self.kinds.isdisjoint(kinds)

    def inverted(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(self.label, tuple(Change(c.after, c.before) for c in reversed(self.changes)))

    def to_json(self) -> bytes:
        """Return the edit as one line of JSON."""
        return _ENCODER.encode(self)

    @staticmethod
    def from_json(line: bytes | str) -> Edit:
        """Read an edit that ``to_json`` wrote; msgspec.ValidationError where it is none."""
        return _DECODER.decode(line)


def edit_of(label: Message, pairs: Iterable[tuple[Record | None, Record | None]]) -> Edit:
    """Return the edit of (before, after) pairs, leaving out those that change nothing."""
    return Edit(
        label,
        tuple(Change(before, after) for before, after in pairs if before != after),
    )


def joined(label: Message, edits: Iterable[Edit]) -> Edit:
    """Return several edits, each made for the state that the one before leaves, as one."""
    edits = tuple(edits)
    if len(edits) == 1:
        return Edit(label, edits[0].changes)
    first: dict[str, AnyRecord | None] = {}
    last: dict[str, AnyRecord | None] = {}
    for edit in edits:
        for change in edit.changes:
            first.setdefault(change.id, change.before)
            last[change.id] = change.after
    return edit_of(label, ((first[key], last[key]) for key in first))


_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Edit)
