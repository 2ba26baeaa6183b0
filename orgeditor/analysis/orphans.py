"""What an edit leaves without anyone who answers for it or does it, and who could take it over.

An activity is orphaned of a letter where some party had it before and none has it after: the
party is gone, or is a role that nobody plays any more, a unit without a head, a person
without a position, a position that is closed or waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.decisions import seats_of
from orgeditor.messages import Message, t
from orgeditor.model.code_sets import codes_of
from orgeditor.model.codes import CodeSet, Duty
from orgeditor.model.edit import Refused, Stale
from orgeditor.model.fields import REFERENCES, Edge
from orgeditor.model.records import (
    Activity,
    MatrixColumn,
    MatrixRow,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
    key_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

HELD: Final = (Duty.ANSWERS, Duty.DOES, Duty.DRIVES)
"""Duties that an activity should not be without."""

_PARTIES: Final = (Role, Position, Unit, Person)


class Heir(msgspec.Struct, frozen=True):
    """Who could take letters over, and why."""

    party: str
    reason: Message


class Orphan(msgspec.Struct, frozen=True):
    """An activity that nobody has certain letters of any more; ``party`` had them.

    ``heirs``: who stands after the edit and could take over, the likeliest first.
    """

    matrix: str
    activity: str
    party: str
    letters: tuple[str, ...]
    heirs: tuple[Heir, ...]


def orphans_of(org: Organization, edit: Edit) -> list[Orphan]:
    """Return what an edit would leave without anyone; nothing where it cannot be carried out."""
    rows = _rows(org, _concerned(org, edit))
    if not rows:
        return []
    before = {row: _having(org, *row) for row in rows}
    seated = {party for having in before.values() for party, _ in having if seats_of(org, party)}
    above = {party: _above(org, party) for party in seated}
    found: list[Orphan] = []
    try:
        with org.tried(edit):
            for (matrix, activity), having in before.items():
                if org.find(MatrixRow, key_id(matrix, activity)):
                    found += _lost(org, matrix, activity, having, seated, above)
    except (Refused, Stale):
        return []
    return found


def _lost(
    org: Organization,
    matrix: str,
    activity: str,
    having: Iterable[tuple[str, str]],
    seated: set[str],
    above: dict[str, list[str]],
) -> list[Orphan]:
    """Return what of (party, letter) nobody has any more; ``org`` is as after the edit."""
    codes = codes_of(org, matrix)
    left = {
        duty
        for party, letter in _having(org, matrix, activity)
        if not (party in seated and not seats_of(org, party))
        and (duty := _duty(codes, letter)) is not None
    }
    lost: dict[str, list[str]] = {}
    for party, letter in having:
        if _duty(codes, letter) not in left:
            lost.setdefault(party, []).append(letter)
    return [
        Orphan(
            matrix,
            activity,
            party,
            tuple(letters),
            _heirs(org, matrix, activity, party, above.get(party, [])),
        )
        for party, letters in lost.items()
    ]


def _heirs(
    org: Organization, matrix: str, activity: str, party: str, above: list[str]
) -> tuple[Heir, ...]:
    """Return those who could take over: who is in the row, who is above, who else has a column."""
    codes = codes_of(org, matrix)
    cells = [
        c
        for key in org.referrers(activity)
        if (c := org.find(Responsibility, key)) and c.matrix == matrix
    ]
    ranked: list[tuple[int, Heir]] = []
    for cell in cells:
        for letter in cell.codes:
            code = codes.code(letter)
            if code is not None and code.duty is not Duty.LEFT_OUT:
                place = codes.codes.index(code)
                reason = t("has {code} of it", code=code.called)
                ranked.append((place, Heir(cell.party, reason)))
    found = [heir for _, heir in sorted(ranked, key=lambda pair: pair[0])]
    for seat in above:
        position = org.find(Position, seat)
        for key in (*(position.roles if position else ()), seat):
            if key in org:
                found.append(Heir(key, t("stands above")))
    columns = [c for c in org.of(MatrixColumn).values() if c.matrix == matrix]
    for column in sorted(columns, key=lambda c: (c.rank, c.id)):
        found.append(Heir(column.party, t("has a column here")))
    first: dict[str, Heir] = {}
    for heir in found:
        seated = bool(seats_of(org, heir.party))
        if heir.party != party and (seated or not org.of(Position)):
            first.setdefault(heir.party, heir)
    return tuple(first.values())


def _concerned(org: Organization, edit: Edit) -> set[str]:
    """Return the parties that an edit may take away, or leave without a seat."""
    found: set[str] = set()
    for change in edit.changes:
        if change.before is None:
            continue
        if isinstance(change.before, MatrixColumn) and change.after is None:
            found.add(change.before.party)
        elif isinstance(change.before, _PARTIES):
            found.add(change.id)
            if isinstance(change.before, Position):
                for _, read in REFERENCES[Position]:
                    found.update(read(change.before))
    return {key for key in found if isinstance(org.peek(key), _PARTIES)}


def _rows(org: Organization, parties: Iterable[str]) -> list[tuple[str, str]]:
    """Return the (matrix, activity) of which a party has a letter."""
    cells = (org.find(Responsibility, key) for p in parties for key in org.referrers(p))
    return sorted({(cell.matrix, cell.activity) for cell in cells if cell and cell.codes})


def _having(org: Organization, matrix: str, activity: str) -> list[tuple[str, str]]:
    """Return who has a letter of an activity that it should not be without: (party, letter)."""
    if not org.find(Activity, activity):
        return []
    codes = codes_of(org, matrix)
    return [
        (cell.party, letter)
        for key in org.referrers(activity)
        if (cell := org.find(Responsibility, key)) and cell.matrix == matrix
        for letter in cell.codes
        if _duty(codes, letter)
    ]


def _duty(codes: CodeSet, letter: str) -> Duty | None:
    code = codes.code(letter)
    return code.duty if code and code.duty in HELD else None


def _above(org: Organization, party: str) -> list[str]:
    """Return the positions that stand above the seats of a party, nearest first."""
    return list(
        dict.fromkeys(
            key for seat in seats_of(org, party) for key in org.chain(seat, Edge.REPORTS)[:2]
        )
    )
