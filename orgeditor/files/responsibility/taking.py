"""A proposal becomes one edit of an organisation: parties it knows, or new roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from orgeditor.files.roster.words import fold
from orgeditor.messages import t, tn
from orgeditor.model import rank
from orgeditor.model.code_sets import with_codes
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
    new_id,
)
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgeditor.files.responsibility.proposal import MatrixProposal
    from orgeditor.files.responsibility.tables import ReadMatrix
    from orgeditor.model.organization import Organization

Named = TypeVar("Named", Role, Matrix, Activity)


def matrix_edit(org: Organization, proposal: MatrixProposal) -> Edit:
    """Return the edit that adds the matrices of a proposal, as one step.

    A party is the role of its name, else the only position, else the only unit called so,
    in English or Chinese; without any it becomes a new role. Activities are always new.
    """
    made: list[Record] = []
    known = Parties(org)
    ranks = ranks_at(org, org.in_order(org.of(Matrix)), "", len(proposal.tables))
    for table, order in zip(proposal.tables, ranks, strict=True):
        made += _records(org, table, order, known.id_of)
    label = (
        t("Import the matrix {name}", name=proposal.tables[0].name)
        if len(proposal.tables) == 1
        else tn("Import {n} matrix", "Import {n} matrices", len(proposal.tables))
    )
    return edit_of(label, ((None, record) for record in (*known.new, *made)))


class Parties:
    """The parties of an organisation by name; ``new`` are the roles that had to be added."""

    def __init__(self, org: Organization) -> None:
        self.new: list[Role] = []
        self._before = org.get(Role, last).rank if (last := _last_role(org)) else ""
        self._ids: dict[str, str] = {}
        for names in (
            ((r.id, (r.name, r.name_zh)) for r in org.of(Role).values()),
            ((p.id, (p.title, p.title_zh)) for p in org.of(Position).values()),
            ((u.id, (u.name, u.name_zh)) for u in org.of(Unit).values()),
        ):
            self._take(names)

    def id_of(self, name: str) -> str:
        """Return the id of the party called ``name``, a new role where there is none."""
        key = fold(name) or name
        if key not in self._ids:
            self._before = rank.between(self._before, "")
            role = _named(name, Role(id=new_id(), rank=self._before))
            self.new.append(role)
            self._ids[key] = role.id
        return self._ids[key]

    def _take(self, named: Iterable[tuple[str, tuple[str, str]]]) -> None:
        """Take in the parties of one kind; a name that several have means none of them."""
        found: dict[str, set[str]] = {}
        for party, names in named:
            for name in filter(None, map(fold, names)):
                found.setdefault(name, set()).add(party)
        for name, parties in found.items():
            if len(parties) == 1:
                self._ids.setdefault(name, parties.pop())


def _last_role(org: Organization) -> str:
    return next(iter(org.in_order(org.of(Role))[-1:]), "")


def _named(name: str, record: Named) -> Named:
    """Return the record with a name, as its Chinese one where it is Chinese alone."""
    if name.isascii() or re.search("[A-Za-z]", name) or not re.search("[\u4e00-\u9fff]", name):
        return replace(record, name=name)
    return replace(record, name=name, name_zh=name)


def _records(
    org: Organization, table: ReadMatrix, order: str, party_of: Callable[[str], str]
) -> list[Record]:
    """Return the records of one matrix: itself, activities with their rows, columns, cells."""
    matrix = with_codes(org, Matrix(id=new_id(), rank=order), table.codes.id)
    matrix = _named(table.name, matrix)
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
        activities.append(_named(read.name, activity))
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
