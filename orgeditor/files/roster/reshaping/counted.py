"""Head-counts with a column a grade: each figure becomes a position of that many seats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import number
from orgeditor.files.roster.headers import guess, is_level
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.reshaping.making import remade
from orgeditor.files.roster.words import is_total
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table
    from orgeditor.files.sheets.workbook import Row, Value

_RANK: Final = re.compile(
    r"(?:grade|band|level|lvl|grad|gruppe|grupo|grado|niveau|nivel|class|step|tier)\W?[\dA-Z]{1,3}[a-z]?\+?"
    r"|[A-Z]{1,4}[- ]?\d{1,2}[a-z]?|[A-Z]{2,4}|.*(?:级|职等|職等|級)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"(?:fy|q|h|cy|ytd|hc|fte|vte|etp|no|id|nr|eur|usd|gbp|cny|rmb|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\W?\d*",
    re.IGNORECASE,
)
"""What looks like a grade and is none: quarters, months, figures of another kind."""
_PLACES: Final = frozenset({"unit", "unit_zh", "unit_id", "parent_unit", "unit_path", "location", "cost_centre", "manager", "manager_name", "notes"})  # fmt: skip
_LEAST: Final = 2
_SURELY: Final = 0.5
_MOST: Final = 100_000


def by_counts(table: Table) -> Table | None:
    """Return the table with a row for each figure that counts the heads of a grade; None where none does."""
    graded = _graded(table.headers)
    if graded is None:
        return None
    grades = [c for c in graded if _counts(table.columns[c])]
    ranked = [c for c in grades if is_rank(table.headers[c])]
    if len(grades) < _LEAST or len(ranked) < _SURELY * len(grades):
        return None
    sums = [c for c in range(len(table.headers)) if is_total(table.headers[c])]
    kept = [c for c in range(len(table.headers)) if c not in grades and c not in sums]
    found = [
        (i, table.headers[c], value)
        for i in range(len(table.rows))
        for c in grades
        if (value := number(table.columns[c][i]))
    ]
    if not found:
        return None
    names = ", ".join(table.headers[c] for c in grades)
    told = t("The columns {columns} count heads by grade: each figure was read as one position with that head-count.", columns=names)  # fmt: skip
    made: dict[str, list[Value]] = {
        "Title": [header for _, header, _ in found],
        "Grade": [header if _RANK.fullmatch(header) else None for _, header, _ in found],
        "Headcount": [value for *_, value in found],
    }
    return remade(table, [i for i, *_ in found], kept, made, told)


def heads_counts(header: Row, below: Sequence[Row]) -> bool:
    """Whether a row heads such a table, with the rows below it; it may name no more than one field."""
    texts = [cell if isinstance(cell, str) else "" for cell in header]
    graded = _graded(texts)
    if graded is None:
        return False
    grades = [c for c in graded if texts[c] and _counts([row[c] if c < len(row) else None for row in below])]  # fmt: skip
    return len(grades) >= _LEAST and sum(map(is_rank, (texts[c] for c in grades))) >= _SURELY * len(grades)  # fmt: skip


def is_rank(header: str) -> bool:
    """Whether a header is what a grade or a kind of post is called."""
    if _OTHER.fullmatch(header.strip()) or is_total(header):
        return False
    return _RANK.fullmatch(header.strip()) is not None or look_of([header]) == "title"


def _graded(headers: Sequence[str]) -> list[int] | None:
    """Return the columns that may count heads, None where the rows are positions or people or name no unit."""
    meant = {c: guess(header)[0] for c, header in enumerate(headers) if header}
    placed = [c for c, name in meant.items() if name in _PLACES or is_level(headers[c])]
    units = [c for c in placed if is_level(headers[c]) or meant[c].startswith("unit")]
    ranks = [c for c in meant if c not in placed and is_rank(headers[c]) and not _is_of_posts(headers[c])]  # fmt: skip
    others = [c for c in meant if meant[c] and c not in placed and c not in ranks and not is_total(headers[c])]  # fmt: skip
    if not units or others:
        return None
    return [c for c in meant if c not in placed and not is_total(headers[c])]


def _is_of_posts(header: str) -> bool:
    return guess(header)[0] in ("id", "title", "name", "grade", "person_id")


def _counts(cells: Sequence[Value]) -> bool:
    told = [cell for cell in cells if cell is not None and cell != ""]
    figures = [number(cell) for cell in told]
    return bool(told) and all(f is not None and 0 <= f < _MOST for f in figures)
