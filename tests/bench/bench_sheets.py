"""A spreadsheet of 100,000 rows and 12 columns: read through the child, and what that costs."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import openpyxl
import psutil
import xlsxwriter

from orgeditor.files.sheets import read_workbook
from tests.bench.registry import Run, bench

ROWS = 100_000
_FOLDER = tempfile.TemporaryDirectory()


@cache
def _roster(rows: int) -> Path:
    path = Path(_FOLDER.name) / f"{rows}.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Staff")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        money = workbook.add_format({"num_format": "#,##0.00"})
        for n in range(rows):
            place = [f"Department {n % 40}", f"Team {n % 900}", f"G{n % 9}", "Leeds"]
            person = [f"P{n:06}", f"P{n // 7:06}", f"First{n % 977} Last{n}", f"Analyst {n % 300}"]
            sheet.write_row(n, 0, [*person, *place, 1 if n % 5 else 0.6])
            sheet.write_number(n, 9, 20_000 + n % 5_000 * 7.5, money)
            sheet.write_datetime(n, 10, datetime(2010, 1, 1) + timedelta(days=n % 4_000), day)
            sheet.write_string(n, 11, f"first{n}@example.org")
    return path


def openpyxl_reads_a_tenth() -> Run:
    """Read a tenth of the rows with openpyxl, read-only."""
    path = _roster(ROWS // 10)

    def run() -> None:
        workbook = openpyxl.load_workbook(path, read_only=True)
        for _ in workbook["Staff"].iter_rows(values_only=True):
            pass
        workbook.close()

    return run


@bench("read 100,000 x 12 from xlsx", unit="s", n=5, limit=2.5, baseline=openpyxl_reads_a_tenth)
def read_roster() -> Run:
    """From the file to cells in this process, the child's start and end included."""
    path = _roster(ROWS)

    def run() -> None:
        (sheet,) = read_workbook(path).sheets
        if len(sheet.rows) != ROWS:
            raise ValueError(f"{len(sheet.rows)} rows read")

    return run


@bench("memory of the child for 100,000 x 12", unit="MB", n=1, baseline=openpyxl_reads_a_tenth)
def child_memory() -> Run:
    """The most that the child has resident, looked at whenever it asks whether to go on."""
    path = _roster(ROWS)

    def run() -> float:
        most = 0

        def look() -> bool:
            nonlocal most
            with suppress(psutil.NoSuchProcess):
                for child in psutil.Process().children():
                    most = max(most, child.memory_info().rss)
            return False

        read_workbook(path, cancelled=look)
        return most / 1e6

    return run
