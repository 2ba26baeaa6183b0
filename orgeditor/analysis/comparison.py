"""What becomes of one scenario in another, told like a report: figures, changes by meaning, people."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.changes import KINDS, Changed, changes_between
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.report.content import Column, Item, Part, Row, Table, Told, Words
from orgeditor.analysis.rules import check
from orgeditor.analysis.standing import Measure, measured, standing
from orgeditor.messages import Message, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Responsibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.measures import Sums
    from orgeditor.analysis.pages.paper import Labels
    from orgeditor.model.organization import Organization

_MOST: Final = 200
"""Rows of one table on paper; the workbook has all."""


class Affected(msgspec.Struct, frozen=True):
    """One thing that changes for a person."""

    person: str
    name: str
    message: Message


class Compared(Told):
    """Two organisations as a comparison tells of them: ``before``, and ``org``, what becomes of it.

    ``names`` says what each is called.
    """

    def __init__(
        self,
        before: Organization,
        after: Organization,
        labels: Labels,
        names: tuple[Message, Message],
    ) -> None:
        super().__init__(after, labels)
        self.before = before
        self.names_of_both = names
        self.kind = t("From “{before}” to “{after}”", before=names[0], after=names[1])

    @cached_property
    def measures_before(self) -> Measures:
        """The figures of what was before."""
        return Measures(self.before)

    @cached_property
    def changes(self) -> list[Changed]:
        """What differs, by its meaning."""
        return changes_between(self.before, self.org)

    @cached_property
    def measured(self) -> list[Measure]:
        """The figures of the whole, with what each is more than before."""
        before = standing(self.measures_before.whole(), check(self.before, self.measures_before))
        return measured(standing(self.measures.whole(), self.findings), before)


def affected(old: Organization, new: Organization, changes: list[Changed]) -> list[Affected]:
    """Return for whom something changes, by name: their seat, their manager, what they answer for."""
    found: dict[tuple[str, str], Affected] = {}
    for change in changes:
        for person in _concerned(old, new, change):
            record = new.peek(person) or old[person]
            found.setdefault(
                (person, str(change.message)), Affected(person, name_of(record), change.message)
            )
    for holder, told in _new_managers(old, new):
        found.setdefault((holder.id, str(told)), Affected(holder.id, name_of(holder), told))
    return sorted(found.values(), key=lambda one: (one.name, one.person))


def _concerned(old: Organization, new: Organization, change: Changed) -> list[str]:
    """Return the people whom a change is about, as either side has them, in a steady order."""
    keys: dict[str, None] = {}
    for org in (old, new):
        record = org.peek(change.record)
        if isinstance(record, Responsibility):
            record = org[record.party]
        if isinstance(record, Person):
            keys[record.id] = None
        elif isinstance(record, Position):
            keys |= dict.fromkeys(holder.person for holder in record.holders if holder.person)
        elif record is not None and change.kind.startswith("responsibility"):
            playing = (org.find(Position, key) for key in org.referrers(record.id))
            holders = (h.person for p in playing if p and record.id in p.roles for h in p.holders)
            keys |= dict.fromkeys(person for person in holders if person)
    return list(keys)


def _new_managers(old: Organization, new: Organization) -> Iterator[tuple[Person, Message]]:
    """Yield who stays where they are and reports to somebody else there."""
    for key, position in new.of(Position).items():
        before = old.find(Position, key)
        if not position.manager or before is None or before.manager != position.manager:
            continue
        was, now = (_held_by(org, position.manager) for org in (old, new))
        if was == now:
            continue
        for holder in position.holders:
            if holder.person and holder in before.holders:
                told = t(
                    "{name}: reports to {after}, no longer to {before}",
                    name=name_of(position),
                    before=was or t("a vacant position"),
                    after=now or t("a vacant position"),
                )
                yield new.get(Person, holder.person), told


def _held_by(org: Organization, position: str) -> str:
    record = org.find(Position, position)
    holders = record.holders if record else ()
    return ", ".join(name_of(org[holder.person]) for holder in holders if holder.person)


def _figures(told: Told) -> Iterator[Item]:
    assert isinstance(told, Compared)
    before, after = map(told.say, told.names_of_both)
    rows = (
        Row((before, *(round(one.value - one.change, 6) for one in told.measured))),
        Row((after, *(one.value for one in told.measured))),
        Row(
            (told.say(t("Difference")), *(one.change for one in told.measured)),
            strong=True,
            signed=True,
        ),
    )
    columns = [Column(heading_of(one), "number", one.places) for one in told.measured]
    yield Table(t("The whole"), (Column(t("Scenario")), *columns), rows)
    yield from not_counted(told.before, told.org)
    if by_unit := _by_unit(told):
        yield by_unit


def not_counted(*orgs: Organization) -> Iterator[Words]:
    """Yield what is said where fewer findings are counted than there are in the program."""
    if any(org.ratings_left_out for org in orgs):
        yield Words(t("Ratings of people are left out, and so is what is found in them: the program may count more findings."))  # fmt: skip


def heading_of(one: Measure) -> Message:
    """Return what a figure is called, with its currency."""
    return t("{measure}, {unit}", measure=one.label, unit=one.unit) if one.unit else one.label


def _by_unit(told: Compared) -> Table | None:
    """Return the units whose figures differ, those that are gone last; None where none do."""
    sides = told.measures_before.all_units(), told.measures.all_units()
    keys = dict.fromkeys((*told.measures.units.ids, *told.measures_before.units.ids))
    currencies = sorted({name for m in (told.measures_before, told.measures) for name in m.whole().cost})  # fmt: skip
    rows = []
    for key in keys:
        was, now = (_numbers(units.get(key), currencies) for units in sides)  # fmt: skip
        if was != now:
            name = told.name(key) or name_of(told.before[key])
            both = (number for pair in zip(now, was, strict=True) for number in (pair[0], round(pair[0] - pair[1], 6)))  # fmt: skip
            rows.append(Row((name, *both)))
    if not rows:
        return None
    columns = [Column(t("Unit, with all its parts"))]
    words = [(t("Head-count"), 0), (t("FTE"), 1), (t("Vacant"), 0)]
    words += [(t("Cost, {currency}", currency=name), 0) for name in currencies]
    for word, places in words:
        columns += [
            Column(word, "number", places),
            Column(t("Difference"), "number", places, signed=True),
        ]
    return Table(t("Units whose figures differ"), tuple(columns), tuple(rows), most=_MOST)


def _numbers(figures: Sums | None, currencies: list[str]) -> list[float]:
    if figures is None:
        return [0.0] * (3 + len(currencies))
    costs = [figures.cost.get(name, 0.0) for name in currencies]
    # Sums of parts of a seat differ in the last digits, which is no difference.
    return [round(value, 6) for value in (figures.headcount, figures.fte, figures.vacant, *costs)]


def _changes(told: Told) -> Iterator[Item]:
    assert isinstance(told, Compared)
    columns = (Column(t("Name")), Column(t("What changes")))
    for kind, same in groupby(told.changes, key=lambda one: one.kind):
        rows = tuple(Row((one.name, told.say(one.how))) for one in same)
        yield Table(t("{kind}: {n}", kind=KINDS[kind], n=len(rows)), columns, rows, most=_MOST)


def _people(told: Told) -> Iterator[Item]:
    assert isinstance(told, Compared)
    found = affected(told.before, told.org, told.changes)
    if found:
        rows = tuple(Row((one.name, told.say(one.message))) for one in found)
        title = t("Who is affected: {n}", n=len({one.person for one in found}))
        yield Table(title, (Column(t("Person")), Column(t("What changes for them"))), rows, most=_MOST)  # fmt: skip


COMPARISON: Final = (
    Part("figures", t("Figures"), t("Nothing differs."), _figures),
    Part("changes", t("What changes"), t("Nothing differs."), _changes),
    Part("people", t("Who is affected"), t("Nobody is."), _people),
)
"""The parts of a comparison, each made of a ``Compared``."""
