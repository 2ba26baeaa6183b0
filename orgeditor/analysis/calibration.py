"""Ratings of a cycle laid out beside each other: how they are spread over units or grades, and as a nine-box.

Distances are in chart units. What is laid out is what is handed in: reviews that may not be
seen are left out by whoever asks.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.reviews import Scale, is_of_somebody, rating_scale, seat_of, seats_by_person
from orgeditor.analysis.traits import values_in_order
from orgeditor.analysis.tree import unit_tree
from orgeditor.model.elements.performance import POTENTIALS, Review
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.model.organization import Organization

HEAD: Final = 54.0
ROW: Final = 30.0
NAME: Final = 240.0
BARS: Final = 560.0
FIGURES: Final = 160.0
WIDTH: Final = NAME + BARS + FIGURES

AXIS: Final = 34.0
BOX: Final = (276.0, 148.0)
GAP: Final = 8.0
TITLE: Final = 28.0
CHIP: Final = 22.0
_INSIDE: Final = 10.0
_ABREAST: Final = 2
_BOXES: Final = 3
_ASTRAY: Final = 4.0
"""How much farther a chip counts to be for what it lies beside the way."""
POTENTIAL_ORDER: Final = tuple(value for value, _ in POTENTIALS if value)
"""The potentials that are judged, the lowest first."""


class By(StrEnum):
    """What the lines of a distribution stand for."""

    UNITS = "units"
    GRADES = "grades"


class Line(msgspec.Struct, frozen=True):
    """A line of a distribution: its unit, or its grade where ``record`` is "".

    ``counts``: how many were rated at each level of the scale. ``mean``: of their ratings.
    ``waiting``: how many are still to be rated.
    """

    record: str
    grade: str
    depth: int
    counts: tuple[int, ...]
    mean: float
    waiting: int

    @property
    def rated(self) -> int:
        """How many were rated."""
        return sum(self.counts)


class Distribution(msgspec.Struct, frozen=True):
    """How ratings are spread; bars stand beside each other by the level that is expected.

    ``left`` and ``right``: the largest shares, 0 to 1, that stand on either side of its middle.
    """

    scale: Scale
    lines: tuple[Line, ...]
    left: float
    right: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole."""
        return (WIDTH, HEAD + ROW * len(self.lines)) if self.lines else (0.0, 0.0)

    def segments(self, line: Line) -> list[tuple[float, float]]:
        """Return where each level's part of a bar begins and how wide it is, from the left edge of the bars."""
        whole = BARS / ((self.left + self.right) or 1.0)
        at = (self.left - _left(line, self.scale.par)) * whole
        found = []
        for count in line.counts:
            width = count / line.rated * whole if line.rated else 0.0
            found.append((at, width))
            at += width
        return found


def distribution(org: Organization, reviews: Iterable[Review], by: By = By.UNITS) -> Distribution:
    """Return how the ratings of people and positions are spread, by unit with all its parts, or by grade."""
    scale = rating_scale(org)
    seats = seats_by_person(org)
    own: dict[str, np.ndarray] = {}
    width = len(scale.levels) + 2  # The sum of the ratings, and how many wait.
    for review in reviews:
        if not is_of_somebody(org, review):
            continue
        seat = seat_of(org, review, seats)
        key = "" if seat is None else seat.unit if by is By.UNITS else seat.grade
        row = own.get(key)
        if row is None:
            row = own[key] = np.zeros(width)
        if review.rating is None:
            row[-1] += 1
        else:
            row[scale.place(review.rating)] += 1
            row[-2] += review.rating
    if by is By.UNITS:
        lines = _by_unit(org, own)
    else:
        lines = [
            _line("", grade, 0, own[grade]) for grade in values_in_order(Position, "grade", own)
        ]
    rated = [line for line in lines if line.rated]
    left = max((_left(line, scale.par) for line in rated), default=0.0)
    right = max((1.0 - _left(line, scale.par) for line in rated), default=0.0)
    return Distribution(scale, tuple(lines), left, right)


def _by_unit(org: Organization, own: Mapping[str, np.ndarray]) -> list[Line]:
    """Return the units in which anybody is reviewed, in pre-order, each with all its parts."""
    tree = unit_tree(org)
    if not own:
        return []
    nothing = np.zeros(len(next(iter(own.values()))))
    table = np.array([own.get(key, nothing) for key in tree.ids]).reshape(len(tree), len(nothing))
    sums = np.column_stack([tree.totals(column) for column in table.T])
    lines = [
        _line(tree.ids[place], "", int(tree.depth[place]), sums[place])
        for place in np.flatnonzero(sums[:, :-2].sum(axis=1) + sums[:, -1]).tolist()
    ]
    return lines + ([_line("", "", 0, own[""])] if "" in own else [])


