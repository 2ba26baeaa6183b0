"""How a scenario is to come about: phases, each with what is done in it, when, by whom, and what it costs.

What is done, the steps, is no record: it follows from what the scenario has otherwise than its
base (see ``analysis/story.py``). A phase names its steps, in the order in which they are told, by
the records that they are about; so does what is planned of a single step. So a step stays the one
that was planned, whatever else comes to it or goes from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import t
from orgeditor.model.describing import RANK, Field, Kind, RecordType
from orgeditor.model.record import Record, key_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.organization import Organization


class Phase(Record, frozen=True, tag="phase"):
    """A wave of the change of a scenario; ``steps`` are ids of records that its steps are about.

    ``date``: from when on the structure is as after it, "" where that is open. ``cost`` is what
    it takes once, ``saving`` what it brings a year, in the currency of the document.
    """

    name: str = ""
    date: str = ""
    owner: str = ""
    cost: float = 0.0
    saving: float = 0.0
    notes: str = ""
    steps: tuple[str, ...] = ()
    rank: str = ""


class StepPlan(Record, frozen=True, tag="step-plan"):
    """What is planned of a step beyond its phase: of one that is about the records ``about``.

    ``step``: the first of them, by which two people who plan the same step write the same record.
    ``date``, ``cost`` and ``saving`` as in a phase.
    """

    step: str = ""
    about: tuple[str, ...] = ()
    date: str = ""
    owner: str = ""
    cost: float = 0.0
    saving: float = 0.0
    notes: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything is planned."""
        return bool(self.date or self.owner or self.cost or self.saving or self.notes)


def phases(org: Organization) -> list[Phase]:
    """Return the phases of a scenario in order."""
    return sorted(org.of(Phase).values(), key=lambda phase: (phase.rank, phase.id))


def step_plans(org: Organization) -> list[StepPlan]:
    """Return what is planned of single steps, in a steady order."""
    return sorted(org.of(StepPlan).values(), key=lambda plan: plan.id)


def planned_together(about: Sequence[str], plans: Sequence[StepPlan]) -> StepPlan:
    """Return what is planned of the step about some records, of which others were planned as single steps.

    What those cost and save comes together; done is the step when the last of them is.
    """
    owners = dict.fromkeys(plan.owner for plan in plans if plan.owner)
    return StepPlan(
        id=key_id(about[0]),
        step=about[0],
        about=tuple(about),
        date=max((plan.date for plan in plans), default=""),
        owner=", ".join(owners),
        cost=sum(plan.cost for plan in plans),
        saving=sum(plan.saving for plan in plans),
        notes="\n".join(plan.notes for plan in plans if plan.notes),
    )


_SAID: Final = (
    Field(name="date", label=t("Effective from"), kind=Kind.DATE),
    Field(name="owner", label=t("Owner")),
    Field(name="cost", label=t("One-off cost"), kind=Kind.MONEY),
    Field(name="saving", label=t("Saving a year"), kind=Kind.MONEY),
    Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
)
DESCRIBED: Final = (
    RecordType(
        Phase,
        t("Phase"),
        t("Phases"),
        (
            Field(name="name", label=t("Name")),
            *_SAID,
            Field(name="steps", label=t("Steps"), kind=Kind.INTERNAL),
            RANK,
        ),
    ),
    RecordType(
        StepPlan,
        t("Planned step"),
        t("Planned steps"),
        (
            Field(name="step", label=t("Step"), kind=Kind.INTERNAL),
            Field(name="about", label=t("Records"), kind=Kind.INTERNAL),
            *_SAID,
        ),
        "",
        ("step",),
    ),
)
