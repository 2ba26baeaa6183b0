"""A proposal: what an import would make of one or several files, and what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from orgeditor.analysis.counts import Counts, count_placed
from orgeditor.files.problems import Problem, to_json
from orgeditor.files.roster.building import build
from orgeditor.files.roster.columns import MANAGERS
from orgeditor.files.roster.edges import complete_edges, is_edge_list
from orgeditor.files.roster.headers import guess
from orgeditor.files.roster.history import find_past
from orgeditor.files.roster.managers import Lines, find_managers
from orgeditor.files.roster.origins import About, find_origins
from orgeditor.files.roster.reading import Choice, FileRead, read_files
from orgeditor.files.roster.rows import Rows
from orgeditor.files.roster.seats import find_seats
from orgeditor.files.roster.turning import as_in_file, upright
from orgeditor.files.roster.units import find_units
from orgeditor.files.sheets import Cancelled
from orgeditor.messages import t
from orgeditor.model.collector import without_collector
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.files.roster.unit_rows import Units
    from orgeditor.files.sheets.workbook import Workbook

_SEVERAL: Final = 3
"""Positions from which on it is told that nothing says who is above whom."""


class Proposal(msgspec.Struct, frozen=True):
    """The organisation to come, as records, with its figures and the files' problems.

    ``hierarchy`` is how the files say who is above whom: ``manager-id``,
    ``manager-name``, ``manager-email``, ``levels``, ``edge-list``, ``unit-parent``, a key of
    ``WAYS``, ``none``.
    ``origins`` says of each of ``parts`` what its data rows are about.
    """

    files: tuple[FileRead, ...]
    hierarchy: str
    counts: Counts
    rows: int
    problems: tuple[Problem, ...]
    records: tuple[Record, ...]
    origins: tuple[tuple[About, ...], ...] = ()

    @property
    def parts(self) -> list[FileRead]:
        """The tables whose rows were read, in the order of their rows."""
        return parts_of(self.files)

    def organization(self) -> Organization:
        """Return a new organisation of the records."""
        return Organization(self.records)

    def to_json(self) -> dict[str, Any]:
        """Return what ``orgeditor import --json`` prints."""
        return {
            "files": [
                {
                    "file": read.table.file,
                    "sheet": read.table.sheet,
                    "header_row": read.table.header_row,
                    "rows": read.table.read_rows,
                    "mapping": read.headers,
                    "unmapped": read.unmapped,
                }
                for file in self.files
                for read in (file, *file.also)
            ],
            "hierarchy": self.hierarchy,
            "counts": {"rows": self.rows, **msgspec.to_builtins(self.counts)},
            "problems": [to_json(problem) for problem in self.problems],
        }


def propose(
    workbooks: Sequence[Workbook],
    choices: Sequence[Choice] = (),
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Proposal:
    """Return what an import of the files would make, together as one organisation.

    ``choices`` are given file by file. The same files and choices give the same
    proposal, the ids apart. ``progress`` hears 0.0 to 1.0. Raises Unreadable where a
    file has no table, Refused where a choice names what is not there, Cancelled.
    """

    def heard() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    def reached(part: float) -> None:
        if progress is not None:
            progress(part)
        heard()

    settled = [choices[n] if n < len(choices) else Choice() for n in range(len(workbooks))]
    with without_collector():
        return _proposed(workbooks, settled, reached, heard)


def _proposed(
    workbooks: Sequence[Workbook],
    choices: Sequence[Choice],
    reached: Callable[[float], None],
    heard: Callable[[], None],
) -> Proposal:
    reached(0.0)
    workbooks = [upright(book) for book in workbooks]
    files = read_files(workbooks, choices, heard)
    reached(0.2)
    rows = Rows(parts_of(files), heard)
    rows.problems += [problem for file in files for problem in file.told]
    for book in workbooks:
        rows.problems += book.notes
    edge_list = is_edge_list(rows)
    if edge_list:
        complete_edges(rows)
    rows.past = find_past(rows)
    reached(0.45)
    seats = find_seats(rows)
    reached(0.55)
    lines = find_managers(rows, seats)
    reached(0.65)
    units = find_units(rows, seats, lines)
    reached(0.75)
    records = tuple(build(rows, seats, lines, units))
    reached(0.95)
    counts = _count(records, lines, units)
    hierarchy = "edge-list" if edge_list else _hierarchy(rows, lines, units)
    placed = counts.reporting_lines or counts.units
    if hierarchy == "none" and counts.positions >= _SEVERAL and not placed:
        said = t("Nothing in the file says who is above whom: all positions stand at the top.")
        mend = t("If a column does, say which.")
        rows.tell("no-hierarchy", "warning", said, 0, suggestion=mend)
    read_all = (read for file in files for read in (file, *file.also))
    total = sum(read.table.read_rows for read in read_all if not read.looked_up)
    turned = {(b.file, s.name) for b in workbooks for s in b.sheets if s.turned}
    told = [as_in_file(p) if (p.file, p.sheet) in turned else p for p in rows.problems]
    problems = tuple(sorted(told, key=lambda p: (p.file, p.sheet, p.row)))
    origins = find_origins(rows, seats, units, records)
    reached(1.0)
    return Proposal(files, hierarchy, counts, total, problems, records, origins)


def parts_of(files: Sequence[FileRead]) -> list[FileRead]:
    """Return the tables of files that have rows to be read, in the order of these."""
    read_all = [read for file in files for read in (file, *file.also)]
    return [r for r in read_all if r.table.rows and (not r.looked_up or r not in files)]


def _hierarchy(rows: Rows, lines: Lines, units: Units) -> str:
    ways = [part.hierarchy.way for part in rows.parts if part.hierarchy]
    if ways:
        return ways[0]
    if rows.present & MANAGERS:
        names = {"name": "name", "name_zh": "name", "title": "name", "title_zh": "name", "email": "email", "login": "email"}  # fmt: skip
        return "manager-" + names.get(lines.key, "id")
    if any(
        guess(part.table.headers[part.mapping.fields["parent_unit"]])[0] == "manager"
        for part in rows.parts
        if "parent_unit" in part.mapping.fields
    ):
        return "manager-name"
    return {"levels": "levels", "parent": "unit-parent"}.get(units.by, "none")


def _count(records: Sequence[Record], lines: Lines, units: Units) -> Counts:
    """Return the figures of what was built, whose places are those of its seats and units."""
    positions = [record for record in records if type(record) is Position]
    people = sum(1 for record in records if type(record) is Person)
    parents = np.array([unit.parent for unit in units.all], np.int32)
    counts = count_placed(parents, positions, np.array(lines.above, np.int32), people)
    if units.unplaced and not positions:
        counts = msgspec.structs.replace(counts, roots=counts.roots - units.unplaced, unplaced=units.unplaced)  # fmt: skip
    by_level = units.by_level
    return msgspec.structs.replace(counts, units_by_level=by_level) if by_level else counts
