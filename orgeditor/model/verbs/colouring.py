"""The colours in which a chart shows the values of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.records import Shade, key_id

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def set_shade(org: Organization, trait: str, value: str, colour: str) -> Edit:
    """Return the edit that gives a value of a field its colour, ``#rrggbb``; "" for the usual one."""
    key = key_id(trait, value)
    before = org.find(Shade, key)
    after = Shade(id=key, trait=trait, value=value, colour=colour) if colour else None
    return edit_of(t("Change a colour of the legend"), [(before, after)])
