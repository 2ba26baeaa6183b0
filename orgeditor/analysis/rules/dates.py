"""Rules of dates: what begins must not end before."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.messages import t
from orgeditor.model.fields import TYPES, Kind, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.model.edit import Edit
    from orgeditor.model.record import Record

_SPANS: Final = tuple(
    kind
    for kind, described in TYPES.items()
    if {"start", "end"} <= {f.name for f in described.fields if f.kind is Kind.DATE}
)
"""The record types that last from one date to another."""
_DATES: Final = attrgetter("start", "end")


def _all_backwards(look: Look) -> Found:
    for kind in _SPANS:
        for record in look.org.of(kind).values():
            yield from _said(record)


def _backwards(look: Look, key: str) -> Found:
    record = look.org.peek(key)
    if isinstance(record, _SPANS):
        yield from _said(record)


def _said(record: Record) -> Found:
    # Dates are written as ISO 8601, so that they sort as text.
    start, end = _DATES(record)
    if start and end and end < start:
        yield (record.id,), t("{name} ends on {end}, before it begins on {start}.", name=name_of(record), end=end, start=start)  # fmt: skip


def _changed(_look: Look, edit: Edit) -> Iterable[str]:
    return (change.id for change in edit.changes)


RULES: Final = (
    Rule("dates-in-order", "warning", t("Nothing ends before it begins"), t("our own"), _all_backwards,
         t("Put the two dates right: often day and month, or the two themselves, stand in each other's place."),
         {kind: () for kind in _SPANS}, (), Alone(_backwards, _changed)),
)  # fmt: skip
