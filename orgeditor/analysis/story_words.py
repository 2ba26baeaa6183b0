"""The sentence by which a step of a change is told: what is done, to whom or what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgeditor.messages import Message, t, tn
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.delta import Table
    from orgeditor.model.record import Record


def sentence(base: Table, target: Table, group: tuple[Any, ...], ids: Sequence[str]) -> Message:
    """Return what is done to the records ``ids``, which are put together as ``group`` (see ``story.py``)."""
    first = target.get(ids[0]) or base[ids[0]]
    if group[0].startswith("unit") or group[1] == "unit":
        return _of_unit(target, group[0], first)
    if group[0] in ("new", "close", "move", "holders", "change"):
        return _of_positions(base, target, group, first, len(ids))
    return _of_others(base, target, group, len(ids))


def _of_unit(target: Table, sort: str, unit: Record) -> Message:
    name = name_of(unit)
    match sort:
        case "unit-new":
            return t("Set up the unit {name}", name=name)
        case "unit-gone":
            return t("Close the unit {name}", name=name)
        case "unit-move":
            place = _named(target, getattr(unit, "parent", "")) or t("the top")
            return t("Move the unit {name} to {place}", name=name, place=place)
    return t("Change the unit {name}", name=name)


def _of_positions(
    base: Table, target: Table, group: tuple[Any, ...], first: Record, n: int
) -> Message:
    name = name_of(first)
    match group:
        case ("new", unit, manager):
            place = _named(target, unit or manager) or t("the top")
            one = t("Create the position {name} in {place}", name=name, place=place)
            return one if n == 1 else tn("Create {n} position in {place}", "Create {n} positions in {place}", n, place=place)  # fmt: skip
        case ("close", unit):
            place = _named(base, unit) or t("the structure")
            one = t("Close the position {name} in {place}", name=name, place=place)
            return one if n == 1 else tn("Close {n} position in {place}", "Close {n} positions in {place}", n, place=place)  # fmt: skip
        case ("move", old, new, unit):
            place = _named(target, new if new != old else unit) or t("the top")
            one = t("Move {name} to {place}", name=name, place=place)
            return one if n == 1 else tn("Move {n} position to {place}", "Move {n} positions to {place}", n, place=place)  # fmt: skip
        case ("holders", _):
            return _filling(target, first)
    place = _named(target, group[1]) or t("the structure")
    one = t("Change the position {name}", name=name)
    return one if n == 1 else tn("Change {n} position in {place}", "Change {n} positions in {place}", n, place=place)  # fmt: skip


def _of_others(base: Table, target: Table, group: tuple[Any, ...], n: int) -> Message:
    if group[0] == "duties":
        matrix = _named(target, group[1]) or _named(base, group[1])
        return tn("Change {n} responsibility in {matrix}", "Change {n} responsibilities in {matrix}", n, matrix=matrix)  # fmt: skip
    what = TYPES[group[1]].plural
    match group[0]:
        case "other-new":
            return t("New: {what} · {n}", what=what, n=n)
        case "other-gone":
            return t("Gone: {what} · {n}", what=what, n=n)
    return t("Changed: {what} · {n}", what=what, n=n)


def _filling(target: Table, position: Record) -> Message:
    assert isinstance(position, Position)
    name = name_of(position)
    if not position.holders:
        return t("{name} becomes vacant", name=name)
    people = [_named(target, holder.person) for holder in position.holders if holder.person]
    return t("{name} is filled by {people}", name=name, people=", ".join(people) or "–")


def _named(table: Table, key: str) -> str:
    record = table.get(key)
    return name_of(record) if record is not None else ""
