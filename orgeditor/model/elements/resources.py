"""Resources beside the people of the structure: money, technology and support, and who gets them."""

from __future__ import annotations

from typing import Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.elements.goals import Goal
from orgeditor.model.record import Record
from orgeditor.model.records import Activity, Position, Role, Unit


class Resource(Record, frozen=True, tag="resource"):
    """A budget line, a system, a service: something there is so much of, to be allocated.

    ``amount`` is how much there is in a year, in ``measure`` ("EUR", "licences", "days"); of
    money the measure is the currency. ``cost`` is what it costs in a year, in ``currency``;
    of money it is the amount itself and stays empty. ``used`` is how much was used so far.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    kind: str = ""
    category: str = ""
    year: str = ""
    amount: float | None = None
    measure: str = ""
    used: float | None = None
    cost: float | None = None
    currency: str = ""
    owner: str = ""
    supplier: str = ""
    notes: str = ""
    rank: str = ""


class Allocation(Record, frozen=True, tag="allocation"):
    """What of a resource, or of a position's time, goes to a unit, a goal or a process.

    ``amount`` is in the resource's measure, of a position in FTE; where it is empty, ``share``
    of the whole counts (0.25 is a quarter). ``used`` is what was used of it so far. The id
    follows from the two ends.
    """

    resource: str = ""
    to: str = ""
    amount: float | None = None
    share: float | None = None
    used: float | None = None
    notes: str = ""


MONEY: Final = ""
TECHNOLOGY: Final = "technology"
SUPPORT: Final = "support"
RESOURCE_KINDS: Final = (
    (MONEY, t("Money")),
    (TECHNOLOGY, t("Technology")),
    (SUPPORT, t("Support")),
)

_NOTES = Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT)
_USED = Field(name="used", label=t("Used so far"), kind=Kind.FIGURE)

DESCRIBED: Final = (
    RecordType(
        Resource,
        t("Resource"),
        t("Resources"),
        (
            *NAMES,
            Field(name="code", label=t("Code")),
            Field(
                name="kind",
                label=t("Kind of resource"),
                kind=Kind.CHOICE,
                choices=RESOURCE_KINDS,
                closed=True,
            ),
            Field(name="category", label=t("Category")),
            Field(name="year", label=t("Year")),
            Field(name="amount", label=t("Amount"), kind=Kind.FIGURE),
            Field(name="measure", label=t("Unit of measure")),
            _USED,
            Field(name="cost", label=t("Cost, a year"), kind=Kind.FIGURE),
            Field(name="currency", label=t("Currency")),
            Field(name="owner", label=t("Owner"), kind=Kind.REFERENCE, targets=(Position, Role)),
            Field(name="supplier", label=t("Supplier")),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Allocation,
        t("Allocation"),
        t("Allocations"),
        (
            part_of("resource", t("Resource"), Resource, Position),
            part_of("to", t("Goes to"), Unit, Goal, Activity),
            Field(name="amount", label=t("Amount"), kind=Kind.FIGURE),
            Field(name="share", label=t("Share"), kind=Kind.FIGURE, percent=True),
            _USED,
            _NOTES,
        ),
        "",
        ("resource", "to"),
    ),
)
