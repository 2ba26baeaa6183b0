"""Sums and checks of a matrix as live formulas, each with what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility.matrix_sheet import BODY, FIRST, MatrixSheet
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
    for duty, nobody, several in (
        (Duty.ANSWERS, t("nobody accountable"), t("several accountable")),
        (Duty.DOES, t("nobody responsible"), None),
    ):
        meant = sheet.view.code_set.letters(duty)
        columns = [sheet.last_party + 1 + n for n, c in enumerate(sheet.letters) if c in meant]
        if not columns:
            continue
        counted = "+".join(address(at, column) for column in columns)
        now = sum(totals[letter] for letter in meant)
        tests.append((f"{counted}=0", nobody, now == 0))
        if several:
            tests.append((f"{counted}>1", several, now > 1))
    if not tests:
        return f'="{FINE}"', FINE
    said = "&".join(f'IF({test},"{sheet.say(text)}. ","")' for test, text, _ in tests)
    none = ",".join(f"NOT({test})" for test, _, _ in tests)
    now_said = "".join(f"{sheet.say(text)}. " for _, text, holds in tests if holds)
    return f'=IF(AND({none}),"{FINE}",{said})', now_said or FINE
