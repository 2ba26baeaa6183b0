"""A proposal becomes one edit of an organisation: parties it knows, or new roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.responsibility.parties import Parties, called
from orgeditor.messages import t, tn
from orgeditor.model import rank
from orgeditor.model.code_sets import with_codes
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Record,
    Responsibility,
    key_id,
    new_id,
)
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.files.responsibility.proposal import MatrixProposal
    from orgeditor.files.responsibility.tables import ReadMatrix
    from orgeditor.model.organization import Organization


def matrix_edit(
    org: Organization, proposal: MatrixProposal, chosen: Mapping[str, str] | None = None
) -> Edit:
    """Return the edit that adds the matrices of a proposal, as one step.

    A party is the role of its name, else the only position, else the only unit called so,
    else the only person, in English or Chinese; without any it becomes a new role, unless
    ``chosen`` says by the party's name who is meant, "" for a new role. Activities are always
    new.
    """
    made: list[Record] = []
    known = Parties(org, chosen)
    ranks = ranks_at(org, org.in_order(org.of(Matrix)), "", len(proposal.tables))
    for table, order in zip(proposal.tables, ranks, strict=True):
        made += _records(org, table, order, known.id_of)
    label = (
        t("Import the matrix {name}", name=proposal.tables[0].name)
        if len(proposal.tables) == 1
        else tn("Import {n} matrix", "Import {n} matrices", len(proposal.tables))
    )
    return edit_of(label, ((None, record) for record in (*known.new, *made)))


def _records(
    org: Organization, table: ReadMatrix, order: str, party_of: Callable[[str], str]
) -> list[Record]:
    """Return the records of one matrix: itself, activities with their rows, columns, cells."""
    matrix = with_codes(org, Matrix(id=new_id(), rank=order), table.codes.id)
    matrix = called(table.name, matrix)
    made: list[Record] = [matrix]
    parties = [party_of(name) for name in table.parties]
    for party, place in zip(dict.fromkeys(parties), rank.spread(len(set(parties))), strict=True):
        key = key_id(matrix.id, party)
        made.append(MatrixColumn(id=key, matrix=matrix.id, party=party, rank=place))
    activities: list[Activity] = []
    path: list[str] = []
    for read, place in zip(table.activities, rank.spread(len(table.activities)), strict=True):
        path = path[: read.level]
        activity = Activity(
            id=new_id(),
            parent=path[-1] if path else "",
            code=read.code,
            kind="group" if read.is_group else "",
            notes=read.notes,
        )
        activities.append(called(read.name, activity))
        path.append(activity.id)
        key = key_id(matrix.id, activity.id)
        row = MatrixRow(id=key, matrix=matrix.id, activity=activity.id, rank=place)
        made += [activities[-1], row]
    cells: dict[str, Responsibility] = {}
    for (at, column), cell in table.cells.items():
        activity, party = activities[at], parties[column]
        key = key_id(matrix.id, activity.id, party)
        # Two columns may turn out to be one party.
        standing = cells.get(key)
        codes = {*cell.codes, *(standing.codes if standing else ())}
        comment = "\n".join(filter(None, (standing.comment if standing else "", cell.comment)))
        cells[key] = Responsibility(
            id=key,
            matrix=matrix.id,
            activity=activity.id,
            party=party,
            codes=tuple(code.letter for code in table.codes.codes if code.letter in codes),
            comment=comment,
        )
    return [*made, *cells.values()]
