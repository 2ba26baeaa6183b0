"""A heat map of skills: people, roles or units down, skills across, how far each has what is needed.

Distances are in chart units. The heading (groups, skills, coverage) stands over the rows, the
names beside them; a painter may let both stay in sight while the rest is scrolled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.following import Trees
from orgeditor.analysis.skills import Coverage, SkillBook, skill_book
from orgeditor.analysis.training import Audiences, after_training
from orgeditor.model.collector import without_collector
from orgeditor.model.elements.skills import Skill
from orgeditor.model.records import Position, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgeditor.analysis.tree import Tree
    from orgeditor.model.organization import Organization

LABEL: Final = 224.0
COLUMN: Final = 48.0
ROW: Final = 27.0
BAND: Final = 24.0
NAMES: Final = 128.0
HEADING: Final = BAND + NAMES + 2 * ROW


class By(StrEnum):
    """What the rows of a heat map stand for."""

    PEOPLE = "people"
    ROLES = "roles"
    UNITS = "units"


class Step(StrEnum):
    """How far there is what is needed; for several people, how many of them have it."""

    ENOUGH = "enough"
    NEARLY = "nearly"
    SHORT = "short"
    MISSING = "missing"
    SPARE = "spare"


class Cell(msgspec.Struct, frozen=True):
    """What a cell says: a figure, what it is out of (None for nothing needed), and the step."""

    figure: float
    needed: float | None
    step: Step
    learner: bool = False


class Row(msgspec.Struct, frozen=True):
    """A row: the person, role or unit it stands for; ``heads``: a unit over its people.

    ``met`` and ``needing`` count people by skill, for rows that stand for several.
    """

    record: str
    depth: int = 0
    heads: bool = False
    met: Mapping[str, int] = {}
    needing: Mapping[str, int] = {}


class Group(msgspec.Struct, frozen=True):
    """Skills side by side that are parts of one: its id, "" for none, and how many they are."""

    skill: str
    count: int


class HeatMap(msgspec.Struct, frozen=True):
    """A heat map: rows, the skills across, their groups, and the coverage of each."""

    book: SkillBook
    rows: tuple[Row, ...]
    skills: tuple[Skill, ...]
    groups: tuple[Group, ...]
    coverage: Mapping[str, Coverage]

    @property
    def width(self) -> float:
        """The width of the whole."""
        return LABEL + COLUMN * len(self.skills) if self.rows and self.skills else 0.0

    @property
    def height(self) -> float:
        """The height of the whole."""
        return HEADING + ROW * len(self.rows) if self.rows and self.skills else 0.0

    def cell(self, row: Row, skill: str) -> Cell | None:
        """Return what a cell says, None where it says nothing."""
        if row.heads:
            return None
        if row.needing or row.met:
            needing, met = row.needing.get(skill, 0), row.met.get(skill, 0)
            return Cell(met, needing, _share(met, needing)) if needing else None
        needed = self.book.needed_of(row.record).get(skill)
        held = self.book.held_by(row.record, skill)
        if needed is None and not held.level:
            return None
        step = Step.SPARE if needed is None else _gap(needed - held.counted)
        return Cell(held.level, needed, step, held.learner)


def heat_map(org: Organization, by: By = By.PEOPLE, *, trained: bool = False) -> HeatMap:
    """Return the heat map of an organisation as it is, or after the trainings planned."""
    book = skill_book(org)
    if trained:
        book = after_training(book, Audiences(org))
    return heat_map_of(book, book.coverage(), Trees(org), by)


def heat_map_of(
    book: SkillBook, coverage: Mapping[str, Coverage], trees: Trees, by: By = By.PEOPLE
) -> HeatMap:
    """Return the heat map of what a book says, whose coverage is known, and the trees."""
    with without_collector():
        rows = tuple({By.PEOPLE: _people, By.ROLES: _roles, By.UNITS: _units}[by](book, trees))
    groups = groupby(book.skills, key=lambda skill: skill.parent)
    return HeatMap(
        book,
        rows,
        book.skills,
        tuple(Group(parent, len(list(inside))) for parent, inside in groups),
        coverage,
    )


def record_at(found: HeatMap, x: float, y: float, left: float = 0.0, top: float = 0.0) -> str:
    """Return the record at a point: that of the row, or the skill in the heading; "" for none.

    ``left`` and ``top``: where names and heading stand while the rest is scrolled.
    """
    column = int((x - LABEL) // COLUMN)
    if 0 <= y - top < HEADING:
        inside = x - left >= LABEL and 0 <= column < len(found.skills)
        return found.skills[column].id if inside else ""
    row = int((y - HEADING) // ROW)
    inside = 0 <= x < found.width and 0 <= row < len(found.rows)
    return found.rows[row].record if inside else ""


def _gap(gap: float) -> Step:
    if gap <= 0:
        return Step.ENOUGH
    return Step.NEARLY if gap <= 1 else Step.SHORT if gap <= 2 else Step.MISSING


def _share(met: int, needing: int) -> Step:
    if met == needing:
        return Step.ENOUGH
    share = met / needing
    return Step.NEARLY if share >= 2 / 3 else Step.SHORT if share >= 1 / 3 else Step.MISSING


def _people(book: SkillBook, trees: Trees) -> Iterator[Row]:
    """Yield units in order, and below each the people in it of whom any skill is said."""
    positions = book.org.of(Position)
    by_unit: dict[str, dict[str, None]] = {}
    for key in trees.of("positions").ids:
        seat = positions[key]
        inside = by_unit.setdefault(seat.unit, {})
        for holder in seat.holders:
            if holder.person:
                inside[holder.person] = None
    told: set[str] = set()
    for unit in [*trees.of("units").ids, ""]:
        people = [
            person
            for person in by_unit.get(unit, ())
            if person not in told and (person in book.held or book.needed_of(person))
        ]
        told.update(people)
        if people:
            yield Row(unit, heads=True)
            yield from (Row(person, 1) for person in people)


def _roles(book: SkillBook, _trees: Trees) -> Iterator[Row]:
    playing: dict[str, list[str]] = {}
    for person, seats in book.seats.items():
        for role in dict.fromkeys(role for seat in seats for role in seat.roles):
            playing.setdefault(role, []).append(person)
    for key in book.org.in_order(book.org.of(Role)):
        met, needing = _counted(book, playing.get(key, ()))
        if needing:
            yield Row(key, met=met, needing=needing)


def _units(book: SkillBook, trees: Trees) -> Iterator[Row]:
    """Yield the units with what their own people and those of all their parts count.

    Each unit counts its own, and hands the sums on to the one above. Who sits in several
    units would so count several times where these meet: there it is taken back.
    """
    tree = trees.of("units")
    people, twice = _in_units(book, tree)
    counts = [_counted(book, people.get(place, ())) for place in range(len(tree))]
    for place in reversed(range(len(tree))):
        if place in twice:
            for count, back in zip(counts[place], _counted(book, twice[place]), strict=True):
                count.subtract(back)
        if (above := int(tree.parent[place])) >= 0:
            for upper, count in zip(counts[above], counts[place], strict=True):
                upper.update(count)
    for place, unit in enumerate(tree.ids):
        met, needing = counts[place]
        if needing:
            yield Row(unit, int(tree.depth[place]), met=met, needing=needing)


def _in_units(book: SkillBook, tree: Tree) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return by the places of units who sits in each, and who sits in two of its parts."""
    people: dict[int, list[str]] = {}
    twice: dict[int, list[str]] = {}
    for person, seats in book.seats.items():
        own = sorted({tree.index[seat.unit] for seat in seats if seat.unit})
        for place in own:
            people.setdefault(place, []).append(person)
        for one, other in pairwise(own):
            if (meeting := _meeting(tree, one, other)) >= 0:
                twice.setdefault(meeting, []).append(person)
    return people, twice


def _meeting(tree: Tree, one: int, other: int) -> int:
    """Return the place of the lowest branch that two places are in, the first of them before the other; -1 for none."""
    while one >= 0 and tree.end[one] <= other:
        one = int(tree.parent[one])
    return one


def _counted(book: SkillBook, people: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how many people meet what their work needs of each skill, and how many need it."""
    met: Counter[str] = Counter()
    needing: Counter[str] = Counter()
    for person in people:
        needed = book.needed_of(person)
        for skill in needed:
            needing[skill] += 1
        for skill, held in book.held.get(person, {}).items():
            if skill in needed and held.counted >= needed[skill]:
                met[skill] += 1
    return met, needing
