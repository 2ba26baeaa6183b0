"""What differs between the document shown and the file on the disk, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import Message, t
from orgeditor.model.diff import diff
from orgeditor.model.fields import fields_of, name_of
from orgeditor.model.written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.model.edit import Change
    from orgeditor.model.organization import Organization

_MOST: Final = 20


def differences(mine: Organization, theirs: Organization) -> list[Message]:
    """Return what is in only one of two organisations, and the fields that differ."""
    label = t("What differs")
    found = [
        line for change in diff(label, mine, theirs).changes for line in _told(change, mine, theirs)
    ]
    if len(found) > _MOST:
        found[_MOST:] = [t("{n} more", n=len(found) - _MOST)]
    return found


def _told(change: Change, mine: Organization, theirs: Organization) -> Iterator[Message]:
    name = name_of(change.some)
    if change.before is None:
        yield t("{name}: only in the file", name=name)
        return
    if change.after is None:
        yield t("{name}: only here", name=name)
        return
    for field in fields_of(type(change.before)):
        here, there = getattr(change.before, field.name), getattr(change.after, field.name)
        if here != there and field.inspected:
            yield t(
                "{name}, {field}: here “{here}”, in the file “{there}”",
                name=name,
                field=field.label,
                here=written(mine, field, here),
                there=written(theirs, field, there),
            )
