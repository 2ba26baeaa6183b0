"""What a document keeps of its own health: rule profiles, waivers, judgements, snapshots of itself."""

from __future__ import annotations

from typing import Final

import msgspec

from orgeditor.messages import t
from orgeditor.model.describing import Field, Kind, RecordType, part_of
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.record import Record
from orgeditor.model.records import Activity, Matrix, Person, Position, Role, Unit


class RuleProfile(Record, frozen=True, tag="rule_profile"):
    """How strictly a document is judged; what it does not name is as the rules have it.

    ``off``: rules that are not asked. ``severities``: of rules by their id. ``limits``:
    thresholds by their id (see ``analysis/rules``).
    """

    name: str = ""
    off: tuple[str, ...] = ()
    severities: dict[str, str] = msgspec.field(default_factory=dict)
    limits: dict[str, float] = msgspec.field(default_factory=dict)


class Waiver(Record, frozen=True, tag="waiver"):
    """A finding that is accepted, and why; the id follows from the rule and the subject.

    ``subject`` is the first record that the finding names, "" where it is about the whole;
    with it the waiver goes. ``date`` is the day on which it was waived.
    """

    rule: str = ""
    subject: str = ""
    reason: str = ""
    by: str = ""
    date: str = ""


class Judgement(Record, frozen=True, tag="judgement"):
    """The answer to a question of a checklist, and what it rests on; the id follows from the question.

    The questions are in ``analysis/checklists.py``.
    """

    checklist: str = ""
    question: str = ""
    answer: str = ""
    evidence: str = ""


ANSWERS: Final = (
    ("", t("Not judged")),
    ("yes", t("Yes")),
    ("partly", t("In part")),
    ("no", t("No")),
)


class Count(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """How many findings a rule had, by the severity that it had then; ``waived`` ones apart."""

    rule: str
    severity: str
    found: int = 0
    waived: int = 0


class Snapshot(Record, frozen=True, tag="snapshot"):
    """A document as it stood: ``content`` is a whole document file without snapshots.

    ``taken`` is the moment in UTC, 2026-03-31T09:30:00. ``counts`` are the findings of then,
    as they were judged then.
    """

    name: str = ""
    notes: str = ""
    taken: str = ""
    counts: tuple[Count, ...] = ()
    content: bytes = b""


_SUBJECTS: Final[tuple[type[Record], ...]] = (
    Unit,
    Position,
    Person,
    Role,
    Activity,
    Matrix,
    *(described.type for element in ELEMENTS for described in element),
)

DESCRIBED: Final = (
    RecordType(
        RuleProfile,
        t("Rule profile"),
        t("Rule profiles"),
        (
            Field(name="name", label=t("Name")),
            Field(name="off", label=t("Rules switched off"), kind=Kind.INTERNAL),
            Field(name="severities", label=t("Severities"), kind=Kind.INTERNAL),
            Field(name="limits", label=t("Thresholds"), kind=Kind.INTERNAL),
        ),
    ),
    RecordType(
        Waiver,
        t("Waived finding"),
        t("Waived findings"),
        (
            Field(name="rule", label=t("Rule"), kind=Kind.INTERNAL),
            part_of("subject", t("Subject"), *_SUBJECTS),
            Field(name="reason", label=t("Reason"), kind=Kind.LONG_TEXT),
            Field(name="by", label=t("Waived by")),
            Field(name="date", label=t("Date"), kind=Kind.DATE),
        ),
        "reason",
        ("rule", "subject"),
    ),
    RecordType(
        Judgement,
        t("Judgement"),
        t("Judgements"),
        (
            Field(name="checklist", label=t("Checklist"), kind=Kind.INTERNAL),
            Field(name="question", label=t("Question"), kind=Kind.INTERNAL),
            Field(name="answer", label=t("Answer"), kind=Kind.CHOICE, choices=ANSWERS, closed=True),
            Field(name="evidence", label=t("Evidence"), kind=Kind.LONG_TEXT),
        ),
        "evidence",
        ("checklist", "question"),
    ),
    RecordType(
        Snapshot,
        t("Snapshot"),
        t("Snapshots"),
        (
            Field(name="name", label=t("Name")),
            Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT),
            Field(name="taken", label=t("Taken"), kind=Kind.INTERNAL),
            Field(name="counts", label=t("Findings"), kind=Kind.INTERNAL),
            Field(name="content", label=t("Content"), kind=Kind.INTERNAL),
        ),
    ),
)
