"""A recipe at the command line: what fits is done, what does not is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgeditor.assets import asset
from orgeditor.cli import main
from orgeditor.files.roster import Repair, propose, recipe_of, save_recipe
from orgeditor.files.sheets import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = asset("resources/sample/roster.xlsx")


@pytest.fixture
def recipe(tmp_path: Path) -> str:
    repairs = (Repair("vacancy", "P99"), Repair("apart", "gone"))
    path = tmp_path / "client.orgrecipe"
    save_recipe(recipe_of(propose([read_workbook(ROSTER)]), repairs=repairs), path)
    return str(path)


def test_repairs_are_made_and_what_does_not_fit_is_told(tmp_path, recipe, capsys):
    out = str(tmp_path / "a.orgz")
    assert main(["import", str(ROSTER), "-o", out, "--recipe", recipe, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["counts"]["positions"], told["counts"]["unplaced"]) == (62, 0)
    assert {p["kind"] for p in told["problems"]} == {"job-share"}
    assert told["unfit_repairs"] == [{"kind": "apart", "value": "gone"}]
    assert told["records"]["changed"] == 0
    assert main(["import", str(ROSTER), "-o", out, "--recipe", recipe]) == 0
    assert "“gone”" in capsys.readouterr().err


def test_a_file_that_is_no_recipe_is_refused_in_one_line(tmp_path, capsys):
    out = tmp_path / "a.orgz"
    assert main(["import", str(ROSTER), "-o", str(out), "--recipe", str(ROSTER)]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert not out.exists()


def test_a_text_file_is_read_in_the_encoding_of_the_recipe(tmp_path, capsys):
    roster, kept = tmp_path / "staff.csv", tmp_path / "client.orgrecipe"
    rows = "Nr,Name,Stelle,Vorgesetzter\n1,Müller,Geschäftsführer,\n2,Jäger,Prüfer,{}\n"
    roster.write_bytes(rows.format(1).encode("cp850"))
    book = read_workbook(roster, encoding="cp850")
    save_recipe(recipe_of(propose([book]), books=[book]), kept)
    roster.write_bytes(rows.format("Müllerr").encode("cp850"))
    command = ["import", str(roster), "-o", str(tmp_path / "a.orgz"), "--json"]
    assert main([*command, "--recipe", str(kept)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(p["kind"], p["suggestion"]) for p in told["problems"]] == [
        ("unknown-manager", "Perhaps Müller, row 2?")
    ]
    assert main(command) == 0
    told = json.loads(capsys.readouterr().out)
    assert "encoding-guessed" in {p["kind"] for p in told["problems"]}
    assert main([*command, "--recipe", str(kept), "--encoding", "cp1252"]) == 0
    assert "Müller" not in capsys.readouterr().out
