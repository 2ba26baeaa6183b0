"""The command line as a script uses it: what it prints, writes, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from orgeditor.assets import asset
from orgeditor.cli import FORMATS, main
from orgeditor.files.project.opening import open_document
from orgeditor.model.records import Person, Position, Responsibility, Unit

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = str(asset("resources/sample/roster.xlsx"))
MATRIX = str(asset("resources/sample/raci.xlsx"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "marketing.orgz"
    assert main(["new", "--template", "marketing", "-o", str(path)]) == 0
    return path


def test_import_prints_one_json_object_and_writes_the_document(tmp_path, capsys):
    path = tmp_path / "a.orgz"
    assert main(["import", ROSTER, "-o", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["hierarchy"] == "manager-id"
    assert told["files"][0]["header_row"] == 4
    assert told["files"][0]["unmapped"] == ["Company car"]
    counts = told["counts"]
    assert (counts["rows"], counts["positions"], counts["vacancies"]) == (62, 61, 7)
    assert (counts["units"], counts["units_by_level"]) == (12, [1, 8, 3])
    assert (counts["reporting_lines"], counts["roots"], counts["unplaced"]) == (59, 1, 1)
    assert {p["kind"] for p in told["problems"]} == {"job-share", "unknown-manager"}
    missing = next(p for p in told["problems"] if p["kind"] == "unknown-manager")
    assert (missing["cell"], missing["value"]) == ("H66", "P99")
    assert len(open_document(path).organization.of(Position)) == 61


def test_a_correction_of_the_mapping(tmp_path, capsys):
    command = ["import", ROSTER, "-o", str(tmp_path / "a.orgz"), "--json", "--map", "location="]
    assert main([*command, "--map", "notes=Location"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"][0]["mapping"]["notes"] == "Location"
    assert "location" not in told["files"][0]["mapping"]


def test_into_adds_to_a_document_and_import_again_changes_nothing(tmp_path, capsys):
    path = tmp_path / "a.orgz"
    main(["import", ROSTER, "-o", str(path)])
    first = open_document(path)
    assert main(["import", ROSTER, "--into", str(path)]) == 0
    second = open_document(path)
    assert len(second.organization.of(Position)) == len(first.organization.of(Position))
    assert len(second.organization.of(Person)) == len(first.organization.of(Person))
    assert len(second.organization.of(Unit)) == len(first.organization.of(Unit))


def test_a_matrix_comes_into_the_document_of_its_roster(tmp_path, capsys):
    path = tmp_path / "a.orgz"
    main(["import", ROSTER, "-o", str(path)])
    capsys.readouterr()
    assert main(["import-raci", MATRIX, "--into", str(path), "--json"]) == 0
    table = json.loads(capsys.readouterr().out)["tables"][0]
    assert (table["activities"], table["roles"], table["groups"]) == (25, 13, 6)
    assert (table["without_accountable"], table["several_accountable"]) == (1, 2)
    assert table["without_responsible"] == 2
    organization = open_document(path).organization
    assert len(organization.of(Responsibility)) == table["assignments"] == 133


def test_info_and_check(document, capsys):
    assert main(["info", str(document), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == 1
    assert told["counts"]["positions"] == 60
    assert told["counts"]["responsibility"] == 133
    assert told["largest_span"]["title"] == "Marketing and sales director"
    assert told["largest_span"]["reports"] == 9
    assert main(["check", str(document), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rules = {finding["rule"] for finding in told["findings"]}
    assert {"one-accountable", "some-responsible", "span-band"} <= rules
    assert told["counts"]["error"] == 7
    assert all(finding["source"] for finding in told["findings"])


@pytest.mark.parametrize(("what", "kind"), [(w, k) for w in FORMATS for k in FORMATS[w]])
def test_every_export_is_written_and_is_the_same_twice(document, tmp_path, what, kind, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    first, second = tmp_path / f"one.{kind}", tmp_path / f"two.{kind}"
    # Ratings of people go out where somebody asks for them, and this picture shows nothing else.
    asked = ["--with", "ratings"] if what == "calibration" else ["--landscape"]
    for path in (first, second):
        assert main(["export", str(document), "--what", what, "-o", str(path), *asked]) == 0
    assert first.stat().st_size > 500
    assert first.read_bytes() == second.read_bytes()


def test_a_chart_and_a_matrix_in_chinese_are_searchable(document, tmp_path):
    for what in ("chart", "raci"):
        path = tmp_path / f"{what}.pdf"
        command = ["export", str(document), "--what", what, "-o", str(path), "--language", "zh"]
        assert main(command) == 0
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert "公关经理" in text.replace("\n", "")


@pytest.mark.parametrize("arguments", [
    ["export", "DOC", "--what", "roster", "-o", "a.pdf"],
    ["export", "DOC", "--what", "chart", "-o", "a.xlsx"],
    ["export", "DOC", "--what", "poem", "-o", "a.pdf"],
    ["import", ROSTER],
    ["new"],
    ["import", ROSTER, "-o", "a.orgz", "--map", "nonsense"],
    ["--no-such-option"],
])  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_so(arguments, document, capsys):
    arguments = [str(document) if a == "DOC" else a for a in arguments]
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = ended.code
    said = capsys.readouterr()
    assert status == 2
    assert said.err.startswith("orgeditor")
    assert "Traceback" not in said.err


def test_refused_input_is_one_line_and_nothing_on_standard_output(tmp_path, capsys):
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    damaged = tmp_path / "damaged.orgz"
    damaged.write_bytes(b"PK\x03\x04 no")
    for arguments in (
        ["import", str(picture), "-o", str(tmp_path / "a.orgz"), "--json"],
        ["import", str(empty), "-o", str(tmp_path / "a.orgz"), "--json"],
        ["import", str(tmp_path / "missing.xlsx"), "-o", str(tmp_path / "a.orgz"), "--json"],
        ["info", str(damaged), "--json"],
        ["import", ROSTER, "-o", str(tmp_path / "no" / "folder" / "a.orgz"), "--json"],
        ["import", ROSTER, "-o", str(tmp_path / "a.orgz"), "--map", "poem=Name"],
        ["new", "--template", "nothing", "-o", str(tmp_path / "a.orgz")],
    ):
        assert main(arguments) == 1, arguments
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.strip().splitlines()) == 1
    assert not (tmp_path / "a.orgz").exists()


def test_no_display_is_said_plainly(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "orgeditor"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "display" in done.stderr


def test_the_sample_says_that_no_window_opens_where_there_is_no_display(tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "orgeditor", "sample", str(tmp_path), "--open"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "chart.pdf" in done.stdout
    assert "No display here" in done.stdout


def test_qt_is_not_loaded_where_no_picture_is_asked_for(tmp_path):
    script = (
        "import sys; from orgeditor.cli import main;"
        f"main(['new', '--template', 'marketing', '-o', {str(tmp_path / 'a.orgz')!r}]);"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_the_sample_writes_what_is_handed_over(tmp_path, capsys):
    assert main(["sample", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    for name in ("sample.orgz", "roster.xlsx", "raci.xlsx", "raci.pdf", "chart.pdf"):
        assert name in said
        assert (tmp_path / "out" / name).stat().st_size > 1000


def test_a_document_is_called_as_the_window_opens_it(tmp_path, capsys):
    for name in ("x.orgx", "x.pdf", "x"):
        assert main(["new", "--template", "marketing", "-o", str(tmp_path / name)]) == 2
        assert ".orgz" in capsys.readouterr().err
    for name in ("x.ORGZ", "x.orgd"):
        assert main(["new", "--template", "marketing", "-o", str(tmp_path / name)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.ORGZ", "x.orgd"]


def test_a_document_never_takes_the_place_of_the_clients_file(tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("ID,Name,Title,Manager ID\n1,Ann,Head,\n2,Bob,Clerk,1\n")
    other = tmp_path / "other.csv"
    other.write_text("kept")
    before = roster.read_bytes()
    assert main(["import", str(roster), "-o", str(roster)]) == 2
    assert main(["import", str(roster), "-o", str(other)]) == 1
    assert main(["import-raci", str(roster), "-o", str(roster)]) == 2
    assert main(["new", "--template", "marketing", "-o", str(other)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert (roster.read_bytes(), other.read_text()) == (before, "kept")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert main(["import", str(roster), "-o", str(tmp_path / "pipe")]) == 1
        assert (tmp_path / "pipe").is_fifo()


def test_an_export_that_cannot_be_written_says_which_file_and_why(document, tmp_path, capsys):
    for what, name in (("roster", "a.xlsx"), ("chart", "a.svg"), ("raci", "a.pdf")):
        path = tmp_path / "missing" / name
        assert main(["export", str(document), "--what", what, "-o", str(path)]) == 1
        told = capsys.readouterr().err
        assert f"{name} was not saved: the folder {path.parent} does not exist." in told


def test_characters_that_no_font_has_are_told_before_a_matrix_is_written(tmp_path, capsys):
    matrix, path = tmp_path / "m.csv", tmp_path / "m.orgz"
    # A place that Unicode keeps for private use.
    matrix.write_text("Activity,CEO,PM\nPlan \U0010f123,A,R\n", "utf-8")
    assert main(["import-raci", str(matrix), "-o", str(path)]) == 0
    capsys.readouterr()
    for what in ("raci", "role-cards"):
        assert main(["export", str(path), "--what", what, "-o", str(tmp_path / f"{what}.pdf")]) == 0
        assert "No installed font has these characters: \U0010f123" in capsys.readouterr().err


def test_a_cell_that_is_a_page_long_is_told_in_a_line(tmp_path, capsys):
    matrix = tmp_path / "m.csv"
    matrix.write_text(f"Activity,CEO,PM\nPlan,A,{'R' * 5000}\nBuild,A,R\n", "utf-8")
    assert main(["import-raci", str(matrix), "-o", str(tmp_path / "m.orgz")]) == 0
    told = capsys.readouterr().out
    assert "is no letter of RACI" in told
    assert max(map(len, told.splitlines())) < 250


def test_problems_without_a_cell_name_their_row(tmp_path, capsys):
    roster = tmp_path / "roster.csv"
    roster.write_text("ID,Name,Title,Manager ID\n1,Ann,Head,\nTotal,1\n2,Bob,Clerk,1\n")
    assert main(["import", str(roster), "-o", str(tmp_path / "a.orgz")]) == 0
    assert "roster.csv row 3: A row of totals" in capsys.readouterr().out


def test_what_is_said_fits_any_console_and_any_file_name(tmp_path):
    quiet = {**os.environ, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"}
    command = [sys.executable, "-m", "orgeditor"]
    ran = subprocess.run([*command, "new", "--list", "--language", "zh"], env=quiet, capture_output=True, check=False)  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "营销" in ran.stdout.decode()
    if sys.platform != "linux":
        return
    name = os.fsencode(tmp_path) + b"/caf\xe9.csv"
    with open(name, "w") as file:
        file.write("ID,Name,Title,Manager ID\n1,Ann,Head,\n2,Bob,Clerk,1\n")
    ran = subprocess.run([*command, "import", name, "-o", tmp_path / "a.orgz", "--json"], capture_output=True, check=False)  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["files"][0]["file"] == "caf?.csv"


def test_a_fault_of_the_program_is_one_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("orgeditor.cli.targets.open_document", lambda _path: 1 / 0)
    assert main(["info", str(tmp_path / "a.orgz")]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "ZeroDivisionError" in told.err


def test_a_roster_goes_out_without_names_and_pay(tmp_path):
    path, out = tmp_path / "a.orgz", tmp_path / "a.csv"
    main(["import", ROSTER, "-o", str(path)])
    people = [p for p in open_document(path).organization.of(Person).values() if p.name]
    export = ["export", str(path), "--what", "roster", "-o", str(out)]
    assert main(export) == 0
    assert all(p.name in out.read_text("utf-8-sig") for p in people)
    assert main([*export, "--without", "names", "pay"]) == 0
    written = out.read_text("utf-8-sig")
    assert not [p.name for p in people if p.name in written]
    assert "Person 1" in written


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGPIPE there")
@pytest.mark.parametrize("words", [("check",), ("check", "--json"), ("info",)])
def test_a_reader_who_leaves_is_no_failure(document, words):
    with subprocess.Popen(
        [sys.executable, "-m", "orgeditor", *words, str(document)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as run:  # fmt: skip
        run.stdout.close()
        told = run.stderr.read()
    assert (run.returncode, told) == (128 + signal.SIGPIPE, b"")


def test_a_chinese_document_is_told_of_in_chinese_unless_asked_otherwise(tmp_path, capsys):
    path = str(tmp_path / "市场.orgz")
    assert main(["new", "--template", "marketing", "--language", "zh", "-o", path]) == 0
    messages = {}
    for language in ((), ("--language", "en")):
        capsys.readouterr()
        assert main(["check", path, "--json", *language]) == 0
        found = json.loads(capsys.readouterr().out)["findings"]
        messages[language] = {f["message"] for f in found if f["rule"] == "one-accountable"}
        assert main(["info", path, "--json", *language]) == 0
        assert (json.loads(capsys.readouterr().out)["largest_span"]["title"].isascii()) == bool(language)  # fmt: skip
    assert any("活动审批" in message and "个为" in message for message in messages[()])
    assert any("Campaign approval" in message for message in messages["--language", "en"])
    assert main(["diff", path, path]) == 0
    assert "0 处" in capsys.readouterr().out


def test_a_command_that_there_is_not_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["expotr", "plan.orgz"]) == 2
    assert "expotr" in capsys.readouterr().err
