"""Matrices: their rows, columns and cells; and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.messages import t, tn
from orgeditor.model.code_sets import codes_of, with_codes
from orgeditor.model.edit import Edit, Refused, edit_of, joined
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
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization

Cell = tuple[str, str, tuple[str, ...]]


def add_role(org: Organization, *, name: str, name_zh: str = "") -> Edit:
    """Return the edit that adds a role."""
    siblings = org.in_order(org.of(Role))
    role = Role(id=new_id(), name=name, name_zh=name_zh, rank=ranks_at(org, siblings, "")[0])
    return edit_of(t("Add {name}", name=name_of(role)), [(None, role)])


def add_matrix(org: Organization, *, name: str, name_zh: str = "", code_set: str = "raci") -> Edit:
    """Return the edit that adds an empty responsibility matrix."""
    siblings = org.in_order(org.of(Matrix))
    rank = ranks_at(org, siblings, "")[0]
    matrix = Matrix(id=new_id(), name=name, name_zh=name_zh, rank=rank)
    matrix = with_codes(org, matrix, code_set)
    return edit_of(t("Add {name}", name=name_of(matrix)), [(None, matrix)])


def add_activity(
    org: Organization,
    matrix: str,
    *,
    name: str,
    parent: str = "",
    kind: str = "",
    before: str = "",
) -> Edit:
    """Return the edit that adds an activity to a matrix: the activity, then its row.

    ``parent`` is the group it stands in; ``before`` the activity it comes to stand before.
    """
    activity = Activity(id=new_id(), name=name, parent=parent, kind=kind)
    row = MatrixRow(
        id=key_id(matrix, activity.id),
        matrix=matrix,
        activity=activity.id,
        rank=_row_ranks(org, matrix, parent, before)[0],
    )
    return edit_of(t("Add {name}", name=name_of(activity)), [(None, activity), (None, row)])


def move_activities(
    org: Organization,
    matrix: str,
    activities: Sequence[str],
    parent: str,
    before: str = "",
) -> Edit:
    """Return the edit that puts activities of a matrix into a group, before one of its rows."""
    activities = list(dict.fromkeys(activities))
    at: str = parent
    while at:
        if at in activities:
            raise Refused(t("{name} cannot lie inside itself.", name=name_of(org[at])))
        at = org.get(Activity, at).parent
    ranks = _row_ranks(org, matrix, parent, before, activities)
    pairs: list[tuple[Record | None, Record | None]] = []
    for key, rank in zip(activities, ranks, strict=True):
        activity = org.get(Activity, key)
        row = org.get(MatrixRow, key_id(matrix, key))
        pairs += [
            (activity, replace(activity, parent=parent)),
            (row, replace(row, rank=rank)),
        ]
    return edit_of(tn("Move {n} activity", "Move {n} activities", len(activities)), pairs)


def add_party(org: Organization, matrix: str, party: str, *, before: str = "") -> Edit:
    """Return the edit that adds a role, position, unit or person as a column of a matrix."""
    key = key_id(matrix, party)
    if key in org:
        raise Refused(t("{name} has a column here already.", name=name_of(org[party])))
    column = MatrixColumn(
        id=key, matrix=matrix, party=party, rank=_column_ranks(org, matrix, before)[0]
    )
    return edit_of(t("Add the column {name}", name=name_of(org[party])), [(None, column)])


def add_parties(
    org: Organization, matrix: str, parties: Sequence[str], *, before: str = ""
) -> Edit:
    """Return the edit that adds several columns; parties that have one are left out."""
    new = [party for party in dict.fromkeys(parties) if key_id(matrix, party) not in org]
    ranks = _column_ranks(org, matrix, before, new)
    columns = [
        MatrixColumn(id=key_id(matrix, party), matrix=matrix, party=party, rank=rank)
        for party, rank in zip(new, ranks, strict=True)
    ]
    return edit_of(
        tn("Add {n} column", "Add {n} columns", len(columns)),
        ((None, column) for column in columns),
    )


def add_role_column(org: Organization, matrix: str, *, name: str, before: str = "") -> Edit:
    """Return the edit that adds a new role, and a column for it."""
    added = add_role(org, name=name)
    role = added.changes[0].some
    column = MatrixColumn(
        id=key_id(matrix, role.id),
        matrix=matrix,
        party=role.id,
        rank=_column_ranks(org, matrix, before)[0],
    )
    return edit_of(t("Add the column {name}", name=name), [(None, role), (None, column)])


def move_parties(org: Organization, matrix: str, parties: Sequence[str], before: str = "") -> Edit:
    """Return the edit that puts columns before another one, "" for the end."""
    parties = list(dict.fromkeys(parties))
    ranks = _column_ranks(org, matrix, before, parties)
    columns = [org.get(MatrixColumn, key_id(matrix, party)) for party in parties]
    return edit_of(
        tn("Move {n} column", "Move {n} columns", len(columns)),
        ((c, replace(c, rank=rank)) for c, rank in zip(columns, ranks, strict=True)),
    )


def remove_party(org: Organization, matrix: str, party: str) -> Edit:
    """Return the edit that takes a column with its cells out of a matrix; the party stays."""
    column = org.get(MatrixColumn, key_id(matrix, party))
    cells = [
        cell
        for key in org.referrers(party)
        if (cell := org.find(Responsibility, key)) and cell.matrix == matrix
    ]
    return edit_of(
        t("Remove the column {name}", name=name_of(org[party])),
        [(record, None) for record in (column, *cells)],
    )


def set_codes(org: Organization, matrix: str, cells: Iterable[Cell]) -> Edit:
    """Return the edit that fills cells: (activity, party, codes); no codes clear a cell.

    Codes are put into the order of the matrix's code set. Refused for a letter that the
    set does not have.
    """
    codes = codes_of(org, matrix)
    order = {code.letter: place for place, code in enumerate(codes.codes)}
    pairs: list[tuple[Record | None, Record | None]] = []
    # A cell given twice, as by a paste that overlaps itself, holds what came last.
    filled = {(activity, party): letters for activity, party, letters in cells}
    for (activity, party), letters in filled.items():
        for letter in letters:
            if letter not in order:
                raise Refused(
                    t(
                        "{code_set} has no letter {letter}.",
                        code_set=codes.name,
                        letter=letter,
                    )
                )
        key = key_id(matrix, activity, party)
        before = org.find(Responsibility, key)
        standing = before or Responsibility(id=key, matrix=matrix, activity=activity, party=party)
        after = replace(standing, codes=tuple(sorted(set(letters), key=order.__getitem__)))
        pairs.append((before, after if after.codes or after.comment else None))
    if len(pairs) == 1 and (cell := pairs[0][1] or pairs[0][0]):
        assert isinstance(cell, Responsibility)
        label = t(
            "{party} for {activity}: {codes}",
            party=name_of(org[cell.party]),
            activity=name_of(org[cell.activity]),
            codes="/".join(pairs[0][1].codes) if isinstance(pairs[0][1], Responsibility) else "–",
        )
    else:
        label = tn("Fill {n} cell", "Fill {n} cells", len(pairs))
    return edit_of(label, pairs)


def hand_over_letters(
    org: Organization, given: Iterable[tuple[str, str, str, str, tuple[str, ...]]]
) -> Edit:
    """Return the edit that gives parties letters beside those they have.

    ``given``: (matrix, activity, from, to, letters). Who had them has them no longer, where
    that party still stands, so that nobody answers for an activity beside the heir. An heir
    without a column gets one at the end.
    """
    cells: dict[tuple[str, str, str], frozenset[str]] = {}
    heirs: dict[str, list[str]] = {}

    def had(matrix: str, activity: str, party: str) -> frozenset[str]:
        cell = org.find(Responsibility, key_id(matrix, activity, party))
        return cells.get((matrix, activity, party), frozenset(cell.codes if cell else ()))

    handed = set()
    for matrix, activity, former, heir, letters in given:
        if had(matrix, activity, former):
            cells[matrix, activity, former] = had(matrix, activity, former).difference(letters)
        cells[matrix, activity, heir] = had(matrix, activity, heir).union(letters)
        heirs.setdefault(matrix, []).append(heir)
        handed.add((matrix, activity))
    edits = []
    for matrix, parties in heirs.items():
        edits.append(add_parties(org, matrix, list(dict.fromkeys(parties))))
        filled = [(row, party, tuple(codes)) for (m, row, party), codes in cells.items() if m == matrix]  # fmt: skip
        edits.append(set_codes(org, matrix, filled))
    return joined(tn("Hand over {n} activity", "Hand over {n} activities", len(handed)), edits)


def set_comment(org: Organization, matrix: str, activity: str, party: str, text: str) -> Edit:
    """Return the edit that writes a comment on a cell, with letters or without; "" takes it away."""
    key = key_id(matrix, activity, party)
    before = org.find(Responsibility, key)
    standing = before or Responsibility(id=key, matrix=matrix, activity=activity, party=party)
    after = replace(standing, comment=text.strip())
    label = t(
        "Comment on {party} for {activity}",
        party=name_of(org[party]),
        activity=name_of(org[activity]),
    )
    return edit_of(label, [(before, after if after.codes or after.comment else None)])


def _row_ranks(
    org: Organization,
    matrix: str,
    parent: str,
    before: str,
    moved: Sequence[str] = ("",),
) -> list[str]:
    siblings = org.in_order(
        row.id
        for row in org.of(MatrixRow).values()
        if row.matrix == matrix
        and row.activity not in moved
        and org.get(Activity, row.activity).parent == parent
    )
    return ranks_at(org, siblings, key_id(matrix, before), len(moved))


def _column_ranks(
    org: Organization, matrix: str, before: str, moved: Sequence[str] = ("",)
) -> list[str]:
    siblings = org.in_order(
        column.id
        for column in org.of(MatrixColumn).values()
        if column.matrix == matrix and column.party not in moved
    )
    return ranks_at(org, siblings, key_id(matrix, before), len(moved))
