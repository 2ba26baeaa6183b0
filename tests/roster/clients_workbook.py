"""A client's workbook with all that a workbook may hold, for tests that write into it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADER = ("Post ID", "Job title", "Name", "Dept", "Reports to", "FTE", "Salary", "Hired", "Shoe size", "Yearly")  # fmt: skip
ROWS: list[tuple[Any, ...]] = [
    ("P001", "Director", "Ana López", "Board", None, 1, 150_000, "2015-03-01", 38),
    ("P002", "Head of Sales", "Wei Chen", "Sales", "P001", 1, 90_000, "2018-05-01", 42),
    ("P003", "Seller & buyer", "陈伟", "Sales", "P002", 0.5, 40_000, "2020-01-01", 44),
    ("P004", "Seller", "Vacant", "Sales", "P002", 1, 40_000, None, None),
    ("P005", "Head of Brand", "李娜", "Brand", "P001", 1, 91_000, "2019-09-09", 37),
]
FIRST = 4
"""The row index of the first data row: title rows stand above the header."""


def everything(path: Path, *, table: bool = True, rows: Sequence[tuple[Any, ...]] = ROWS) -> Path:
    """Write the workbook: styles, formulas, a chart, a picture, rules, comments, names, links, a table."""
    from datetime import datetime

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Staff list")
        date = book.add_format({"num_format": "dd.mm.yyyy", "font_color": "#336699"})
        money = book.add_format({"num_format": '#,##0 "€"', "bg_color": "#FFF2CC"})
        bold = book.add_format({"bold": True, "font_size": 16})
        sheet.merge_range(0, 0, 0, 5, "Staff of ACME, confidential", bold)
        sheet.write_rich_string(1, 0, "as of ", bold, "today", " & checked")
        last = FIRST + len(rows) - 1
        for column, header in enumerate(HEADER):
            sheet.write_string(FIRST - 1, column, header, bold)
        for row, cells in enumerate(rows, FIRST):
            for column, value in enumerate(cells):
                if column == 7 and value:
                    sheet.write_datetime(row, column, datetime.fromisoformat(value), date)
                elif value is not None:
                    sheet.write(row, column, value, money if column == 6 else None)
            sheet.write_formula(
                row, 9, f"=G{row + 1}*F{row + 1}", money, (cells[6] or 0) * cells[5]
            )
        sheet.write_comment("C5", "Knows everybody")
        sheet.write_url("L1", "https://example.org/", string="intranet")
        sheet.conditional_format(FIRST, 5, last, 5, {"type": "cell", "criteria": "<", "value": 1, "format": bold})  # fmt: skip
        sheet.data_validation(FIRST, 3, last, 3, {"validate": "list", "source": ["Board", "Sales"]})
        if table:
            columns: list[dict[str, Any]] = [{"header": header} for header in HEADER]
            columns[-1]["formula"] = "=[@Salary]*[@FTE]"
            sheet.add_table(FIRST - 1, 0, last, 9, {"name": "Staff", "columns": columns})
            for row, cells in enumerate(rows, FIRST):
                sheet.write_formula(row, 9, "=Staff[[#This Row],[Salary]]*Staff[[#This Row],[FTE]]", money, (cells[6] or 0) * cells[5])  # fmt: skip
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": ["Staff list", FIRST, 6, last, 6]})
        figures = book.add_worksheet("Figures")
        figures.insert_chart("B2", chart)
        figures.insert_textbox("B20", "A note in a box")
        figures.write_formula("A1", "=SUM('Staff list'!G5:G9)", None, 411_000)
        book.define_name("Salaries", "='Staff list'!$G$5:$G$9")
    return path


_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_OTHER = {
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros, which nobody here reads \x00\x01\x02",
    "xl/calcChain.xml": b'<?xml version="1.0"?><calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="J5" i="1"/></calcChain>',
    "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
    "xl/pivotCache/pivotCacheRecords1.xml": b"<pivotCacheRecords/>",
    "xl/pivotTables/pivotTable1.xml": b"<pivotTableDefinition/>",
    "xl/slicers/slicer1.xml": b"<slicers/>",
    "xl/slicerCaches/slicerCache1.xml": b"<slicerCacheDefinition/>",
    "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>",
    "xl/persons/person.xml": b"<personList/>",
    "customXml/item1.xml": b"<client:own xmlns:client='urn:client'/>",
    "xl/media/image9.png": b"\x89PNG\r\n\x1a\n no picture",
}


def with_foreign_parts(source: Path, target: Path) -> Path:
    """Write ``source`` with parts of pivots, slicers, macros and others that no library here makes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        new.comment = b"packed by the client"
        for info in old.infolist():
            new.writestr(info, old.read(info), zipfile.ZIP_DEFLATED)
        for n, (name, content) in enumerate(_OTHER.items()):
            new.writestr(name, content, zipfile.ZIP_STORED if n % 2 else zipfile.ZIP_DEFLATED)
    return target
