"""Rules of units: none empty, none without a head, no position outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from orgeditor.analysis.rules.near import LINES, at, names, reports
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.analysis.tree import open_manager
from orgeditor.messages import t, tn
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.edit import Edit

_OUR_OWN: Final = t("our own")
_UNITS: Final[Reads] = {Unit: ("parent", "head", "name", "name_zh", "code"), Position: ("unit", "manager", "status")}  # fmt: skip


def _empty_units(look: Look) -> Found:
    for key in look.org.of(Unit):
        yield from _empty_unit(look, key)


def _empty_unit(look: Look, key: str) -> Found:
    unit = look.org.find(Unit, key)
    if unit is not None and not look.org.graph.adj[key]:
        yield (key,), t("{name} is empty.", name=name_of(unit))


def _near_units(look: Look, edit: Edit) -> Iterable[str]:
    """Return the units of an edit, and those in which its positions and their reports stand."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Position):
                yield record.unit
            elif isinstance(record, Unit):
                yield from (record.id, record.parent)
        if isinstance(change.some, Position):
            for key in reports(look, change.id):
                yield look.org.get(Position, key).unit


def _headless_units(look: Look) -> Found:
    tree, home = look.measures.positions, look.measures.homes
    leads = (tree.parent < 0) | (home != home[tree.parent])
    led = np.zeros(len(look.measures.units) + 1, bool)
    led[home[leads]] = True
    for key in at(look.measures.units.ids, ~led[:-1]):
        yield from _headless_unit(look, key)


def _headless_unit(look: Look, key: str) -> Found:
    """Yield a unit whose every position reports inside; see ``structure.head_of``, asked of one."""
    unit = look.org.find(Unit, key)
    if unit is None or unit.head:
        return
    inside = [p for at in look.org.graph.adj[key] if (p := look.org.find(Position, at))]
    for position in inside:
        manager = look.org.find(Position, open_manager(look.org, position))
        if position.status != STATUS_CLOSED and (manager is None or manager.unit != key):
            return
    if inside:
        yield (key,), t("{name} has no head.", name=name_of(unit))


def _without_unit(look: Look) -> Found:
    if not look.org.of(Unit):
        return
    out = at(look.measures.positions.ids, (look.measures.homes < 0) & ~look.measures.waiting)
    if out:
        yield (
            out,
            tn(
                "{n} position stands in no unit: {names}",
                "{n} positions stand in no unit: {names}",
                len(out),
                names=names(look, out),
            ),
        )


RULES: Final = (
    Rule("empty-unit", "warning", t("No empty unit"), _OUR_OWN, _empty_units,
         t("Move positions into it, or close it."), _UNITS, (), Alone(_empty_unit, _near_units)),
    Rule("unit-head", "warning", t("Every unit has a head"), _OUR_OWN, _headless_units,
         t("Name the head in the inspector, or let one of its positions report to somebody outside."), _UNITS, (), Alone(_headless_unit, _near_units)),
    Rule("position-without-unit", "warning", t("Every position has a unit"), _OUR_OWN, _without_unit,
         t("Drag them into their unit on the chart of units."), {Unit: (), Position: (*LINES[Position], "unit")}),
)  # fmt: skip
