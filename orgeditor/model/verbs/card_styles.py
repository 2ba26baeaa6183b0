"""Named styles of cards, kept in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.records import PROJECT_ID, CardStyle, Project

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def use_card_style(org: Organization, style: CardStyle) -> Edit:
    """Return the edit that keeps a style of cards, new or changed, and shows cards in it."""
    if not style.name.strip():
        raise Refused(t("A card style needs a name."))
    project = org.find(Project, PROJECT_ID)
    shown = replace(project or Project(id=PROJECT_ID), card_style=style.id)
    pairs = [(org.find(CardStyle, style.id), style), (project, shown)]
    return edit_of(t("Card style {name}", name=style.name), pairs)
