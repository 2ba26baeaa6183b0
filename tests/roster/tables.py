"""Rosters written in tests as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgeditor.files.roster import Proposal, propose
from orgeditor.files.sheets import Sheet, Table, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.files.problems import Problem


def sheet(rows: Iterable[Sequence[Any]], name: str = "Staff") -> Sheet:
    made = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] in (None, ""):
            cells.pop()
        made.append(tuple(cells))
    return Sheet(name, made)


def workbook(*rows: Sequence[Any], file: str = "roster.xlsx") -> Workbook:
    return Workbook(file, "xlsx", (sheet(rows),))


def book_of(table: Table) -> Workbook:
    header = tuple(column.header for column in table.columns)
    return Workbook("out.xlsx", "xlsx", (sheet([header, *table.rows], table.name),))


def read(*rows: Sequence[Any]) -> Proposal:
    return propose([workbook(*rows)])


def kinds(proposal: Proposal) -> list[str]:
    return [problem.kind for problem in proposal.problems]


def problem(proposal: Proposal, kind: str) -> Problem:
    return next(p for p in proposal.problems if p.kind == kind)
