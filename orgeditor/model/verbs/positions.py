"""Adding, moving, copying and joining positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import Message, t, tn
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.fields import Edge, name_of
from orgeditor.model.records import Position, Record, Role, Unit, new_id
from orgeditor.model.structure import head_of, roots
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


def add_position(
    org: Organization,
    *,
    title: str,
    manager: str = "",
    unit: str = "",
    role: str = "",
    before: str = "",
) -> Edit:
    """Return the edit that adds a vacant position.

    Without a unit it takes its manager's; without a manager, the head of its unit. With a
    role it plays that role and, without a title, is called by it.
    """
    if manager and not unit:
        unit = org.get(Position, manager).unit
    elif unit and not manager:
        manager = head_of(org, unit)
    title_zh = ""
    if role and not title:
        played = org.get(Role, role)
        title, title_zh = played.name, played.name_zh
    position = Position(
        id=new_id(),
        title=title,
        title_zh=title_zh,
        unit=unit,
        manager=manager,
        roles=(role,) if role else (),
        rank=ranks_at(org, _siblings(org, manager), before)[0],
    )
    return edit_of(t("Add {name}", name=name_of(position)), [(None, position)])


def move_positions(
    org: Organization, ids: Sequence[str], manager: str, *, before: str = ""
) -> Edit:
    """Return the edit that puts positions, with all below them, under a manager.

    ``manager`` "" makes them roots; ``before`` is the sibling they come to stand before,
    "" for the end. What is moved together with something above it stays with that. The
    unit follows: a position that heads its unit takes the unit along, another one, and
    those below it in the same unit, join the manager's unit.
    """
    moved = _tops(org, ids)
    for key in moved:
        _refuse_loop(org, key, manager)
    siblings = [key for key in _siblings(org, manager) if key not in moved]
    after: dict[str, Record] = {}
    for key, rank in zip(moved, ranks_at(org, siblings, before, len(moved)), strict=True):
        position = org.get(Position, key)
        if manager and manager != position.manager:
            after |= _unit_follows(org, key, org.get(Position, manager).unit)
        standing = after.get(key, position)
        assert isinstance(standing, Position)
        after[key] = replace(
            standing,
            manager=manager,
            dotted=tuple(d for d in position.dotted if d != manager),
            rank=rank,
            waiting="",
        )
    return edit_of(
        _move_label(org, moved, manager),
        ((org[key], new) for key, new in after.items()),
    )


def move_alone(org: Organization, position: str, manager: str, *, before: str = "") -> Edit:
    """Return the edit that moves one position; its reports stay, under its manager.

    It comes to stand before a sibling, or last.
    """
    if position == manager:
        raise Refused(t("{name} cannot report to itself.", name=name_of(org[position])))
    alone = org.get(Position, position)
    pairs: list[tuple[Record, Record]] = []
    for report in org.below(position, Edge.REPORTS):
        found = org.get(Position, report)
        pairs.append((found, _under(found, alone.manager)))
    unit = org.get(Position, manager).unit if manager else alone.unit
    siblings = [key for key in _siblings(org, manager) if key != position]
    moved = replace(
        _under(alone, manager),
        unit=unit or alone.unit,
        rank=ranks_at(org, siblings, before)[0],
    )
    return edit_of(
        t("Move {name} alone", name=name_of(alone)),
        [(alone, replace(moved, waiting="")), *pairs],
    )


def swap(org: Organization, first: str, second: str) -> Edit:
    """Return the edit by which two positions change places.

    A place is the unit, the lines that lead up, solid and dotted, and those that lead to it
    from below, and who heads a unit from there.
    """
    a, b = org.get(Position, first), org.get(Position, second)
    swapped = {first: second, second: first}
    below = [
        key
        for upper in (first, second)
        for edge in (Edge.REPORTS, Edge.DOTTED)
        for key in org.below(upper, edge)
    ]
    after: dict[str, Position] = {}
    for key in below:
        report = org.get(Position, key)
        after[key] = _with_lines(report, report, swapped)
    for position, place in ((a, b), (b, a)):
        after[position.id] = replace(
            _with_lines(position, place, swapped),
            unit=place.unit,
            rank=place.rank,
            waiting=place.waiting,
        )
    heads = [
        (unit, replace(unit, head=swapped[unit.head]))
        for key in dict.fromkeys([*org.referrers(first), *org.referrers(second)])
        if (unit := org.find(Unit, key)) and unit.head in swapped
    ]
    return edit_of(
        t("Swap {first} and {second}", first=name_of(a), second=name_of(b)),
        [*((org[key], new) for key, new in after.items()), *heads],
    )


def copy_branches(
    org: Organization, ids: Sequence[str], manager: str, *, before: str = "", alone: bool = False
) -> Edit:
    """Return the edit that copies positions, with all below, as vacant ones under a manager.

    ``alone``: without what is below.
    """
    copied = _tops(org, ids)
    ranks = ranks_at(org, _siblings(org, manager), before, len(copied))
    unit = org.get(Position, manager).unit if manager else ""
    new: list[Position] = []
    for top, rank in zip(copied, ranks, strict=True):
        branch = [top] if alone else org.branch(top, Edge.REPORTS)
        twin = {key: new_id() for key in branch}
        home = org.get(Position, top).unit
        for key in branch:
            position = org.get(Position, key)
            new.append(
                replace(
                    position,
                    id=twin[key],
                    code="",
                    holders=(),
                    manager=manager if key == top else twin[position.manager],
                    unit=unit if unit and position.unit == home else position.unit,
                    dotted=tuple(
                        twin.get(d, d) for d in position.dotted if d != manager or key != top
                    ),
                    rank=rank if key == top else position.rank,
                    waiting="",
                )
            )
    label = tn("Copy {n} position", "Copy {n} positions", len(new))
    return edit_of(label, ((None, position) for position in new))


def add_dotted_line(org: Organization, position: str, manager: str) -> Edit:
    """Return the edit that draws a dotted line from a position to another manager."""
    found = org.get(Position, position)
    name, other = name_of(found), name_of(org[manager])
    if position == manager:
        raise Refused(t("{name} cannot report to itself.", name=name))
    if found.manager == manager:
        raise Refused(
            t(
                "{name} already reports to {manager} by a solid line.",
                name=name,
                manager=other,
            )
        )
    if manager in found.dotted:
        raise Refused(
            t(
                "{name} already has a dotted line to {manager}.",
                name=name,
                manager=other,
            )
        )
    return edit_of(
        t("Dotted line from {name} to {manager}", name=name, manager=other),
        [(found, replace(found, dotted=(*found.dotted, manager)))],
    )


def remove_dotted_line(org: Organization, position: str, manager: str) -> Edit:
    """Return the edit that takes a dotted line away."""
    found = org.get(Position, position)
    return edit_of(
        t(
            "Remove the dotted line from {name} to {manager}",
            name=name_of(found),
            manager=name_of(org[manager]),
        ),
        [
            (
                found,
                replace(found, dotted=tuple(d for d in found.dotted if d != manager)),
            )
        ],
    )


def hold(org: Organization, ids: Sequence[str], reason: str) -> Edit:
    """Return the edit that puts positions, with all below them, into the holding area."""
    moved = _tops(org, ids)
    return edit_of(
        tn("Put {n} position into the holding area", "Put {n} positions into the holding area", len(moved)),
        ((org[key], replace(org.get(Position, key), manager="", waiting=reason)) for key in moved),
    )  # fmt: skip


def assign_role(org: Organization, position: str, role: str) -> Edit:
    """Return the edit by which a position also plays a role."""
    found = org.get(Position, position)
    if role in found.roles:
        raise Refused(
            t(
                "{name} already plays {role}.",
                name=name_of(found),
                role=name_of(org[role]),
            )
        )
    return edit_of(
        t("{name} plays {role}", name=name_of(found), role=name_of(org[role])),
        [(found, replace(found, roles=(*found.roles, role)))],
    )


def _siblings(org: Organization, manager: str) -> list[str]:
    return org.below(manager, Edge.REPORTS) if manager else roots(org)


def _tops(org: Organization, ids: Sequence[str]) -> list[str]:
    """Leave out what lies below another of the positions; order as given."""
    chosen = dict.fromkeys(ids)
    return [key for key in chosen if chosen.keys().isdisjoint(org.chain(key, Edge.REPORTS))]


def _refuse_loop(org: Organization, position: str, manager: str) -> None:
    if not manager:
        return
    name = name_of(org[position])
    if position == manager:
        raise Refused(t("{name} cannot report to itself.", name=name))
    if position in org.chain(manager, Edge.REPORTS):
        raise Refused(
            t(
                "{manager} is below {name} already.",
                manager=name_of(org[manager]),
                name=name,
            )
        )


def _under(position: Position, manager: str) -> Position:
    return replace(
        position,
        manager=manager,
        dotted=tuple(d for d in position.dotted if d != manager),
    )


def _with_lines(position: Position, place: Position, renamed: dict[str, str]) -> Position:
    """Return ``position`` with the lines that lead up from ``place``."""
    return replace(
        position,
        manager=renamed.get(place.manager, place.manager),
        dotted=tuple(renamed.get(d, d) for d in place.dotted),
    )


def _unit_follows(org: Organization, position: str, unit: str) -> dict[str, Record]:
    """Return the records that change because ``position`` comes under a manager of ``unit``."""
    home = org.get(Position, position).unit
    if not unit or home == unit:
        return {}
    if home and head_of(org, home) == position and home not in org.chain(unit, Edge.CONTAINS):
        return {home: replace(org.get(Unit, home), parent=unit)}
    following: dict[str, Record] = {}
    waiting = [position]
    while waiting:
        key = waiting.pop()
        found = org.get(Position, key)
        if found.unit == home:
            following[key] = replace(found, unit=unit)
            waiting.extend(org.below(key, Edge.REPORTS))
    return following


def _move_label(org: Organization, moved: Sequence[str], manager: str) -> Message:
    if len(moved) != 1:
        return tn("Move {n} position", "Move {n} positions", len(moved))
    name = name_of(org[moved[0]])
    if org.get(Position, moved[0]).manager == manager:
        return t("Reorder {name}", name=name)
    if not manager:
        return t("Make {name} a root", name=name)
    return t("Move {name} under {manager}", name=name, manager=name_of(org[manager]))
