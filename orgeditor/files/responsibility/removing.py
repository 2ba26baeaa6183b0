"""What a matrix that stands has and the file it is read from again has no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.responsibility.reimport import Difference, found_in, standing_matrix
from orgeditor.messages import t
from orgeditor.model.edit import Edit, edit_of, joined
from orgeditor.model.fields import name_of
from orgeditor.model.records import MatrixColumn, MatrixRow, Responsibility
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.responsibilities import remove_party

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgeditor.files.responsibility.proposal import MatrixProposal
    from orgeditor.model.organization import Organization


def missing(
    org: Organization, proposal: MatrixProposal, chosen: Mapping[str, str] | None = None
) -> list[Difference]:
    """Return the rows and columns that stand in the matrices of a file and are not in it."""
    found: list[Difference] = []
    for table in proposal.tables:
        matrix = standing_matrix(org, table)
        if not matrix:
            continue
        activities, parties = found_in(org, table, matrix, chosen)
        here = org.of(MatrixRow).values()
        for key in org.in_order(r.id for r in here if r.matrix == matrix):
            activity = org.get(MatrixRow, key).activity
            if activity not in activities:
                told = t("Row no longer in the file: {name}", name=name_of(org[activity]))
                found.append(Difference(key, told))
        columns = org.of(MatrixColumn).values()
        for key in org.in_order(c.id for c in columns if c.matrix == matrix):
            party = org.get(MatrixColumn, key).party
            if party not in parties:
                told = t("Column no longer in the file: {name}", name=name_of(org[party]))
                found.append(Difference(key, told))
    return found


def with_removed(org: Organization, edit: Edit, gone: Collection[str]) -> Edit:
    """Return an edit of ``update_edit`` that also takes out rows and columns, by their ids.

    An activity that stands in no other matrix goes with its row; parties stay.
    """
    rows = [org.get(MatrixRow, key) for key in gone if key in org.of(MatrixRow)]
    columns = [org.get(MatrixColumn, key) for key in gone if key in org.of(MatrixColumn)]
    edits = [edit]
    for column in columns:
        with org.tried(joined(edit.label, edits)):
            edits.append(remove_party(org, column.matrix, column.party))
    for row in rows:
        with org.tried(joined(edit.label, edits)):
            edits.append(_without_row(org, row))
    return joined(edit.label, edits)


def _without_row(org: Organization, row: MatrixRow) -> Edit:
    referring = [org[key] for key in org.referrers(row.activity)]
    if all(r.matrix == row.matrix for r in referring if isinstance(r, MatrixRow)):
        return delete(org, [row.activity])
    cells = [r for r in referring if isinstance(r, Responsibility) and r.matrix == row.matrix]
    name = name_of(org[row.activity])
    label = t("Take {name} out of the matrix", name=name)
    return edit_of(label, [(record, None) for record in (row, *cells)])
