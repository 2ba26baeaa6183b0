"""Rows that say what letters mean, and would otherwise be read as activities below the last one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from orgeditor.files.responsibility.legends import explains
from orgeditor.files.responsibility.letters import letters_in_use, looks_like_codes
from orgeditor.files.responsibility.words import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.files.responsibility.blocks import Grid

_LEAST: Final = 2


def legend_rows(grid: Grid) -> Iterator[int]:
    """Yield the rows of legends that are told by standing together.

    Words of a set alone, one below another (``Responsible``, ``Accountable``); or letters with
    words that no set knows beside them (``R | does it``), where every letter in use is explained.
    """
    bare = [row for row, cells in enumerate(grid) if (word := _alone(cells)) and known().word(word)]
    for run in _runs(bare):
        if len({known().word(_alone(grid[row])) for row in run}) >= _LEAST:
            yield from run
    entries = {row: letter for row, cells in enumerate(grid) if (letter := _explained(cells))}
    for run in _runs(list(entries)):
        letters = [entries[row] for row in run]
        if len(letters) >= _LEAST and len(set(letters)) == len(letters):
            used = letters_in_use(cells for row, cells in enumerate(grid) if row not in entries)
            # Those with a set's own words are told one by one, and say which set it is.
            if used and used <= set(letters):
                yield from (row for row in run if not _has_words_of_sets(grid[row]))


def _runs(rows: Sequence[int]) -> Iterator[list[int]]:
    """Yield those rows that follow on each other together."""
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        yield [row for _, row in run]


def _alone(cells: Sequence[str]) -> str:
    """Return the only text of a row where it is a word, else ""."""
    told = [text for text in cells if text]
    return told[0] if len(told) == 1 and len(told[0]) > 1 else ""


def _explained(cells: Sequence[str]) -> str:
    """Return the letter of a row that holds it and, in the next cell, other words; else ""."""
    told = [(column, text) for column, text in enumerate(cells) if text]
    if len(told) != _LEAST or told[1][0] != told[0][0] + 1:
        return ""
    letter, words = told[0][1], told[1][1]
    if len(letter) != 1 or not letter.isalpha() or len(words) == 1:
        return ""
    return "" if looks_like_codes(words) and not known().word(words) else letter.upper()


def _has_words_of_sets(cells: Sequence[str]) -> bool:
    letter, words = (text for text in cells if text)
    return explains(letter, words)
