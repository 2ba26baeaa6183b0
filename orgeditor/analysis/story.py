"""The change from one structure to another as a plan: its steps in phases, when each is done, at what cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from orgeditor.analysis.story_steps import Step as Step
from orgeditor.analysis.story_steps import Steps
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.plan import Phase, StepPlan, planned_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.delta import Table
    from orgeditor.model.record import Record

_NEVER: Final = "~"
"""Comes after every date."""


class Story:
    """The steps from ``base`` to ``target``, in an order in which each can be done.

    ``phases`` say when each is done, and in which order they are told. A step that builds on one
    of a later phase is done in that; those that no phase names come last, by their dates.
    ``plans`` say what is planned of single steps.
    """

    def __init__(
        self,
        base: Table,
        target: Table,
        phases: Sequence[Phase] = (),
        plans: Sequence[StepPlan] = (),
    ) -> None:
        self.base, self.target = base, target
        # Those that the base had already planned how it came about itself.
        self.phases = tuple(phase for phase in phases if phase.id not in base)
        self._all = Steps(base, target)
        self._plans = self._by_step(one for one in plans if base.get(one.id) != one)
        dates = {key: self.plan(step).date for key, step in self._all.by_key.items()}
        wanted = {key: (n, at) for n, one in enumerate(self.phases) for at, key in enumerate(one.steps)}  # fmt: skip
        none = len(self.phases), 0
        asked = {
            key: min((wanted[one] for one in step.about if one in wanted), default=none)
            for key, step in self._all.by_key.items()
        }
        self._phase = self._all.at_earliest({key: phase for key, (phase, _) in asked.items()})
        self.steps = self._all.in_order(lambda step: (self._phase[step.key], asked[step.key], dates[step.key] or _NEVER))  # fmt: skip
        self.place = {step.key: place for place, step in enumerate(self.steps)}
        self.dates = self._from_when_on(dates)

    def plan(self, step: Step) -> StepPlan:
        """Return what is planned of a step beyond its phase, which may be nothing."""
        return planned_together(step.about, self._plans.get(step.key, ()))

    def plans_of(self, step: Step) -> list[str]:
        """Return the ids of the records that say what is planned of a step."""
        return [plan.id for plan in self._plans.get(step.key, ())]

    def planned_in(self, phase: int) -> tuple[float, float]:
        """Return what the steps of a phase, by its number, are planned to cost, and to save a year."""
        plans = [self.plan(step) for step in self.steps_in(phase)]
        return sum(plan.cost for plan in plans), sum(plan.saving for plan in plans)

    def money(self, phase: int) -> tuple[float, float]:
        """Return what a phase costs, and saves a year: what is said of it as a whole, else its steps together."""
        known = self.phases
        own = (known[phase].cost, known[phase].saving) if phase < len(known) else (0.0, 0.0)
        cost, saving = (
            one or steps for one, steps in zip(own, self.planned_in(phase), strict=True)
        )
        return cost, saving

    def _from_when_on(self, dates: Mapping[str, str]) -> dict[str, str]:
        """Return from when on each step is done, "" where that is open.

        A step without a date of its own is done when its phase is, a phase without one with that
        before it, and no step before one that is told earlier.
        """
        found: dict[str, str] = {}
        at, rest = "", len(self.phases)
        for step in self.steps:
            phase = self._phase[step.key]
            own = dates[step.key] or (self.phases[phase].date if phase < rest else "")
            at = max(at, own)
            found[step.key] = at if own or phase < rest else ""
        return found

    def phase_of(self, step: str) -> int:
        """Return in which phase a step is done, by its number; one past the last for none."""
        return self._phase[step]

    def steps_in(self, phase: int) -> list[Step]:
        """Return the steps of a phase, by its number; of one past the last those that are in none."""
        return [step for step in self.steps if self._phase[step.key] == phase]

    def done_after(self, phase: int) -> int:
        """Return how many steps are done when a phase is, by its number."""
        return sum(at <= phase for at in self._phase.values())

    def done_at(self, day: str) -> int:
        """Return how many steps are done on a day, 2026-03-31."""
        done = (n for n, step in enumerate(self.steps, 1) if "" < self.dates[step.key] <= day)
        return max(done, default=0)

    def comes_after(self, step: str) -> frozenset[str]:
        """Return the steps that one builds on, at once."""
        return self._all.after.get(step, frozenset())

    def check(self, phases: Sequence[Phase]) -> None:
        """Refuse phases in which a step would stand before one that it builds on."""
        named = (self._all.key_of.get(key) for phase in phases for key in phase.steps)
        place = {key: number for number, key in enumerate(dict.fromkeys(filter(None, named)))}
        for key in place:
            for needed in self.comes_after(key):
                if place.get(needed, -1) > place[key]:
                    first, then = self.steps[self.place[needed]], self.steps[self.place[key]]
                    raise Refused(t("“{then}” builds on “{first}”, and comes after it.", then=then.message, first=first.message))  # fmt: skip

    def table_after(self, count: int) -> dict[str, Record]:
        """Return the records as they stand when the first ``count`` steps are done."""
        table = dict(self.base)
        for step in self.steps[:count]:
            for change in step.edit.changes:
                if change.after is None:
                    del table[change.id]
                else:
                    table[change.id] = change.after
        return table

    def _by_step(self, plans: Iterable[StepPlan]) -> dict[str, list[StepPlan]]:
        """Return what is planned by step: of one that has become several, of that which has most of it."""
        found: dict[str, list[StepPlan]] = defaultdict(list)
        for plan in plans:
            parts = Counter(self._all.key_of[key] for key in plan.about if key in self._all.key_of)
            if parts:
                found[max(parts, key=lambda key: (parts[key], key))].append(plan)
        return found
