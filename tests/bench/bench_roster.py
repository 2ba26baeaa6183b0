"""A roster of 100,000 rows and 12 columns, read and written."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

from orgeditor.files.roster import Suggestions, compare, propose, to_edit, write_roster
from orgeditor.files.sheets import Row, Sheet, Workbook
from orgeditor.model.organization import Organization
from tests.bench.registry import Run, bench

ROWS = 100_000
HEADER = (
    "Position ID", "Title", "Person", "Employee number", "Department", "Reports to", "Grade",
    "FTE", "Salary", "Currency", "Location", "Company car",
)  # fmt: skip


def large_roster(rows: int = ROWS, seed: int = 7) -> Workbook:
    """Return a workbook of one sheet: managers by id, 16 departments to 100 rows, 10 % vacant."""
    draw = random.Random(seed)
    cells: list[Row] = [HEADER]
    for i in range(rows):
        cells.append(
            (
                f"P{i:06}",
                f"Brand manager {i}",
                "Vacant" if i % 10 == 9 else f"Ana Lopez {i}",
                f"E{i:06}",
                f"Department {i * 16 // 100}",
                f"P{(i - 1) // 8:06}" if i else None,
                f"G{draw.randint(1, 9)}",
                draw.choice((0.5, 0.8, 1.0)),
                float(draw.randrange(30_000, 160_000, 500)),
                "EUR",
                draw.choice(("Berlin", "Shanghai", "北京")),
                draw.choice(("yes", "no")),
            )
        )
    return Workbook("roster.xlsx", "xlsx", (Sheet("Staff", cells),))


@bench("propose a roster of 100,000 x 12", unit="s", n=5)
def read_large() -> Run:
    """From cells to records with counts and problems; reading the file is not counted."""
    book = large_roster()

    def run() -> None:
        propose([book])

    return run


def _with_missing() -> Workbook:
    """Return the large roster with every fortieth manager's id in no row."""
    (sheet,) = large_roster().sheets
    rows = [(*r[:5], f"X{i}", *r[6:]) if i % 40 == 3 else r for i, r in enumerate(sheet.rows)]
    return Workbook("roster.xlsx", "xlsx", (Sheet("Staff", rows),))


@bench("propose 100,000 x 12, 2,500 managers missing", unit="s", n=3)
def read_missing() -> Run:
    """As before, with managers for whom likely rows are looked for."""
    book = _with_missing()

    def run() -> None:
        propose([book])

    return run


@bench("repairs for all of 2,500 managers missing in 100,000 rows", unit="s", n=1)
def repair_all() -> Run:
    """Each compared with whatever anybody is called."""
    proposal = propose([_with_missing()])
    missing = [p for p in proposal.problems if p.kind == "unknown-manager"]
    found = Suggestions(proposal).prepare()

    def run() -> None:
        found.for_each(missing, "manager", lambda _share: None)

    return run


@bench("write a roster of 100,000 rows", unit="s", n=3)
def write_large() -> Run:
    """From records to a styled workbook on disk."""
    org = propose([large_roster()]).organization()
    path = Path(mkdtemp()) / "roster.xlsx"

    def run() -> None:
        write_roster(org, path)

    return run


@bench("compare a newer roster of 100,000 with its document", unit="s", n=5, limit=2.0)
def compare_again() -> Run:
    """Every twentieth title and manager changed, every fiftieth row gone."""
    book = large_roster()
    org = Organization()
    org.apply(to_edit(org, propose([book])))
    header, *rows = book.sheets[0].rows
    newer = [
        (*row[:1], f"{row[1]} x", *row[2:5], "P000001" if n else None, *row[6:]) if n % 20 == 0 else row
        for n, row in enumerate(rows)
        if n % 50 != 49
    ]  # fmt: skip
    proposal = propose([Workbook("june.xlsx", "xlsx", (Sheet("Staff", [header, *newer]),))])

    def run() -> None:
        compare(org, proposal)

    return run


@bench("longest wait for Cancel, proposing 100,000 rows", unit="s", n=3, limit=0.2)
def wait_for_cancel() -> Run:
    """The longest time between two moments at which the work asks whether it is to stop."""
    book = large_roster()

    def run() -> float:
        asked = [time.perf_counter()]

        def cancelled() -> bool:
            asked.append(time.perf_counter())
            return False

        propose([book], cancelled=cancelled)
        return max(later - sooner for sooner, later in pairwise(asked))

    return run
