"""Ratings over the cycles: a line a unit, or a person, and what it came to in each.

Distances are in chart units.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from orgeditor.analysis.reviews import (
    Scale,
    cycles_in_time,
    is_of_somebody,
    rating_scale,
    seat_of,
    seats_by_person,
)
from orgeditor.analysis.tree import reporting_tree, unit_tree
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.records import Person, Position

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization

HEAD: Final = 46.0
ROW: Final = 46.0
NAME: Final = 250.0
COLUMN: Final = 128.0


class By(StrEnum):
    """What the lines of a trend stand for."""

    UNITS = "units"
    PEOPLE = "people"


class Line(msgspec.Struct, frozen=True):
    """A unit or somebody: ``values`` are the ratings, or their means, by cycle; None for nothing said.

    Of a unit, ``own`` are the ratings of the unit itself, and ``counts`` how many people each
    mean is of.
    """

    record: str
    depth: int
    values: tuple[float | None, ...]
    own: tuple[float | None, ...] = ()
    counts: tuple[int, ...] = ()


class Trend(msgspec.Struct, frozen=True):
    """The lines, the cycles across, the earliest first, and the scale."""

    scale: Scale
    cycles: tuple[ReviewCycle, ...]
    lines: tuple[Line, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole."""
        if not self.lines:
            return 0.0, 0.0
        return NAME + COLUMN * len(self.cycles), HEAD + ROW * len(self.lines)

    def height_of(self, value: float) -> float:
        """Return how high a rating stands between the lowest level and the highest, 0 to 1."""
        low, high = self.scale.levels[0][0], self.scale.levels[-1][0]
        return min(1.0, max(0.0, (value - low) / ((high - low) or 1.0)))

    def record_at(self, x: float, y: float) -> str:
        """Return the unit or person whose line is at a point, "" for none."""
        row = int((y - HEAD) // ROW)
        inside = y >= HEAD and 0 <= x < self.size[0] and 0 <= row < len(self.lines)
        return self.lines[row].record if inside else ""


def review_trend(org: Organization, reviews: Iterable[Review], by: By = By.UNITS) -> Trend:
    """Return the ratings in ``reviews`` over the cycles in which anything was rated."""
    rated = [review for review in reviews if review.rating is not None]
    used = {review.cycle for review in rated}
    cycles = tuple(cycle for cycle in cycles_in_time(org) if cycle.id in used)
    column = {cycle.id: place for place, cycle in enumerate(cycles)}
    placed = [review for review in rated if review.cycle in column]
    lines = (_units if by is By.UNITS else _people)(org, placed, column)
    return Trend(rating_scale(org), cycles, tuple(lines))


def _units(org: Organization, reviews: list[Review], column: dict[str, int]) -> list[Line]:
    tree = unit_tree(org)
    seats = seats_by_person(org)
    sums = np.zeros((len(column), len(tree)))
    counts = np.zeros((len(column), len(tree)))
    own: dict[str, list[float | None]] = {}
    for review in reviews:
        at = column[review.cycle]
        if review.subject in tree.index:
            own.setdefault(review.subject, [None] * len(column))[at] = review.rating
        elif is_of_somebody(org, review):
            seat = seat_of(org, review, seats)
            if seat is not None and seat.unit:
                place = tree.index[seat.unit]
                sums[at, place] += review.rating or 0.0
                counts[at, place] += 1
    sums = np.array([tree.totals(row) for row in sums]).reshape(len(column), len(tree))
    counts = np.array([tree.totals(row) for row in counts]).reshape(len(column), len(tree))
    told = counts.sum(axis=0) > 0
    lines = []
    for place, key in enumerate(tree.ids):
        if told[place] or key in own:
            values = tuple(
                float(total / count) if count else None
                for total, count in zip(sums[:, place], counts[:, place], strict=True)
            )
            numbers = tuple(int(count) for count in counts[:, place])
            itself = tuple(own.get(key, [None] * len(column)))
            lines.append(Line(key, int(tree.depth[place]), values, itself, numbers))
    return lines


def _people(org: Organization, reviews: list[Review], column: dict[str, int]) -> list[Line]:
    """Return people and positions as their seats stand in the structure, then those without one."""
    values: dict[str, list[float | None]] = {}
    for review in reviews:
        if is_of_somebody(org, review):
            row = values.setdefault(review.subject, [None] * len(column))
            row[column[review.cycle]] = review.rating
    ordered: dict[str, None] = {}
    for key in reporting_tree(org).ids:
        ordered[key] = None
        ordered |= dict.fromkeys(holder.person for holder in org.get(Position, key).holders)
    ordered |= dict.fromkeys(org.of(Position)) | dict.fromkeys(org.of(Person))
    return [Line(key, 0, tuple(values[key])) for key in ordered if key in values]
