from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from orgeditor.files.sheets import PasswordNeeded, read_text, read_workbook
from orgeditor.files.sheets.workbook import Range
from tests.sheets.workbooks import ods, xls, xlsb, xlsx

if TYPE_CHECKING:
    from pathlib import Path

READ = [
    ("Id", "Name", "Manager", "FTE"),
    ("001", "Ada Lovelace", None, 1),
    ("002", "张伟", "001", 0.5),
]


@pytest.mark.parametrize(
    ("container", "make"), [("xlsx", xlsx), ("xls", xls), ("xlsb", xlsb), ("ods", ods)]
)
def test_each_container_gives_the_same_cells(container, make, tmp_path):
    workbook = read_workbook(make(tmp_path / f"roster.{container}"))
    assert workbook.file == f"roster.{container}"
    assert workbook.container == container
    assert [(sheet.name, sheet.rows) for sheet in workbook.sheets] == [("Staff", READ)]
    assert workbook.notes == ()


def test_the_content_decides_and_not_the_name(tmp_path):
    assert read_workbook(xlsx(tmp_path / "roster.xls")).container == "xlsx"
    (tmp_path / "export.xls").write_text("Id\tName\n1\tAda\n")
    workbook = read_workbook(tmp_path / "export.xls")
    assert (workbook.container, workbook.delimiter) == ("csv", "\t")
    assert workbook.sheets[0].rows == [("Id", "Name"), ("1", "Ada")]


def test_rows_and_columns_are_the_files_own_above_and_left_of_the_table(tmp_path):
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(4, 2, "Id")
        sheet.write(6, 3, "Ada")
        sheet.write_blank(9, 9, None, workbook.add_format({"bold": True}))
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == [(), (), (), (), (None, None, "Id"), (), (None, None, None, "Ada")]
    assert sheet.value(4, 2) == "Id"
    assert sheet.value(40, 2) is None
    assert sheet.width == 4


def test_values_keep_their_kind(tmp_path):
    path = tmp_path / "values.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        look = {
            name: workbook.add_format({"num_format": code})
            for name, code in [
                ("day", "yyyy-mm-dd"),
                ("moment", "yyyy-mm-dd hh:mm"),
                ("time", "hh:mm"),
                ("hours", "[h]:mm:ss"),
                ("code", "00000"),
            ]
        }
        sheet.write(0, 0, 101.0)
        sheet.write(0, 1, 0.6)
        sheet.write(0, 2, True)
        sheet.write_datetime(0, 3, datetime.date(2024, 2, 29), look["day"])
        sheet.write_datetime(0, 4, datetime.datetime(2024, 2, 29, 8, 30), look["moment"])
        sheet.write_datetime(0, 5, datetime.time(8, 30), look["time"])
        sheet.write_number(0, 6, 1.5, look["hours"])
        sheet.write_number(0, 7, 12, look["code"])
        sheet.write_formula(0, 8, "=1+1", value=2)
        sheet.write_formula(0, 9, "=NA()", value="#N/A")
        sheet.write_string(0, 10, "  Ada\nLovelace ")
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == [
        (
            101,
            0.6,
            True,
            datetime.datetime(2024, 2, 29),
            datetime.datetime(2024, 2, 29, 8, 30),
            "08:30:00",
            "36:00:00",
            "00012",
            2,
            "#N/A",
            "  Ada\nLovelace ",
        )
    ]
    assert [type(value) for value in workbook.sheets[0].rows[0][:3]] == [int, float, bool]
    (problem,) = workbook.notes
    assert (problem.kind, problem.cell, problem.value) == ("cell-error", "J1", "#N/A")


def test_dates_counted_from_1904(tmp_path):
    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as workbook:
        day = workbook.add_format({"num_format": "d mmm yyyy"})
        workbook.add_worksheet().write_datetime(0, 0, datetime.datetime(2020, 5, 1), day)
    assert read_workbook(path).sheets[0].rows == [(datetime.datetime(2020, 5, 1),)]


def test_hidden_sheets_are_read_and_chart_sheets_are_not(tmp_path):
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Cover").write(0, 0, "Acme")
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=Cover!$A$1"})
        workbook.add_chartsheet("Chart").set_chart(chart)
        hidden = workbook.add_worksheet("Data")
        hidden.write(0, 0, "Id")
        hidden.hide()
        workbook.add_worksheet("Empty")
    sheets = read_workbook(path).sheets
    assert [(s.name, s.hidden, len(s.rows)) for s in sheets] == [
        ("Cover", False, 1),
        ("Data", True, 1),
        ("Empty", False, 0),
    ]


def test_what_a_sheet_shows_besides_its_values(tmp_path):
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Staff")
        indented = workbook.add_format({"indent": 2})
        money = workbook.add_format({"num_format": "[$£-809]#,##0.00"})
        sheet.merge_range("A1:C1", "Staff of Acme")
        sheet.write_row(1, 0, ["Unit", "Pay"])
        for row in range(2, 6):
            sheet.write(row, 0, f"Unit {row}", indented if row > 3 else None)
            sheet.write(row, 1, 1000 * row, money)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_row(90, None, None, {"hidden": True})
    workbook = read_workbook(path)
    (sheet,) = workbook.sheets
    assert sheet.merged == (Range(0, 0, 0, 2),)
    assert sheet.hidden_rows == {3, 5}
    assert sheet.indents == {(4, 0): 2, (5, 0): 2}
    assert sheet.formats == {1: "[$£-809]#,##0.00"}
    (problem,) = workbook.notes
    assert (problem.kind, problem.sheet, problem.row) == ("hidden-rows", "Staff", 4)
    assert str(problem.message).startswith("2 rows")


def protected(path: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = xlsx(path.with_name("plain.xlsx"))
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    return path


def test_a_protected_workbook_asks_for_its_password(tmp_path):
    path = protected(tmp_path / "secret.xlsx", "Frühling")
    with pytest.raises(PasswordNeeded, match="password is needed"):
        read_workbook(path)
    with pytest.raises(PasswordNeeded, match="does not open"):
        read_workbook(path, password="Winter")
    assert read_workbook(path, password="Frühling").sheets[0].rows == READ


def test_a_workbook_that_only_excel_locks_needs_no_password(tmp_path):
    path = protected(tmp_path / "locked.xlsx", "VelvetSweatshop")
    assert read_workbook(path).sheets[0].rows == READ


def test_a_table_from_the_clipboard():
    workbook = read_text('Id\tName\r\n001\t"Ada\r\nLovelace"\r\n\t\r\n2\t\'=x\r\n\r\n')
    assert workbook.container == "clipboard"
    assert workbook.sheets[0].rows == [
        ("Id", "Name"),
        ("001", "Ada\r\nLovelace"),
        (),
        ("2", "=x"),
    ]
