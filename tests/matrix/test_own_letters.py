"""Matrices in an office's own letters, with the legend that explains them where offices put it."""

from __future__ import annotations

import pytest

from orgeditor.files.responsibility import propose_matrix, to_json
from orgeditor.files.responsibility.tables import ReadMatrix
from orgeditor.files.sheets import Sheet, Unreadable, Workbook
from orgeditor.messages import in_both
from orgeditor.model.codes import CODE_SETS, Code, CodeSet, Duty

OWN = CodeSet(
    "own",
    "Ours",
    tuple(
        Code(letter, in_both(name, name), in_both("", ""), duty)
        for letter, name, duty in (
            ("L", "Leads", Duty.DOES),
            ("W", "Works", Duty.SUPPORTS),
            ("H", "Helps", Duty.ADVISES),
            ("K", "Knows", Duty.IS_TOLD),
        )
    ),
)
OURS = """
Activity | CEO | PM | Dev
Plan     | L   | W  | H
Build    | L   | H  | W
Ship     | K   | L  | W"""
RACI = """
Activity | CEO | PM | Dev
Plan     | A   | R  | C
Build    | A   | C  | R
Ship     | I   | A  | R"""
BARE = "Leads\nWorks\nHelps\nKnows"
BESIDE = "L | Leads\nW | Works\nH | Helps\nK | Knows"


def read(*sheets: str, own: bool = True, letters: dict[str, str] | None = None) -> ReadMatrix:
    """Return the only matrix of sheets whose cells stand between ``|``."""
    made = tuple(
        Sheet(f"S{n}", [tuple(c.strip() or None for c in line.split("|")) for line in text.strip("\n").split("\n")])
        for n, text in enumerate(sheets)
    )  # fmt: skip
    sets = CODE_SETS | ({"own": OWN} if own else {})
    proposal = propose_matrix(Workbook("f.xlsx", "xlsx", made), sets=sets, meanings=letters)
    (matrix,) = proposal.tables
    return matrix


@pytest.mark.parametrize(
    "sheets",
    [
        (f"{OURS}\n{BARE}",),
        (f"{OURS}\n\n{BARE}",),
        (f"{OURS}\n{BESIDE}",),
        (f"{OURS}\n\nLegend\n{BESIDE}",),
        (f"{OURS}\n" + "L = Lead person\nW = Works on it\nH = Helps out\nK = Must know",),
        (f"{OURS}\n" + "L | Lead person\nW | Works on it\nH | Helps out\nK | Must know",),
        (f"{OURS}\n" + "Leads | L\nWorks | W\nHelps | H\nKnows | K",),
        (f"{BESIDE}\n\n{OURS}",),
        ("\n".join(f"{line} | | {entry}" for line, entry in zip(OURS.strip().split("\n"), BESIDE.split("\n"), strict=True)),),
        (OURS, BESIDE),
    ],
)  # fmt: skip
def test_a_legend_is_no_activity_and_turns_no_letter_of_a_known_set(sheets: tuple[str]) -> None:
    matrix = read(*sheets)
    assert matrix.codes is OWN
    assert [activity.name for activity in matrix.activities] == ["Plan", "Build", "Ship"]
    assert "".join(code for cell in matrix.cells.values() for code in cell.codes) == "LWHLHWKLW"
    assert not any(cell.comment for cell in matrix.cells.values())


@pytest.mark.parametrize(
    "legend",
    [
        "Responsible\nAccountable\nConsulted\nInformed",
        "\n负责\n批准\n咨询\n知会",
        "R | does it\nA | owner of it\nC | is asked\nI | is told",
    ],
)
def test_a_legend_below_a_raci_is_no_activity(legend: str) -> None:
    matrix = read(f"{RACI}\n{legend}", own=False)
    assert [activity.name for activity in matrix.activities] == ["Plan", "Build", "Ship"]
    assert matrix.assignments == 9


def test_activities_called_by_letters_without_a_part_stay() -> None:
    rows = "No | Activity | CEO | PM\nA | Plan | A | R\nB | Build | A | R\nC | Close\nD | Dismantle"
    assert len(read(rows, own=False).activities) == 4


def test_a_section_called_like_a_letters_word_stays() -> None:
    matrix = read(f"{RACI}\nSupport\nHotline | I | A | R", own=False)
    assert [a.name for a in matrix.activities if a.is_group] == ["Support"]


