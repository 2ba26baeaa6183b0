"""What a document says of a scenario: what it is called, why it exists, what may be done with it.

Its content is no field: it is kept beside, as an edit from a frozen base (see ``document.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import Message, t, verbatim
from orgeditor.model.describing import Field, Kind, RecordType
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.organization import Organization

BASELINE: Final = "baseline"
"""The kind of the one scenario that says how things are, and the id of the first of them."""

TARGET: Final = "target"

KINDS: Final = (
    ("", t("Alternative")),
    (TARGET, t("Target structure")),
    (BASELINE, t("Baseline")),
)


class Scenario(Record, frozen=True, tag="scenario"):
    """How an organisation is, might be, or is to be.

    ``why``: the change of market or business that it answers. ``source``: the scenario it was
    branched from, "" where that is gone. ``made``: the moment in UTC, 2026-03-31T09:30:00. One
    that is ``locked`` or ``archived`` refuses edits.
    """

    name: str = ""
    description: str = ""
    why: str = ""
    kind: str = ""
    source: str = ""
    made: str = ""
    locked: bool = False
    archived: bool = False


FIRST: Final = Scenario(id=BASELINE, kind=BASELINE)
"""The only scenario of a document that has no others."""


def called(scenario: Scenario) -> Message:
    """Return what a scenario is called; the baseline may go without a name."""
    return verbatim(scenario.name) if scenario.name else dict(KINDS)[scenario.kind]


def in_order(scenarios: Organization) -> list[Scenario]:
    """Return the scenarios of a document: each below what it was branched from, the baseline first."""
    below: dict[str, list[Scenario]] = {}
    known = scenarios.of(Scenario)
    for one in sorted(known.values(), key=lambda one: (one.made, one.id)):
        below.setdefault("" if one.kind == BASELINE else one.source, []).append(one)
    told: dict[str, Scenario] = {}
    waiting = below.pop("", [])[::-1]
    waiting.sort(key=lambda one: one.kind == BASELINE)
    while waiting:
        one = waiting.pop()
        if one.id not in told:
            told[one.id] = one
            waiting += below.get(one.id, [])[::-1]
    # Once one that was branched is the baseline, what it was branched from is below it.
    return [*told.values(), *(one for key, one in known.items() if key not in told)]


def depth_of(known: Mapping[str, Scenario], one: Scenario) -> int:
    """Return through how many branchings a scenario comes from one that stands at the left."""
    depth, passed = 0, {one.id}
    while one.kind != BASELINE and one.source in known and one.source not in passed:
        one = known[one.source]
        passed.add(one.id)
        depth += 1
    return depth


DESCRIBED: Final = (
    RecordType(
        Scenario,
        t("Scenario"),
        t("Scenarios"),
        (
            Field(name="name", label=t("Name")),
            Field(name="why", label=t("Why"), kind=Kind.LONG_TEXT),
            Field(name="description", label=t("Description"), kind=Kind.LONG_TEXT),
            Field(name="kind", label=t("Kind"), kind=Kind.CHOICE, choices=KINDS, closed=True),
            Field(name="source", label=t("Branched from"), kind=Kind.REFERENCE, targets=(Scenario,)),
            Field(name="made", label=t("Branched"), kind=Kind.INTERNAL),
            Field(name="locked", label=t("Locked"), kind=Kind.FLAG),
            Field(name="archived", label=t("Archived"), kind=Kind.FLAG),
        ),
    ),
)  # fmt: skip
