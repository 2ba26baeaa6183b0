"""Sums and checks of a matrix as live formulas, each with what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.marks import one_only
from orgeditor.files.responsibility.matrix_sheet import BODY, FIRST, MatrixSheet, width_of
from orgeditor.files.sheets.addresses import address, letters
from orgeditor.messages import Message, t
from orgeditor.model.codes import Duty

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import ActivityRow

FINE: Final = "✓"


def row_count(sheet: MatrixSheet, row: int, letter: str) -> str:
    """Return the formula that counts a letter in a row."""
    first, last = letters(FIRST), letters(sheet.last_party)
    return _count(f"${first}{row + 1}:${last}{row + 1}", letter)


def column_count(sheet: MatrixSheet, column: int, letter: str) -> str:
    """Return the formula that counts a letter in a column."""
    name = letters(column)
    return _count(f"{name}${BODY + 1}:{name}${sheet.last_row + 1}", letter)


def _count(cells: str, letter: str) -> str:
    # A cell may hold several letters: A/R counts for both.
    return f'=SUMPRODUCT(--ISNUMBER(SEARCH("/{letter}/","/"&{cells}&"/")))'


def check(sheet: MatrixSheet, row: ActivityRow, at: int) -> tuple[str, str]:
    """Return the formula that says what the row at index ``at`` lacks, and what it says now."""
    tests: list[tuple[str, Message, bool]] = []
    totals = sheet.view.row_totals(row)
    codes = sheet.view.code_set
    for duty, lacking, several in _said(sheet):
        meant = codes.letters(duty)
        columns = [sheet.last_party + 1 + n for n, c in enumerate(sheet.letters) if c in meant]
        counted = "+".join(address(at, column) for column in columns)
        now = sum(totals[letter] for letter in meant)
        tests.append((f"{counted}=0", lacking, now == 0))
        if several is not None:
            tests.append((f"{counted}>1", several, now > 1))
    if not tests:
        return f'="{FINE}"', FINE
    said = "&".join(f'IF({test},"{_quoted(sheet.say(text))}. ","")' for test, text, _ in tests)
    none = ",".join(f"NOT({test})" for test, _, _ in tests)
    now_said = "".join(f"{sheet.say(text)}. " for _, text, holds in tests if holds)
    return f'=IF(AND({none}),"{FINE}",{said})', now_said or FINE


def longest_check(sheet: MatrixSheet) -> int:
    """Return how wide the longest thing is that a check may come to say, in Latin letters."""
    said = [
        max(width_of(sheet.say(x)) for x in texts if x is not None) for _, *texts in _said(sheet)
    ]
    return sum(said) + 2 * len(said)


def _said(sheet: MatrixSheet) -> list[tuple[Duty, Message, Message | None]]:
    """Return for each duty that a row needs what is said where nobody, and where several, have it."""
    codes = sheet.view.code_set
    single = [duty for duty, _ in one_only(codes)]
    found: list[tuple[Duty, Message, Message | None]] = []
    for duty in (*single, Duty.DOES):
        if code := codes.first(duty):
            several = t("several have {code}", code=code.called) if duty in single else None
            found.append((duty, t("nobody has {code}", code=code.called), several))
    return found


def _quoted(text: str) -> str:
    """Return text as it stands between quotation marks in a formula."""
    return text.replace('"', '""')
