"""A client's workbook written into from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from orgeditor.cli import main
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.files.sheets import read_workbook
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from tests.roster.clients_workbook import everything

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A client's workbook, and a document that came from it with one title changed and one post gone."""
    client, document = everything(tmp_path / "client.xlsx"), tmp_path / "a.orgz"
    assert main(["import", str(client), "-o", str(document)]) == 0
    records = []
    for record in open_document(document).organization:
        code = record.code if isinstance(record, Position) else ""
        if code == "P002":
            record = replace(record, title="Chief Seller")
        if code != "P004":
            records.append(record)
    save(Organization(records), document, overwrite=True)
    return client, document


def test_a_copy_is_written_and_the_rest_told(tmp_path, made, capsys):
    client, document = made
    before, out = client.read_bytes(), tmp_path / "out.xlsx"
    capsys.readouterr()
    command = ["export", str(document), "--what", "roster", "--into-workbook", str(client)]
    assert main([*command, "-o", str(out)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 cell changes.",
        "0 rows are added.",
        "1 row is about nobody in the document; it stays as it is.",
        "Staff list row 8: P004, Seller stays.",
    ]
    assert client.read_bytes() == before
    assert read_workbook(out).sheets[0].rows[5][1] == "Chief Seller"
    assert main([*command, "-o", str(client), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] == [
        {"sheet": "Staff list", "cell": "B6", "column": "Job title", "before": "Head of Sales", "after": "Chief Seller"}
    ]  # fmt: skip
    assert client.read_bytes() == out.read_bytes()


def test_what_cannot_be_is_said_in_one_line(tmp_path, made, capsys):
    client, document = made
    capsys.readouterr()
    command = ["export", str(document), "--into-workbook", str(client)]
    assert main([*command, "--what", "roster", "-o", str(tmp_path / "out.xlsm")]) == 2
    assert main([*command, "--what", "chart", "-o", str(tmp_path / "out.xlsx")]) == 2
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    command[3] = str(tmp_path / "old.xls")
    assert main([*command, "--what", "roster", "-o", str(tmp_path / "out.xls")]) == 1
    assert capsys.readouterr().err.count("\n") == 3
