"""Processes out of what a responsibility matrix says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t
from orgeditor.model import rank
from orgeditor.model.code_sets import codes_of
from orgeditor.model.codes import Duty
from orgeditor.model.edit import Edit, Refused, edit_of
from orgeditor.model.elements.communication import Process, Step
from orgeditor.model.fields import name_of
from orgeditor.model.record import Record, key_id, new_id
from orgeditor.model.records import Activity, MatrixColumn, MatrixRow, Responsibility
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


def process_of_group(org: Organization, matrix: str, group: str) -> Edit:
    """Return the edit that makes a process of a group of activities: a step each, in their order.

    A step is done by the first party that does the activity, in the order of the columns.
    Refused where the group holds no activity of the matrix.
    """
    rows = org.in_order(
        row.id
        for row in org.of(MatrixRow).values()
        if row.matrix == matrix and org.get(Activity, row.activity).parent == group
    )
    activities = [org.get(Activity, org.get(MatrixRow, row).activity) for row in rows]
    if not activities:
        raise Refused(t("There is no activity in {name}.", name=name_of(org[group])))
    source = org.get(Activity, group)
    siblings = org.in_order(org.of(Process))
    process = Process(
        id=new_id(),
        name=source.name,
        name_zh=source.name_zh,
        rank=ranks_at(org, siblings, "")[0],
    )
    steps: list[Record] = [
        Step(
            id=new_id(),
            name=activity.name,
            name_zh=activity.name_zh,
            process=process.id,
            activity=activity.id,
            party=_doer(org, matrix, activity.id),
            rank=order,
        )
        for activity, order in zip(activities, rank.spread(len(activities)), strict=True)
    ]
    label = t("Make {name} a process", name=name_of(source))
    return edit_of(label, ((None, record) for record in (process, *steps)))


def move_step(org: Organization, step: str, party: str, place: int) -> Edit:
    """Return the edit that makes a step the one at ``place`` of its process, from 0, done by a party."""
    before = org.get(Step, step)
    beside = [s for s in org.in_order(org.of(Step)) if s != step and org.get(Step, s).process == before.process]  # fmt: skip
    stands = sum(org.get(Step, s).rank < before.rank for s in beside)
    after = replace(before, party=party)
    if place != stands:
        next_one = beside[place] if place < len(beside) else ""
        after = replace(after, rank=ranks_at(org, beside, next_one)[0])
    return edit_of(t("Move {name}", name=name_of(before)), [(before, after)])


def add_step(org: Organization, process: str, after: str) -> Edit:
    """Return the edit that adds a step behind another one, "" for the end, done by the same party."""
    beside = [s for s in org.in_order(org.of(Step)) if org.get(Step, s).process == process]
    at = beside.index(after) + 1 if after in beside else len(beside)
    made = Step(
        id=new_id(),
        process=process,
        party=org.get(Step, after).party if after in beside else "",
        rank=ranks_at(org, beside, beside[at] if at < len(beside) else "")[0],
    )
    return edit_of(t("Add a step"), [(None, made)])


def _doer(org: Organization, matrix: str, activity: str) -> str:
    columns = org.in_order(c.id for c in org.of(MatrixColumn).values() if c.matrix == matrix)
    doing = codes_of(org, matrix).letters(Duty.DOES)
    for key in columns:
        party = org.get(MatrixColumn, key).party
        cell = org.find(Responsibility, key_id(matrix, activity, party))
        if cell and not doing.isdisjoint(cell.codes):
            return party
    return ""
