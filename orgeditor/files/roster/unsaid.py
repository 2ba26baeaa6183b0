"""What a client's workbook does not say of an organisation even when all that can be is written into it."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from orgeditor.files.roster.columns import COLUMNS
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgeditor.files.roster.client_tables import ClientTable
    from orgeditor.files.roster.outgoing import Line
    from orgeditor.files.roster.pairing import Place
    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.model.tables import Tables

_ELSEWHERE: Final = frozenset({"id", "manager", "dotted", "unit", "headcount", "fte", "role"})
"""What a roster says in other columns too, or counts by its rows."""


def managers_unsaid(
    then: Tables, proposal: Proposal, lines: Mapping[Place, Line]
) -> tuple[str, ...]:
    """Return the positions whose manager is another one when the changed rows are read.

    ``then`` is the organisation that ``proposal`` makes of the changed rows.
    """
    now_of: dict[str, Position] = {}
    for (number, i), line in lines.items():
        record = proposal.origins[number][i].record
        if line.position is not None and record:
            now_of[record] = line.position
    standing = {position.id for position in now_of.values()}
    wrong = []
    for key, now in now_of.items():
        before = then.find(Position, key)
        if before is None or not now.manager:
            continue
        above = now_of.get(before.manager)
        # A manager who is new stands in a row that is still to be added.
        is_new = above is None and now.manager not in standing
        if not is_new and (above is None or above.id != now.manager):
            wrong.append(name_of(now))
    return tuple(wrong)


def values_lacking(
    then: Tables,
    proposal: Proposal,
    lines: Mapping[Place, Line],
    tables: Sequence[ClientTable],
    elsewhere: Iterable[str],
) -> dict[str, int]:
    """Count by label the values that differ from the workbook's and that it has no column for.

    ``elsewhere`` are the headers of those that differ in a column which another sheet has.
    """
    fields = {name for table in tables for name in table.now.fields}
    headers = {column.header for table in tables for column in table.columns}
    without = [
        c
        for c in COLUMNS.values()
        if c.record is Position and c.name not in fields and c.name not in _ELSEWHERE
    ]
    # With two at least it gives a tuple.
    read = attrgetter("id", "rank", *(column.field for column in without))
    counted: Counter[str] = Counter(elsewhere)
    for (number, i), line in lines.items():
        record = then.peek(proposal.origins[number][i].record)
        if line.position is None or not isinstance(record, Position):
            continue
        own, its = read(line.position)[2:], read(record)[2:]
        if own != its:
            counted.update(str(c.label) for c, a, b in zip(without, own, its, strict=True) if a != b)  # fmt: skip
        for header in line.position.custom:
            if header not in headers:
                counted[header] += 1
    return dict(counted)
