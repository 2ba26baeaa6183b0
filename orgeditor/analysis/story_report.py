"""How a scenario is to come about, told like a report: the plan, then phase by phase what is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.changes import changes_between
from orgeditor.analysis.comparison import affected
from orgeditor.analysis.discretion import tells_names
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.overlay import overlaid
from orgeditor.analysis.report.content import (
    NOTHING,
    Changing,
    Column,
    Figures,
    Item,
    Part,
    Row,
    Table,
    Told,
    Words,
    figure,
)
from orgeditor.analysis.story import Story
from orgeditor.messages import Message, t, verbatim
from orgeditor.model.organization import Organization
from orgeditor.model.plan import Phase, phases, step_plans
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.analysis import measures
    from orgeditor.analysis.pages.paper import Labels
    from orgeditor.analysis.story import Step

_MOST: Final = 200
"""Rows of one table on paper; the workbook has all."""
_LATER: Final = 20
"""How many steps are listed that are effective later than planned."""


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
        self.story = Story(base.table, target.table, phases(target), step_plans(target))
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
    """Return the parts of what is told: the plan, all steps, then each phase on pages of its own."""
    nothing = t("Nothing changes.")
    parts = [
        Part("plan", t("The plan"), nothing, _plan),
        Part("steps", t("All steps"), nothing, _all_steps),
    ]
    for number in range(len(told.counts)):
        name = told.phase(number).name
        title = t("Phase {n}: {name}", n=number + 1, name=name) if number < len(told.story.phases) else _UNPLANNED  # fmt: skip
        parts.append(Part(f"phase-{number + 1}", title, t("Nothing is done in it."), partial(_phase, number)))  # fmt: skip
    return parts


def _plan(told: Told) -> Iterator[Item]:
    assert isinstance(told, StoryTold)
    story = told.story
    if not story.steps:
        return
    currency = next(iter(told.figures[-1].cost), "")
    money = t("Cost a year after it, {currency}", currency=currency) if currency else t("Cost a year after it")  # fmt: skip
    numbers = range(len(told.counts))
    by_step = any(any(story.planned_in(number)) for number in numbers)
    columns = (
        Column(t("Phase")),
        Column(t("Effective from")),
        *((Column(t("Owner")),) if told.named else ()),
        Column(t("Steps"), "number"),
        *_money_columns(by_step=by_step),
        Column(t("Head-count after it"), "number"),
        Column(t("FTE after it"), "number", 1),
        Column(money, "number"),
    )
    sums = [0.0] * (5 if by_step else 3)
    rows = []
    for number in numbers:
        phase = told.phase(number)
        planned = story.planned_in(number) if by_step else ()
        amounts = float(len(story.steps_in(number))), *story.money(number), *planned
        sums = [one + more for one, more in zip(sums, amounts, strict=True)]
        owner = (phase.owner or None,) if told.named else ()
        after = _after(told.figures[number + 1], currency)
        told_of = (amount or None for amount in amounts)
        rows.append(Row((phase.name, phase.date or None, *owner, *told_of, *after)))
    blank = (None,) * (2 if told.named else 1)
    before = told.say(t("As it is")), *blank, *(None for _ in sums), *_after(told.figures[0], currency)  # fmt: skip
    together = told.say(t("Together")), *blank, *sums, None, None, None
    yield Table(t("Phases"), columns, (Row(before), *rows, Row(together, strong=True)))


def _money_columns(*, by_step: bool) -> tuple[Column, ...]:
    """Return the columns of what phases cost and save, and of what their steps do."""
    columns = Column(t("One-off cost"), "number"), Column(t("Saving a year"), "number")
    of_steps = Column(t("Cost of its steps"), "number"), Column(t("Saving of its steps"), "number")
    return (*columns, *of_steps) if by_step else columns


def _after(figures: measures.Figures, currency: str) -> tuple[float, float, float]:
    """Return head-count, FTE and cost a year as they stand then."""
    return round(figures.headcount, 6), round(figures.fte, 6), round(figures.cost.get(currency, 0.0), 2)  # fmt: skip


def _all_steps(told: Told) -> Iterator[Item]:
    assert isinstance(told, StoryTold)
    if told.story.steps:
        yield from _steps(told, told.story.steps, with_phase=True)


def _steps(told: StoryTold, steps: Sequence[Step], *, with_phase: bool) -> Iterator[Item]:
    """Yield steps as a table: from when on, and what is planned of any of them."""
    story, plans = told.story, [told.story.plan(step) for step in steps]
    money = any(plan.cost or plan.saving for plan in plans)
    owned = told.named and any(plan.owner for plan in plans)
    noted = any(plan.notes for plan in plans)
    columns = (
        Column(t("Step"), "number"),
        *((Column(t("Phase")),) if with_phase else ()),
        Column(t("What is done")),
        Column(t("Effective from")),
        *((Column(t("Owner")),) if owned else ()),
        *(_money_columns(by_step=False) if money else ()),
        *((Column(t("Notes")),) if noted else ()),
        Column(t("Records"), "number"),
    )
    rows = tuple(
        Row(
            (
                float(story.place[step.key] + 1),
                *((told.phase(story.phase_of(step.key)).name,) if with_phase else ()),
                told.say(step.message),
                story.dates[step.key] or None,
                *((plan.owner or None,) if owned else ()),
                *((plan.cost or None, plan.saving or None) if money else ()),
                *((plan.notes or None,) if noted else ()),
                float(len(step.edit.changes)),
            )
        )
        for step, plan in zip(steps, plans, strict=True)
    )
    yield Table(t("Steps: {n}", n=len(rows)), columns, rows, most=_MOST)
    later = [
        f"{story.place[step.key] + 1}: {plan.date}"
        for step, plan in zip(steps, plans, strict=True)
        if plan.date and plan.date != story.dates[step.key]
    ]
    if later:
        listed = "; ".join([*later[:_LATER], *(["…"] if later[_LATER:] else [])])
        yield Words(t("Planned for an earlier date than a step before them, and effective only with that: {steps}", steps=listed))  # fmt: skip


def _phase(number: int, told: Told) -> Iterator[Item]:
    assert isinstance(told, StoryTold)
    phase, steps = told.phase(number), told.story.steps_in(number)
    if phase.notes:
        yield Words(verbatim(phase.notes))
    if phase.id:
        yield Figures(tuple(_said(told, number)))
    if not steps:
        return
    before, after = told.states[number], told.states[number + 1]
    charts = list(_charts(before, after))
    yield from charts[:1]
    yield from _steps(told, steps, with_phase=False)
    if told.named:
        found = affected(before, after, changes_between(before, after))
        if found:
            lines = tuple(Row((one.name, told.say(one.message))) for one in found)
            title = t("Who is affected: {n}", n=len({one.person for one in found}))
            yield Table(title, (Column(t("Person")), Column(t("What changes for them"))), lines, most=_MOST)  # fmt: skip
    yield from charts[1:]


def _charts(before: Organization, after: Organization) -> Iterator[Item]:
    """Yield what changes on the chart of positions and on that of units, where something does."""
    overlay = overlaid(before, after)
    kinds = {type(overlay.organization[key]) for key in overlay.fates}
    if Position in kinds:
        yield Changing(t("What changes: positions"), "positions", overlay)
    if Unit in kinds:
        yield Changing(t("What changes: units"), "units", overlay)


def _said(told: StoryTold, number: int) -> Iterator[tuple[Message, str]]:
    """Yield what is said of a phase, and what its steps come to where that is not the same."""
    phase = told.phase(number)
    yield t("Effective from"), phase.date or NOTHING
    if told.named:
        yield t("Owner"), phase.owner or NOTHING
    both, of_steps = told.story.money(number), told.story.planned_in(number)
    words = t("One-off cost"), t("Saving a year")
    of_them = t("Cost of its steps"), t("Saving of its steps")
    for word, whole, their_word, theirs in zip(words, both, of_them, of_steps, strict=True):
        yield word, figure(whole or None)
        if theirs and theirs != whole:
            yield their_word, figure(theirs)
