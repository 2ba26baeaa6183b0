"""Lists of names with the pages on which they stand, in columns: contents and indexes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.paper import LINE, POINT
from orgeditor.analysis.pages.things import Fill, Link, Text, Thing
from orgeditor.analysis.wrapping import shortened, shortened_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgeditor.analysis.pages.frame import Frame

_COLUMN: Final = 9.6
"""The least width of a column, in mm a point of the letters."""
_APART: Final = 7.0
_INDENT: Final = 3.5
_DEEPEST: Final = 6
_LEADING: Final = 1.24
_BETWEEN: Final = ", "
_SHORTEST: Final = 12
"""So many rows stay in one column."""
_SHARE: Final = 0.5
"""How much of a column numbers take before they go on below."""


class Entry(msgspec.Struct, frozen=True):
    """A name and its pages, in order; ``level``: how far it stands in. A ``heading`` has no pages.

    ``ends``: where a name is too long, its end stays, that of an index its beginning.
    """

    words: str
    pages: tuple[int, ...] = ()
    level: int = 0
    heading: bool = False
    ends: bool = False


class _Row(msgspec.Struct, frozen=True):
    """A line: a name, and numbers that each lead to a page."""

    entry: Entry
    words: str
    numbers: tuple[tuple[str, int], ...]


def listed(entries: Sequence[Entry], around: Frame, point: float) -> list[list[Thing]]:
    """Return entries as the things of pages, down one column after another.

    A heading is never the last in its column, and stands with some air above it.
    """
    room = around.right - around.left
    columns = max(1, int((room + _APART) / (_COLUMN * point + _APART)))
    high = LINE * point * _LEADING
    rows_high = max(2, int((around.bottom - around.top - 2.0) / high))
    if len(entries) <= rows_high:
        columns = min(columns, 2)
    width = (room + _APART) / columns - _APART
    rows = [row for entry in entries for row in _rows(entry, width, point, around)]
    parts = list(_columns(rows, rows_high))
    last = (len(parts) - 1) // columns * columns
    ending = [row for part in parts[last:] for row in part if row]
    pages: list[list[Thing]] = []
    for place, part in enumerate([*parts[:last], *_evened(ending, columns)]):
        if place % columns == 0:
            pages.append([])
        left = around.left + (place % columns) * (width + _APART)
        for n, row in enumerate(part):
            if row:
                baseline = around.top + (n + 1) * high
                pages[-1] += _things(row, left, baseline, width, point, around)
    return pages or [[]]


def ranges(pages: Iterable[int]) -> list[tuple[str, int]]:
    """Return numbers in order as they are listed, those that follow each other as one: its first page with it."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}", r[0]) for r in runs]


def _rows(entry: Entry, width: float, point: float, around: Frame) -> Iterator[_Row]:
    def measured(text: str) -> float:
        return around.measure(text, point, entry.heading)

    numbers: list[list[tuple[str, int]]] = [[]]
    for number in ranges(entry.pages):
        share = _SHARE if len(numbers) == 1 else 1.0
        said = _BETWEEN.join(words for words, _ in [*numbers[-1], number])
        if numbers[-1] and measured(said) > share * width - _INDENT:
            numbers.append([])
        numbers[-1].append(number)
    taken = measured(_BETWEEN.join(words for words, _ in numbers[0])) + 2.0 if numbers[0] else 0.0
    room = width - _inwards(entry) - taken
    cut = shortened_inside if entry.ends else shortened
    yield _Row(entry, cut(entry.words, room, measured), tuple(numbers[0]))
    for more in numbers[1:]:
        yield _Row(entry, "", tuple(more))


def _inwards(entry: Entry) -> float:
    return min(entry.level, _DEEPEST) * _INDENT


def _columns(rows: Sequence[_Row], most: int) -> Iterator[list[_Row | None]]:
    column: list[_Row | None] = []
    for row, after in [*pairwise(rows), *((row, None) for row in rows[-1:])]:
        heads = row.entry.heading
        if heads and column:
            column.append(None)
        if len(column) + (2 if heads and after else 1) > most:
            yield column
            column = []
        column.append(row)
    if column:
        yield column


def _evened(rows: Sequence[_Row], columns: int) -> list[list[_Row | None]]:
    """Return the rows of the last page in columns of about the same height, none very short."""
    most = max(_SHORTEST, -(-len(rows) // columns))
    while len(found := list(_columns(rows, most))) > columns:
        most += 1
    return found


def _things(
    row: _Row, left: float, baseline: float, width: float, point: float, around: Frame
) -> Iterator[Thing]:
    heads, size = row.entry.heading, point * POINT

    def measured(text: str) -> float:
        return around.measure(text, point, heads)

    if row.words:
        x = left + _inwards(row.entry)
        yield Text(row.words, x, baseline, point, width - (x - left), bold=heads)
    if heads:
        yield Fill(left, baseline + 0.35 * size, width, 0.15, "rule")
    right = left + width
    for place, (words, page) in reversed(list(enumerate(row.numbers))):
        said = words if place + 1 == len(row.numbers) else words + _BETWEEN.rstrip()
        wide = measured(said)
        yield Text(said, right, baseline, point, wide, tone="soft", align="right")
        # Where there is one page alone, the name leads there, too.
        start = left if len(row.numbers) == 1 and row.words else right - wide
        yield Link(start, baseline - size, right - start, 1.3 * size, page)
        right -= measured(words + _BETWEEN) if place else wide
