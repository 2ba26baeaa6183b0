"""A document that tells secrets wherever a document can hold one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec.structs import replace

from orgeditor.analysis.rules.checking import Check
from orgeditor.analysis.story import Story
from orgeditor.files.project.snapshots import take_snapshot
from orgeditor.files.roster.imported import imported
from orgeditor.files.templates import organization_from
from orgeditor.messages import verbatim
from orgeditor.model.document import Document
from orgeditor.model.edit import edit_of
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.elements.skills import Skill, SkillHeld, Successor, Training
from orgeditor.model.fields import TYPES, Kind, fields_of
from orgeditor.model.health import RuleProfile, Waiver
from orgeditor.model.organization import Organization
from orgeditor.model.plan import Phase, StepPlan
from orgeditor.model.records import (
    PROJECT_ID,
    CardStyle,
    Column,
    Holder,
    Matrix,
    OwnCode,
    OwnCodeSet,
    Person,
    Picture,
    Position,
    Project,
    Responsibility,
    Shade,
    Source,
    Unit,
    key_id,
)
from orgeditor.model.redaction import RedactionProfile, standard_profiles
from orgeditor.model.verbs.editing import set_field
from orgeditor.model.verbs.planning import plan_step
from orgeditor.model.verbs.redaction import keep_redaction
from orgeditor.model.verbs.responsibilities import add_parties
from orgeditor.model.verbs.scenarios import branch

if TYPE_CHECKING:
    from orgeditor.model.record import Record

_AS_THEY_ARE: Final = ("code", "currency", "level", "version")
"""Texts that nobody writes sentences in."""
MOMENT: Final = datetime(2026, 3, 31, 9, 30, tzinfo=UTC)


class Secrets(msgspec.Struct, frozen=True):
    """What is not to be told; another set differs in all of it, and has the same initials."""

    name: str = "Zaphod Quillfeather"
    chinese: str = "齐天乐"
    email: str = "zq@secret.example"
    login: str = "zqlogin77"
    phone: str = "+49 555 0199 77"
    number: str = "EMP-44017"
    pay: int = 918273
    photo: bytes = b""
    title: str = "Chief Hooloovoo"
    title_zh: str = "首席呼噜官"
    rating: str = "Hyperbolic"
    note: str = "Slartibartfast"
    column: str = "Petunias"


OTHERS: Final = Secrets(
    "Zelda Quimby",
    "齐物",
    "z.q@else.example",
    "zelda",
    "+1 (212) 5550123",
    "A77331",
    645120,
    b"",
    "Head of Vogons",
    "主管",
    "Dreadful",
    "Deep Thought",
    "Whales",
)

OWN: Final = RedactionProfile(id="board", name="For the board", contacts=True, pictures=True)
PROFILES: Final = (*standard_profiles(), OWN)


def hides(profile: RedactionProfile) -> set[str]:
    """Return the fields of ``Secrets`` that a profile keeps back; written out here, not derived."""
    contacts = {"email", "login", "phone", "number", "photo"}
    people = {"name", "chinese"} | contacts
    return {"column"} | {
        "no-names": people | {"rating"},
        "no-pay": {"pay", "rating"},
        "no-ratings": {"rating"},
        "initials-only": people | {"pay", "rating"},
        "grades-only": people | {"pay", "rating", "title", "title_zh", "note"},
        "board": contacts,
    }[profile.id]


def marked(secrets: Secrets, photo: bytes, base: Organization) -> Document:
    """Return ``base`` as a document with ``secrets`` in every text of every record, and a scenario of it."""
    document = Document(Organization(_records(secrets, photo, base)))
    org = document.organization
    matrix = next(iter(org.of(Matrix)))
    document.do(add_parties(org, matrix, ["zq"]))
    activity = next(iter(org.of(Responsibility).values())).activity
    cell = Responsibility(
        id=key_id(matrix, activity, "zq"),
        matrix=matrix,
        activity=activity,
        party="zq",
        codes=("R",),
        comment=_sentence(secrets),
    )
    document.do(edit_of(verbatim("Cell"), [(org.peek(cell.id), cell)]))
    document.do(_fixed(take_snapshot(org, f"Before {secrets.name}", _sentence(secrets), Check(org), MOMENT), "snap"))  # fmt: skip
    said = imported("imp", ("name", "cost"), (r for r in org if isinstance(r, Person | Position)))
    document.do(edit_of(verbatim("Read"), [(None, said)]))
    document.do(keep_redaction(org, OWN))
    document.do(_fixed(branch(document.scenarios, document.baseline.id, MOMENT, name=f"Plan of {secrets.name} {secrets.chinese}", why=_sentence(secrets)), "plan"))  # fmt: skip
    _plan(document, secrets)
    return document


def _plan(document: Document, secrets: Secrets) -> None:
    """Let the scenario halve somebody's seat, in a phase of which secrets are said, as of the step."""
    document.show("plan")
    org = document.organization
    seat = next(key for key, one in org.of(Position).items() if any(h.person == "zq" for h in one.holders))  # fmt: skip
    base = dict(org.table)
    document.do(set_field(org, [seat], "fte", 0.5))
    [step] = Story(base, org.table).steps
    said = {"owner": secrets.name, "cost": float(secrets.pay), "notes": _sentence(secrets)}
    phase = Phase(id="phase", name=f"Wave of {secrets.name}", steps=step.about, rank="V", **said)
    document.do(edit_of(verbatim("Phase"), [(None, phase)]))
    document.do(plan_step(org, StepPlan(id=key_id(step.key), step=step.key, about=step.about), **said))  # fmt: skip
    document.show(document.baseline.id)


