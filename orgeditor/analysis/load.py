"""What a matrix asks of each party, who works with whom, and how two matrices differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.model.codes import Duty
from orgeditor.model.fields import name_of
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from orgeditor.analysis.matrix import MatrixView

WEIGHTS: Final[Mapping[Duty, float]] = {
    Duty.ANSWERS: 3.0,
    Duty.DOES: 3.0,
    Duty.DRIVES: 3.0,
    Duty.RECOMMENDS: 2.0,
    Duty.SUPPORTS: 2.0,
    Duty.AGREES: 1.5,
    Duty.CHECKS: 1.5,
    Duty.ADVISES: 1.0,
    Duty.IS_TOLD: 0.25,
    Duty.LEFT_OUT: 0.0,
}
"""How much one letter asks of a party, by what it stands for; the numbers are ours."""


class Load(msgspec.Struct, frozen=True):
    """How often a party has each letter, of how many activities it has any, and the weighted sum."""

    party: Record
    letters: Mapping[str, int]
    activities: int
    weighted: float


class Tie(msgspec.Struct, frozen=True):
    """Two parties and the number of activities that both take part in."""

    one: str
    other: str
    shared: int


class CellChange(msgspec.Struct, frozen=True):
    """A cell that two matrices have different letters in; rows and columns by their names."""

    activity: str
    party: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def loads(view: MatrixView) -> list[Load]:
    """Return what the matrix asks of each party, in the order of its columns."""
    weights = {code.letter: WEIGHTS[code.duty] for code in view.code_set.codes}
    found = []
    for column in view.columns:
        cells = [c for row in view.rows if (c := row.cells.get(column.party.id)) and c.codes]
        counts = Counter(letter for cell in cells for letter in cell.codes)
        weighted = sum(weights.get(letter, 0.0) * n for letter, n in counts.items())
        found.append(Load(column.party, counts, len(cells), weighted))
    return found


def ties(view: MatrixView) -> list[Tie]:
    """Return who works with whom: pairs of parties that share activities, most first.

    One that is deliberately left out of an activity has no part in it.
    """
    out = view.code_set.letters(Duty.LEFT_OUT)
    order = [column.party.id for column in view.columns]
    shared: Counter[tuple[str, str]] = Counter()
    for row in view.rows:
        taking = [p for p in order if (c := row.cells.get(p)) and set(c.codes) - out]
        shared.update(combinations(taking, 2))
    return [Tie(one, other, n) for (one, other), n in shared.most_common()]


def compare(before: MatrixView, after: MatrixView) -> list[CellChange]:
    """Return the cells in which two matrices differ, in the order of the first, then the second.

    Activities and parties are the same where their names are.
    """
    one, other = _cells(before), _cells(after)
    return [
        CellChange(
            activity, party, one.get((activity, party), ()), other.get((activity, party), ())
        )
        for activity, party in dict.fromkeys((*one, *other))
        if one.get((activity, party)) != other.get((activity, party))
    ]


def _cells(view: MatrixView) -> dict[tuple[str, str], tuple[str, ...]]:
    names = {column.party.id: name_of(column.party) for column in view.columns}
    return {
        (name_of(row.activity), names[column.party.id]): cell.codes
        for row in view.rows
        for column in view.columns
        if (cell := row.cells.get(column.party.id)) and cell.codes
    }
