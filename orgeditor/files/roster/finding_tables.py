"""Where tables may stand in a workbook: by their headers, by their values alone, by the order of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.files.roster.headers import guess, known_as
from orgeditor.files.roster.hierarchy.betraying import says_hierarchy
from orgeditor.files.roster.reshaping.counted import heads_counts
from orgeditor.files.roster.reshaping.played import names_roles
from orgeditor.files.roster.table import header_score, read_table
from orgeditor.files.roster.values import drawn_from_ids
from orgeditor.files.sheets.text import clean

if TYPE_CHECKING:
    from orgeditor.files.sheets.workbook import Sheet, Workbook

# Headers are looked for in so many rows and, by likeness alone, in so many.
_LOOKED_AT = 200
_FIRST = 30
_HEADLESS_ROWS = 5_000


class Candidate(msgspec.Struct, frozen=True):
    """A place where a table may stand: the sheet's name and the header's row as the user sees it.

    ``header_row`` is 1-based; 0 where the table has no header. ``score`` is how many
    known columns it has, each by how sure it is.
    """

    sheet: str
    header_row: int
    score: float


def find_tables(workbook: Workbook) -> list[Candidate]:
    """Return the places where a roster may stand, the likeliest first; none is an empty list."""
    found = []
    for sheet in workbook.sheets:
        scored = _scored(sheet)
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:3]
        found += [Candidate(sheet.name, row + 1, _less_if_hidden(sheet, s)) for s, row in best]
        if not best and (counted := _of_units(sheet)):
            found.append(Candidate(sheet.name, counted, _less_if_hidden(sheet, 1.0)))
        elif not best and (start := _headless(sheet)) is not None:
            found.append(Candidate(sheet.name, start, 1.0))
        elif not best and (start := _outlined(workbook, sheet)) is not None:
            found.append(Candidate(sheet.name, start, _less_if_hidden(sheet, 0.9)))
    return sorted(found, key=lambda candidate: -candidate.score)


def _scored(sheet: Sheet) -> list[tuple[float, int]]:
    """Return (how sure, row index) of the rows that may be headers.

    Likeness costs time, so it is asked only of rows with a header known as it stands or,
    where no row has one, of the first few.
    """
    rows = list(enumerate(sheet.rows[:_LOOKED_AT]))
    likely = [(row, cells) for row, cells in rows if header_score(cells, known_as) >= 0.9]
    return [
        (score, row)
        for row, cells in likely or rows[:_FIRST]
        if (score := header_score(cells, guess)) >= 1.8 and row + 1 < len(sheet.rows)
    ]


def _less_if_hidden(sheet: Sheet, score: float) -> float:
    return score - (0.5 if sheet.hidden else 0.0) + min(len(sheet.rows), 100) / 1000


def _headless(sheet: Sheet) -> int | None:
    """Return the header row, 0 for none, of a table that only its values betray; None where none does."""
    rows = [row for row in sheet.rows[:_HEADLESS_ROWS] if any(c not in (None, "") for c in row)]
    if len(rows) < 3:
        return None
    width = min(max(map(len, rows)), 40)
    columns = [[clean(r[c]) if c < len(r) else "" for r in rows] for c in range(width)]
    whole = drawn_from_ids(columns)
    named = drawn_from_ids([column[1:] for column in columns])
    if named is not None and all(columns[c][0] for c in range(width)):
        ids, managers = named
        if columns[managers][0] not in columns[ids]:
            return sheet.rows.index(rows[0]) + 1
    return 0 if whole is not None else None


def _of_units(sheet: Sheet) -> int:
    """Return the header row of a table of units that counts heads by grade or names people by their part, 0 for none."""
    rows = sheet.rows[: 2 * _FIRST]
    return next((r + 1 for r, row in enumerate(rows[:_FIRST]) if len(row) > 2 and r + 1 < len(rows) and (heads_counts(row, rows[r + 1 :]) or names_roles(row, rows[r + 1 :]))), 0)  # fmt: skip


def plain_header(sheet: Sheet) -> int | None:
    """Return the header row, 0 for none, of any cells in rows and columns; None where there are none."""
    for r, row in enumerate(sheet.rows[:_FIRST]):
        told = [cell for cell in row if cell not in (None, "")]
        below = sheet.rows[r + 1] if r + 1 < len(sheet.rows) else ()
        if len(told) < 2 or sum(1 for cell in below if cell not in (None, "")) < 2:
            continue
        worded = all(isinstance(cell, str) and not cell[:1].isdigit() for cell in told)
        return r + 1 if worded and len(set(told)) == len(told) else 0
    return None


def _outlined(workbook: Workbook, sheet: Sheet) -> int | None:
    """Return the header row, 0 for none, of a table that only its order of rows or its codes betray."""
    first = next((r for r, row in enumerate(sheet.rows[:_FIRST]) if row), None)
    if first is None or len(sheet.rows) - first < 3:
        return None
    whole = read_table(workbook, sheet.name, 0)
    below = read_table(workbook, sheet.name, first + 1)
    if any(isinstance(cell, str) and guess(cell)[1] >= 0.9 for cell in sheet.rows[first]):
        return first + 1 if says_hierarchy(below) else None
    tops = says_hierarchy(whole)
    # A first row that nothing stands below is what the column is called.
    if tops is not None and 0 in tops:
        return 0
    return first + 1 if says_hierarchy(below) else None
