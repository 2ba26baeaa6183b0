"""The same organisation comes out of a file, whatever way it says who is above whom."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook as Xlsx

from orgeditor.files.roster import HIERARCHY, NOBODY, Choice, propose
from orgeditor.files.sheets import Sheet, Workbook, read_workbook
from orgeditor.model.edit import Refused
from orgeditor.model.records import Person, Position, Unit
from tests.roster.said import WAYS, Staff, by_depth, by_spaces, staff, understood
from tests.roster.tables import kinds, problem, read, workbook
from tests.sheets import workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.files.roster import Proposal

FIRM = staff([0, 1, 2, 2, 1, 0, 1, 2, 3, 0, 1, 1])


def parents(proposal: Proposal) -> dict[str, str]:
    units = proposal.organization().of(Unit)
    return {u.name: units[u.parent].name if u.parent else "" for u in units.values()}


@pytest.mark.parametrize("way", WAYS)
def test_every_way(way: str) -> None:
    say, hierarchy = WAYS[way]
    proposal = read(*say(FIRM))
    assert understood(proposal) == FIRM.said()
    assert proposal.hierarchy == hierarchy
    assert proposal.counts.people == len(FIRM.above)
    if not hierarchy.startswith("manager"):
        assert problem(proposal, "hierarchy-guessed").severity == "hint"


@pytest.mark.parametrize("way", WAYS)
@given(choices=st.lists(st.integers(0, 5), min_size=8, max_size=40))
@settings(max_examples=8, deadline=None)
def test_any_organisation(way: str, choices: list[int]) -> None:
    firm = staff([0, 1, *choices])
    assert understood(read(*WAYS[way][0](firm))) == firm.said()


@pytest.mark.parametrize("way", WAYS)
def test_from_a_text_file(way: str, tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(WAYS[way][0](FIRM))
    assert understood(propose([read_workbook(path)])) == FIRM.said()


@pytest.mark.parametrize("way", ["spaces", "outline", "depth", "path", "columns"])
def test_from_other_containers(way: str, tmp_path: Path) -> None:
    rows = [[cell if cell is not None else "" for cell in row] for row in WAYS[way][0](FIRM)]
    for write in (workbooks.xlsx, workbooks.ods, workbooks.xls, workbooks.xlsb):
        book = read_workbook(write(tmp_path / "roster", rows))
        assert understood(propose([book])) == FIRM.said(), book.container


def xlsx(path: Path, firm: Staff, *, indent: bool = False, outline: bool = False) -> Workbook:
    book = Xlsx(path)
    page = book.add_worksheet("Chart")
    page.write_row(0, 0, ["Title", "Name"])
    for i, title in enumerate(firm.titles, 1):
        style = book.add_format({"indent": firm.depth(i - 1)}) if indent else None
        page.write(i, 0, title, style)
        page.write(i, 1, firm.names[i - 1])
        if outline:
            page.set_row(i, None, None, {"level": firm.depth(i - 1)})
    book.close()
    return read_workbook(path)


def test_indents_of_cells(tmp_path: Path) -> None:
    proposal = propose([xlsx(tmp_path / "a.xlsx", FIRM, indent=True)])
    assert (proposal.hierarchy, understood(proposal)) == ("indent", FIRM.said())


def test_grouped_rows(tmp_path: Path) -> None:
    proposal = propose([xlsx(tmp_path / "a.xlsx", FIRM, outline=True)])
    assert (proposal.hierarchy, understood(proposal)) == ("row-outline", FIRM.said())


def test_groups_above_their_parent() -> None:
    rows = [("Title", "Name"), ("Clerk", "Cem"), ("Lead", "Ben"), ("Aide", "Dee"), ("Chief", "Ana")]
    made = Sheet("Chart", [tuple(row) for row in rows], outlines={1: 2, 2: 1, 3: 1})
    proposal = propose([Workbook("a.xlsx", "xlsx", (made,))])
    assert understood(proposal) == {"Clerk": "Lead", "Lead": "Chief", "Aide": "Chief", "Chief": ""}


def test_units_by_indent_path_and_number() -> None:
    expected = {"Firm": "", "Finance": "Firm", "Tax": "Finance", "Sales": "Firm"}
    for head, said in {
        "Department": ("Firm", "  Finance", "    Tax", "  Sales"),
        "Org path": ("Firm", "Firm > Finance", "Firm > Finance > Tax", "Firm > Sales"),
        "Unit": ("1 Firm", "1.1 Finance", "1.1.1 Tax", "1.2 Sales"),
    }.items():
        proposal = read((head, "Cost centre"), *((text, f"K{n}") for n, text in enumerate(said)))
        assert parents(proposal) == expected, head
        assert proposal.counts.positions == 0


def test_the_same_name_in_two_branches_is_two_units() -> None:
    said = ("Firm", "  Sales", "    Staff", "  Legal", "    Staff")
    proposal = read(
        ("Department", "Cost centre"), *((text, f"K{n}") for n, text in enumerate(said))
    )
    units = proposal.organization().of(Unit).values()
    assert [u.name for u in units].count("Staff") == 2


def test_those_who_only_stand_in_a_path_or_a_list_are_added() -> None:
    rows = [("Ana", "CEO"), ("Ana > Ben > Cem", "Clerk"), ("Ana > Ben > Dee", "Aide"), ("Ana > Eva", "Lead")]  # fmt: skip
    proposal = propose([workbook(("Path", "Title"), *rows)], [Choice(way="path")])
    org = proposal.organization()
    names = {p.id: p.name for p in org.of(Person).values()}
    held = {p.id: names[p.holders[0].person] for p in org.of(Position).values()}
    assert {held[p.id]: held.get(p.manager, "") for p in org.of(Position).values()} == {
        "Ana": "", "Ben": "Ana", "Cem": "Ben", "Dee": "Ben", "Eva": "Ana",
    }  # fmt: skip
    assert problem(proposal, "manager-added").value == "Ben"
    assert proposal.counts.positions == 5
    assert proposal.rows == 4
    listed = read(("Manager", "Direct reports"), ("Ana", "Ben, Dee"), ("Ben", "Cem"))
    assert (listed.counts.positions, listed.counts.reporting_lines, listed.counts.depth) == (4, 3, 3)  # fmt: skip


def test_a_list_names_somebody_twice() -> None:
    proposal = read(
        ("Name", "Title", "Direct reports"),
        ("Ana", "Head", "Ben; Cem"), ("Ben", "Lead", "Dee"), ("Cem", "Lead", "Dee"), ("Dee", "Aide", ""),
    )  # fmt: skip
    org = proposal.organization()
    dee = next(p for p in org.of(Position).values() if p.title == "Aide")
    assert len(dee.dotted) == 1
    assert problem(proposal, "several-managers").row == 5


def test_a_level_left_out_is_told() -> None:
    rows = [("1", "Head"), ("1.1", "Lead"), ("1.1.1", "Clerk"), ("1.2", "Lead 2"), ("1.3.1", "Aide"), ("1.4", "Lead 4")]  # fmt: skip
    proposal = read(("No.", "Title"), *rows)
    assert understood(proposal)["Aide"] == "Head"
    assert problem(proposal, "unsure-place").row == 6


def test_numbers_that_a_spreadsheet_took_for_decimals() -> None:
    numbers = [1, *(1 + n / 10 for n in range(1, 10)), 1.1, 1.11]
    rows = [(number, f"Clerk {n}") for n, number in enumerate(numbers)]
    proposal = read(("WBS", "Title"), *rows)
    assert (proposal.counts.roots, proposal.counts.reporting_lines) == (1, 11)


def test_running_numbers_and_grades_are_no_hierarchy() -> None:
    rows = [(n, f"Clerk {n}", 1 + n % 3) for n in range(1, 130)]
    proposal = read(("ID", "Title", "Grade"), *rows)
    assert (proposal.hierarchy, proposal.counts.roots) == ("none", 129)
    spaced = read(("Title", "Name"), *((f"{' ' * (n == 7)}Clerk {n}", f"N{n}") for n in range(20)))
    assert spaced.hierarchy == "none"


def test_without_any_header() -> None:
    for say in ("outline", "hierarchyid", "spaces", "path"):
        proposal = read(*WAYS[say][0](FIRM)[1:])
        assert understood(proposal) == FIRM.said(), say
        assert proposal.files[0].table.header_row == 0
        assert proposal.counts.people == len(FIRM.above)


def test_the_way_and_its_column_are_the_users_to_choose() -> None:
    rows = [("Tier", "Title", "Name", "Reports to"), *((*row, None) for row in by_depth(FIRM)[1:])]
    assert read(*rows).hierarchy == "manager-id"
    chosen = propose([workbook(*rows)], [Choice(way="depth", mapping={HIERARCHY: "Tier"})])
    assert (chosen.hierarchy, understood(chosen)) == ("depth", FIRM.said())
    flat = propose([workbook(*by_spaces(FIRM))], [Choice(way=NOBODY)])
    assert (flat.hierarchy, flat.counts.roots) == ("none", len(FIRM.above))
    with pytest.raises(Refused, match="outline numbers"):
        propose([workbook(*by_spaces(FIRM))], [Choice(way="outline-number")])


def test_an_import_without_managers_goes_out_with_them() -> None:
    from orgeditor.files.roster import roster_table
    from tests.roster.tables import book_of

    for way in ("spaces", "depth", "columns", "children"):
        org = read(*WAYS[way][0](FIRM)).organization()
        again = propose([book_of(roster_table(org))])
        assert understood(again) == FIRM.said(), way
    assert "unknown-manager" not in kinds(again)


def test_paths_from_the_row_up_to_the_top() -> None:
    rows = [("CEO", "Ana Paz"), ("CFO < CEO", "Ben Ode"), ("Clerk < CFO < CEO", "Cem Su")]
    proposal = read(("Path", "Name"), *rows)
    assert understood(proposal) == {"CEO": "", "CFO": "CEO", "Clerk": "CFO"}


def test_a_path_of_those_above() -> None:
    rows = [("Ana Paz", "CEO", ""), ("Ben Ode", "CFO", "Ana Paz"), ("Cem Su", "Clerk", "Ana Paz > Ben Ode")]  # fmt: skip
    proposal = read(("Name", "Title", "Chain"), *rows)
    assert understood(proposal) == {"CEO": "", "CFO": "CEO", "Clerk": "CFO"}


def test_a_path_of_units_under_any_header() -> None:
    rows = [("Ana Paz", "CEO", "Firm"), ("Ben Ode", "CFO", "Firm > Finance"), ("Cem Su", "Clerk", "Firm > Finance > Tax"), ("Dee Lu", "Clerk", "Firm > Finance > Tax")]  # fmt: skip
    proposal = read(("Name", "Title", "Where"), *rows)
    assert parents(proposal) == {"Firm": "", "Finance": "Firm", "Tax": "Finance"}
    assert proposal.counts.positions == 4


def test_codes_of_departments_in_chinese() -> None:
    rows = [("01", "总部"), ("0101", "财务部"), ("010101", "会计科"), ("0102", "人事部")]
    proposal = read(("部门编码", "部门名称"), *rows)
    assert parents(proposal) == {"总部": "", "财务部": "总部", "会计科": "财务部", "人事部": "总部"}


def test_what_a_file_without_header_holds_is_told() -> None:
    rows = [("P1", "Head of Firm", "Ana Paz", "", "ana@x.io"), ("P2", "Sales Manager", "Ben Ode", "P1", "ben@x.io"), ("P3", "Clerk", "Cem Su", "P2", "cem@x.io"), ("P4", "Assistant", "Dee Lu", "P2", "dee@x.io")]  # fmt: skip
    proposal = read(*rows)
    assert set(proposal.files[0].mapping.fields) == {"id", "title", "name", "manager", "email"}
    assert "Column B" in str(problem(proposal, "header-missing").message)