def _line(record: str, grade: str, depth: int, row: np.ndarray) -> Line:
    counts = tuple(int(count) for count in row[:-2])
    rated = sum(counts)
    return Line(
        record, grade, depth, counts, float(row[-2]) / rated if rated else 0.0, int(row[-1])
    )


def _left(line: Line, par: int) -> float:
    """Return which share of a bar stands left of the middle of what is expected."""
    return (sum(line.counts[:par]) + line.counts[par] / 2) / line.rated if line.rated else 0.0


def line_at(found: Distribution, y: float) -> str:
    """Return the unit whose line is at a height, "" where there is none."""
    row = int((y - HEAD) // ROW)
    return found.lines[row].record if 0 <= row < len(found.lines) and y >= HEAD else ""


class Chip(msgspec.Struct, frozen=True):
    """Somebody in a box: the review, and where the name stands."""

    review: str
    x: float
    y: float
    width: float


class Box(msgspec.Struct, frozen=True):
    """One of the nine: ``performance`` and ``potential`` 0 to 2, its corner, who is in it.

    ``reviews`` are all of them, ``chips`` those for whom there is room.
    """

    performance: int
    potential: int
    x: float
    y: float
    reviews: tuple[str, ...]
    chips: tuple[Chip, ...]


class NineBox(msgspec.Struct, frozen=True):
    """Performance to the right, potential upwards; ``apart``: how many have no potential judged."""

    boxes: tuple[Box, ...]
    apart: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole."""
        if not self.boxes:
            return 0.0, 0.0
        return AXIS + _BOXES * (BOX[0] + GAP), _BOXES * (BOX[1] + GAP) + 2 * AXIS

    def review_at(self, x: float, y: float) -> str:
        """Return the review whose chip is at a point, "" for none."""
        for box in self.boxes:
            for chip in box.chips:
                if chip.x <= x < chip.x + chip.width and chip.y <= y < chip.y + CHIP:
                    return chip.review
        return ""

    def beside(self, review: str, across: int, down: int) -> Chip | None:
        """Return the nearest chip on a way; the first one where the review has none."""
        chips = [chip for box in self.boxes for chip in box.chips]
        here = next((chip for chip in chips if chip.review == review), None)
        if here is None:
            return chips[0] if chips else None
        ahead = [c for c in chips if (c.x - here.x) * across + (c.y - here.y) * down > 0]

        def distance(chip: Chip) -> float:
            aside, along = abs(chip.x - here.x), abs(chip.y - here.y)
            return aside + along * _ASTRAY if across else along + aside * _ASTRAY

        return min(ahead, key=distance, default=None)


def nine_box(org: Organization, reviews: Iterable[Review], names: Mapping[str, str]) -> NineBox:
    """Return the nine-box of the reviews of people and positions that have rating and potential.

    ``names``: what each subject is called, by which those in a box are sorted.
    """
    scale = rating_scale(org)
    inside: dict[tuple[int, int], list[Review]] = {}
    apart = 0
    for review in reviews:
        if review.rating is None or not is_of_somebody(org, review):
            continue
        if review.potential not in POTENTIAL_ORDER:
            apart += 1
            continue
        standing = int(np.sign(scale.standing(review.rating)))
        place = standing + 1, POTENTIAL_ORDER.index(review.potential)
        inside.setdefault(place, []).append(review)
    if not inside:
        return NineBox((), apart)
    boxes = []
    for potential in reversed(range(_BOXES)):
        for performance in range(_BOXES):
            found = inside.get((performance, potential), [])
            found.sort(key=lambda review: (names.get(review.subject, ""), review.id))
            boxes.append(_box(performance, potential, [review.id for review in found]))
    return NineBox(tuple(boxes), apart)


def _box(performance: int, potential: int, reviews: Sequence[str]) -> Box:
    x = AXIS + performance * (BOX[0] + GAP)
    y = (_BOXES - 1 - potential) * (BOX[1] + GAP)
    width = (BOX[0] - (_ABREAST + 1) * _INSIDE) / _ABREAST
    rows = int((BOX[1] - TITLE - _INSIDE / 2) // CHIP)
    room = rows * _ABREAST
    # The last place tells how many more there are.
    shown = reviews if len(reviews) <= room else reviews[: room - 1]
    chips = tuple(
        Chip(
            review,
            x + _INSIDE + (place % _ABREAST) * (width + _INSIDE),
            y + TITLE + (place // _ABREAST) * CHIP,
            width,
        )
        for place, review in enumerate(shown)
    )
    return Box(performance, potential, x, y, tuple(reviews), chips)
