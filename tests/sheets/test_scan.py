"""What the pass over the XML tells, in files of many writers' habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from orgeditor.files.sheets import read_workbook
from tests.sheets.workbooks import with_part, xlsx

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


def test_formulas_that_were_never_calculated(tmp_path):
    path = tmp_path / "roster.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Id", "Name", "Cost"])
    sheet.append([1, "Ada", "=B2*2"])
    sheet.append([2, '=CONCATENATE("B","ob")', 5])
    workbook.save(path)
    read = read_workbook(path)
    assert read.sheets[0].rows == [("Id", "Name", "Cost"), (1, "Ada"), (2, None, 5)]
    assert read.sheets[0].formulas_without_value == {(1, 2), (2, 1)}
    assert [(p.kind, p.cell, p.row) for p in read.notes] == [
        ("formula-without-value", "C2", 2),
        ("formula-without-value", "B3", 3),
    ]


def test_a_formula_with_a_value_even_an_empty_text_is_no_problem(tmp_path):
    path = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_formula(0, 0, "=1+1", value=2)
        sheet.write_formula(0, 1, '=""', value="")
        sheet.write_formula(0, 2, '="a"', value="a")
    as_excel_does = with_part(
        path,
        tmp_path / "roster.xlsx",
        SHEET,
        lambda text: text.replace('<c r="B1">', '<c r="B1" t="str">'),
    )
    read = read_workbook(as_excel_does)
    assert read.notes == ()
    assert read.sheets[0].rows == [(2, None, "a")]
    (note,) = read_workbook(path).notes
    assert (note.kind, note.cell) == ("formula-without-value", "B1")


def test_very_many_problems_of_a_kind_are_told_in_few_lines(tmp_path):
    path = tmp_path / "roster.xlsx"
    workbook = openpyxl.Workbook()
    for row in range(1, 501):
        workbook.active.append([row, f"=A{row}*2"])
    workbook.save(path)
    read = read_workbook(path)
    assert len(read.sheets[0].formulas_without_value) == 500
    assert len(read.notes) == 201
    assert str(read.notes[-1].message) == "The same in 300 more cells."
    assert read.notes[-1].cell == "B201"


def prefixed(text: str) -> str:
    for tag in ("worksheet", "sheetData", "row", "c", "f", "v", "is", "t", "dimension"):
        for end in (">", " ", "/"):
            text = text.replace(f"<{tag}{end}", f"<x:{tag}{end}").replace(
                f"</{tag}>", f"</x:{tag}>"
            )
    return text.replace("xmlns=", "xmlns:x=")


def test_tags_with_a_namespace_prefix(tmp_path):
    path = tmp_path / "plain.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["Id", "=1+1"])
    workbook.active.append(["001", "#N/A"])
    workbook.active.row_dimensions[2].hidden = True
    workbook.save(path)

    def change(text: str) -> str:
        begin, end = text.index("<sheetData"), text.index("</sheetData>") + len("</sheetData>")
        body = prefixed(text[begin:end])
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return f'<x:worksheet xmlns:x="{main}">{body}</x:worksheet>'

    read = read_workbook(with_part(path, tmp_path / "prefixed.xlsx", SHEET, change))
    assert read.sheets[0].rows == [("Id",), ("001", "#N/A")]
    assert read.sheets[0].hidden_rows == {1}
    assert read.sheets[0].formulas_without_value == {(0, 1)}
    assert {p.kind for p in read.notes} == {"hidden-rows", "formula-without-value", "cell-error"}


def test_empty_hidden_rows_without_an_end_tag_are_passed_over(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx", [("Id",), ("1",)])

    def change(text: str) -> str:
        empty = '<row r="2" hidden="1"/><row r="3" hidden="1"/>'
        return text.replace('<row r="2"', empty + '<row r="4"').replace('"A2"', '"A4"')

    read = read_workbook(with_part(path, tmp_path / "gaps.xlsx", SHEET, change))
    assert read.sheets[0].rows == [("Id",), (), (), ("1",)]
    assert read.sheets[0].hidden_rows == frozenset()


def test_cells_without_addresses_are_read(tmp_path):
    path = xlsx(tmp_path / "roster.xlsx", [("Id", "Name"), (1, "Ada")])

    def change(text: str) -> str:
        for reference in ("A1", "B1", "A2", "B2"):
            text = text.replace(f' r="{reference}"', "")
        return text.replace('<row r="1"', "<row").replace('<row r="2"', "<row")

    read = read_workbook(with_part(path, tmp_path / "bare.xlsx", SHEET, change))
    assert read.sheets[0].rows == [("Id", "Name"), (1, "Ada")]


@pytest.mark.parametrize("size", [10, 100_000])
def test_rows_cut_by_the_pieces_they_are_read_in(size, tmp_path):
    rows = [(f"{row}", "x" * 50) for row in range(size // 5)]
    path: Path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
            if number % 1000 == 7:
                sheet.set_row(number, None, None, {"hidden": True})
    read = read_workbook(path)
    assert read.sheets[0].rows == rows
    assert read.sheets[0].hidden_rows == {n for n in range(len(rows)) if n % 1000 == 7}
