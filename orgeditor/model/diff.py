"""The edit between two organisations."""

from __future__ import annotations

from orgeditor.messages import Message
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.organization import Organization


def diff(label: Message, old: Organization, new: Organization) -> Edit:
    """Return the edit that makes ``new`` of ``old``: records matched by id, sorted by it."""
    keys = sorted({record.id for record in old} | {record.id for record in new})
    return edit_of(
        label,
        ((old.peek(k), new.peek(k)) for k in keys),
    )
