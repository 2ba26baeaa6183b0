"""Matrices as clients send them: anywhere on a sheet, in any of the ways letters are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.files.responsibility import matrix_edit, propose_matrix, to_json
from orgeditor.files.responsibility.letters import read_cell
from orgeditor.files.sheets import Range, Sheet, Unreadable, Workbook, read_text, read_workbook
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Role, Unit

CLIENT = Path(__file__).parents[2] / "../shared/data/raci_packt"


def pasted(text: str) -> Workbook:
    """Return rows of cells between ``|`` as a workbook."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    return read_text("\n".join("\t".join(row) for row in rows))


def table(text: str, number: int = 0) -> dict[str, object]:
    return to_json(propose_matrix(pasted(text)))["tables"][number]


def names(text: str, number: int = 0) -> tuple[list[tuple[int, str, bool]], tuple[str, ...]]:
    read = propose_matrix(pasted(text)).tables[number]
    return [(a.level, a.name, a.is_group) for a in read.activities], read.parties


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.cell) for p in propose_matrix(pasted(text)).problems]


PLAIN = """
Step | Name            | Lead | Baker | Till
1    | Order flour     | A    | R     |
2    | Bake            | A    | R     | I
3    | Open the shop   | C    |       | A
"""


def test_a_plain_matrix_is_counted() -> None:
    found = table(PLAIN)
    assert found == {
        "sheet": "", "range": "A1:E4", "orientation": "activities-down", "code_set": "raci",
        "activities": 3, "roles": 3, "groups": 0, "assignments": 7,
        "without_accountable": 0, "several_accountable": 0, "without_responsible": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A/R", "RA"), ("R,A", "RA"), ("RA", "RA"), ("R (A)", "RA"), ("(R)", "R"), ("**R/A**", "RA"),
        ("r", "R"), (" i ", "I"), ("", ""), ("-", ""), ("–", ""), ("N", ""), ("n/a", ""),
        ("Responsible", "R"), ("accountable", "A"), ("负责", "R"), ("批准", "A"), ("咨询/知会", "CI"),
        ("Consulté", "C"), ("verantwortlich", "R"), ("Ｒ", "R"), ("А", "A"), ("С/І", "CI"),
        ("R & C", "RC"), ("A; I", "AI"), ("Р", ""), ("x", ""), ("air", ""), ("AA", ""), ("Total", ""),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_it(text: str, codes: str) -> None:
    assert "".join(read_cell(text, CODE_SETS["raci"]).codes) == codes


def test_cyrillic_er_is_p_only_where_the_set_has_p() -> None:
    assert read_cell("Р", CODE_SETS["rapid"]).codes == ("P",)
    assert read_cell("Р", CODE_SETS["raci"]).unknown == ("Р",)


def test_what_is_not_understood_is_kept_and_told() -> None:
    text = """
Activity | Lead | Baker | Till
Bake     | A    | R     | X
Sell     | А    | RC    | R?
"""
    proposal = propose_matrix(pasted(text))
    assert [(p.kind, p.cell, p.value) for p in proposal.problems] == [
        ("unknown-code", "D2", "X"),
        ("lookalike-letter", "B3", "А"),
        ("split-cell", "C3", "RC"),
        ("unknown-code", "D3", "R?"),
    ]
    read = proposal.tables[0]
    assert (read.cells[0, 2].codes, read.cells[0, 2].comment) == ((), "X")
    assert (read.cells[1, 0].codes, read.cells[1, 0].comment) == (("A",), "")
    assert read.assignments == 5


def test_titles_legend_totals_and_remarks_are_no_part_of_the_table() -> None:
    text = """
          | Shop plan 2027                              |        |      |       |      |   |   |
          | R = Responsible | A = Accountable           |        |      |       |      |   |   |
          |
          | No | Activity      | Lead | Baker | Till | R | Total | Notes
          | 1  | Bake          | A    | R     |      | 1 | 2     | nightly
          | 2  | Sell          | A    |       | R    | 1 | 2     |
          |    | Total         | 2    | 1     | 1    | 2 | 4     |
          |
          | R  | Responsible   |
          | A  | Accountable   |
"""
    assert table(text)["range"] == "B4:F6"
    assert names(text) == (
        [(0, "Bake", False), (0, "Sell", False)],
        ("Lead", "Baker", "Till"),
    )
    assert propose_matrix(pasted(text)).tables[0].name == "Shop plan 2027"
    assert kinds(text) == []


def test_rows_without_letters_head_those_below() -> None:
    text = """
Activity | Lead | Baker
Morning  |      |
Bake     | A    | R
Evening  |      |
Clean    | A    | R
Lock up  |      |
"""
    assert names(text)[0] == [
        (0, "Morning", True), (1, "Bake", False), (0, "Evening", True), (1, "Clean", False),
        (1, "Lock up", False),
    ]  # fmt: skip


def test_numbers_tell_depth_and_are_left_out_where_they_only_count() -> None:
    text = """
No  | Activity  | Lead | Baker
1   | Bread     |      |
1.1 | Dough     |      |
1.1.1 | Weigh   | A    | R
1.2 | Bake      | A    |
2   | Shop      | A    | R
"""
    read = propose_matrix(pasted(text)).tables[0]
    assert [(a.level, a.is_group, a.code) for a in read.activities] == [
        (0, True, ""), (1, True, ""), (2, False, ""), (1, False, ""), (0, False, ""),
    ]  # fmt: skip
    kept = propose_matrix(pasted(PLAIN.replace("3    |", "7    |"))).tables[0]
    assert [a.code for a in kept.activities] == ["1", "2", "7"]


def test_a_group_column_is_filled_down_to_headings() -> None:
    text = """
Phase   | Task    | Owner of it
Morning | Bake    | A
        | Deliver | R/A
Evening | Clean   | C
        | Count   | R
        | Lock up | A
"""
    found, parties = names(text)
    assert parties == ("Owner of it",)
    assert found == [
        (0, "Morning", True), (1, "Bake", False), (1, "Deliver", False), (0, "Evening", True),
        (1, "Clean", False), (1, "Count", False), (1, "Lock up", False),
    ]  # fmt: skip


def test_a_header_repeated_over_each_section_goes_on_with_the_same_table() -> None:
    text = """
Morning  | Lead | Baker
Bake     | A    | R
Deliver  | A    | R
Evening  | Lead | Baker
Clean    | A    | R
"""
    found, parties = names(text)
    assert parties == ("Lead", "Baker")
    assert found == [
        (0, "Morning", True), (1, "Bake", False), (1, "Deliver", False), (0, "Evening", True),
        (1, "Clean", False),
    ]  # fmt: skip
    assert kinds(text) == []


@pytest.mark.parametrize(
    "legend",
    [
        "Code | Meaning\nR | does it\nA | answers for it\nC | is heard\nI | is told",
        "Meaning | Code\nResponsible | R\nAccountable | A\nConsulted | C",
        "R | Responsible | A | Accountable\nC | Consulted | I | Informed",
        "R | 负责\nA | 批准\nC | 咨询\nI | 知会",
        "S | Signs off on it\nV | Verifies the result",
    ],
)
def test_a_legend_alone_is_no_matrix(legend: str) -> None:
    with pytest.raises(Unreadable):
        propose_matrix(pasted(legend))


def test_a_legend_beside_the_table_is_no_part_of_it() -> None:
    text = """
Activity | Lead | Baker |   | R | Responsible
Bake     | A    | R     |   | A | Accountable
Sell     | A    | R     |   | C | Consulted
Clean    | A    | R     |   | I | Informed
"""
    assert table(text)["range"] == "A1:C4"
    assert names(text)[1] == ("Lead", "Baker")


def test_names_that_begin_like_a_letters_meaning_are_no_legend() -> None:
    text = """
Activity             | Lead | Baker | How
Inform the press     | I    | A     | Accountable by law
Consult the owner    | C    | R     |
Responsible sourcing | R    | A     |
"""
    assert table(text)["assignments"] == 6
    assert [name for _, name, _ in names(text)[0]] == [
        "Inform the press", "Consult the owner", "Responsible sourcing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Tasks |   | Manager | Clerk\nDo it | | A | R\nPass it on | | A | R",
        "活动 | 市场总监 | 销售经理 | 合计\n执行 | A | R | 2\n通知 | A | R | 2\n合计 | 2 | 2 | 4",
        "Step | Boss | Clerk\nCare | A | R\nSupport | A | R",
        "Step | Boss | Clerk\nPlan | Accountable | Responsible\nDo | A / I | R, C",
    ],
)
def test_activities_whose_names_look_like_letters_stay_names(text: str) -> None:
    found = table(text)
    assert (found["activities"], found["roles"], found["assignments"]) == (2, 2, 4)


