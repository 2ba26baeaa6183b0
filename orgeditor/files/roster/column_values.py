"""What the values of a column say of what its header claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.cells import day_first, is_blank, iso_date, number
from orgeditor.files.roster.columns import COLUMNS
from orgeditor.files.roster.grammar import SURE
from orgeditor.files.roster.values import uniqueness
from orgeditor.files.roster.words import (
    EMPLOYMENT,
    SALUTATIONS,
    VACANT,
    fold,
    is_status,
    status_word,
)
from orgeditor.model.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.sheets.workbook import Value

_WORDED: Final = frozenset({"name", "name_zh", "first_name", "last_name", "title", "title_zh"})


def tested(
    name: str, sure: float, sample: Sequence[str], cells: Sequence[Value]
) -> tuple[str, float]:
    """Return the field and how sure it is once the column's values have been heard."""
    if not any(sample):
        return name, sure * 0.5
    kind = COLUMNS[name].kind
    least = 0.3 if sure >= SURE else 0.5
    if kind in (Kind.NUMBER, Kind.MONEY) and part_that(cells, any_number) < least:
        return "", 0.0
    if kind is Kind.DATE and _dates(cells) < least:
        return "", 0.0
    if name in _WORDED and sure < 1.0 and part_that(cells, no_number) < 0.5:
        return "", 0.0
    if name == "status" and not _says_status(sample):
        return ("employment", sure * 0.9) if _says_employment(sample) else (name, sure * 0.6)
    if name in ("email", "manager_email") and not any("@" in text for text in sample):
        return ("login", sure * 0.8) if name == "email" else ("manager", sure * 0.8)
    if name == "employment" and part_that(cells, any_number) > least and any(any_number(cell) for cell in cells):  # fmt: skip
        # "Employment" over figures is how many are employed.
        return "headcount", sure * 0.7
    if name == "id" and sure <= SURE and uniqueness(sample) < 0.9:
        return "", 0.0
    if name == "person_id" and sure < 1.0 and uniqueness(sample) < 0.5:
        return "", 0.0
    return _tested_title(sure, sample) if name == "title" else (name, sure)


def _tested_title(sure: float, sample: Sequence[str]) -> tuple[str, float]:
    if _salutes(sample):
        return "", 0.0
    return "title", sure * 0.6 if look_like_codes(sample) else sure


def _salutes(sample: Sequence[str]) -> bool:
    """Whether a column of titles holds those that stand before names: Dr, Prof., Ms."""
    told = {fold(text) for text in sample if text}
    return bool(told) and sum(1 for text in told if text in SALUTATIONS) >= 0.7 * len(told)


def are_words(sample: Sequence[str]) -> bool:
    """Whether what rows are called by are names rather than numbers or codes, in whatever script."""
    told = [text for text in sample if text]
    return sum(1 for text in told if not any(map(str.isdigit, text)) and len(text) > 1) > 0.9 * len(told)  # fmt: skip


def _dates(cells: Sequence[Value]) -> float:
    """Return which part of the filled cells are dates."""
    first = day_first(cells)
    return part_that(cells, lambda cell: iso_date(cell, first))


def _says_status(sample: Sequence[str]) -> bool:
    """Whether most words of a column are such as positions or people are in."""
    told = {status_word(text): text for text in sample if text}
    known = sum(
        1 for word, text in told.items() if is_status(word) or VACANT.match(text.casefold())
    )
    return known >= 0.5 * len(told)


def _says_employment(sample: Sequence[str]) -> bool:
    told = {fold(text) for text in sample if text}
    return sum(1 for word in told if word in EMPLOYMENT) >= 0.5 * len(told)


def part_that(cells: Sequence[Value], read: object) -> float:
    """Return which part of the filled cells ``read`` makes something of, 1.0 where none is filled."""
    assert callable(read)
    told = [cell for cell in cells if not is_blank(cell)]
    return sum(1 for cell in told if read(cell) is not None) / len(told) if told else 1.0


def look_like_codes(sample: Sequence[str]) -> bool:
    """Whether a column of "posts" holds their codes: short words that all have digits."""
    told = [text for text in sample if text][:200]
    coded = sum(1 for x in told if len(x) <= 12 and " " not in x and any(map(str.isdigit, x)))
    return bool(told) and coded / len(told) > 0.8


def any_number(cell: Value) -> float | None:
    """Return the number in a cell, be its decimals behind a point or a comma."""
    return read if (read := number(cell)) is not None else number(cell, decimal_comma=True)


def no_number(cell: Value) -> bool | None:
    """Return True for a cell that is no number, else None."""
    return True if any_number(cell) is None else None
