"""What it takes for a client's own workbook to say what an organisation says.

A cell is written where what the organisation says in it differs from what the workbook's
own rows say in it, both put into words in the same way: however a client writes a name or
a number, it stays as it is until it is no longer true.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor import disk
from orgeditor.files.roster.beforehand import Beforehand, made_ready
from orgeditor.files.roster.client_tables import ClientTable, client_tables, line_of, looks_of
from orgeditor.files.roster.given_codes import Codes, codes_of
from orgeditor.files.roster.outgoing import Line, Outgoing
from orgeditor.files.roster.own_ids import asked_for, is_ours
from orgeditor.files.roster.pairing import Pairs, Place, matched, pair
from orgeditor.files.roster.plain_changes import are_plain
from orgeditor.files.roster.proposal import propose
from orgeditor.files.roster.rereading import choice_again, with_changes
from orgeditor.files.roster.returning import AddedRow, CellChange, Return, RowLeft
from orgeditor.files.roster.subjects import called, subject
from orgeditor.files.roster.unchanged import changed, may_differ
from orgeditor.files.roster.unsaid import managers_unsaid, values_lacking
from orgeditor.files.sheets import Cancelled, Package, Value, Workbook, read_workbook
from orgeditor.files.sheets.text import shown_name
from orgeditor.messages import t
from orgeditor.model.collector import without_collector
from orgeditor.model.edit import Refused
from orgeditor.model.records import Position, Source, Unit
from orgeditor.model.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgeditor.model.organization import Organization

_ROUNDS: Final = 3
"""How often the changed rows are read again: a blank that means “as above” takes a second time."""
_Cell = tuple[str, int, int]
"""A cell by its sheet, row index and column index."""


def plan_return(
    org: Organization,
    path: Path,
    *,
    language: str = "en",
    add_rows: bool | None = None,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Return:
    """Return what it takes for the workbook at ``path`` to say what ``org`` says.

    ``add_rows`` says whether lines that no row tells of are added; None: where the
    organisation came from this workbook alone. ``progress`` hears 0.0 to 1.0. Raises
    Unreadable for what is no xlsx or xlsm with a roster, PasswordNeeded, Cancelled, OSError.
    """

    def heard() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    def reached(part: float) -> None:
        if progress is not None:
            progress(part)
        heard()

    content = disk.read(path)
    package = Package(content, shown_name(path))
    reached(0.05)
    with ThreadPoolExecutor(1) as beside, without_collector():
        # While the child reads, this process has nothing else to do.
        ready = beside.submit(made_ready, org, package, heard)
        book = read_workbook(path, cancelled=cancelled)
    reached(0.3)
    with without_collector():
        work = _Work(org, package, book, ready.result(), language, reached, heard)
        if add_rows is None:
            add_rows = len({s.file for s in org.of(Source).values()}) <= 1
        added, missing = work.added(add_rows)
        for round_ in range(_ROUNDS):
            reached(0.7 + 0.3 * round_ / _ROUNDS)
            if not work.compare() or work.settled():
                break
            work.read_again()
        unsaid, lacking = work.unsaid(), work.lacking()
    reached(1.0)
    return Return(
        path,
        hashlib.sha256(content).hexdigest(),
        tuple(change for _, change in sorted(work.changes.items())),
        added,
        work.leavers(),
        tuple(change for _, change in sorted(work.formulas.items())),
        tuple(change for _, change in sorted(work.merged.items())),
        missing,
        unsaid,
        lacking,
        work.below,
        work.last,
        work.looks,
    )


class _Work:
    """A plan in the making; cells are known by sheet, row index and column index."""

    def __init__(
        self,
        org: Organization,
        package: Package,
        book: Workbook,
        ready: Beforehand,
        language: str,
        reached: Callable[[float], None],
        heard: Callable[[], None],
    ) -> None:
        self._heard = heard
        self._org = org
        self._package = package
        self._book = book
        self._said = ready.said
        self._language = "zh_CN" if language.startswith("zh") else "en"
        choice = choice_again(org, book)
        self._proposal = propose([book], [choice], progress=lambda part: reached(0.3 + 0.2 * part))
        table = self._proposal.files[0].table
        self._choice = replace(choice, sheet=table.sheet, header_row=table.header_row)
        if any(read.table.turned or read.table.reshaped for read in self._proposal.parts):
            raise Refused(t("The rows of {file} are not positions as they stand, so changes cannot be written into it. Export a roster instead.", file=book.file))  # fmt: skip
        self._then = Tables(self._proposal.records)
        reached(0.55)
        self._same = matched(org, self._then, self._proposal, ready.said, heard)
        self._pairs: Pairs = pair(org, self._then, self._proposal, self._same)
        reached(0.65)
        self._tables = client_tables(org, self._proposal, self._pairs.lines, self._language, ready.codes, heard)  # fmt: skip
        self._asked_for = asked_for(org)
        self.changes: dict[_Cell, CellChange] = {}
        self.formulas: dict[_Cell, CellChange] = {}
        self.merged: dict[_Cell, CellChange] = {}
        self._elsewhere: dict[tuple[str, Place], None] = {}
        """Changes in columns that another sheet has, by header and row."""
        self._changed: set[str] = set()
        """Records that the workbook, as it was read last, does not say as they stand."""
        self._is_settled = False
        self._managers: dict[_Cell, Place] = {}
        """Cells that are to name another manager, and the row of each."""
        self.below: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.looks: dict[str, dict[int, int]] = {}
        sheets = {sheet.name: sheet for sheet in book.sheets}
        for made in self._tables:
            sheet = sheets[made.read.table.sheet]
            self.below[sheet.name] = len(sheet.rows) - 1
            self.last[sheet.name] = max(made.read.table.rows)
            self.looks.setdefault(sheet.name, {}).update(looks_of(made, sheet))

    def leavers(self) -> tuple[RowLeft, ...]:
        """Return the rows of those whom the organisation has no more."""
        left = []
        for number, i in self._pairs.leavers:
            table = self._tables[number].read.table
            if table.rows[i] < 0:
                continue
            record = self._then[self._proposal.origins[number][i].record]
            left.append(RowLeft(table.sheet, table.rows[i], called(self._then, record, self._proposal.origins[number][i].holder)))  # fmt: skip
        return tuple(left)

    def added(self, add_rows: bool) -> tuple[tuple[AddedRow, ...], tuple[str, ...]]:
        """Return the rows to add, and whom no row tells of without that one is added."""
        lines = self._pairs.arrivals + self._new_units()
        table = next((table for table in self._tables if table.is_roster), None)
        if not add_rows or table is None:
            return (), tuple(subject(self._org, line) for line in lines)
        sheet = table.read.table.sheet
        below = self.below[sheet]
        calculated = self._package.calculated(sheet, self.last[sheet], below, len(lines))
        made = []
        for row, (line, formulas) in enumerate(zip(lines, calculated, strict=True), below + 1):
            cells = {
                place: value
                for n, (column, place) in enumerate(zip(table.columns, table.read.table.places, strict=True))
                if place >= 0
                and place not in formulas
                and (value := table.fitting.fitted(n, table.now.cell(line, column), None)) is not None
            }  # fmt: skip
            made.append(AddedRow(sheet, row, subject(self._org, line), cells))
        return tuple(made), ()

    def _new_units(self) -> list[Line]:
        """Return lines for new units without positions, where the workbook has rows for units alone."""
        has_rows = any(line.unit for line in self._pairs.lines.values())
        if not has_rows:
            return []
        told = {p.unit for p in self._org.of(Position).values()} | self._pairs.units
        return [Line(unit=unit) for key, unit in self._org.of(Unit).items() if key not in told]

    def compare(self) -> bool:
        """Look for cells that say something else than the organisation; return whether any was found."""
        found: dict[_Cell, CellChange] = {}
        self._changed = changed(self._org, self._proposal, self._same, self._heard)
        codes = codes_of(self._then)
        for table in self._tables:
            self._compare_table(table, codes, found)
        self._sort_out(found)
        return any(key in self.changes for key in found)

    def _compare_table(
        self, table: ClientTable, codes: Codes, found: dict[_Cell, CellChange]
    ) -> None:
        """Compare by column: most of them are equal as a whole."""
        then = Outgoing(self._then, table.columns, self._language, codes=codes)
        self._heard()
        origins = self._proposal.origins[table.number]
        places = may_differ(table, then, self._same, self._changed, origins)
        told = [line_of(self._then, origins[table.rows[at]]) for at in places]
        lines = [table.lines[at] for at in places]
        for n, column in enumerate(table.columns):
            self._heard()
            before, after = then.column(column, told), table.now.column(column, lines)
            if before == after:
                continue
            for at, old, new in zip(places, before, after, strict=True):
                if (old or None) != (new or None):
                    self._note_change(table, n, at, new, found)

    def _note_change(
        self, table: ClientTable, n: int, at: int, new: Value, found: dict[_Cell, CellChange]
    ) -> None:
        read, column, i = table.read.table, table.columns[n], table.rows[at]
        line = table.lines[at]
        if is_ours(self._org, self._asked_for, column, line, table.now.fields):
            return
        key = (read.sheet, read.rows[i], read.places[n])
        if read.places[n] < 0:
            about = self._proposal.origins[table.number][i]
            found_at = table.cell_of_same_person(n, i, line, about, self._then, self._same)
            if found_at is None:
                self._elsewhere[column.header, (table.number, i)] = None
                return
            key = found_at
        stands = read.columns[n][i]
        value = table.fitting.fitted(n, new, stands)
        if value != stands and key not in self.formulas and key not in self.merged:
            if column.field == "manager":
                self._managers[key] = (table.number, i)
            found[key] = CellChange(*key, column.header, subject(self._org, line), stands, value)

    def _sort_out(self, found: dict[_Cell, CellChange]) -> None:
        """Set the changes apart that are not made: formulas, and what a merged range hides."""
        for sheet in self._book.sheets:
            cells = [(row, column) for name, row, column in found if name == sheet.name]
            if not cells:
                continue
            formulas = self._package.formulas(sheet.name, cells)
            hidden = {
                (r, c)
                for r, c in cells
                for m in sheet.merged
                if m.top <= r <= m.bottom and m.left <= c <= m.right and (r, c) != (m.top, m.left)
            }
            for cell in cells:
                change = found[sheet.name, *cell]
                kept = self.formulas if cell in formulas else self.merged if cell in hidden else self.changes  # fmt: skip
                if kept is self.changes and (first := self.changes.get((sheet.name, *cell))):
                    change = replace(change, before=first.before)
                kept[sheet.name, *cell] = change

    def read_again(self) -> None:
        """Read the workbook as it would be with the changes made."""
        book = with_changes(self._book, self.changes.values())
        self._proposal = propose([book], [self._choice], progress=lambda _: self._heard())
        self._then = Tables(self._proposal.records)
        self._same = matched(self._org, self._then, self._proposal, self._said, self._heard)
        for table, read in zip(self._tables, self._proposal.parts, strict=True):
            table.read = read

    def settled(self) -> bool:
        """Whether the workbook need not be read again to know what its changed rows say."""
        self._is_settled = are_plain(self.changes.values(), self._tables, self._proposal)
        return self._is_settled

    def unsaid(self) -> tuple[str, ...]:
        """Return the positions whose manager the changed rows still do not say."""
        lines = self._pairs.lines
        if self._is_settled:
            said = {place for cell, place in self._managers.items() if cell in self.changes}
            lines = {place: line for place, line in lines.items() if place not in said}
        return managers_unsaid(self._then, self._proposal, lines)

    def lacking(self) -> dict[str, int]:
        """Count by label the values that the workbook has no column for."""
        headers, lines = [header for header, _ in self._elsewhere], self._pairs.lines
        if self._is_settled:
            # The others say just what stands, and that has a column: it came from one.
            lines = {
                p: n for p, n in lines.items() if n.position and n.position.id in self._changed
            }
        return values_lacking(self._then, self._proposal, lines, self._tables, headers)
