"""A responsibility matrix as rows, columns and cells, with what they break (``marks.py``).

The grid, the workbook, the printed pages and the rules all read this one view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.marks import Mark, MarkLimits, column_marks, mark_limits, row_marks
from orgeditor.model.code_sets import codes_of
from orgeditor.model.codes import CodeSet
from orgeditor.model.fields import Edge
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
)

if TYPE_CHECKING:
    from orgeditor.model.edit import Change
    from orgeditor.model.organization import Organization


class PartyColumn(msgspec.Struct, frozen=True):
    """A column: the party, and the unit it belongs to, which bands of the header name."""

    party: Record
    band: Unit | None


class ActivityRow(msgspec.Struct, frozen=True):
    """A row: the activity, its number (1.2), level (0 = outermost), and its cells by party."""

    activity: Activity
    number: str
    level: int
    is_group: bool
    cells: Mapping[str, Responsibility]

    def parties_with(self, letters: frozenset[str]) -> list[str]:
        """Return the parties that have one of the letters here."""
        return [party for party, cell in self.cells.items() if not letters.isdisjoint(cell.codes)]

    @property
    def has_letters(self) -> bool:
        """Whether anyone has a letter here; a cell may hold a comment alone."""
        return any(cell.codes for cell in self.cells.values())


class MatrixView(msgspec.Struct, frozen=True):
    """A matrix as it stands: columns in order, rows in order with groups before their own."""

    matrix: Matrix
    code_set: CodeSet
    columns: tuple[PartyColumn, ...]
    rows: tuple[ActivityRow, ...]
    limits: MarkLimits = MarkLimits()

    @property
    def activities(self) -> list[ActivityRow]:
        """The rows that can hold letters: all but groups."""
        return [row for row in self.rows if not row.is_group]

    def column_totals(self, party: str) -> Counter[str]:
        """Return how often each letter stands in a column."""
        return Counter(
            letter for row in self.rows if (cell := row.cells.get(party)) for letter in cell.codes
        )

    def row_totals(self, row: ActivityRow) -> Counter[str]:
        """Return how often each letter stands in a row."""
        return Counter(letter for cell in row.cells.values() for letter in cell.codes)

    def row_marks(self, row: ActivityRow) -> list[Mark]:
        """Return what a row breaks; a group that holds no letters breaks nothing."""
        return row_marks(self, row)

    def column_marks(self) -> dict[str, list[Mark]]:
        """Return what columns break, by party: without real work, or with far more than others."""
        return column_marks(self)


def matrices(org: Organization) -> list[Matrix]:
    """Return the matrices of an organisation in order."""
    return [org.get(Matrix, key) for key in org.in_order(org.of(Matrix))]


def matrix_view(org: Organization, matrix: str) -> MatrixView:
    """Return a matrix as it stands now."""
    found = org.get(Matrix, matrix)
    columns = sorted(
        (c for c in org.of(MatrixColumn).values() if c.matrix == matrix),
        key=lambda c: (c.rank, c.id),
    )
    standing = sorted(
        (r for r in org.of(MatrixRow).values() if r.matrix == matrix), key=lambda r: (r.rank, r.id)
    )
    cells: dict[str, dict[str, Responsibility]] = {}
    for cell in org.of(Responsibility).values():
        if cell.matrix == matrix:
            cells.setdefault(cell.activity, {})[cell.party] = cell
    return MatrixView(
        found,
        codes_of(org, matrix),
        tuple(PartyColumn(org[c.party], band_of(org, org[c.party])) for c in columns),
        tuple(_rows(org, standing, cells)),
        mark_limits(org),
    )


def by_process(view: MatrixView) -> list[MatrixView]:
    """Return a view for each outermost group, called by it, with the parties that take part in it.

    Rows outside any group stand together under the matrix's own name, where they stand first.
    """
    parts: dict[str, tuple[ActivityRow | None, list[ActivityRow]]] = {}
    inner: list[ActivityRow] = []
    for row in view.rows:
        if row.level == 0:
            group = row if row.is_group else None
            _, inner = parts.setdefault(row.activity.id if group else "", (group, []))
        if row.level or not row.is_group or row.cells:
            inner.append(row)
    return [_part(view, group, rows) for group, rows in parts.values() if rows]


def _part(view: MatrixView, group: ActivityRow | None, rows: list[ActivityRow]) -> MatrixView:
    taking_part = {party for row in rows for party, cell in row.cells.items() if cell.codes}
    columns = tuple(c for c in view.columns if c.party.id in taking_part) or view.columns
    outermost = min(row.level for row in rows)
    shown = tuple(msgspec.structs.replace(row, level=row.level - outermost) for row in rows)
    matrix = view.matrix
    if group:
        called = group.activity
        matrix = msgspec.structs.replace(matrix, name=called.name, name_zh=called.name_zh)
    return msgspec.structs.replace(view, matrix=matrix, columns=columns, rows=shown)


def refilled(view: MatrixView, changes: Iterable[Change]) -> MatrixView:
    """Return a view after changes of its cells alone; rows that keep theirs are the same objects."""
    cells: dict[str, dict[str, Responsibility | None]] = {}
    for change in changes:
        cell = change.some
        if isinstance(cell, Responsibility) and cell.matrix == view.matrix.id:
            after = change.after if isinstance(change.after, Responsibility) else None
            cells.setdefault(cell.activity, {})[cell.party] = after
    rows = []
    for row in view.rows:
        if new := cells.get(row.activity.id):
            filled = {**row.cells, **new}
            standing = {party: cell for party, cell in filled.items() if cell is not None}
            row = msgspec.structs.replace(row, cells=standing)
        rows.append(row)
    return msgspec.structs.replace(view, rows=tuple(rows))


def _rows(
    org: Organization,
    standing: list[MatrixRow],
    cells: Mapping[str, Mapping[str, Responsibility]],
) -> list[ActivityRow]:
    here = {row.activity for row in standing}
    below: dict[str, list[Activity]] = {}
    for row in standing:
        activity = org.get(Activity, row.activity)
        below.setdefault(activity.parent if activity.parent in here else "", []).append(activity)
    rows: list[ActivityRow] = []
    waiting = [(a, str(n), 0) for n, a in _numbered(below.get("", []))]
    while waiting:
        activity, number, level = waiting.pop()
        inner = below.get(activity.id, [])
        rows.append(
            ActivityRow(
                activity,
                number,
                level,
                bool(inner) or activity.kind == "group",
                cells.get(activity.id, {}),
            )
        )
        waiting += [(a, f"{number}.{n}", level + 1) for n, a in _numbered(inner)]
    return rows


def _numbered(activities: list[Activity]) -> list[tuple[int, Activity]]:
    """Number from 1, last first, as a stack wants them."""
    return list(enumerate(activities, 1))[::-1]


def band_of(org: Organization, party: Record) -> Unit | None:
    """Return the unit just below the top that a party belongs to, or the top unit itself.

    A role belongs where all positions that play it are; None where they are in several.
    """
    if isinstance(party, Unit):
        homes = {party.id}
    elif isinstance(party, Position):
        homes = {party.unit}
    elif isinstance(party, Role | Person):
        homes = {p.unit for key in org.referrers(party.id) if (p := org.find(Position, key))}
    else:
        homes = set()
    bands = {_below_top(org, home) for home in homes if home}
    return org.get(Unit, bands.pop()) if len(bands) == 1 else None


def _below_top(org: Organization, unit: str) -> str:
    path = [unit, *org.chain(unit, Edge.CONTAINS)]
    return path[-2] if len(path) > 1 else path[0]
