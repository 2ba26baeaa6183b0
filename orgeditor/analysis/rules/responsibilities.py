"""Rules of responsibility charting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.decisions import FAR
from orgeditor.analysis.marks import MANY_INVOLVED, MANY_RESPONSIBLE, OVERLOAD
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.codes import Duty
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCodeSet,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.rules.look import Look
    from orgeditor.analysis.rules.rule import Reads

_CHARTING: Final = t("Smith and Erwin, Role and Responsibility Charting")
_CHARTING_OURS: Final = t("Smith and Erwin, Role and Responsibility Charting; the number is ours")
_DECIDING: Final = t("Bain, RAPID; Intuit, DACI")
_LOWEST: Final = t("Smith and Erwin: answer at the lowest appropriate level")
_OUR_OWN: Final = t("our own")

AFAR: Final = ("accountable-far-above", "decider-far-above", "unseated-accountable")
"""Rules that look from a matrix into the structure."""


def _marked(rule: str) -> Callable[[Look], Found]:
    """Return the function that finds the marks of one rule in all matrices."""

    def find(look: Look) -> Found:
        for key, what in look.marks.get(rule, ()):
            yield (key,), t("{name}: {what}", name=name_of(look.org[key]), what=what)

    return find


def _people_as_parties(look: Look) -> Found:
    for view in look.views:
        for column in view.columns:
            if isinstance(column.party, Person):
                told = t("{name} is a person: name the role instead.", name=name_of(column.party))
                yield (column.party.id,), told


def _far_above(look: Look) -> Found:
    for view, row, path in look.paths:
        code = view.code_set.first(Duty.ANSWERS)
        if (
            path.far is None
            or path.far < look.limit(FAR)
            or code is None
            or view.code_set.of_decisions
        ):
            continue
        told = t(
            "{name}: {code} stands {n} layers above the work.",
            name=name_of(row.activity),
            code=code.called,
            n=path.far,
        )
        yield (row.activity.id, *path.deciders), told


def _decided_far_above(look: Look) -> Found:
    for view, row, path in look.paths:
        if path.far is None or path.far < look.limit(FAR) or not view.code_set.of_decisions:
            continue
        told = t(
            "{name} is decided {n} layers above those who bring it; {near} could decide.",
            name=name_of(row.activity),
            n=path.far,
            near=name_of(look.org[path.near]) if path.near else "–",
        )
        yield (row.activity.id, *path.deciders), told


def _nobody_there(look: Look) -> Found:
    """Yield activities for which somebody answers who has no position in the structure."""
    if not look.org.of(Position):
        return
    for view, row, path in look.paths:
        answering = row.parties_with(view.code_set.letters(Duty.ANSWERS))
        if answering and not path.deciders:
            told = t(
                "{name}: no position is or plays {party}, so nobody answers for it.",
                name=name_of(row.activity),
                party=", ".join(name_of(look.org[party]) for party in answering),
            )
            yield (row.activity.id, *answering), told


def _closed_parties(look: Look) -> Found:
    for view in look.views:
        for column in view.columns:
            party = column.party
            if not isinstance(party, Position) or party.status != STATUS_CLOSED:
                continue
            if view.column_totals(party.id):
                yield (
                    (party.id,),
                    t("{name} is closed and still holds responsibilities.", name=name_of(party)),
                )


_ROWS: Final[Reads] = {Activity: (), Matrix: (), MatrixRow: (), MatrixColumn: (), Responsibility: (), OwnCodeSet: ()}  # fmt: skip
_NAMED: Final = ("title", "title_zh", "code")
_COLUMNS: Final[Reads] = {**_ROWS, Role: (), Unit: ("name", "name_zh", "code"), Person: ("name", "name_zh"), Position: ("status", *_NAMED)}  # fmt: skip
_SEATED: Final[Reads] = {
    **_COLUMNS,
    Unit: (),
    Position: ("unit", "manager", "roles", "holders", "status", "waiting", *_NAMED),
}
_ONE: Final = t("Leave the letter with one party and make the others consulted or informed; the analysis of the matrix offers it.")  # fmt: skip
_SPLIT: Final = t("Split the activity into parts that each have one who does it; the analysis of the matrix offers it.")  # fmt: skip
_CLOSER: Final = t("Give the letter to the lowest position that oversees all the work; keep above only what must be.")  # fmt: skip

RULES: Final = (
    Rule("one-accountable", "error", t("Exactly one accountable"), _CHARTING, _marked("one-accountable"), _ONE, _ROWS),
    Rule("one-decider", "error", t("Exactly one decides"), _DECIDING, _marked("one-decider"), _ONE, _ROWS),
    Rule("one-driver", "error", t("Exactly one driver"), _DECIDING, _marked("one-driver"), _ONE, _ROWS),
    Rule("some-responsible", "error", t("At least one responsible"), _CHARTING, _marked("some-responsible"),
         t("Say who does the work; where nobody can, the activity is not planned yet."), _ROWS),
    Rule("many-responsible", "warning", t("Few responsible"), _CHARTING, _marked("many-responsible"), _SPLIT, _ROWS, (MANY_RESPONSIBLE,)),
    Rule("many-involved", "warning", t("Few consulted or informed"), _CHARTING_OURS, _marked("many-involved"),
         t("Ask of each whether the work would be worse without: inform instead of consult, or leave out."), _ROWS, (MANY_INVOLVED,)),
    Rule("idle-party", "warning", t("Every role does or answers for something"), _CHARTING_OURS, _marked("idle-party"),
         t("Give the role work that it does or answers for, or take its column out."), _COLUMNS),
    Rule("overloaded-party", "warning", t("Even load"), _CHARTING_OURS, _marked("overloaded-party"),
         t("Hand activities to roles with less; the analysis of the matrix shows everybody's load."), _COLUMNS, (OVERLOAD,)),
    Rule("accountable-far-above", "warning", t("Accountable near the work"), _LOWEST, _far_above, _CLOSER, _SEATED, (FAR,)),
    Rule("decider-far-above", "warning", t("Decided near the work"), _LOWEST, _decided_far_above, _CLOSER, _SEATED, (FAR,)),
    Rule("unseated-accountable", "warning", t("Who answers has a seat"), _OUR_OWN, _nobody_there,
         t("Give the role to a position, or let another party answer."), _SEATED),
    Rule("person-as-party", "hint", t("Roles, not persons"), _OUR_OWN, _people_as_parties,
         t("Put the role or position in the person's place, so that the matrix outlives a change of people."), _COLUMNS),
    Rule("closed-party", "error", t("Closed positions hold nothing"), _OUR_OWN, _closed_parties,
         t("Move its letters to who takes over, then take the column out."), _COLUMNS),
)  # fmt: skip
