"""Who fills which position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.fields import name_of
from orgeditor.model.records import Holder, Person, Position, Record, new_id

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def set_holders(org: Organization, position: str, names: list[tuple[str, float]]) -> Edit:
    """Return the edit by which a position is filled by the persons named, with their shares.

    A name that one person of the document bears means that person; a name nobody bears
    makes a new person; no name at all makes the position vacant.
    """
    found = org.get(Position, position)
    current = [org.get(Person, h.person) for h in found.holders if h.person]
    added: list[tuple[Record | None, Record]] = []
    holders = []
    for name, share in names:
        person = next((p for p in current if name in (p.name, p.name_zh)), None)
        if person is None:
            bearers = [p for p in org.of(Person).values() if name in (p.name, p.name_zh)]
            person = bearers[0] if len(bearers) == 1 else Person(id=new_id(), name=name)
            if person.id not in org:
                added.append((None, person))
        holders.append(Holder(person=person.id, share=share))
    label = (
        t("Fill {name}", name=name_of(found))
        if holders
        else t("Vacate {name}", name=name_of(found))
    )
    return edit_of(label, [*added, (found, replace(found, holders=tuple(holders)))])


def holder_names(org: Organization, position: Position, in_language: str = "") -> list[str]:
    """Return the names of the persons on a position; one not named is left out."""
    return [name_of(org.get(Person, h.person), in_language) for h in position.holders if h.person]
