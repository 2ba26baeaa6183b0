"""Workbooks and files of several tables: joined by their ids, read along, or told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orgeditor.files.roster import Choice, Proposal, propose, roster_table
from orgeditor.files.sheets import Unreadable, Workbook, read_workbook
from orgeditor.model.fields import Edge
from orgeditor.model.records import Person, Position, Unit
from tests.roster.tables import book_of, kinds, problem, sheet

DATA = Path(__file__).parents[2].parent / "shared" / "data"

POSITIONS = [
    ("Position ID", "Title", "Reports to", "Dept ID"),
    ("P1", "Head", None, "D1"),
    ("P2", "Lead", "P1", "D2"),
    ("P3", "Editor", "P2", "D2"),
    ("P4", "Clerk", "P2", "D3"),
]
PEOPLE = [
    ("Employee ID", "Name", "E-mail", "Position ID"),
    ("E7", "Ana Paz", "ana@x.io", "P1"),
    ("E8", "Ben Ode", "ben@x.io", "P2"),
    ("E9", "Cem Su", "cem@x.io", "P3"),
]
DEPARTMENTS = [
    ("Department ID", "Department", "Parent ID", "Cost centre"),
    ("D1", "Firm", None, "K1"),
    ("D2", "Press", "D1", "K2"),
    ("D3", "Archive", "D2", "K3"),
    ("D4", "Reserve", "D1", "K4"),
]


def book(**tables: list[tuple[Any, ...]]) -> Workbook:
    return Workbook("firm.xlsx", "xlsx", tuple(sheet(rows, name) for name, rows in tables.items()))


def held(proposal: Proposal) -> dict[str, list[str]]:
    org = proposal.organization()
    return {p.code: [org.get(Person, h.person).name for h in p.holders if h.person] for p in org.of(Position).values()}  # fmt: skip


def parents(proposal: Proposal) -> dict[str, str]:
    units = proposal.organization().of(Unit)
    return {u.name: units[u.parent].name if u.parent else "" for u in units.values()}


@pytest.mark.parametrize("order", [0, 1])
def test_people_and_positions_on_separate_sheets(order: int) -> None:
    tables = [("Positions", POSITIONS), ("People", PEOPLE)]
    proposal = propose([book(**dict(tables[:: -1 if order else 1]))])
    assert held(proposal) == {"P1": ["Ana Paz"], "P2": ["Ben Ode"], "P3": ["Cem Su"], "P4": []}
    assert (proposal.counts.reporting_lines, proposal.counts.vacancies) == (3, 1)
    people = proposal.organization().of(Person).values()
    assert {p.name: (p.code, p.email) for p in people}["Ana Paz"] == ("E7", "ana@x.io")
    assert problem(proposal, "table-joined").sheet == "People"
    assert "table-unread" not in kinds(proposal)


def test_positions_that_name_their_holders_id() -> None:
    positions = [(*row, holder) for row, holder in zip(POSITIONS, ("Holder ID", "E7", "E8", None, "E9"), strict=True)]  # fmt: skip
    people = [row[:3] for row in PEOPLE]
    proposal = propose([book(Positions=positions, People=people)])
    assert held(proposal) == {"P1": ["Ana Paz"], "P2": ["Ben Ode"], "P3": [], "P4": ["Cem Su"]}
    assert (proposal.counts.people, proposal.counts.vacancies) == (3, 1)


def test_two_people_in_one_position_are_a_job_share() -> None:
    proposal = propose(
        [book(Positions=POSITIONS, People=[*PEOPLE, ("E10", "Dee Lu", "d@x.io", "P3")])]
    )
    assert held(proposal)["P3"] == ["Cem Su", "Dee Lu"]
    assert problem(proposal, "job-share").severity == "hint"
    assert proposal.rows == 4


def test_assignments_on_a_sheet_of_their_own() -> None:
    people = [row[:3] for row in PEOPLE]
    assignments = [("Position ID", "Employee ID"), ("P1", "E7"), ("P2", "E8"), ("P3", "E9")]
    proposal = propose([book(Positions=POSITIONS, Assignments=assignments, People=people)])
    assert held(proposal) == {"P1": ["Ana Paz"], "P2": ["Ben Ode"], "P3": ["Cem Su"], "P4": []}


def test_departments_in_a_lookup_sheet() -> None:
    proposal = propose([book(Departments=DEPARTMENTS, Positions=POSITIONS)])
    assert parents(proposal) == {"Firm": "", "Press": "Firm", "Archive": "Press", "Reserve": "Firm"}
    org = proposal.organization()
    units = org.of(Unit)
    assert {p.code: units[p.unit].name for p in org.of(Position).values()}["P4"] == "Archive"
    assert {u.name: (u.code, u.cost_centre) for u in units.values()}["Reserve"] == ("D4", "K4")
    assert (proposal.counts.positions, proposal.rows) == (4, 4)
    again = propose([book_of(roster_table(org))])
    assert parents(again) == parents(proposal)


def test_departments_named_by_id_and_name_alone() -> None:
    departments = [("ID", "Name", "Parent"), ("D1", "Firm", ""), ("D2", "Press", "Firm"), ("D3", "Archive", "Press")]  # fmt: skip
    proposal = propose([book(Staff=POSITIONS, Departments=departments)])
    assert parents(proposal) == {"Firm": "", "Press": "Firm", "Archive": "Press"}
    assert proposal.counts.positions == 4


def test_job_titles_in_a_lookup_sheet() -> None:
    staff = [("Employee ID", "Name", "Manager ID", "Job ID"), ("1", "Ana Paz", None, "J1"), ("2", "Ben Ode", "1", "J2"), ("3", "Cem Su", "1", "J2")]  # fmt: skip
    jobs = [("Job ID", "Job title", "Grade"), ("J1", "Head", "A"), ("J2", "Clerk", "C")]
    proposal = propose([book(Staff=staff, Jobs=jobs)])
    titles = {p.code: (p.title, p.grade) for p in proposal.organization().of(Position).values()}
    assert titles == {"1": ("Head", "A"), "2": ("Clerk", "C"), "3": ("Clerk", "C")}


def test_who_reports_to_whom_on_a_sheet_of_its_own() -> None:
    staff = [("Employee ID", "Name", "Title"), ("1", "Ana Paz", "Head"), ("2", "Ben Ode", "Lead"), ("3", "Cem Su", "Clerk")]  # fmt: skip
    lines = [("Employee ID", "Manager ID"), ("2", "1"), ("3", "2")]
    proposal = propose([book(Staff=staff, Lines=lines)])
    assert (proposal.counts.reporting_lines, proposal.counts.depth, proposal.counts.positions) == (2, 3, 3)  # fmt: skip


def test_rows_that_join_nothing_are_told() -> None:
    people = [*PEOPLE, ("E10", "Dee Lu", "d@x.io", "P9")]
    proposal = propose([book(Positions=POSITIONS, People=people)])
    assert (problem(proposal, "unmatched-row").sheet, problem(proposal, "unmatched-row").row) == ("People", 5)  # fmt: skip
    positions = [*POSITIONS, ("P5", "Aide", "P1", "D9")]
    proposal = propose([book(Positions=positions, Departments=DEPARTMENTS)])
    assert proposal.counts.positions == 5
    assert "D9" in {u.code for u in proposal.organization().of(Unit).values()}


def test_sheets_of_the_same_columns_are_read_along() -> None:
    north = [
        ("ID", "Title", "Name", "Reports to"),
        ("1", "Head", "Ana", ""),
        ("2", "Lead", "Ben", "1"),
    ]
    south = [north[0], ("3", "Lead", "Cem", "1"), ("4", "Clerk", "Dee", "3")]
    proposal = propose([book(North=north, South=south)])
    assert (proposal.counts.positions, proposal.counts.reporting_lines, proposal.rows) == (4, 3, 4)
    assert [read["sheet"] for read in proposal.to_json()["files"]] == ["North", "South"]
    last_month = propose([book(June=north, May=north)])
    assert last_month.counts.positions == 2
    assert problem(last_month, "table-unread").sheet == "May"
    chosen = propose([book(North=north, South=south)], [Choice("South")])
    assert (chosen.counts.positions, problem(chosen, "table-unread").sheet) == (2, "North")


def test_a_table_that_has_nothing_to_do_with_it_is_told() -> None:
    phones = [("Extension", "Room", "Telephone"), ("12", "A", "555"), ("13", "B", "556")]
    proposal = propose([book(Positions=POSITIONS, Phones=phones)])
    told = problem(proposal, "table-unread")
    assert (told.severity, told.sheet, told.row) == ("warning", "Phones", 1)
    assert proposal.counts.units == 3


def test_a_lookup_under_the_roster_on_its_own_sheet() -> None:
    departments = [
        ("Dept ID", "Department", "Parent department"),
        *(row[:3] for row in DEPARTMENTS[1:]),
    ]
    proposal = propose([book(Staff=[*POSITIONS, (), *departments])])
    assert parents(proposal)["Archive"] == "Press"
    assert (proposal.counts.positions, "another-table" in kinds(proposal)) == (4, False)


def test_tables_side_by_side() -> None:
    wide = [(*row, None, *other) for row, other in zip(POSITIONS, [*(row[:3] for row in DEPARTMENTS[:4]), ("",) * 3], strict=True)]  # fmt: skip
    proposal = propose([book(Staff=wide)])
    assert parents(proposal) == {"Firm": "", "Press": "Firm", "Archive": "Press"}
    assert proposal.counts.positions == 4
    legend = [(*row, None, *other) for row, other in zip(POSITIONS, [("Colour", "Meaning"), ("red", "new"), ("grey", "old"), (), ()], strict=True)]  # fmt: skip
    proposal = propose([book(Staff=legend)])
    assert (problem(proposal, "another-table").row, proposal.files[0].unmapped) == (1, [])
    spaced = [(*row[:2], None, *row[2:]) for row in POSITIONS]
    assert propose([book(Staff=spaced)]).counts.reporting_lines == 3


def test_files_that_refer_to_each_other() -> None:
    books = [Workbook(f"{name}.csv", "csv", (sheet(rows, ""),)) for name, rows in (("departments", DEPARTMENTS), ("people", PEOPLE), ("positions", POSITIONS))]  # fmt: skip
    proposal = propose(books)
    assert held(proposal)["P3"] == ["Cem Su"]
    assert parents(proposal)["Archive"] == "Press"
    assert proposal.counts.positions == 4
    alone = Workbook("notes.csv", "csv", (sheet([("a", "b"), ("c", "d")], ""),))
    with pytest.raises(Unreadable, match=r"notes\.csv"):
        propose([books[2], alone])


def test_running_numbers_of_two_lists_join_nothing() -> None:
    head = ("No", "ID", "Title", "Name", "Reports to")
    seniors = Workbook("s.csv", "csv", (sheet([head, (1, "S1", "Head", "Ana", ""), (2, "S2", "Lead", "Ben", "S1")], ""),))  # fmt: skip
    juniors = Workbook("j.csv", "csv", (sheet([head, (1, "J1", "Clerk", "Cem", "S2"), (2, "J2", "Clerk", "Vacant", "S2")], ""),))  # fmt: skip
    proposal = propose([seniors, juniors])
    assert (proposal.counts.positions, proposal.counts.reporting_lines, proposal.counts.vacancies) == (4, 3, 1)  # fmt: skip


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
def test_adventure_works() -> None:
    names = ("Employee", "EmployeeDepartmentHistory", "Department")
    books = [read_workbook(DATA / f"adventureworks/{name}.csv") for name in names]
    alone = propose(books[:1])
    depths: dict[int, int] = {}
    org = alone.organization()
    for position in org.of(Position).values():
        above = len(org.chain(position.id, Edge.REPORTS))
        depths[above] = depths.get(above, 0) + 1
    assert [depths[n] for n in sorted(depths)] == [1, 6, 27, 66, 190]
    assert (alone.hierarchy, alone.counts.people) == ("hierarchyid", 290)
    whole = propose(books)
    assert (whole.counts.positions, whole.counts.units, whole.counts.reporting_lines) == (
        290,
        16,
        289,
    )
    assert kinds(whole).count("history-row") == 6
    units = whole.organization().of(Unit)
    assert {p.code: units[p.unit].name for p in whole.organization().of(Position).values()}["4"] == "Tool Design"  # fmt: skip


@pytest.mark.parametrize("order", [1, -1])
def test_departments_named_in_words_take_the_codes_of_their_list(order: int) -> None:
    roster = [
        ("工号", "姓名", "岗位名称", "部门", "直接上级工号"),
        ("E1", "王建国", "总经理", "总经办", None),
        ("E2", "李晓梅", "财务总监", "财务部", "E1"),
        ("E3", "张伟", "会计", "财务部", "E2"),
        ("E4", "陈静", "市场总监", "市场部", "E1"),
    ]
    codes = [
        ("部门", "部门代码", "上级部门"),
        ("总经办", "D01", None),
        ("财务部", "D02", "总经办"),
        ("市场部", "D03", "总经办"),
    ]
    proposal = propose([book(**dict([("花名册", roster), ("部门代码", codes)][::order]))])
    org = proposal.organization()
    assert {u.name: u.code for u in org.of(Unit).values()} == {"总经办": "D01", "财务部": "D02", "市场部": "D03"}  # fmt: skip
    assert len(org.of(Unit)) == 3
    assert parents(proposal) == {"总经办": "", "财务部": "总经办", "市场部": "总经办"}
    assert {p.code: org.get(Unit, p.unit).code for p in org.of(Position).values()} == {"E1": "D01", "E2": "D02", "E3": "D02", "E4": "D03"}  # fmt: skip
