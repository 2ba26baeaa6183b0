"""Pictures of people, kept in the document by their hash."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Picture

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

_LARGEST: Final = 64 * 1024


def set_picture(org: Organization, person: str, data: bytes) -> Edit:
    """Return the edit that gives a person a picture, b"" for none; one that nobody has any more goes."""
    found = org.get(Person, person)
    if len(data) > _LARGEST:
        raise Refused(t("The picture is too large to be kept in the document."))
    key = hashlib.sha256(data).hexdigest()[:32] if data else ""
    pairs: list[tuple[Record | None, Record | None]] = []
    if key and not org.find(Picture, key):
        pairs.append((None, Picture(id=key, data=data)))
    pairs.append((found, replace(found, picture=key)))
    old = found.picture
    if old not in ("", key) and set(org.referrers(old)) == {person}:
        pairs.append((org.get(Picture, old), None))
    name = name_of(found)
    return edit_of(
        t("Picture of {name}", name=name) if key else t("No picture of {name}", name=name), pairs
    )
