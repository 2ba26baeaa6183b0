"""What users might do next: a verb of the model with whatever arguments, drawn at random."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from orgeditor.analysis.checklists import judgement_of
from orgeditor.messages import t
from orgeditor.model import record, records
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.elements.skills import Skill, SkillHeld, SkillNeed, Successor, Training
from orgeditor.model.health import Waiver
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Holder,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
)
from orgeditor.model.redaction import RedactionProfile
from orgeditor.model.verbs import (
    card_styles,
    colouring,
    editing,
    entering,
    joining,
    judging,
    matrices,
    people,
    pictures,
    positions,
    redaction,
    responsibilities,
    reviews,
    shifting,
    splitting,
    taking_over,
    units,
)

_NOTHING = t("There is nothing of that kind.")

NAMES = (
    "Ana Lopez",
    "王伟",
    "Brand",
    "<b>x</b>",
    "=1+1",
    "",
    "Zoë  ",
    "😀",
    "a\nb\tc\x00",
    "\u2028",
)


def small_records() -> list[Record]:
    """Return a fictional department that has something of every kind."""
    raci = "m1"
    return [
        Unit(id="u1", name="Marketing", head="p1", rank="G"),
        Unit(id="u2", name="Brand", parent="u1", rank="G"),
        Unit(id="u3", name="Digital", parent="u1", rank="V"),
        Person(id="h1", name="Ana Lopez"),
        Person(id="h2", name="Wei Chen", name_zh="陈伟"),
        Role(id="r1", name="Marketing manager", name_zh="市场营销经理", rank="G"),
        Role(id="r2", name="Sales representative", rank="V"),
        Position(id="p1", title="Director", unit="u1", holders=(Holder(person="h1"),), rank="V"),
        Position(id="p2", title="Lead", unit="u2", manager="p1", roles=("r1",), rank="G"),
        Position(id="p3", title="Lead", unit="u3", manager="p1", dotted=("p2",), rank="V"),
        Position(id="p4", title="Writer", unit="u2", manager="p2", rank="G", fte=0.5),
        Position(
            id="p5", title="Editor", unit="u2", manager="p2", rank="V",
            holders=(Holder(person="h2", share=0.5), Holder()), custom={"Büro": "A1", "Anno": 3},
        ),
        Activity(id="g1", name="Plan", kind="group"),
        Activity(id="a1", name="Budget", parent="g1"),
        Matrix(id=raci, name="RACI", rank="V"),
        MatrixRow(id=key_id(raci, "a1"), matrix=raci, activity="a1", rank="V"),
        MatrixColumn(id=key_id(raci, "r1"), matrix=raci, party="r1", rank="V"),
        MatrixColumn(id=key_id(raci, "p1"), matrix=raci, party="p1", rank="k"),
        Responsibility(
            id=key_id(raci, "a1", "r1"), matrix=raci, activity="a1", party="r1", codes=("R",)
        ),
    ]  # fmt: skip


def small_organization() -> Organization:
    return Organization(small_records())


@contextmanager
def steady_ids() -> Iterator[None]:
    """Number new ids, because hypothesis repeats an example and must find the same again."""
    count = itertools.count()
    drawn = record.secrets
    record.secrets = SimpleNamespace(token_urlsafe=lambda _size: f"n{next(count):04}")
    try:
        yield
    finally:
        record.secrets = drawn


class Chooser:
    """Arguments for verbs, drawn from what stands in an organisation."""

    def __init__(self, draw: random.Random, org: Organization) -> None:
        self.draw = draw
        self.org = org

    def one(self, *kinds: type[Record]) -> str:
        found = sorted(key for kind in kinds for key in self.org.of(kind))
        if not found:
            raise Refused(_NOTHING)
        return self.draw.choice(found)

    def one_or_none(self, *kinds: type[Record]) -> str:
        return "" if self.draw.random() < 0.2 else self.one(*kinds)

    def several(self, *kinds: type[Record]) -> list[str]:
        return [self.one(*kinds) for _ in range(self.draw.choice((1, 1, 1, 2, 3)))]

    def name(self) -> str:
        return self.draw.choice(NAMES)

    def codes(self) -> tuple[str, ...]:
        return tuple(self.draw.sample("RACI", self.draw.randrange(3)))


def some_edit(draw: random.Random, org: Organization) -> Edit:
    """Return the edit of a verb; Refused where it says no to what was drawn for it."""
    return draw.choice(_ACTS)(org, Chooser(draw, org))


def some_value(choose: Chooser, name: str) -> Any:
    draw = choose.draw
    values: dict[str, Callable[[], Any]] = {
        "title": choose.name,
        "manager": lambda: choose.one_or_none(Position),
        "unit": lambda: choose.one_or_none(Unit),
        "dotted": lambda: tuple(choose.several(Position)),
        "fte": lambda: draw.choice((0, 0.5, 1, 1.0, -1.0, float("nan"))),
        "status": lambda: draw.choice(("", "closed", "nonsense")),
        "cost": lambda: draw.choice((None, 1, 10.5, float("inf"))),
        "holders": lambda: (Holder(person=choose.one(Person)),),
        "grade": lambda: draw.choice(("", "1", "2", "E", "①")),
        "assistant": lambda: draw.random() < 0.5,
        "arrangement": lambda: draw.choice(
            ("", "down", "right", "hanging", "hanging_both", "boxes")
        ),
        "leaf_rows": lambda: draw.choice((0, 1, 2)),
        "custom": lambda: draw.choice(({}, {"b": 1, "a": True}, {"a": 0.5, "b": "x"})),
    }
    return values[name]()


def _set_field(org: Organization, choose: Chooser) -> Edit:
    names = ("title", "manager", "unit", "dotted", "fte", "status", "cost", "holders")
    name = choose.draw.choice((*names, "grade", "assistant"))
    return editing.set_field(org, choose.several(Position), name, some_value(choose, name))


def _lay_out(org: Organization, choose: Chooser) -> Edit:
    name = choose.draw.choice(("arrangement", "leaf_rows"))
    chosen = choose.several(choose.draw.choice((Position, Unit)))
    return editing.set_field(org, chosen, name, some_value(choose, name))


def _lay_out_whole(org: Organization, choose: Chooser) -> Edit:
    draw = choose.draw
    way = draw.choice(("", "up", "right", "left", "hanging", "hanging_both", "boxes"))
    of_units = draw.choice(("", "boxes", "right"))
    chances = {name: draw.random() < 0.3 for name in ("own_columns", "by_grade")}
    return editing.set_project(
        org, arrangement=way, unit_arrangement=of_units, leaf_rows=draw.choice((0, 1)), **chances
    )


def _move_holder(org: Organization, choose: Chooser) -> Edit:
    source = choose.one(Position)
    holders = org.get(Position, source).holders
    person = choose.draw.choice(holders).person if holders else ""
    return people.move_holder(org, person, source, choose.one(Position))


def _delete(org: Organization, choose: Chooser) -> Edit:
    kinds = (
        Unit,
        Position,
        Person,
        Role,
        Activity,
        Matrix,
        MatrixRow,
        MatrixColumn,
        Goal,
        Kpi,
        Skill,
        Training,
    )
    return editing.delete(org, choose.several(*kinds))


def _in_matrix(
    org: Organization, choose: Chooser, kind: type[Record], name: str
) -> tuple[str, str]:
    record = org[choose.one(kind)]
    return record.matrix, getattr(record, name)  # type: ignore[attr-defined]


def _move_activities(org: Organization, choose: Chooser) -> Edit:
    matrix, activity = _in_matrix(org, choose, MatrixRow, "activity")
    return responsibilities.move_activities(org, matrix, [activity], choose.one_or_none(Activity))


def _move_parties(org: Organization, choose: Chooser) -> Edit:
    matrix, party = _in_matrix(org, choose, MatrixColumn, "party")
    _, before = _in_matrix(org, choose, MatrixColumn, "party")
    return responsibilities.move_parties(org, matrix, [party], before)


def _remove_party(org: Organization, choose: Chooser) -> Edit:
    return responsibilities.remove_party(org, *_in_matrix(org, choose, MatrixColumn, "party"))


def _set_codes(org: Organization, choose: Chooser) -> Edit:
    cells = [
        (choose.one(Activity), choose.one(Role, Position, Unit, Person), choose.codes())
        for _ in range(choose.draw.choice((1, 1, 2)))
    ]
    return responsibilities.set_codes(org, choose.one(Matrix), cells)


def _add_goals(org: Organization, choose: Chooser) -> Edit:
    rows = [
        {"name": choose.name(), "owner": choose.one_or_none(Position, Role)}
        | {"served_by": tuple(dict.fromkeys(choose.several(Unit, Position)))}
        for _ in range(choose.draw.choice((1, 2)))
    ]
    return entering.add_records(org, Goal, rows, before=choose.one_or_none(Goal))


def _measure(org: Organization, choose: Chooser) -> Edit:
    value = choose.draw.choice((None, 1.0, -2.5))
    if choose.draw.random() < 0.5:
        return entering.add_records(org, Kpi, [{"goal": choose.one(Goal), "target": value}])
    period = choose.draw.choice(("2026-Q1", "2026-Q2"))
    row = {"kpi": choose.one(Kpi), "period": period, "value": value}
    return entering.add_records(org, Actual, [row])


def _set_cells(org: Organization, choose: Chooser) -> Edit:
    cells = [
        (choose.one(Goal), "supports", (choose.one(Goal),)),
        (choose.one(Goal), "weight", choose.draw.choice((0.0, 1.0, -1.0))),
        (choose.one(Actual), "period", choose.draw.choice(("2026-Q1", "2026-Q3"))),
    ]
    return entering.set_cells(org, choose.draw.sample(cells, choose.draw.choice((1, 2))))


def _skill(org: Organization, choose: Chooser) -> Edit:
    draw, level = choose.draw, choose.draw.choice((0.0, 2.0, -1.0))
    rows: dict[type[Record], Callable[[], dict[str, Any]]] = {
        Skill: lambda: {"name": choose.name(), "critical": draw.random() < 0.5},
        SkillNeed: lambda: {"skill": choose.one(Skill), "party": choose.one(Role, Position), "level": level},
        SkillHeld: lambda: {"skill": choose.one(Skill), "person": choose.one(Person), "learner": draw.random() < 0.5},
        Training: lambda: {"skill": choose.one_or_none(Skill), "audience": tuple(dict.fromkeys(choose.several(Person, Unit, Role)))},
        Successor: lambda: {"position": choose.one(Position), "person": choose.one_or_none(Person)},
    }  # fmt: skip
    kind = draw.choice(list(rows))
    return entering.add_records(org, kind, [rows[kind]()])


def _review(org: Organization, choose: Chooser) -> Edit:
    draw = choose.draw
    rows: dict[type[Record], Callable[[], dict[str, Any]]] = {
        ReviewCycle: lambda: {"name": choose.name(), "units": tuple({choose.one_or_none(Unit)} - {""})},
        Review: lambda: {"subject": choose.one(Person, Position, Unit), "cycle": choose.one_or_none(ReviewCycle), "rating": draw.choice((None, 2.0))},
        Action: lambda: {"name": choose.name(), "about": tuple(dict.fromkeys(choose.several(Person, Unit, Position))), "cycle": choose.one_or_none(ReviewCycle)},
    }  # fmt: skip
    kind = draw.choice(list(rows))
    return entering.add_records(org, kind, [rows[kind]()])


def _take_over(org: Organization, choose: Chooser) -> Edit:
    other = small_organization()
    lacks = [r.id for found in taking_over.lacking(org, other).values() for r in found]
    chosen = choose.draw.sample(lacks, min(len(lacks), 2))
    return taking_over.take_over(org, other, chosen, choose.name())


_ACTS: Sequence[Callable[[Organization, Chooser], Edit]] = (
    lambda org, c: pictures.set_picture(org, c.one(Person), c.draw.choice((b"", b"one", b"two"))),
    lambda org, c: card_styles.use_card_style(
        org,
        records.CardStyle(id=c.draw.choice(("s1", "s2")), name=c.name(), rows=("holders", "cost")),
    ),
    lambda org, c: colouring.set_shade(
        org, "grade", c.name(), c.draw.choice(("#112233", "#445566", ""))
    ),
    lambda org, c: positions.add_position(
        org,
        title=c.name(),
        manager=c.one_or_none(Position),
        unit=c.one_or_none(Unit),
        role=c.one_or_none(Role),
        before=c.one_or_none(Position),
    ),
    lambda org, c: positions.move_positions(
        org, c.several(Position), c.one_or_none(Position), before=c.one_or_none(Position)
    ),
    lambda org, c: positions.move_alone(org, c.one(Position), c.one_or_none(Position)),
    lambda org, c: positions.swap(org, c.one(Position), c.one(Position)),
    lambda org, c: positions.copy_branches(org, [c.one(Position)], c.one_or_none(Position)),
    lambda org, c: positions.add_dotted_line(org, c.one(Position), c.one(Position)),
    lambda org, c: positions.hold(org, c.several(Position), c.name() or "why"),
    lambda org, c: positions.assign_role(org, c.one(Position), c.one(Role)),
    lambda org, c: units.add_unit(
        org, name=c.name(), parent=c.one_or_none(Unit), before=c.one_or_none(Unit)
    ),
    lambda org, c: units.move_units(
        org, c.several(Unit), c.one_or_none(Unit), before=c.one_or_none(Unit)
    ),
    lambda org, c: units.move_into_unit(
        org, c.several(Position), c.one_or_none(Unit), before=c.one_or_none(Position)
    ),
    _set_field,
    _lay_out,
    _lay_out_whole,
    _delete,
    lambda org, c: editing.delete_branches(org, c.several(Unit, Position)),
    lambda org, c: editing.set_project(org, title=c.name(), client=c.name()),
    lambda org, c: people.set_holders(
        org, c.one(Position), [(c.name() or "New", 0.5) for _ in range(c.draw.randrange(3))]
    ),
    _move_holder,
    lambda org, c: people.swap_holders(org, c.one(Position), c.one(Position)),
    lambda org, c: joining.merge_positions(org, c.several(Position), c.one(Position)),
    lambda org, c: joining.merge_units(org, c.several(Unit), c.one(Unit)),
    lambda org, c: splitting.split_position(org, c.one(Position)),
    lambda org, c: splitting.split_unit(org, c.several(Position), name=c.name()),
    lambda org, c: shifting.shift(org, c.one(Position, Unit), c.draw.choice((-1, 1))),
    lambda org, c: shifting.promote(org, c.one(Position, Unit)),
    lambda org, c: shifting.demote(org, c.one(Position, Unit)),
    lambda org, c: responsibilities.add_role(org, name=c.name()),
    lambda org, c: responsibilities.add_matrix(org, name=c.name()),
    lambda org, c: responsibilities.add_activity(
        org, c.one(Matrix), name=c.name(), parent=c.one_or_none(Activity)
    ),
    _move_activities,
    lambda org, c: responsibilities.add_party(
        org, c.one(Matrix), c.one(Role, Position, Unit, Person)
    ),
    _move_parties,
    _remove_party,
    _set_codes,
    _add_goals,
    _measure,
    _set_cells,
    _skill,
    _review,
    _take_over,
    lambda org, c: judging.waive(
        org, [("span-band", c.one(Unit, Position, Goal, Review))], c.name(), by=c.name()
    ),
    lambda org, c: judging.switch_off(org, c.draw.choice(("one-root", "layers")), c.name()),
    lambda org, c: judging.use_profile(org, None),
    lambda org, c: redaction.keep_redaction(
        org,
        RedactionProfile(id=c.draw.choice(("x1", "x2")), name=c.name(), pay=c.draw.random() < 0.8),
    ),
    lambda org, c: judging.revoke(org, [c.one(Waiver)]),
    lambda org, c: judging.judge(
        org,
        replace(
            judgement_of(org, "star", "people"), answer=c.draw.choice(("", "no")), evidence=c.name()
        ),
    ),
    lambda org, c: reviews.plan_reviews(org, c.one(ReviewCycle)),
    lambda org, c: entering.put_under(org, [c.one(Goal)], "parent", c.one_or_none(Goal)),
    lambda org, c: entering.place_records(org, c.several(Goal), c.one_or_none(Goal)),
    lambda org, c: responsibilities.set_comment(
        org, c.one(Matrix), c.one(Activity), c.one(Role, Position), c.name()
    ),
    lambda org, c: matrices.begin_matrix(
        org,
        name=c.name(),
        code_set=c.draw.choice(("raci", "daci")),
        parties=c.several(Role, Position),
        activities=[(0, c.name()), (1, c.name()), (0, c.name())],
    ),
    lambda org, c: matrices.add_rows(org, c.one(Matrix), c.several(Activity)),
)