def test_a_key_on_another_sheet_is_read() -> None:
    own = "Activity | CEO | PM\nPlan | L | S\nBuild | I | L"
    matrix = read(own, "Code | Meaning\nL | Lead\nS | Support\nI | Inform", own=False)
    assert "".join(code for cell in matrix.cells.values() for code in cell.codes) == "RSIR"


def test_a_key_on_another_sheet_that_leaves_letters_out_is_another_ones() -> None:
    matrix = read(RACI, "L | Lead\nS | Support", own=False)
    assert matrix.codes.id == "raci"
    assert matrix.assignments == 9


def test_letters_that_no_set_knows_are_named_with_what_to_do() -> None:
    with pytest.raises(Unreadable, match=r"knows the letters H, K, L, W.*--letter H=R"):
        read(OURS, own=False)
    matrix = read(OURS, own=False, letters={"L": "R", "W": "S", "H": "C", "K": "I"})
    assert "".join(code for cell in matrix.cells.values() for code in cell.codes) == "RSCRCSIRS"


@pytest.mark.parametrize(
    "text",
    [
        "ID | Name | Title | Manager ID | Department\n1 | Ann | CEO | | Exec\n2 | Bob | CFO | 1 | Finance\n3 | Cy | CTO | 1 | IT",
        "ID | Name | Grade | Manager ID | Department\n1 | Ann | A | | IT\n2 | Bob | C | 1 | HR\n3 | Cy | A | 1 | IT",
        "Name | Sex | Initial\nAnn | F | B\nBob | M | J\nCy | M | L",
        "姓名 | 性别 | 在岗\n张三 | 男 | 是\n李四 | 女 | 否\n王五 | 男 | 是",
    ],
)  # fmt: skip
def test_a_roster_is_no_matrix(text: str) -> None:
    with pytest.raises(Unreadable, match=r"no sheet holds|no code set knows"):
        read(text, own=False)


def test_what_stands_beside_the_letters_is_kept_with_the_activity() -> None:
    matrix = read(
        "Activity | CEO | Comment | PM | Check | #R | Due | Remarks\n"
        "Plan | A | ask Ann | R | OK | 1 | 2026-01-02 | soon\n"
        "Build | A | | R | OK | 1 | 2026-02-02 |",
        own=False,
    )
    assert matrix.parties == ("CEO", "PM")
    assert [activity.notes for activity in matrix.activities] == [
        "Comment: ask Ann\nDue: 2026-01-02\nRemarks: soon",
        "Due: 2026-02-02",
    ]


def test_a_due_date_before_the_letters_is_no_number() -> None:
    matrix = read("Activity | Due | CEO | PM\nPlan | 2026-01-02 | A | R\nBuild | 2026-02-02 | A | R", own=False)  # fmt: skip
    assert [(a.code, a.notes) for a in matrix.activities] == [("", "Due: 2026-01-02"), ("", "Due: 2026-02-02")]  # fmt: skip


def test_signs_that_no_set_knows_are_kept_and_listed() -> None:
    text = "Activity | CEO | PM | Dev\nPlan | A | R | ✅\nBuild | ⭐ | R | A\nShip | A | → | R"
    matrix = read(text, own=False)
    assert len(matrix.activities) == 3
    assert [cell.comment for cell in matrix.cells.values() if cell.comment] == ["✅", "⭐", "→"]
    book = Workbook("f.xlsx", "xlsx", (Sheet("S", [tuple(c.strip() for c in line.split("|")) for line in text.split("\n")]),))  # fmt: skip
    told = to_json(propose_matrix(book))["problems"]
    assert [p["cell"] for p in told if p["kind"] == "unknown-code"] == ["D2", "B3", "C4"]


def test_activities_numbered_by_letters_are_read() -> None:
    text = """
No | Activity  | CEO | PM | Dev
A. | Phase one
1  | Plan      | A   | R  | C
B. | Phase two
C  | Close     | A   | R  | I
D  | Dismantle | I   | A  | R
R  | Responsible
A  | Accountable"""
    matrix = read(text, own=False)
    assert [a.name for a in matrix.activities] == [
        "Phase one",
        "Plan",
        "Phase two",
        "Close",
        "Dismantle",
    ]
    assert matrix.assignments == 9
