"""Who fills which position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused, edit_of
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


def move_holder(org: Organization, person: str, source: str, target: str) -> Edit:
    """Return the edit by which a person leaves one position for another, with the same share.

    An empty ``person`` is a holder who is not named. Refused where the person is not on
    ``source``, or it is the ``target``.
    """
    old, new = org.get(Position, source), org.get(Position, target)
    if source == target:
        raise Refused(t("Drop it on another card."))
    holder = next((h for h in old.holders if h.person == person), None)
    if holder is None:
        raise Refused(t("{name} is vacant.", name=name_of(old)))
    left = list(old.holders)
    left.remove(holder)
    there = [h for h in new.holders if person and h.person == person]
    joined = [h for h in new.holders if h not in there]
    share = round(sum(h.share for h in (*there, holder)), 6)
    named = t("Filled, not named") if not person else name_of(org.get(Person, person))
    return edit_of(
        t("Move {person} to {name}", person=named, name=name_of(new)),
        [
            (old, replace(old, holders=tuple(left))),
            (new, replace(new, holders=(*joined, replace(holder, share=share)))),
        ],
    )


def swap_holders(org: Organization, first: str, second: str) -> Edit:
    """Return the edit by which the persons on two positions change seats."""
    a, b = org.get(Position, first), org.get(Position, second)
    if not a.holders and not b.holders:
        raise Refused(t("Both are vacant."))
    return edit_of(
        t("{first} and {second} exchange their people", first=name_of(a), second=name_of(b)),
        [(a, replace(a, holders=b.holders)), (b, replace(b, holders=a.holders))],
    )


def holder_names(org: Organization, position: Position, in_language: str = "") -> list[str]:
    """Return the names of the persons on a position; one not named is left out."""
    return [name_of(org.get(Person, h.person), in_language) for h in position.holders if h.person]
