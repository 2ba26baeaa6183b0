"""How complete a structure is: the elements of an organisation against its units.

It says what is there and what is missing, never how good it is. An element's aspect is a
module with what it looks up once in an organisation and what it then asks of each unit; to
take in another, write its module and name it in ``ASPECTS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.completeness import (
    communication,
    fit,
    flexibility,
    goals,
    improvement,
    performance,
    resources,
    responsibilities,
    skills,
    structure,
)
from orgeditor.analysis.completeness.asking import Answer, Ask, Aspect, Line, Parts, State
from orgeditor.model.records import Position, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization

ASPECTS: Final = (
    goals.ASPECT,
    responsibilities.ASPECT,
    structure.ASPECT,
    resources.ASPECT,
    performance.ASPECT,
    fit.ASPECT,
    flexibility.ASPECT,
    communication.ASPECT,
    skills.ASPECT,
    improvement.ASPECT,
)


class Completeness:
    """What is there of each element in each unit, the units in pre-order, found out bit by bit.

    In a large organisation it takes seconds to ask about all units, but not to ask about
    those on a screen. It is of the organisation as it stands: after an edit, make another.
    """

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._parts = Parts(org)
        self._asks: list[Ask] = []
        self._lines: list[Line | None] = [None] * len(self._parts)
        self._next = 0
        self._all = org.of(Position)
        self._spent = 0
        self._whole = len(ASPECTS) * (len(self._all) + 1) + int((self._parts.sizes + 1).sum())
        self._worth = [0.0] * len(ASPECTS)

    def __len__(self) -> int:
        return len(self._parts)

    @property
    def done(self) -> bool:
        """Whether all units have been asked about."""
        return self._next == len(self)

    @property
    def progress(self) -> float:
        """How much of the work is done, from 0.0 to 1.0."""
        return 1.0 if self.done else self._spent / self._whole

    def go_on(self, most: int) -> None:
        """Look up, then ask on in order, until about ``most`` positions have been looked at."""
        until = self._spent + most
        while self._spent < until and not self.done:
            if len(self._asks) < len(ASPECTS):
                self._asks.append(ASPECTS[len(self._asks)].look(self._org))
                self._spent += len(self._all) + 1
                continue
            self.line(self._next)
            self._spent += int(self._parts.sizes[self._next]) + 1
            self._next += 1

    def unit(self, place: int) -> Unit:
        """Return the unit of a line."""
        return self._parts.units[place]

    def depth(self, place: int) -> int:
        """Return how deep the unit of a line lies."""
        return self._parts.depth(place)

    def known(self, place: int) -> Line | None:
        """Return a line that was asked for already, None for another."""
        return self._lines[place]

    def line(self, place: int) -> Line | None:
        """Return a line, asked for now; None while what is asked is still being looked up."""
        line = self._lines[place]
        if line is None and len(self._asks) == len(ASPECTS):
            part = self._parts.part(place)
            answers = tuple(ask(part) for ask in self._asks)
            line = self._lines[place] = Line(part.unit.id, self.depth(place), answers)
            for aspect, answer in enumerate(answers):
                self._worth[aspect] += _WORTH[answer.state]
        return line

    def share_filled(self, aspect: int) -> float | None:
        """Return the share of units in which an aspect is filled; None before all were asked about."""
        return self._worth[aspect] / max(len(self), 1) if self.done else None


_WORTH: Final = {State.FILLED: 1.0, State.PARTIAL: 0.5, State.MISSING: 0.0}


def completeness(org: Organization) -> list[Line]:
    """Return what is there of each element in each unit, the units in pre-order."""
    found = Completeness(org)
    while not found.done:
        found.go_on(len(found))
    return [line for place in range(len(found)) if (line := found.line(place))]


def share_filled(lines: Iterable[Line], aspect: int) -> float:
    """Return the share of units in which an aspect is filled; half for one filled in part."""
    states = [_WORTH[line.answers[aspect].state] for line in lines]
    return sum(states) / len(states) if states else 0.0


__all__ = [
    "ASPECTS",
    "Answer",
    "Aspect",
    "Completeness",
    "Line",
    "State",
    "completeness",
    "share_filled",
]
