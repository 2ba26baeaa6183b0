"""What is asked of a unit about an element, and what the answer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from orgeditor.analysis.tree import unit_tree
from orgeditor.messages import Message, t
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgeditor.model.organization import Organization


class State(StrEnum):
    """How much of an element is there."""

    FILLED = "filled"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True)
class Answer:
    """What an element says of a unit: how much is there, why, and the records to go to."""

    state: State
    why: Message
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A unit as it is asked about: itself, and its open positions with those of its parts.

    ``inside``: the ids of the unit and of all parts of it; ``above``: of those it is part of.
    """

    unit: Unit
    seats: tuple[Position, ...]
    inside: tuple[str, ...]
    above: tuple[str, ...] = ()


Ask = Callable[[Part], Answer]


@dataclass(frozen=True)
class Aspect:
    """An element: its kebab-case id and its name.

    ``look`` looks up once what it needs of an organisation, whatever unit it is then asked about.
    """

    id: str
    name: Message
    look: Callable[[Organization], Ask]


@dataclass(frozen=True)
class Line:
    """A unit, how deep it lies, and an answer for each of the aspects."""

    unit: str
    depth: int
    answers: tuple[Answer, ...]


def counts(position: Position) -> bool:
    """Whether a position is asked about: it is open, and not in the holding area."""
    return position.status != STATUS_CLOSED and not position.waiting


class Parts:
    """The units of an organisation in pre-order, each made a ``Part`` when it is asked about.

    ``sizes``: (n,) how many open positions there are in each, those of its parts included.
    """

    def __init__(self, org: Organization) -> None:
        own: dict[str, list[Position]] = {}
        for position in org.of(Position).values():
            if counts(position):
                own.setdefault(position.unit, []).append(position)
        self._tree = unit_tree(org)
        self.units = [org.get(Unit, key) for key in self._tree.ids]
        self._seats: list[Position] = []
        firsts = [0]
        for key in self._tree.ids:
            self._seats += own.get(key, ())
            firsts.append(len(self._seats))
        self._firsts = np.array(firsts)
        self.sizes = self._firsts[self._tree.end] - self._firsts[:-1]

    def __len__(self) -> int:
        return len(self.units)

    def depth(self, place: int) -> int:
        """Return how deep a unit lies."""
        return int(self._tree.depth[place])

    def part(self, place: int) -> Part:
        """Return a unit with what is in it: a branch is a slice of those in pre-order."""
        tree = self._tree
        end = int(tree.end[place])
        above: list[str] = []
        at = int(tree.parent[place])
        while at >= 0:
            above.insert(0, tree.ids[at])
            at = int(tree.parent[at])
        seats = self._seats[self._firsts[place] : self._firsts[end]]
        return Part(self.units[place], tuple(seats), tuple(tree.ids[place:end]), tuple(above))


def by_seats(
    part: Part, lacking: Sequence[Position], all_there: Message, none_there: Message
) -> Answer:
    """Return the answer that depends on how many positions of a unit lack something."""
    if not part.seats:
        return Answer(State.MISSING, t("It has no position."), (part.unit.id,))
    if not lacking:
        return Answer(State.FILLED, all_there)
    if len(lacking) == len(part.seats):
        return Answer(State.MISSING, none_there, tuple(ids(lacking)))
    why = t("{n} of {all} positions lack it.", n=len(lacking), all=len(part.seats))
    return Answer(State.PARTIAL, why, tuple(ids(lacking)))


def ids(seats: Iterable[Position]) -> list[str]:
    """Return the ids of positions."""
    return [seat.id for seat in seats]
