"""The edit between two organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.model.delta import changed_ids
from orgeditor.model.edit import Change, Edit

if TYPE_CHECKING:
    from orgeditor.messages import Message
    from orgeditor.model.delta import Table
    from orgeditor.model.organization import Organization


def diff(label: Message, old: Organization, new: Organization) -> Edit:
    """Return the edit that makes ``new`` of ``old``: records matched by id, sorted by it."""
    return between(label, old.table, new.table)


def between(label: Message, old: Table, new: Table) -> Edit:
    """Return the edit that makes one table of records of another, sorted by id."""
    return Edit(label, tuple(Change(old.get(key), new.get(key)) for key in changed_ids(old, new)))
