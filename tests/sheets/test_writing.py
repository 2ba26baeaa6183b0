from __future__ import annotations

import csv
import errno
import os
from datetime import datetime

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orgeditor import disk
from orgeditor.files.sheets import (
    Column,
    Table,
    open_workbook,
    read_workbook,
    write_csv,
    write_workbook,
)
from orgeditor.model.edit import Refused

DATE = datetime(2024, 2, 29, 12)
STAFF = Table(
    "Staff",
    (
        Column("Id"),
        Column("Name"),
        Column("姓名和很长的职位说明"),
        Column("Positions", "integer"),
        Column("FTE", "number"),
        Column("Pay", "money"),
        Column("Share", "percent"),
        Column("Start", "date"),
        Column("Status", choices=("filled", "vacant")),
    ),
    [
        ("001", "=1+1", "王小明", 1, 0.5, 52000.0, 0.25, datetime(2020, 5, 1), "filled"),
        ("002", "-@+", None, 2, 1, 1e6, 1, datetime(1850, 1, 1), ""),
        ("12", "https://example.org", "两\n行", "many", True, None, None, None, "vacant"),
    ],
)


def test_a_table_reads_back_as_it_was(tmp_path):
    write_workbook(tmp_path / "staff.xlsx", [STAFF], created=DATE)
    (sheet,) = read_workbook(tmp_path / "staff.xlsx").sheets
    assert sheet.name == "Staff"
    assert sheet.rows == [
        tuple(column.header for column in STAFF.columns),
        STAFF.rows[0],
        ("002", "-@+", None, 2, 1, 1000000, 1, "1850-01-01"),
        ("12", "https://example.org", "两\n行", "many", True, None, None, None, "vacant"),
    ]


def test_a_table_looks_as_it_should(tmp_path):
    write_workbook(tmp_path / "staff.xlsx", [STAFF], created=DATE)
    sheet = openpyxl.load_workbook(tmp_path / "staff.xlsx")["Staff"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I4"
    assert sheet["A1"].font.bold
    assert sheet["A1"].fill.fgColor.rgb == "FFDCE6F2"
    assert [cell.number_format for cell in sheet[2]] == [
        "@",
        "@",
        "@",
        "0",
        "0.0##",
        "#,##0.00",
        "0%",
        "yyyy-mm-dd",
        "@",
    ]
    assert {cell.data_type for cell in sheet["B"]} == {"s"}
    assert sheet._hyperlinks == []
    assert sheet.column_dimensions["C"].width > 20
    assert sheet.column_dimensions["A"].width < 10
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, rule.showErrorMessage) == ('"filled,vacant"', False)
    assert "I4" in rule.cells


def test_choices_too_long_for_a_rule_stand_on_a_hidden_sheet(tmp_path):
    cities = tuple(f"City, no. {number}" for number in range(40))
    units = tuple(f"Unit {number}" for number in range(60))
    columns = (Column("City", choices=cities), Column("Unit", choices=units))
    write_workbook(tmp_path / "staff.xlsx", [Table("Staff", columns, [("City, no. 1", "Unit 1")])])
    workbook = openpyxl.load_workbook(tmp_path / "staff.xlsx")
    assert workbook.sheetnames == ["Staff", "Lists"]
    assert workbook["Lists"].sheet_state == "hidden"
    assert [rule.formula1 for rule in workbook["Staff"].data_validations.dataValidation] == [
        "'Lists'!$A$1:$A$40",
        "'Lists'!$B$1:$B$60",
    ]
    assert tuple(cell.value for cell in workbook["Lists"]["A"][:40]) == cities


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sales/Marketing [EMEA]: Q1?*", "Sales Marketing  EMEA   Q1"),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * 31),
        ("", "Sheet"),
        ("市场部", "市场部"),
    ],
)
def test_sheets_are_named_as_excel_allows(name, written, tmp_path):
    write_workbook(tmp_path / "staff.xlsx", [Table(name, (Column("Id"),), [("1",)])] * 3)
    names = [sheet.name for sheet in read_workbook(tmp_path / "staff.xlsx").sheets]
    assert names == [written, f"{written[:27]} (2)", f"{written[:27]} (3)"]


