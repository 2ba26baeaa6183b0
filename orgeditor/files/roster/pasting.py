"""Rows copied from a spreadsheet that become new positions below a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from orgeditor.files.roster.as_standing import with_ids
from orgeditor.files.roster.matching import Matches
from orgeditor.files.roster.proposal import Proposal, propose
from orgeditor.files.roster.reading import Choice
from orgeditor.files.sheets import Unreadable
from orgeditor.messages import tn
from orgeditor.model.edit import Edit, edit_of
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Record, Source, Unit
from orgeditor.model.structure import head_of, roots
from orgeditor.model.verbs.placing import ranks_at

if TYPE_CHECKING:
    from orgeditor.files.sheets import Workbook
    from orgeditor.model.organization import Organization

_BARE: Final = (
    Choice(header_row=0, mapping={"title": "A"}),
    Choice(header_row=0, mapping={"title": "A", "name": "B"}),
)
"""How a list without a header row is read: titles, or titles and names."""

_LONGEST_TITLE: Final = 120


def propose_rows(book: Workbook) -> Proposal:
    """Return what pasted rows would make; Unreadable where they are no list of positions."""
    try:
        return propose([book])
    except Unreadable:
        rows = [row for row in book.sheets[0].rows if row]
        width = max(map(len, rows), default=0)
        if not 1 <= width <= len(_BARE) or any(len(str(r[0] or "")) > _LONGEST_TITLE for r in rows):
            raise
        return propose([book], [_BARE[width - 1]])


def rows_below(org: Organization, proposal: Proposal, above: str) -> Edit:
    """Return the edit that adds the rows as new positions below a position, or in a unit.

    Rows that name no manager among themselves report to it ("" for roots). Units, people
    and roles of the same name are those that stand; a code that is taken is left out.
    """
    standing = {record.id: record for record in org}
    same = {
        new: old
        for new, old in Matches(proposal, standing, in_order=False).ids.items()
        if not isinstance(org.peek(old), Position)
    }
    inside = org.find(Unit, above)
    manager = head_of(org, above) if inside else above
    home = above if inside else org.get(Position, above).unit if above else ""
    added = [
        with_ids(record, same)
        for record in proposal.records
        if not isinstance(record, Source) and record.id not in same
    ]
    tops = sum(isinstance(r, Position) and not r.manager for r in added)
    siblings = org.below(manager, Edge.REPORTS) if manager else roots(org)
    ranks = iter(ranks_at(org, siblings, "", tops))
    codes = {position.code for position in org.of(Position).values()}
    pairs: list[tuple[None, Record]] = []
    for record in added:
        new = record
        if isinstance(new, Position):
            new = replace(new, unit=new.unit or home, code="" if new.code in codes else new.code)
            if not new.manager:
                dotted = tuple(d for d in new.dotted if d != manager)
                new = replace(new, manager=manager, dotted=dotted, waiting="", rank=next(ranks))
        elif isinstance(new, Unit) and not new.parent:
            new = replace(new, parent=home)
        pairs.append((None, new))
    count = sum(isinstance(r, Position) for r in added)
    return edit_of(tn("Paste {n} position", "Paste {n} positions", count), pairs)
