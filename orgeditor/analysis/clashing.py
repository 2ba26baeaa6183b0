"""What two sides have each changed for itself and what cannot stand together: no field shows it, the result does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from orgeditor.analysis.rules import check
from orgeditor.messages import Message, verbatim
from orgeditor.model.merge import Difference, Key, resolve
from orgeditor.model.organization import Organization
from orgeditor.model.records import Responsibility

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgeditor.analysis.rules import Finding
    from orgeditor.model.edit import Edit
    from orgeditor.model.record import Record

    Table = Mapping[str, Record]

CHECKED = 20_000
"""Records up to which the rules are asked while one is waiting."""


class Clash(msgspec.Struct, frozen=True):
    """Differences of both sides that do not go together, and why.

    ``bearable``: both may stand all the same (two Accountables, which only break a rule; a
    position of a unit that is gone, which is then in the one above).
    """

    reason: Message
    keys: tuple[Key, ...]
    bearable: bool


def clashes(
    mine: Table, theirs: Table, found: Collection[Difference], of_mine: Mapping[Key, Difference]
) -> list[Clash]:
    """Return what clashes where all that ``found`` brings in comes to what mine alone changed."""
    merged = resolve(verbatim(""), mine, theirs, found)
    stands = of_mine.keys() | {d.key for d in found if d.side == "both"}
    brought = {change.id for change in merged.edit.changes if change.after is not None}
    told = {}
    for one in merged.conflicts:
        refused = one.difference
        if refused.side == "theirs":
            keys = refused.key, *(key for key in one.against if key in stands)
            comes_in = not refused.field and refused.theirs is not None and refused.id in brought
            told[str(one.reason)] = Clash(one.reason, keys, bearable=comes_in)
    came = [d for d in found if d.side == "theirs" and _is_shared(mine, theirs, d)]
    own = [d for d in of_mine.values() if _is_shared(mine, theirs, d)]
    if came and own and len(mine) <= CHECKED:
        for finding in new_findings(mine, theirs, standing_after(mine, merged.edit)):
            sides = [[d.key for d in those if _is_about(mine, theirs, d, finding)] for those in (came, own)]  # fmt: skip
            if all(sides):
                told.setdefault(str(finding.message), Clash(finding.message, (*sides[0], *sides[1]), bearable=True))  # fmt: skip
    return list(told.values())


def standing_after(mine: Table, edit: Edit) -> Organization:
    """Return mine as it would stand after an edit."""
    standing = dict(mine)
    for change in edit.changes:
        if change.after is None:
            del standing[change.id]
        else:
            standing[change.id] = change.after
    return Organization(standing.values())


def new_findings(mine: Table, theirs: Table, after: Organization) -> list[Finding]:
    """Return what is found after a merge and on neither side before: two Accountables, say."""
    sides = (Organization(table.values()) for table in (mine, theirs))
    before = {(f.rule, f.subjects) for side in sides for f in check(side)}
    return [f for f in check(after) if (f.rule, f.subjects) not in before]


def _is_shared(mine: Table, theirs: Table, difference: Difference) -> bool:
    """Whether it is about letters or holders, of which each side may hand out the same."""
    some = mine.get(difference.id) or theirs[difference.id]
    return isinstance(some, Responsibility) or difference.field == "holders"


def _is_about(mine: Table, theirs: Table, difference: Difference, finding: Finding) -> bool:
    some = mine.get(difference.id) or theirs[difference.id]
    if isinstance(some, Responsibility):
        return some.activity in finding.subjects
    people = {holder.person for side in (difference.mine, difference.theirs) for holder in side}
    return not people.isdisjoint(finding.subjects)
