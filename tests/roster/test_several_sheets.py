"""Sheets of units, positions, people, assignments and lines import to the same organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings

from orgeditor.analysis.counts import count
from orgeditor.files.roster import Form, propose, roster_tables, write_roster
from orgeditor.files.sheets import Workbook, read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from tests.roster.tables import sheet, workbook
from tests.roster.test_export import facts, organizations, same

if TYPE_CHECKING:
    from pathlib import Path


def book(org: Organization, language: str = "en") -> Workbook:
    made = [roster.table for roster in roster_tables(org, language, Form(sheets=True))]
    return Workbook("out.xlsx", "xlsx", tuple(sheet([tuple(c.header for c in t.columns), *t.rows], t.name) for t in made))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(organizations())
def test_any_organisation_comes_back(org: Organization) -> None:
    # Units that nothing refers to are a table that is told of, not read.
    assume(not org.of(Unit) or any(position.unit for position in org.of(Position).values()))
    again = propose([book(org)]).organization()
    same(facts(again, with_order=False), facts(org, with_order=False))


def test_the_sheets_say_each_thing_once_and_refer_by_ids() -> None:
    org = propose(
        [
            workbook(
                ("ID", "Title", "Name", "Reports to", "Dotted line to", "Department", "FTE", "Car"),
                ("1", "Head", "Ana", None, None, "Board", 1, "blue"),
                ("2", "Clerk", "Ben", "1", None, "Sales", 0.5, None),
                ("2", "Clerk", "Cleo", "1", None, "Sales", 0.5, None),
                ("3", "Aide", "N/D", "2", "1", "Sales", 1, None),
                ("4", "Cook", "Vacant", "1", None, "Board", 1, None),
            )
        ]
    ).organization()
    said = {t.name: t for t in (r.table for r in roster_tables(org, "en", Form(sheets=True)))}
    assert list(said) == ["Positions", "Units", "People", "Assignments", "Lines"]
    assert [[c.header for c in table.columns] for table in said.values()] == [
        ["Position ID", "Title", "Unit ID", "Car"],
        ["Unit ID", "Unit", "Parent unit"],
        ["Person ID", "Person"],
        ["Position ID", "Person ID", "Share of the seat", "Head-count", "FTE"],
        ["Position ID", "Reports to", "Dotted line to"],
    ]
    by_position = [(row[0], row[1], row[4]) for row in said["Assignments"].rows]
    people = {name: code for code, name in said["People"].rows}
    assert sorted(by_position, key=str) == sorted(
        [
            (1, people["Ana"], 1),
            (2, people["Ben"], 0.5),
            (2, people["Cleo"], 0.5),
            (3, "N/D", 1),
            (4, None, 1),
        ],
        key=str,
    )
    assert sorted(said["Lines"].rows, key=str) == [(1, None, None), (2, 1, None), (3, 2, 1), (4, 1, None)]  # fmt: skip


def test_the_sheets_come_back_from_a_workbook_in_chinese(tmp_path: Path) -> None:
    org = organization_from("marketing")
    path = tmp_path / "roster.xlsx"
    write_roster(org, path, language="zh", form=Form(sheets=True, dictionary=True))
    book = read_workbook(path)
    assert book.sheets[-1].name == "数据字典"
    again = propose([book])
    assert again.counts == count(org)
