"""Rosters as clients send them, each in a mess of its own, and what an analyst reads in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.files.roster import Proposal, propose
from orgeditor.files.sheets import Sheet, Workbook
from orgeditor.model.records import Person, Position, Unit
from tests.roster.tables import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = list[tuple[Any, ...]]


def grid(text: str) -> Rows:
    """Return rows of texts, a line each, cells parted by bars."""
    lines = text.strip("\n").splitlines()
    return [tuple(cell.strip() or None for cell in line.split("|")) for line in lines]


class Mess(msgspec.Struct):
    """Sheets by name, and what is read in them.

    ``fields`` are the columns, "id: Emp ID | name: Worker"; ``above`` who reports to whom, by
    names of people or titles of vacant posts, and ``units`` which unit lies in which, as
    "Ben < Ana; Cem < Ben"; ``counts`` those of ``import --json``, "people 5, fte 4.3"; ``problems``
    all that is told, "loose-match D3; blank-row-skipped 7".
    """

    rows: Rows | dict[str, Rows | Sheet]
    hierarchy: str = ""
    fields: str = ""
    above: str = ""
    units: str = ""
    counts: str = ""
    problems: str = ""

    def read(self) -> Proposal:
        sheets = self.rows if isinstance(self.rows, dict) else {"Staff": self.rows}
        made = tuple(rows if isinstance(rows, Sheet) else sheet(rows, name) for name, rows in sheets.items())  # fmt: skip
        return propose([Workbook("roster.xlsx", "xlsx", made)])


def fields_of(proposal: Proposal) -> str:
    return " | ".join(f"{name}: {header}" for name, header in proposal.files[0].headers.items())


def above_of(proposal: Proposal) -> str:
    org = proposal.organization()
    positions, people = org.of(Position), org.of(Person)

    def called(position: Position) -> str:
        names = [people[h.person].name if h.person else "N/D" for h in position.holders]
        return " & ".join(names) if names and names != ["N/D"] else position.title

    return _pairs([(called(p), called(positions[p.manager])) for p in positions.values() if p.manager])  # fmt: skip


def units_of(proposal: Proposal) -> str:
    units = proposal.organization().of(Unit)
    return _pairs([(u.name, units[u.parent].name if u.parent else "") for u in units.values()])


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{lower} < {upper}" if upper else lower for lower, upper in pairs)


def counts_of(proposal: Proposal, names: Sequence[str]) -> str:
    counted = proposal.to_json()["counts"]
    return ", ".join(f"{name} {counted[name]:g}" for name in names)


def problems_of(proposal: Proposal) -> str:
    return "; ".join(f"{p.kind} {p.cell or p.row or p.sheet}" for p in proposal.problems)
