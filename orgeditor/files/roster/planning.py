"""What it takes for a client's own workbook to say what an organisation says.

A cell is written where what the organisation says in it differs from what the workbook's
own rows say in it, both put into words in the same way: however a client writes a name or
a number, it stays as it is until it is no longer true.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.project import disk
from orgeditor.files.roster.columns import COLUMNS, CUSTOM, HIERARCHY
from orgeditor.files.roster.fitting import Fitting
from orgeditor.files.roster.outgoing import Line, Outgoing
from orgeditor.files.roster.pairing import Pairs, Place, pair
from orgeditor.files.roster.proposal import propose
from orgeditor.files.roster.reading import Choice, FileRead
from orgeditor.files.roster.recipe import Recipe, TableRecipe, choices_for
from orgeditor.files.roster.returning import AddedRow, CellChange, Return, RowLeft
from orgeditor.files.sheets import Cancelled, Package, Workbook, read_workbook
from orgeditor.files.sheets.text import shown_name
from orgeditor.model.fields import name_of
from orgeditor.model.records import Column, Person, Position, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.model.organization import Organization

_ROUNDS: Final = 3
"""How often the changed rows are read again: a blank that means “as above” takes a second time."""
_ELSEWHERE: Final = frozenset({"id", "manager", "dotted", "unit", "headcount", "fte", "role"})
"""What a roster says in other columns too, or counts by its rows."""


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

    def reached(part: float) -> None:
        if progress is not None:
            progress(part)
        if cancelled is not None and cancelled():
            raise Cancelled

    content = disk.read(path)
    package = Package(content, shown_name(path))
    reached(0.05)
    book = read_workbook(path, cancelled=cancelled)
    reached(0.25)
    choices = _choices(org, book)
    work = _Work(org, package, book, choices, language)
    reached(0.5)
    if add_rows is None:
        add_rows = len({(s.file) for s in org.of(Source).values()}) <= 1
    added, missing = work.added(add_rows)
    for round_ in range(_ROUNDS):
        reached(0.6 + 0.3 * round_ / _ROUNDS)
        if not work.compare():
            break
        work.read_again()
    unsaid = work.unsaid()
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
        work.lacking(),
        work.below,
        work.looks,
    )


def _choices(org: Organization, book: Workbook) -> tuple[Choice, ...]:
    """Return how the workbook is read: as when the document came from it, where it came from one table."""
    sources = list(org.of(Source).values())
    own = [source for source in sources if source.file == book.file] or sources
    if len(own) != 1:
        return (Choice(),)
    columns = own[0].columns
    mapped = {c.field: c.header for c in columns if c.field in COLUMNS or c.field == HIERARCHY}
    nothing = dict.fromkeys(COLUMNS.keys() - mapped.keys(), "")
    headers = tuple(column.header for column in columns)
    table = TableRecipe(headers, nothing | mapped, own[0].sheet, own[0].header_row)
    return choices_for(Recipe((table,)), [book])


class _Table(msgspec.Struct):
    """A table of the workbook: how it was read, what its columns are, what would go out in them."""

    read: FileRead
    columns: tuple[Column, ...]
    now: Outgoing
    fitting: Fitting


class _Work:
    """A plan in the making; cells are known by sheet, row index and column index."""

    def __init__(
        self,
        org: Organization,
        package: Package,
        book: Workbook,
        choices: Sequence[Choice],
        language: str,
    ) -> None:
        self._org = org
        self._package = package
        self._book = book
        self._language = "zh_CN" if language.startswith("zh") else "en"
        self._proposal = propose([book], choices)
        self._choices = [
            msgspec.structs.replace(
                choice, sheet=read.table.sheet, header_row=read.table.header_row
            )
            for choice, read in zip(choices, self._proposal.files, strict=False)
        ]
        self._then = self._proposal.organization()
        self._pairs: Pairs = pair(org, self._then, self._proposal)
        self._tables = self._made_tables()
        self._asked_for = self._asked()
        self.changes: dict[tuple[str, int, int], CellChange] = {}
        self.formulas: dict[tuple[str, int, int], CellChange] = {}
        self.merged: dict[tuple[str, int, int], CellChange] = {}
        self.elsewhere: set[tuple[str, Place]] = set()
        """Changes in columns that another sheet has, by header and row."""
        self.below: dict[str, int] = {}
        self.looks: dict[str, dict[int, int]] = {}
        for table in self._tables:
            self._find_looks(table)

    def _made_tables(self) -> list[_Table]:
        sources = iter([r for r in self._proposal.records if isinstance(r, Source)])
        made = []
        for read in self._proposal.parts:
            fields = {column: name for name, column in read.mapping.fields.items()}
            columns = tuple(Column(h, fields.get(n, CUSTOM)) for n, h in enumerate(read.table.headers))  # fmt: skip
            if not read.looked_up:
                columns = next(sources).columns[: len(columns)]
            now = Outgoing(self._org, columns, self._language)
            made.append(_Table(read, columns, now, Fitting(read.table)))
        return made

    def _find_looks(self, table: _Table) -> None:
        sheet = next(s for s in self._book.sheets if s.name == table.read.table.sheet)
        self.below[sheet.name] = len(sheet.rows) - 1
        rows = [row for row in table.read.table.rows if row >= 0]
        looks = self.looks.setdefault(sheet.name, {})
        for column in range(sheet.width):
            filled = (r for r in reversed(rows[-200:]) if sheet.value(r, column) not in (None, ""))
            looks[column] = next(filled, rows[-1])

    def _asked(self) -> set[str]:
        """Return the positions that others name by an id in some table: they need one there."""
        positions = self._org.of(Position).values()
        solid = {p.manager for p in positions}
        dotted = {key for p in positions for key in p.dotted}
        return solid | dotted

    def leavers(self) -> tuple[RowLeft, ...]:
        """Return the rows of those whom the organisation has no more."""
        left = []
        for number, i in self._pairs.leavers:
            table = self._tables[number].read.table
            if table.rows[i] < 0:
                continue
            record = self._then[self._proposal.origins[number][i].record]
            left.append(RowLeft(table.sheet, table.rows[i], _called(self._then, record, self._proposal.origins[number][i].holder)))  # fmt: skip
        return tuple(left)

    def added(self, add_rows: bool) -> tuple[tuple[AddedRow, ...], tuple[str, ...]]:
        """Return the rows to add, and whom no row tells of without that one is added."""
        lines = self._pairs.arrivals + self._new_units()
        table = next(
            (
                t
                for t in self._tables
                if not t.read.looked_up and {"id", "title", "name"} & t.now.fields
            ),
            None,
        )
        if not add_rows or table is None:
            return (), tuple(self._subject(line) for line in lines)
        sheet = table.read.table.sheet
        below = self.below[sheet]
        calculated = self._package.calculated(sheet, below, len(lines))
        made = []
        for row, (line, formulas) in enumerate(zip(lines, calculated, strict=True), below + 1):
            cells = {
                place: value
                for n, (column, place) in enumerate(zip(table.columns, table.read.table.places, strict=True))
                if place >= 0
                and place not in formulas
                and (value := table.fitting.fitted(n, table.now.cell(line, column), None)) is not None
            }  # fmt: skip
            made.append(AddedRow(sheet, row, self._subject(line), cells))
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
        found: dict[tuple[str, int, int], CellChange] = {}
        for number, table in enumerate(self._tables):
            then = Outgoing(self._then, table.columns, self._language)
            for i, about in enumerate(self._proposal.origins[number]):
                line = self._pairs.lines.get((number, i))
                if line is not None:
                    self._compare_row(table, then, (number, i), self._line(about.record, about.holder), line, found)  # fmt: skip
        self._sort_out(found)
        return any(key in self.changes for key in found)

    def _line(self, record: str, holder: int) -> Line:
        found = self._then[record]
        if isinstance(found, Unit):
            return Line(unit=found)
        assert isinstance(found, Position)
        return Line(position=found, holder=holder, holders=max(1, len(found.holders)))

    def _compare_row(
        self,
        table: _Table,
        then: Outgoing,
        place: Place,
        old: Line,
        new: Line,
        found: dict[tuple[str, int, int], CellChange],
    ) -> None:
        read, i = table.read.table, place[1]
        if read.rows[i] < 0:
            return
        for n, column in enumerate(table.columns):
            before, after = then.cell(old, column), table.now.cell(new, column)
            if (before or None) == (after or None) or self._is_ours(column, new, table):
                continue
            if read.places[n] < 0:
                self.elsewhere.add((column.header, place))
                continue
            key = (read.sheet, read.rows[i], read.places[n])
            stands = read.columns[n][i]
            value = table.fitting.fitted(n, after, stands)
            if value != stands and key not in self.formulas and key not in self.merged:
                found[key] = CellChange(*key, column.header, self._subject(new), stands, value)

    def _is_ours(self, column: Column, line: Line, table: _Table) -> bool:
        """Whether an id would be one that we made up and that no other cell needs."""
        if column.field == "id" and line.position:
            return not line.position.code and not (
                line.position.id in self._asked_for and "manager" in table.now.fields
            )
        if column.field == "unit_id":
            of = line.position.unit if line.position else ""
            unit = line.unit or self._org.find(Unit, of)
            return unit is not None and not unit.code
        if column.field == "person_id" and line.position and line.position.holders:
            person = self._org.find(Person, line.position.holders[line.holder].person)
            return person is not None and not person.code
        return False

    def _sort_out(self, found: dict[tuple[str, int, int], CellChange]) -> None:
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
                    change = msgspec.structs.replace(change, before=first.before)
                kept[sheet.name, *cell] = change

    def read_again(self) -> None:
        """Read the workbook as it would be with the changes made."""
        sheets = []
        for sheet in self._book.sheets:
            rows = list(sheet.rows)
            for (name, row, column), change in self.changes.items():
                if name == sheet.name:
                    cells = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
                    cells[column] = change.after
                    rows[row] = tuple(cells)
            sheets.append(msgspec.structs.replace(sheet, rows=rows))
        book = msgspec.structs.replace(self._book, sheets=tuple(sheets))
        self._proposal = propose([book], self._choices)
        self._then = self._proposal.organization()
        for table, read in zip(self._tables, self._proposal.parts, strict=True):
            table.read = read

    def unsaid(self) -> tuple[str, ...]:
        """Return the positions whose manager is another one when the changed rows are read."""
        now_of: dict[str, Position] = {}
        for (number, i), line in self._pairs.lines.items():
            record = self._proposal.origins[number][i].record
            if line.position is not None and record:
                now_of[record] = line.position
        wrong = []
        for key, now in now_of.items():
            before = self._then.find(Position, key)
            if before is None or not now.manager:
                continue
            above = now_of.get(before.manager)
            is_new = now.manager not in {p.id for p in now_of.values()} if above is None else False
            if not is_new and (above is None or above.id != now.manager):
                wrong.append(name_of(now))
        return tuple(wrong)

    def lacking(self) -> dict[str, int]:
        """Count by label the values that differ from the workbook's, and that it has no column for."""
        fields = {name for table in self._tables for name in table.now.fields}
        headers = {column.header for table in self._tables for column in table.columns}
        without = [c for c in COLUMNS.values() if c.record is Position and c.name not in fields and c.name not in _ELSEWHERE]  # fmt: skip
        counted: Counter[str] = Counter(header for header, _ in self.elsewhere)
        for place, line in self._pairs.lines.items():
            record = self._then[self._proposal.origins[place[0]][place[1]].record]
            if line.position is None or not isinstance(record, Position):
                continue
            for column in without:
                if getattr(line.position, column.field) != getattr(record, column.field):
                    counted[str(column.label)] += 1
            counted.update(h for h in line.position.custom if h not in headers)
        return dict(counted)

    def _subject(self, line: Line) -> str:
        record = line.unit or line.position
        assert record is not None
        return _called(self._org, record, line.holder)


def _called(org: Organization, record: object, holder: int) -> str:
    """Return how a list of changes names the subject of a row."""
    if not isinstance(record, Position):
        return name_of(record)  # type: ignore[arg-type]
    said = [record.code, name_of(record)]
    if holder < len(record.holders) and (person := org.find(Person, record.holders[holder].person)):
        said.append(name_of(person))
    return ", ".join(dict.fromkeys(filter(None, said)))