def test_a_legend_below_in_whole_sentences_is_no_part_of_the_table() -> None:
    text = """
Activity | Lead | Baker
Bake     | A    | R
Sell     | A    | R

R | Responsible for doing the work
A | Accountable person who signs
"""
    assert table(text)["range"] == "A1:C3"


def test_roles_may_run_down() -> None:
    text = """
Role     | Bake | Sell | Clean
Baker    | R    |      | R
Manager  | A    | A    | A
Till     |      | R    | I
"""
    found = table(text)
    assert found["orientation"] == "roles-down"
    assert (found["activities"], found["roles"], found["without_accountable"]) == (3, 3, 0)
    assert names(text)[1] == ("Baker", "Manager", "Till")


def test_roles_down_is_seen_by_the_names_where_no_header_says_so() -> None:
    text = """
                 | Bake | Sell
Shop manager     | A    | A
Sales assistant  |      | R
"""
    assert table(text)["orientation"] == "roles-down"


def test_a_list_of_names_by_letter() -> None:
    text = """
Activity | R            | A       | C            | I
Bake     | Baker        | Manager |              | Till, Owner
Sell     | Till; Baker  | Manager | Owner        |
"""
    found = table(text)
    assert (found["orientation"], found["activities"], found["roles"]) == ("list", 2, 4)
    assert found["assignments"] == 8
    assert names(text)[1] == ("Baker", "Manager", "Till", "Owner")


