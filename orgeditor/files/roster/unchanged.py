"""Which rows of a client's workbook may say something else than the document: only those are put into words.

A row says what the document says where its records, and all that they name, were read as they
stand: most rows of a large workbook do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.files.roster.as_standing import as_standing
from orgeditor.files.roster.columns import MANAGERS
from orgeditor.model.records import Person, Position, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.files.roster.client_tables import ClientTable
    from orgeditor.files.roster.origins import About
    from orgeditor.files.roster.outgoing import Line, Outgoing
    from orgeditor.files.roster.proposal import Proposal
    from orgeditor.model.organization import Organization
    from orgeditor.model.tables import Tables

_WHO = MANAGERS | {"dotted"}
"""Columns that call a position by what no other is called, which depends on all."""


def changed(
    org: Organization, proposal: Proposal, same: Mapping[str, str], heard: Callable[[], None]
) -> set[str]:
    """Return the records of ``org`` that no record of ``proposal`` says just as they stand.

    ``same`` are the document's records by those of the proposal. ``heard`` is called often.
    """
    made = as_standing(proposal.records, same, org.table, heard)
    standing = org.table
    return standing.keys() - {record.id for record in made if standing.get(record.id) is record}


def may_differ(
    table: ClientTable,
    then: Outgoing,
    same: Mapping[str, str],
    changed: set[str],
    origins: tuple[About, ...],
) -> list[int]:
    """Return the places among a table's lines whose words may be others than ``then``, the workbook's own."""
    now = table.now
    by_id = "id" in now.fields or now.fields.isdisjoint(_WHO)
    if not by_id or now.figures != then.figures:
        return list(range(len(table.lines)))
    touched = _with_what_names(now.org, changed | _recoded(now, then, same))

    def is_still_so(line: Line, about: About) -> bool:
        here = line.position or line.unit
        if here is None or here.id in touched or same.get(about.record) != here.id:
            return False
        if not isinstance(here, Position):
            return True
        rows = 1 if about.holder < 0 else max(1, len(here.holders))
        return (
            here.manager not in touched
            and touched.isdisjoint(here.dotted)
            and (line.holder, line.holders) == (max(about.holder, 0), rows)
        )

    lines = zip(table.lines, table.rows, strict=True)
    return [n for n, (line, i) in enumerate(lines) if not is_still_so(line, origins[i])]


def _recoded(now: Outgoing, then: Outgoing, same: Mapping[str, str]) -> set[str]:
    """Return the records whose codes are others than they were."""
    found: set[str] = set()
    for own, its in zip(now.codes(), then.codes(), strict=True):
        before = dict(zip(map(same.get, its, its), its.values(), strict=True))
        if before != own:
            found.update(key for key, _ in before.items() ^ own.items())
    return found


def _with_what_names(org: Tables, changed: set[str]) -> set[str]:
    """Return changed records with the units inside them, and with the positions that name any of these."""
    touched = set(changed)
    units = org.of(Unit)
    for key in units:
        path = [key]
        while path[-1] not in touched and (upper := units[path[-1]].parent):
            path.append(upper)
        if path[-1] in touched:
            touched.update(path)
    named = {key for key in touched if isinstance(org.peek(key), Unit | Person | Role)}
    for key, position in org.of(Position).items() if named else ():
        if (
            position.unit in named
            or not named.isdisjoint(position.roles)
            or any(holder.person in named for holder in position.holders)
        ):
            touched.add(key)
    return touched
