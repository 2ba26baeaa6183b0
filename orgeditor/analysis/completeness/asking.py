"""What is asked of a unit about an element, and what the answer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from orgeditor.analysis.tree import unit_tree
from orgeditor.messages import Message, t
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def parts(org: Organization) -> Iterator[tuple[Part, int]]:
    """Yield the units in pre-order, each with how deep it lies."""
    own: dict[str, list[Position]] = {}
    for position in org.of(Position).values():
        if position.status != STATUS_CLOSED and not position.waiting:
            own.setdefault(position.unit, []).append(position)
    tree = unit_tree(org)
    seats: dict[str, list[Position]] = {key: list(own.get(key, ())) for key in tree.ids}
    inside = {key: [key] for key in tree.ids}
    for key, up in zip(reversed(tree.ids), reversed(tree.parent.tolist()), strict=True):
        if up >= 0:
            seats[tree.ids[up]] += seats[key]
            inside[tree.ids[up]] += inside[key]
    path: list[str] = []
    for key, depth in zip(tree.ids, tree.depth.tolist(), strict=True):
        del path[depth:]
        yield Part(org.get(Unit, key), tuple(seats[key]), tuple(inside[key]), tuple(path)), depth
        path.append(key)


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
