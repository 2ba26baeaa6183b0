"""A table of a workbook: what its rows and columns hold."""

from __future__ import annotations

from itertools import chain, count, zip_longest
from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.problems import Problem
from orgeditor.files.roster.blocks import Block, are_twins, blocks_of, caption_of, only
from orgeditor.files.roster.columns import HIERARCHY
from orgeditor.files.roster.data_rows import SECTION, data_rows, labelled, spread_merged
from orgeditor.files.roster.header_rows import headers_of
from orgeditor.files.roster.headers import guess, is_level, names_edges
from orgeditor.files.roster.hierarchy.paths import lists_children, says_place
from orgeditor.files.sheets.addresses import address
from orgeditor.files.sheets.text import clean
from orgeditor.files.sheets.workbook import Row, Sheet, Value, Workbook
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Of a row that may be a header so many cells are looked at.
_WIDE = 120
# A cell that stands so many columns right of all others is a stray one.
_FAR = 20


class Brought(msgspec.Struct, frozen=True):
    """Where the cells of a column stand that was joined from a sheet of people: its name, column index, row indexes (-1: none)."""

    sheet: str
    place: int
    rows: list[int]


class Table(msgspec.Struct, frozen=True):
    """A table's data: ``columns[c][i]`` is the cell of ``headers[c]`` in the file's row ``rows[i]``.

    ``places`` are the sheet's column indexes and ``rows`` its row indexes, both from 0; the
    place of a column or row that the sheet does not have, made or brought from elsewhere, is -1.
    Headers are unique; a column without one is called by its letter.
    """

    file: str
    sheet: str
    header_row: int
    headers: tuple[str, ...]
    places: tuple[int, ...]
    rows: list[int]
    columns: list[list[Value]]
    problems: tuple[Problem, ...] = ()
    indents: dict[tuple[int, int], int] = {}
    """Indent of cells that have one, by their places in ``columns``: (column, i)."""
    outlines: list[int] = []
    """How deep each row is grouped, where any is."""
    turned: bool = False
    """Whether the sheet has its columns as rows: ``rows`` are then its columns."""
    reshaped: int = 0
    """How many rows of the file the table was made of, where they are not its own."""
    brought: dict[int, Brought] = {}
    """By their places in ``columns`` those that stand on another sheet of the same file."""

    def cell(self, i: int, column: int) -> str:
        """Return the address of a cell from its place in ``columns``: ``K12``."""
        row, place = self.rows[i], self.places[column]
        if row < 0 or place < 0:
            return ""
        return address(place, row) if self.turned else address(row, place)

    @property
    def own_headers(self) -> tuple[str, ...]:
        """The headers of the columns that the sheet has."""
        return tuple(h for h, place in zip(self.headers, self.places, strict=True) if place >= 0)

    @property
    def read_rows(self) -> int:
        """How many rows of the file there are."""
        return self.reshaped or len(set(self.rows) - {-1})

    def with_brought(self, header: str, cells: list[Value], source: Brought) -> Table:
        """Return the table with one more column that stands on another sheet of its file."""
        made = self.with_column(header, cells)
        return msgspec.structs.replace(made, brought=self.brought | {len(self.headers): source})

    def without_first_row(self, problem: Problem) -> Table:
        """Return the table without its first row, and why."""
        return msgspec.structs.replace(
            self,
            rows=self.rows[1:],
            columns=[column[1:] for column in self.columns],
            problems=(*self.problems, problem),
            indents={(c, i - 1): n for (c, i), n in self.indents.items() if i},
            outlines=self.outlines[1:],
        )

    def with_cells(self, column: int, cells: list[Value]) -> Table:
        """Return the table with other cells in one column."""
        columns = [*self.columns[:column], cells, *self.columns[column + 1 :]]
        return msgspec.structs.replace(self, columns=columns)

    def with_rows(self, column: int, cells: Sequence[str]) -> Table:
        """Return the table with rows that the sheet does not have, each with one cell filled."""
        blank: list[Value] = [None] * len(cells)
        columns = [[*own, *(cells if c == column else blank)] for c, own in enumerate(self.columns)]
        return msgspec.structs.replace(self, rows=[*self.rows, *[-1] * len(cells)], columns=columns)

    def with_column(self, header: str, cells: list[Value]) -> Table:
        """Return the table with one more column, under a header of its own."""
        taken = set(self.headers)
        unique = next(h for h in chain([header], (f"{header} ({n})" for n in count(2))) if h not in taken)  # fmt: skip
        return msgspec.structs.replace(
            self,
            headers=(*self.headers, unique),
            places=(*self.places, -1),
            columns=[*self.columns, cells],
        )


