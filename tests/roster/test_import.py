"""What an import makes of rows, kind by kind of hierarchy and of mess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from orgeditor.files.roster import Choice, Proposal, describe_fields, find_tables, propose
from orgeditor.files.roster.headers import guess
from orgeditor.files.roster.shared_cells import people_in, people_in_cells
from orgeditor.files.sheets import Cancelled, Sheet, Unreadable, Workbook
from orgeditor.messages import LANGUAGES
from orgeditor.model.edit import Refused
from orgeditor.model.records import Person, Position, Unit
from tests.roster.tables import kinds, problem, read, sheet, workbook

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

HEAD = ("Position ID", "Title", "Name", "Reports to")


def by_code(org: Organization) -> dict[str, Position]:
    return {p.code: p for p in org.of(Position).values()}


def managers(proposal: Proposal) -> dict[str, str]:
    org = proposal.organization()
    codes = {p.id: p.code for p in org.of(Position).values()}
    return {p.code: codes.get(p.manager, "") for p in org.of(Position).values()}


def test_managers_by_id() -> None:
    proposal = read(
        HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", "Ben", "1"), ("3", "Editor", "Vacant", "2")
    )
    assert proposal.hierarchy == "manager-id"
    assert managers(proposal) == {"1": "", "2": "1", "3": "2"}
    assert (proposal.counts.people, proposal.counts.vacancies) == (2, 1)
    assert kinds(proposal) == []


def test_managers_by_name_and_by_email() -> None:
    rows = [("1", "Head", "Ana Paz", "", ""), ("2", "Lead", "Ben Ode", "b@x.io", "Ana Paz")]
    by_name = read(("ID", "Title", "Name", "E-mail", "Manager"), *rows)
    assert by_name.hierarchy == "manager-name"
    assert managers(by_name) == {"1": "", "2": "1"}
    rows = [("1", "Head", "Ana Paz", "a@x.io", ""), ("2", "Lead", "Ben Ode", "b@x.io", "A@X.io")]
    by_email = read(("ID", "Title", "Name", "E-mail", "Manager"), *rows)
    assert by_email.hierarchy == "manager-email"
    assert managers(by_email) == {"1": "", "2": "1"}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("00165354", "165354"),
        ("101", "101.0"),
        ("AB-7", "ab 7"),
        ("Ａ１", "A1"),
    ],
)
def test_ids_that_a_spreadsheet_bent(own: str, said: str) -> None:
    proposal = read(HEAD, (own, "Head", "Ana", ""), ("2", "Lead", "Ben", said))
    assert managers(proposal)["2"] == own
    found = problem(proposal, "loose-match")
    assert (found.row, found.cell, found.value) == (3, "D3", said)


@pytest.mark.parametrize("said", ["López, Ana", "ana lopez", "Dr. Ana M. López", "LOPEZ  ANA"])
def test_names_written_otherwise(said: str) -> None:
    proposal = read(("Title", "Name", "Manager"), ("Head", "Ana López", ""), ("Lead", "Ben", said))
    assert proposal.counts.reporting_lines == 1
    assert "loose-match" in kinds(proposal)


def test_an_unknown_manager_waits_with_a_suggestion() -> None:
    proposal = read(HEAD, ("DWP100", "Head", "Ana", ""), ("DWP200", "Lead", "Ben", "DWP10"))
    found = problem(proposal, "unknown-manager")
    assert (found.severity, found.row, found.cell, found.value) == ("error", 3, "D3", "DWP10")
    assert "DWP100" in str(found.suggestion)
    waiting = by_code(proposal.organization())["DWP200"]
    assert (waiting.waiting, waiting.manager) == ("DWP10", "")
    assert (proposal.counts.unplaced, proposal.counts.roots) == (1, 1)


def test_a_name_that_two_rows_have_is_not_guessed() -> None:
    rows = [("1", "Head", "Ana", ""), ("2", "Lead", "Ana", "1"), ("3", "Editor", "Ben", "Ana")]
    proposal = read(HEAD, *rows)
    assert problem(proposal, "ambiguous-manager").row == 4
    assert by_code(proposal.organization())["3"].waiting == "Ana"


def test_a_loop_is_printed_and_cut_at_the_row_that_closes_it() -> None:
    rows = [
        ("1", "Head", "Ana", "3"),
        ("2", "Lead", "Ben", "1"),
        ("3", "Editor", "Cem", "2"),
        ("4", "Aide", "Dee", "3"),
    ]
    proposal = read(HEAD, *rows)
    found = problem(proposal, "loop")
    assert (found.row, found.cell, found.value) == (4, "D4", "2 → 1 → 3 → 2")
    assert managers(proposal) == {"1": "3", "2": "1", "3": "", "4": "3"}


def test_own_manager_becomes_a_root() -> None:
    proposal = read(HEAD, ("1", "Head", "Ana", "1"), ("2", "Lead", "Ben", "1"))
    assert problem(proposal, "self-manager").row == 2
    assert managers(proposal) == {"1": "", "2": "1"}


def test_several_managers_in_a_cell() -> None:
    rows = [("1", "Head", "Ana", ""), ("2", "Lead", "Ben", "1"), ("3", "Editor", "Cem", "9; 2;1")]
    proposal = read(HEAD, *rows)
    org = proposal.organization()
    editor = by_code(org)["3"]
    assert org.get(Position, editor.manager).code == "2"
    assert [org.get(Position, key).code for key in editor.dotted] == ["1"]
    assert problem(proposal, "several-managers").row == 4
    assert problem(proposal, "unknown-manager").value == "9"


def test_a_column_of_dotted_lines() -> None:
    head = (*HEAD, "Dotted line to")
    proposal = read(
        head,
        ("1", "Head", "Ana", "", ""),
        ("2", "Lead", "Ben", "1", ""),
        ("3", "Editor", "Cem", "1", "2"),
    )
    org = proposal.organization()
    assert [org.get(Position, key).code for key in by_code(org)["3"].dotted] == ["2"]


def test_ids_for_none() -> None:
    rows = [("1", "Head", "Ana", "XX"), ("N/A", "Lead", "Ben", "1"), ("-", "Editor", "Cem", "1")]
    proposal = read(HEAD, *rows)
    assert proposal.counts.roots == 1
    assert kinds(proposal).count("none-id") == 2
    assert [p.code for p in proposal.organization().of(Position).values()] == ["1", "", ""]


@pytest.mark.parametrize(
    "word",
    [
        "Vacant",
        "VACANCY",
        "TBH",
        "open",
        "VACANTE",
        "空缺",
        "待招",
        "Vacant (was Ana)",
        "<Vacant>",
        "Puesto vacante",
        "Position Vacant",
        "Vacant_2",
        "职位空缺",
        "空崗",
        "N.N.",
    ],
)
def test_vacancies(word: str) -> None:
    proposal = read(HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", word, "1"))
    assert (proposal.counts.vacancies, proposal.counts.people) == (1, 1)


@pytest.mark.parametrize("word", ["N/D", "withheld", "不公开"])
def test_an_undisclosed_holder_fills_the_seat(word: str) -> None:
    proposal = read(HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", word, "1"))
    assert (proposal.counts.vacancies, proposal.counts.people) == (0, 1)


def test_closed_positions_are_kept_and_told() -> None:
    proposal = read(
        HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", "Eliminated", "1"), ("3", "Aide", "Ben", "2")
    )
    assert by_code(proposal.organization())["2"].status == "closed"
    assert "closed-positions" in kinds(proposal)
    assert (proposal.counts.positions, proposal.counts.depth, proposal.counts.vacancies) == (
        3,
        3,
        0,
    )


@pytest.mark.parametrize("name", ["孙磊（离职）", "Sun, Lei (resigned)"])
def test_who_has_left_by_the_name_closes_the_position(name: str) -> None:
    proposal = read(HEAD, ("1", "Head", "Ana (Chair)", ""), ("2", "Lead", name, "1"))
    org = proposal.organization()
    assert {code: p.status for code, p in by_code(org).items()} == {"1": "", "2": "closed"}
    assert name in {person.name for person in org.of(Person).values()}
    assert "closed-positions" in kinds(proposal)


def test_a_job_share_is_one_position() -> None:
    head = (*HEAD, "FTE")
    rows = [
        ("1", "Head", "Ana", "", 1),
        ("2", "Lead", "Ben", "1", 0.6),
        ("2", "Lead", "Cem", "1", 0.2),
    ]
    proposal = read(head, *rows)
    shared = by_code(proposal.organization())["2"]
    assert [h.share for h in shared.holders] == [0.75, 0.25]
    assert (shared.fte, shared.headcount) == (0.8, 2.0)
    assert problem(proposal, "job-share").row == 4


def test_an_id_used_again_for_something_else() -> None:
    rows = [("1", "Head", "Ana", ""), ("2", "Lead", "Ben", "1"), ("2", "Editor", "Cem", "1")]
    proposal = read(HEAD, *rows)
    assert managers(proposal) == {"1": "", "2": "1", "2-2": "1"}
    assert problem(proposal, "duplicate-id").row == 4


def test_level_columns_left_to_right_and_right_to_left() -> None:
    rows = [
        ("Sales", "North", "Key"),
        ("Sales", "North", "Field"),
        ("Sales", "South", ""),
        ("IT", "", ""),
    ]
    titles = ["A", "B", "C", "D"]
    forth = read(
        ("Division", "Department", "Team", "Title"),
        *[(*r, x) for r, x in zip(rows, titles, strict=True)],
    )
    back = read(
        ("Title", "Team", "Department", "Division"),
        *[(x, *reversed(r)) for r, x in zip(rows, titles, strict=True)],
    )
    for proposal in (forth, back):
        assert proposal.hierarchy == "levels"
        assert proposal.counts.units_by_level == [2, 2, 2]
        assert (proposal.counts.roots, proposal.counts.depth) == (2, 3)


def test_levels_that_stand_once_above_their_rows() -> None:
    rows = [
        ("Sales", "North", "A"),
        ("", "", "B"),
        ("", "South", "C"),
        ("IT", "Apps", "D"),
        ("", "", "E"),
    ]
    org = read(("Division", "Department", "Title"), *rows).organization()
    place = {p.title: org.get(Unit, p.unit).name for p in org.of(Position).values()}
    assert place == {"A": "North", "B": "North", "C": "South", "D": "Apps", "E": "Apps"}


def test_a_left_out_level_counts_on_its_own_level() -> None:
    rows = [("Sales", "North", "Key", "A"), ("Sales", "", "Field", "B")]
    assert read(("Level 1", "Level 2", "Level 3", "Title"), *rows).counts.units_by_level == [
        1,
        1,
        2,
    ]


def test_a_path_in_one_column() -> None:
    proposal = read(
        ("Title", "Department"), ("A", "Sales > North"), ("B", "Sales > South"), ("C", "Sales")
    )
    assert proposal.counts.units_by_level == [1, 2]


def test_parent_units() -> None:
    rows = [("A", "Sales", "Board"), ("B", "North", "Sales"), ("C", "Board", "")]
    proposal = read(("Title", "Unit", "Parent unit"), *rows)
    assert proposal.hierarchy == "unit-parent"
    assert proposal.counts.units_by_level == [1, 1, 1]


def test_a_flat_department_column_nests_as_the_managers_do() -> None:
    head = ("ID", "Title", "Manager", "Department")
    rows = [
        ("1", "CEO", "", "Board"),
        ("2", "Head", "1", "Sales"),
        ("3", "Rep", "2", "Sales"),
        ("4", "Rep", "2", "North"),
        ("5", "Aide", "4", "North"),
        ("6", "Guest", "1", "North"),
    ]
    proposal = read(head, *rows)
    org = proposal.organization()
    names = {u.id: u.name for u in org.of(Unit).values()}
    assert {u.name: names.get(u.parent, "") for u in org.of(Unit).values()} == {
        "Board": "",
        "Sales": "Board",
        "North": "Sales",
    }
    assert "North" in str(problem(proposal, "unit-place").message)


def test_an_edge_list_adds_those_who_are_managers_only() -> None:
    proposal = read(
        ("Manager", "Report"), ("Ana", "Ben"), ("Ana", "Cem"), ("Ben", "Dee"), ("Cem", "Dee")
    )
    assert proposal.hierarchy == "edge-list"
    assert (proposal.counts.positions, proposal.counts.roots, proposal.counts.depth) == (4, 1, 3)
    assert {"manager-added", "several-managers"} <= set(kinds(proposal))


def test_head_count_rows_under_the_posts_of_another_file() -> None:
    senior = workbook(
        ("Post ID", "Name", "Title", "Reports to", "FTE"),
        ("007", "N/D", "Head", "XX", 1),
        ("008", "Ana", "Lead", "007", 0.5),
    )
    junior = workbook(
        (
            "Unit",
            "Reporting Senior Post",
            "Grade",
            "Payscale minimum (£)",
            "Generic Job Title",
            "Number of Posts in FTE",
        ),
        ("North", "8", "G3", 21000, "Clerk", 12.5),
        file="junior.csv",
    )
    proposal = propose([senior, junior])
    assert (proposal.counts.fte, proposal.counts.headcount) == (14.0, 14.5)
    assert (proposal.counts.reporting_lines, proposal.counts.vacancies) == (2, 0)
    clerks = next(p for p in proposal.organization().of(Position).values() if p.title == "Clerk")
    assert (clerks.headcount, clerks.fte, clerks.cost) == (12.5, 12.5, None)
    assert clerks.custom == {"Payscale minimum (£)": 21000}
    loose = problem(proposal, "loose-match")
    assert (loose.file, loose.row) == ("junior.csv", 2)


def test_a_number_written_the_other_way_is_told_and_never_another_number() -> None:
    rows = [("1", "A", "1.200,50"), ("2", "B", "90.000,00"), ("3", "C", "42,000.50")]
    proposal = read(("ID", "Title", "Salary"), *rows)
    found = by_code(proposal.organization())
    assert [found[c].cost for c in "123"] == [1200.5, 90000.0, None]
    assert found["3"].custom == {"Salary": "42,000.50"}
    assert problem(proposal, "bad-number").cell == "C4"


def test_a_slash_in_a_name_parts_no_path_of_arrows() -> None:
    rows = [
        ("Acme > Lab / Test", "Tester"),
        ("Acme > Lab / Test > Bench", "Clerk"),
        ("Acme", "Head"),
    ]
    units = read(("Org path", "Title"), *rows).organization().of(Unit).values()
    assert sorted(unit.name for unit in units) == ["Acme", "Bench", "Lab / Test"]


def test_a_table_that_says_nobody_above_anybody_is_told() -> None:
    rows = [("Head", "Ana Paz"), ("Lead", "Ben Ode"), ("Clerk", "Cem Su")]
    assert kinds(read(("Title", "Name"), *rows)) == ["no-hierarchy"]


def test_numbers_in_a_column_are_judged_together() -> None:
    head = ("ID", "Title", "Salary (€)", "FTE", "Start date")
    rows = [
        ("1", "A", "1.234,56", "0,5", "31.12.2020"),
        ("2", "B", "12.000", "much", "2020年3月5日"),
        ("3", "C", "€ 900", "1", "soon"),
    ]
    proposal = read(head, *rows)
    found = by_code(proposal.organization())
    assert [found[c].cost for c in "123"] == [1234.56, 12000.0, 900.0]
    assert {found[c].currency for c in "123"} == {"EUR"}
    assert [found[c].fte for c in "123"] == [0.5, 1.0, 1.0]
    assert [found[c].start for c in "123"] == ["2020-12-31", "2020-03-05", ""]
    assert found["2"].custom["FTE"] == "much"
    assert found["3"].custom["Start date"] == "soon"
    assert [(p.kind, p.cell) for p in proposal.problems] == [
        ("no-hierarchy", ""),
        ("bad-number", "D3"),
        ("bad-date", "E4"),
    ]


def test_what_surrounds_a_table() -> None:
    rows = [
        ("Example Ltd – staff",),
        ("as of today",),
        (),
        HEAD,
        ("Example: 1", "Head", "Jane Doe", ""),
        ("1", "Head", "Ana", "", "car"),
        (),
        ("2", "Lead", "Ben", "1"),
        HEAD,
        ("Total", "", 2),
        ("Note: without interns",),
    ]
    proposal = read(*rows)
    told = proposal.to_json()["files"][0]
    assert (told["header_row"], told["rows"], told["unmapped"]) == (4, 2, ["Column E"])
    assert [(p.kind, p.row) for p in proposal.problems] == [
        ("template-row", 5),
        ("blank-row-skipped", 7),
        ("repeated-header", 9),
        ("total-row", 10),
        ("note-row", 11),
    ]


def test_a_table_without_a_header() -> None:
    rows = [
        ("E1", "", "Boss"),
        ("E2", "E1", "Lead"),
        ("E3", "E2", "Rep"),
        ("E4", "E2", "Rep"),
        ("E5", "E1", "Aide"),
    ]
    proposal = read(*rows)
    assert proposal.to_json()["files"][0]["header_row"] == 0
    assert managers(proposal) == {"E1": "", "E2": "E1", "E3": "E2", "E4": "E2", "E5": "E1"}


def test_the_table_on_the_last_and_hidden_sheet() -> None:
    rows = [HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", "Ben", "1")]
    hidden = Sheet("Data", sheet(rows).rows, hidden=True, hidden_rows=frozenset({2}))
    book = Workbook("x.xlsx", "xlsx", (sheet([("Welcome",)], "Cover"), hidden))
    proposal = propose([book])
    assert proposal.to_json()["files"][0]["sheet"] == "Data"
    assert kinds(proposal) == ["hidden-rows", "hidden-sheet"]


def test_people_and_places_without_any_hierarchy() -> None:
    proposal = read(("姓名", "职位", "部门"), ("陈伟", "总监", "营销"), ("张敏", "文案", "品牌"))
    assert proposal.hierarchy == "none"
    assert (proposal.counts.people, proposal.counts.units, proposal.counts.reporting_lines) == (
        2,
        2,
        0,
    )


def test_chinese_headers() -> None:
    proposal = read(
        ("工号", "姓名", "岗位", "直属上级", "部门名称", "编制"),
        ("01", "陈伟", "总监", "", "营销", 1),
        ("02", "待招", "文案", "陈伟", "营销", 2),
    )
    assert proposal.hierarchy == "manager-name"
    assert (proposal.counts.vacancies, proposal.counts.headcount) == (1, 3.0)


def test_first_and_last_names() -> None:
    proposal = read(
        ("id", "name", "lastName", "parentId"), (1, "Ana", "De Haan", None), (2, "Ben", "Ode", 1)
    )
    names = sorted(p.name for p in proposal.organization().of(Person).values())
    assert names == ["Ana De Haan", "Ben Ode"]
    assert managers(proposal) == {"1": "", "2": "1"}


def test_a_shared_mailbox_makes_nobody_the_same_person() -> None:
    head = ("ID", "Title", "Name", "E-mail", "Manager")
    rows = [
        ("1", "A", "Ana", "team@x.io", ""),
        ("2", "B", "Ben", "team@x.io", "1"),
        ("3", "C", "Ana", "team@x.io", "1"),
    ]
    assert read(head, *rows).counts.people == 3
    rows = [
        ("1", "A", "Ana", "ana@x.io", ""),
        ("2", "B", "Ben", "ben@x.io", "1"),
        ("3", "C", "Ana", "ana@x.io", "1"),
    ]
    assert read(head, *rows).counts.people == 2


def test_the_user_settles_sheet_header_and_columns() -> None:
    book = workbook(("x", "y", "z"), ("a1", "Head", ""), ("a2", "Lead", "a1"))
    with pytest.raises(Unreadable):
        propose([workbook(("x", "y"), ("a", "b"))])
    choice = Choice("Staff", 1, {"id": "x", "title": "B", "manager": "z"})
    proposal = propose([book], [choice])
    assert managers(proposal) == {"a1": "", "a2": "a1"}
    without = propose([book], [Choice("Staff", 1, {"id": "x", "title": "y", "manager": ""})])
    assert without.hierarchy == "none"
    assert without.to_json()["files"][0]["unmapped"] == ["z"]
    for wrong in ({"id": "q"}, {"shoe size": "x"}):
        with pytest.raises(Refused):
            propose([book], [Choice("Staff", 1, wrong)])
    with pytest.raises(Unreadable, match="Staff"):
        propose([book], [Choice("Stuff")])


@pytest.mark.parametrize(
    "rows", [[], [("only", "words")], [("", "", "Todd"), ("Ann", "", "", "Bo"), ("", "Cy", "Di")]]
)
def test_no_table_is_one_sentence(rows: list[tuple[str, ...]]) -> None:
    book = workbook(*rows)
    assert find_tables(book) == []
    with pytest.raises(Unreadable, match=r"roster\.xlsx") as refusal:
        propose([book])
    assert "\n" not in str(refusal.value)


def test_custom_columns_are_kept() -> None:
    proposal = read((*HEAD, "Shoe size", "Shoe size"), ("1", "Head", "Ana", "", 38, "wide"))
    assert by_code(proposal.organization())["1"].custom == {
        "Shoe size": 38,
        "Shoe size (2)": "wide",
    }


def test_dirty_text_is_cleaned_and_kept() -> None:
    proposal = read(HEAD, ("1", "<b>Head</b> of\nsales", "Ana", ""), ("2", "Lead", "Ben", "1"))
    head = by_code(proposal.organization())["1"]
    assert head.title == "Head of sales"
    assert head.custom == {"Title": "<b>Head</b> of\nsales"}


def test_progress_and_cancel() -> None:
    book = workbook(HEAD, ("1", "Head", "Ana", ""))
    heard: list[float] = []
    propose([book], progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(Cancelled):
        propose([book], cancelled=lambda: True)


def test_the_same_files_give_the_same_proposal() -> None:
    rows = [HEAD, ("1", "Head", "Ana", "9"), ("2", "Lead", "Ben", "1"), ("2", "Aide", "Cem", "2")]
    assert read(*rows).to_json() == read(*rows).to_json()


def test_fields_are_listed_once() -> None:
    names = [column.name for column in describe_fields()]
    assert len(set(names)) == len(names)
    assert {"id", "manager", "unit", "level_1", "fte"} <= set(names)


def test_labels_of_our_columns_are_read_as_what_they_are() -> None:
    for language in LANGUAGES:
        for column in describe_fields():
            assert guess(column.label.render(language)) == (column.name, 1.0), language


def test_a_header_in_other_words() -> None:
    head = (
        "Postion title",
        "Employee Departement",
        "Mgr",
        "Direct manager",
        "Actual Pay Floor (£)",
    )
    told = read(head, ("Head", "Sales", "", "", 1), ("Lead", "Sales", "", "Head", 2)).to_json()
    assert told["files"][0]["mapping"] == {
        "title": "Postion title",
        "unit": "Employee Departement",
        "manager": "Direct manager",
    }


def test_formulas_that_were_never_calculated_are_told() -> None:
    plain = sheet([HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", "Ben")])
    book = Workbook("x.xlsx", "xlsx", (replace(plain, formulas_without_value=frozenset({(2, 3)})),))
    found = problem(propose([book]), "formula-without-value")
    assert (found.row, found.cell) == (3, "D3")


def test_another_table_below_is_not_mixed_in() -> None:
    rows = [
        HEAD,
        ("1", "Head", "Ana", ""),
        (),
        ("Unit", "Location", "Cost centre"),
        ("Sales", "Bonn", "7"),
    ]
    proposal = read(*rows)
    assert proposal.counts.positions == 1
    assert problem(proposal, "another-table").row == 4


def test_a_stray_cell_far_away_is_told_and_left() -> None:
    far = [None] * 60 + ["x"]
    proposal = read(HEAD, ("1", "Head", "Ana", ""), ("2", "Lead", "Ben", "1", *far))
    found = problem(proposal, "stray-cell")
    assert (found.row, found.value) == (3, "x")
    assert proposal.to_json()["files"][0]["unmapped"] == []


def test_headers_in_traditional_characters() -> None:
    proposal = read(
        ["員工編號", "姓名", "職位", "部門", "直屬上級", "狀態"],
        ["1", "張偉", "總經理", "總部", "", "在職"],
        ["2", "王芳", "財務總監", "財務部", "張偉", "在職"],
    )
    assert list(proposal.to_json()["files"][0]["mapping"]) == ["id", "name", "title", "unit", "manager", "status"]  # fmt: skip
    assert (proposal.counts.units, proposal.counts.reporting_lines) == (2, 1)


def test_history_beside_the_current_row() -> None:
    head = ("ID", "Title", "Name", "Reports to", "Start date", "End date")
    proposal = read(
        head,
        ("1", "Head", "Ana", "", "2001-01-01", ""),
        ("2", "Clerk", "Ben", "1", "2001-01-01", "2005-12-31"),
        ("2", "Lead", "Ben", "1", "2006-01-01", ""),
        ("3", "Aide", "Cem", "2", "2001-01-01", "2003-12-31"),
        ("3", "Aide", "Dee", "2", "2004-01-01", ""),
    )
    org = proposal.organization()
    titles = {p.code: p.title for p in org.of(Position).values()}
    assert titles == {"1": "Head", "2": "Lead", "3": "Aide"}
    assert {p.name for p in org.of(Person).values()} == {"Ana", "Ben", "Dee"}
    assert [p.row for p in proposal.problems if p.kind == "history-row"] == [3, 5]
    assert "duplicate-id" not in kinds(proposal)


def test_of_several_rows_without_an_end_the_last_to_begin_counts() -> None:
    head = ("ID", "Title", "Name", "Reports to", "Effective date")
    proposal = read(
        head,
        ("1", "Head", "Ana", "", "2001-01-01"),
        ("2", "Lead", "Ben", "1", "2006-01-01"),
        ("2", "Clerk", "Ben", "1", "2001-01-01"),
        ("2", "Director", "Ben", "1", "2999-01-01"),
    )
    assert {p.code: p.title for p in proposal.organization().of(Position).values()}["2"] == "Lead"
    assert kinds(proposal).count("history-row") == 2


def test_those_who_share_a_position_are_no_history() -> None:
    head = ("ID", "Title", "Name", "Reports to", "Start date")
    rows = [("1", "Head", "Ana", "", "2001-01-01"), ("1", "Head", "Ben", "", "2006-01-01")]
    proposal = read(head, *rows)
    assert (kinds(proposal), proposal.counts.positions) == (["job-share"], 1)


def test_an_end_that_is_past_closes_the_position() -> None:
    head = ("ID", "Title", "Name", "Reports to", "End date")
    rows = [("1", "Head", "Ana", "", ""), ("2", "Lead", "Ben", "1", "2001-12-31"), ("3", "Lead", "Cem", "1", "2999-12-31")]  # fmt: skip
    proposal = read(head, *rows)
    assert {p.code: p.status for p in proposal.organization().of(Position).values()} == {"1": "", "2": "closed", "3": ""}  # fmt: skip
    assert problem(proposal, "past-end").row == 3


@pytest.mark.parametrize("said", ["Ana Paz, Ben Ode", "Ana Paz / Ben Ode", "Ana Paz and Ben Ode"])
def test_managers_parted_by_signs_that_names_have_too(said: str) -> None:
    rows = [("Head", "Ana Paz", ""), ("Lead", "Ben Ode", "Ana Paz"), ("Clerk", "Cem Su", said)]
    proposal = read(("Title", "Name", "Manager"), *rows)
    assert (proposal.counts.reporting_lines, proposal.counts.unplaced) == (2, 0)
    assert problem(proposal, "several-managers").row == 4


def test_a_second_column_of_managers_holds_the_dotted_lines() -> None:
    rows = [("1", "Head", "", ""), ("2", "Lead", "1", ""), ("3", "Clerk", "1", "2")]
    proposal = read(("ID", "Title", "Line manager", "Supervisor"), *rows)
    clerk = by_code(proposal.organization())["3"]
    assert [proposal.organization().get(Position, key).code for key in clerk.dotted] == ["2"]


def test_a_unit_under_two_parents() -> None:
    rows = [("North", ""), ("South", ""), ("Pool", "North"), ("Pool", "South")]
    proposal = read(("Unit", "Parent unit"), *rows)
    units = proposal.organization().of(Unit)
    assert {u.name: units[u.parent].name if u.parent else "" for u in units.values()} == {"North": "", "South": "", "Pool": "North"}  # fmt: skip
    assert (problem(proposal, "several-parents").row, len(units)) == (5, 3)
    listed = read(("Unit", "Parent unit"), *rows[:2], ("Pool", "North; South"))
    assert problem(listed, "several-parents").row == 4
    seated = read(
        ("Title", "Unit", "Parent unit"), ("Head", "Pool", "North"), ("Lead", "Pool", "South")
    )
    assert problem(seated, "same-name").row == 3


def test_names_of_organisations_are_units_and_no_people() -> None:
    rows = [("City Council", ""), ("Housing Department", "City Council"), ("Parks Office", "Housing Department; City Council"), ("Museum of Art", "Mayor")]  # fmt: skip
    proposal = read(("Name", "Reports to"), *rows)
    assert (proposal.counts.units, proposal.counts.people, proposal.counts.unplaced) == (4, 0, 1)
    assert (problem(proposal, "unknown-manager").value, problem(proposal, "unknown-manager").row) == ("Mayor", 5)  # fmt: skip
    assert problem(proposal, "several-managers").row == 4
    people = propose([workbook(("Name", "Reports to"), *rows)], [Choice(mapping={"name": "Name"})])
    assert (people.hierarchy, people.counts.people) == ("edge-list", 5)


def test_cancel_is_heard_within_every_stage() -> None:
    rows = [(f"P{i}", "Clerk", f"Ana {i}", f"P{i // 8}") for i in range(1, 9_000)]
    asked: list[float] = []
    told = [0.0]

    def cancelled() -> bool:
        asked.append(told[-1])
        return False

    propose([workbook(HEAD, *rows)], progress=told.append, cancelled=cancelled)
    # While seats, lines and records are made it is asked between their beginning and end too.
    assert all(asked.count(stage) > 2 for stage in (0.45, 0.55, 0.75)), asked


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Ben; Cem", ("Ben", "Cem")),
        ("Dee Lu / Eva Ng", ("Dee Lu", "Eva Ng")),
        ("Moss, Ida; Lu, Jon", ("Moss, Ida", "Lu, Jon")),
        ("Ana Paz and Ben Ode", ("Ana Paz", "Ben Ode")),
        ("李四、王五", ("李四", "王五")),
        ("Hal Kerr\nIda Moss", ("Hal Kerr", "Ida Moss")),
        ("Ben Ode / Vacant", ("Ben Ode",)),
        ("Major General J I Bashall CBE", ()),
        ("García Pérez, José Luis", ()),
        ("José Ortega y Gasset", ()),
        ("Ana\nPaz", ()),
        ("R&D", ()),
        ("Acting: Eva Ng; since May", ()),
        ("Vacant / TBC", ()),
        ("Paz (1001)", ()),
    ],
)
def test_several_people_in_one_cell(cell: str, people: tuple[str, ...]) -> None:
    assert people_in(cell) == people


def test_names_written_with_a_sign_between_are_one_person_each() -> None:
    names = ["Paz; Ana", "Ode; Ben", "Su; Cem", "Vacant"]
    assert people_in_cells(names) == {}
    assert people_in_cells(["Ana Paz", "Ben; Cem", "Dee Lu"]) == {1: ("Ben", "Cem")}


def test_a_figure_beyond_all_numbers_is_kept_as_text() -> None:
    head = ("ID", "Name", "Title", "Manager ID", "FTE", "Bonus")
    proposal = read(head, (1, "Ana Paz", "CEO", None, 1, 5), (2, "Ben Ode", "CFO", 1, float("inf"), float("nan")))  # fmt: skip
    second = list(proposal.organization().of(Position).values())[1]
    assert second.custom == {"FTE": "inf", "Bonus": "nan"}


def test_cells_of_json_nested_without_end_are_texts() -> None:
    head = ("ID", "Name", "Title", "Manager ID")
    proposal = read(head, (1, "Ana Paz", "[" * 4000 + "]" * 4000, None), (2, "Ben Ode", "CFO", 1))
    assert len(proposal.organization().of(Position)) == 2


def test_one_id_in_all_rows_is_numbered_through() -> None:
    proposal = read(
        ("ID", "Name", "Title", "Manager ID"), *((7, "Ben Ode", "Clerk", None) for _ in range(400))
    )
    codes = [p.code for p in proposal.organization().of(Position).values()]
    assert codes == ["7", *(f"7-{n}" for n in range(2, 401))]
