"""A roster's columns, sheets and dictionary from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgeditor.cli import main
from orgeditor.files.sheets import read_workbook
from tests.roster.clients_workbook import everything

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.orgz"
    assert main(["import", str(everything(tmp_path / "client.xlsx")), "-o", str(path)]) == 0
    return path


def export(document: Path, name: str, *options: str) -> tuple[int, Path]:
    out = document.with_name(name)
    status = main(["export", str(document), "--what", "roster", "-o", str(out), *options])
    return status, out


def test_chosen_columns_go_out_in_their_order(document):
    status, out = export(document, "out.csv", "--columns", "name", "post id", "Shoe size")
    assert status == 0
    rows = [row[:3] for row in read_workbook(out).sheets[0].rows]
    assert rows[:3] == [("Name", "Post ID", "Shoe size"), ("Ana López", "P001", "38"), ("Wei Chen", "P002", "42")]  # fmt: skip


def test_a_column_that_is_not_there_is_told_with_those_that_are(document, capsys):
    status, out = export(document, "out.xlsx", "--columns", "Hat size")
    assert status == 1
    told = capsys.readouterr().err
    assert "no column “Hat size”" in told
    assert "Shoe size" in told
    assert not out.exists()


def test_several_sheets_with_a_dictionary_import_as_the_same(document, tmp_path, capsys):
    status, out = export(document, "out.xlsx", "--sheets", "--dictionary")
    assert status == 0
    book = read_workbook(out)
    assert [s.name for s in book.sheets] == ["Positions", "Units", "People", "Assignments", "Lines", "Dictionary"]  # fmt: skip
    told = {(row[0], row[1]): row[2:] for row in book.sheets[-1].rows}
    assert told["Assignments", "FTE"][1:] == ("Number", "FTE")
    assert told["Lines", "Reports to"][3] == "Values of the column “Position ID”."
    assert told["Positions", "Shoe size"][0] == "The client’s own column, kept as it was imported."
    capsys.readouterr()
    counts = []
    for source in (tmp_path / "client.xlsx", out):
        assert main(["import", str(source), "-o", str(tmp_path / "b.orgz"), "--json"]) == 0
        counts.append(json.loads(capsys.readouterr().out)["counts"])
    assert counts[0] == counts[1]


def test_json_holds_the_sheets_as_tables(document):
    status, out = export(document, "out.json", "--sheets")
    assert status == 0
    tables = {table["name"]: table for table in json.loads(out.read_text("utf-8"))["tables"]}
    assert tables["Lines"]["rows"][1] == {"Position ID": "P002", "Reports to": "P001"}


@pytest.mark.parametrize(
    "options", [("out.csv", "--sheets"), ("out.csv", "--dictionary"), ("out.xlsx", "--sheets", "--columns", "id")]
)  # fmt: skip
def test_what_does_not_go_together_is_wrong_usage(document, options, capsys):
    status, _ = export(document, *options)
    assert status == 2
    assert capsys.readouterr().err.count("\n") == 1
