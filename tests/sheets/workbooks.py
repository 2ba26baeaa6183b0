"""Real files for the tests, made on the spot."""

from __future__ import annotations

import struct
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

if TYPE_CHECKING:
    from pathlib import Path

ROSTER = [
    ("Id", "Name", "Manager", "FTE"),
    ("001", "Ada Lovelace", "", 1),
    ("002", "张伟", "001", 0.5),
]


def xlsx(path: Path, rows=ROSTER, sheet: str = "Staff") -> Path:
    """Write ``rows`` with XlsxWriter."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as workbook:
        worksheet = workbook.add_worksheet(sheet)
        for number, row in enumerate(rows):
            worksheet.write_row(number, 0, row)
    return path


def ods(path: Path, rows=ROSTER) -> Path:
    """Write ``rows`` with odfpy."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Staff")
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, str):
                cell = TableCell(valuetype="string")
                for line_of_text in value.split("\n"):
                    cell.addElement(P(text=line_of_text))
            elif value is None:
                cell = TableCell()
            elif isinstance(value, bool):
                cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
            elif isinstance(value, datetime):
                cell = TableCell(valuetype="date", datevalue=value.date().isoformat())
            else:
                cell = TableCell(valuetype="float", value=value)
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def xls(path: Path, rows=ROSTER) -> Path:
    """Write ``rows`` with xlwt."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Staff")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value not in ("", None):
                sheet.write(row, column, value)
    workbook.save(str(path))
    return path


def with_part(source: Path, target: Path, part: str, change) -> Path:
    """Write to ``target`` the zip ``source`` with ``change`` applied to the text of one part."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return target


def xlsb(path: Path, rows=ROSTER) -> Path:
    """Write ``rows`` as the binary records of [MS-XLSB], as few as a reader needs."""

    def record(kind: int, content: bytes = b"") -> bytes:
        number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        length, size = b"", len(content)
        while size > 0x7F:
            length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
        return number + length + bytes([size]) + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    cells = b""
    for number, row in enumerate(rows):
        cells += record(0x00, struct.pack("<IIHBBI", number, 0, 300, 0, 0, 0))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if value in ("", None):
                continue
            if isinstance(value, str):
                cells += record(0x06, place + wide(value))
            else:
                cells += record(0x05, place + struct.pack("<d", value))
    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = record(0x94, size) + record(0x91) + cells + record(0x92)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Staff")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    with zipfile.ZipFile(path, "w") as workbook:
        workbook.writestr("[Content_Types].xml", "<Types/>")
        workbook.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships><Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
        )
        workbook.writestr(
            "xl/workbook.bin", record(0x8F) + record(0x9C, bundle) + record(0x90) + record(0x84)
        )
        workbook.writestr("xl/worksheets/sheet1.bin", record(0x81) + sheet + record(0x82))
    return path
