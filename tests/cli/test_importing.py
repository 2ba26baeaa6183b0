"""What `orgeditor import` takes: passwords, ways of hierarchy, columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from orgeditor.cli import main
from tests.sheets.test_containers import protected
from tests.sheets.workbooks import xlsx

if TYPE_CHECKING:
    from pathlib import Path

CHART = [
    ("Tier", "Title", "Reports to"),
    (1, "Head", ""),
    (2, "Lead", ""),
    (3, "Clerk", ""),
    (2, "Aide", ""),
]


def imported(capsys: pytest.CaptureFixture[str], path: Path, *more: str) -> dict[str, Any]:
    assert main(["import", str(path), "-o", str(path.with_suffix(".orgz")), "--json", *more]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def test_a_password_from_the_option_or_the_environment(tmp_path, capsys, monkeypatch):
    path = protected(tmp_path / "secret.xlsx", "Frühling")
    command = ["import", str(path), "-o", str(tmp_path / "a.orgz")]
    assert main(command) == 1
    assert "--password" in capsys.readouterr().err
    assert main([*command, "--password", "Winter"]) == 1
    assert "does not open" in capsys.readouterr().err
    assert imported(capsys, path, "--password", "Frühling")["counts"]["rows"] == 2
    monkeypatch.setenv("ORGEDITOR_PASSWORD", "Frühling")
    assert imported(capsys, path)["counts"]["rows"] == 2


def test_text_is_read_in_the_encoding_that_is_said(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_bytes(
        "ID,Name,Title,Reports to\nE1,王建国,总经理,\nE2,李晓梅,会计,E1\n".encode("gb18030")
    )
    wrong = imported(capsys, path, "--encoding", "cp1252")
    assert "王建国" not in str(wrong)
    assert (
        main(["import", str(path), "-o", str(tmp_path / "x.orgz"), "--encoding", "latin-99"]) == 1
    )
    assert "latin-99 is no encoding" in capsys.readouterr().err
    assert main(["import", str(path), "-o", str(tmp_path / "b.orgz"), "--encoding", "gb18030"]) == 0
    assert "guessed" not in capsys.readouterr().err


def test_a_way_of_hierarchy_and_its_column(tmp_path, capsys):
    path = xlsx(tmp_path / "chart.xlsx", CHART)
    assert imported(capsys, path)["counts"]["reporting_lines"] == 0
    chosen = imported(capsys, path, "--hierarchy", "depth", "--map", "hierarchy=Tier")
    assert chosen["hierarchy"] == "depth"
    assert (chosen["counts"]["reporting_lines"], chosen["counts"]["depth"]) == (3, 3)
    by_column_alone = imported(capsys, path, "--map", "hierarchy=Tier")
    assert by_column_alone["hierarchy"] == "depth"
    assert main(["import", str(path), "-o", str(tmp_path / "b.orgz"), "--hierarchy", "outline-number"]) == 1  # fmt: skip
    assert "outline" in capsys.readouterr().err


def test_the_fields_tell_of_the_column_of_the_hierarchy(capsys):
    assert main(["fields", "--json"]) == 0
    assert "hierarchy" in {field["name"] for field in json.loads(capsys.readouterr().out)["fields"]}
