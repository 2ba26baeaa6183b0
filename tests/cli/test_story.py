"""``orgeditor story`` tells how a scenario comes about, and how it stands on a day."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from orgeditor.analysis.story import Story
from orgeditor.cli.main import main
from orgeditor.files.project.saving import save
from orgeditor.files.sheets import read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.plan import phases
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.planning import add_phase, describe_phase, plan_step
from orgeditor.model.verbs.positions import add_position
from orgeditor.model.verbs.scenarios import branch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A scenario with a new seat in a phase, and one that is closed in none."""
    document = Document(organization_from("marketing"))
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Fewer")
    document.do(edit)
    document.show(edit.changes[0].id)
    org = document.organization
    seats = {p.code: key for key, p in org.of(Position).items()}
    document.do(add_position(org, title="New seat", manager=seats["P01"]))
    document.do(delete(org, [seats["P05"]]))
    story = Story(document.base(document.shown), org.table)
    document.do(add_phase(org, "First", [story.steps[0].about]))
    said = {"date": "2026-04-01", "owner": "Ana", "cost": 1234.0, "saving": 50.0}
    document.do(describe_phase(org, phases(org)[0].id, **said))
    first = story.plan(story.steps[0])
    document.do(plan_step(org, first, date="2026-05-01", owner="Ben", cost=700.0, notes="By hand"))
    table, scenarios = document.kept()
    save(table.values(), tmp_path / "plan.orgz", scenarios=scenarios)
    return str(tmp_path / "plan.orgz")


def test_steps_and_phases_are_told_with_what_stands_on_a_day(path: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    for day, steps, heads in (("2026-04-30", 0, 60.0), ("2026-05-01", 1, 61.0)):
        assert main(["story", path, "--scenario", "Fewer", "--at", day, "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["at"]["steps"] == steps
        assert said["at"]["headcount"] == heads
    assert said["steps"][0]["what"].startswith("Create the position New seat")
    [phase] = said["phases"]
    assert phase == {"name": "First", "date": "2026-04-01", "owner": "Ana", "cost": 1234.0, "saving": 50.0, "cost_of_steps": 700.0, "saving_of_steps": 0.0, "steps": [1], "headcount": 61.0}  # fmt: skip
    assert {key: said["steps"][0][key] for key in ("date", "owner", "cost", "saving", "notes")} == {"date": "2026-05-01", "owner": "Ben", "cost": 700.0, "saving": 0.0, "notes": "By hand"}  # fmt: skip
    assert main(["story", path, "--scenario", "Fewer", "--language", "zh"]) == 0
    assert "尚未归入阶段" in capsys.readouterr().out


def test_it_goes_out_as_a_plan_and_as_pages_one_a_phase(path: str, tmp_path: Path) -> None:
    book, pages = tmp_path / "plan.xlsx", tmp_path / "plan.pdf"
    assert main(["story", path, "--scenario", "Fewer", "-o", str(book)]) == 0
    sheets = read_workbook(book).sheets
    cells = {str(cell) for sheet in sheets for row in sheet.rows for cell in row}
    assert {
        "First",
        "2026-04-01",
        "Ana",
        "1234",
        "Not in a phase yet",
        "All steps",
        "2026-05-01",
        "Ben",
        "700",
        "By hand",
    } <= cells
    assert main(["story", path, "--scenario", "Fewer", "-o", str(pages), "--without", "names"]) == 0
    read = [page.extract_text() for page in PdfReader(pages).pages]
    assert sum("Phase 1: First" in page.splitlines()[0] for page in read) == 1
    assert not any("Ana" in page or "Ben" in page or "Who is affected" in page for page in read)


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (["--scenario", "baseline"], 1, "another scenario"),
        (["--scenario", "Fewer", "--at", "spring"], 2, "2026-12-31"),
        (["--scenario", "Fewer", "-o", "x.docx"], 2, "pdf, xlsx"),
        (["--scenario", "None"], 1, "There are: Baseline, Fewer."),
    ],
)
def test_what_cannot_be_told_is_said(path: str, words: list[str], status: int, why: str, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    assert main(["story", path, *words]) == status
    assert why in capsys.readouterr().err
