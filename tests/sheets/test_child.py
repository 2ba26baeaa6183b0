"""The child process: what it is started with, and what it keeps away from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from orgeditor.files.sheets import Unreadable, read_workbook, wire
from orgeditor.files.sheets.reading import CHILD_ARGUMENT
from tests.sheets.workbooks import xlsx

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"


def test_the_child_starts_without_qt_and_without_the_model():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, orgeditor.files.sheets.child; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    modules = {name.partition(".")[0] for name in told.stdout.split()}
    assert "msgspec" in modules
    assert not modules & {"PySide6", "networkx", "numpy", "openpyxl", "xlsxwriter"}
    assert "orgeditor.model" not in told.stdout


def test_a_module_in_the_current_folder_is_not_run(tmp_path, monkeypatch):
    path = xlsx(tmp_path / "roster.xlsx")
    for name in ("msgspec.py", "zipfile.py", "python_calamine.py"):
        (tmp_path / name).write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert len(read_workbook(Path("roster.xlsx")).sheets[0].rows) == 3
    assert len(read_workbook(path).sheets[0].rows) == 3


def test_the_program_itself_can_be_the_child(tmp_path):
    request = wire.Request(bytes(xlsx(tmp_path / "roster.xlsx")), None, None, None, wire.Limits())
    run = subprocess.run(
        [sys.executable, "-m", "orgeditor", CHILD_ARGUMENT],
        input=msgspec.msgpack.encode(request),
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert b"Lovelace" in run.stdout
    assert b"Finished" in run.stdout


def test_a_child_that_dies_is_told_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    with pytest.raises(Unreadable, match="could not be read"):
        read_workbook(xlsx(tmp_path / "roster.xlsx"))


@pytest.mark.skipif(not DATA.is_dir(), reason="needs the shared data")
@pytest.mark.parametrize(
    ("file", "rows", "width"),
    [
        ("adventureworks/Department.csv", 16, 4),
        ("adventureworks/Employee.csv", 290, 16),
        ("adventureworks/EmployeeDepartmentHistory.csv", 296, 6),
        ("drawio_csv/orgchart.csv", 5, 11),
        ("edge_list/HirarchyView.xlsx", 8, 21),
        ("edge_list/employee_hierarchy.xlsx", 31, 2),
        ("edge_list/employee_hierarchy_with_admin.xlsx", 32, 2),
        ("jerez_posts/puestosLimpio.csv", 1998, 18),
        ("nyc_governance/NYCGO_golden_dataset_latest.csv", 445, 38),
        ("oracle_hr/data_oracle_hr.csv", 108, 24),
        ("raci_packt/RACI.xlsx", 9, 8),
        ("raci_packt/TPM RACI.xlsx", 12, 3),
        ("uk_environment_agency/junior.csv", 1968, 11),
        ("uk_environment_agency/senior.csv", 182, 20),
        ("uk_mod_2011/junior.csv", 12715, 12),
        ("uk_mod_2011/senior.csv", 618, 22),
    ],
)
def test_real_files_are_read_whole_and_nothing_is_wrong_with_them(file, rows, width):
    workbook = read_workbook(DATA / file)
    assert (len(workbook.sheets[0].rows), workbook.sheets[0].width) == (rows, width)
    assert workbook.notes == ()
