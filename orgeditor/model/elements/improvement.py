"""Continuous improvement: what is to be done about what was found, by whom, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.elements.communication import Meeting, Process, Step
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.elements.performance import ReviewCycle
from orgeditor.model.elements.resources import Resource
from orgeditor.model.elements.skills import Skill, Training
from orgeditor.model.record import Record
from orgeditor.model.records import Activity, Person, Position, Role, Unit

if TYPE_CHECKING:
    from orgeditor.model.describing import Peek


class Action(Record, frozen=True, tag="action"):
    """Something that was agreed to be done.

    ``about`` is what it is to make better. Where it follows from a review, ``cycle`` is that of
    the review, whose subject is among ``about``; where it follows from a finding, ``rule`` is
    the id of the rule that found it. ``done`` is the day on which it was done.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    about: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""
    state: str = ""
    done: str = ""
    cycle: str = ""
    rule: str = ""
    notes: str = ""
    rank: str = ""


ACTION_DONE: Final = "done"
ACTION_DROPPED: Final = "dropped"
ACTION_STATES: Final = (
    ("", t("Open")),
    ("running", t("Under way")),
    (ACTION_DONE, t("Completed")),
    (ACTION_DROPPED, t("Dropped")),
)


def _from_a_personal_review(action: Action, peek: Peek) -> bool:
    """Whether an action tells something of a person: it is about one, or agreed in such a review."""
    about = [peek(key) for key in action.about]
    if action.cycle:
        return not about or any(not isinstance(record, Unit | Kpi) for record in about)
    return any(isinstance(record, Person) for record in about)


DESCRIBED: Final = (
    RecordType(
        Action,
        t("Agreed action"),
        t("Agreed actions"),
        (
            *NAMES,
            Field(name="code", label=t("Code")),
            Field(
                name="about",
                label=t("About"),
                kind=Kind.REFERENCES,
                targets=(
                    Person,
                    Position,
                    Unit,
                    Role,
                    Activity,
                    Goal,
                    Kpi,
                    Resource,
                    Process,
                    Step,
                    Meeting,
                    Skill,
                    Training,
                ),
            ),
            Field(
                name="owner",
                label=t("Owner"),
                kind=Kind.REFERENCE,
                targets=(Position, Person, Role),
            ),
            Field(name="due", label=t("Due"), kind=Kind.DATE),
            Field(
                name="state",
                label=t("State"),
                kind=Kind.CHOICE,
                choices=ACTION_STATES,
                closed=True,
            ),
            Field(name="done", label=t("Done on"), kind=Kind.DATE),
            part_of("cycle", t("Agreed in"), ReviewCycle),
            Field(name="rule", label=t("Rule")),
            Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
            RANK,
        ),
        personal=_from_a_personal_review,
    ),
)
