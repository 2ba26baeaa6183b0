"""The tables of a client's workbook: how each was read, and what the organisation has for its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.columns import CUSTOM
from orgeditor.files.roster.fitting import Fitting
from orgeditor.files.roster.outgoing import Line, Outgoing
from orgeditor.files.roster.reading import FileRead
from orgeditor.model.records import Column, Position, Source, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from orgeditor.files.roster.given_codes import Codes
    from orgeditor.files.roster.origins import About
    from orgeditor.files.roster.pairing import Place
    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.files.sheets import Sheet
    from orgeditor.model.organization import Organization
    from orgeditor.model.tables import Tables


class ClientTable(msgspec.Struct):
    """A table and what goes out in it; ``rows`` are the data rows of the sheet that have a ``lines`` each."""

    number: int
    read: FileRead
    columns: tuple[Column, ...]
    now: Outgoing
    fitting: Fitting
    rows: list[int]
    lines: list[Line]

    @property
    def is_roster(self) -> bool:
        """Whether its rows are positions, so that rows can be added to it."""
        return not self.read.looked_up and bool({"id", "title", "name"} & self.now.fields)

    def cell_of_same_person(
        self, n: int, i: int, line: Line, about: About, then: Tables, same: Mapping[str, str]
    ) -> tuple[str, int, int] | None:
        """Return sheet, row and column of the cell elsewhere that says column ``n`` of the same person alone.

        None where there is none. Row ``i`` was read as ``about``, a record of ``then``; ``same`` are
        the organisation's records by those.
        """
        source, before = self.read.table.brought.get(n), then.find(Position, about.record)
        if source is None or before is None or line.position is None or source.rows.count(source.rows[i]) > 1:  # fmt: skip
            return None
        holder = _holding(line.position, line.holder)
        if not holder or same.get(_holding(before, about.holder)) != holder or source.rows[i] < 0:
            return None
        return source.sheet, source.rows[i], source.place


def client_tables(
    org: Organization,
    proposal: Proposal,
    lines: Mapping[Place, Line],
    language: str,
    codes: Codes,
    heard: Callable[[], None],
) -> list[ClientTable]:
    """Return the tables that ``proposal`` was read from; ``lines`` are the organisation's by row, as its ``codes``.

    ``heard`` is asked between tables, and may raise.
    """
    sources = iter([r for r in proposal.records if isinstance(r, Source)])
    made = []
    for number, read in enumerate(proposal.parts):
        heard()
        columns = _columns(read, sources)
        now = Outgoing(org, columns, language, codes=codes)
        rows = [i for i, row in enumerate(read.table.rows) if row >= 0 and (number, i) in lines]
        told = [lines[number, i] for i in rows]
        made.append(ClientTable(number, read, columns, now, Fitting(read.table), rows, told))
    return made


def _columns(read: FileRead, sources: Iterator[Source]) -> tuple[Column, ...]:
    headers = read.table.headers
    if not read.looked_up:
        return next(sources).columns[: len(headers)]
    fields = {column: name for name, column in read.mapping.fields.items()}
    return tuple(Column(header, fields.get(n, CUSTOM)) for n, header in enumerate(headers))


def line_of(org: Tables, about: About) -> Line:
    """Return the line that a row of the workbook itself is about."""
    found = org[about.record]
    if isinstance(found, Unit):
        return Line(unit=found)
    assert isinstance(found, Position)
    if about.holder < 0:
        return Line(position=found)
    return Line(position=found, holder=about.holder, holders=max(1, len(found.holders)))


def looks_of(table: ClientTable, sheet: Sheet) -> dict[int, int]:
    """Return by column the row of a cell that new ones are to look like: the last that is filled."""
    rows = [row for row in table.read.table.rows if row >= 0]
    looks = {}
    for column in range(sheet.width):
        filled = (r for r in reversed(rows[-200:]) if sheet.value(r, column) not in (None, ""))
        looks[column] = next(filled, rows[-1])
    return looks


def _holding(position: Position, holder: int) -> str:
    """Return the person who holds a seat, "" for nobody."""
    return position.holders[holder].person if 0 <= holder < len(position.holders) else ""
