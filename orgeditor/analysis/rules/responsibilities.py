"""Rules of responsibility charting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.rules.rule import Found, Rule
from orgeditor.messages import t
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import Person, Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.analysis.measures import Measures
    from orgeditor.model.organization import Organization

_CHARTING: Final = t("Smith and Erwin, Role and Responsibility Charting")
_CHARTING_OURS: Final = t("Smith and Erwin, Role and Responsibility Charting; the number is ours")
_OUR_OWN: Final = t("our own")


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
    Rule("some-responsible", "error", t("At least one responsible"), _CHARTING, _marked("some-responsible")),
    Rule("many-responsible", "warning", t("Few responsible"), _CHARTING, _marked("many-responsible")),
    Rule("many-involved", "warning", t("Few consulted or informed"), _CHARTING_OURS, _marked("many-involved")),
    Rule("idle-party", "warning", t("Every role does or answers for something"), _CHARTING_OURS, _marked("idle-party")),
    Rule("overloaded-party", "warning", t("Even load"), _CHARTING_OURS, _marked("overloaded-party")),
    Rule("person-as-party", "hint", t("Roles, not persons"), _OUR_OWN, _people_as_parties),
    Rule("closed-party", "error", t("Closed positions hold nothing"), _OUR_OWN, _closed_parties),
)  # fmt: skip
