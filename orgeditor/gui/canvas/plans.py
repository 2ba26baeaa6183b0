"""What a drop would do: the sentence that is shown on the way, and the verb.

A plan is made anew on every hover by asking the verb itself, so that what cannot be is
refused with the reason before the button is released.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Role, Unit
from orgeditor.model.structure import box_order, is_led_inside, roots, units_in
from orgeditor.model.verbs.joining import merge_positions, merge_units
from orgeditor.model.verbs.people import holder_names, move_holder, swap_holders
from orgeditor.model.verbs.positions import (
    add_dotted_line,
    add_position,
    assign_role,
    copy_branches,
    move_alone,
    move_positions,
    swap,
)
from orgeditor.model.verbs.units import add_unit, move_into_unit, move_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.canvas.places import Place
    from orgeditor.model.organization import Organization


class How(StrEnum):
    """What becomes of cards that are dropped."""

    MOVE = "move"
    ALONE = "alone"
    COPY = "copy"
    SWAP = "swap"
    DOTTED = "dotted"
    MERGE = "merge"
    COPY_ALONE = "copy-alone"


class Plan(msgspec.Struct, frozen=True):
    """What would happen, as a sentence and as an edit."""

    sentence: Message
    edit: Edit


def plan_drop(org: Organization, how: How, ids: Sequence[str], place: Place) -> Plan:
    """Return what dropping records at a place does; Refused where it cannot be."""
    target = org.peek(place.above)
    units = [key for key in ids if org.find(Unit, key)]
    positions = [key for key in ids if org.find(Position, key)]
    if units and positions:
        raise Refused(t("Units and positions cannot be moved together."))
    if units:
        return _plan_units(org, how, units, place)
    if isinstance(target, Unit):
        if how is not How.MOVE:
            raise Refused(t("On a unit, a position can only be moved."))
        return _plan_into_unit(org, positions, target, place)
    if how is How.MOVE:
        return _plan_move(org, positions, place)
    if how is How.MERGE:
        return _plan_merge(org, positions, place.above)
    if how in (How.COPY, How.COPY_ALONE):
        alone = how is How.COPY_ALONE
        edit = copy_branches(org, positions, place.above, before=place.before, alone=alone)
        if not place.above:
            return Plan(t("Copy to report to nobody"), edit)
        return Plan(
            t("Copy under {manager} — span {before} → {after}", manager=_name(org, place.above), **_span(org, place.above, len(positions))),
            edit,
        )  # fmt: skip
    return _plan_pair(org, how, positions, place)


def plan_holder(
    org: Organization, person: str, source: str, target: str, *, shares: bool = False
) -> Plan:
    """Return what dragging a person from one position to another does; Refused else.

    Where the seat is taken the two change seats, or share it.
    """
    old, new = org.get(Position, source), org.get(Position, target)
    name = {"person": _name(org, person), "name": name_of(new)}
    taken = len(new.holders) >= max(1.0, new.headcount)
    if not taken:
        sentence = t("{person} takes the seat of {name}", **name)
        return Plan(sentence, move_holder(org, person, source, target))
    if shares or len(old.holders) > 1:
        sentence = t("{person} shares the seat of {name}", **name)
        return Plan(sentence, move_holder(org, person, source, target))
    other = ", ".join(holder_names(org, new)) or str(t("Filled, not named"))
    sentence = t("{person} and {other} change seats", person=name["person"], other=other)
    return Plan(sentence, swap_holders(org, source, target))


def plan_new(org: Organization, what: str, place: Place | None) -> Plan:
    """Return what dropping a new ``unit``, ``position`` or ``role:<id>`` does; Refused else.

    Without a place it becomes a root.
    """
    above = place.above if place else ""
    before = place.before if place else ""
    target = org.peek(above)
    if what == "unit":
        if isinstance(target, Position):
            above, before = target.unit, ""
        edit = add_unit(org, name=str(t("New unit")), parent=above, before=before)
        if not above:
            return Plan(t("Add a top unit"), edit)
        return Plan(t("Add a unit to {unit}", unit=_name(org, above)), edit)
    role = what.removeprefix("role:") if what.startswith("role:") else ""
    if role and org.find(Role, role) is None:
        raise Refused(t("This role is no longer there."))
    if role and isinstance(target, Position) and place and not place.between:
        edit = assign_role(org, above, role)
        return Plan(
            t("{name} plays {role}, too", name=_name(org, above), role=_name(org, role)),
            edit,
        )
    return _plan_position(org, role, above, before)


def _plan_position(org: Organization, role: str, above: str, before: str) -> Plan:
    title = "" if role else str(t("New position"))
    if org.find(Unit, above):
        edit = add_position(org, title=title, unit=above, role=role)
        return Plan(t("Add a position in {unit}", unit=_name(org, above)), edit)
    edit = add_position(org, title=title, manager=above, role=role, before=before)
    if not above:
        return Plan(t("Add a position that reports to nobody"), edit)
    return Plan(
        t("Add a position under {manager} — span {before} → {after}", manager=_name(org, above), **_span(org, above, 1)),
        edit,
    )  # fmt: skip


def _plan_move(org: Organization, ids: Sequence[str], place: Place) -> Plan:
    manager = place.above
    edit = move_positions(org, ids, manager, before=place.before)
    if place.between:
        siblings = org.below(manager, Edge.REPORTS) if manager else roots(org)
        if set(ids) <= set(siblings):
            return Plan(_order(org, siblings, ids, place), edit)
    elif len(ids) == 1 and org.get(Position, ids[0]).manager == manager:
        raise Refused(
            t("{name} already reports to {manager}.", name=_name(org, ids[0]), manager=_name(org, manager))
        )  # fmt: skip
    if not manager:
        return Plan(t("Report to nobody"), edit)
    new = [key for key in ids if org.get(Position, key).manager != manager]
    return Plan(
        t("Move under {manager} — span {before} → {after}", manager=_name(org, manager), **_span(org, manager, len(new))),
        edit,
    )  # fmt: skip


def _plan_pair(org: Organization, how: How, positions: Sequence[str], place: Place) -> Plan:
    if len(positions) != 1:
        raise Refused(t("Do this with one card at a time."))
    one, target = positions[0], place.above
    if how is How.DOTTED or how is How.SWAP:
        if not target:
            raise Refused(t("Drop it on a card."))
        name = {"name": _name(org, one), "other": _name(org, target)}
        if how is How.DOTTED:
            edit = add_dotted_line(org, one, target)
            return Plan(t("Dotted line from {name} to {other}", **name), edit)
        if one == target:
            raise Refused(t("Drop it on another card."))
        return Plan(t("{name} and {other} change places", **name), swap(org, one, target))
    edit = move_alone(org, one, target, before=place.before)
    stay = len(org.below(one, Edge.REPORTS))
    if not stay:
        return msgspec.structs.replace(_plan_move(org, positions, place), edit=edit)
    if not target:
        return Plan(t("Report to nobody, alone"), edit)
    return Plan(
        tn(
            "Move alone under {manager} — {n} report stays",
            "Move alone under {manager} — {n} reports stay",
            stay,
            manager=_name(org, target),
        ),
        edit,
    )


def _plan_merge(org: Organization, positions: Sequence[str], target: str) -> Plan:
    if not target or target in positions:
        raise Refused(t("Drop it on another card."))
    edit = merge_positions(org, positions, target)
    kept = next(c.after for c in edit.changes if c.id == target)
    assert isinstance(kept, Position)
    sentence = t(
        "Merge into {name} — {seats} seats, {people} people",
        name=name_of(kept),
        seats=f"{kept.headcount:g}",
        people=len(kept.holders),
    )
    return Plan(sentence, edit)


def _plan_into_unit(org: Organization, ids: Sequence[str], unit: Unit, place: Place) -> Plan:
    inside = box_order(org, unit.id)
    after = len(set(inside) | set(ids))
    if place.between and set(ids) <= set(inside):
        return Plan(*_order_inside(org, inside, ids, unit, place))
    # After the last position inner units begin.
    before = place.before if place.before in inside else ""
    edit = move_into_unit(org, ids, unit.id, before=before)
    if not edit:
        raise Refused(
            t("{name} is in {unit} already.", name=_name(org, ids[0]), unit=name_of(unit))
        )
    return Plan(
        t("Move into {unit} — {before} → {after} positions", unit=name_of(unit), before=len(inside), after=after),
        edit,
    )  # fmt: skip


def _order_inside(
    org: Organization, inside: Sequence[str], ids: Sequence[str], unit: Unit, place: Place
) -> tuple[Message, Edit]:
    """Return what putting positions of a unit in another order there does."""
    led = {is_led_inside(org, key) for key in ids}
    rest = [key for key in inside if key not in ids]
    at = rest.index(place.before) if place.before in rest else len(rest)
    beside = rest[max(0, at - 1) : at + 1]
    if len(led) > 1 or not any(is_led_inside(org, key) in led for key in beside):
        raise Refused(t("Whoever leads in {unit} stands first.", unit=name_of(unit)))
    said = _order(org, inside, ids, place)
    before = place.before if place.before in rest else unit.id
    return said, move_into_unit(org, ids, unit.id, before=before)


def _plan_units(org: Organization, how: How, ids: Sequence[str], place: Place) -> Plan:
    parent = place.above
    target = org.peek(parent)
    if how is How.MERGE and isinstance(target, Unit) and parent not in ids:
        return Plan(t("Merge into {name}", name=name_of(target)), merge_units(org, ids, parent))
    if how is not How.MOVE:
        raise Refused(t("A unit can only be moved or merged."))
    if isinstance(target, Position):
        parent = target.unit
    # In a box a unit may have been dropped beside a position.
    before = place.before if org.find(Unit, place.before) else ""
    edit = move_units(org, ids, parent, before=before)
    siblings = units_in(org, parent)
    if place.between and set(ids) <= set(siblings):
        return Plan(_order(org, siblings, ids, place), edit)
    if set(ids) <= set(siblings):
        raise Refused(
            t("{name} is in {unit} already.", name=_name(org, ids[0]), unit=_name(org, parent))
        )
    if not parent:
        return Plan(t("Make it a top unit"), edit)
    new = len(set(ids) - set(siblings))
    return Plan(
        t("Move into {unit} — {before} → {after} units inside", unit=_name(org, parent), before=len(siblings), after=len(siblings) + new),
        edit,
    )  # fmt: skip


def _order(org: Organization, siblings: Sequence[str], ids: Sequence[str], place: Place) -> Message:
    rest = [key for key in siblings if key not in ids]
    at = rest.index(place.before) if place.before in rest else len(rest)
    if [*rest[:at], *ids, *rest[at:]] == list(siblings):
        raise Refused(t("It stands there already."))
    if place.before in rest:
        return t("Place before {name}", name=_name(org, place.before))
    return t("Place after {name}", name=_name(org, rest[-1]))


def _span(org: Organization, manager: str, added: int) -> dict[str, int]:
    span = len(org.below(manager, Edge.REPORTS))
    return {"before": span, "after": span + added}


def _name(org: Organization, record_id: str) -> str:
    return name_of(org[record_id]) if record_id else ""
