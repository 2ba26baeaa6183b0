"""What positions or units can be told apart by: fields of few values, the client's columns, pay, findings."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.analysis.goals import objectives, serving
from orgeditor.analysis.rules.rule import SEVERITIES, Finding
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.describing import Edge
from orgeditor.model.elements.goals import Goal
from orgeditor.model.fields import TYPES, Field, Kind, field, name_of
from orgeditor.model.record import CUSTOM as CUSTOM
from orgeditor.model.records import Position, Record, Role, Unit
from orgeditor.model.structure import is_vacant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from orgeditor.model.organization import Organization

UNIT: Final = "unit"
FILLED: Final = "filled"
COST: Final = "cost"
SEVERITY: Final = "severity"
FATE: Final = "fate"
"""What became of a record in another scenario, as ``Sight.fates`` has it."""
GOALS: Final = "goals"
ROLES: Final = "roles"

ALSO_BY_OTHERS: Final = {GOALS: (Goal, Unit)}
"""By trait, the records other than its own whose edit changes a value of it."""

MOST_VALUES: Final = 24
_FIRST: Final = ("grade", "location", "status")
_KINDS: Final = frozenset({Kind.TEXT, Kind.CHOICE, Kind.FLAG})
_NAMES: Final = frozenset({"name", "name_zh", "title", "title_zh", "code"})


_NAMED: Final[Mapping[str, type[Unit | Role | Goal]]] = {UNIT: Unit, ROLES: Role, GOALS: Goal}


class Trait(msgspec.Struct, frozen=True):
    """Something that records differ in: its key, and what it is called."""

    key: str
    label: Message


def traits(org: Organization, kind: type[Record]) -> list[Trait]:
    """Return what the records of ``kind`` can be told apart by, here and now.

    A field counts where its records have at least one and at most ``MOST_VALUES`` values.
    """
    records = list(org.of(kind).values())
    found = [Trait(UNIT, TYPES[Unit].label)]
    fields = sorted(
        (f for f in TYPES[kind].fields if f.kind in _KINDS and f.name not in _NAMES),
        key=lambda f: _FIRST.index(f.name) if f.name in _FIRST else len(_FIRST),
    )
    for described in fields:
        if described.name in _FIRST or _few(_text(getattr(r, described.name)) for r in records):
            found.append(Trait(described.name, described.label))
    if kind is Position:
        found.append(Trait(ROLES, field(Position, "roles").label))
        found.append(Trait(FILLED, t("Filled or vacant")))
    headers = dict.fromkeys(header for r in records for header in r.custom)
    found += [
        Trait(CUSTOM + header, verbatim(header))
        for header in headers
        if _few(_text(r.custom.get(header, "")) for r in records)
    ]
    if kind is Position:
        found.append(Trait(COST, t("Cost")))
    if objectives(org):
        found.append(Trait(GOALS, t("Goals served")))
    found.append(Trait(SEVERITY, t("Findings")))
    return found


def values_of(org: Organization, trait: str) -> Callable[[Record], tuple[str, ...]]:
    """Return what gives the values of a record: the foremost first, ("",) where it has none.

    A record serves the goals that it is named in, then those of the unit around it. What is
    returned reads the goals as they are now: see ``ALSO_BY_OTHERS``.
    """
    if trait == ROLES:
        return lambda record: getattr(record, ROLES, ()) or ("",)
    if trait != GOALS:
        return lambda record: (value_of(record, trait),)
    served = serving(org)

    def goals(record: Record) -> tuple[str, ...]:
        home = record.id if isinstance(record, Unit) else getattr(record, "unit", "")
        around = (home, *org.chain(home, Edge.CONTAINS)) if home else ()
        found = (goal for key in (record.id, *around) for goal in served.get(key, ()))
        return tuple(dict.fromkeys(found)) or ("",)

    return goals


def value_of(record: Record, trait: str) -> str:
    """Return the value of a trait as text that never depends on the language, "" for none.

    For "unit" it is an id. Not values of one record alone: see ``values_of`` for "roles" and
    "goals", ``cost_steps`` and ``worst_severities`` for "cost" and "severity".
    """
    if trait == UNIT and isinstance(record, Unit):
        return record.id
    if trait.startswith(CUSTOM):
        return _text(record.custom.get(trait.removeprefix(CUSTOM), ""))
    if trait == FILLED:
        return "vacant" if isinstance(record, Position) and is_vacant(record) else "filled"
    return _text(getattr(record, trait, ""))


def value_label(
    org: Organization, kind: type[Record], trait: str, value: str, language: str
) -> str:
    """Return what a value of a trait is called in a language."""
    if trait == FILLED:
        return (t("Vacant") if value == "vacant" else t("Filled")).render(language)
    if trait in _NAMED:
        found = org.find(_NAMED[trait], value)
        return name_of(found, language) if found else t("none").render(language)
    described = _field(kind, trait)
    choices = dict(described.choices) if described else {}
    if value in choices:
        return choices[value].render(language)
    if described and described.kind is Kind.FLAG:
        return (t("Yes") if value else t("No")).render(language)
    return value or t("none").render(language)


def values_in_order(
    kind: type[Record], trait: str, values: Iterable[str], said: Callable[[str], str] = str
) -> list[str]:
    """Return distinct values in the order in which people expect them; none comes last.

    ``said`` gives what a value is called, where it is not said by itself.
    """
    described = _field(kind, trait)
    choices = [value for value, _ in described.choices] if described else []
    return sorted(
        set(values),
        key=lambda v: (
            v not in choices,
            choices.index(v) if v in choices else 0,
            not v,
            natural(said(v)),
        ),
    )


def cost_steps(records: Sequence[Record], steps: int) -> list[float]:
    """Return the upper bounds, rising, that part the yearly costs of positions into equal parts.

    At most ``steps`` of them; the last is the highest cost; none where no cost is known.
    """
    costs = sorted(r.cost for r in records if isinstance(r, Position) and r.cost is not None)
    # The same share of positions in each part, rounded up.
    ends = {-(-len(costs) * step // steps) - 1 for step in range(1, steps + 1)} if costs else ()
    return sorted({costs[end] for end in ends})


def worst_severities(findings: Iterable[Finding]) -> dict[str, str]:
    """Return the worst severity that is found of each record."""
    subjects: dict[str, list[tuple[str, ...]]] = {level: [] for level in SEVERITIES}
    for finding in findings:
        subjects[finding.severity].append(finding.subjects)
    found: dict[str, str] = {}
    for level in reversed(SEVERITIES):
        found.update(dict.fromkeys(chain.from_iterable(subjects[level]), level))
    return found


def _field(kind: type[Record], trait: str) -> Field | None:
    return next((f for f in TYPES[kind].fields if f.name == trait), None)


def _few(values: Iterable[str]) -> bool:
    seen: set[str] = set()
    for value in values:
        if value:
            seen.add(value)
        if len(seen) > MOST_VALUES:
            return False
    return bool(seen)


def _text(value: Any) -> str:
    if value is False or value is None:
        return ""
    return "yes" if value is True else str(value)


def natural(value: str) -> tuple[tuple[bool, float, str], ...]:
    """Return what sorts "P9" before "P10"."""
    parts = re.split(r"(\d+)", value.casefold())
    return tuple((p.isdecimal(), float(p) if p.isdecimal() else 0.0, p) for p in parts if p)
