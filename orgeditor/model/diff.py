"""The edit between two organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.edit import Edit, edit_of

if TYPE_CHECKING:
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization


def diff(label: Message, old: Organization, new: Organization) -> Edit:
    """Return the edit that makes ``new`` of ``old``: records matched by id, sorted by it."""
    before = {record.id: record for record in old}
    after = {record.id: record for record in new}
    changed = [key for key, record in after.items() if before.get(key) != record]
    changed += [key for key in before if key not in after]
    return edit_of(label, ((before.get(key), after.get(key)) for key in sorted(changed)))
