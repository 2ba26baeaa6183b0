"""What rows and columns of a matrix break, by the rules and numbers that the document asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.limits import Limit, profile_of, value_of
from orgeditor.messages import Message, t
from orgeditor.model.codes import CodeSet, Duty

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import ActivityRow, MatrixView
    from orgeditor.model.organization import Organization

MANY_RESPONSIBLE: Final = Limit("many-responsible", t("Most who do one activity"), 3, 1, 50)
MANY_INVOLVED: Final = Limit(
    "many-involved", t("Share of parties consulted or informed"), 0.5, 0, 1, share=True
)
OVERLOAD: Final = Limit("overload", t("Load above the mean, in standard deviations"), 1.5, 0.5, 10)
_FEWEST: Final = 3
"""Columns from which on parties are compared with each other."""


class MarkLimits(msgspec.Struct, frozen=True):
    """By what numbers rows and columns are marked, which rules are not asked, how grave others are."""

    many_responsible: float = MANY_RESPONSIBLE.default
    many_involved: float = MANY_INVOLVED.default
    overload: float = OVERLOAD.default
    off: frozenset[str] = frozenset()
    severities: Mapping[str, str] = MappingProxyType({})

    def judged(self, marks: Iterable[Mark]) -> list[Mark]:
        """Return the marks of rules that are asked, as grave as they are taken."""
        return [
            msgspec.structs.replace(mark, severity=self.severities.get(mark.rule, ""))
            for mark in marks
            if mark.rule not in self.off
        ]


class Mark(msgspec.Struct, frozen=True):
    """What a row or column breaks: the rule's id and a sentence.

    ``severity``: how grave the document's profile takes it, "" where as the rule has it.
    """

    rule: str
    message: Message
    severity: str = ""


def row_marks(view: MatrixView, row: ActivityRow) -> list[Mark]:
    """Return what a row breaks; a group that holds no letters breaks nothing."""
    if row.is_group and not row.has_letters:
        return []
    codes, marks = view.code_set, []
    for duty, rule in one_only(codes):
        code = codes.first(duty)
        having = len(row.parties_with(codes.letters(duty)))
        if code and having == 0:
            marks.append(Mark(rule, t("nobody has {code}", code=code.called)))
        if code and having > 1:
            told = t("{n} have {code}, one may", n=having, code=code.called)
            marks.append(Mark(rule, told))
    doing, code = len(row.parties_with(codes.letters(Duty.DOES))), codes.first(Duty.DOES)
    if code and not doing:
        marks.append(Mark("some-responsible", t("nobody has {code}", code=code.called)))
    if code and doing > view.limits.many_responsible:
        told = t("{n} have {code}: split it", n=doing, code=code.called)
        marks.append(Mark("many-responsible", told))
    hearing = [c.letter for c in codes.codes if c.duty in (Duty.ADVISES, Duty.IS_TOLD)]
    involved = len(row.parties_with(frozenset(hearing)))
    most = view.limits.many_involved * len(view.columns)
    if len(view.columns) > _FEWEST and involved > most:
        told = t(
            "{n} of {all} have {letters}",
            n=involved,
            all=len(view.columns),
            letters="/".join(hearing),
        )
        marks.append(Mark("many-involved", told))
    return view.limits.judged(marks)


def column_marks(view: MatrixView) -> dict[str, list[Mark]]:
    """Return what columns break, by party: without real work, or with far more than others."""
    real = view.code_set.letters(Duty.ANSWERS) | view.code_set.letters(Duty.DOES)
    loads = {
        column.party.id: sum(
            1
            for row in view.rows
            if (cell := row.cells.get(column.party.id)) and not real.isdisjoint(cell.codes)
        )
        for column in view.columns
    }
    if len(loads) < _FEWEST:
        return {}
    mean = sum(loads.values()) / len(loads)
    deviation = (sum((load - mean) ** 2 for load in loads.values()) / len(loads)) ** 0.5
    marks: dict[str, list[Mark]] = {}
    for party, load in loads.items():
        if load == 0:
            letters = ", ".join(c.letter for c in view.code_set.codes if c.letter in real)
            marks[party] = [Mark("idle-party", t("has none of {letters}", letters=letters))]
        elif load > mean + view.limits.overload * deviation:
            marks[party] = [
                Mark(
                    "overloaded-party",
                    t("answers for or does {n} activities, mean {mean:.1f}", n=load, mean=mean),
                )
            ]
    return {party: asked for party, told in marks.items() if (asked := view.limits.judged(told))}


def one_only(codes: CodeSet) -> tuple[tuple[Duty, str], ...]:
    """Return the duties that one party has of each activity, each with the rule that asks for it."""
    if not codes.of_decisions:
        return ((Duty.ANSWERS, "one-accountable"),)
    return ((Duty.ANSWERS, "one-decider"), (Duty.DRIVES, "one-driver"))


def mark_limits(org: Organization) -> MarkLimits:
    """Return the numbers and rules of the profile that a document is judged by."""
    profile = profile_of(org)
    return MarkLimits(
        value_of(org, MANY_RESPONSIBLE),
        value_of(org, MANY_INVOLVED),
        value_of(org, OVERLOAD),
        frozenset(profile.off) if profile else frozenset(),
        profile.severities if profile else {},
    )
