from __future__ import annotations

import random

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.text import P

from orgeditor.files.sheets import ahead, read_workbook
from orgeditor.files.sheets.strays import Row, find_strays
from tests.sheets.workbooks import ods, with_part, xlsx

SHEET = "xl/worksheets/sheet1.xml"
ROSTER = [("Id", "Name"), (1, "Ada"), (2, "Bob")]


def roster_with(path, cells, rows=ROSTER, **options):
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet("Staff")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for cell, value in cells.items():
            sheet.write(cell, value)
    return path


@pytest.mark.parametrize("inline", [False, True])
def test_the_last_cell_of_the_sheet_is_told_and_left_out(inline, tmp_path):
    path = roster_with(tmp_path / "far.xlsx", {"XFD1048576": "oops"}, constant_memory=inline)
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == ROSTER
    (problem,) = workbook.notes
    assert (problem.kind, problem.severity) == ("stray-cell", "warning")
    assert (problem.sheet, problem.row, problem.cell) == ("Staff", 1048576, "XFD1048576")
    assert problem.value == "oops"


@pytest.mark.parametrize("strays", [{}, {"XFD1048576": "oops"}])
def test_a_large_workbook_is_parsed_ahead_and_read_once_more_where_that_kills_the_child(
    strays, tmp_path
):
    draw = random.Random(7)
    rows = [("Id", "Name"), *((n, draw.randbytes(40).hex()) for n in range(1, 9_000))]
    path = roster_with(tmp_path / "large.xlsx", strays, rows=rows, constant_memory=True)
    assert path.stat().st_size > ahead.LEAST
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == rows
    assert [problem.cell for problem in workbook.notes] == list(strays)


def test_strays_of_all_kinds_each_with_its_value(tmp_path):
    strays = {"XFD2": "right", "C5000": 7, "D5000": True, "B1000000": "far down"}
    workbook = read_workbook(roster_with(tmp_path / "far.xlsx", strays))
    assert workbook.sheets[0].rows == ROSTER
    assert {problem.cell: problem.value for problem in workbook.notes} == {
        "XFD2": "right",
        "C5000": "7",
        "D5000": "True",
        "B1000000": "far down",
    }


def test_a_note_just_below_the_table_is_no_stray(tmp_path):
    workbook = read_workbook(roster_with(tmp_path / "note.xlsx", {"A900": "Source: HR", "Z1": "x"}))
    assert workbook.notes == ()
    assert workbook.sheets[0].value(899, 0) == "Source: HR"
    assert workbook.sheets[0].value(0, 25) == "x"


def test_a_second_table_far_below_is_no_stray(tmp_path):
    second = {f"{column}{row}": row for column in "AB" for row in range(3000, 3020)}
    workbook = read_workbook(roster_with(tmp_path / "two.xlsx", second))
    assert workbook.notes == ()
    assert len(workbook.sheets[0].rows) == 3019


def test_a_wide_header_over_narrow_rows_is_no_stray(tmp_path):
    rows = [tuple(f"Field {number}" for number in range(1000)), (1, "Ada"), (2, "Bob")]
    workbook = read_workbook(xlsx(tmp_path / "wide.xlsx", rows))
    assert workbook.notes == ()
    assert workbook.sheets[0].rows == rows
    assert workbook.sheets[0].width == 1000


def test_a_table_that_begins_far_right_and_down_is_read_there(tmp_path):
    path = roster_with(tmp_path / "far.xlsx", {"AAA2000": "Id", "AAB2000": "Name"}, rows=[])
    workbook = read_workbook(path)
    assert workbook.notes == ()
    assert workbook.sheets[0].value(1999, 702) == "Id"


def test_styles_down_to_the_last_row_are_no_cells(tmp_path):
    path = tmp_path / "styled.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        bold = workbook.add_format({"bold": True})
        sheet = workbook.add_worksheet()
        for number, row in enumerate(ROSTER):
            sheet.write_row(number, 0, row)
        sheet.write_blank("XFD1048576", None, bold)
        sheet.set_row(1048575, 30, bold)
    workbook = read_workbook(path)
    assert workbook.sheets[0].rows == ROSTER
    assert workbook.notes == ()


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576", "B7:C9"])
def test_the_declared_dimension_is_not_believed(dimension, tmp_path):
    path = xlsx(tmp_path / "roster.xlsx", ROSTER)

    def lie(text: str) -> str:
        assert '<dimension ref="A1:B3"/>' in text
        return text.replace('<dimension ref="A1:B3"/>', f'<dimension ref="{dimension}"/>')

    lying = with_part(path, tmp_path / "lying.xlsx", SHEET, lie)
    assert read_workbook(lying).sheets[0].rows == ROSTER


def test_strays_in_xls_and_ods(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Staff")
    for number, row in enumerate(ROSTER):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    sheet.write(65535, 1, "oops")
    workbook.save(str(tmp_path / "far.xls"))
    read = read_workbook(tmp_path / "far.xls")
    assert read.sheets[0].rows == ROSTER
    assert [(problem.cell, problem.value) for problem in read.notes] == [("B65536", "oops")]

    document = load(ods(tmp_path / "near.ods", ROSTER))
    (table,) = document.spreadsheet.getElementsByType(Table)
    gap = TableRow(numberrowsrepeated=5000)
    gap.addElement(TableCell())
    table.addElement(gap)
    row, cell = TableRow(), TableCell(valuetype="string")
    cell.addElement(P(text="oops"))
    row.addElement(cell)
    table.addElement(row)
    document.save(tmp_path / "far.ods")
    read = read_workbook(tmp_path / "far.ods")
    assert read.sheets[0].rows == ROSTER
    assert [(problem.cell, problem.value) for problem in read.notes] == [("A5004", "oops")]


def test_a_cell_alone_is_never_a_stray():
    assert find_strays([Row(1_048_575, 16_383, 1)], lambda row: [16_383]) == []
    assert find_strays([], lambda row: []) == []


def test_a_title_left_of_a_table_far_right_keeps_the_table():
    rows = [Row(0, 0, 1), *(Row(row, 203, 4) for row in range(1, 6))]
    assert find_strays(rows, lambda row: [0] if row == 0 else [200, 201, 202, 203]) == []
