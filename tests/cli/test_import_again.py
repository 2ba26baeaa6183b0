"""``import --into``: what is taken by default, what else can be, and what is told of it."""

from __future__ import annotations

import json

import pytest

from orgeditor.cli import main
from orgeditor.files.project.opening import open_document
from orgeditor.model.records import Position

HEAD = "ID,Title,Name,Reports to\n"


@pytest.fixture
def files(tmp_path):
    may, june = tmp_path / "may.csv", tmp_path / "june.csv"
    may.write_text(HEAD + "1,Head,Ana,\n2,Lead,Ben,1\n3,Clerk,Cem,2\n")
    june.write_text(HEAD + "1,Chief,Ana,\n2,Lead,Ben,1\n4,Rep,Dia,2\n")
    document = tmp_path / "a.orgz"
    assert main(["import", str(may), "-o", str(document)]) == 0
    return document, june


def titles(document) -> dict[str, str]:
    return {p.code: p.title for p in open_document(document).organization.of(Position).values()}


def test_by_default_nothing_goes(files, capsys):
    document, june = files
    capsys.readouterr()
    assert main(["import", str(june), "--into", str(document), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["again"]
    assert told["known"]
    sorts = {(d["sort"], d["type"], d["code"], d["taken"]) for d in told["differences"]}
    assert sorts >= {("left", "position", "3", False), ("added", "position", "4", True)}
    change = next(d for d in told["differences"] if d["sort"] == "changed")
    assert (change["field"], change["last"], change["stands"], change["said"]) == ("title", "Head", "Head", "Chief")  # fmt: skip
    assert titles(document) == {"1": "Chief", "2": "Lead", "3": "Clerk", "4": "Rep"}


def test_leavers_and_changes_by_option(files, capsys):
    document, june = files
    command = ["import", str(june), "--into", str(document), "--take", "left", "--leave", "changed"]
    assert main(command) == 0
    assert "Left: not in the file any more: 2, taken 2" in capsys.readouterr().out
    assert titles(document) == {"1": "Head", "2": "Lead", "4": "Rep"}
