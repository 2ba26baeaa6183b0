"""The decision path: who recommends, agrees, is heard, decides and performs, and where it escalates.

A party of a matrix is looked for in the structure: a role on the positions that play it, a
unit at its head, a person on what that person fills. From there the reporting line says to
whom a decision goes when it cannot be taken, and how far it is from the work.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.limits import Limit
from orgeditor.analysis.matrix import ActivityRow, MatrixView, matrix_view
from orgeditor.messages import t
from orgeditor.model.codes import Code, Duty
from orgeditor.model.fields import STATUS_CLOSED, Edge
from orgeditor.model.records import Person, Position, Role, Unit
from orgeditor.model.structure import head_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgeditor.model.organization import Organization

    Seats = Callable[[str], tuple[str, ...]]

FAR: Final = Limit("far-layers", t("Layers above the work, from which on it is far"), 2, 1, 20)
"""Layers between who answers and the nearest who does the work."""

_WORKING: Final = frozenset({Duty.DOES, Duty.DRIVES, Duty.RECOMMENDS})


class Part(msgspec.Struct, frozen=True):
    """Who has one letter of an activity: parties, and their seats in the structure."""

    code: Code
    parties: tuple[str, ...]
    seats: tuple[str, ...]


class DecisionPath(msgspec.Struct, frozen=True):
    """How one activity is decided.

    ``parts``: in the order of the code set, without letters that nobody has. ``deciders``:
    the seats of who answers. ``escalation``: positions to which it goes next, nearest
    first: above all deciders and all who work on it. ``near``: the lowest position above,
    or among, all who work on it: it could decide. ``far``: how many layers the decider
    stands above the nearest who works on it in its line, None where none does.
    """

    matrix: str
    activity: str
    parts: tuple[Part, ...]
    deciders: tuple[str, ...]
    escalation: tuple[str, ...]
    near: str
    far: int | None

    def seats(self, *duties: Duty) -> tuple[str, ...]:
        """Return the seats of those who have one of some duties."""
        return _all(part.seats for part in self.parts if part.code.duty in duties)


def seats_of(org: Organization, party: str) -> tuple[str, ...]:
    """Return the positions at which a party stands in the structure; none that is closed."""
    record = org.peek(party)
    if isinstance(record, Position):
        found = [party]
    elif isinstance(record, Unit):
        found = [head] if (head := head_of(org, party)) else []
    elif isinstance(record, Role | Person):
        found = org.in_order(key for key in org.referrers(party) if org.find(Position, key))
    else:
        found = []
    return tuple(k for k in found if _stands(org.get(Position, k)))


def decision_path(
    org: Organization, view: MatrixView, row: ActivityRow, seats: Seats | None = None
) -> DecisionPath:
    """Return how the activity of a row is decided.

    ``seats`` knows where parties stand, for a look at many rows; else the structure is asked.
    """
    parts = tuple(_parts(view, row, seats or partial(seats_of, org)))
    deciders = _all(part.seats for part in parts if part.code.duty is Duty.ANSWERS)
    working = _all(part.seats for part in parts if part.code.duty in _WORKING)
    shared = common_line(org, working)
    line = common_line(org, deciders)
    upper = line if len(deciders) > 1 else line[1:]
    return DecisionPath(
        view.matrix.id,
        row.activity.id,
        parts,
        deciders,
        tuple(upper),
        shared[0] if shared else "",
        _distance(org, deciders, working),
    )


def path_of(org: Organization, matrix: str, activity: str) -> DecisionPath | None:
    """Return how an activity of a matrix is decided, None where it does not stand there."""
    view = matrix_view(org, matrix)
    row = next((row for row in view.rows if row.activity.id == activity), None)
    return decision_path(org, view, row) if row else None


def lines_of(org: Organization, path: DecisionPath) -> list[tuple[str, str, Duty | None]]:
    """Return the lines by which a chart shows a path: from seat, to seat, and as what.

    From everybody who takes part to the decider in their own line, else the first; then,
    as None, from the deciders up to where it escalates.
    """
    found: list[tuple[str, str, Duty | None]] = []
    if not path.deciders:
        return found
    for part in path.parts:
        for seat in part.seats if part.code.duty is not Duty.ANSWERS else ():
            above = [key for key in org.chain(seat, Edge.REPORTS) if key in path.deciders]
            found.append((seat, (above or path.deciders)[0], part.code.duty))
    if path.escalation:
        found += [(decider, path.escalation[0], None) for decider in path.deciders]
        found += [(low, high, None) for low, high in pairwise(path.escalation)]
    return [line for line in found if line[0] != line[1]]


def is_decision(view: MatrixView, row: ActivityRow) -> bool:
    """Whether a row is a decision: by its kind, or as its letters say how one is taken."""
    return view.code_set.of_decisions or row.activity.kind == "decision"


def all_paths(
    org: Organization, views: Iterable[MatrixView]
) -> Iterator[tuple[MatrixView, ActivityRow, DecisionPath]]:
    """Yield the path of each activity that has letters, in some matrices."""
    # A role is named by each of its letters: where it stands is asked once.
    seats = cache(partial(seats_of, org))
    for view in views:
        for row in view.rows:
            if row.cells:
                yield view, row, decision_path(org, view, row, seats)


def common_line(org: Organization, seats: Iterable[str]) -> list[str]:
    """Return the positions that are, or stand above, all of ``seats``, lowest first."""
    lines = [[seat, *org.chain(seat, Edge.REPORTS)] for seat in seats]
    if not lines:
        return []
    shared = set(lines[0]).intersection(*lines)
    return [key for key in lines[0] if key in shared]


def _parts(view: MatrixView, row: ActivityRow, seats: Seats) -> Iterator[Part]:
    order = [column.party.id for column in view.columns]
    for code in view.code_set.codes:
        having = set(row.parties_with(frozenset({code.letter})))
        parties = tuple(party for party in order if party in having)
        if parties:
            yield Part(code, parties, _all(seats(party) for party in parties))


def _distance(org: Organization, deciders: Iterable[str], working: Iterable[str]) -> int | None:
    above = set(deciders)
    steps = [
        n
        for seat in working
        for n, key in enumerate((seat, *org.chain(seat, Edge.REPORTS)))
        if key in above
    ]
    return min(steps, default=None)


def _all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for group in groups for key in group))


def _stands(position: Position) -> bool:
    return position.status != STATUS_CLOSED and not position.waiting
