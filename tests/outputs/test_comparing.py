"""Two deliveries told apart by their manifests; from the command line, too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgeditor.cli import main
from orgeditor.files.project.document_file import open_file
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.output import Output
from orgeditor.model.records import Position
from orgeditor.model.verbs.deliveries import add_delivery, set_outputs
from orgeditor.model.verbs.editing import set_field
from orgeditor.outputs.comparing import compare_deliveries

CSV = Output(what="roster", format="csv")
TEXT = Output(what="chart", format="mmd")
RACI = Output(what="raci", format="csv")


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("ORGEDITOR_STATE", str(tmp_path / "state"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    document = Document(organization_from("functional-small"))
    document.do(add_delivery(document.scenarios, "Pack", (CSV, TEXT, RACI), "材料"))
    return saved(document, tmp_path / "plan.orgz")


def saved(document: Document, path: Path) -> Path:
    table, scenarios = document.kept()
    save(table.values(), path, scenarios=scenarios, overwrite=True)
    return path


def delivered(plan: Path, name: str, *options: str) -> Path:
    folder = plan.with_name(name)
    assert main(["deliver", str(plan), "pack", "-o", str(folder), *options]) == 0
    return folder


def edited(plan: Path) -> None:
    """Give a position another title, and the set another output and other settings."""
    document = open_document(plan).document
    first = next(iter(document.organization.of(Position)))
    document.do(set_field(document.organization, [first], "title", "Chief Example"))
    (one,) = (key for key in document.scenarios.table if key != document.baseline.id)
    others = (CSV, Output(what="chart", format="mmd", units=True), Output(what="elements", format="xlsx"))  # fmt: skip
    document.do(set_outputs(document.scenarios, one, others))
    saved(document, plan)


def test_the_same_delivery_twice_is_the_same(plan) -> None:
    one, other = delivered(plan, "one"), delivered(plan, "other")
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {
        p.name: p.read_bytes() for p in other.iterdir()
    }
    compared = compare_deliveries(one, other)
    assert {file.kind for file in compared.files} == {"same"}
    assert compared.same_document
    assert compared.spoilt == ((), ())


def test_what_came_went_and_was_asked_otherwise_is_told(plan, capsys) -> None:
    one = delivered(plan, "one")
    edited(plan)
    other = delivered(plan, "other")
    capsys.readouterr()
    assert main(["deliver", "--compare", str(one), str(other / "manifest.json"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    kinds = {file["file"]: (file["kind"], file["settings"]) for file in said["files"]}
    assert kinds == {
        "Roster.csv": ("changed", []),
        "Organisation chart.mmd": ("changed", ["units"]),
        "Goals and other tables.xlsx": ("added", []),
        "Responsibility matrix.csv": ("gone", []),
    }
    assert said["same_document"] is False
    assert main(["deliver", "--compare", str(one), str(other)]) == 0
    told = capsys.readouterr().out
    assert "Changed: Organisation chart.mmd (" in told
    assert "asked for otherwise: units" in told
    assert "different states" in told


def test_a_file_that_was_changed_or_lost_since_is_told(plan, capsys) -> None:
    one, other = delivered(plan, "one"), delivered(plan, "other")
    (one / "Roster.csv").write_text("otherwise")
    (other / "Organisation chart.mmd").unlink()
    assert compare_deliveries(one, other).spoilt == (("Roster.csv",), ("Organisation chart.mmd",))
    assert main(["deliver", "--compare", str(one), str(other)]) == 0
    assert "Roster.csv is not as it was delivered" in capsys.readouterr().out


def test_what_differs_in_the_document_is_told_where_its_versions_are_kept(plan, capsys) -> None:
    one = delivered(plan, "one")
    document, file = open_file(plan)
    first = next(iter(document.organization.of(Position)))
    document.do(set_field(document.organization, [first], "title", "Chief Example"))
    file.save(document)
    file.close()
    other = delivered(plan, "other")
    capsys.readouterr()
    assert main(["deliver", str(plan), "--compare", str(one), str(other)]) == 0
    assert "Chief Example" in capsys.readouterr().out


def test_sets_are_listed_with_the_one_that_is_ready_made(plan, capsys) -> None:
    assert main(["deliver", str(plan), "--list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Pack: Roster.csv, Organisation chart.mmd, Responsibility matrix.csv"
    assert second.startswith("Board pack (ready-made): Organisation chart.pdf")
    assert main(["deliver", str(plan), "--list", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["deliveries"]
    assert [one["ready_made"] for one in said] == [False, True]
    assert said[0]["outputs"][0] == {"file": "Roster.csv", "what": "roster", "format": "csv"}


def test_a_set_is_asked_for_by_its_name_in_either_language(plan, capsys) -> None:
    folder = plan.with_name("zh")
    assert main(["deliver", str(plan), "材料", "-o", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads((folder / "manifest.json").read_text())
    assert main(["deliver", str(plan), "nothing", "-o", str(folder)]) == 1
    assert "There are: Pack, board-pack." in capsys.readouterr().err


def test_what_was_not_written_gives_status_1_in_one_line_and_the_rest_is_there(
    plan, capsys
) -> None:
    folder = plan.with_name("out")
    folder.mkdir()
    (folder / "Roster.csv").write_text("mine")
    assert main(["deliver", str(plan), "pack", "-o", str(folder), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "1 of 3 files were not written. Roster.csv: There is such a file already" in said.err
    assert (folder / "Organisation chart.mmd").is_file()


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("{plan}",),
        ("{plan}", "pack"),
        ("{plan}", "-o", "out"),
        ("{plan}", "pack", "-o", "out", "--list"),
        ("--list",),
        ("{plan}", "--list", "--compare", "a", "b"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(plan, capsys, options) -> None:
    said = [one.format(plan=plan) for one in options]
    assert main(["deliver", *said]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_without_a_delivery_is_refused(plan, tmp_path, capsys) -> None:
    one = delivered(plan, "one")
    with pytest.raises(Refused, match="Nothing was delivered"):
        compare_deliveries(one, tmp_path)
    capsys.readouterr()
    assert main(["deliver", "--compare", str(one), str(tmp_path / "nowhere")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
