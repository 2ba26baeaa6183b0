"""Rules of responsibility charting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.decisions import FAR, all_paths
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.codes import Duty
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Person, Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_CHARTING: Final = t("Smith and Erwin, Role and Responsibility Charting")
_CHARTING_OURS: Final = t("Smith and Erwin, Role and Responsibility Charting; the number is ours")
_DECIDING: Final = t("Bain, RAPID; Intuit, DACI")
_LOWEST: Final = t("Smith and Erwin: answer at the lowest appropriate level")
_OUR_OWN: Final = t("our own")

AFAR: Final = ("accountable-far-above", "decider-far-above", "unseated-accountable")
"""Rules that look from a matrix into the structure."""


def _marked(rule: str) -> Callable[[Organization, Measures], Found]:
    """Return the function that finds the marks of one rule in all matrices."""

    def find(org: Organization, _measures: Measures) -> Found:
        for matrix in matrices(org):
            view = matrix_view(org, matrix.id)
            for row in view.rows:
                for mark in view.row_marks(row):
                    if mark.rule == rule:
                        yield (
                            (row.activity.id,),
                            t("{name}: {what}", name=name_of(row.activity), what=mark.message),
                        )
            for party, marks in view.column_marks().items():
                for mark in marks:
                    if mark.rule == rule:
                        yield (
                            (party,),
                            t("{name}: {what}", name=name_of(org[party]), what=mark.message),
                        )

    return find


def _people_as_parties(org: Organization, _measures: Measures) -> Found:
    for matrix in matrices(org):
        for column in matrix_view(org, matrix.id).columns:
            if isinstance(column.party, Person):
                yield (
                    (column.party.id,),
                    t("{name} is a person: name the role instead.", name=name_of(column.party)),
                )


def _far_above(org: Organization, _measures: Measures) -> Found:
    for view, row, path in all_paths(org):
        code = view.code_set.first(Duty.ANSWERS)
        if path.far is None or path.far < FAR or code is None or view.code_set.of_decisions:
            continue
        told = t(
            "{name}: {code} stands {n} layers above the work.",
            name=name_of(row.activity),
            code=code.called,
            n=path.far,
        )
        yield (row.activity.id, *path.deciders), told


def _decided_far_above(org: Organization, _measures: Measures) -> Found:
    for view, row, path in all_paths(org):
        if path.far is None or path.far < FAR or not view.code_set.of_decisions:
            continue
        told = t(
            "{name} is decided {n} layers above those who bring it; {near} could decide.",
            name=name_of(row.activity),
            n=path.far,
            near=name_of(org[path.near]) if path.near else "–",
        )
        yield (row.activity.id, *path.deciders), told


def _nobody_there(org: Organization, _measures: Measures) -> Found:
    """Yield activities for which somebody answers who has no position in the structure."""
    if not org.of(Position):
        return
    for view, row, path in all_paths(org):
        answering = row.parties_with(view.code_set.letters(Duty.ANSWERS))
        if answering and not path.deciders:
            told = t(
                "{name}: no position is or plays {party}, so nobody answers for it.",
                name=name_of(row.activity),
                party=", ".join(name_of(org[party]) for party in answering),
            )
            yield (row.activity.id, *answering), told


def _closed_parties(org: Organization, _measures: Measures) -> Found:
    for matrix in matrices(org):
        view = matrix_view(org, matrix.id)
        for column in view.columns:
            party = column.party
            if not isinstance(party, Position) or party.status != STATUS_CLOSED:
                continue
            if view.column_totals(party.id):
                yield (
                    (party.id,),
                    t("{name} is closed and still holds responsibilities.", name=name_of(party)),
                )


RULES: Final = (
    Rule("one-accountable", "error", t("Exactly one accountable"), _CHARTING, _marked("one-accountable")),
    Rule("one-decider", "error", t("Exactly one decides"), _DECIDING, _marked("one-decider")),
    Rule("one-driver", "error", t("Exactly one driver"), _DECIDING, _marked("one-driver")),
    Rule("some-responsible", "error", t("At least one responsible"), _CHARTING, _marked("some-responsible")),
    Rule("many-responsible", "warning", t("Few responsible"), _CHARTING, _marked("many-responsible")),
    Rule("many-involved", "warning", t("Few consulted or informed"), _CHARTING_OURS, _marked("many-involved")),
    Rule("idle-party", "warning", t("Every role does or answers for something"), _CHARTING_OURS, _marked("idle-party")),
    Rule("overloaded-party", "warning", t("Even load"), _CHARTING_OURS, _marked("overloaded-party")),
    Rule("accountable-far-above", "warning", t("Accountable near the work"), _LOWEST, _far_above),
    Rule("decider-far-above", "warning", t("Decided near the work"), _LOWEST, _decided_far_above),
    Rule("unseated-accountable", "warning", t("Who answers has a seat"), _OUR_OWN, _nobody_there),
    Rule("person-as-party", "hint", t("Roles, not persons"), _OUR_OWN, _people_as_parties),
    Rule("closed-party", "error", t("Closed positions hold nothing"), _OUR_OWN, _closed_parties),
)  # fmt: skip
