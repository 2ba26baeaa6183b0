"""What comes in and goes out: a roster of 100,000 rows and 12 columns as files and back, a chart as a book."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import openpyxl
from msgspec.structs import replace

from orgeditor.drawing.chart_files import ChartSheet, chart_to_pdf
from orgeditor.files.roster import plan_return, propose, to_edit, write_return, write_roster
from orgeditor.files.sheets import Column, Table, read_workbook, write_workbook
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from tests.bench.bench_matrix import application
from tests.bench.bench_roster import large_roster
from tests.bench.registry import Run, bench
from tests.sample_organizations import large_organization

_FOLDER = tempfile.TemporaryDirectory()
_CHANGED = 10_000
"""Every so many positions one moves and gets another title."""


@cache
def _file() -> Path:
    (sheet,) = large_roster().sheets
    header, *rows = sheet.rows
    path = Path(_FOLDER.name) / "client.xlsx"
    columns = tuple(Column(str(name)) for name in header)
    write_workbook(path, [Table(sheet.name, columns, rows)])
    return path


@cache
def _changed() -> Organization:
    """Return the document that came from the file, with a few positions moved and three added."""
    org = Organization()
    org.apply(to_edit(org, propose([read_workbook(_file())])))
    keys = org.in_order(org.of(Position))
    records = {record.id: record for record in org}
    for key in keys[5::_CHANGED]:
        seat = org.get(Position, key)
        records[key] = replace(seat, title=f"New {seat.title}", manager=keys[3])
    for n in range(3):
        records[f"new{n}"] = Position(id=f"new{n}", title=f"Seat {n}", manager=keys[3], rank=f"zz{n + 1}")  # fmt: skip
    return Organization(records.values())


def openpyxl_alone() -> Run:
    """Read all cells with openpyxl, read-only."""
    path = _file()

    def run() -> None:
        book = openpyxl.load_workbook(path, read_only=True)
        for _ in book.worksheets[0].iter_rows(values_only=True):
            pass
        book.close()

    return run


def pandas_alone() -> Run:
    """Read all cells with pandas."""
    import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]

    path = _file()

    def run() -> None:
        pandas.read_excel(path, dtype=object)

    return run


def _chart(figure: str) -> float:
    """Import the file in a program of its own with a window; return what it printed."""
    command = [sys.executable, "-m", "tests.bench.roster_chart", figure, str(_file())]
    environment = os.environ | {"ORGEDITOR_STATE": tempfile.mkdtemp(dir=_FOLDER.name)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


@bench("xlsx of 100,000 x 12 to a drawn chart", unit="s", n=3, limit=5.0, baseline=openpyxl_alone)
def to_chart() -> Run:
    """Read, understood, reviewed without a person, applied and painted, in the program's own window."""
    return lambda: _chart("seconds")


@bench("xlsx of 100,000 x 12 to a drawn chart, its review read for 3 s", unit="s", n=3, limit=5.0, baseline=openpyxl_alone)  # fmt: skip
def to_chart_read() -> Run:
    """As before, less three seconds in which a person looks at the review and the import is made ready."""
    return lambda: _chart("seconds-read")


if find_spec("pandas"):
    bench("xlsx of 100,000 x 12 to a drawn chart, beside pandas", unit="s", n=1, limit=5.0, baseline=pandas_alone)(to_chart)  # fmt: skip


@bench("memory of the window, importing 100,000 x 12", unit="MB", n=1, limit=700.0, baseline=openpyxl_alone)  # fmt: skip
def chart_memory() -> Run:
    """The most that the window's process has resident; the child that parses is another."""
    return lambda: _chart("megabytes")


@bench("write 100,000 rows as csv", unit="s", n=3)
def write_csv() -> Run:
    """From records to a file on disk."""
    org, path = _changed(), Path(_FOLDER.name) / "out.csv"
    return lambda: write_roster(org, path)


@bench(
    "plan a write into a workbook of 100,000 rows",
    unit="s",
    n=3,
    baseline=openpyxl_alone,
    limit=3.0,
)
def plan_large() -> Run:
    """Read the client's workbook and find the cells that change; ten move, three seats are new."""
    org, path = _changed(), _file()

    def run() -> None:
        plan = plan_return(org, path)
        if not plan.changes or len(plan.added) != 3:
            raise ValueError(f"{len(plan.changes)} changes, {len(plan.added)} rows")

    return run


@bench("write into a workbook of 100,000 rows", unit="s", n=3, baseline=openpyxl_alone)
def into_large() -> Run:
    """Carry out the plan: edit the sheet's XML, read the copy back, put it in its place."""
    plan = plan_return(_changed(), _file())
    return lambda: write_return(plan, Path(_FOLDER.name) / "updated.xlsx")


@bench("longest wait for Cancel, planning a write into 100,000 rows", unit="s", n=1, limit=0.2)
def wait_for_cancel() -> Run:
    """The longest time between two moments at which the work asks whether it is to stop."""
    org, path = _changed(), _file()

    def run() -> float:
        asked = [time.perf_counter()]

        def cancelled() -> bool:
            asked.append(time.perf_counter())
            return False

        plan_return(org, path, cancelled=cancelled)
        return max(later - sooner for sooner, later in pairwise(asked))

    return run


@bench("10,000 positions as a book of pages, as PDF", unit="s", n=3, limit=10.0)
def book() -> Run:
    """From records to a file on disk: parted, laid out, painted, with index, bookmarks and links."""
    _application = application()
    org, path = large_organization(10_000), Path(_FOLDER.name) / "book.pdf"

    def run() -> None:
        chart_to_pdf(path, org, ChartSheet(form="book"))

    return run


@bench("longest wait for Cancel, 10,000 positions as a book", unit="s", n=1, limit=0.2)
def wait_for_cancel_of_book() -> Run:
    """The longest time between two moments at which the work asks whether it is to stop."""
    _application = application()
    org, path = large_organization(10_000), Path(_FOLDER.name) / "book.pdf"

    def run() -> float:
        asked = [time.perf_counter()]
        chart_to_pdf(
            path, org, ChartSheet(form="book"), lambda _: asked.append(time.perf_counter())
        )
        return max(later - sooner for sooner, later in pairwise([*asked, time.perf_counter()]))

    return run
