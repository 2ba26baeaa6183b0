"""Adding and moving units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Record, Unit, new_id
from orgeditor.model.structure import head_of, units_in
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


def add_unit(org: Organization, *, name: str, parent: str = "", before: str = "") -> Edit:
    """Return the edit that adds an empty unit; a colour is left to the theme."""
    unit = Unit(
        id=new_id(),
        name=name,
        parent=parent,
        rank=ranks_at(org, units_in(org, parent), before)[0],
    )
    return edit_of(t("Add {name}", name=name_of(unit)), [(None, unit)])


def move_units(org: Organization, ids: Sequence[str], parent: str, *, before: str = "") -> Edit:
    """Return the edit that puts units, with all inside them, into another unit.

    ``parent`` "" makes them top units; ``before`` is the sibling they come to stand
    before. The head of a moved unit who reported to the head of the old parent reports
    to the head of the new one.
    """
    chosen = dict.fromkeys(ids)
    moved = [key for key in chosen if chosen.keys().isdisjoint(org.chain(key, Edge.CONTAINS))]
    for key in moved:
        if key == parent or (parent and key in org.chain(parent, Edge.CONTAINS)):
            raise Refused(
                t(
                    "{inner} lies inside {name}.",
                    inner=name_of(org[parent]),
                    name=name_of(org[key]),
                )
                if key != parent
                else t("{name} cannot lie inside itself.", name=name_of(org[key]))
            )
    siblings = [key for key in units_in(org, parent) if key not in moved]
    pairs: list[tuple[Record, Record]] = []
    for key, rank in zip(moved, ranks_at(org, siblings, before, len(moved)), strict=True):
        unit = org.get(Unit, key)
        pairs.append((unit, replace(unit, parent=parent, rank=rank)))
        pairs.extend(_head_follows(org, unit, parent))
    if len(moved) == 1:
        unit = org.get(Unit, moved[0])
        if unit.parent == parent:
            label = t("Reorder {name}", name=name_of(unit))
        elif parent:
            label = t("Move {name} into {unit}", name=name_of(unit), unit=name_of(org[parent]))
        else:
            label = t("Make {name} a top unit", name=name_of(unit))
    else:
        label = tn("Move {n} unit", "Move {n} units", len(moved))
    return edit_of(label, pairs)


def move_into_unit(org: Organization, ids: Sequence[str], unit: str) -> Edit:
    """Return the edit that puts positions into a unit; their reporting lines stay.

    A position that reports to nobody, or waits in the holding area, comes to report to
    the unit's head.
    """
    head = head_of(org, unit) if unit else ""
    pairs = []
    for key in dict.fromkeys(ids):
        position = org.get(Position, key)
        moved = replace(position, unit=unit, waiting="")
        if (
            not position.manager
            and head not in ("", key)
            and key not in org.chain(head, Edge.REPORTS)
        ):
            moved = replace(moved, manager=head, dotted=tuple(d for d in moved.dotted if d != head))
        pairs.append((position, moved))
    if unit:
        label = tn(
            "Move {n} position into {unit}",
            "Move {n} positions into {unit}",
            len(pairs),
            unit=name_of(org[unit]),
        )
    else:
        label = tn(
            "Take {n} position out of its unit",
            "Take {n} positions out of their units",
            len(pairs),
        )
    return edit_of(label, pairs)


def _head_follows(org: Organization, unit: Unit, parent: str) -> list[tuple[Record, Record]]:
    head = head_of(org, unit.id)
    if not head or not unit.parent or not parent or unit.parent == parent:
        return []
    position = org.get(Position, head)
    upper = head_of(org, parent)
    if (
        not upper
        or position.manager != head_of(org, unit.parent)
        or head == upper
        or head in org.chain(upper, Edge.REPORTS)
    ):
        return []
    dotted = tuple(d for d in position.dotted if d != upper)
    return [(position, replace(position, manager=upper, dotted=dotted))]