def beside(workbook: Workbook, sheet_name: str, header_row: int) -> list[Table]:
    """Return the tables whose headers stand in the same row, right or left of the one that is read."""
    sheet = next(s for s in workbook.sheets if s.name == sheet_name)
    blocks = blocks_of(sheet, header_row - 1)
    main = _main(sheet, header_row - 1, blocks)
    others = [block for block in blocks if main and block != main]
    return [read_table(workbook, sheet_name, header_row, block) for block in others]


def _main(sheet: Sheet, at: int, blocks: Sequence[Block]) -> Block | None:
    """Return the block whose headers are known best, None where all is one table."""
    if len(blocks) < 2:
        return None
    return max(blocks, key=lambda block: header_score(sheet.rows[at][block[0] : block[1] + 1]))


def read_table(
    workbook: Workbook, sheet_name: str, header_row: int, block: Block | None = None
) -> Table:
    """Return the table whose header is in a row (1-based; 0: it has none). KeyError for no such sheet.

    Of several side by side it is the one in the columns of ``block``, else the one whose
    headers are known best.
    """
    at = header_row - 1
    sheet = _one_table(workbook, sheet_name, at, block)
    places, told = _places(sheet, at)
    headers = headers_of(sheet, at, places)
    rows, skipped, sections = data_rows(sheet, at, places, _is_other_header)
    columns = _columns(list(rows.values()), places)
    spread_merged(sheet, list(rows), places, columns)
    hidden = sum(1 for row in rows if row in sheet.hidden_rows)
    if hidden and not any((n.kind, n.sheet) == ("hidden-rows", sheet.name) for n in workbook.notes):
        told.append(Problem("hidden-rows", "hint", tn("{n} hidden row was read like the others.", "{n} hidden rows were read like the others.", hidden)))  # fmt: skip
    if sheet.hidden:
        told.append(Problem("hidden-sheet", "hint", t("The table is on a hidden sheet.")))
    told += skipped
    told += [
        Problem("formula-without-value", "warning", t("The formula here has never been calculated, so the cell is empty."), row=row + 1, cell=address(row, column))
        for row, column in sorted(sheet.formulas_without_value)
        if row in rows
    ]  # fmt: skip
    name = sheet.name
    numbers = {row: i for i, row in enumerate(rows)} if sheet.indents else {}
    at_place = {place: c for c, place in enumerate(places)}
    indents = {(at_place[c], numbers[r]): n for (r, c), n in sheet.indents.items() if r in numbers and c in at_place}  # fmt: skip
    outlines = [sheet.outlines.get(row, 0) for row in rows] if sheet.outlines else []
    placed = tuple(msgspec.structs.replace(p, file=workbook.file, sheet=name) for p in told)
    table = Table(
        workbook.file,
        name,
        header_row,
        headers,
        places,
        list(rows),
        columns,
        placed,
        indents,
        outlines,
        turned=sheet.turned,
    )
    if sections:
        header, said = _section_column(sections)
        return table.with_column(header, [said.get(row) for row in rows])
    heading = _heading_of_twin(workbook, sheet_name, at, block)
    return table.with_column(SECTION, [heading] * len(rows)) if heading else table


