"""Tables in Markdown, between the prose that stands around them."""

from __future__ import annotations

from pathlib import Path

from orgeditor.files.responsibility import propose_matrix, to_json
from orgeditor.files.sheets import read_text, read_workbook

PAGE = """# Phoenix

Who does what, and why; see [the plan](plan.md), the budget, and the risks.

| Activity | Owner | Tech lead | [Ops](ops.md) |
|:---------|:-----:|:---------:|--:|
| **Discovery** | | | |
| Write the brief | **A/R** | C | - |
| Test<br>and fix \\| ship | I | A | `R` |

Some text after, with | a bar.

| Decision | Responsible | Accountable | Consulted |
| --- | --- | --- | --- |
| Architecture | Tech lead | Owner | QA, Ops |
| Release | Ops | Owner | Tech lead<br>QA |
"""


def test_cells_are_cut_at_bars_and_rows_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows[2] == (
        "Who does what, and why; see [the plan](plan.md), the budget, and the risks.",
    )
    assert sheet.rows[4] == ("Activity", "Owner", "Tech lead", "Ops")
    assert sheet.rows[5] == ()
    assert sheet.rows[8] == ("Test\nand fix | ship", "I", "A", "`R`")
    assert read_text(PAGE).sheets[0].rows == sheet.rows


def test_both_tables_of_a_page_are_matrices() -> None:
    found = to_json(propose_matrix(read_text(PAGE)))
    assert [(t["range"], t["orientation"], t["activities"], t["roles"], t["assignments"]) for t in found["tables"]] == [
        ("A5:D9", "activities-down", 2, 3, 5), ("A13:D16", "list", 2, 4, 8),
    ]  # fmt: skip
    assert found["problems"] == []


def test_bars_alone_are_no_markdown() -> None:
    assert read_text("a|b\nc|d").sheets[0].rows == [("a|b",), ("c|d",)]