def test_a_list_headed_by_letters_with_their_names() -> None:
    text = """
事项 | R（执行） | A（负责） | C（咨询） | I（知会）
预算 | 财务 | 总经理 | 市场部 | 全员
"""
    found = table(text)
    assert (found["orientation"], found["roles"], found["assignments"]) == ("list", 4, 4)
    assert (found["without_accountable"], found["without_responsible"]) == (0, 0)


def test_a_list_of_tasks_headed_by_words() -> None:
    text = """
Task | Responsible (R) | Accountable (A) | Consulted | Informed
Pay  | Clerk           | CFO             | Legal, Tax | CEO
"""
    found = table(text)
    assert (found["orientation"], found["roles"], found["assignments"]) == ("list", 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "KPI | Owner | Q1 | Q2\nSales | Ann | 12 | 13\nCost | Bob | A | B",
        "Name | Grade | Team\nAnn | A | North\nBob | C | South\nEve | A | North",
    ],
)
def test_a_list_in_which_letters_occur_is_no_matrix(text: str) -> None:
    with pytest.raises(Unreadable):
        propose_matrix(pasted(text))


def test_a_list_headed_by_words_in_chinese() -> None:
    text = """
活动 | 负责 | 批准
烘焙 | 面包师 | 店长
销售 | 收银员、面包师 | 店长
"""
    found = table(text)
    assert (found["orientation"], found["roles"], found["without_responsible"]) == ("list", 3, 0)


def test_several_tables_below_and_beside_each_other() -> None:
    text = """
Activity | Lead | Baker |   | Activity | Till | Owner
Bake     | A    | R     |   | Sell     | R    | A
Clean    | R    | A     |   | Count    | R    | A
         |      |       |   |          |      |
Task     | Boss | Driver |
Deliver  | A    | R      |
"""
    found = to_json(propose_matrix(pasted(text)))["tables"]
    assert [(one["range"], one["roles"], one["activities"]) for one in found] == [
        ("A1:C3", 2, 2), ("E1:G3", 2, 2), ("A5:C6", 2, 1),
    ]  # fmt: skip


def test_a_header_of_two_rows_tells_roles_of_one_name_apart() -> None:
    rows = [
        (None, "Sales", None, "Marketing", None),
        ("Activity", "Manager", "Clerk", "Manager", "Clerk"),
        ("Plan", "A", "R", "C", None),
    ]
    sheet = Sheet("Plan", rows, merged=(Range(0, 1, 0, 2), Range(0, 3, 0, 4)))
    read = propose_matrix(Workbook("plan.xlsx", "xlsx", (sheet,))).tables[0]
    assert read.parties == (
        "Manager (Sales)", "Clerk (Sales)", "Manager (Marketing)", "Clerk (Marketing)",
    )  # fmt: skip


def test_roles_that_look_like_letters_head_columns() -> None:
    text = """
Activity | CIO | PA | CISO
Plan     | A   | R  | C
Run      | I   | A  | R
"""
    assert names(text) == ([(0, "Plan", False), (0, "Run", False)], ("CIO", "PA", "CISO"))


def test_departments_that_look_like_letters_head_columns() -> None:
    text = """
     | IT | R&D | Legal | PA
Plan | A  | R   | C     | I
Run  | I  | A   | R     |
"""
    assert names(text)[1] == ("IT", "R&D", "Legal", "PA")
    assert names(text.replace("     | IT", "Step | IT"))[1] == ("IT", "R&D", "Legal", "PA")


def test_roles_without_letters_stand_and_doubles_are_joined() -> None:
    text = """
Activity | Owner | Lead | Baker | Lead | Guest
Bake     |       | A    | R     | C    |
Bake     |       | A    | R     |      | -
"""
    assert names(text)[1] == ("Owner", "Lead", "Baker", "Guest")
    assert kinds(text) == [("duplicate-role", "E1"), ("duplicate-activity", "A3")]
    assert propose_matrix(pasted(text)).tables[0].cells[0, 1].codes == ("A", "C")