def _section_column(sections: dict[int, str]) -> tuple[str, dict[int, str]]:
    """Return the header of the column that the headings between rows make, and its cells by row."""
    parted = {row: labelled(text) for row, text in sections.items()}
    labels = {label for label, _ in parted.values()}
    if len(labels) == 1 and (label := labels.pop()):
        return label, {row: value for row, (_, value) in parted.items()}
    return SECTION, sections


def _heading_of_twin(workbook: Workbook, sheet_name: str, at: int, block: Block | None) -> str:
    """Return what stands above a table that has others of its kind beside it, "" where none has."""
    sheet = next(s for s in workbook.sheets if s.name == sheet_name)
    blocks = blocks_of(sheet, at)
    if not are_twins(sheet, at, blocks):
        return ""
    own = block or _main(sheet, at, blocks)
    return caption_of(sheet, at, own) if own else ""


def _columns(rows: Sequence[Row], places: Sequence[int]) -> list[list[Value]]:
    if places and len(places) == places[-1] + 1 == max(map(len, rows), default=0):
        return list(map(list, zip_longest(*rows)))
    return [[row[place] if place < len(row) else None for row in rows] for place in places]


def _is_other_header(row: Row, header: Row) -> bool:
    """Whether a row below a table is the header of another."""
    filled = sum(1 for cell in row if isinstance(cell, str) and cell)
    return filled >= 3 and header_score(row) >= max(2.5, 0.6 * filled)


def read_headers(workbook: Workbook, sheet_name: str, header_row: int) -> tuple[str, ...]:
    """Return the headers that ``read_table`` would find. KeyError for no such sheet."""
    sheet = _one_table(workbook, sheet_name, header_row - 1)
    return headers_of(sheet, header_row - 1, _places(sheet, header_row - 1)[0])


def _one_table(workbook: Workbook, name: str, at: int, block: Block | None = None) -> Sheet:
    """Return the sheet with nothing beside the table whose header row is ``at``."""
    sheet = next((s for s in workbook.sheets if s.name == name), None)
    if sheet is None:
        raise KeyError(name)
    block = block or _main(sheet, at, blocks_of(sheet, at))
    return only(sheet, at, block) if block else sheet


def header_score(cells: Row, meaning: Callable[[str], tuple[str, float]] = guess) -> float:
    """Return how sure it is that a row is a header: the sum over the fields its cells name."""
    if names_edges(cells):
        return 2.0
    best: dict[str, float] = {}
    for place, cell in enumerate(cells[:_WIDE]):
        if isinstance(cell, str) and 0 < len(cell) <= 80:
            name, sure = meaning(cell)
            if not name and (lists_children(cell) or says_place(cell)):
                name, sure = HIERARCHY, 0.9
            if is_level(cell):
                name, sure = f"level {place}", max(sure, 0.9)
            if name:
                best[name] = max(best.get(name, 0.0), sure)
    return sum(best.values())


def _places(sheet: Sheet, at: int) -> tuple[tuple[int, ...], list[Problem]]:
    """Return the columns that the table has; a stray cell far to the right is told and left."""
    used: set[int] = set()
    for row in sheet.rows[max(at, 0) :]:
        if len(row) > len(used):
            used.update(c for c, cell in enumerate(row) if cell is not None and cell != "")
    places: list[int] = []
    for place in sorted(used):
        if places and place - places[-1] > _FAR:
            stray = next(r for r, row in enumerate(sheet.rows) if place < len(row) and row[place] not in (None, ""))  # fmt: skip
            where = address(stray, place)
            return tuple(places), [
                Problem("stray-cell", "warning", t("Cells from {cell} on stand far outside the table and were left out.", cell=where), row=stray + 1, cell=where, value=clean(sheet.value(stray, place)))
            ]  # fmt: skip
        places.append(place)
    return tuple(places), []
