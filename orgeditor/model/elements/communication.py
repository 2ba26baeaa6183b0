"""Process and communication: who hands over what to whom, who talks to whom, and where."""

from __future__ import annotations

from typing import Final

from orgeditor.messages import t
from orgeditor.model.describing import NAMES, RANK, Field, Kind, RecordType, part_of
from orgeditor.model.elements.goals import RHYTHMS
from orgeditor.model.record import Record
from orgeditor.model.records import Activity, Position, Role, Unit


class Process(Record, frozen=True, tag="process"):
    """Work that runs through several hands; its steps follow one another by rank."""

    name: str = ""
    name_zh: str = ""
    code: str = ""
    owner: str = ""
    purpose: str = ""
    notes: str = ""
    rank: str = ""


class Step(Record, frozen=True, tag="step"):
    """A step of a process: who does it, and what it hands on to the next.

    ``activity`` is the activity of a responsibility matrix that it is, where it is one.
    """

    name: str = ""
    name_zh: str = ""
    process: str = ""
    party: str = ""
    activity: str = ""
    hands_on: str = ""
    notes: str = ""
    rank: str = ""


class Link(Record, frozen=True, tag="link"):
    """Communication between two parties, both ways: what for, how, how often.

    ``mode`` is a mode of interaction after Skelton and Pais, Team Topologies (2019): in
    collaboration two work together for a time, with a service one provides and the other
    uses, in facilitation one helps the other to become able. ``until`` ends it.
    """

    source: str = ""
    target: str = ""
    purpose: str = ""
    channel: str = ""
    rhythm: str = ""
    mode: str = ""
    until: str = ""
    notes: str = ""
    rank: str = ""


class Meeting(Record, frozen=True, tag="meeting"):
    """A forum: who meets, how often, how long in minutes, and what it decides."""

    name: str = ""
    name_zh: str = ""
    code: str = ""
    chair: str = ""
    members: tuple[str, ...] = ()
    rhythm: str = ""
    minutes: float | None = None
    purpose: str = ""
    decides: str = ""
    rank: str = ""


COLLABORATION: Final = "collaboration"
MODES: Final = (
    ("", t("None")),
    (COLLABORATION, t("Collaboration")),
    ("service", t("Service")),
    ("facilitation", t("Facilitation")),
)

_PARTIES = (Role, Unit, Position)
_NOTES = Field(name="notes", label=t("Notes"), kind=Kind.LONG_TEXT)
_PURPOSE = Field(name="purpose", label=t("Purpose"), kind=Kind.LONG_TEXT)
_CODE = Field(name="code", label=t("Code"))
_RHYTHM = Field(name="rhythm", label=t("Rhythm"), kind=Kind.CHOICE, choices=RHYTHMS)

DESCRIBED: Final = (
    RecordType(
        Process,
        t("Process"),
        t("Processes"),
        (
            *NAMES,
            _CODE,
            Field(name="owner", label=t("Owner"), kind=Kind.REFERENCE, targets=(Position, Role)),
            _PURPOSE,
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Step,
        t("Step"),
        t("Steps"),
        (
            *NAMES,
            part_of("process", t("Process"), Process),
            Field(name="party", label=t("Done by"), kind=Kind.REFERENCE, targets=_PARTIES),
            Field(name="activity", label=t("Activity"), kind=Kind.REFERENCE, targets=(Activity,)),
            Field(name="hands_on", label=t("Hands on")),
            _NOTES,
            RANK,
        ),
    ),
    RecordType(
        Link,
        t("Communication link"),
        t("Communication links"),
        (
            part_of("source", t("Between"), *_PARTIES),
            part_of("target", t("And"), *_PARTIES),
            _PURPOSE,
            Field(name="channel", label=t("Channel")),
            _RHYTHM,
            Field(name="mode", label=t("Mode"), kind=Kind.CHOICE, choices=MODES, closed=True),
            Field(name="until", label=t("Until"), kind=Kind.DATE),
            _NOTES,
            RANK,
        ),
        "purpose",
    ),
    RecordType(
        Meeting,
        t("Meeting"),
        t("Meetings"),
        (
            *NAMES,
            _CODE,
            Field(name="chair", label=t("Chair"), kind=Kind.REFERENCE, targets=(Position, Role)),
            Field(name="members", label=t("Members"), kind=Kind.REFERENCES, targets=_PARTIES),
            _RHYTHM,
            Field(name="minutes", label=t("Minutes"), kind=Kind.FIGURE),
            _PURPOSE,
            Field(name="decides", label=t("Decides"), kind=Kind.LONG_TEXT),
            RANK,
        ),
    ),
)
