"""The headings of columns: names turned by 90 or 45 degrees, units in bands over them."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin, tan
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.paper import LEAST, LINE, POINT, Labels, Measure, label_of
from orgeditor.analysis.wrapping import unbroken, wrap
from orgeditor.model.records import Record, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.matrix import PartyColumn

Lines = tuple[str, ...]
_Measured = Callable[[str], float]

_SHORTEST: Final = 12.0
_UNBROKEN: Final = 24.0
"""Names shorter than this in mm are left in one line."""
_TALLEST: Final = 0.36
"""How much of the height of a page headings may take."""
_AROUND: Final = 4.0
_BAND_LINES: Final = 3
_BAND_LONGEST: Final = 30.0


class Headings(msgspec.Struct, frozen=True):
    """The lines of each column's heading; how high they are, how far the last leans out.

    ``cut``: the names that had to be shortened.
    """

    lines: tuple[Lines, ...]
    height: float
    overhang: float
    cut: tuple[str, ...] = ()


class Band(msgspec.Struct, frozen=True):
    """A unit over neighbouring columns: its name in lines, turned or not, from where, how wide.

    ``cut``: the name, where it had to be shortened.
    """

    unit: Unit
    lines: Lines
    left: float
    width: float
    turned: bool
    cut: str = ""


def headings(
    columns: Sequence[PartyColumn],
    width: float,
    point: float,
    tallest: float,
    angle: int,
    labels: Labels,
    measure: Measure,
) -> Headings:
    """Return headings for columns so wide: as short as all names can be in whole words.

    ``tallest``: height of the page in mm.
    """

    def measured(text: str) -> float:
        return measure(text, point, False)

    turn = radians(angle)
    most = max(1, int((width * sin(turn) - 0.9) / (LINE * point)))
    longest = _TALLEST * tallest / sin(turn)
    names = [_names(column.party, labels) for column in columns]
    words = [word for parts in names for part in parts for word in unbroken(part)]
    low = max([_UNBROKEN, *(min(measured(word), longest) for word in words)])
    high = max(low, min(max((measured(" ".join(n)) for n in names), default=low), longest))
    while high - low > 1.0:
        middle = (low + high) / 2
        if all(len(_label_lines(n, most, middle, measured)) <= most for n in names):
            high = middle
        else:
            low = middle
    found = [_label_lines(n, most, high, measured) for n in names]
    shown = tuple(_cut(lines, most, high, measured) for lines in found)
    length = max((measured(line) for lines in shown for line in lines), default=0.0)
    # The corner of the last letter of a slanted line stands higher than its baseline.
    height = (max(length, _SHORTEST) + _AROUND) * sin(turn) + point * POINT * cos(turn)
    overhang = height / tan(turn) if angle < 90 else 0.0
    kept = zip(names, found, shown, strict=True)
    cut = tuple(" ".join(name) for name, lines, left in kept if lines != left)
    return Headings(shown, height, overhang, cut)


def _names(record: Record, labels: Labels) -> list[str]:
    if labels != "both":
        return [label_of(record, labels)]
    names = [label_of(record, "en"), label_of(record, "zh_CN")]
    return list(dict.fromkeys(names))


def _label_lines(names: Sequence[str], most: int, room: float, measured: _Measured) -> Lines:
    """Return names in lines, each language on its own where that is few enough."""
    lines = tuple(line for name in names for line in wrap(name, room, measured))
    return lines if len(lines) <= most else wrap(" ".join(names), room, measured)


def _cut(lines: Lines, most: int, room: float, measured: _Measured) -> Lines:
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    while rest and measured(rest + " …") > room:
        rest = rest[:-1]
    return (*lines[: most - 1], rest.rstrip() + " …")


def band_point(point: float) -> float:
    """Return the size of the names of units over columns, in points."""
    return max(LEAST, point * 0.85)


def bands(
    placed: Sequence[tuple[PartyColumn, float, float]],
    point: float,
    labels: Labels,
    measure: Measure,
) -> tuple[Band, ...]:
    """Return the units over columns, given with left edge and width.

    A name whose words are wider than its columns is turned, so that no word is broken.
    """
    runs: list[tuple[Unit, float, float]] = []
    last = None
    for column, left, width in placed:
        if column.band is not None and runs and column.band == last:
            runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + width)
        elif column.band is not None:
            runs.append((column.band, left, width))
        last = column.band
    return tuple(_band(unit, left, width, point, labels, measure) for unit, left, width in runs)


def _band(
    unit: Unit, left: float, width: float, point: float, labels: Labels, measure: Measure
) -> Band:
    size = band_point(point)

    def measured(text: str) -> float:
        return measure(text, size, False)

    names = _names(unit, labels)
    words = [word for name in names for word in unbroken(name)]
    room = width - 1.6
    words_fit = all(measured(word) <= room for word in words)
    lines = _label_lines(names, _BAND_LINES, room, measured)
    if words_fit and len(lines) <= _BAND_LINES:
        return Band(unit, lines, left, width, turned=False)
    most = max(1, int(room / (LINE * size)))
    for length in range(14, int(_BAND_LONGEST) + 1, 2):
        lines = _label_lines(names, most, length, measured)
        if len(lines) <= most and all(measured(word) <= length for word in words):
            return Band(unit, lines, left, width, turned=True)
    shown = _cut(lines, most, _BAND_LONGEST, measured)
    cut = " ".join(names) if shown != lines else ""
    return Band(unit, shown, left, width, turned=True, cut=cut)


def bands_height(found: Sequence[Band], point: float, measure: Measure) -> float:
    """Return how much room the names of units take over the headings."""
    size = band_point(point)
    heights = [
        max(measure(line, size, False) for line in band.lines) + 1.0
        if band.turned
        else len(band.lines) * LINE * size
        for band in found
    ]
    return max(heights, default=-2.5) + 2.5
