"""How a scenario is to come about, told like a report: the plan, then phase by phase what is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.changes import changes_between
from orgeditor.analysis.comparison import affected
from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.report.content import Column, Item, Part, Row, Table, Told, Words
from orgeditor.analysis.story import Story
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.organization import Organization
from orgeditor.model.plan import Phase, phases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.analysis.measures import Figures
    from orgeditor.analysis.pages.paper import Labels

_MOST: Final = 200
"""Rows of one table on paper; the workbook has all."""


class StoryTold(Told):
    """The change from ``base`` to ``org``, both as they may be handed over; ``name``: of the scenario.

    ``named``: whether people may be.
    """

    def __init__(
        self, base: Organization, target: Organization, labels: Labels, name: Message
    ) -> None:
        super().__init__(target, labels)
        self.kind = t("How “{name}” comes about", name=name)
        self.named = tells_names(target.redaction)
        self.story = Story(base.table, target.table, phases(target))
        counts = [self.story.done_after(number) for number in range(len(self.story.phases))]
        self.counts = [*counts, len(self.story.steps)] if self.unplanned else counts
        tables = (self.story.table_after(count) for count in self.counts)
        self.states = [base, *(Organization(table.values()) for table in tables)]
        self.figures = [Measures(org).whole() for org in self.states]

    @property
    def unplanned(self) -> bool:
        """Whether there are steps that are in no phase."""
        return bool(self.story.steps_in(len(self.story.phases)))

    def phase(self, number: int) -> Phase:
        """Return a phase by its number; past the last, what holds the steps that are in none."""
        known = self.story.phases
        return known[number] if number < len(known) else Phase(id="", name=self.say(_UNPLANNED))


_UNPLANNED: Final = t("Not in a phase yet")


def story_parts(told: StoryTold) -> list[Part]:
    """Return the parts of what is told: the plan, then one for each phase, on pages of its own."""
    parts = [Part("plan", t("The plan"), t("Nothing changes."), _plan)]
    for number in range(len(told.counts)):
        name = told.phase(number).name
        title = t("Phase {n}: {name}", n=number + 1, name=name) if number < len(told.story.phases) else _UNPLANNED  # fmt: skip
        parts.append(Part(f"phase-{number + 1}", title, t("Nothing is done in it."), partial(_phase, number)))  # fmt: skip
    return parts


def _plan(told: Told) -> Iterator[Item]:
    assert isinstance(told, StoryTold)
    if not told.story.steps:
        return
    currency = next(iter(told.figures[-1].cost), "")
    money = t("Cost a year after it, {currency}", currency=currency) if currency else t("Cost a year after it")  # fmt: skip
    columns = (
        Column(t("Phase")),
        Column(t("Effective from")),
        *((Column(t("Owner")),) if told.named else ()),
        Column(t("Steps"), "number"),
        Column(t("One-off cost"), "number"),
        Column(t("Saving a year"), "number"),
        Column(t("Head-count after it"), "number"),
        Column(t("FTE after it"), "number", 1),
        Column(money, "number"),
    )
    rows = [_state(told, told.say(t("As it is")), None, told.figures[0], currency)]
    for number, figures in enumerate(told.figures[1:]):
        phase = told.phase(number)
        rows.append(_state(told, phase.name, (number, phase), figures, currency))
    total = told.story.phases
    sums = [float(len(told.story.steps)), sum(one.cost for one in total), sum(one.saving for one in total)]  # fmt: skip
    blank = (None,) * (2 if told.named else 1)
    rows.append(Row((told.say(t("Together")), *blank, *sums, None, None, None), strong=True))
    yield Table(t("Phases"), columns, tuple(rows))


def _state(
    told: StoryTold, name: str, of: tuple[int, Phase] | None, figures: Figures, currency: str
) -> Row:
    """Return the row of a phase, or of what stands before them all."""
    number, phase = of or (-1, Phase(id=""))
    owner = (phase.owner or None,) if told.named else ()
    steps = float(len(told.story.steps_in(number))) if of else None
    money = (phase.cost, phase.saving) if of and phase.id else (None, None)
    after = round(figures.headcount, 6), round(figures.fte, 6), round(figures.cost.get(currency, 0.0), 2)  # fmt: skip
    return Row((name, phase.date or None, *owner, steps, *money, *after))


def _phase(number: int, told: Told) -> Iterator[Item]:
    assert isinstance(told, StoryTold)
    phase, steps = told.phase(number), told.story.steps_in(number)
    if phase.notes:
        yield Words(verbatim(phase.notes))
    if phase.id:
        yield Table(t("What is planned"), (Column(t("What")), Column(t("How"))), tuple(_said(told, phase)))  # fmt: skip
    if not steps:
        return
    rows = tuple(Row((float(told.story.place[s.key] + 1), told.say(s.message), float(len(s.edit.changes)))) for s in steps)  # fmt: skip
    columns = Column(t("Step"), "number"), Column(t("What is done")), Column(t("Records"), "number")
    yield Table(t("Steps: {n}", n=len(rows)), columns, rows, most=_MOST)
    if told.named:
        before, after = told.states[number], told.states[number + 1]
        found = affected(before, after, changes_between(before, after))
        if found:
            lines = tuple(Row((one.name, told.say(one.message))) for one in found)
            title = t("Who is affected: {n}", n=len({one.person for one in found}))
            yield Table(title, (Column(t("Person")), Column(t("What changes for them"))), lines, most=_MOST)  # fmt: skip


def _said(told: StoryTold, phase: Phase) -> Iterator[Row]:
    said: list[tuple[Message, str]] = [(t("Effective from"), phase.date)]
    if told.named:
        said.append((t("Owner"), phase.owner))
    said += [(t("One-off cost"), f"{phase.cost:,.0f}"), (t("Saving a year"), f"{phase.saving:,.0f}")]  # fmt: skip
    for words, value in said:
        yield Row((told.say(words), value or "–"))
