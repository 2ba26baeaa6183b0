"""Several scenarios beside the first of them, told like a report: figures, units, changes, people."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from orgeditor.analysis.changes import KINDS, Changed, changes_between
from orgeditor.analysis.comparison import affected, heading_of, not_counted
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.report.content import Column, Item, Part, Row, Table, Told
from orgeditor.analysis.rules import check
from orgeditor.analysis.standing import measured, standing
from orgeditor.messages import Message, t
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgeditor.analysis.measures import Sums
    from orgeditor.analysis.pages.paper import Labels
    from orgeditor.analysis.standing import Measure, Standing
    from orgeditor.model.organization import Organization

MOST: Final = 5
"""As many as can be read beside each other."""

_MOST_ROWS: Final = 200
"""Rows of one table on paper; the workbook has all."""


class Several(Told):
    """Organisations beside each other; each is told by what it is otherwise than the first.

    ``names`` says what each is called.
    """

    def __init__(
        self, orgs: Sequence[Organization], labels: Labels, names: Sequence[Message]
    ) -> None:
        super().__init__(orgs[0], labels)
        self.orgs = tuple(orgs)
        self.names_of_all = tuple(names)
        self.kind = t("{n} scenarios compared", n=len(self.orgs))

    @cached_property
    def measures_of_all(self) -> list[Measures]:
        """The figures of each."""
        return [self.measures, *(Measures(org) for org in self.orgs[1:])]

    @cached_property
    def standings(self) -> list[Standing]:
        """How each stands, with its findings."""
        pairs = zip(self.orgs, self.measures_of_all, strict=True)
        return [standing(measures.whole(), check(org, measures)) for org, measures in pairs]

    @cached_property
    def changes_of_all(self) -> list[list[Changed]]:
        """What each of the others has otherwise than the first."""
        return [changes_between(self.orgs[0], org) for org in self.orgs[1:]]


def _columns(told: Several, places: int = 0) -> list[Column]:
    return [Column(name, "number", places) for name in told.names_of_all]


def _figures(told: Told) -> Iterator[Item]:
    assert isinstance(told, Several)
    first, *others = told.standings
    # A currency that only one of them knows stands in the figures of all.
    wanted = {(m.id, m.unit): m for one in told.standings for m in measured(one, first)}
    rows = [_row(told, told.names_of_all[0], wanted, measured(first, first), "value")]
    for name, one in zip(told.names_of_all[1:], others, strict=True):
        found = measured(one, first)
        rows.append(_row(told, name, wanted, found, "value"))
        rows.append(_row(told, t("Difference"), wanted, found, "change"))
    columns = [Column(heading_of(m), "number", m.places) for m in wanted.values()]
    yield Table(t("The whole"), (Column(t("Scenario")), *columns), tuple(rows))
    yield from not_counted(*told.orgs)


def _row(
    told: Told,
    name: Message,
    wanted: Iterable[tuple[str, str]],
    found: Iterable[Measure],
    what: Literal["value", "change"],
) -> Row:
    numbers = {(m.id, m.unit): round(getattr(m, what), 6) for m in found}
    signed = what == "change"
    cells = told.say(name), *(numbers.get(key, 0.0) for key in wanted)
    return Row(cells, int(signed), strong=signed, signed=signed)


def _units(told: Told) -> Iterator[Item]:
    assert isinstance(told, Several)
    sides = [measures.all_units() for measures in told.measures_of_all]
    figures = {key: [units.get(key) for units in sides] for key in dict.fromkeys(chain(*sides))}
    currencies = sorted({name for one in told.standings for name in one.figures.cost})
    wanted = [(t("Head-count"), "", 0), (t("FTE"), "", 1)]
    wanted += [(t("Cost, {currency}", currency=name), name, 0) for name in currencies]
    for place, (title, currency, places) in enumerate(wanted):
        rows = []
        for key, of_unit in figures.items():
            numbers = [_number(one, place, currency) for one in of_unit]
            if len(set(numbers)) > 1:
                record = next(org[key] for org in told.orgs if key in org)
                rows.append(Row((name_of(record), *numbers)))
        if rows:
            first = Column(t("Unit, with all its parts"))
            yield Table(title, (first, *_columns(told, places)), tuple(rows), most=_MOST_ROWS)


def _number(figures: Sums | None, place: int, currency: str) -> float:
    if figures is None:
        return 0.0
    if currency:
        return round(figures.cost.get(currency, 0.0), 2)
    return round((figures.headcount, figures.fte)[place], 6)


def _changes(told: Told) -> Iterator[Item]:
    assert isinstance(told, Several)
    counts = [Counter(one.kind for one in changes) for changes in told.changes_of_all]
    rows = tuple(
        Row((told.say(words), *(count[kind] for count in counts)))
        for kind, words in KINDS.items()
        if any(count[kind] for count in counts)
    )
    if not rows:
        return
    since = t("How much each has otherwise than “{name}”", name=told.names_of_all[0])
    yield Table(since, (Column(t("What changes")), *_columns(told)[1:]), rows)
    columns = Column(t("What changes")), Column(t("Name")), Column(t("How"))
    for name, changes in zip(told.names_of_all[1:], told.changes_of_all, strict=True):
        listed = tuple(Row((told.say(KINDS[c.kind]), c.name, told.say(c.how))) for c in changes)
        if listed:
            yield Table(name, columns, listed, most=_MOST_ROWS)


def _people(told: Told) -> Iterator[Item]:
    assert isinstance(told, Several)
    names: dict[str, str] = {}
    counts: list[Counter[str]] = []
    for org, changes in zip(told.orgs[1:], told.changes_of_all, strict=True):
        found = affected(told.orgs[0], org, changes)
        names |= {one.person: one.name for one in found}
        counts.append(Counter(one.person for one in found))
    if names:
        rows = tuple(
            Row((name, *(count[key] or None for count in counts)))
            for key, name in sorted(names.items(), key=lambda item: item[::-1])
        )
        columns = (Column(t("Person")), *_columns(told)[1:])
        title = t("For whom how many things change: {n}", n=len(rows))
        yield Table(title, columns, rows, most=_MOST_ROWS)


SEVERAL: Final = (
    Part("figures", t("Figures"), t("Nothing differs."), _figures),
    Part("units", t("Figures by unit"), t("Nothing differs."), _units),
    Part("changes", t("What changes"), t("Nothing differs."), _changes),
    Part("people", t("Who is affected"), t("Nobody is."), _people),
)
"""The parts of a comparison of several, each made of ``Several``."""
