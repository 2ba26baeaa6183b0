"""A matrix that is imported again: what the file changes in the one that stands.

A matrix stands where one of the same name and the same letters does. Its rows are found by
their names inside their groups, its columns by their parties. What the file does not have
stays; a cell between a row and a column that it has says what the file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from orgeditor.files.responsibility.parties import Parties
from orgeditor.files.responsibility.taking import matrix_edit
from orgeditor.files.roster.words import fold
from orgeditor.messages import Message, t
from orgeditor.model.code_sets import codes_of
from orgeditor.model.edit import Edit, edit_of, joined
from orgeditor.model.fields import name_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Record,
    Responsibility,
    Role,
    key_id,
    new_id,
)
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgeditor.files.responsibility.proposal import MatrixProposal
    from orgeditor.files.responsibility.tables import ReadMatrix
    from orgeditor.model.organization import Organization


class Difference(msgspec.Struct, frozen=True):
    """One thing that a file changes in what stands: the id of the record, and a sentence."""

    id: str
    message: Message


def update_edit(
    org: Organization, proposal: MatrixProposal, chosen: Mapping[str, str] | None = None
) -> Edit:
    """Return the edit that takes in the matrices of a file, those that stand brought up to date.

    ``chosen`` says by the names of parties who is meant, as for ``matrix_edit``.
    """
    new = []
    edits = []
    for table in proposal.tables:
        standing = standing_matrix(org, table)
        if standing:
            edits.append(_updated(org, table, standing, chosen))
        else:
            new.append(table)
    if not edits:
        return matrix_edit(org, proposal, chosen)
    if new:
        known = {c.id for edit in edits for c in edit.changes}
        added = matrix_edit(org, replace(proposal, tables=tuple(new)), chosen)
        edits.append(Edit(added.label, tuple(c for c in added.changes if c.id not in known)))
    label = t("Import {file} again", file=proposal.file or proposal.tables[0].name)
    return joined(label, edits)


def standing_matrix(org: Organization, table: ReadMatrix) -> str:
    """Return the matrix that a table brings up to date, "" for none."""
    found = [
        matrix.id
        for matrix in org.of(Matrix).values()
        if fold(table.name) in (fold(matrix.name), fold(matrix.name_zh))
        and codes_of(org, matrix.id).id == table.codes.id
    ]
    return found[0] if len(found) == 1 else ""


def found_in(
    org: Organization, table: ReadMatrix, matrix: str, chosen: Mapping[str, str] | None = None
) -> tuple[set[str], set[str]]:
    """Return the activities and the parties of a standing matrix that a table has."""
    known = Parties(org, chosen)
    activities, _ = _activities(org, table, matrix)
    return set(activities), {known.id_of(name) for name in table.parties}


def differences(org: Organization, edit: Edit) -> list[Difference]:
    """Return what an edit of ``update_edit`` changes in matrices that stand, in words."""
    after = {c.id: c.after for c in edit.changes if c.after}
    found = []

    def called(key: str) -> str:
        record = after.get(key) or org.peek(key)
        return name_of(record) if record else key

    for change in edit.changes:
        record = change.some
        if isinstance(record, MatrixRow | MatrixColumn | Responsibility) and record.matrix in org:
            if isinstance(record, MatrixRow):
                told = t("New row: {name}", name=called(record.activity))
            elif isinstance(record, MatrixColumn):
                told = t("New column: {name}", name=called(record.party))
            else:
                told = t(
                    "{activity}, {party}: {before} → {after}",
                    activity=called(record.activity),
                    party=called(record.party),
                    before=_said(change.before),
                    after=_said(change.after),
                )
            found.append(Difference(change.id, told))
    return found


def without(edit: Edit, left_out: Collection[str]) -> Edit:
    """Return an edit of ``update_edit`` without some of its differences, and what needs them."""
    rows = {c.some.activity for c in edit.changes if c.id in left_out and isinstance(c.some, MatrixRow)}  # fmt: skip
    columns = {c.some.party for c in edit.changes if c.id in left_out and isinstance(c.some, MatrixColumn)}  # fmt: skip
    parents = {c.id: c.some.parent for c in edit.changes if isinstance(c.some, Activity)}
    while inner := {key for key, up in parents.items() if up in rows and key not in rows}:
        rows |= inner
    kept = []
    for change in edit.changes:
        record = change.some
        gone = change.id in left_out or change.id in rows
        if isinstance(record, MatrixRow | Responsibility):
            gone = gone or record.activity in rows
        if isinstance(record, Responsibility):
            gone = gone or record.party in columns
        if isinstance(record, Role):
            gone = gone or record.id in columns
        if not gone:
            kept.append(change)
    return Edit(edit.label, tuple(kept))


def _said(record: object) -> str:
    if not isinstance(record, Responsibility):
        return "–"
    return "/".join(record.codes) + (f" “{record.comment}”" if record.comment else "") or "–"


def _updated(
    org: Organization, table: ReadMatrix, matrix: str, chosen: Mapping[str, str] | None
) -> Edit:
    """Return the edit that brings a standing matrix up to date with a table."""
    known = Parties(org, chosen)
    parties = [known.id_of(name) for name in table.parties]
    activities, rows = _activities(org, table, matrix)
    added = [p for p in dict.fromkeys(parties) if key_id(matrix, p) not in org]
    last = org.in_order(c.id for c in org.of(MatrixColumn).values() if c.matrix == matrix)
    columns = [
        MatrixColumn(id=key_id(matrix, party), matrix=matrix, party=party, rank=rank)
        for party, rank in zip(added, ranks_at(org, last, "", len(added)), strict=True)
    ]
    said: dict[tuple[str, str], tuple[set[str], str]] = {
        (activity, party): (set(), "") for activity in activities for party in parties
    }
    for (at, column), cell in table.cells.items():
        letters, comment = said[activities[at], parties[column]]
        comment = "\n".join(filter(None, (comment, cell.comment)))
        said[activities[at], parties[column]] = letters | set(cell.codes), comment
    pairs: list[tuple[Record | None, Record | None]] = [
        (None, record) for record in (*known.new, *rows, *columns)
    ]
    for (activity, party), (letters, comment) in said.items():
        key = key_id(matrix, activity, party)
        before = org.find(Responsibility, key)
        held = before or Responsibility(id=key, matrix=matrix, activity=activity, party=party)
        after = replace(
            held,
            codes=tuple(c.letter for c in table.codes.codes if c.letter in letters),
            comment=comment or held.comment,
        )
        pairs.append((before, after if after.codes or after.comment else None))
    label = t("Import {file} again", file=table.name)
    return edit_of(label, pairs)


def _activities(
    org: Organization, table: ReadMatrix, matrix: str
) -> tuple[list[str], list[Activity | MatrixRow]]:
    """Return the activity of each row of a table, and the records of those that are new."""
    standing = [org.get(Activity, r.activity) for r in org.of(MatrixRow).values() if r.matrix == matrix]  # fmt: skip
    by_name: dict[tuple[str, str], list[str]] = {}
    here = {activity.id for activity in standing}
    for row in org.in_order(r.id for r in org.of(MatrixRow).values() if r.matrix == matrix):
        activity = org.get(Activity, org.get(MatrixRow, row).activity)
        parent = activity.parent if activity.parent in here else ""
        for name in {fold(activity.name), fold(activity.name_zh)} - {""}:
            by_name.setdefault((parent, name), []).append(activity.id)
    found: list[str] = []
    made: list[tuple[Activity, str]] = []
    path: list[str] = []
    for read in table.activities:
        path = path[: read.level]
        parent = path[-1] if path else ""
        same = by_name.get((parent, fold(read.name)), [])
        if same:
            key = same.pop(0)
        else:
            key = new_id()
            kind = "group" if read.is_group else ""
            made.append((Activity(id=key, name=read.name, parent=parent, code=read.code, kind=kind, notes=read.notes), parent))  # fmt: skip
        found.append(key)
        path.append(key)
    records: list[Activity | MatrixRow] = [activity for activity, _ in made]
    for parent in dict.fromkeys(parent for _, parent in made):
        inner = [activity for activity, above in made if above == parent]
        rows = org.in_order(
            r.id
            for r in org.of(MatrixRow).values()
            if r.matrix == matrix and org.get(Activity, r.activity).parent == parent
        )
        for activity, rank in zip(inner, ranks_at(org, rows, "", len(inner)), strict=True):
            key = key_id(matrix, activity.id)
            records.append(MatrixRow(id=key, matrix=matrix, activity=activity.id, rank=rank))
    return found, records
