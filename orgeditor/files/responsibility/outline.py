"""Which rows of a table are headings, and how deep each row lies."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from orgeditor.files.responsibility.grid import Line, RawTable, depth_of
from orgeditor.files.responsibility.tables import ReadActivity
from orgeditor.files.sheets.addresses import address

if TYPE_CHECKING:
    from collections.abc import Sequence


def activities_of(table: RawTable) -> tuple[list[ReadActivity], list[int]]:
    """Return the rows as activities and headings, and for each line of the table its place there.

    Depth comes from numbers (1.2), else from indents, else from columns that name groups,
    else from rows without letters, which head those below them.
    """
    lines = table.lines
    if any(line.groups for line in lines):
        return _grouped(lines)
    depths = [depth_of(line.number) for line in lines]
    if max(depths, default=-1) > 0:
        outermost = min(depth for depth in depths if depth >= 0)
        levels = _smoothed([max(depth - outermost, 0) for depth in depths])
    elif len({line.indent for line in lines}) > 1:
        levels = _smoothed([line.indent for line in lines])
    else:
        levels = []
    headings = [_is_heading(table, levels, n) for n in range(len(lines))]
    levels = levels or _by_sections(headings)
    numbers = [line.number for line in lines]
    counted = numbers == _counted(levels)
    made = [
        ReadActivity(
            line.name,
            address(line.row, line.column),
            level,
            heading,
            "" if counted else line.number,
            line.notes,
        )
        for line, level, heading in zip(lines, levels, headings, strict=True)
    ]
    return made, list(range(len(made)))


def _is_heading(table: RawTable, levels: Sequence[int], at: int) -> bool:
    lines = table.lines
    line = lines[at]
    if levels and at + 1 < len(lines) and levels[at + 1] > levels[at]:
        return True
    if line.has_cells:
        return False
    if table.sums:
        return not line.has_sums
    if levels:
        return False
    if any(other.number for other in lines):
        # I, II over 1, 2; A over A1: numbers of another kind than the activities have.
        kinds = {_kind(other.number) for other in lines if other.has_cells}
        return not line.number or (_kind(line.number) not in kinds and at + 1 < len(lines))
    return any(other.has_cells for other in lines[at + 1 :])


def _kind(number: str) -> str:
    return re.sub("[A-Za-z]+", "A", re.sub(r"\d+", "1", number.strip(". 、")))


def _by_sections(headings: Sequence[bool]) -> list[int]:
    """Return levels where headings have none: two of them in a row are an outer and an inner one."""
    nested = any(a and b for a, b in itertools.pairwise(headings))
    levels: list[int] = []
    depth = 0
    for at, heading in enumerate(headings):
        if not heading:
            levels.append(depth)
            continue
        outer = not nested or (at + 1 < len(headings) and headings[at + 1])
        follows_outer = at > 0 and headings[at - 1]
        level = 0 if outer and not follows_outer else (1 if any(headings[:at]) else 0)
        levels.append(level)
        depth = level + 1
    return levels


def _smoothed(levels: Sequence[int]) -> list[int]:
    """Let no row lie more than one level below the one before it."""
    smooth: list[int] = []
    for level in levels:
        smooth.append(min(level, smooth[-1] + 1 if smooth else 0))
    return smooth


def _counted(levels: Sequence[int]) -> list[str]:
    """Return the numbers that rows of these levels have anyway: 1, 1.1, 1.2, 2."""
    numbers: list[str] = []
    counts: list[int] = []
    for level in levels:
        counts = [*counts[: level + 1], *[0] * (level + 1 - len(counts))]
        counts[level] += 1
        numbers.append(".".join(map(str, counts)))
    return numbers


def _grouped(lines: Sequence[Line]) -> tuple[list[ReadActivity], list[int]]:
    """Make headings of what the group columns say, each before the first row it stands for."""
    made: list[ReadActivity] = []
    places: list[int] = []
    standing: list[str] = []
    numbers = [line.number for line in lines]
    counted = numbers == [str(n) for n in range(1, len(lines) + 1)]
    for line in lines:
        path = [text for text in line.groups if text]
        if not line.has_cells and line.name in path and path[-1] == line.name:
            places.append(-1)  # A row that only names its group.
            continue
        kept = 0
        while kept < min(len(path), len(standing)) and path[kept] == standing[kept]:
            kept += 1
        for level in range(kept, len(path)):
            made.append(ReadActivity(path[level], address(line.row, 0), level, True))
        standing = path
        places.append(len(made))
        place = address(line.row, line.column)
        number = "" if counted else line.number
        made.append(ReadActivity(line.name, place, len(path), False, number, line.notes))
    return made, places
