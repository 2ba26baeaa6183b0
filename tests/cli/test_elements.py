"""Goals and their kin from a workbook into a document and out again, without a window."""

from __future__ import annotations

import json

import openpyxl
import pytest

from orgeditor.cli import main
from orgeditor.files.project.opening import open_document
from orgeditor.model.elements.goals import Goal


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "plan.orgz"
    assert main(["new", "--template", "marketing", "-o", str(path)]) == 0
    return path


def test_a_form_goes_out_is_filled_in_and_comes_back(document, tmp_path, capsys):
    form = tmp_path / "goals.xlsx"
    assert main(["export", str(document), "-o", str(form), "--what", "elements"]) == 0
    book = openpyxl.load_workbook(form)
    sheet = book["Goals"]
    columns = [cell.value for cell in sheet[1]]
    goal = ["Grow" if column == "Name" else None for column in columns]
    goal[columns.index("Served by")] = "Regional sales"
    goal[columns.index("Perspective")] = "upside down"
    sheet.append(goal)
    book.save(form)
    capsys.readouterr()
    assert main(["import-elements", str(form), "--into", str(document), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["records"]["added"] == 1
    [problem] = told["problems"]
    assert (problem["kind"], problem["value"]) == ("bad-value", "upside down")
    org = open_document(document).organization
    grown = next(goal for goal in org.of(Goal).values() if goal.name == "Grow")
    assert [org[key].name for key in grown.served_by] == ["Regional sales"]


def test_what_is_no_such_table_is_refused_in_one_line(document, tmp_path, capsys):
    path = tmp_path / "staff.csv"
    path.write_text("Employee,Salary\nAna,3\n", "utf-8")
    assert main(["import-elements", str(path), "--into", str(document)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_no_place_to_put_it_is_wrong_usage(tmp_path, capsys):
    assert main(["import-elements", str(tmp_path / "x.xlsx")]) == 2
