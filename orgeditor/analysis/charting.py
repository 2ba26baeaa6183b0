"""A matrix read down its columns and along its rows, as a consultant does in a workshop.

The questions are those of responsibility charting as it is taught: M. L. Smith, J. Erwin, Role
& Responsibility Charting (RACI), Project Management Forum; the numbers are ours.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.codes import Duty
from orgeditor.model.records import Record

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import ActivityRow, MatrixView

_SHARE: Final = 1 / 4
_LEAST: Final = 5
"""Of so many activities a party is said to have many, where that is a quarter of all."""
_HANDS: Final = 3
_HEARD: Final = 0.5
_PARTIES: Final = 4
"""Parties from which on it is asked whether all of them must be heard or told."""


class Reading(msgspec.Struct, frozen=True):
    """What strikes the eye about a party or an activity, and what to ask about it."""

    subject: Record
    told: Message
    question: Message


def read_down(view: MatrixView) -> list[Reading]:
    """Return what strikes the eye column by column."""
    count = len(view.activities)
    found = []
    for column in view.columns:
        totals = _duties(view, view.column_totals(column.party.id))
        taken = sum(1 for r in view.rows if (c := r.cells.get(column.party.id)) and c.codes)
        for duty, told, question in (
            (Duty.DOES, t("does {n} of {all} activities", n=totals[Duty.DOES], all=count), t("Can it stay on top of so much?")),
            (Duty.ANSWERS, t("answers for {n} of {all} activities", n=totals[Duty.ANSWERS], all=count), t("Could some of it be decided lower down?")),
        ):  # fmt: skip
            if totals[duty] >= max(_LEAST, _SHARE * count):
                found.append(Reading(column.party, told, question))
        if count >= _LEAST and taken >= count:
            found.append(Reading(column.party, t("takes part in every activity"), t("Must it be involved in so many?")))  # fmt: skip
        if not totals[Duty.DOES] and not totals[Duty.ANSWERS] and not view.code_set.of_decisions:
            found.append(Reading(column.party, t("neither does nor answers for anything"), t("Does it belong here, or is something missing?")))  # fmt: skip
    return found


def read_along(view: MatrixView) -> list[Reading]:
    """Return what strikes the eye row by row."""
    found: list[Reading] = []
    for row in view.activities:
        totals = _duties(view, view.row_totals(row))
        found += [Reading(row.activity, told, question) for told, question in _asked(view, row, totals)]  # fmt: skip
    return found


def _asked(
    view: MatrixView, row: ActivityRow, totals: Counter[Duty]
) -> list[tuple[Message, Message]]:
    asked: list[tuple[Message, Message]] = []
    known = {code.duty for code in view.code_set.codes}
    does, answers = totals[Duty.DOES], totals[Duty.ANSWERS]
    if Duty.DOES in known and not does:
        asked.append((t("nobody does it"), t("Will it get done?")))
    if does > _HANDS:
        asked.append((t("{n} do it", n=does), t("Can it be split, so that each has a part?")))
    if Duty.ANSWERS in known and not answers:
        asked.append((t("nobody answers for it"), t("Who has the last word?")))
    if answers > 1:
        asked.append((t("{n} answer for it", n=answers), t("Who decides when they differ?")))
    many = max(_PARTIES, _HEARD * len(view.columns))
    if totals[Duty.ADVISES] >= many:
        asked.append((t("{n} are heard before", n=totals[Duty.ADVISES]), t("Must all be asked, or does it only take time?")))  # fmt: skip
    if totals[Duty.IS_TOLD] >= many:
        asked.append((t("{n} are told after", n=totals[Duty.IS_TOLD]), t("Must all be told, or only when something is unusual?")))  # fmt: skip
    if len(view.columns) >= _PARTIES and all(
        (cell := row.cells.get(column.party.id)) and cell.codes for column in view.columns
    ):
        asked.append((t("everybody takes part"), t("Does it need all of them?")))
    return asked


def _duties(view: MatrixView, letters: Counter[str]) -> Counter[Duty]:
    totals: Counter[Duty] = Counter()
    for code in view.code_set.codes:
        totals[code.duty] += letters[code.letter]
    return totals
