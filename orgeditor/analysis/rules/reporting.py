"""Rules of the structure: lines, spans, layers, grades, units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import Message, t, tn
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import holding_area, roots

if TYPE_CHECKING:
    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

BANDS: Final[tuple[tuple[int, int, Message], ...]] = (
    (1, 1, t("one to one")),
    (2, 3, t("narrow")),
    (13, 16, t("above the target")),
    (17, 1_000_000, t("excessive")),
)
TARGET: Final = (8, 12)
LAYERS: Final = 7
LAYERS_SMALL: Final = (5, 500)
_OUR_OWN: Final = t("our own")


def _several_roots(org: Organization, _measures: Measures) -> Found:
    tops = roots(org)
    lines = any(position.manager for position in org.of(Position).values())
    if lines and len(tops) > 1:
        yield (
            tuple(tops),
            t(
                "{n} positions report to nobody: {names}",
                n=len(tops),
                names=_names(org, tops),
            ),
        )


def _waiting(org: Organization, _measures: Measures) -> Found:
    held = tuple(holding_area(org))
    if held:
        yield (
            held,
            tn(
                "{n} position waits in the holding area: {names}",
                "{n} positions wait in the holding area: {names}",
                len(held),
                names=_names(org, held),
            ),
        )


def _spans(org: Organization, measures: Measures) -> Found:
    for low, high, band in BANDS:
        inside = (measures.spans >= low) & (measures.spans <= high)
        for i in inside.nonzero()[0]:
            key = measures.positions.ids[int(i)]
            yield (
                (key,),
                t(
                    "{name} leads {n}: {band}. Target {low}–{high}.",
                    name=name_of(org[key]),
                    n=int(measures.spans[i]),
                    band=band,
                    low=TARGET[0],
                    high=TARGET[1],
                ),
            )


def _too_many_layers(org: Organization, measures: Measures) -> Found:
    yield from _layers(org, measures, small=False)


def _many_layers(org: Organization, measures: Measures) -> Found:
    yield from _layers(org, measures, small=True)


def _layers(org: Organization, measures: Measures, *, small: bool) -> Found:
    most, size = LAYERS_SMALL
    people = measures.whole().headcount
    if small and people >= size:
        return
    depth = measures.positions.depth
    layers = int(depth.max()) + 1 if len(depth) else 0
    if LAYERS >= layers > most if small else layers > LAYERS:
        yield (
            (),
            t(
                "{n} layers; at most {most} are usual for {people} people.",
                n=layers,
                most=most if small else LAYERS,
                people=round(people),
            ),
        )


def _same_grade(org: Organization, _measures: Measures) -> Found:
    for key, position in org.of(Position).items():
        manager = org.find(Position, position.manager)
        if manager and position.grade and position.grade == manager.grade:
            yield (
                (key, manager.id),
                t(
                    "{name} has the same grade as the manager {manager}: {grade}",
                    name=name_of(position),
                    manager=name_of(manager),
                    grade=position.grade,
                ),
            )


def _empty_units(org: Organization, _measures: Measures) -> Found:
    filled = {p.unit for p in org.of(Position).values()}
    filled |= {unit.parent for unit in org.of(Unit).values()}
    for key, unit in org.of(Unit).items():
        if key not in filled:
            yield (key,), t("{name} is empty.", name=name_of(unit))


def _headless_units(org: Organization, _measures: Measures) -> Found:
    """Find units whose every position reports inside; see ``structure.head_of``, asked of one."""
    positions = org.of(Position)
    filled, led = set(), set()
    for position in positions.values():
        filled.add(position.unit)
        manager = positions.get(position.manager)
        if position.status != STATUS_CLOSED and (not manager or manager.unit != position.unit):
            led.add(position.unit)
    for key, unit in org.of(Unit).items():
        if key in filled and key not in led and not unit.head:
            yield (key,), t("{name} has no head.", name=name_of(unit))


def _without_unit(org: Organization, _measures: Measures) -> Found:
    if not org.of(Unit):
        return
    out = tuple(key for key, p in org.of(Position).items() if not p.unit and not p.waiting)
    if out:
        yield (
            out,
            tn(
                "{n} position stands in no unit: {names}",
                "{n} positions stand in no unit: {names}",
                len(out),
                names=_names(org, out),
            ),
        )


def _bad_cost(org: Organization, _measures: Measures) -> Found:
    for key, position in org.of(Position).items():
        if position.cost is not None and position.cost <= 0:
            yield (key,), t("{name} costs nothing or less.", name=name_of(position))


def _mixed_currencies(org: Organization, _measures: Measures) -> Found:
    used = sorted({p.currency for p in org.of(Position).values() if p.cost and p.currency})
    if len(used) > 1:
        yield (), t("Costs are in several currencies: {names}", names=", ".join(used))


def _names(org: Organization, ids: tuple[str, ...] | list[str], most: int = 3) -> str:
    names = ", ".join(name_of(org[key]) for key in ids[:most])
    return names + (", …" if len(ids) > most else "")


RULES: Final = (
    Rule("one-root", "error", t("One root"), t("Data checks of organisation design"), _several_roots),
    Rule("holding-area", "warning", t("Nothing waits"), _OUR_OWN, _waiting),
    Rule("span-band", "warning", t("Span of control"), t("Orgvue, span bands"), _spans),
    Rule("layers", "warning", t("Layers"), t("Delayering literature"), _too_many_layers),
    Rule("layers-small", "hint", t("Layers for the size"), t("Delayering literature"), _many_layers),
    Rule("same-grade", "warning", t("Grade below the manager's"), _OUR_OWN, _same_grade),
    Rule("empty-unit", "warning", t("No empty unit"), _OUR_OWN, _empty_units),
    Rule("unit-head", "warning", t("Every unit has a head"), _OUR_OWN, _headless_units),
    Rule("position-without-unit", "warning", t("Every position has a unit"), _OUR_OWN, _without_unit),
    Rule("cost-positive", "warning", t("Costs are above zero"), _OUR_OWN, _bad_cost),
    Rule("one-currency", "warning", t("One currency"), _OUR_OWN, _mixed_currencies),
)  # fmt: skip