@pytest.mark.parametrize(
    ("letters", "code_set", "asked"),
    [
        (("R", "A", "C", "I"), "raci", False), (("R", "A", "S", "C"), "rasci", False),
        (("D", "A", "C", "I"), "daci", False), (("R", "V", "S", "A"), "raci-vs", False),
        (("R", "P", "D", "I"), "rapid", False), (("T", "A", "R", "I"), "ratsi", False),
        (("O", "A", "C", "R"), "cairo", False), (("D", "A", "I", "A"), "daci", True),
    ],
)  # fmt: skip
def test_the_code_set_follows_from_the_letters(
    letters: tuple[str, ...], code_set: str, asked: bool
) -> None:
    a, b, c, d = letters
    text = f"Activity | Lead | Baker\nBake | {a} | {b}\nSell | {c} | {d}"
    proposal = propose_matrix(pasted(text))
    assert proposal.tables[0].codes.id == code_set
    assert any(p.kind == "several-code-sets" for p in proposal.problems) == asked


def test_a_table_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# Shop plan\n\n| Activity | Lead | Baker |\n|---|:---:|---|\n| **Bake** | **A** | R |\n| Sell | A/R | |\n",
        "utf-8",
    )
    read = propose_matrix(read_workbook(path)).tables[0]
    assert (read.name, read.parties) == ("Shop plan", ("Lead", "Baker"))
    assert [(a.name, a.is_group) for a in read.activities] == [("Bake", False), ("Sell", False)]
    assert read.assignments == 3


def test_a_given_code_set_decides() -> None:
    text = "Activity | Lead | Baker\nBake | D | A\nSell | D | I"
    assert propose_matrix(pasted(text), code_set="rapid").tables[0].codes.id == "rapid"
    with pytest.raises(Unreadable, match="raci, rasci"):
        propose_matrix(pasted(text), code_set="none-such")


@pytest.mark.parametrize(
    ("text", "said"),
    [("Name | Title\nAnn | Baker\nBob | Till", "no sheet holds a responsibility matrix"), ("", "empty")],
)  # fmt: skip
def test_what_is_no_matrix_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as refusal:
        propose_matrix(pasted(text))
    assert "\n" not in str(refusal.value)


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(Unreadable, match="no sheet"):
        propose_matrix(pasted(PLAIN), "Other")


def test_taking_a_matrix_uses_the_parties_that_stand_and_is_one_step() -> None:
    org = Organization(
        [
            Role(id="lead", name="Team lead", name_zh="组长"),
            Unit(id="all", name="Shop"),
            Position(id="baker", title="Baker", unit="all"),
            Position(id="till-1", title="Till", unit="all", rank="A"),
            Position(id="till-2", title="Till", unit="all", rank="B"),
        ]
    )
    text = """
Activity | 组长 | BAKER | Till | Guest
Bake     | A    | R     | I    | x
"""
    document = Document(org)
    document.do(matrix_edit(org, propose_matrix(pasted(text))))
    view = matrix_view(org, matrices(org)[0].id)
    parties = [column.party for column in view.columns]
    assert [party.id for party in parties[:2]] == ["lead", "baker"]
    # Two positions are called so: neither is meant more than the other.
    assert [type(party) for party in parties[2:]] == [Role, Role]
    cells = view.rows[0].cells
    assert [("".join(cells[p.id].codes), cells[p.id].comment) for p in parties] == [
        ("A", ""), ("R", ""), ("I", ""), ("", "x"),
    ]  # fmt: skip
    document.undo()
    assert not matrices(org)
    assert len(org.of(Role)) == 1


def test_the_sample_is_read_whole() -> None:
    sample = Path(__file__).parents[2] / "resources/sample/raci.xlsx"
    found = to_json(propose_matrix(read_workbook(sample)))
    assert found["tables"] == [
        {
            "sheet": "RACI", "range": "A3:N34", "orientation": "activities-down",
            "code_set": "raci", "activities": 25, "roles": 13, "groups": 6, "assignments": 133,
            "without_accountable": 1, "several_accountable": 2, "without_responsible": 2,
        }
    ]  # fmt: skip
    assert found["problems"] == []


@pytest.mark.skipif(not CLIENT.exists(), reason="the public data is not here")
@pytest.mark.parametrize(
    ("file", "counts"),
    [("RACI.xlsx", (8, 6, 48, 0, 0, 2)), ("TPM RACI.xlsx", (11, 1, 11, 4, 0, 6))],
)
def test_public_matrices(file: str, counts: tuple[int, ...]) -> None:
    found = to_json(propose_matrix(read_workbook(CLIENT / file)))
    (one,) = found["tables"]
    asked = ("activities", "roles", "assignments", "without_accountable", "several_accountable", "without_responsible")  # fmt: skip
    assert tuple(one[name] for name in asked) == counts
    assert found["problems"] == []
