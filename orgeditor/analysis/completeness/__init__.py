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
from orgeditor.analysis.completeness.asking import Answer, Aspect, Line, State, parts

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


def completeness(org: Organization) -> list[Line]:
    """Return what is there of each element in each unit, the units in pre-order."""
    asked = [aspect.look(org) for aspect in ASPECTS]
    return [
        Line(part.unit.id, depth, tuple(ask(part) for ask in asked)) for part, depth in parts(org)
    ]


def share_filled(lines: Iterable[Line], aspect: int) -> float:
    """Return the share of units in which an aspect is filled; half for one filled in part."""
    worth = {State.FILLED: 1.0, State.PARTIAL: 0.5, State.MISSING: 0.0}
    states = [worth[line.answers[aspect].state] for line in lines]
    return sum(states) / len(states) if states else 0.0


__all__ = ["ASPECTS", "Answer", "Aspect", "Line", "State", "completeness", "share_filled"]
