"""Matrices as wholes: begun with parties and activities, activities taken over from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t, tn
from orgeditor.model import rank
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.fields import name_of
from orgeditor.model.records import Activity, Matrix, MatrixColumn, MatrixRow, key_id, new_id
from orgeditor.model.verbs.responsibilities import add_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


def begin_matrix(
    org: Organization,
    *,
    name: str,
    code_set: str,
    parties: Sequence[str] = (),
    activities: Sequence[tuple[int, str]] = (),
) -> Edit:
    """Return the edit that adds a matrix with columns and new activities in one step.

    ``activities`` are levels (0 outermost) and names; what others stand below is a group.
    """
    matrix = add_matrix(org, name=name, code_set=code_set).changes[0].some
    assert isinstance(matrix, Matrix)
    records: list[Record] = [matrix]
    for party, key in zip(dict.fromkeys(parties), _ranks(len(parties)), strict=False):
        records.append(
            MatrixColumn(id=key_id(matrix.id, party), matrix=matrix.id, party=party, rank=key)
        )
    for activity, key in zip(_activities(activities), _ranks(len(activities)), strict=True):
        records += [
            activity,
            MatrixRow(
                id=key_id(matrix.id, activity.id), matrix=matrix.id, activity=activity.id, rank=key
            ),
        ]
    return edit_of(t("Add {name}", name=name_of(matrix)), [(None, record) for record in records])


def add_rows(org: Organization, matrix: str, activities: Sequence[str]) -> Edit:
    """Return the edit that has activities of other matrices stand in this one, too.

    They come at the end, with the groups they stand in; what stands here already stays.
    """
    wanted: dict[str, None] = {}
    for key in activities:
        wanted |= dict.fromkeys([*reversed(list(_groups_of(org, key))), key])
    new = [key for key in wanted if key_id(matrix, key) not in org]
    standing = [row.rank for row in org.of(MatrixRow).values() if row.matrix == matrix]
    ranks = _ranks(len(new), max(standing, default=""))
    return edit_of(
        tn("Add {n} activity", "Add {n} activities", len(new)),
        [
            (None, MatrixRow(id=key_id(matrix, key), matrix=matrix, activity=key, rank=place))
            for key, place in zip(new, ranks, strict=True)
        ],
    )


def _groups_of(org: Organization, activity: str) -> Iterator[str]:
    parent = org.get(Activity, activity).parent
    while parent:
        yield parent
        parent = org.get(Activity, parent).parent


def _activities(outline: Sequence[tuple[int, str]]) -> list[Activity]:
    made: list[Activity] = []
    above: list[str] = []
    for n, (level, name) in enumerate(outline):
        del above[level:]
        below = n + 1 < len(outline) and outline[n + 1][0] > level
        parent = above[-1] if above else ""
        kind = "group" if below else ""
        made.append(Activity(id=new_id(), name=name, parent=parent, kind=kind))
        above.append(made[-1].id)
    return made


def _ranks(count: int, low: str = "") -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        low = rank.between(low, "")
        keys.append(low)
    return keys