def test_a_sheet_is_never_called_as_excel_calls_its_own(tmp_path):
    write_workbook(tmp_path / "staff.xlsx", [Table("History", (Column("Id"),), [("1",)])])
    assert read_workbook(tmp_path / "staff.xlsx").sheets[0].name == "History (2)"


def test_the_same_content_is_the_same_bytes(tmp_path, monkeypatch):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, [STAFF], created=DATE)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1709208000")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    write_workbook(tmp_path / "three.xlsx", [STAFF])
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "three.xlsx").read_bytes()


def test_an_exception_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "staff.xlsx"
    path.write_bytes(b"as it was")
    with pytest.raises(TypeError), open_workbook(path) as book:
        book.add_sheet("Staff").write_number(0, 0, "x")
    assert path.read_bytes() == b"as it was"
    assert os.listdir(tmp_path) == ["staff.xlsx"]


@pytest.mark.parametrize("call", ["write", "replace", "fsync"])
def test_a_full_disk_leaves_the_file_as_it_was(call, tmp_path, monkeypatch):
    path = tmp_path / "staff.xlsx"
    path.write_bytes(b"as it was")

    def full(*_args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk.os, call, full)
    with pytest.raises(OSError, match="No space"):
        write_workbook(path, [STAFF])
    with pytest.raises(OSError, match="No space"):
        write_csv(path, ["Id"], [["1"]])
    monkeypatch.undo()
    assert path.read_bytes() == b"as it was"
    assert os.listdir(tmp_path) == ["staff.xlsx"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_workbook(tmp_path / "none" / "staff.xlsx", [STAFF])


def test_a_text_longer_than_a_cell_is_refused(tmp_path):
    path = tmp_path / "staff.xlsx"
    with pytest.raises(Refused, match="32767"):
        write_workbook(path, [Table("Staff", (Column("Note"),), [("x" * 32768,)])])
    assert not path.exists()


def test_formats_are_made_once(tmp_path):
    with open_workbook(tmp_path / "staff.xlsx") as book:
        assert book.format(bold=True, rotation=90) is book.format(rotation=90, bold=True)
        assert book.format(bold=True) is not book.format(italic=True)
        sheet = book.add_sheet("RACI")
        sheet.write_formula(0, 0, "=COUNTIF(B1:Z1,1)", book.format(bold=True), 3)
    assert read_workbook(tmp_path / "staff.xlsx").sheets[0].rows == [(3,)]


def test_csv_is_safe_to_open_and_reads_back(tmp_path):
    path = tmp_path / "staff.csv"
    rows = [
        ["001", "=1+1", -5, 1.125, datetime(2020, 5, 1), None, True],
        ["002", '－x "q"', 1e6, 2, None, "a\nb;c,d", False],
    ]
    write_csv(path, ["Id", "@Name", "n", "f", "date", "note", "flag"], rows)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfId,'@Name,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["001", "'=1+1", "-5", "1.1250", "2020-05-01", "", "TRUE"],
            ["002", '\'－x "q"', "1000000", "2", "", "a\nb;c,d", "FALSE"],
        ]
    workbook = read_workbook(path)
    assert workbook.notes == ()
    assert workbook.sheets[0].rows[0][1] == "@Name"
    assert workbook.sheets[0].rows[1][1] == "=1+1"
    assert workbook.sheets[0].rows[2][:2] == ("002", '－x "q"')


CELL = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"],
        exclude_characters="\ufffe\uffff",
        include_characters="\t\r\n",
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=20)
@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
@example(rows=[("a\x02b", "_x0041_"), ("'=x", "\x7f\x85")])
@example(rows=[("\ufeff", "\ue000")])
def test_any_text_comes_back_from_xlsx_and_csv(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    write_workbook(folder / "a.xlsx", [Table("T", (Column("x"), Column("y")), rows)], created=DATE)
    write_csv(folder / "a.csv", ["x", "y"], rows)
    for name in ("a.xlsx", "a.csv"):
        assert read_workbook(folder / name, delimiter=",").sheets[0].rows == [("x", "y"), *rows]