def _fixed(edit: Any, key: str) -> Any:
    """Return an edit that adds one record, under an id that is always the same."""
    (change,) = edit.changes
    return edit_of(edit.label, [(None, replace(change.after, id=key))])


def small() -> Organization:
    """Return a department with something of every element."""
    return organization_from("functional-small")


def _records(secrets: Secrets, photo: bytes, base: Organization) -> list[Record]:
    """Return the records of a department, each free text with the secrets in it."""
    seats = sorted(base.of(Position).values(), key=lambda one: one.id)
    one, other = seats[0].id, seats[1].id
    unit = next(iter(base.of(Unit)))
    records: dict[str, Record] = {record.id: record for record in base}
    added: list[Record] = [
        Picture(id="photo", data=photo),
        Source(
            id="src",
            columns=(
                *(
                    Column(name, name)
                    for name in ("name", "person_id", "email", "title", "notes", "cost")
                ),
                Column(secrets.column, "custom"),
            ),
        ),
        OwnCodeSet(id="own", name="Own", codes=(OwnCode("Z", "Zeal", meaning=_sentence(secrets)),)),
        Shade(id=key_id("employment", secrets.name), trait="employment", value=secrets.name),
        CardStyle(id="card", name="Board", rows=("holders", "grade", "cost"), photo=True),
        RuleProfile(id="rules", name=f"Rules of {secrets.name}"),
        Waiver(id=key_id("no-head", unit), rule="no-head", subject=unit),
        ReviewCycle(id="cycle", name="Round", end="2099-12-31"),
        Review(
            id=key_id("zq", "cycle"),
            subject="zq",
            cycle="cycle",
            rating=5.0,
            feedback=secrets.rating,
        ),
        Action(id="act", name=f"{secrets.rating} step", about=("zq",), cycle="cycle"),
        Skill(id="skill", name="Bistromathics"),
        SkillHeld(id=key_id("skill", "zq"), skill="skill", person="zq", level=3.0),
        Successor(id=key_id(other, "zq"), position=other, person="zq"),
        Training(
            id="course",
            name="Course",
            skill="skill",
            level=4.0,
            audience=("zq",),
            cost=float(secrets.pay),
        ),
    ]
    records |= {record.id: record for record in added}
    made = [_with_texts(record, secrets) for record in records.values()]
    made.append(
        Person(
            id="zq",
            name=secrets.name,
            name_zh=secrets.chinese,
            email=secrets.email,
            login=secrets.login,
            phone=secrets.phone,
            code=secrets.number,
            notes=secrets.note,
            picture="photo",
        )
    )
    held = {
        "holders": (Holder("zq"),),
        "cost": float(secrets.pay),
        "currency": "EUR",
        "grade": "M3",
        "title": secrets.title,
        "title_zh": secrets.title_zh,
        "duties": f"{secrets.note}. {_sentence(secrets)}",
        "notes": f"{secrets.note}. {_sentence(secrets)}",
        "custom": {secrets.column: secrets.column, "Note": _sentence(secrets)},
        "waiting": "",
    }
    project = Project(
        id=PROJECT_ID,
        **{
            field.name: _sentence(secrets)
            for field in fields_of(Project)
            if field.kind is Kind.TEXT and field.name != "currency"
        },
        card_style="card",
    )
    changed = {one: replace(records[one], **held), PROJECT_ID: project}
    return [changed.get(record.id, record) for record in made if record.id != PROJECT_ID] + [
        project
    ]


def _sentence(secrets: Secrets) -> str:
    """Return free text in which the secrets stand as people write them, in several ways."""
    last = " ".join((secrets.name.split()[-1] + ",", *secrets.name.split()[:-1]))
    return (
        f"{secrets.name} ({last}; {secrets.name.upper()}), {secrets.chinese}的, {secrets.email}, "
        f"{secrets.login}, {secrets.phone}, {secrets.number}: EUR {secrets.pay:,}, {secrets.pay}.00"
    )


def _with_texts(record: Record, secrets: Secrets) -> Record:
    """Return a record with the secrets in each free text that stands in it, or may."""
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        before = getattr(record, field.name)
        if not isinstance(before, str) or field.name in (*_AS_THEY_ARE, *TYPES[type(record)].key):
            continue
        if field.kind is Kind.LONG_TEXT or (field.kind is Kind.TEXT and before):
            values[field.name] = f"{before} {_sentence(secrets)}".strip()
    if isinstance(record, Person):
        values = {}
    return replace(record, **values) if values else record
