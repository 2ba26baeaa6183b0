"""Adding and moving units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Record, Unit, new_id
from orgeditor.model.structure import box_order, head_of, is_led_inside, units_in
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


def move_into_unit(org: Organization, ids: Sequence[str], unit: str, *, before: str = "") -> Edit:
    """Return the edit that puts positions into a unit; their reporting lines stay.

    A position that reports to nobody, or waits in the holding area, comes to report to
    the unit's head. ``before`` is the position of the unit that they come to stand before,
    "" for where their ranks put them; that of the unit itself, for the end.
    """
    head = head_of(org, unit) if unit else ""
    moved = list(dict.fromkeys(ids))
    ranks = []
    if before and moved:
        # Who leads in a unit and whoever they lead are two rows, each with an order of its own.
        manager = org.find(Position, org.get(Position, moved[0]).manager)
        led = manager is not None and manager.unit == unit
        row = [k for k in box_order(org, unit) if k not in moved and is_led_inside(org, k) == led]
        ranks = ranks_at(org, row, before, len(moved))
    pairs = []
    for n, key in enumerate(moved):
        position = org.get(Position, key)
        new = replace(position, unit=unit, waiting="", rank=ranks[n] if ranks else position.rank)
        if (
            not position.manager
            and head not in ("", key)
            and key not in org.chain(head, Edge.REPORTS)
        ):
            new = replace(new, manager=head, dotted=tuple(d for d in new.dotted if d != head))
        pairs.append((position, new))
    return edit_of(_into_label(org, moved, unit), pairs)


def _into_label(org: Organization, moved: Sequence[str], unit: str) -> Message:
    if all(org.get(Position, key).unit == unit for key in moved):
        if len(moved) == 1:
            return t("Reorder {name}", name=name_of(org[moved[0]]))
        return tn("Move {n} position", "Move {n} positions", len(moved))
    if unit:
        return tn(
            "Move {n} position into {unit}",
            "Move {n} positions into {unit}",
            len(moved),
            unit=name_of(org[unit]),
        )
    return tn(
        "Take {n} position out of its unit", "Take {n} positions out of their units", len(moved)
    )


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
