"""``--scenario`` chooses what a command is about, and what is written back keeps the others."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from orgeditor.cli.main import main
from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import open_document
from orgeditor.files.sheets import read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.scenario import Scenario
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.scenarios import branch


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A blueprint with a scenario in which one position is gone."""
    document = Document(organization_from("marketing"))
    moment = datetime(2026, 3, 31, tzinfo=UTC)
    edit = branch(document.scenarios, document.shown, moment, name="Fewer layers")
    document.do(edit)
    document.show(edit.changes[0].id)
    org = document.organization
    gone = next(key for key, p in org.of(Position).items() if p.code == "P04")
    document.do(delete(org, [gone]))
    table, scenarios = document.kept()
    path = tmp_path / "plan.orgz"
    path.write_bytes(pack(table.values(), scenarios))
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_info_lists_them_and_tells_of_the_one_asked_for(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = told(capsys, "info", path)
    assert whole["scenarios"] == ["baseline", "Fewer layers"]
    fewer = told(capsys, "info", path, "--scenario", "fewer LAYERS")
    assert whole["counts"]["positions"] - fewer["counts"]["positions"] == 1
    assert told(capsys, "info", path, "--scenario", "baseline") == whole


def test_check_and_export_are_about_the_one_asked_for(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "check", path) != told(capsys, "check", path, "--scenario", "Fewer layers")
    whole, fewer = tmp_path / "whole.csv", tmp_path / "fewer.csv"
    assert main(["export", path, "--what", "roster", "-o", str(whole)]) == 0
    assert main(["export", path, "--what", "roster", "-o", str(fewer), "--scenario", "Fewer layers"]) == 0  # fmt: skip
    assert len(whole.read_text("utf-8-sig").splitlines()) - len(fewer.read_text("utf-8-sig").splitlines()) == 1  # fmt: skip


def test_pages_name_the_scenario(path: str, tmp_path: Path) -> None:
    chart = tmp_path / "chart.svg"
    assert main(["export", path, "--what", "chart", "-o", str(chart), "--scenario", "Fewer layers"]) == 0  # fmt: skip
    assert "Fewer layers</title>" in chart.read_text("utf-8")


def test_findings_that_are_not_counted_because_ratings_are_left_out_are_told(
    path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fewer = "the program may count more findings"
    pages = tmp_path / "compared.pdf"
    for words, told_so in (((), True), (("--with", "ratings"), False)):
        assert main(["compare", path, *words]) == 0
        assert (fewer in capsys.readouterr().out) == told_so
        assert main(["compare", path, "-o", str(pages), *words]) == 0
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(pages).pages).split())
        assert (fewer in text) == told_so


def test_one_that_is_not_there_is_refused_with_those_that_are(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", path, "--scenario", "More layers"]) == 1
    said = capsys.readouterr()
    assert "There are: Baseline, Fewer layers." in said.err
    assert not said.out


def test_an_import_into_one_leaves_the_others_as_they_are(path: str, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Code,Title,Manager code\nX1,New head,\nX2,New hand,X1\n", "utf-8")
    before = open_document(Path(path)).document
    assert main(["import", str(roster), "--into", path, "--scenario", "Fewer layers"]) == 0
    after = open_document(Path(path)).document
    assert after.organization == before.organization
    made = next(key for key, one in after.scenarios.of(Scenario).items() if one.name)
    titles = {p.title for p in after.table(made).values() if isinstance(p, Position)}
    assert {"New head", "New hand"} <= titles
    assert main(["import", str(roster), "-o", str(tmp_path / "x.orgz"), "--scenario", "A"]) == 2


def test_a_document_written_back_keeps_its_scenarios(path: str, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("Code,Title,Manager code\nX1,New head,\nX2,New hand,X1\n", "utf-8")
    before = open_document(Path(path)).document
    made = next(key for key, one in before.scenarios.of(Scenario).items() if one.name)
    assert main(["import", str(roster), "--into", path]) == 0
    after = open_document(Path(path)).document
    assert after.table(made) == before.table(made)
    assert after.base(made) == before.base(made)
    assert after.organization != before.organization


def test_a_merge_of_files_keeps_the_scenarios_of_both(path: str, tmp_path: Path) -> None:
    theirs = open_document(Path(path)).document
    moment = datetime(2026, 4, 1, tzinfo=UTC)
    theirs.do(branch(theirs.scenarios, theirs.shown, moment, name="Theirs"))
    table, scenarios = theirs.kept()
    other = tmp_path / "theirs.orgz"
    other.write_bytes(pack(table.values(), scenarios))
    out = tmp_path / "out.orgz"
    assert main(["merge", path, path, str(other), "-o", str(out)]) == 0
    names = {one.name for one in open_document(out).document.scenarios.of(Scenario).values()}
    assert names == {"", "Fewer layers", "Theirs"}


def test_scenarios_are_compared_with_the_first(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    document = open_document(Path(path)).document
    moment = datetime(2026, 4, 1, tzinfo=UTC)
    document.do(branch(document.scenarios, document.shown, moment, name="As now"))
    table, scenarios = document.kept()
    Path(path).write_bytes(pack(table.values(), scenarios))
    said = told(capsys, "compare", path)["scenarios"]
    assert [one["name"] for one in said] == ["baseline", "Fewer layers", "As now"]
    assert [one["figures"]["headcount"] for one in said] == [60.0, 59.0, 60.0]
    assert said[1]["changes"]["position-closed"] == 1
    assert not any(said[2]["changes"].values())
    asked = ["--scenario", "fewer layers", "--scenario", "baseline"]
    turned = told(capsys, "compare", path, *asked)["scenarios"]
    assert turned[1]["changes"]["position-created"] == 1
    assert main(["compare", path, *asked]) == 0
    assert "  head-count: 60 (+1)\n" in capsys.readouterr().out
    book, pages = tmp_path / "all.xlsx", tmp_path / "all.pdf"
    assert main(["compare", path, "-o", str(book), "--without", "pay"]) == 0
    cells = {str(cell) for sheet in read_workbook(book).sheets for row in sheet.rows for cell in row}  # fmt: skip
    assert {"3 scenarios compared", "As now", "-1"} <= cells
    assert not any("EUR" in cell for cell in cells)
    assert main(["compare", path, "-o", str(pages), "--language", "zh"]) == 0
    assert "3 个方案比较" in PdfReader(pages).pages[0].extract_text()


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (["--scenario", "baseline"], 2, "two to 5"),
        (["-o", "x.png"], 2, "pdf, xlsx"),
        (["-o", "x.xlsx", "--page", "A3"], 2, "PDF alone"),
        (["--scenario", "x", "--scenario", "y"], 1, "There are: Baseline, Fewer layers."),
        (["-o", "none/x.xlsx"], 1, "does not exist"),
    ],
)
def test_what_cannot_be_compared_is_said(path: str, words: list[str], status: int, why: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    assert main(["compare", path, *words]) == status
    assert why in capsys.readouterr().err
