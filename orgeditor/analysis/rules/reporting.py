"""Rules of the structure: lines, spans, layers, grades, units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from orgeditor.analysis.limits import Limit, value_of
from orgeditor.analysis.rules.rule import Alone, Found, Rule
from orgeditor.analysis.tree import open_manager
from orgeditor.messages import Message, t, tn
from orgeditor.model.fields import LEADS_AS, STATUS_CLOSED, Edge, name_of
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.analysis.measures import Measures
    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

ONE: Final = Limit("span-one", t("Widest span told as one to one"), 1)
NARROW: Final = Limit("span-narrow", t("Widest span told as narrow"), 3)
LOW: Final = Limit("span-low", t("Target span from"), 8)
HIGH: Final = Limit("span-high", t("Target span up to"), 12)
ABOVE: Final = Limit("span-above", t("Widest span above the target, not yet excessive"), 16)
LAYERS: Final = Limit("layers", t("Most layers"), 7, 1, 50)
LAYERS_SMALL: Final = Limit("layers-small", t("Most layers of a small organisation"), 5, 1, 50)
SMALL: Final = Limit("small-people", t("People from which on it is small no more"), 500, 1, 100_000)
GRADE_LAYERS: Final = Limit("grade-layers", t("Layers that a grade may be away from its middle"), 1, 0, 20)  # fmt: skip
_KIND_BANDS: Final = {
    "player-coach": (Limit("player-coach-from", t("Player-coach: span from"), 3), Limit("player-coach-to", t("Player-coach: span up to"), 5)),
    "coach": (Limit("coach-from", t("Coach: span from"), 6), Limit("coach-to", t("Coach: span up to"), 7)),
    "supervisor": (Limit("supervisor-from", t("Supervisor: span from"), 8), Limit("supervisor-to", t("Supervisor: span up to"), 10)),
    "facilitator": (Limit("facilitator-from", t("Facilitator: span from"), 11), Limit("facilitator-to", t("Facilitator: span up to"), 15)),
    "coordinator": (Limit("coordinator-from", t("Coordinator: span from"), 15), Limit("coordinator-to", t("Coordinator: span up to"), 1000)),
}  # fmt: skip
_OUR_OWN: Final = t("our own")
_NAMED: Final = ("title", "title_zh", "code")
_KINDS: Final = dict(LEADS_AS)


def _several_roots(look: Look) -> Found:
    tree = look.measures.positions
    tops = _at(tree.ids, (tree.parent < 0) & ~look.measures.waiting)
    if len(tops) > 1 and bool((tree.depth > 0).any()):
        told = t("{n} positions report to nobody: {names}", n=len(tops), names=_names(look, tops))
        yield tops, told


def _waiting(look: Look) -> Found:
    held = _at(look.measures.positions.ids, look.measures.waiting)
    if held:
        yield (
            held,
            tn(
                "{n} position waits in the holding area: {names}",
                "{n} positions wait in the holding area: {names}",
                len(held),
                names=_names(look, held),
            ),
        )


def _spans(look: Look) -> Found:
    spans, narrow, high = look.measures.spans, look.limit(NARROW), look.limit(HIGH)
    outside = (spans > 0) & ((spans <= narrow) | (spans > high))
    for key in _at(look.measures.positions.ids, outside):
        yield from _span(look, key)


def _span(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    span = look.measures.span(key) if position else 0
    band = _band(look, span)
    if position is None or band is None or position.leads_as:
        return
    yield (
        (key,),
        t(
            "{name} leads {n}: {band}. Target {low}–{high}.",
            name=name_of(position),
            n=span,
            band=band,
            low=_whole(look.limit(LOW)),
            high=_whole(look.limit(HIGH)),
        ),
    )


def _band(look: Look, span: int) -> Message | None:
    """Return what a span is called that is worth a finding."""
    if not span:
        return None
    if span <= look.limit(ONE):
        return t("one to one")
    if span <= look.limit(NARROW):
        return t("narrow")
    if span <= look.limit(HIGH):
        return None
    return t("above the target") if span <= look.limit(ABOVE) else t("excessive")


class Band(msgspec.Struct, frozen=True):
    """How many managers have a span from ``low`` to ``high``, None for no end."""

    name: Message
    low: int
    high: int | None
    managers: int


def span_bands(org: Organization, measures: Measures) -> list[Band]:
    """Return how many managers there are in each band of spans, assistants left out, the narrowest first."""
    one, narrow, low, high, above = (int(value_of(org, limit)) for limit in (ONE, NARROW, LOW, HIGH, ABOVE))  # fmt: skip
    ends = (
        (t("one to one"), 1, one),
        (t("narrow"), one + 1, narrow),
        (t("below the target"), narrow + 1, low - 1),
        (t("in the target"), low, high),
        (t("above the target"), high + 1, above),
        (t("excessive"), above + 1, None),
    )
    spans = measures.spans[measures.spans > 0]
    return [
        Band(
            name,
            first,
            last,
            int(((spans >= first) & (spans <= (last or spans.max(initial=0)))).sum()),
        )
        for name, first, last in ends
        if last is None or first <= last
    ]


def _kind_spans(look: Look) -> Found:
    leading = look.measures.spans > 0
    for key in _at(look.measures.positions.ids, leading):
        yield from _kind_span(look, key)


def _kind_span(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    if position is None or position.leads_as not in _KIND_BANDS:
        return
    span = look.measures.span(key)
    low, high = map(look.limit, _KIND_BANDS[position.leads_as])
    if not span or low <= span <= high:
        return
    told = t(
        "{name} leads {n} as {kind}: {low}–{high} are usual.",
        name=name_of(position),
        n=span,
        kind=_KINDS[position.leads_as],
        low=_whole(low),
        high=_whole(high),
    )
    yield (key,), told


def _near_lines(look: Look, edit: Edit) -> Iterable[str]:
    """Return the positions of an edit, whom they report to and who reports to them."""
    for change in edit.changes:
        for record in (change.before, change.after):
            if isinstance(record, Position):
                yield record.id
                yield from _managers(look, record)
        if isinstance(change.some, Position):
            yield from _reports(look, change.id)


def _managers(look: Look, position: Position) -> Iterable[str]:
    """Return the manager, and where that is closed those above up to the first who is not."""
    key = position.manager
    while key:
        yield key
        found = look.org.find(Position, key)
        key = found.manager if found and found.status == STATUS_CLOSED else ""


def _reports(look: Look, key: str) -> Iterable[str]:
    """Return the direct reports, and below those that are closed the next."""
    waiting = look.org.below(key, Edge.REPORTS)
    while waiting:
        report = waiting.pop()
        yield report
        if look.org.get(Position, report).status == STATUS_CLOSED:
            waiting += look.org.below(report, Edge.REPORTS)


def _too_many_layers(look: Look) -> Found:
    yield from _layers(look, small=False)


def _many_layers(look: Look) -> Found:
    yield from _layers(look, small=True)


def _layers(look: Look, *, small: bool) -> Found:
    depth = look.measures.positions.depth
    layers = int(depth.max()) + 1 if len(depth) else 0
    most = look.limit(LAYERS)
    if layers <= (look.limit(LAYERS_SMALL) if small else most):
        return
    people = look.measures.whole().headcount
    if small and (people >= look.limit(SMALL) or layers > most):
        return
    told = t(
        "{n} layers; at most {most} are usual for {people} people.",
        n=layers,
        most=_whole(look.limit(LAYERS_SMALL) if small else most),
        people=round(people),
    )
    yield (), told


def _same_grades(look: Look) -> Found:
    tree, grades = look.measures.positions, look.measures.grades
    same = (grades > 0) & (tree.parent >= 0) & (grades == grades[tree.parent])
    for key in _at(tree.ids, same):
        yield from _same_grade(look, key)


def _same_grade(look: Look, key: str) -> Found:
    position = look.org.find(Position, key)
    manager = look.org.find(Position, position.manager) if position else None
    if not position or not manager or not position.grade or position.grade != manager.grade:
        return
    if STATUS_CLOSED in (position.status, manager.status):
        return
    told = t(
        "{name} has the same grade as the manager {manager}: {grade}",
        name=name_of(position),
        manager=name_of(manager),
        grade=position.grade,
    )
    yield (key, manager.id), told


def _grades_by_depth(look: Look) -> Found:
    """Yield grades that stand far apart, with the positions that are away from the middle of theirs."""
    tree, grades, reach = look.measures.positions, look.measures.grades, look.limit(GRADE_LAYERS)
    placed = (grades > 0) & ~look.measures.waiting
    order = np.flatnonzero(placed)[np.argsort(grades[placed], kind="stable")]
    if not len(order):
        return
    starts = np.flatnonzero(np.diff(grades[order])) + 1
    for same in np.split(order, starts):
        depth = tree.depth[same]
        away = np.abs(depth - np.median(depth)) > reach
        if not away.any():
            continue
        keys = tuple(tree.ids[i] for i in same[away])
        told = t(
            "Grade {grade} stands on layers {low} to {high}; {n} of {all} are away from most: {names}",
            grade=look.org.get(Position, keys[0]).grade,
            low=int(depth.min()) + 1,
            high=int(depth.max()) + 1,
            n=len(keys),
            all=len(same),
            names=_names(look, keys),
        )
        yield keys, told


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
            for key in _reports(look, change.id):
                yield look.org.get(Position, key).unit


def _headless_units(look: Look) -> Found:
    tree, home = look.measures.positions, look.measures.homes
    leads = (tree.parent < 0) | (home != home[tree.parent])
    led = np.zeros(len(look.measures.units) + 1, bool)
    led[home[leads]] = True
    for key in _at(look.measures.units.ids, ~led[:-1]):
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
    out = _at(look.measures.positions.ids, (look.measures.homes < 0) & ~look.measures.waiting)
    if out:
        yield (
            out,
            tn(
                "{n} position stands in no unit: {names}",
                "{n} positions stand in no unit: {names}",
                len(out),
                names=_names(look, out),
            ),
        )


def _at(ids: Sequence[str], mask: Any) -> tuple[str, ...]:
    return tuple(ids[i] for i in np.flatnonzero(mask).tolist())


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _names(look: Look, ids: Sequence[str], most: int = 3) -> str:
    names = ", ".join(name_of(look.org[key]) for key in ids[:most])
    return names + (", …" if len(ids) > most else "")


_LINES: Final[Reads] = {Position: ("manager", "waiting", "status", "rank", *_NAMED)}
"""What several are found by, told in the order of the chart."""
_SPANS: Final[Reads] = {Position: ("manager", "status", "assistant", "leads_as", *_NAMED)}
_LAYERED: Final[Reads] = {Position: ("manager", "status", "headcount")}
_UNITS: Final[Reads] = {Unit: ("parent", "head", "name", "name_zh", "code"), Position: ("unit", "manager", "status")}  # fmt: skip

RULES: Final = (
    Rule("one-root", "error", t("One root"), t("Data checks of organisation design"), _several_roots,
         t("Say whom each of them reports to, or put those that are still to be placed into the holding area."), _LINES),
    Rule("holding-area", "warning", t("Nothing waits"), _OUR_OWN, _waiting,
         t("Drag them from the holding area to their manager; the inspector says why each waits."), _LINES),
    Rule("span-band", "warning", t("Span of control"), t("Orgvue, span bands"), _spans,
         t("Narrow: put the reports under the manager above, or join two teams. Wide: name team leads, or say which kind of manager it is."),
         _SPANS, (ONE, NARROW, LOW, HIGH, ABOVE), Alone(_span, _near_lines)),
    Rule("span-kind", "warning", t("Span by kind of manager"), t("McKinsey, How to identify the right spans of control"), _kind_spans,
         t("Check first whether the kind of manager is right: the more alike and routine the work, the wider a span can be."),
         _SPANS, tuple(one for pair in _KIND_BANDS.values() for one in pair), Alone(_kind_span, _near_lines)),
    Rule("layers", "warning", t("Layers"), t("Delayering literature"), _too_many_layers,
         t("Look for chains of narrow spans: a manager with one report is a layer that can often go."), _LAYERED, (LAYERS,)),
    Rule("layers-small", "hint", t("Layers for the size"), t("Delayering literature"), _many_layers,
         t("Look for chains of narrow spans: a manager with one report is a layer that can often go."),
         _LAYERED, (LAYERS_SMALL, SMALL, LAYERS)),
    Rule("same-grade", "warning", t("Grade below the manager's"), _OUR_OWN, _same_grades,
         t("Put the two side by side under the next manager, or grade one of them anew."),
         {Position: ("manager", "grade", "status", *_NAMED)}, (), Alone(_same_grade, _near_lines)),
    Rule("grade-depth", "warning", t("Grade in line with the layer"), t("our own; the number is ours"), _grades_by_depth,
         t("Compare the jobs: either the grade or the place in the line is out of step with the others."),
         {Position: (*_LINES[Position], "grade")}, (GRADE_LAYERS,)),
    Rule("empty-unit", "warning", t("No empty unit"), _OUR_OWN, _empty_units,
         t("Move positions into it, or close it."), _UNITS, (), Alone(_empty_unit, _near_units)),
    Rule("unit-head", "warning", t("Every unit has a head"), _OUR_OWN, _headless_units,
         t("Name the head in the inspector, or let one of its positions report to somebody outside."), _UNITS, (), Alone(_headless_unit, _near_units)),
    Rule("position-without-unit", "warning", t("Every position has a unit"), _OUR_OWN, _without_unit,
         t("Drag them into their unit on the chart of units."), {Unit: (), Position: (*_LINES[Position], "unit")}),
)  # fmt: skip
