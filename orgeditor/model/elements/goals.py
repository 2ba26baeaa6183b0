"""Strategy and goals: what is to be reached, how it is measured, and what was measured."""

from __future__ import annotations

from typing import Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.record import Record
from orgeditor.model.records import Position, Role, Unit


class Goal(Record, frozen=True, tag="goal"):
    """Something to be reached: a strategic theme, or an objective within one.

    ``parent`` is the goal that it is a part of, ``supports`` are the goals that it helps to
    reach (cause and effect, read upwards through the perspectives of a strategy map).
    ``served_by`` are the units and positions that work on it, ``owner`` answers for it.
    ``weight`` is its share among the parts of its parent, 1 where nothing else is said.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    kind: str = ""
    parent: str = ""
    perspective: str = ""
    horizon: str = ""
    owner: str = ""
    served_by: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    weight: float = 1.0
    due: str = ""
    notes: str = ""
    rank: str = ""


class Kpi(Record, frozen=True, tag="kpi"):
    """How a goal is measured.

    ``measure`` is the unit of measure as people write it ("%", "EUR", "days"); ``baseline``,
    ``threshold`` and ``target`` are in it. ``threshold`` is what must at least be reached.
    ``formula`` is text, never evaluated. ``weight`` is its share among the goal's KPIs.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    goal: str = ""
    owner: str = ""
    measure: str = ""
    formula: str = ""
    direction: str = ""
    baseline: float | None = None
    threshold: float | None = None
    target: float | None = None
    source: str = ""
    rhythm: str = ""
    due: str = ""
    weight: float = 1.0
    notes: str = ""
    rank: str = ""


class Actual(Record, frozen=True, tag="actual"):
    """What a KPI came to in a period; the id follows from the two.

    ``period`` is a year, a quarter, a month or a day: 2026, 2026-Q1, 2026-03, 2026-03-31.
    """

    kpi: str = ""
    period: str = ""
    value: float | None = None
    notes: str = ""


THEME: Final = "theme"
PERSPECTIVES: Final = (
    ("", t("None")),
    ("financial", t("Financial")),
    ("customer", t("Customer")),
    ("process", t("Internal processes")),
    ("learning", t("Learning and growth")),
)
"""The perspectives of a strategy map, from the top (Kaplan and Norton, Strategy Maps)."""

LOWER: Final = "lower"
_HORIZONS = (("", t("This year")), ("long", t("Long term")))
_KINDS = (("", t("Objective")), (THEME, t("Strategic theme")))
_DIRECTIONS = (("", t("Higher is better")), (LOWER, t("Lower is better")))
RHYTHMS: Final = (
    ("", t("None")),
    ("week", t("Weekly")),
    ("month", t("Monthly")),
    ("quarter", t("Quarterly")),
    ("year", t("Yearly")),
)

_NOTES = Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT)
_CODE = Field(name="code", label=t("Code"))
_WEIGHT = Field(name="weight", label=t("Weight"), kind=Kind.NUMBER, minimum=0)
_OWNER = Field(name="owner", label=t("Owner"), kind=Kind.REFERENCE, targets=(Position, Role))

DESCRIBED: Final = (
    RecordType(
        Goal,
        t("Goal"),
        t("Goals"),
        (
            *NAMES,
            _CODE,
            Field(name="kind", label=t("Kind"), kind=Kind.CHOICE, choices=_KINDS, closed=True),
            Field(
                name="parent",
                label=t("Part of"),
                kind=Kind.REFERENCE,
                targets=(Goal,),
                inherits="parent",
            ),
            Field(
                name="perspective",
                label=t("Perspective"),
                kind=Kind.CHOICE,
                choices=PERSPECTIVES,
                closed=True,
            ),
            Field(
                name="horizon",
                label=t("Horizon"),
                kind=Kind.CHOICE,
                choices=_HORIZONS,
                closed=True,
            ),
            _OWNER,
            Field(
                name="served_by",
                label=t("Served by"),
                kind=Kind.REFERENCES,
                targets=(Unit, Position),
            ),
            Field(name="supports", label=t("Supports"), kind=Kind.REFERENCES, targets=(Goal,)),
            _WEIGHT,
            Field(name="due", label=t("Due"), kind=Kind.DATE),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Kpi,
        t("KPI"),
        t("KPIs"),
        (
            *NAMES,
            _CODE,
            Field(name="goal", label=t("Goal"), kind=Kind.REFERENCE, targets=(Goal,)),
            _OWNER,
            Field(name="measure", label=t("Unit of measure")),
            Field(name="formula", label=t("Formula"), kind=Kind.LONG_TEXT),
            Field(
                name="direction",
                label=t("Direction"),
                kind=Kind.CHOICE,
                choices=_DIRECTIONS,
                closed=True,
            ),
            Field(name="baseline", label=t("Baseline"), kind=Kind.FIGURE),
            Field(name="threshold", label=t("Threshold"), kind=Kind.FIGURE),
            Field(name="target", label=t("Target"), kind=Kind.FIGURE),
            Field(name="source", label=t("Source of the data")),
            Field(
                name="rhythm",
                label=t("Rhythm"),
                kind=Kind.CHOICE,
                choices=RHYTHMS,
                closed=True,
            ),
            Field(name="due", label=t("Next due"), kind=Kind.DATE),
            _WEIGHT,
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Actual,
        t("Actual"),
        t("Actuals"),
        (
            part_of("kpi", t("KPI"), Kpi),
            Field(name="period", label=t("Period")),
            Field(name="value", label=t("Actual value"), kind=Kind.FIGURE),
            _NOTES,
        ),
        "period",
        ("kpi", "period"),
    ),
)
