"""The columns beside the letters: names, numbers, groups, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.responsibility import words
from orgeditor.files.responsibility.legends import explains, heads_legend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.files.responsibility.blocks import Block, Grid

_NUMBERED: Final = re.compile(
    r"(?:[A-Za-z]{0,3}[-.]?)\d+(?:[.\-]\d+)*\.?|[IVX]+\.?|[A-Z]\.?|[一二三四五六七八九十]+[、.．]?"
)


class Labels(msgspec.Struct, frozen=True):
    """The columns beside the letters, by what they hold; -1 where there is none."""

    name: int
    number: int
    groups: tuple[int, ...]
    notes: tuple[int, ...]


def labels_of(
    grid: Grid, block: Block, names: Sequence[str], body: Sequence[int], heads: Sequence[int]
) -> Labels | None:
    """Tell the columns beside those of letters, ``heads``, apart: numbers, groups, names, remarks."""
    letters = [r for r in body if r in block.rows]
    left, right = heads[0], heads[-1]
    beside = [c for c in _leftwards(grid, block, left) if any(grid[r][c] for r in letters)]
    legend = {c for c in beside if _is_legend(grid, letters, c)}
    beside = [c for c in beside if c not in legend and c - 1 not in legend]
    # Where nothing stands to the left of the letters, the names stand to their right.
    if not beside and right > left:
        beside = [c for c in range(right + 1, len(grid[0])) if any(grid[r][c] for r in letters)][:1]
    numbers = [c for c in beside if _holds_numbers(grid, letters, c, names[c])]
    rest = [c for c in beside if c not in numbers]
    if not rest and not numbers:
        return None
    if not rest:
        rest, numbers = numbers[:1], numbers[1:]
    name = _name_column(grid, letters, rest, names)
    groups = tuple(
        c
        for c in sorted(rest)
        if c < name
        and not words.is_aside(names[c])
        and (words.names_groups(names[c]) or _repeats(grid, letters, c))
    )
    notes = [c for c in sorted(rest) if c != name and c not in groups]
    after = [c for c in _remarks(grid, block, names, body, left) if c not in (name, *heads)]
    return Labels(name, numbers[-1] if numbers else -1, groups, (*notes, *after))


def _remarks(
    grid: Grid, block: Block, names: Sequence[str], body: Sequence[int], left: int
) -> Iterator[int]:
    """Yield the columns among and after the letters that say something else in words.

    Sums and checks say nothing of their own; beyond an empty column is something else.
    """
    for column in range(left, len(names)):
        name, texts = names[column], [grid[r][column] for r in body if grid[r][column]]
        if heads_legend(name) or (column > block.right and not (name and texts)):
            return
        counts = words.is_total(name) or words.counts_letter(name)
        if name and not counts and not all(_says_nothing(text) for text in texts):
            yield column


def _says_nothing(text: str) -> bool:
    number = text.replace(".", "", 1).removesuffix("%").isdigit()
    return number or words.is_blank(text) or words.is_check(text)


def _holds_numbers(grid: Grid, rows: Sequence[int], column: int, header: str) -> bool:
    if words.is_aside(header):
        return False  # A due date is no number of the row.
    texts = [grid[r][column] for r in rows if grid[r][column]]
    numbered = sum(1 for text in texts if _NUMBERED.fullmatch(text))
    return numbered * 2 > len(texts) and (words.names_numbers(header) or numbered == len(texts))


def _name_column(
    grid: Grid, rows: Sequence[int], columns: Sequence[int], names: Sequence[str]
) -> int:
    """Return the column of names; ``columns`` run from the letters outwards."""
    full = [c for c in columns if sum(1 for r in rows if grid[r][c]) * 5 >= len(rows) * 4]
    for asked in (words.names_activities, words.names_roles):
        named = [c for c in full if asked(names[c]) and not words.names_groups(names[c])]
        if named and not _repeats(grid, rows, named[0]):
            return named[0]
    distinct = [c for c in full if not _repeats(grid, rows, c) and not words.is_aside(names[c])]
    return (distinct or full or list(columns))[0]


def _repeats(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column says the same for several rows, or leaves out what stands above."""
    texts = [grid[r][column] for r in rows]
    return len(set(filter(None, texts))) * 4 <= len(texts) * 3


def _leftwards(grid: Grid, block: Block, left: int) -> list[int]:
    """Return the columns before the letters up to a gap: beyond it is something else.

    A single empty column is none: merged names leave such.
    """
    columns: list[int] = []
    rows = range(block.header, block.rows[-1] + 1)
    for column in range(left - 1, block.edge - 1, -1):
        if any(grid[r][column] for r in rows):
            columns.append(column)
        elif columns and columns[-1] > column + 1:
            break
    return columns


def _is_legend(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column holds letters whose meanings stand in the next."""
    told = [r for r in rows if grid[r][column]]
    return sum(explains(grid[r][column], grid[r][column + 1]) for r in told) * 2 > len(told)
