"""What a cell of a table means for a record, as far as it can be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Kind, name_of
from orgeditor.model.records import Person, Position
from orgeditor.model.written import read_cell, split_names

if TYPE_CHECKING:
    from orgeditor.model.fields import Field
    from orgeditor.model.naming import Names
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

_PARTED: Final = re.compile("[;；、,，/\n]|\\band\\b|和")


def understood(
    org: Organization, names: Names, record: Record, field: Field, text: str
) -> tuple[Any, Message | None]:
    """Return what a cell means, None for nothing, and the reason where something is left out of it."""
    try:
        value, reason = read_cell(names, type(record), field, text), None
    except Refused as refusal:
        known, refused = _read_in_part(org, names, field, text)
        value, reason = known or None, refusal.reason if refused else None
    several = value if isinstance(value, tuple) else (value,)
    if field.targets and record.id and record.id in several:
        reason = t("{name} cannot be its own “{field}”.", name=name_of(record), field=field.label)
        value = tuple(key for key in several if key != record.id) or None
    return value, reason


def _read_in_part(
    org: Organization, names: Names, field: Field, text: str
) -> tuple[tuple[str, ...] | str, bool]:
    """Return what of a reference is known, and whether something is not.

    A person stands for the position that he or she fills, where the field takes positions alone.
    """
    if field.kind not in (Kind.REFERENCE, Kind.REFERENCES):
        return "", True
    several = field.kind is Kind.REFERENCES
    parts = split_names(text) if several else [text]
    found = [_named(org, names, field, part) for part in parts]
    if several and not any(found):
        # Clients part names by what our own names may hold.
        parts = [part for part in map(str.strip, _PARTED.split(text)) if part]
        found = [_named(org, names, field, part) for part in parts]
    known = tuple(dict.fromkeys(key for key in found if key))
    return known if several else "".join(known), not all(found)


def _named(org: Organization, names: Names, field: Field, text: str) -> str:
    keys = names.called(field.targets, text)
    if len(keys) > 1:
        # A role and the position that plays it are often called the same.
        keys = next(found for kind in field.targets if (found := names.called([kind], text)))
    if not keys and Position in field.targets and Person not in field.targets:
        people = names.called([Person], text)
        keys = [key for one in people for key in org.referrers(one) if org.find(Position, key)]
    return keys[0] if len(keys) == 1 else ""
