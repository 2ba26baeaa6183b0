"""Training and development: which skills work needs, who has them, who learns them, who could follow."""

from __future__ import annotations

from typing import Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.record import Record
from orgeditor.model.records import Person, Position, Role, Unit


class SkillLevel(Record, frozen=True, tag="skill_level"):
    """A level of the scale by which skills are told; where there is none, ``LEVELS`` are meant.

    ``level`` is its number as text, "0" for no skill at all; the id follows from it.
    """

    level: str = ""
    name: str = ""
    name_zh: str = ""
    meaning: str = ""


class Skill(Record, frozen=True, tag="skill"):
    """Something that people can do, or a group of such: a skill that others are part of.

    A skill is ``critical`` where the work stands still if nobody can do it.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    parent: str = ""
    critical: bool = False
    notes: str = ""
    rank: str = ""


class SkillNeed(Record, frozen=True, tag="skill_need"):
    """The level of a skill that a role needs, or a position in place of its roles.

    The id follows from the two. Level 0 says that a position does not need what its role does.
    """

    skill: str = ""
    party: str = ""
    level: float = 0.0


class SkillHeld(Record, frozen=True, tag="skill_held"):
    """The level of a skill that a person has; the id follows from the two.

    A ``learner`` works at the level under guidance, and does not count as one who has it.
    """

    skill: str = ""
    person: str = ""
    level: float = 0.0
    learner: bool = False


class Training(Record, frozen=True, tag="training"):
    """A plan by which its audience comes to have a skill at a level.

    The audience are people, and whoever is on the positions, plays the roles or works in the
    units named. What is over or called off changes nothing: a level reached is written down
    as held.
    """

    name: str = ""
    name_zh: str = ""
    code: str = ""
    skill: str = ""
    level: float = 0.0
    audience: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    cost: float | None = None
    currency: str = ""
    provider: str = ""
    status: str = ""
    notes: str = ""
    rank: str = ""


class Successor(Record, frozen=True, tag="successor"):
    """Somebody who could take over a position; the id follows from the two.

    Those of a position rank in their order.
    """

    position: str = ""
    person: str = ""
    readiness: str = ""
    notes: str = ""
    rank: str = ""


LEVELS: Final = (
    ("0", t("None")),
    ("1", t("Beginner")),
    ("2", t("Practitioner")),
    ("3", t("Skilled")),
    ("4", t("Expert")),
)
"""The scale of a document that has none of its own."""

TRAINING_DONE: Final = "done"
TRAINING_CANCELLED: Final = "cancelled"
_STATUSES: Final = (
    ("", t("Planned")),
    ("booked", t("Booked")),
    ("running", t("Under way")),
    (TRAINING_DONE, t("Completed")),
    (TRAINING_CANCELLED, t("Cancelled")),
)
READINESS: Final = (
    ("", t("Not judged")),
    ("now", t("Ready now")),
    ("year", t("Ready within a year")),
    ("later", t("Ready in two years or more")),
    ("emergency", t("Stand-in for an emergency")),
)

_NOTES: Final = Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT)
_CODE: Final = Field(name="code", label=t("Code"))
_LEVEL: Final = Field(name="level", label=t("Level"), kind=Kind.NUMBER, minimum=0)
_OF_SKILL: Final = part_of("skill", t("Skill"), Skill)

DESCRIBED: Final = (
    RecordType(
        SkillLevel,
        t("Skill level"),
        t("Skill levels"),
        (
            Field(name="level", label=t("Level")),
            *NAMES,
            Field(name="meaning", label=t("What it means"), kind=Kind.LONG_TEXT),
        ),
        key=("level",),
    ),
    RecordType(
        Skill,
        t("Skill"),
        t("Skills"),
        (
            *NAMES,
            _CODE,
            Field(
                name="parent",
                label=t("Part of"),
                kind=Kind.REFERENCE,
                targets=(Skill,),
                inherits="parent",
            ),
            Field(name="critical", label=t("Critical"), kind=Kind.FLAG),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        SkillNeed,
        t("Needed skill"),
        t("Needed skills"),
        (_OF_SKILL, part_of("party", t("Role or position"), Role, Position), _LEVEL),
        "",
        ("skill", "party"),
        says=("party", "skill", "level"),
    ),
    RecordType(
        SkillHeld,
        t("Held skill"),
        t("Held skills"),
        (
            _OF_SKILL,
            part_of("person", t("Person"), Person),
            _LEVEL,
            Field(name="learner", label=t("Learner"), kind=Kind.FLAG),
        ),
        "",
        ("skill", "person"),
        says=("person", "skill", "level"),
    ),
    RecordType(
        Training,
        t("Training"),
        t("Trainings"),
        (
            *NAMES,
            _CODE,
            Field(name="skill", label=t("Skill"), kind=Kind.REFERENCE, targets=(Skill,)),
            Field(name="level", label=t("To level"), kind=Kind.NUMBER, minimum=0),
            Field(
                name="audience",
                label=t("For whom"),
                kind=Kind.REFERENCES,
                targets=(Person, Position, Role, Unit),
            ),
            Field(name="start", label=t("From"), kind=Kind.DATE),
            Field(name="end", label=t("Until"), kind=Kind.DATE),
            Field(name="cost", label=t("Cost"), kind=Kind.MONEY),
            Field(name="currency", label=t("Currency")),
            Field(name="provider", label=t("Provider")),
            Field(
                name="status", label=t("Status"), kind=Kind.CHOICE, choices=_STATUSES, closed=True
            ),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Successor,
        t("Successor"),
        t("Successors"),
        (
            part_of("position", t("Position"), Position),
            part_of("person", t("Person"), Person),
            Field(
                name="readiness",
                label=t("Readiness"),
                kind=Kind.CHOICE,
                choices=READINESS,
                closed=True,
            ),
            _NOTES,
            RANK,
        ),
        "",
        ("position", "person"),
        says=("position", "person", "readiness"),
    ),
)
