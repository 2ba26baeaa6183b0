"""Activities down the page: their names in lines, their heights, and where pages end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.matrix import ActivityRow, PartyColumn
from orgeditor.analysis.pages.frame import chip_width
from orgeditor.analysis.pages.paper import LINE, POINT, SIZES, Labels, Measure, label_of
from orgeditor.analysis.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW: Final = 5.6
_AROUND: Final = 2.2
CHIP: Final = 1.5
"""Height of a chip, in sizes of its letter."""
CHIP_GAP: Final = 0.3
"""Distance of chips one over another, in sizes of their letters."""


class PlacedRow(msgspec.Struct, frozen=True):
    """A row on a page: from where, how high, and its cells each in lines.

    ``cells`` begins with the name. ``begins`` is False for what goes on from the page
    before, since it is higher than a page.
    """

    row: ActivityRow
    top: float
    height: float
    cells: tuple[tuple[str, ...], ...]
    begins: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The name in lines."""
        return self.cells[0]


def indent_of(row: ActivityRow, point: float) -> float:
    """Return how far in mm a row's name stands from the left edge of its column."""
    return 2.0 + (row.level * 2.5 + max(5.5, 1.9 * len(row.number) + 1.5)) * point / SIZES[0]


def name_lines(
    row: ActivityRow, width: float, point: float, labels: Labels, measure: Measure
) -> tuple[str, ...]:
    """Return the name of a row in lines for a column so wide."""
    room = width - indent_of(row, point) - 1.5
    bold = row.is_group
    return wrap(label_of(row.activity, labels), room, lambda text: measure(text, point, bold))


def height_of(lines: int, point: float) -> float:
    """Return how high a row of so many lines is."""
    return max(_ROW * point / SIZES[0], lines * LINE * point + _AROUND)


def per_line(letters: Sequence[str], width: float, point: float, measure: Measure) -> int:
    """Return how many chips of these letters stand side by side in a column."""
    # Chips are drawn closer before they are stacked, as long as no letter leaves its chip.
    widest = max(chip_width(letter, point, measure) for letter in letters)
    return max(1, int((width - 0.6) / (widest * 0.8)))


def placed_rows(
    rows: Sequence[ActivityRow],
    columns: Sequence[PartyColumn],
    name_width: float,
    column_width: float,
    point: float,
    labels: Labels,
    measure: Measure,
) -> list[PlacedRow]:
    """Return the rows of a matrix with their heights, all at the top."""
    shown = {column.party.id for column in columns}
    placed = []
    for row in rows:
        lines = name_lines(row, name_width, point, labels, measure)
        stacked = [
            -(-len(cell.codes) // per_line(cell.codes, column_width, point, measure))
            for party, cell in row.cells.items()
            if cell.codes and party in shown
        ]
        chips = (max(stacked, default=1) * (CHIP + CHIP_GAP) - CHIP_GAP) * point * POINT + 0.8
        placed.append(PlacedRow(row, 0.0, max(height_of(len(lines), point), chips), (lines,)))
    return placed


def chunks_of_rows(
    rows: Sequence[PlacedRow], top: float, bottom: float, point: float
) -> list[tuple[PlacedRow, ...]]:
    """Place rows from ``top`` on, page after page; a group is never the last of a page.

    A row that is higher than a page goes on with the rest of its lines on the next.
    """
    pages: list[list[PlacedRow]] = [[]]
    y = top
    rows = [part for row in rows for part in _broken(row, bottom - top, point)]
    for i, placed in enumerate(rows):
        together = placed.height
        for upper, lower in zip(rows[i:], rows[i + 1 :], strict=False):
            if not upper.row.is_group:
                break
            together += lower.height
        if y + min(together, bottom - top) > bottom + 0.001 and pages[-1]:
            pages.append([])
            y = top
        pages[-1].append(msgspec.structs.replace(placed, top=y))
        y += placed.height
    return [tuple(page) for page in pages]


def with_room_below(
    pages: list[tuple[PlacedRow, ...]], room: float, top: float, bottom: float
) -> list[tuple[PlacedRow, ...]]:
    """Return pages of rows so that so much ``room`` is left below the last row.

    Where it is not, the last row begins a page, with the groups that it stands under, as long
    as another row stays on the page before.
    """
    last = pages[-1]
    if not last or last[-1].top + last[-1].height + room <= bottom:
        return pages
    cut = len(last) - 1
    while cut and last[cut - 1].row.is_group:
        cut -= 1
    up = last[cut].top - top
    if not cut or last[-1].top + last[-1].height - up + room > bottom:
        return pages
    begun = tuple(msgspec.structs.replace(row, top=row.top - up) for row in last[cut:])
    return [*pages[:-1], last[:cut], begun]


def _broken(placed: PlacedRow, room: float, point: float) -> list[PlacedRow]:
    """Return a row as it is, or in parts that are no higher than ``room``."""
    if placed.height <= room:
        return [placed]
    most = max(1, int((room - _AROUND) / (LINE * point)))
    parts = []
    for start in range(0, max(map(len, placed.cells)), most):
        cells = tuple(lines[start : start + most] for lines in placed.cells)
        high = height_of(max(map(len, cells)), point)
        parts.append(PlacedRow(placed.row, 0.0, high, cells, begins=start == 0))
    return parts
